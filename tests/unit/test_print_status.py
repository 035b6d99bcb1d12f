"""What the bytes of a printer mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printers import status
from printers.status import Condition, ReplyKind, ReplyReader


def kinds(raw):
    return [reply.kind for reply in ReplyReader().feed(raw)]


def test_replies_that_come_mixed_are_told_apart():
    raw = b"\x12" + b"\x10\x00\x00\x0f" + b"\x00" + b"\x37\x22TRAC\x00" + b"\x5fEPSON\x00" + b"\x16"

    assert kinds(raw) == [
        ReplyKind.REAL_TIME,
        ReplyKind.CHANGE,
        ReplyKind.IN_ORDER,
        ReplyKind.PROCESS,
        ReplyKind.OTHER,
        ReplyKind.REAL_TIME,
    ]


@given(st.binary(max_size=60), st.integers(1, 7))
def test_cutting_the_bytes_anywhere_changes_no_reply(raw, step):
    whole = list(ReplyReader().feed(raw))
    reader = ReplyReader()

    pieces = [r for at in range(0, len(raw), step) for r in reader.feed(raw[at : at + step])]

    assert pieces == whole


@given(st.binary(max_size=300))
def test_no_byte_is_read_twice_or_in_another_order(raw):
    seen = b"".join(reply.raw for reply in ReplyReader().feed(raw))

    assert raw.startswith(seen)


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
