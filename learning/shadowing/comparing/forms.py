"""The form for what was seen on a visit."""

from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import boxes
from learning.shadowing.comparing.seen import Coverage
from learning.shadowing.forms import WordsForm


class SeenForm(WordsForm):
    """What was seen on one visit; `shown` is what was ticked when the form was opened."""

    seen = boxes("On this visit I saw")
    shown = HiddenField()

    def offer(self, coverage: Coverage, visit_id: int) -> None:
        """What was not seen yet, and what was seen on this visit, stand in the form."""
        own = [line for line in coverage.seen if line.visit_id == visit_id]
        self.seen.choices = [
            SelectChoice(line.slug, line.text) for line in (*own, *coverage.unseen)
        ]

    @property
    def ticked(self) -> frozenset[str]:
        """What is ticked now."""
        return frozenset(self.seen.data or ())

    @property
    def was_ticked(self) -> frozenset[str]:
        """What was ticked when the form was opened."""
        return frozenset((self.shown.data or "").split(",")) - {""}


def form_of(coverage: Coverage, visit_id: int) -> SeenForm:
    """The form as it stands."""
    own = [line.slug for line in coverage.seen if line.visit_id == visit_id]
    form = SeenForm(formdata=None, seen=own, shown=",".join(own))
    form.offer(coverage, visit_id)
    return form
