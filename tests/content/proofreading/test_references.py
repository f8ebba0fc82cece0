"""How a place in law or Code may be written, and what is none."""

import pytest

from content.proofreading.references import references


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("6.2", ("6.2",)),
        ("6.44 to 6.56", ("6.44", "6.56")),
        ("CFA 2014 s66; 6.2", ("CFA 2014 s66", "6.2")),
        ("Children and Families Act 2014, section 36(8)", ("CFA 2014 s36",)),
        ("SEND Regulations 2014, reg 49(7)", ("SEND Regulations 2014 reg 49",)),
        (
            "Equality Act 2010 s20, s85 and Sch 13",
            ("Equality Act 2010 s20", "Equality Act 2010 s85", "Equality Act 2010 Sch 13"),
        ),
        ("Code, Introduction", ("Introduction",)),
        ("EEF, Deployment of Teaching Assistants (2025)", ()),
        ("section 5 of something", ()),
    ],
)
def test_places_by_the_name_the_law_file_gives_them(written: str, found: tuple[str, ...]) -> None:
    assert references(written) == found
