"""The form of one attribute: how often each behaviour was seen, with an example and its day."""

from collections.abc import Iterable, Mapping

from learning.drafts.queries import KeptDraft
from learning.talent.attributes.queries import NotedAttribute, NotedBehaviour
from learning.talent.attributes.rules import Said, draft_key
from learning.talent.lines import Line, Sent, SeveralForm
from learning.talent.rules import SEEN_WORDS, Seen

CHOICES = tuple((each.value, SEEN_WORDS[each]) for each in Seen)


def attribute_form(
    noted: NotedAttribute, interest_id: int, drafts: Mapping[str, KeptDraft], *, is_own: bool
) -> SeveralForm:
    """Every behaviour as it is kept, with the draft of its example if there is one."""
    lines = []
    for each in noted.behaviours:
        slug = each.behaviour.slug
        line = _line(each, drafts.get(slug))
        line.draft_key = draft_key(interest_id, slug, is_own=is_own)
        lines.append(line)
    return SeveralForm(lines)


def said_in(sent: Sent, slugs: Iterable[str]) -> Mapping[str, Said]:
    """What a form says of each of these behaviours; those of which nothing was sent are absent."""
    said = {slug: _said(sent, slug) for slug in slugs}
    return {slug: one for slug, one in said.items() if one is not None}


def _said(sent: Sent, slug: str) -> Said | None:
    seen, example, day = (sent.get(f"{name}-{slug}") for name in ("answer", "words", "day"))
    if seen is None and example is None and day is None:
        return None
    edition = sent.get(f"edition-{slug}", "")
    return Said(seen=seen, example=example, seen_on=day, edition=edition)


def _line(noted: NotedBehaviour, draft: KeptDraft | None) -> Line:
    behaviour, kept = noted.behaviour, noted.kept
    return Line(
        slug=behaviour.slug,
        text=behaviour.text,
        help=behaviour.example,
        choice=kept.seen or "",
        words=draft.body if draft else kept.example,
        day=kept.seen_on.isoformat() if kept.seen_on else "",
        edition=kept.edition,
        draft_saved_at=draft.saved_at.isoformat() if draft else "",
        asks_for_words=kept.asks_for_example,
    )
