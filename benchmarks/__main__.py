"""All measurements, one after another."""

import platform

from benchmarks import hostile_content, load_content, pages, rating, room, weight

PARTS = (
    ("Pages, against a floor on the same server", pages.main),
    ("Three hundred people rating at the same time", rating.main),
    ("Three hundred people answer in a room with two hundred phones", room.main),
    ("Weight of a lesson over the wire", weight.main),
    ("Loading and checking the courses", load_content.main),
    ("Hostile and careless files", hostile_content.main),
)


def main() -> None:
    """Run every part; the machine is named because only ratios within one run count."""
    print(f"Python {platform.python_version()} on {platform.machine()}")
    for title, measure in PARTS:
        print(f"\n{title}")
        measure()


if __name__ == "__main__":
    main()
