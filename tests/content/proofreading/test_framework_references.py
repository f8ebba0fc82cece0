"""What statements refer to is held to law.md, and to what the header owns up to."""

from pathlib import Path

import pytest

from content.proofreading import proofread
from tests.content.proofreading.faultless import marked
from tests.content.test_frameworks import HEAD, WRITING
from tests.content.writing import write

OWN = HEAD.replace("keep-asking,\n    ", "").replace("to check: 6.39\n", "")
CYCLE = WRITING.replace("target: 1", "target: 1\naction: listen")


def framework_marks(reference: str, *, head: str = OWN) -> list[str]:
    domain = CYCLE.replace("reference: practice", reference)
    return marked(**{"frameworks__ours__framework": head, "frameworks__ours__01-writing": domain})


def test_what_has_been_compared_has_no_marks() -> None:
    assert framework_marks("reference: 6.2, 6.79 to 6.83; CFA 2014 s66; our own view") == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "6.17",
            "the number of “6.17” has not been compared with its source; add 6.17 to “to check",
        ),
        ("6.57", "“6.57” is referred to, and nobody has seen it in its source; leave it out"),
        ("CFA 2014 s99", "“CFA 2014 s99” is not in law.md; compare it with its source"),
    ],
)
def test_a_doubtful_place_is_a_warning_with_its_line(place: str, said: str) -> None:
    (found,) = framework_marks(f"reference: practice; {place}")
    assert found.startswith(f"frameworks/ours/01-writing.md:13: {said}")


def test_a_number_to_check_is_owned_up_to() -> None:
    head = OWN.replace("retired", "to check: 6.17, reg 9\nretired")
    assert framework_marks("reference: 6.17", head=head) == []
    assert framework_marks("reference: 6.2", head=head) == [
        (
            "frameworks/ours/framework.md:20: “to check” names 6.17, which no statement refers to; "
            "delete it there"
        )
    ]


def test_without_a_law_file_nothing_is_said(tmp_path: Path) -> None:
    files = {
        "frameworks/ours/framework.md": OWN,
        "frameworks/ours/01-writing.md": CYCLE.replace("practice", "6.17"),
    }
    assert proofread([write(tmp_path, files)]) == ()


def test_what_cannot_be_read_is_passed_over() -> None:
    assert framework_marks("reference: 6.57", head="broken") == []


def test_only_the_wanted_roots_are_read(tmp_path: Path) -> None:
    ours = {
        "law.md": "## SEND Code of Practice 2015\n- 6.57 should, not checked\n",
        "frameworks/ours/framework.md": OWN,
        "frameworks/ours/01-writing.md": CYCLE.replace("practice", "6.57"),
    }
    root = write(tmp_path / "ours", ours)
    own = write(tmp_path / "own", {k: v for k, v in ours.items() if k != "law.md"})
    assert proofread([root, own], only=[own])[0].path.startswith(str(own))
    assert proofread([root], only=[own]) == ()
