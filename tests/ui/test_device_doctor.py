"""The strip at the top: each device green or the short cause, its sentence, and the way to it."""

import itertools

import pytest
from PySide6.QtCore import Qt

from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.ports import DeviceState, Presence
from ui.text.device_text import Remedy, cause_tone, remedy_of, row_chip, strip_chip

TROUBLES = [cause for cause in Cause if cause is not Cause.NONE]


def lost(cause, name="printer"):
    return DeviceState(name=name, presence=Presence.LOST, cause=cause, said="What to do.")


@pytest.mark.parametrize("cause", TROUBLES)
def test_no_cause_is_told_in_a_color_alone(cause):
    words, tone = strip_chip(lost(cause))
    assert tone != "good"
    assert words[0] in "!?" or tone == "plain"
    assert row_chip(cause)[0] in "!?" or tone == "plain"


def test_causes_are_told_apart():
    chips = [strip_chip(lost(cause))[0] for cause in TROUBLES]
    assert len(set(chips)) == len(chips)
    rows = [row_chip(cause) for cause in Cause]
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("cause", list(Cause))
def test_no_officer_reads_of_a_port(cause):
    said = f"{strip_chip(lost(cause))[0]} {row_chip(cause)}".casefold()
    assert "com" not in said.split()
    assert "port" not in said


def test_a_cause_names_its_device_where_it_does_not_say_it_itself():
    assert strip_chip(lost(Cause.PAPER_OUT))[0] == "! Paper out"
    assert strip_chip(lost(Cause.OFF, "scanner"))[0] == "! Scanner off"
    assert strip_chip(lost(Cause.NONE, "scanner"))[0] == "! Scanner lost"
    assert strip_chip(lost(Cause.HEAD_HOT)) == ("? Head hot", "warn")


@pytest.mark.parametrize(
    ("presence", "words", "tone"),
    [
        (Presence.READY, "✓ Printer", "good"),
        (Presence.BUSY, "… Printer working", "good"),
        (Presence.ABSENT, "Printer not set up", "plain"),
    ],
)
def test_what_is_well_says_so(presence, words, tone):
    state = DeviceState(name="printer", presence=presence)
    assert strip_chip(state) == (words, tone)


def test_a_printer_that_is_there_and_has_no_paper_is_not_green():
    state = DeviceState(name="printer", presence=Presence.READY, cause=Cause.PAPER_OUT)
    assert strip_chip(state) == ("! Paper out", "bad")


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_one_remedy_whatever_the_device_is(cause):
    for kind, scanner in itertools.product(LinkKind, (True, False)):
        remedy = remedy_of(kind, cause, owed=1, scanner=scanner)
        assert (remedy is Remedy.FOLDER) == (kind is LinkKind.FOLDER)
        if scanner:
            assert remedy is not Remedy.PRINT_OWED
        if cause is Cause.NONE and kind is not LinkKind.FOLDER:
            assert remedy is (Remedy.TEST if scanner else Remedy.PRINT_OWED)


def test_only_what_is_bad_is_red():
    assert cause_tone(Cause.NONE) == "good"
    assert cause_tone(Cause.BATTERY_LOW) == "warn"
    assert cause_tone(Cause.NOT_SET_UP) == "plain"
    assert cause_tone(Cause.COVER_OPEN) == "bad"


def test_the_chip_says_the_cause_its_tip_the_sentence_and_a_tap_leads_there(signed_on):
    said = "Load a roll and close the cover. The ticket is owed and prints then."
    state = DeviceState(name="printer", presence=Presence.LOST, cause=Cause.PAPER_OUT, said=said)
    signed_on.hear("on_device", state)
    chip = signed_on.window.workplace.status.printer
    assert chip.text() == "! Paper out"
    assert chip.property("chip") == "bad"
    assert chip.toolTip() == chip.accessibleDescription() == said
    chip.click()
    signed_on.settle()
    assert signed_on.window.workplace.title.text() == "Devices"


def test_the_chip_turns_green_again_when_the_device_is_back(signed_on):
    signed_on.hear("on_device", lost(Cause.OFF, "scanner"))
    chip = signed_on.window.workplace.status.scanner
    assert chip.text() == "! Scanner off"
    signed_on.hear("on_device", DeviceState(name="scanner", presence=Presence.READY, said="Ready."))
    assert chip.text() == "✓ Scanner"
    assert chip.toolTip() == "Ready."


def test_what_devices_said_before_the_sign_on_is_shown_after_it(screen):
    screen.qtbot.waitUntil(lambda: screen.desk.station.events is not None)
    screen.hear("on_device", lost(Cause.COVER_OPEN))
    screen.sign_on()
    assert screen.window.workplace.status.printer.text() == "! Cover open"


def test_a_chip_takes_no_tab_stop(signed_on):
    assert signed_on.window.workplace.status.printer.focusPolicy() is Qt.FocusPolicy.NoFocus
