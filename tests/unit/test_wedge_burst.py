"""A scanner's keys are told from a person's by the time between them, and no key is ever lost."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.testing.licenses import invented_holder, license_payload, stripe_payload
from tracs_mobile.testing.scanner_keys import ControlKeys, as_keys, typed
from tracs_mobile.testing.vehicles import invented_vin
from ui.wedge_burst import (
    BEGIN_MS,
    MOST_CHARS,
    SILENCE_MS,
    THREE_FAST_MS,
    UNDECIDED_CHARS,
    WHOLE_MS,
    Burst,
    Fate,
    Key,
)

TAB, ENTER, F9 = "\t", "\r", ""
SHIFT = "shift"
COMMANDS = {TAB, F9, "\x1b", "\x08"}


def key(text, at_ms, *, repeat=False):
    if text == SHIFT:
        return Key(text="", at_ms=at_ms, plain=False, shift=True)
    return Key(text=text, at_ms=at_ms, plain=text.isprintable() and text != "", repeat=repeat)


class Keyboard:
    """Strikes keys and keeps what came of them: the field's text, scans, and how late keys were."""

    def __init__(self, *prefixes):
        self.burst = Burst(prefixes)
        self.field = ""
        self.scans = []
        self.held = []
        self.struck = 0
        self.field_order = []
        self.scan_order = []
        self.latest_ms = 0
        self.too_late = 0
        self.ended_ms = None

    def strike(self, text, at_ms, **more):
        self.wait_until(at_ms)
        one = key(text, at_ms, **more)
        step = self.burst.press(one)
        self._settle(step, at_ms)
        if step.fate is Fate.HOLD:
            self.held.append((self.struck, one))
        elif step.fate is Fate.PASS:
            self.field += one.text
            self.field_order.append(self.struck)
        self.struck += 1
        return step

    def wait_until(self, at_ms):
        due = self.burst.due_ms
        if due is not None and due < at_ms:
            self._settle(self.burst.quiet(due), due)
            self.ended_ms = due

    def rest(self):
        self.wait_until(10**9)

    def _settle(self, step, now_ms):
        assert not (step.give_back and step.scan)
        if step.give_back:
            self.field += "".join(one.text for _, one in self.held)
            self.field_order += [n for n, _ in self.held]
            for _, one in self.held:
                most_ms = BEGIN_MS if one.text in "@\x1e\n~" else THREE_FAST_MS
                self.latest_ms = max(self.latest_ms, now_ms - one.at_ms)
                self.too_late += now_ms - one.at_ms > most_ms
            self.held = []
        if step.scan:
            self.scans.append(step.scan)
            self.scan_order += [n for n, _ in self.held]
            self.held = []

    def strike_all(self, texts, *, every_ms, start_ms=1000):
        at = start_ms
        for text in texts:
            self.strike(text, round(at))
            at += every_ms() if callable(every_ms) else every_ms
        return at


def scanned(text, *prefixes, every_ms=5):
    keyboard = Keyboard(*prefixes)
    keyboard.strike_all(text, every_ms=every_ms)
    keyboard.rest()
    return keyboard


LICENSES = [
    license_payload(invented_holder(n), version=n % 12).decode("latin-1") for n in range(24)
]


@pytest.mark.parametrize("every_ms", [1, 5, 10, 15])
@pytest.mark.parametrize("text", LICENSES)
def test_a_license_at_a_scanners_speed_is_one_scan_and_nothing_reaches_the_field(text, every_ms):
    keyboard = scanned(text, every_ms=every_ms)
    assert keyboard.scans == [text]
    assert keyboard.field == ""


@pytest.mark.parametrize("controls", ControlKeys)
@pytest.mark.parametrize("caps_lock", [False, True])
def test_whatever_becomes_of_the_control_characters_the_rest_is_one_scan(controls, caps_lock):
    strokes = as_keys(LICENSES[8].encode("latin-1"), controls=controls, caps_lock=caps_lock)
    keyboard = scanned([stroke.text for stroke in strokes])
    assert keyboard.scans == [typed(strokes)]
    assert keyboard.field == ""


@pytest.mark.parametrize(
    "text",
    [
        "]L2" + LICENSES[3],
        '"' + LICENSES[3][1:],
        LICENSES[3][1:],
        stripe_payload(invented_holder(5)).decode("latin-1"),
        invented_vin(4) + "\r",
        invented_vin(4).lower(),
        "I" + invented_vin(4) + "\t",
        "]C0" + invented_vin(4),
        "RG\x1eRAMGHX 412\x1eVADQ\x1e",
    ],
)
def test_what_else_scanners_send_is_a_scan_too(text):
    keyboard = scanned(text, every_ms=10)
    assert keyboard.scans == [text]
    assert keyboard.field == ""


def test_what_begins_with_the_scanners_own_prefix_is_a_scan_whatever_it_is():
    assert scanned("~~PLATE 7", "~~").scans == ["PLATE 7"]
    assert scanned("\x02\x03" + LICENSES[1], "", "\x02\x03").scans == [LICENSES[1]]
    assert scanned("~~ok", "~~").field == "~~ok"


def test_a_shift_between_the_keys_of_a_scan_is_no_break():
    keyboard = Keyboard()
    keyboard.strike_all([SHIFT if n % 2 else char for char in LICENSES[2] for n in (1, 2)],
        every_ms=4)  # fmt: skip
    keyboard.rest()
    assert keyboard.scans == [LICENSES[2]]


def test_a_scan_with_pauses_of_a_tenth_of_a_second_stays_one():
    chance = random.Random(3)
    keyboard = Keyboard()
    at = keyboard.strike_all(LICENSES[5][:20], every_ms=5)
    keyboard.strike_all(
        LICENSES[5][20:], every_ms=lambda: chance.choice((1, 5, 35)), start_ms=at + 100
    )
    keyboard.rest()
    assert keyboard.scans == [LICENSES[5]]


def test_a_scanner_that_takes_its_time_for_the_first_control_key_is_understood():
    keyboard = Keyboard()
    keyboard.strike("@", 1000)
    keyboard.strike(SHIFT, 1030)
    keyboard.strike("\n", 1000 + BEGIN_MS - 1)
    keyboard.strike_all(LICENSES[1][2:], every_ms=45, start_ms=1110)
    keyboard.rest()
    assert keyboard.scans == [LICENSES[1]]


def test_a_license_that_says_where_it_ends_is_given_sooner():
    whole = scanned(LICENSES[10], every_ms=5)
    cut = scanned(LICENSES[10][:-9], every_ms=5)
    assert whole.ended_ms == 1000 + 5 * (len(LICENSES[10]) - 1) + WHOLE_MS
    assert cut.ended_ms == 1000 + 5 * (len(LICENSES[10]) - 10) + SILENCE_MS


def test_two_scans_one_after_the_other_are_two():
    keyboard = Keyboard()
    at = keyboard.strike_all(LICENSES[1], every_ms=5)
    keyboard.strike_all(LICENSES[2], every_ms=5, start_ms=at + 300)
    keyboard.rest()
    assert keyboard.scans == [LICENSES[1], LICENSES[2]]


def test_what_is_typed_right_after_a_scan_reaches_the_field():
    keyboard = Keyboard()
    at = keyboard.strike_all(LICENSES[1], every_ms=5)
    keyboard.strike_all("ok", every_ms=100, start_ms=at + SILENCE_MS)
    keyboard.rest()
    assert keyboard.scans == [LICENSES[1]]
    assert keyboard.field == "ok"


WORDS = "Rue Bélangeoix 12, jan.tremblaye@ansi.example (50% off) ]L x@y 5FNRL38 "


def prose(count):
    return (WORDS * (count // len(WORDS) + 1))[:count]


@pytest.mark.parametrize("seed", range(5))
def test_two_thousand_characters_typed_as_fast_as_anyone_can_arrive_untouched(seed):
    chance = random.Random(seed)
    keyboard = Keyboard()
    keyboard.strike_all(prose(2000), every_ms=lambda: chance.uniform(25, 40))
    keyboard.rest()
    assert keyboard.field == prose(2000)
    assert keyboard.scans == []
    assert keyboard.too_late == 0


@pytest.mark.parametrize("seed", range(5))
def test_keys_rolled_over_each_other_arrive_untouched(seed):
    chance = random.Random(seed)
    keyboard = Keyboard()
    pairs = itertools.cycle((8, 0))
    keyboard.strike_all(
        prose(2000), every_ms=lambda: next(pairs) or chance.choice((60, 75, 90, 110, 600))
    )
    keyboard.rest()
    assert keyboard.field == prose(2000)
    assert keyboard.too_late == 0


@pytest.mark.parametrize("rolled", [3, 4, 5])
def test_even_a_handful_of_keys_rolled_at_once_is_held_no_longer_than_it_takes(rolled):
    gaps = itertools.cycle([8] * (rolled - 1) + [90])
    keyboard = Keyboard()
    keyboard.strike_all(prose(2000), every_ms=lambda: next(gaps))
    keyboard.rest()
    assert keyboard.field == prose(2000)
    assert keyboard.latest_ms <= 8 * (rolled - 1) + THREE_FAST_MS


def test_in_the_middle_of_a_word_a_key_passes_at_once():
    keyboard = Keyboard()
    keyboard.strike_all("t", every_ms=90)
    assert [keyboard.strike(char, 1090 + 90 * n).fate for n, char in enumerate("remblaye")] == [
        Fate.PASS
    ] * 8


def test_a_letter_rolled_into_enter_or_tab_or_a_command_keeps_the_order_and_waits_for_nothing():
    for command in (ENTER, *COMMANDS):
        keyboard = Keyboard()
        keyboard.strike("a", 1000)
        step = keyboard.strike(command, 1008)
        assert (step.fate, step.give_back) == (Fate.PASS, True)
        assert keyboard.field == "a" + command


def test_a_key_held_down_is_no_scan():
    keyboard = Keyboard()
    keyboard.strike("@", 1000)
    for n in range(60):
        keyboard.strike("@", 1500 + 2 * n, repeat=True)
    keyboard.rest()
    assert keyboard.field == "@" * 61
    assert keyboard.scans == []


@pytest.mark.parametrize("text", ["a@b.example", "100 % of", "@", "%", "]", "@ansi", "AANSI 6"])
def test_marks_of_a_scan_in_ordinary_text_arrive(text):
    for every_ms in (28, 35, 60, 200, 700):
        keyboard = scanned(text, every_ms=every_ms)
        assert (keyboard.field, keyboard.scans) == (text, [])
        assert keyboard.too_late == 0


@pytest.mark.parametrize("length", [6, 80, UNDECIDED_CHARS + 1, 3000, MOST_CHARS + 90])
def test_a_program_that_types_is_no_scanner(length):
    keyboard = scanned(prose(length).replace("@", "a").replace("]", "a"), every_ms=2)
    assert keyboard.field == prose(length).replace("@", "a").replace("]", "a")
    assert keyboard.scans == []


def test_a_scan_without_end_is_given_once_and_the_rest_dropped_until_it_is_quiet():
    keyboard = Keyboard()
    at = keyboard.strike_all(LICENSES[4] + "X" * 5000, every_ms=1)
    keyboard.strike_all(LICENSES[2], every_ms=5, start_ms=at + 2 * SILENCE_MS)
    keyboard.rest()
    first, second = keyboard.scans
    assert first == (LICENSES[4] + "X" * 5000)[:MOST_CHARS]
    assert second == LICENSES[2]
    assert keyboard.field == ""


def test_a_touch_of_the_screen_sets_free_what_is_in_doubt_and_no_scan():
    keyboard = Keyboard()
    keyboard.strike("a", 1000)
    assert keyboard.burst.let_go().give_back
    keyboard = Keyboard()
    keyboard.strike_all(LICENSES[0][:40], every_ms=5)
    assert keyboard.burst.sure
    assert not keyboard.burst.let_go().give_back


STRUCK = st.lists(
    st.tuples(
        st.sampled_from([*"abA7 @]%\n\r\t\x1e\x1d", F9, SHIFT, "ANSI 636024"]),
        st.sampled_from([0, 1, 5, 8, 15, 25, 31, 45, 70, 119, 121, 300, 600]),
        st.booleans(),
    ),
    max_size=60,
)


@given(struck=STRUCK)
def test_every_key_comes_out_once_and_in_order(struck):
    keyboard, at = Keyboard("~"), 1000
    for text, gap, repeat in struck:
        for char in [text] if text in (F9, SHIFT) else text:
            at += gap
            keyboard.strike(char, at, repeat=repeat and char != SHIFT)
    keyboard.rest()
    assert keyboard.field_order == sorted(keyboard.field_order)
    assert keyboard.scan_order == sorted(keyboard.scan_order)
    assert sorted(keyboard.field_order + keyboard.scan_order) == list(range(keyboard.struck))
