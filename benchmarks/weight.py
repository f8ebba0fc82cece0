"""What a lesson weighs over the wire: every request a browser would make, compressed."""

import re
import socket
import tempfile
from pathlib import Path

from benchmarks import servers
from benchmarks.client import get
from benchmarks.servers import Server


def main() -> None:
    """Print the first and the repeat view of a lesson, in kB and requests."""
    with tempfile.TemporaryDirectory() as name, servers.product(Path(name), 1) as product:
        cookie = servers.sign_in(product, 0).cookie
        module = next(iter(sorted((servers.PROJECT / "modules" / "courses").iterdir())))
        lesson = sorted(module.glob("0*.md"))[1].stem.partition("-")[2]
        path = f"/lessons/{module.name}/{lesson}"
        page = _bytes(product, path, cookie)
        parts = {part: _bytes(product, part, cookie) for part in _parts(product, path, cookie)}
    first = page + sum(parts.values())
    print(
        f"  first view:  {first / 1000:6.1f} kB in {1 + len(parts)} requests"
        "  (target: at most 100 kB in 8)"
    )
    print(f"  repeat view: {page / 1000:6.1f} kB in 1 request  (target: at most 12 kB in 2)")


def _answer(server: Server, request: bytes) -> bytes:
    closing = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(closing)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def _bytes(server: Server, path: str, cookie: str) -> int:
    return len(_answer(server, get(path, cookie)))


def _parts(server: Server, path: str, cookie: str) -> list[str]:
    """Everything the page names that a browser fetches; typefaces are preloaded by name."""
    html = _answer(server, get(path, cookie, gzip=False)).decode("utf-8")
    return sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html)))


if __name__ == "__main__":
    main()
