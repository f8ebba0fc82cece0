"""Adapting the audit of a school. Rounds that have begun keep what they were begun with."""

from dataclasses import asdict

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from content import Library
from content.framework_types import Framework, Statement
from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.free_text import words_to_keep
from learning.errors import Conflict, NotFound, Refused
from learning.people.models import Organisation
from learning.skills.adapting import rules
from learning.skills.adapting.queries import (
    adapted_statement,
    framework_of,
    own_statement,
    wording_of,
)
from learning.skills.adapting.rules import OwnWording
from learning.skills.models import OwnStatement, StatementSetting
from learning.skills.rules import LEVELS

SENT_TWICE = (
    "uq_own_statements_organisation_id_form_id",
    "own_statements.organisation_id, own_statements.form_id",
)
CHANGED_MEANWHILE = (
    "Somebody at your school changed this since you opened it. "
    "What stands now is shown above; save again to put yours in its place."
)


def set_statement(
    organisation_id: int,
    framework: Framework,
    slug: str,
    *,
    target: int,
    is_asked: bool,
    edition: str,
) -> None:
    """The school aims at this level in a statement of the framework, and asks it or does not.

    What is as the framework has it follows the framework. `edition` names what the change was made
    from. Raises NotFound for no such statement, Refused for no level, Conflict if it was changed
    otherwise meanwhile.
    """
    statement = framework.statement(slug)
    if statement is None:
        raise NotFound
    if target not in LEVELS:
        raise Refused("Choose a level.", "target")
    _one_at_a_time(organisation_id)
    standing = adapted_statement(organisation_id, framework, statement.slug)
    if standing.edition == rules.setting_edition(target, is_asked=is_asked):
        return
    if edition != standing.edition:
        raise Conflict(CHANGED_MEANWHILE, standing.edition, "target")
    _forget_setting(organisation_id, framework, statement)
    suggested = framework.target(statement)
    if target != suggested or not is_asked:
        db.session.add(
            StatementSetting(
                organisation_id=organisation_id,
                framework_slug=framework.slug,
                statement_slug=statement.slug,
                target=None if target == suggested else target,
                retired_on=None if is_asked else clock.today(),
            )
        )
        db.session.flush()


def _forget_setting(organisation_id: int, framework: Framework, statement: Statement) -> None:
    """The school has the statement as the framework does, whatever either was called before."""
    db.session.execute(
        delete(StatementSetting).where(
            StatementSetting.organisation_id == organisation_id,
            StatementSetting.framework_slug.in_((framework.slug, *framework.formerly)),
            StatementSetting.statement_slug.in_((statement.slug, *statement.formerly)),
        )
    )


def add_own_statement(
    organisation_id: int,
    library: Library,
    framework: Framework,
    wording: OwnWording,
    *,
    form_id: str,
    names_no_pupil: bool = False,
) -> int:
    """The school asks this too, in rounds that begin from now on; its key. Sent twice it is one.

    Raises Refused for words that are missing or endless and for what cannot be chosen, MayNamePupil
    to warn.
    """
    checked = _checked(wording, framework, library, names_no_pupil=names_no_pupil)
    sent = select(OwnStatement.id).where(
        OwnStatement.organisation_id == organisation_id, OwnStatement.form_id == form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    row = OwnStatement(
        organisation_id=organisation_id, framework_slug=framework.slug, form_id=form_id
    )
    _write(row, checked)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.execute(sent).scalar_one()
    return row.id


def change_own_statement(
    organisation_id: int,
    library: Library,
    key: int,
    wording: OwnWording,
    *,
    edition: int,
    names_no_pupil: bool = False,
) -> None:
    """The school's statement stands so from now on, under the same id, asked or not asked.

    Raises as `add_own_statement`, NotFound unless it is this school's, and Conflict if it was
    changed otherwise since that edition.
    """
    _one_at_a_time(organisation_id)
    row = own_statement(organisation_id, key)
    framework = framework_of(library, row.framework_slug)
    standing = wording_of(row)
    checked = _checked(wording, framework, library, standing, names_no_pupil=names_no_pupil)
    if checked == standing:
        return
    if edition != row.edition:
        raise Conflict(CHANGED_MEANWHILE, row.text, "text")
    _write(row, checked)
    row.edition += 1
    db.session.flush()


def _checked(
    wording: OwnWording,
    framework: Framework,
    library: Library,
    standing: OwnWording | None = None,
    *,
    names_no_pupil: bool,
) -> OwnWording:
    """The wording as it is kept; raises Refused or MayNamePupil at the field it belongs to.

    A lesson that stands already may have left the library since: that refuses no other change.
    """
    if wording.domain_slug not in {domain.slug for domain in framework.domains}:
        raise Refused("Choose a domain.", "domain")
    if wording.lens not in {lens.name for lens in framework.lenses}:
        raise Refused("Choose a lens.", "lens")
    if wording.target not in LEVELS:
        raise Refused("Choose a level.", "target")
    known = "" if standing is None else standing.closes
    if wording.closes not in ("", known) and not _is_lesson(library, wording.closes):
        raise Refused("Choose a lesson of the list, or none.", "closes")
    words = {
        field: words_to_keep(
            " ".join(getattr(wording, field).split()),
            today=clock.today(),
            names_no_pupil=names_no_pupil,
            longest=rules.LONGEST_WORDS,
            field=field,
        )
        for field in rules.WORDS
    }
    return OwnWording(**{**asdict(wording), **words})


def _is_lesson(library: Library, closes: str) -> bool:
    module_slug, _, lesson_slug = closes.partition("/")
    module = library.module(module_slug)
    return module is not None and module.lesson(lesson_slug) is not None


def _write(row: OwnStatement, wording: OwnWording) -> None:
    values = asdict(wording)
    row.retired_on = None if values.pop("is_asked") else (row.retired_on or clock.today())
    for field, value in values.items():
        setattr(row, field, value)


def _one_at_a_time(organisation_id: int) -> None:
    """Others who change what this school asks wait until this change is made."""
    db.session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )
