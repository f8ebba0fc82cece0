"""Asking somebody to rate, and what they say. Told to nobody but the two of them."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.free_text import MayNamePupil, words_to_keep
from learning.drafts.rules import as_kept
from learning.drafts.services import discard_draft, discard_drafts
from learning.errors import Conflict, NotFound, Refused
from learning.sharing.models import Share
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.sharing.services import open_share, share, withdraw
from learning.skills.mentors import rules
from learning.skills.mentors.queries import asked_request, asked_statements, domains_of_round
from learning.skills.mentors.requests import AskedRequest, AskedStatement
from learning.skills.models import MentorRating, RatingRequest
from learning.skills.rounds.queries import own_round
from learning.skills.rules import LONGEST_COMMENT

ONE_PER_SHARE = ("uq_rating_requests_share_id", "rating_requests.share_id")
FINISHED = "You have finished, so what you said stands as it is."


class Said(NamedTuple):
    """What a mentor says to a statement: a level, that they cannot say, or nothing yet.

    `edition` names what it was changed from.
    """

    answer: str
    comment: str
    edition: str


class Unusable(Refused):
    """Some of what was said cannot be kept; `mistakes` by field. Nothing was kept."""

    def __init__(self, mistakes: Mapping[str, Refused]) -> None:
        super().__init__(next(iter(mistakes.values())).message)
        self.mistakes = mistakes
        self.is_warning = all(isinstance(each, MayNamePupil) for each in mistakes.values())


class RatedMeanwhile(Conflict):
    """The mentor said something else in another window; `slugs` of the statements."""

    def __init__(self, slugs: Collection[str]) -> None:
        super().__init__(
            "You rated this domain in another window meanwhile. What stands now is shown beside "
            "what you chose here; save again to put this in its place.",
            ", ".join(slugs),
        )
        self.slugs = frozenset(slugs)


TOO_EARLY = (
    "They have been asked until a later day than this. Choose that day or a later one, or take the "
    "request back."
)
"""An earlier end would show their owner levels before they were handed over."""


def ask(  # noqa: PLR0913 - a request is these things
    owner_id: int,
    round_id: int,
    *,
    who_id: int,
    domains: Collection[str],
    ends_on: date,
    message: str = "",
    names_no_pupil: bool = False,
) -> int:
    """Somebody is asked to rate domains of the owner's round until the end of a day; its key.

    Whoever has not finished yet is asked for these domains too, until the new day, in the same
    request, and says yes anew if that is more; so a form sent twice asks once. Whoever has
    finished is asked anew, and what they said stays.
    Raises NotFound (no round of theirs), Refused for what cannot be chosen, MayNamePupil to warn.
    """
    kept = own_round(owner_id, round_id)
    known = _checked_domains(round_id, domains)
    rules.check_ends_on(ends_on, clock.today())
    words = _message(message, names_no_pupil=names_no_pupil)
    before = _domains_before(owner_id, round_id, who_id)
    wanted = [slug for slug in known if slug in {*domains, *before}]
    until = _standing_until(owner_id, round_id, who_id, ends_on) if before else None
    share_id = share(
        owner_id,
        kind=SubjectKind.RATING,
        subject_id=round_id,
        title=kept.framework_title,
        with_person_id=who_id,
        parts=wanted,
        ends_on=ends_on,
    )
    row = _row_of(round_id, who_id, share_id)
    row.domains, row.message = ",".join(wanted), words or row.message
    is_more = set(wanted) > set(before) or ends_on != until
    row.accepted_at = None if is_more else row.accepted_at
    db.session.flush()
    return row.id


def _checked_domains(round_id: int, chosen: Collection[str]) -> list[str]:
    """Every domain of the round; Refused if none was chosen, or one that it has not."""
    known = [each.slug for each in domains_of_round(round_id)]
    if not chosen or not set(chosen) <= set(known):
        raise Refused("Choose at least one domain.", "parts")
    return known


def _standing_until(owner_id: int, round_id: int, who_id: int, ends_on: date) -> date | None:
    """The last day until which somebody is asked already; Refused if the new one is before it."""
    standing = shares_of(owner_id, SubjectKind.RATING, round_id, today=clock.today())
    until = next((each.ends_on for each in standing if each.with_person_id == who_id), None)
    if until is not None and ends_on < until:
        raise Refused(TOO_EARLY, "ends_on")
    return until


def accept(person_id: int, request_id: int) -> None:
    """The mentor has said yes; the owner sees that they did, and when.

    Raises NotFound unless this person was asked, NoLongerShared when it is over.
    """
    row, asked = _asked(person_id, request_id)
    if row.accepted_at is None:
        row.accepted_at = clock.now()
        open_share(person_id, asked.share_id)


def decline(person_id: int, request_id: int) -> None:
    """The owner sees 'declined' and nothing more; what was rated so far is deleted.

    Raises NotFound and NoLongerShared as `accept`, Refused once the mentor has finished.
    """
    row, asked = _asked(person_id, request_id)
    if asked.is_finished:
        raise Refused(FINISHED)
    row.declined_at = clock.now()
    db.session.execute(delete(MentorRating).where(MentorRating.request_id == row.id))
    discard_drafts(person_id, rules.draft_keys(row.id))
    withdraw(asked.owner_id, asked.share_id)


def rate_domain(
    person_id: int,
    request_id: int,
    domain_slug: str,
    said: Mapping[str, Said],
    *,
    names_no_pupil: bool = False,
) -> None:
    """What the mentor says to the statements of a domain is kept; its drafts are gone.

    All of it or nothing. Raises NotFound for what they were not asked or have not agreed to,
    NoLongerShared when it is over, Refused once they have finished, Unusable with every mistake,
    RatedMeanwhile if another window said something else.
    """
    row, asked = _asked(person_id, request_id)
    statements = asked_statements(asked, domain_slug)
    if asked.is_finished:
        raise Refused(FINISHED)
    checked = _checked(statements, said, names_no_pupil=names_no_pupil)
    changed = {
        each.slug: checked[each.slug]
        for each in statements
        if each.slug in checked and _edition(checked[each.slug]) != each.edition
    }
    known = {each.slug: each.edition for each in statements}
    clashes = [slug for slug, one in changed.items() if one.edition != known[slug]]
    if clashes:
        raise RatedMeanwhile(clashes)
    _write(row.id, changed)
    for each in statements:
        discard_draft(person_id, rules.draft_key(request_id, each.slug))


def finish(person_id: int, request_id: int) -> None:
    """The owner of the round sees what the mentor said, and it stands as it is.

    Raises NotFound and NoLongerShared as `accept`, Refused if nothing was rated.
    """
    row, asked = _asked(person_id, request_id)
    if not asked.is_accepted:
        raise NotFound
    if asked.is_finished:
        return
    if db.session.scalar(_RATINGS_OF.where(MentorRating.request_id == row.id).limit(1)) is None:
        raise Refused("Rate at least one statement first, or decline.")
    row.finished_at = clock.now()


def forget_rater(person_id: int) -> None:
    """Comments of somebody who is being erased are gone; levels that an owner sees stay.

    What they had not handed over goes too. Their requests stand without a name.
    """
    today = clock.today()
    rows = db.session.execute(
        select(RatingRequest, Share.ends_on, Share.withdrawn_at)
        .outerjoin(Share, Share.id == RatingRequest.share_id)
        .where(RatingRequest.rater_id == person_id)
    ).all()
    for row, ends_on, withdrawn_at in rows:
        withdrawn_on = clock.london_day(withdrawn_at) if withdrawn_at else None
        facts = rules.RequestFacts(
            accepted_at=row.accepted_at,
            declined_at=row.declined_at,
            finished_at=row.finished_at,
            ends_on=ends_on,
            withdrawn_on=withdrawn_on,
            has_ratings=True,
        )
        its_ratings = MentorRating.request_id == row.id
        if rules.owner_sees(facts, today):
            # Its share is about to go, and with it the day on which it was handed over.
            row.finished_at = row.finished_at or clock.now()
            db.session.execute(update(MentorRating).where(its_ratings).values(comment=""))
        else:
            db.session.execute(delete(MentorRating).where(its_ratings))
        row.rater_id = None
    db.session.flush()


_RATINGS_OF = select(MentorRating.id)


def _message(typed: str, *, names_no_pupil: bool) -> str:
    if not as_kept(typed).strip():
        return ""
    return words_to_keep(
        typed,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=rules.LONGEST_MESSAGE,
        field="message",
    )


def _domains_before(owner_id: int, round_id: int, who_id: int) -> list[str]:
    """What a request that stands unfinished asks already; one that is finished has ended now."""
    standing = _standing(round_id, who_id)
    if standing is None:
        return []
    if standing.finished_at is None or standing.share_id is None:
        return standing.domains.split(",")
    withdraw(owner_id, standing.share_id)
    db.session.flush()
    return []


def _standing(round_id: int, who_id: int) -> RatingRequest | None:
    """The request about this round to this person that has not ended, if there is one."""
    return db.session.scalar(
        select(RatingRequest)
        .join(Share, Share.id == RatingRequest.share_id)
        .where(
            RatingRequest.round_id == round_id,
            RatingRequest.rater_id == who_id,
            RatingRequest.declined_at.is_(None),
            Share.withdrawn_at.is_(None),
            Share.ends_on >= clock.today(),
        )
        .with_for_update(of=RatingRequest)
    )


def _row_of(round_id: int, who_id: int, share_id: int) -> RatingRequest:
    """The request that stands behind a share, made now if there is none."""
    same = select(RatingRequest).where(RatingRequest.share_id == share_id)
    row = db.session.scalar(same)
    if row is not None:
        return row
    made = RatingRequest(round_id=round_id, rater_id=who_id, share_id=share_id, domains="")
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError as error:
        if not violated_constraint(error, *ONE_PER_SHARE):
            raise
        return db.session.execute(same).scalar_one()
    return made


def _asked(person_id: int, request_id: int) -> tuple[RatingRequest, AskedRequest]:
    """The row of a request to this person that stands open, held until the change is made."""
    row = db.session.scalar(
        select(RatingRequest)
        .where(RatingRequest.id == request_id, RatingRequest.rater_id == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return row, asked_request(person_id, request_id, now=clock.now())


def _checked(
    statements: Collection[AskedStatement], said: Mapping[str, Said], *, names_no_pupil: bool
) -> dict[str, Said]:
    """What was said to these statements as it is kept, or Unusable with every mistake."""
    checked: dict[str, Said] = {}
    mistakes: dict[str, Refused] = {}
    for slug in (each.slug for each in statements if each.slug in said):
        one = said[slug]
        try:
            comment = _comment(one.comment, f"comment-{slug}", names_no_pupil=names_no_pupil)
        except Refused as refused:
            mistakes[f"comment-{slug}"] = refused
            continue
        if one.answer in rules.ANSWERS:
            checked[slug] = one._replace(comment=comment)
        elif comment:
            mistakes[f"answer-{slug}"] = Refused(
                "Choose a level, or “I cannot say”, to go with your comment."
            )
    if mistakes:
        raise Unusable(mistakes)
    return checked


def _comment(typed: str, field: str, *, names_no_pupil: bool) -> str:
    if not as_kept(typed).strip():
        return ""
    return words_to_keep(
        typed,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=LONGEST_COMMENT,
        field=field,
    )


def _edition(said: Said) -> str:
    return rules.edition(said.answer, said.comment)


def _write(request_id: int, changed: Mapping[str, Said]) -> None:
    rows = {
        row.statement_slug: row
        for row in db.session.scalars(
            select(MentorRating).where(
                MentorRating.request_id == request_id, MentorRating.statement_slug.in_(changed)
            )
        )
    }
    for slug, said in changed.items():
        row = rows.get(slug) or MentorRating(request_id=request_id, statement_slug=slug)
        row.level = None if said.answer == rules.CANNOT_SAY else int(said.answer)
        row.comment, row.saved_at = said.comment, clock.now()
        db.session.add(row)
    db.session.flush()
