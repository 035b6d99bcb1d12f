"""A vehicle is scanned on the stop screen: its card is filled, and what is doubtful is amber."""

from datetime import date

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.testing.vehicles import Registered, registration_payload


@pytest.fixture
def take(signed_on):
    """Whatever a scanner delivers, as it reaches the screen."""

    def scanned(raw):
        scan = scan_payload(raw, source=ScanSource.SERIAL, today=date(2026, 11, 22))
        signed_on.window.workplace.take_scan(scan)

    return scanned


def test_the_card_of_the_vehicle_says_where_its_fields_came_from(signed_on, take):
    note = signed_on.stop.cards.vehicle.note
    assert not note.isVisibleTo(signed_on.stop)
    take(registration_payload())
    assert note.text() == "scanned VT\nregistration"
    assert note.isVisibleTo(signed_on.stop)
    assert signed_on.field("vehicle.plate").label.text() == "✓ Plate"
    assert signed_on.form.draft.driver.family_name == ""


def test_the_cursor_goes_to_the_first_field_the_paper_left_empty(signed_on, take):
    take(registration_payload(Registered(color="")))
    assert signed_on.field("vehicle.color").hasFocus()


def test_a_vin_that_does_not_fit_is_marked_by_a_sign_and_sends_the_officer_to_the_dash(
    signed_on, take
):
    take(b"1HGCM82633A004353")
    assert signed_on.field("vehicle.vin").label.text() == "? VIN"
    odd = [p.message for p in signed_on.form.problems if p.field == "vehicle.vin"]
    assert any("look at the plate on the dash" in message for message in odd)


def test_a_sealed_insurance_code_changes_nothing_and_says_what_to_do(signed_on, take):
    before = signed_on.form.draft
    take(bytes(range(256)))
    assert "insurance code" in signed_on.stop.blocks.notice.text()
    assert signed_on.form.draft == before
