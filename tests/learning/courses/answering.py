"""What a person would choose, for the small courses of the tests."""

NOTICING = {
    "question-first": "A closer look",
    "question-seen": ["He asks a neighbour", "He starts late"],
}
"""Everything right in the check of first-steps/noticing."""

RIGHT_IN_THE_ASSESSMENT = {
    "question-before-planning": "Assessing",
    "question-after-doing": "Reviewing",
    "question-owner": "The teacher",
    "question-home": "The family",
}
WRONG_IN_THE_ASSESSMENT = {
    "question-before-planning": "Reviewing",
    "question-after-doing": "Planning",
    "question-owner": "The inspector",
    "question-home": "The timetable",
}


def of_those_asked(page, answers):
    """Those answers whose question stands on the page."""
    return {name: words for name, words in answers.items() if page.has_field(name)}
