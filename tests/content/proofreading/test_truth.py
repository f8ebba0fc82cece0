"""What a box stands on, what is cited, when the law is read again, where figures are from."""

from pathlib import Path

import pytest

from content.proofreading import proofread
from tests.content.proofreading.faultless import LESSON, marked, with_words
from tests.content.writing import HEAD


def test_a_faultless_module_has_no_marks() -> None:
    assert marked() == []


@pytest.mark.parametrize(
    ("box", "mark"),
    [
        ("must 6.17", "!“must” stands on 6.17, where law.md says “should”; use another"),
        ("must 6.43", "!“must” stands on 6.43, whose number is still to be checked; name"),
        ("should 6.27", "!“should” stands on 6.27, which asks nothing of anybody; use ::: advice"),
        ("should 6.57", "!“should” stands on 6.57, which nobody has seen in its source; say"),
        ("must CFA 2014 s66(1), s99", "“CFA 2014 s99” is not in law.md; compare it with its"),
        ("should a good idea", "“should a good idea” names no place in law or Code; name it"),
    ],
)
def test_a_box_stands_on_what_it_says(box: str, mark: str) -> None:
    found = marked(with_words(f"::: {box}\nIt is so.\n:::"))
    sign = "!" if mark.startswith("!") else ""
    assert any(line.startswith(f"{sign}01-a.md:8: {mark.lstrip('!')}") for line in found), found


@pytest.mark.parametrize("box", ["must 6.48", "should 6.48", "must 6.79 to 6.83", "must 6.2, 6.81"])
def test_a_box_may_stand_on_what_has_been_checked(box: str) -> None:
    assert marked(with_words(f"::: {box}\nIt is so.\n:::")) == []


def test_without_a_law_file_nothing_is_said_of_places() -> None:
    assert marked(with_words("::: must 6.17\nIt is so.\n:::"), law=None) == []


def test_a_number_to_check_is_owned_up_to() -> None:
    lesson = with_words("It is so (6.17).\n")
    assert marked(lesson) == [
        (
            "!01-a.md:8: the number of paragraph 6.17 has not been compared with the Code; "
            "add 6.17 to “to check” in module.md"
        )
    ]
    assert marked(lesson, head=HEAD.replace("version", "to check: 6.17\nversion")) == []


def test_what_nobody_has_seen_is_not_cited_in_feedback_either() -> None:
    assert marked(LESSON.replace("> Then this", "> (6.57) Then this")) == [
        (
            "!01-a.md:71: paragraph 6.57 is cited, and nobody has seen it in its source; "
            "say it as practice, without the number"
        )
    ]


def test_to_check_names_only_what_is_cited() -> None:
    assert marked(head=HEAD.replace("version", "to check: 6.17, reg 9\nversion")) == [
        "module.md:10: “to check” names 6.17, which no lesson cites; delete it there"
    ]


@pytest.mark.parametrize("words", ["at 6.17", "£6.17", "6.17%", "6.17 pm", "6.175", "16.17"])
def test_money_and_times_are_no_paragraphs(words: str) -> None:
    assert marked(with_words(f"She pays, or comes, {words}, and so on.\n")) == []


@pytest.mark.parametrize(
    ("day", "more", "mark"),
    [
        ("2027-11-30", "", "only after 373 days; review it within a year"),
        ("2027-09-30", "::: proposed 2026-02-23\nA plan.\n:::\n", "within six months"),
    ],
)
def test_a_review_is_not_put_off(day: str, more: str, mark: str) -> None:
    found = marked(LESSON + more, head=HEAD.replace("2027-09-30", day))
    assert len(found) == 1
    assert found[0].startswith("module.md:9: ")
    assert found[0].endswith(mark)


@pytest.mark.parametrize(
    "words",
    [
        "About 14.8% of all pupils have support.",
        "Two in thirty children need more.",
        "There are 1.8 million pupils with SEN.",
        "There are 538,547 children with a plan.",
    ],
)
def test_a_figure_has_a_year_and_a_source(words: str) -> None:
    assert len(found := marked(with_words(f"{words}\n"))) == 1
    assert found[0].startswith("01-a.md:8: ")
    assert "has no year and source" in found[0]
    assert marked(with_words(f"{words[:-1]} (school census, January 2026).\n")) == []
    assert marked(with_words(f"{words}[^1]\n\n[^1]: School census.\n")) == []


def test_a_figure_of_a_story_needs_none() -> None:
    assert marked(with_words("Ada was right in 40% of hers.\n")) == []


def test_what_is_called_law_says_where_it_is_written() -> None:
    assert marked(with_words("By law, she tells him.\n")) == [
        (
            "01-a.md:8: “By law” stands here without a reference; "
            "name the Act, regulation or paragraph"
        )
    ]
    assert marked(with_words("By law, she tells him (section 66).\n")) == []
    assert marked(with_words("He says: “By law, tell me.” She does.\n")) == []


@pytest.mark.parametrize(
    "line", ["- 6.99", "- nonsense must: words", "- 6.99 perhaps", "- 6.1 to 7.3 must"]
)
def test_a_law_file_that_cannot_be_read_says_so(line: str) -> None:
    found = marked(
        law=f"## SEND Code of Practice 2015\n- 6.2 must\n{line}\n## CFA 2014\n- s66 must\n"
    )
    assert [one.partition("names")[0] for one in found] == [f"!law.md:3: “{line}” "]


def test_a_law_file_that_is_no_text_says_so() -> None:
    assert marked(law="\x00" * 9)[0].startswith("!law.md:1: the file is not UTF-8 text")


def test_a_law_file_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "law.md").symlink_to("/etc/hostname")
    found = [str(problem) for problem in proofread([tmp_path])]
    assert found == [
        f"{tmp_path}/law.md:1: the file is a link that leads out of the content; copy the file here"
    ]


def test_a_module_without_its_dates_is_still_read() -> None:
    undated = HEAD.replace("law as at: 2026-11-22\n", "")
    assert marked(head=undated, pathways__all="no header")[0].startswith("module.md:2: no pathway")
