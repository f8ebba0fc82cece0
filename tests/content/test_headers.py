"""Header values are plain text, lists, dates and words of fixed lists."""

from datetime import date

import pytest

from content.types import Change
from tests.content.writing import HEAD, TOP, library_of, module_files, module_of


def module_with(*lines: str, without: str = "") -> str:
    kept = HEAD if not without else HEAD.replace(without, "")
    return kept.replace("version: 1\n", "version: 3\n" + "\n".join(lines) + "\n")


def read(head: str):
    return module_of({**module_files(a=TOP + "Words.\n"), "courses/one/module.md": head})


def faults(head: str) -> list[str]:
    library = library_of("Words.\n", {"courses/one/module.md": head})
    return [f"{p.line}: {p.message}; {p.remedy}" for p in library.problems]


def test_a_value_may_hold_colons_quotation_marks_and_more_lines() -> None:
    head = HEAD.replace("title: A module", 'title: Assess: the "why"\n  and the how')
    assert read(head).title == "Assess: the “why” and the how"


def test_a_list_stands_beside_its_key_by_commas_or_below_it_by_lines() -> None:
    module = read(module_with("sources: One, Two", "  Three, with a comma", "needs: autism"))
    assert module.sources == ("One", "Two", "Three, with a comma")
    assert module.needs == ("autism",)


def test_blank_lines_in_a_header_are_no_matter() -> None:
    assert read(HEAD.replace("version:", "\nversion:")).version == 1


def test_an_area_with_commas_in_it_is_one_area() -> None:
    head = HEAD.replace(
        "areas: all",
        "areas: cognition and learning, social, emotional and mental health, sensory and physical",
    )
    assert read(head).areas == (
        "cognition and learning",
        "social, emotional and mental health",
        "sensory and physical",
    )


def test_words_of_fixed_lists_are_taken_in_any_case() -> None:
    assert read(HEAD.replace("audience: teacher", "audience: SENCo, All staff")).audience == (
        "senco",
        "all staff",
    )


def test_optional_keys_may_be_empty() -> None:
    module = read(module_with("checked by:", "checked on:", "needs:"))
    assert (module.checked_by, module.checked_on, module.needs) == ("", None, ())


def test_a_checked_module_names_who_and_when() -> None:
    module = read(module_with("checked by: A. Person, SENCo", "checked on: 2026-11-01"))
    assert (module.checked_by, module.checked_on) == ("A. Person, SENCo", date(2026, 11, 1))


def test_changes_are_told_by_version() -> None:
    module = read(module_with("changed:", "  3: the date, and more", "  2: new words: two"))
    assert module.changed == (
        Change(version=2, text="new words: two"),
        Change(version=3, text="the date, and more"),
    )
    assert module.changes_since(2) == module.changed[1:]


def test_old_names_and_nations_are_kept() -> None:
    module = read(module_with("formerly: old-name, older", "nation: Wales"))
    assert module.formerly == ("old-name", "older")
    assert module.nation == "Wales"
    assert read(HEAD).nation == "England"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22/11/2026", "2026-11-22"),
        ("22.11.2026", "2026-11-22"),
        ("22 November 2026", "2026-11-22"),
        ("20261122", "2026-11-22"),
        ("2026-W10", "year-month-day"),
        ("soon", "year-month-day"),
    ],
)
def test_another_date_is_answered_with_the_right_way_to_write_it(written: str, meant: str) -> None:
    (fault,) = faults(HEAD.replace("2026-11-22", written))
    assert meant in fault


def test_every_problem_of_a_header_is_told_at_once() -> None:
    head = "---\ntitel: A\nsummary:\naudience: techer\nversion: 0\nlaw as at: never\n---\n"
    assert [fault.partition(":")[0] for fault in faults(head)] == ["2", "3", "4", "5", "6"] + [
        "7"
    ] * 3


def test_the_same_version_twice_cannot_be() -> None:
    (fault,) = faults(module_with("changed:", "  2: one", "  2: two"))
    assert "version 2 cannot stand here" in fault


def test_a_percent_sign_may_follow_a_number() -> None:
    body = (
        "---\ntitle: T\nkind: assessment\ndraw: 1\npass: 80 %\n---\n"
        "::: check\n### Q {#q}\n= a\n> **Why:** b.\n:::\n"
    )
    module = module_of({**module_files(a=TOP + "Words.\n"), "courses/one/02-test.md": body})
    assert module.assessment
    assert module.assessment.pass_percent == 80


def test_a_proposed_lesson_says_so() -> None:
    text = TOP.replace("summary", "proposed: yes\nsummary") + "Words.\n"
    assert module_of(module_files(a=text)).lessons[0].is_proposed
