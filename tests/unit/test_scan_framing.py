"""Frames out of line models on a simulated clock: the framing table of the facts, reproduced."""

from __future__ import annotations

import random

import pytest

from scanners.lines.framing import MOST_BYTES, Framer
from tracs_mobile.testing.licenses import invented_holder, license_payload, with_wrong_lengths
from tracs_mobile.testing.scanner_lines import LINES, Arrival, steady, usb_packets

PAYLOADS = [license_payload(invented_holder(seed), version=(1, 3, 8,
    10)[seed % 4]) for seed in range(12)]  # fmt: skip


def frames(framer: Framer, arrivals: list[Arrival], *, until: float) -> list[tuple[float, bytes]]:
    """What a reader with a 20 ms read timeout gets, with the time it gets it."""
    now, given, left = 0.0, [], list(arrivals)
    while now < until:
        ready = [chunk for at, chunk in left if at <= now]
        if ready:
            left = left[len(ready) :]
            frame = framer.feed(b"".join(ready), now)
        else:
            now = min(left[0][0], now + 0.02) if left else now + 0.02
            frame = None if left and left[0][0] <= now else framer.quiet(now)
        if frame is not None:
            given.append((now, frame))
    return given


@pytest.mark.parametrize("edit", [0, 1, -4, 12], ids=["right", "late", "early", "far"])
@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_twelve_of_twelve_frames_arrive_whole_on_every_line(line, edit):
    whole = 0
    for seed, payload in enumerate(PAYLOADS):
        raw = with_wrong_lengths(payload, by=edit)
        given = frames(Framer(), list(line(raw, random.Random(seed))), until=8.0)
        whole += [frame for _, frame in given] == [raw]
    assert whole == 12


def test_a_frame_with_its_declared_end_is_given_after_forty_milliseconds():
    raw = PAYLOADS[2]
    arrivals = list(usb_packets(raw, random.Random(0)))
    ((at, frame),) = frames(Framer(), arrivals, until=2.0)
    assert frame == raw
    assert 0.04 <= at - arrivals[-1][0] <= 0.061


def test_a_frame_without_a_declared_end_waits_for_two_hundred_milliseconds():
    raw = b"1HGCM82633A004352\r"
    ((at, frame),) = frames(Framer(), [(0.0, raw)], until=2.0)
    assert frame == raw
    assert 0.2 <= at <= 0.221


def test_line_ends_inside_a_frame_never_cut_it():
    raw = b"@\n\x1e\rANSI \r\n\r\n" * 3
    framer = Framer()
    assert all(framer.feed(raw[at : at + 1], at / 1000) is None for at in range(len(raw)))
    assert framer.quiet(1.0) == raw


def test_a_suffix_after_the_declared_end_stays_with_its_frame():
    raw = PAYLOADS[2] + b"\r\n"
    assert [frame for _, frame in frames(Framer(), list(steady(9600)(raw, random.Random(0))),
    until=3.0)] == [raw]  # fmt: skip


def test_two_scans_with_a_pause_are_two_frames():
    one, two = PAYLOADS[1], PAYLOADS[2]
    arrivals = [(0.0, one), (0.5, two)]
    assert [frame for _, frame in frames(Framer(), arrivals, until=2.0)] == [one, two]


def test_a_flood_is_given_once_and_then_dropped_until_the_line_rests():
    framer = Framer()
    first = framer.feed(b"x" * MOST_BYTES, 0.0)
    assert first == b"x" * MOST_BYTES
    assert framer.feed(b"y" * 100, 0.1) is None
    assert framer.quiet(0.2) is None
    assert framer.quiet(0.31) is None
    assert framer.feed(b"z", 0.5) is None
    assert framer.quiet(0.8) == b"z"


def test_a_line_that_never_rests_is_cut_after_three_seconds():
    framer = Framer()
    given = [framer.feed(b"x", at / 10) for at in range(60)]
    assert [len(frame) for frame in given if frame] == [31]


def test_bytes_that_waited_while_the_thread_was_held_up_stay_together():
    framer = Framer()
    framer.feed(PAYLOADS[2][:50], 0.0)
    framer.feed(PAYLOADS[2][50:], 1.0)
    assert framer.quiet(1.05) == PAYLOADS[2]


def test_silence_on_an_empty_line_gives_nothing():
    framer = Framer()
    assert framer.quiet(100.0) is None
    assert framer.feed(b"", 1.0) is None
    assert framer.due_at is None


def test_what_was_collected_before_a_break_is_forgotten():
    framer = Framer()
    framer.feed(b"half", 0.0)
    framer.drop()
    assert framer.quiet(1.0) is None
