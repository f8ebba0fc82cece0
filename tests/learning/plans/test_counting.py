"""Reviews of a plan stand in its owner's CPD record."""

import pytest

from learning.cpd import queries as ledger
from learning.cpd.models import CpdKind
from learning.plans import services
from learning.plans.queries import review_edition
from learning.plans.reviews.services import change_review
from learning.plans.typed import ReviewDraft
from tests.learning.plans.planning import TODAY, agreed, reviewed

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("clock")]


def test_a_review_stands_once_in_the_record_and_goes_with_its_plan(app, cast):
    del app
    plan = agreed(cast.amina)
    row = reviewed(cast.amina, plan)
    change_review(
        cast.amina.id,
        plan.id,
        row.id,
        ReviewDraft(reviewed_on=TODAY, moved="More than I thought."),
        edition=review_edition(row),
    )
    (entry,) = ledger.entries(cast.amina.id)
    assert (entry.kind, entry.happened_on, entry.minutes) == (CpdKind.REVIEW, TODAY, 0)
    services.delete_plan(cast.amina.id, plan.id)
    assert ledger.entries(cast.amina.id) == ()
