"""Marking an assessment; passing it finishes the module if every lesson is done."""

from content import Library
from learning.courses import services
from learning.courses.assessments.queries import assessment_in
from learning.courses.assessments.rules import paper_for
from learning.courses.checks.rules import Submission
from learning.courses.checks.services import last_number, record, sent_before
from learning.courses.models import Attempt
from learning.courses.standings.queries import standing_in
from learning.errors import Refused
from learning.people.services import take_turns


class AnsweredMeanwhile(Refused):
    """The attempt was answered from another page; `number` is the newest result."""

    def __init__(self, number: int) -> None:
        super().__init__("You have answered this attempt from another page already.")
        self.number = number


def submit_assessment(
    person_id: int, library: Library, *, module_slug: str, number: int, submission: Submission
) -> Attempt:
    """The attempt of this number is marked and kept; a form sent twice gives the first one.

    Raises NotFound; AnsweredMeanwhile for a number that has a result; CheckChanged if the pool
    has changed; Refused for a number out of turn or a question not answered.
    """
    module, assessment = assessment_in(library, module_slug)
    paper = paper_for(person_id, module, assessment, number)
    take_turns(person_id)
    earlier = sent_before(person_id, module, paper, submission.form_id)
    if earlier is not None:
        return earlier
    last = last_number(person_id, module, paper)
    if number <= last:
        raise AnsweredMeanwhile(last)
    if number != last + 1:
        raise Refused("These questions are not the ones you were given. Please open them again.")
    attempt = record(person_id, module, paper=paper, submission=submission, number=number)
    if attempt.passed:
        services.finish_module_if_done(person_id, standing_in(person_id, module))
    return attempt
