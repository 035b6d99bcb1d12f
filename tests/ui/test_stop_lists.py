"""What an officer reaches for first: recent people, cars and places, favorites, shortcuts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.stop import Military
from tracs_mobile.errors import StoreError
from tracs_mobile.services.lists import Shortcut
from tracs_mobile.testing.stops import SPEEDING, ready_stop

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
PHONE_ID, LIGHT_ID = ChargeId("23-1095b-first"), ChargeId("23-1243")


@pytest.fixture
def after_a_stop(signed_on):
    """One stop was issued; the next one is empty."""
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, SPEEDING))
    signed_on.key(KEY.Key_F9)
    signed_on.settle()
    signed_on.settle()
    return signed_on


def open_empty(screen, path):
    screen.stop.fields.jump(path)
    screen.key(KEY.Key_Down)
    return screen.field(path).offers


def reload(screen):
    screen.form.lists.load()
    screen.settle()


def test_down_in_an_empty_name_offers_the_people_of_late(after_a_stop):
    assert open_empty(after_a_stop, "driver.family_name") == (
        "QUILLFEATHER, MARROW ASHBY  ·  04/23/1987  ·  VT 98760123",
    )
    after_a_stop.key(KEY.Key_Return)
    driver = after_a_stop.form.draft.driver
    assert (driver.family_name, driver.license_number) == ("QUILLFEATHER", "98760123")
    # Everything of the license is there: what is asked at the window comes next.
    assert QApplication.focusWidget() is after_a_stop.field("address_confirmed")


def test_what_is_asked_at_the_window_is_asked_again_of_a_known_person(after_a_stop):
    after_a_stop.form.set_value("address_confirmed", True)
    after_a_stop.form.set_value("military", Military.NO)
    open_empty(after_a_stop, "driver.family_name")
    after_a_stop.key(KEY.Key_Return)
    assert not after_a_stop.form.draft.address_confirmed
    assert after_a_stop.form.draft.military is Military.NOT_ASKED


def test_down_in_an_empty_plate_offers_the_cars_of_late(after_a_stop):
    assert open_empty(after_a_stop, "vehicle.plate") == ("QXZ 905 VT  ·  2019 SUBARU OUTBACK BLUE",)
    after_a_stop.key(KEY.Key_Return)
    assert after_a_stop.form.draft.vehicle.model == "OUTBACK"


def test_a_place_of_late_brings_its_county_and_not_its_time(after_a_stop):
    began = after_a_stop.form.draft.place.occurred_at
    assert open_empty(after_a_stop, "place.town") == (
        "1  Barre City  ·  US-302 0.2 mi E of Berlin St  ·  E",
        "2  Barre City, Washington County",
    )
    after_a_stop.key(KEY.Key_Return)
    place = after_a_stop.form.draft.place
    assert (place.town, place.county, place.highway) == ("Barre City", "Washington", "US-302")
    assert place.occurred_at == began


def test_typing_a_name_offers_nobody(after_a_stop):
    after_a_stop.fill("driver.family_name", "quill")
    assert after_a_stop.field("driver.family_name").offers == ()
    after_a_stop.key(KEY.Key_Tab)
    assert after_a_stop.form.draft.driver.given_name == ""


def test_down_in_a_filled_field_offers_nothing(after_a_stop):
    after_a_stop.fill("vehicle.plate", "ABC 123")
    after_a_stop.key(KEY.Key_Down)
    assert after_a_stop.field("vehicle.plate").offers == ()
    assert after_a_stop.form.draft.vehicle.plate == "ABC 123"


def test_a_second_tap_offers_the_same_as_the_key(after_a_stop):
    field = after_a_stop.field("vehicle.plate")
    QTest.mouseClick(field.edit, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field.edit, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert len(field.offers) == 1


def test_favorites_stand_before_shortcuts_when_nothing_is_typed(signed_on):
    client = signed_on.desk.client
    client.set_favorites((LIGHT_ID,))
    shortcut(signed_on, "cell", PHONE_ID)
    shortcut_and_star = open_empty(signed_on, "charges.{at}.charge_id")
    assert "★ favorite" in shortcut_and_star[0]
    assert "1243" in shortcut_and_star[0]
    assert "shortcut cell" in shortcut_and_star[1]
    signed_on.key(KEY.Key_Return)
    assert signed_on.form.entry.charge_id == LIGHT_ID


def test_the_words_of_a_shortcut_find_its_charge_first(signed_on):
    shortcut(signed_on, "zebra stripe", LIGHT_ID)
    signed_on.fill("charges.{at}.charge_id", "zeb")
    offers = signed_on.field("charges.{at}.charge_id").offers
    assert "1243" in offers[0]
    signed_on.key(KEY.Key_Return)
    assert signed_on.form.entry.charge_id == LIGHT_ID


def test_a_charge_found_by_shortcut_is_not_offered_twice(signed_on):
    shortcut(signed_on, "light", LIGHT_ID)
    hits = signed_on.form.find_charges("light")
    assert hits[0].charge.charge_id == LIGHT_ID
    assert [h.charge.charge_id for h in hits].count(LIGHT_ID) == 1


def test_a_key_and_a_finger_star_the_charge_on_the_screen(signed_on):
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, SPEEDING))
    star = signed_on.stop.violation.star
    signed_on.key(KEY.Key_F, modifier=ALT)
    assert star.text() == "★ Favorite"
    signed_on.settle()
    assert signed_on.desk.client.favorites() == (SPEEDING.charge_id,)
    star.click()
    assert star.text() == "☆ Favorite"
    signed_on.settle()
    assert signed_on.desk.client.favorites() == ()


def test_a_star_that_could_not_be_kept_is_taken_back_and_told(signed_on):
    signed_on.scan()
    signed_on.form.begin(ready_stop(signed_on.form.draft, SPEEDING))
    signed_on.settle()
    signed_on.desk.store.commit_fault = StoreError("The disk is full.")
    signed_on.key(KEY.Key_F, modifier=ALT)
    signed_on.settle()
    assert signed_on.form.lists.favorites == ()
    assert signed_on.stop.violation.star.text() == "☆ Favorite"
    assert "disk is full" in signed_on.stop.blocks.notice.text()


def test_the_lists_are_read_away_from_the_screen(signed_on):
    with signed_on.desk.store.lock:  # the disk takes its time
        signed_on.form.lists.load()
        signed_on.fill("driver.family_name", "gray")
        assert signed_on.form.draft.driver.family_name == "GRAY"
    signed_on.settle()


def shortcut(screen, words, charge_id):
    """The agency has a shortcut; its Point of Contact set it."""
    poc = replace(
        screen.desk.client,
        session=replace(
            screen.desk.client.session,
            officer=replace(screen.desk.client.session.officer, role=Role.POC),
        ),
    )
    poc.set_shortcuts((Shortcut(words=words, charge_id=charge_id),))
    reload(screen)
