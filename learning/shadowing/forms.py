"""What the forms of this domain have in common."""

from learning.drafts.forms import OwnWordsForm


class WordsForm(OwnWordsForm):
    """Words about a placement."""
