"""A state is told by a word or a sign, never by its color alone: every state that there is."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.names import DocumentId, LeoNumber, TicketNumber
from tracs_mobile.domain.states import Delivery, Legal, PrintGrade, Review, TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.ports import DeviceState, Presence
from ui.text import cell_text, device_text, ladder_text, words

NOW = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)
STATES = list(itertools.product(Legal, Delivery, PrintGrade, Review))
HOURS_OLD = (1, 20, 30, 40, 46, 60)
CELLS = (
    (cell_text.legal_cell, cell_text.legal_tone),
    (cell_text.print_cell, cell_text.print_tone),
    (cell_text.review_cell, cell_text.review_tone),
)


def a_row(legal, delivery, printed, review, age_h=1):
    issued = NOW - timedelta(hours=age_h)
    return TicketRow(
        number=TicketNumber("TRAIN-0000124"),
        document_id=DocumentId("d"),
        kind=DocumentKind.COMPLAINT,
        defendant="QUIMBYE, A",
        charge="Speeding",
        statute="23 V.S.A. § 1007",
        town="Barre City",
        plate="HKB412",
        officer=LeoNumber("07A12"),
        issued_at=issued,
        legal=legal,
        delivery=delivery,
        review=review,
        printed=printed,
        deadline=issued + timedelta(hours=48),
    )


def tones_by_words(pairs):
    found = {}
    for said, tone in pairs:
        assert any(letter.isalpha() for letter in said), said
        found.setdefault(said, set()).add(tone)
    return found


def two_faced(found):
    return {said: tones for said, tones in found.items() if len(tones) > 1}


@pytest.mark.parametrize(("cell", "tone"), CELLS)
def test_each_word_of_a_list_has_one_color(cell, tone):
    rows = [a_row(*state) for state in STATES]
    found = tones_by_words((cell(row), tone(row, NOW)) for row in rows)
    assert two_faced(found) == {}
    assert len(found) > 2


def test_a_delivery_that_is_urgent_says_so_in_words():
    rows = [
        a_row(Legal.ISSUED, delivery, PrintGrade.CONFIRMED, Review.UNREVIEWED, age)
        for delivery in Delivery
        for age in HOURS_OLD
    ]
    found = [(cell_text.delivery_cell(row, NOW), cell_text.delivery_tone(row, NOW)) for row in rows]
    assert two_faced(tones_by_words(found)) == {}
    assert {said.startswith(words.SIGNS["bad"]) for said, tone in found if tone == "bad"} == {True}
    assert {tone for _, tone in found} >= {"good", "warn", "bad"}


def test_each_word_about_a_device_has_one_color_and_its_sign():
    states = [
        DeviceState(name=name, presence=presence, cause=cause)
        for name in ("printer", "scanner")
        for presence in Presence
        for cause in Cause
    ]
    found = tones_by_words(device_text.strip_chip(state) for state in states)
    assert two_faced(found) == {}
    for said, (tone,) in found.items():
        if tone in ("warn", "bad"):
            assert said.startswith(words.SIGNS[tone]), said


def test_every_rung_of_the_ladder_has_a_color_and_the_last_ones_a_sign():
    assert set(ladder_text.TONES) == set(Urgency)
    assert {tone for tone in ladder_text.TONES.values()} == {"plain", "warn", "bad"}
