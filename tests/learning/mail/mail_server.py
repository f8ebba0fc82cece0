"""A mail server for tests: takes e-mails on this machine, or refuses them as it is told."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default


class MailServer(socketserver.ThreadingTCPServer):
    """Accepts and keeps what it is given, except where `replies` says otherwise.

    For a command (`RCPT`), or for a whole line in lower case.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.replies: dict[str, str] = {}
        self.commands: list[str] = []
        self.letters: list[Message] = []

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word = line.split(maxsplit=1)[0].upper()
            self.server.commands.append(word)
            if self.server.replies.get(word) == "hang up":
                return
            self._answer(word, line)

    def _answer(self, word: str, line: str) -> None:
        usual = {"EHLO": "250-here\r\n250 AUTH PLAIN", "QUIT": "221 bye", "AUTH": "235 welcome"}
        told = self.server.replies
        reply = told.get(line.lower(), told.get(word, usual.get(word, "250 fine")))
        if word == "DATA" and word not in self.server.replies:
            self._say("354 go on")
            self._take()
            reply = "250 taken"
        self._say(reply)

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        self.server.letters.append(message_from_bytes(b"".join(lines), policy=default))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def a_mail_server() -> Iterator[MailServer]:
    """A mail server that listens until the end of the block."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
