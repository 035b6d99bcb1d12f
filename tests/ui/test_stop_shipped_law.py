"""The stop screen holds every question, code and reason of the law pack that is shipped."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar

from tracs_mobile.domain.stop import (
    Charged,
    ChargeEntry,
    Correction,
    CorrectionKind,
)
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from ui.tokens import PaletteName
from ui.widgets.wrapped import WrappedButton

PALETTES = [palette.value for palette in PaletteName]
AMENDS = Correction(kind=CorrectionKind.AMEND, document_id="d", number="TRAIN-0000012", seq=2)
FACTS = "Said so herself, and the record of the Department shows it since last year."


@pytest.fixture(params=PALETTES)
def shipped(request, desk_with, window_over, screen_over):
    """Signed on over the shipped law, in one palette, with a scanned driver."""
    desk = desk_with(palette=request.param)
    with window_over(desk) as window:
        screen = screen_over(window, desk)
        screen.sign_on()
        screen.scan()
        yield screen


def show(screen, draft):
    screen.form.begin(draft)
    QApplication.processEvents()


def visible(screen, kind):
    return [w for w in screen.stop.findChildren(kind) if w.isVisible()]


def clipped(screen):
    """What is not seen whole on the stop screen, or lies outside the window."""
    window = QRect(0, 0, screen.window.width(), screen.window.height())
    found = [w.text() for w in visible(screen, QLabel) if not label_fits(w)]
    for button in visible(screen, QAbstractButton):
        spot = QRect(button.mapTo(screen.window, QPoint(0, 0)), button.size())
        if not (button_fits(button) and window.contains(spot) and button.height() >= 43):
            found.append(button.text())
    bars = [b for b in visible(screen, QScrollBar) if b.maximum() > b.minimum()]
    return found + ["a scroll bar" for _ in bars]


def label_fits(label):
    if not label.wordWrap():
        return label.sizeHint().width() <= label.width()
    return label.heightForWidth(label.width()) <= label.height()


def button_fits(button):
    if isinstance(button, WrappedButton):
        return button.fits
    font = QFontMetrics(button.font())
    lines = button.text().split("\n")
    wide = max(font.horizontalAdvance(line) for line in lines)
    return wide <= button.width() - 4 and font.lineSpacing() * len(lines) <= button.height()


def asking(law):
    """Each question once, with the first charge that asks it."""
    found = {}
    for charge in law.charges:
        for question in charge.asks:
            found.setdefault(question, charge)
    return found


def test_every_question_of_the_law_fits_open_and_answered(shipped):
    law = shipped.desk.client.law
    wrong = {}
    for question, charge in asking(law).items():
        entry = ChargeEntry(charge_id=charge.charge_id, facts=FACTS, school_zone=True)
        if charge.speed:
            entry = replace(entry, speed_mph=45, limit_mph=35, method="RADAR")
        show(shipped, ready_stop(shipped.form.draft, entry))
        asked = {q.question_id: q for q in shipped.form.questions}
        assert question in asked, question
        wrong[question] = clipped(shipped)
        for answer in asked[question].answers:
            shipped.form.answer(question, answer.code)
            QApplication.processEvents()
            wrong[f"{question} {answer.code}"] = clipped(shipped)
    assert {name: texts for name, texts in wrong.items() if texts} == {}


def test_every_charge_fits_with_its_label_and_its_money(shipped):
    wrong = {}
    for charge in shipped.desk.client.law.charges:
        entry = ChargeEntry(charge_id=charge.charge_id, facts=FACTS, work_zone=True)
        if charge.speed:
            over = charge.over_min or 12
            entry = replace(entry, speed_mph=50 + over, limit_mph=50, method="ESTIMATED")
        draft = ready_stop(shipped.form.draft, entry)
        show(shipped, replace(draft, vehicle=replace(draft.vehicle, commercial=True)))
        wrong[charge.charge_id] = clipped(shipped)
    assert {name: texts for name, texts in wrong.items() if texts} == {}


@pytest.mark.parametrize("kind", [CorrectionKind.AMEND, CorrectionKind.REISSUE])
def test_every_reason_of_a_correction_fits(shipped, kind):
    draft = ready_stop(shipped.form.draft, SPEEDING)
    show(shipped, replace(draft, correction=replace(AMENDS, kind=kind)))
    shipped.stop.fields.jump("correction.reason_code")
    QApplication.processEvents()
    assert shipped.stop.cards.correction.isVisible()
    assert clipped(shipped) == []


def test_the_fullest_stop_data_fit(shipped):
    draft = ready_stop(shipped.form.draft, SPEEDING)
    data = replace(draft.stop_data, search="SPC", contraband="C", force="J", evidence="two cans")
    show(shipped, replace(draft, stop_data=data))
    assert shipped.field("stop_data.force_kind").isVisible()
    assert clipped(shipped) == []


def test_the_details_and_a_stop_without_a_ticket_fit(shipped):
    draft = ready_stop(shipped.form.draft, replace(SPEEDING, charged=Charged.ORGANIZATION))
    show(shipped, draft)
    shipped.stop.cards.toggle_details()
    QApplication.processEvents()
    assert clipped(shipped) == []
    shipped.stop.cards.toggle_details()
    show(shipped, replace(draft, charges=()))
    assert clipped(shipped) == []
