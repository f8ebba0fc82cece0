"""Whatever a browser sends becomes an entry or a refusal in words, and never an error."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from learning.shadowing.visits.activities import Entry, merged, timed
from learning.shadowing.visits.arriving import Bounds, as_sent, read
from tests.learning.shadowing.visits.noting import NINE, NOON, key, sent

BOUNDS = Bounds(
    starts_at=NINE, ends_at=NOON, categories=("par", "sta"), now=NOON, today=NOON.date()
)
FIELDS = tuple(sent())
PROPERTY = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=30),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=5,
)
INSTANTS = some.datetimes().map(lambda each: each.isoformat()) | some.sampled_from(
    ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-24T09:30:00Z", "2026")
)


@PROPERTY
@given(some.dictionaries(some.sampled_from(FIELDS), ANYTHING | INSTANTS))
def test_anything_at_all_is_answered_in_words(said):
    (entries, refusals) = read([{**sent(), **said}], BOUNDS, {})
    assert len(entries) + len(refusals) == 1
    assert all(each.message for each in refusals)
    timed(merged(entries), ends_at=NOON, now=NOON)


@PROPERTY
@given(some.sampled_from(("par", "sta")), some.integers(-60, 239), some.integers(0, 600))
def test_what_is_kept_comes_back_as_what_would_be_sent_again(category, minute, seconds):
    said = sent(1, minute + seconds / 3600, category)
    ((entry,), refusals) = read([said], BOUNDS, {})
    assert refusals == []
    ((again,), _) = read([as_sent(entry)], BOUNDS, {})
    assert isinstance(again, Entry)
    assert again.started_at == entry.started_at
    assert again.key == key(1)
