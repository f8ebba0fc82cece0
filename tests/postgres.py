"""Runs a command beside a private PostgreSQL: `python -m tests.postgres pytest -n 2`.

The cluster lives in a folder of its own, listens on a free loopback port, and is gone afterwards.
The command finds its address in ALONGSIDE_TEST_DATABASE_URL. Under root the server runs as an
unprivileged user, because PostgreSQL refuses to run as root.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BINARIES = Path("/usr/lib/postgresql")
UNPRIVILEGED = ("postgres", "nobody")
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
SECONDS_TO_START = 60


class NoPostgres(RuntimeError):  # noqa: N818 - it says what is missing
    """PostgreSQL is not installed here."""


def binaries() -> Path:
    """The folder of the newest PostgreSQL installed; raises NoPostgres."""
    found = [path.parent for path in BINARIES.glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise NoPostgres("PostgreSQL is not installed (on Debian: apt install postgresql)")
    newest = sorted(found, key=lambda path: int(path.parent.name.split(".")[0]))
    return newest[-1] if newest else Path(on_path or "").parent


def _identity(folder: Path) -> dict[str, Any]:
    """Who the server is to be: under root an unprivileged user, who owns the folder."""
    if os.geteuid() != 0:
        return {}
    known = {each.pw_name: each for each in pwd.getpwall()}
    user = next(known[name] for name in UNPRIVILEGED if name in known)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[str]:
    """A PostgreSQL of our own while inside; the address of its first database."""
    where = binaries()
    folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-"))
    try:
        identity = _identity(folder)
        _make_cluster(where, folder, identity)
        port = _free_port()
        process = _start(where, folder, port, identity)
        try:
            _wait_until_ready(where, port, process)
            yield f"postgresql+psycopg://tests@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)  # a fast shutdown: clients are not waited for
            process.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make_cluster(where: Path, folder: Path, identity: dict[str, Any]) -> None:
    command = [where / "initdb", "-D", folder / "cluster", "-U", "tests", "-A", "trust"]
    subprocess.run(
        [*command, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        check=True,
        **identity,
        cwd="/",
        stdout=subprocess.DEVNULL,
    )


def _start(
    where: Path, folder: Path, port: int, identity: dict[str, Any]
) -> subprocess.Popen[bytes]:
    settings = [word for setting in FAST for word in ("-c", setting)]
    listen = ["-h", "127.0.0.1", "-p", str(port), "-k", folder]
    log = folder / "log"
    with log.open("wb") as output:
        return subprocess.Popen(
            [where / "postgres", "-D", folder / "cluster", *listen, *settings],
            **identity,
            cwd="/",
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def _wait_until_ready(where: Path, port: int, process: subprocess.Popen[bytes]) -> None:
    ask = [where / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    until = time.monotonic() + SECONDS_TO_START
    while subprocess.run(ask, check=False).returncode != 0:
        if process.poll() is not None or time.monotonic() > until:
            raise NoPostgres("PostgreSQL did not start")
        time.sleep(0.1)


def main(command: Sequence[str]) -> int:
    """Run the command with the address in its environment; its exit code.

    Where PostgreSQL is missing this says so and passes, unless CI=true.
    """
    try:
        binaries()
    except NoPostgres as missing:
        sys.stderr.write(f"Skipped, nothing was run on PostgreSQL: {missing}\n")
        return int(os.environ.get("CI", "").lower() == "true")
    with server() as url:
        environment = {**os.environ, "ALONGSIDE_TEST_DATABASE_URL": url}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
