"""Roadside stop data: one record a stop, its versions, and what it says of the outcome."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.stop import ChargeEntry
from tracs_mobile.errors import AlreadyIssued, StoreError, StoreInDoubt
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING


@pytest.fixture
def officer(life):
    return life.client()


@pytest.fixture
def records(life, people):
    """The record of every stop, as the Point of Contact gets them."""

    def read():
        now = life.clock.now()
        poc = life.client(people["poc"])
        return poc.stop_records(now - timedelta(days=1), now + timedelta(days=1))

    return read


def test_three_papers_of_a_stop_are_one_record(life, officer, records):
    issued = life.issue(officer, SPEEDING, PHONE, LIGHT)
    (record,) = records()
    assert record.numbers == tuple(i.document.number for i in issued)
    assert record.outcomes == ("T", "W")
    assert (record.officer, record.agency, record.version) == ("07A12", "0000", 1)
    assert record.where == "US-302; 0.2 mi E of Berlin St"
    assert (record.town, record.county) == ("Barre City", "Washington")
    assert record.training


def test_a_record_holds_nothing_that_names_the_driver(life, officer, records):
    life.issue(officer, SPEEDING)
    said = repr(records()[0])
    driver = life.ready(officer).driver
    for value in (driver.family_name, driver.given_name, driver.street, driver.license_number):
        assert value not in said


def test_the_age_is_that_of_the_day_of_the_stop(life, officer, records):
    driver = replace(life.ready(officer).driver, birth_date=date(1991, 11, 22))
    life.issue(officer, SPEEDING, driver=driver)
    # 03:41 UTC on the 22nd is still the 21st in Vermont: the birthday comes tomorrow.
    assert records()[0].age == 34


def test_a_stop_without_charges_is_recorded_and_draws_no_number(life, officer, records):
    draft = replace(life.ready(officer), charges=(), outcomes=("V",))
    result = officer.issue(draft)
    assert result.issued == ()
    assert "recorded" in result.said
    (record,) = records()
    assert (record.outcomes, record.numbers) == (("V",), ())
    assert officer.numbers().free == officer.numbers().total
    assert officer.tickets() == ()
    link = life.store.state.audit[-1]
    assert (link.kind, link.body) == ("stop", draft.stop_id)


def test_a_stop_without_charges_is_recorded_once(life, officer, records):
    draft = replace(life.ready(officer), charges=(), outcomes=("N",))
    officer.issue(draft)
    with pytest.raises(AlreadyIssued):
        officer.issue(draft)
    assert len(records()) == 1


@pytest.mark.parametrize("lands", [True, False])
def test_a_recorded_stop_in_doubt_is_looked_up(life, officer, records, lands):
    draft = replace(life.ready(officer), charges=(), outcomes=("N",))
    life.store.commit_fault, life.store.lands = StoreInDoubt("in doubt"), lands
    if lands:
        officer.issue(draft)
    else:
        with pytest.raises(StoreError, match="not issued"):
            officer.issue(draft)
    assert len(records()) == (1 if lands else 0)


def test_what_was_tapped_stands_beside_what_was_written(life, officer, records):
    life.issue(officer, LIGHT, outcomes=("A",))
    assert records()[0].outcomes == ("W", "A")


def test_a_notice_for_diversion_counts_as_a_ticket(life, officer, records):
    charge = next(c for c in life.law.charges if c.category == "diversion")
    life.issue(officer, ChargeEntry(charge_id=charge.charge_id, facts="Held an open can."))
    assert records()[0].outcomes == ("T",)


def test_a_copied_ticket_adds_a_version_and_keeps_what_was_tapped(life, officer, records):
    (warning,) = life.issue(officer, LIGHT, outcomes=("A",))
    draft = officer.copy_draft(warning.document.document_id)
    officer.issue(replace(draft, charges=(SPEEDING,)))
    (record,) = records()
    assert (record.version, record.outcomes) == (2, ("T", "W", "A"))
    assert len(record.numbers) == 2


def test_a_reissue_counts_the_new_paper_and_keeps_both_numbers(life, officer, records):
    (ticket,) = life.issue(officer, SPEEDING)
    draft = officer.reissue_draft(ticket.document.document_id)
    code = officer.law.void_reasons[0].code
    correction = replace(draft.correction, reason_code=code, reason="should have been a warning")
    officer.issue(replace(draft, charges=(LIGHT,), correction=correction))
    (record,) = records()
    assert record.outcomes == ("W",)
    assert len(record.numbers) == 2
