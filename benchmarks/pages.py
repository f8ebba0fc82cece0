"""Pages against the floor: requests per second and processor time, alternating round by round."""

import itertools
import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import client, servers
from benchmarks.client import Request, get, post
from benchmarks.servers import Server, Visitor

ROUNDS = 5
SECONDS = 3.0
PEOPLE = 60


@dataclass
class Target:
    """One thing measured: whom it asks, and the requests it sends."""

    name: str
    server: Server
    requests: Callable[[], Iterator[Request]]
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def round(self) -> None:
        """One round is measured and kept."""
        before = self.server.cpu_seconds()
        load = client.run(self.server.port, self.requests(), seconds=SECONDS)
        self.rates.append(load.rate)
        self.cpu.append((self.server.cpu_seconds() - before) / load.answers * 1000)


def main() -> None:
    """Print each page's rate, and its ratio to the floor with the spread over rounds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with servers.product(folder, PEOPLE) as product, servers.floor(folder) as bare:
            targets = _targets(product, bare)
            for target in targets.values():
                target.round()  # warm up, not counted
                target.rates.clear()
                target.cpu.clear()
            for _ in range(ROUNDS):
                for target in targets.values():
                    target.round()
            _report(targets)
            print(
                f"  memory of the product's process after this: {product.memory_megabytes():.0f}"
                " MB PSS with 150 lessons (target: at most 110)"
            )


def _targets(product: Server, bare: Server) -> dict[str, Target]:
    visitors = [servers.sign_in(product, number) for number in range(PEOPLE)]
    cookies = [servers.enter_floor(bare, number) for number in range(PEOPLE)]
    module = _modules()[0]
    lesson = f"/lessons/{module}/{_lessons(module)[1]}"
    return {
        "empty": Target("empty view of the floor", bare, _pages("/empty", cookies, b"ok")),
        "floor lesson": Target(
            "lesson of the floor", bare, _pages("/lesson/1", cookies, b"</html>")
        ),
        "floor dashboard": Target(
            "dashboard of the floor", bare, _pages("/dashboard", cookies, b"</html>")
        ),
        "floor done": Target("mark complete of the floor", bare, _floor_marks(cookies)),
        "lesson": Target("lesson", product, _pages(lesson, _cookies(visitors), b"</html>")),
        "home": Target("Home", product, _pages("/", _cookies(visitors), b"</html>")),
        "done": Target("mark as done", product, _marks(visitors)),
    }


def _cookies(visitors: list[Visitor]) -> list[str]:
    return [visitor.cookie for visitor in visitors]


def _pages(path: str, cookies: list[str], ending: bytes) -> Callable[[], Iterator[Request]]:
    """The same page for one person after another; compressed, so only its kind can be checked."""

    def is_right(status: int, answer: bytes) -> bool:
        return status == 200 and (b"gzip" in answer[:1500] or ending in answer)

    requests = [(get(path, cookie), is_right) for cookie in cookies]
    return lambda: itertools.cycle(requests)


def _is_redirect(status: int, _answer: bytes) -> bool:
    return status in (302, 303)


def _floor_marks(cookies: list[str]) -> Callable[[], Iterator[Request]]:
    requests = [
        (post(f"/lesson/{lesson}/done", cookie, ""), _is_redirect)
        for lesson in range(1, 13)
        for cookie in cookies
    ]
    return lambda: itertools.cycle(requests)


def _marks(visitors: list[Visitor]) -> Callable[[], Iterator[Request]]:
    """Every request marks a lesson that was not done: the pages are never asked for twice."""
    each = (
        (
            post(
                f"/lessons/{module}/{lesson}/done",
                visitor.cookie,
                f"csrf_token={visitor.csrf_token}",
            ),
            _is_redirect,
        )
        for module in _modules()
        for lesson in _lessons(module)
        for visitor in visitors
    )
    return lambda: each


def _modules() -> list[str]:
    folder = next(iter(sorted((servers.PROJECT / "modules" / "courses").iterdir())))
    return [f"{folder.name}-{number}" for number in range(servers.COPIES)]


def _lessons(module: str) -> list[str]:
    folder = servers.PROJECT / "modules" / "courses" / module.rsplit("-", 1)[0]
    names = sorted(path.stem for path in folder.glob("[0-9]*.md"))
    return [name.partition("-")[2] for name in names if "assessment" not in name]


def _report(targets: dict[str, Target]) -> None:
    for target in targets.values():
        print(
            f"  {target.name:28} {statistics.median(target.rates):7.0f} requests/s"
            f"  {statistics.median(target.cpu):6.2f} ms of processor time each"
        )
    for name, against, least in (
        ("lesson", "empty", 0.25),
        ("lesson", "floor lesson", 0.7),
        ("home", "floor dashboard", 0.7),
        ("done", "floor done", 0.5),
    ):
        pairs = zip(targets[name].rates, targets[against].rates, strict=True)
        ratios = sorted(mine / theirs for mine, theirs in pairs)
        print(
            f"  {targets[name].name} / {targets[against].name}: {statistics.median(ratios):.2f}"
            f"  (from {ratios[0]:.2f} to {ratios[-1]:.2f} over {ROUNDS} rounds;"
            f" target: at least {least})"
        )


if __name__ == "__main__":
    main()
