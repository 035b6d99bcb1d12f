"""What a document says when it is issued: to whom it goes, by when, and who is charged."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.document import Destination
from tracs_mobile.domain.stop import (
    NO_GUARDIAN,
    NO_ORGANIZATION,
    AddressSource,
    Charged,
    ChargeEntry,
    DocumentKind,
    Guardian,
    Organization,
)
from tracs_mobile.errors import DraftIncomplete, NotAllowed
from tracs_mobile.testing.stops import LIGHT, SPEEDING

TOBACCO = ChargeEntry(charge_id="7-1007-a", base_cents=10_000, facts="Sold a pack to a student.")
NOTICE = ChargeEntry(charge_id="7-656-possession", facts="Held an open can.")
ORDINANCE = ChargeEntry(
    charge_id="24-1974a",
    facts="Ran a generator at night.",
    ordinance="Noise ordinance, § 4",
    full_cents=40_000,
    waiver_cents=20_000,
)
HAULER = Organization(
    name="GREEN MOUNTAIN HAULERSE LLC",
    street="1 MAIN ST",
    city="BARRE",
    state="VT",
    postal_code="05641",
    address_source=AddressSource.STATE_RECORDS,
)


@pytest.fixture
def officer(life):
    return life.client()


@pytest.fixture
def issue(life, officer):
    """The document that one charge becomes now."""
    return lambda entry, **changes: life.issue(officer, entry, **changes)[0].document


def test_a_complaint_goes_to_the_bureau_within_48_hours_and_is_answered_in_21_days(issue):
    document = issue(SPEEDING)
    assert document.destination is Destination.JUDICIAL_BUREAU
    assert document.plaintiff == "STATE OF VERMONT"
    assert document.file_by == document.issued_at + timedelta(hours=48)
    assert document.answer_by == local_date(document.issued_at) + timedelta(days=21)
    assert "perjury" in document.declaration


def test_a_warning_goes_nowhere_and_asks_for_nothing(issue):
    document = issue(LIGHT)
    assert document.destination is Destination.KEPT
    assert (document.answer_by, document.points) == (None, None)
    assert document.waiver.total_cents is None
    assert document.declaration == ""


def test_a_notice_goes_to_diversion_and_the_person_has_15_days(officer, issue):
    document = issue(NOTICE)
    assert document.kind is DocumentKind.NOTICE
    assert document.destination is Destination.DIVERSION
    assert document.answer_by == local_date(document.issued_at) + timedelta(days=15)
    assert document.waiver.total_cents is None
    assert document.points is None
    assert officer.tickets()[0].deadline == document.file_by


def test_furnishing_tobacco_is_filed_24_hours_after_the_event(life, officer):
    draft = life.ready(officer, TOBACCO)
    life.clock.advance(timedelta(hours=5))
    (issued,) = officer.issue(draft).issued
    due = draft.place.occurred_at + timedelta(hours=24)
    assert issued.document.file_by == officer.tickets()[0].deadline == due


def test_a_municipal_ordinance_has_the_town_for_plaintiff_and_two_amounts(officer, issue):
    document = issue(ORDINANCE)
    assert document.plaintiff == "BARRE CITY"
    assert document.full_penalty_cents == 40_000
    assert document.waiver.total_cents == 20_000
    assert document.violation.ordinance == "Noise ordinance, § 4"


def test_the_agency_may_name_its_municipality(life, officer):
    agency = replace(officer.session.agency, municipality="Town of Maple Hollow")
    client = replace(officer, session=replace(officer.session, agency=agency))
    (issued,) = life.issue(client, ORDINANCE)
    assert issued.document.plaintiff == "TOWN OF MAPLE HOLLOW"


def test_an_organization_stands_only_on_the_complaint_that_charges_it(life, officer):
    charge = next(c for c in life.law.charges if c.statute.startswith("23 V.S.A. § 1391a"))
    overweight = ChargeEntry(
        charge_id=charge.charge_id,
        base_cents=None if charge.base_cents is not None else 10_000,
        charged=Charged.ORGANIZATION,
        facts="Weighed 2,000 lb over.",
    )
    documents = [i.document for i in life.issue(officer, overweight, LIGHT, organization=HAULER)]
    assert [d.organization for d in documents] == [HAULER, NO_ORGANIZATION]
    assert "active duty" not in documents[0].declaration


@pytest.mark.parametrize(
    ("born", "named"), [(date(2008, 11, 22), True), (date(2008, 11, 21), False)]
)
def test_a_guardian_stands_on_papers_of_whom_is_under_18_that_day(life, issue, born, named):
    guardian = Guardian(name="L. THIBODEAUX-KY")
    driver = replace(life.ready(life.client()).driver, birth_date=born)
    document = issue(SPEEDING, driver=driver, guardian=guardian)
    assert (document.guardian == guardian) is named
    assert (document.guardian == NO_GUARDIAN) is not named


def test_who_is_not_approved_warns_and_does_not_complain(life, people):
    new = life.client(people["new"], training=False)
    draft = life.ready(new, SPEEDING)
    with pytest.raises(NotAllowed, match="not approved you"):
        new.issue(draft)
    assert len(life.issue(new, LIGHT)) == 1


def test_in_training_everybody_practices(life, people):
    assert len(life.issue(life.client(people["new"]), SPEEDING)) == 1


def test_a_draft_with_holes_draws_no_number(life, officer):
    draft = life.ready(officer, SPEEDING, military=officer.new_stop().military)
    with pytest.raises(DraftIncomplete, match="active military duty"):
        officer.issue(draft)
    assert officer.numbers().issued == 0


def test_settings_give_the_usual_time(life):
    (issued,) = life.issue(life.client(submit_within_h=24), SPEEDING)
    assert issued.document.file_by == issued.document.issued_at + timedelta(hours=24)
