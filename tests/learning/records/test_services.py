"""What changes about a certificate is its holder's to decide, and stands in the journal."""

from datetime import date

import pytest

from learning.errors import NotFound
from learning.journal import personal_data as journal
from learning.records import queries, services
from tests.cast import Cast
from tests.learning.records.studies import CODE, finish

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


def test_showing_and_hiding_a_name_is_noted_without_the_code(cast: Cast) -> None:
    finish(cast.amina)
    services.show_name(cast.amina.id, CODE)
    services.hide_name(cast.amina.id, CODE)
    noted = journal.export(cast.amina.id)["events"]
    assert [entry["what"] for entry in noted] == ["showed_name", "hid_name"]
    assert {entry["about"] for entry in noted} == {"module graduated-approach"}


def test_showing_a_name_twice_is_noted_once(cast: Cast) -> None:
    finish(cast.amina)
    services.show_name(cast.amina.id, CODE)
    services.show_name(cast.amina.id, CODE)
    assert len(journal.export(cast.amina.id)["events"]) == 1


def test_nobody_shows_or_hides_the_name_of_another(cast: Cast) -> None:
    finish(cast.amina)
    for change in (services.show_name, services.hide_name):
        with pytest.raises(NotFound):
            change(cast.tom.id, CODE)
    assert queries.verification(CODE).name is None


def test_a_withdrawn_certificate_says_when_and_stays_in_the_record(cast: Cast) -> None:
    finish(cast.amina)
    services.withdraw_certificate("4F7K-2M9P-X0QD")
    services.withdraw_certificate(CODE)
    assert queries.verification(CODE).withdrawn_on == date(2026, 11, 23)
    assert queries.own_certificate(cast.amina.id, CODE).facts.withdrawn_on == date(2026, 11, 23)


def test_a_certificate_that_is_not_there_cannot_be_withdrawn(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.withdraw_certificate(CODE)
