"""The server bears many browsers at once, and hostile ones."""

import http.client
import socket
import threading
from contextlib import ExitStack
from dataclasses import replace

import pytest

from learning.server import listening


@pytest.fixture
def port(app, config):
    server = listening(app, replace(config, host="127.0.0.1", port=0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield int(server.effective_port)
    server.close()
    server.task_dispatcher.shutdown()
    thread.join(timeout=10)


def test_browsers_that_keep_their_connections_open_shut_nobody_out(port):
    with ExitStack() as opened:
        for _ in range(150):
            idle = opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            idle.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert idle.recv(15) == b"HTTP/1.1 200 OK"
        one_more = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        one_more.request("GET", "/health")
        assert one_more.getresponse().read() == b"ok"
        one_more.close()


def test_a_body_beyond_all_measure_is_refused_before_it_is_sent(port):
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asking.putrequest("POST", "/sign-in")
    asking.putheader("Content-Length", "500000000")
    asking.endheaders()
    answer = asking.getresponse()
    assert answer.status == 413
    assert answer.getheader("Server") is None
    asking.close()
