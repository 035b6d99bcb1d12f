"""What the law asks of a charge on the stop screen, and what the officer chooses knowingly."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.names import ChargeId
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind
from tracs_mobile.testing.stops import PHONE, SPEEDING, ready_stop

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
NO_LICENSE = ChargeEntry(charge_id=ChargeId("23-601"), facts="Said so herself.")


def ready(screen, *charges):
    screen.scan()
    screen.form.begin(ready_stop(screen.form.draft, *charges))
    screen.settle()


def question(screen):
    return screen.stop.violation.questions.fields[0]


def test_a_question_is_there_with_its_charge_only(lawful):
    ready(lawful, NO_LICENSE)
    assert question(lawful).isVisible()
    assert question(lawful).accessibleName() == "Prior § 601 in two years"
    lawful.form.begin(ready_stop(lawful.form.draft, PHONE))
    assert lawful.stop.violation.questions.fields == ()


def test_an_open_question_says_in_full_why_it_is_asked(lawful):
    ready(lawful, NO_LICENSE)
    assert lawful.stop.blocks.why.isVisible()
    assert lawful.stop.blocks.why.text() == (
        "A second one within two years is a crime. (23 V.S.A. § 601(g))"
    )
    lawful.form.answer("prior", "none")
    assert not lawful.stop.blocks.why.isVisible()


@pytest.mark.parametrize(("key", "code"), [("1", "none"), ("n", "none")])
def test_a_question_is_answered_by_digit_or_letter_and_leads_to_what_is_next(lawful, key, code):
    ready(lawful, NO_LICENSE)
    lawful.key(KEY.Key_Q, modifier=ALT)
    assert QApplication.focusWidget() is question(lawful)
    lawful.type(key)
    assert lawful.form.entry.answer("prior") == code
    assert QApplication.focusWidget() is lawful.stop.verbs["F9"]


def test_an_answer_that_bars_the_complaint_keeps_the_cursor(lawful):
    ready(lawful, NO_LICENSE)
    lawful.key(KEY.Key_Q, modifier=ALT)
    lawful.type("o")
    assert lawful.form.entry.answer("prior") == "one"
    assert QApplication.focusWidget() is question(lawful)


def test_tab_reaches_the_question_between_the_facts_and_the_zone(lawful):
    ready(lawful, NO_LICENSE)
    lawful.stop.fields.jump("charges.{at}.facts")
    lawful.key(KEY.Key_Tab)
    assert QApplication.focusWidget() is question(lawful)
    lawful.key(KEY.Key_Tab)
    assert QApplication.focusWidget() is lawful.field("charges.{at}")


def test_a_barred_charge_offers_the_lawful_one_by_key_and_by_finger(lawful):
    ready(lawful, NO_LICENSE)
    offer = lawful.stop.blocks.offer
    assert not offer.isVisible()
    lawful.form.answer("prior", "one")
    assert offer.isVisible()
    assert offer.text() == "Alt+A  Charge 23 V.S.A. § 1243 instead"
    assert "is a crime" in lawful.stop.blocks.why.text()
    lawful.key(KEY.Key_A, modifier=ALT)
    assert lawful.form.entry.charge_id == "23-1243"
    assert lawful.form.entry.facts == NO_LICENSE.facts
    assert lawful.form.entry.answers == ()
    assert not offer.isVisible()


def test_the_offer_can_be_tapped(lawful):
    ready(lawful, NO_LICENSE)
    lawful.form.answer("prior", "one")
    lawful.stop.blocks.offer.click()
    assert lawful.form.entry.charge_id == "23-1243"


def test_answers_do_not_stay_behind_for_another_charge(lawful):
    ready(lawful, NO_LICENSE)
    lawful.form.answer("prior", "one")
    lawful.form.choose_charge(lawful.form.find_charges("1243")[0])
    lawful.form.choose_charge(lawful.form.find_charges("601")[0])
    assert lawful.form.entry.answer("prior") == ""


def test_one_key_moves_a_speed_between_state_and_local_law(lawful):
    ready(lawful, SPEEDING)
    assert lawful.form.charge.statute == "23 V.S.A. § 1007"
    lawful.key(KEY.Key_Z, modifier=ALT)
    assert lawful.form.charge.statute == "23 V.S.A. § 1003"
    assert (lawful.form.entry.speed_mph, lawful.form.entry.limit_mph) == (49, 35)
    lawful.key(KEY.Key_Z, modifier=ALT)
    assert lawful.form.charge.statute == "23 V.S.A. § 1007"


def test_who_set_the_limit_is_seen_and_tapped(lawful):
    ready(lawful, SPEEDING)
    laws = lawful.stop.violation.laws
    assert [b.isChecked() for b in laws.buttons] == [False, True, False]
    laws.buttons[2].click()
    assert lawful.form.charge.statute == "23 V.S.A. § 1004"
    lawful.form.begin(ready_stop(lawful.form.draft, PHONE))
    assert not laws.isVisible()


def test_who_is_paid_stands_above_the_charge(
    tmp_path, asking_law, screen_over, window_over, desk_with
):
    charges = tuple(
        replace(c, authority="local ordinance", payee="the town; less a charge")
        if c.statute == "23 V.S.A. § 1007"
        else c
        for c in asking_law.charges
    )
    desk = desk_with(law=replace(asking_law, charges=charges))
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        ready(screen, SPEEDING)
        label = screen.field("charges.{at}.charge_id").label
        assert label.text() == "Charge  ·  local ordinance, paid to the town"


def test_workers_in_a_work_zone_are_one_of_three_switches(lawful):
    ready(lawful, SPEEDING)
    lawful.stop.fields.jump("charges.0.workers_present")
    lawful.type("13")
    assert lawful.form.entry.work_zone
    assert lawful.form.entry.workers_present
    assert not lawful.form.entry.school_zone


def test_an_ordinance_asks_its_name_and_two_amounts_and_no_speed(lawful):
    ready(lawful, ChargeEntry(charge_id=ChargeId("24-1974a"), facts="A rooster in the village."))
    for name in ("ordinance", "full_cents", "waiver_cents"):
        assert lawful.field("charges.{at}." + name).isVisible()
    for name in ("speed_mph", "limit_mph", "method", "base_cents"):
        assert not lawful.field("charges.{at}." + name).isVisible()
    lawful.fill("charges.0.ordinance", "Animals § 12-104\t250\t150")
    entry = lawful.form.entry
    assert (entry.ordinance, entry.full_cents, entry.waiver_cents) == (
        "Animals § 12-104",
        25_000,
        15_000,
    )
    lawful.form.begin(ready_stop(lawful.form.draft, SPEEDING))
    assert not lawful.field("charges.{at}.ordinance").isVisible()


def test_a_charge_for_diversion_is_a_notice_everywhere(lawful):
    ready(lawful, ChargeEntry(charge_id=ChargeId("7-656-possession"), facts="Two cans of beer."))
    assert lawful.form.kind is DocumentKind.NOTICE
    assert lawful.stop.violation.title.text() == "Notice\n1 of 1"
    assert "Diversion" in lawful.stop.money.text()


def test_two_questions_are_answered_one_after_the_other(
    asking_law, desk_with, window_over, screen_over
):
    two = replace(asking_law.questions[0], question_id="age", words="Child in the car")
    charges = tuple(replace(c, asks=("prior", "age")) if c.speed else c for c in asking_law.charges)
    desk = desk_with(
        law=replace(asking_law, charges=charges, questions=(*asking_law.questions, two))
    )
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        ready(screen, SPEEDING)
        screen.stop.fields.jump("charges.0.answers")
        screen.type("nn")
        assert screen.form.entry.answers == (("prior", "none"), ("age", "none"))
        screen.form.answer("prior", "one")
        assert screen.form.entry.answer("prior") == "one"
        assert len(screen.form.entry.answers) == 2


def test_a_rule_that_wants_another_charge_says_so_in_full_and_offers_it(lawful):
    ready(lawful, PHONE)
    lawful.form.set_value("vehicle.commercial", True)
    lawful.settle()
    said = lawful.stop.blocks.why.text()
    assert "4125" in said
    assert said.endswith(".")
    assert lawful.stop.blocks.offer.isVisible()
    lawful.key(KEY.Key_A, modifier=ALT)
    assert "4125" in lawful.form.charge.statute
    assert lawful.form.entry.facts == PHONE.facts
