"""What the bytes of a printer mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers.escpos import status
from printers.escpos.status import Condition, ReplyKind, ReplyReader


def kinds(raw):
    return [reply.kind for reply in ReplyReader().feed(raw)]


def test_replies_that_come_mixed_are_told_apart():
    raw = b"\x12" + b"\x10\x00\x00\x0f" + b"\x00" + b"\x37\x22TRAC\x00" + b"\x5fEPSON\x00" + b"\x16"

    assert kinds(raw) == [
        ReplyKind.REAL_TIME,
        ReplyKind.CHANGE,
        ReplyKind.IN_ORDER,
        ReplyKind.PROCESS,
        ReplyKind.TEXT,
        ReplyKind.REAL_TIME,
    ]


@given(st.binary(max_size=60), st.integers(1, 7))
def test_cutting_the_bytes_anywhere_changes_no_reply(raw, step):
    whole = list(ReplyReader().feed(raw))
    reader = ReplyReader()

    pieces = [r for at in range(0, len(raw), step) for r in reader.feed(raw[at : at + step])]

    assert pieces == whole


@given(st.binary(max_size=300))
def test_no_byte_but_flow_control_is_lost_read_twice_or_in_another_order(raw):
    seen = b"".join(reply.raw for reply in ReplyReader().feed(raw))
    without_flow = raw.translate(None, b"\x11\x13")

    assert without_flow.startswith(seen)
    assert len(without_flow) - len(seen) < 80


MESSAGES = {
    b"\x12": ReplyKind.REAL_TIME,
    b"\x1e": ReplyKind.REAL_TIME,
    b"\x72": ReplyKind.REAL_TIME,
    b"\x00": ReplyKind.IN_ORDER,
    b"\x0f": ReplyKind.IN_ORDER,
    b"\x10\x00\x00\x0f": ReplyKind.CHANGE,
    b"\x3c\x40\x0c\x00": ReplyKind.CHANGE,
    b"\x37\x220042\x00": ReplyKind.PROCESS,
    b"\x37\x23\x00": ReplyKind.OFFLINE,
    b"\x37\x23AB@@\x00": ReplyKind.OFFLINE,
    b"\x37\x25\x00": ReplyKind.CLEARED,
    b"\x37\x45\x31\x31\x00": ReplyKind.BATTERY,
    b"\x37\x45\x33\x00": ReplyKind.BATTERY,
    b"\x37\x72\x40\x00": ReplyKind.BLOCK,
    b"\x5fSPP-R410\x00": ReplyKind.TEXT,
    b"\x5f7_$12.00\x00": ReplyKind.TEXT,
    b"\x3dG\x00": ReplyKind.BLOCK,
    b"\x39A@\x00": ReplyKind.BLOCK,
    b"\x3b0\x00": ReplyKind.BLOCK,
    b"\x80": ReplyKind.OTHER,
}
"""As the makers write them down, each with its kind."""


@given(
    st.lists(st.sampled_from(sorted(MESSAGES)), max_size=12),
    st.lists(st.integers(0, 80)),
    st.data(),
)
def test_any_mix_of_replies_cut_anywhere_is_read_as_what_was_sent(messages, cuts, data):
    raw = b"".join(messages)
    reader = ReplyReader()
    ends = sorted({min(cut, len(raw)) for cut in cuts} | {len(raw)})
    flow = data.draw(st.lists(st.sampled_from([b"", b"\x11", b"\x13"]), min_size=len(ends)))

    seen, at = [], 0
    for end, mark in zip(ends, flow, strict=False):
        seen += reader.feed(raw[at:end] + mark)
        at = end

    assert [(reply.raw, reply.kind) for reply in seen] == [(m, MESSAGES[m]) for m in messages]


@given(st.sampled_from([m for m in sorted(MESSAGES) if len(m) > 1]), st.data())
def test_half_a_reply_swallows_no_answer_that_follows(message, data):
    half = message[: data.draw(st.integers(1, len(message) - 1))]

    seen = list(ReplyReader().feed(half + b"\x12\x16\x1a"))

    assert [r.raw for r in seen[-3:]] == [b"\x12", b"\x16", b"\x1a"]
    assert {r.kind for r in seen[-3:]} == {ReplyKind.REAL_TIME}


def test_the_text_of_an_answer_to_gs_i_is_read():
    (reply,) = ReplyReader().feed(b"\x5fBIXOLON\x00")

    assert reply.text == "BIXOLON"


@pytest.mark.parametrize(
    ("message", "low"),
    [
        (b"\x37\x45\x30\x00", False),
        (b"\x37\x45\x32\x00", False),
        (b"\x37\x45\x33\x00", True),
        (b"\x37\x45\x34\x00", True),
        (b"\x37\x45\x30\x30\x00", False),
        (b"\x37\x45\x31\x36\x00", False),
        (b"\x37\x45\x31\x32\x00", False),
        (b"\x37\x45\x31\x31\x00", True),
        (b"\x37\x45\x31\x30\x00", True),
        (b"\x37\x45\x00", False),
    ],
)
def test_a_battery_is_low_when_the_maker_says_so(message, low):
    assert status.battery_low(message) is low


def test_the_form_without_dle_is_the_same_question():
    assert [status.plain(query) for query in status.QUERIES] == [
        b"\x04\x01",
        b"\x04\x02",
        b"\x04\x03",
        b"\x04\x04",
    ]


def test_a_low_battery_alone_stands_in_nobodys_way():
    assert Condition(battery_low=True).good
    assert not Condition(battery_low=True, offline=True).good


def test_the_waiting_bytes_of_a_change_are_no_answer_about_paper():
    (reply,) = ReplyReader().feed(b"\x14\x00\x00\x0f")

    assert reply.kind is ReplyKind.CHANGE
    assert status.from_change(reply.raw).good


@pytest.mark.parametrize(
    ("query", "answer", "expected"),
    [
        (status.ASK_PRINTER, 0x12, Condition()),
        (status.ASK_PRINTER, 0x1A, Condition(offline=True)),
        (status.ASK_OFFLINE_CAUSE, 0x16, Condition(cover_open=True)),
        (status.ASK_OFFLINE_CAUSE, 0x32, Condition(paper_out=True)),
        (status.ASK_ERROR, 0x52, Condition(hot=True)),
        (status.ASK_ERROR, 0x32, Condition(broken=True)),
        (status.ASK_PAPER, 0x72, Condition(paper_out=True)),
        (status.ASK_PAPER, 0x1E, Condition()),
    ],
)
def test_answers_mean_what_the_manuals_say(query, answer, expected):
    assert status.from_answer(query, answer, Condition()) == expected


def test_a_change_tells_paper_cover_and_faults():
    assert status.from_change(b"\x38\x00\x0c\x0f") == Condition(
        offline=True, cover_open=True, paper_out=True
    )
    assert status.from_change(b"\x10\x44\x00\x0f") == Condition(hot=True, broken=True)


def test_paper_near_its_end_does_not_stop_a_print():
    assert not status.paper_out_in_order(0x03)
    assert status.paper_out_in_order(0x0F)
