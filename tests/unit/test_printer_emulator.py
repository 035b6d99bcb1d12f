"""The emulated printer does what the manuals say a printer does, and fails as it is told to."""

import hashlib
import sys

import pytest

from printers.escpos.escpos_job import encode_job
from printers.profiles import profile_named
from tracs_mobile.testing.documents import a_printable
from tracs_mobile.testing.emulated_mechanism import RESERVE_BYTES, Mechanism
from tracs_mobile.testing.escpos_commands import commands
from tracs_mobile.testing.printer_emulator import Script

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-serial lines")

CLEAR = bytes.fromhex("10140801031401060208")
ASK_ALL = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
LINE = b"\x1b@\x1b3\x1eA LINE\n"
"""A copy of one line, 30 dots high."""

PICTURE = b"\x1b@\x1dv0\x00\x02\x00\x0a\x00" + bytes(20)
"""A copy of one picture, 10 rows of 2 bytes."""


class Time:
    """A clock that is turned by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def printer(script=None, clock=None):
    return Mechanism(script or Script(), clock or Time())


def said(mechanism, raw):
    """What it answers to `raw`."""
    mechanism.answers.clear()
    mechanism.take(raw)
    mechanism.work()
    return bytes(mechanism.answers)


# --- paper -------------------------------------------------------------------------------------


def test_a_whole_job_lies_on_the_paper_byte_for_byte():
    job = encode_job([a_printable(), a_printable(copy="SECOND")], profile_named("generic-4in-832"))
    inside = printer()

    said(inside, job + b"\x1dr\x01")

    assert inside.roll.times_whole(hashlib.sha256(job).hexdigest()) == 1
    assert len(inside.roll.jobs) == 1
    assert len(inside.roll.papers) == 2
    assert inside.roll.jobs[0].ended
    assert inside.roll.rows == inside.roll.jobs[0].rows > 2_000


def test_a_job_without_its_last_row_is_not_whole():
    inside = printer(Script(paper_ends_after=29))

    said(inside, LINE + b"\x1dr\x01")

    assert inside.roll.rows == 29
    assert inside.roll.times_whole(hashlib.sha256(LINE).hexdigest()) == 0
    assert not inside.roll.jobs[0].ended


def test_a_job_cut_in_pieces_is_the_same_job():
    inside = printer()

    for byte in LINE + PICTURE:
        said(inside, bytes([byte]))

    assert [paper.rows for paper in inside.roll.papers] == [30, 10]
    assert inside.roll.papers[1].printed == PICTURE


def test_paper_that_moves_before_any_copy_began_is_astray():
    inside = printer()

    said(inside, b"rest of a line\n" + LINE)

    assert (inside.roll.strays, inside.roll.jobs[0].rows) == (30, 30)


def test_a_new_round_of_questions_begins_a_new_job_and_a_second_copy_does_not():
    inside = printer()

    for raw in (LINE + LINE, ASK_ALL, LINE):
        said(inside, raw)

    assert [len(job.papers) for job in inside.roll.jobs] == [2, 1]


def test_paper_moves_at_its_speed():
    clock = Time()
    inside = printer(Script(mm_per_second=10), clock)

    said(inside, b"\x1b@\x1bJ\xa0")
    assert (inside.roll.rows, inside.due_s()) == (0, 0.1)
    clock.now = 1.0
    inside.work()
    assert inside.roll.rows == 80
    clock.now = 2.0
    inside.work()

    assert (inside.roll.rows, inside.due_s()) == (160, None)


def test_ten_centimeters_of_picture_take_a_second_at_ten_centimeters_a_second():
    clock = Time()
    inside = printer(Script(mm_per_second=100), clock)
    said(inside, b"\x1b@\x1dv0\x00\x01\x00\x20\x03" + bytes(800))

    while (due := inside.due_s()) is not None:
        clock.now += due
        inside.work()

    assert inside.roll.rows == 800
    assert clock.now == pytest.approx(1.0, abs=0.011)


# --- the buffer --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [4_096, 65_536])
def test_a_printer_that_cannot_print_reads_until_its_buffer_is_full(size):
    inside = printer(Script(paper_out=True, buffer_bytes=size))
    waiting = 3 * size

    while (room := inside.room(waiting)) > 0:
        inside.take(bytes(room))
        waiting -= room

    assert len(inside.received) == size
    assert inside.room(RESERVE_BYTES) > 0
    assert said(inside, b"\x10\x04\x04") == b"\x72"


def test_a_printer_that_prints_reads_on_however_long_a_picture_is():
    inside = printer(Script(buffer_bytes=64))

    said(inside, b"\x1b@\x1dv0\x00\x68\x00\xff\x00" + bytes(104 * 200))

    assert inside.room(5_000) == 4_096
    assert inside.roll.rows == 200


@pytest.mark.parametrize(("resumes", "rows"), [(True, 60), (False, 30)])
def test_with_new_paper_one_that_resumes_goes_on_with_what_it_held(resumes, rows):
    inside = printer(Script(paper_ends_after=30, resumes=resumes))
    said(inside, LINE + LINE)
    assert inside.roll.rows == 30

    inside.put_right("paper_out")
    inside.work()

    assert inside.roll.rows == rows


def test_paper_that_ends_within_a_feed_goes_on_where_it_stopped():
    inside = printer(Script(paper_ends_after=10))
    said(inside, LINE)

    inside.put_right("paper_out")
    inside.work()

    assert inside.roll.papers[0].rows == 30
    assert inside.roll.papers[0].printed == LINE


@pytest.mark.parametrize("clear", [CLEAR, b"\x10\x05\x02"])
def test_a_cleared_printer_has_nothing_to_go_on_with(clear):
    inside = printer(Script(paper_ends_after=30))
    said(inside, LINE + LINE)

    answer = said(inside, clear)
    inside.put_right("paper_out")
    inside.work()

    assert inside.roll.rows == 30
    assert answer == (b"\x37\x25\x00" if clear == CLEAR else b"")


@pytest.mark.parametrize(("enquiry", "rows"), [(b"\x10\x05\x01", 30), (b"\x10\x05\x02", 10)])
def test_a_fault_of_the_mechanism_is_got_over_with_or_without_the_rest(enquiry, rows):
    inside = printer(Script(breaks_after=10))
    said(inside, LINE)
    assert inside.roll.rows == 10

    said(inside, enquiry)

    assert (inside.roll.rows, inside.sensors.broken) == (rows, False)


def test_one_that_does_not_know_the_clearing_keeps_what_it_held():
    inside = printer(Script(paper_ends_after=30, clears=False))
    said(inside, LINE + LINE)

    assert said(inside, CLEAR) == b""
    inside.put_right("paper_out")
    inside.work()

    assert inside.roll.rows == 60


# --- what it says ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trouble", "answers"),
    [
        ({}, "12121212"),
        ({"paper_out": True}, "1a321272"),
        ({"cover_open": True}, "1a161212"),
        ({"hot": True}, "1a525212"),
        ({"battery_low": True}, "1a525212"),
        ({"broken": True}, "1a521612"),
        ({"near_end": True}, "1212121e"),
    ],
)
def test_each_trouble_has_its_bits_in_the_answers_to_dle_eot(trouble, answers):
    assert said(printer(Script(**trouble)), ASK_ALL).hex() == answers


def test_dle_eot_cut_between_two_packets_is_one_question():
    inside = printer()

    assert said(inside, b"A\x10") + said(inside, b"\x04") + said(inside, b"\x01B") == b"\x12"
    assert bytes(inside.received) == b"AB"


def test_dle_with_anything_else_is_data():
    raw = b"\x10\x04\x10\x05\x07\x10\x14\x09\x10\x1dJ\x10\x10\x04\x05"
    inside = printer()

    assert said(inside, raw) == b""
    assert bytes(inside.received) == raw


def test_changes_are_told_once_asked_for():
    inside = printer(Script(paper_ends_after=30))

    assert said(inside, b"\x1da\xff") == b"\x10\x00\x00\x0f"
    assert said(inside, b"A LINE\n") == b"\x18\x00\x0c\x0f"
    inside.answers.clear()
    inside.put_right("paper_out")
    assert bytes(inside.answers) == b"\x10\x00\x00\x0f"


def test_offline_is_told_with_its_cause_when_asked_for():
    inside = printer(Script(confirms=True, cover_opens_after=30))

    said(inside, b"\x1d(H\x03\x001\x302")

    assert said(inside, b"A LINE\n") == b"\x37\x23\x41\x00"


def test_the_process_id_comes_back_only_when_the_lines_have_moved():
    clock = Time()
    inside = printer(Script(confirms=True, mm_per_second=10, line_buffer_dots=200), clock)
    fence = b"\x1d(H\x06\x0000AB12"

    early = said(inside, LINE + b"\x1dr\x01" + fence)
    clock.now = 0.374
    inside.work()
    not_yet = bytes(inside.answers)
    clock.now = 0.376
    inside.work()

    assert early == b"\x00", "GS r is answered when the data was taken up"
    assert not_yet == b"\x00"
    assert bytes(inside.answers) == b"\x00\x37\x22AB12\x00"


def test_a_printer_without_it_does_not_answer_gs_h():
    assert said(printer(), LINE + b"\x1d(H\x06\x0000AB12") == b""


def test_the_battery_is_told_on_demand():
    assert said(printer(Script(tells_battery=True)), b"\x10\x14\x07\x05") == b"\x37\x45\x31\x34\x00"
    low = Script(tells_battery=True, battery_low=True)
    assert said(printer(low), b"\x10\x14\x07\x05") == b"\x37\x45\x31\x30\x00"
    assert said(printer(low), b"\x10\x1dIb") == b"\x37\x45\x33\x00"
    assert said(printer(), b"\x10\x14\x07\x05\x10\x1dIb") == b""
    assert said(printer(), b"\x10\x14\x07\x01") == b"\x10\x00\x00\x0f"


def test_some_tell_a_falling_battery_unasked():
    inside = printer(Script(battery_falls_after=30, tells_battery=True, battery_unasked=True))

    assert said(inside, LINE) == b"\x37\x45\x31\x30\x00"


def test_it_tells_who_it_is():
    who = Script(maker="EPSON", model="TM-P80II", firmware="1.02", serial="X3KF")
    asked = b"".join(b"\x1dI" + bytes([n]) for n in (1, 49, 65, 66, 67, 68))

    assert said(printer(who), asked) == b"\x20\x20_1.02\x00_EPSON\x00_TM-P80II\x00_X3KF\x00"
    assert said(printer(), asked) == b""


def test_some_answer_eot_without_dle_in_order():
    assert said(printer(Script(bare_status=True, cover_open=True)), b"\x04\x02") == b""
    assert said(printer(Script(bare_status=True)), b"A\x04\x01") == b"\x12"
    assert said(printer(), b"A\x04\x01") == b""


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        ({"mute": True}, ""),
        ({"garbage": b"$GPRMC,"}, b"$GPRMC,".hex()),
        ({"half_replies": True}, "12" * 4 + "1000" + "00"),
        ({"silent_after": 6}, ""),
        ({"silent_after": 100}, "12" * 4 + "1000000f" + "00"),
    ],
)
def test_faults_of_its_voice(fault, answer):
    assert said(printer(Script(**fault)), ASK_ALL + b"\x1da\xff\x1dr\x01").hex() == answer


def test_one_that_is_no_printer_prints_nothing():
    inside = printer(Script(garbage=b"HTTP/1.1 400"))

    said(inside, LINE)

    assert (inside.roll.rows, inside.room(10) > 0) == (0, True)


# --- heat, pictures, codes ---------------------------------------------------------------------


def test_a_hot_head_rests_and_goes_on():
    clock = Time()
    inside = printer(Script(hot_after=10, hot_for_s=4), clock)
    said(inside, LINE)
    assert (inside.roll.rows, inside.due_s()) == (10, 4.0)

    clock.now = 4.0
    inside.work()

    assert (inside.roll.rows, inside.sensors.hot) == (30, False)


def test_a_low_battery_waits_for_its_charger():
    inside = printer(Script(battery_falls_after=10))
    said(inside, LINE)
    assert (inside.roll.rows, inside.due_s()) == (10, None)

    inside.put_right("battery_low")
    inside.work()

    assert inside.roll.rows == 30


def graphics(function, more):
    body = b"0" + bytes([function]) + more
    return b"\x1d(L" + len(body).to_bytes(2, "little") + body


def test_a_stored_picture_is_kept_and_printed_by_its_key():
    dots = b"\x08\x00\x05\x001" + bytes(5)
    inside = printer(Script(nv_bytes=20))

    said(inside, graphics(67, b"0LG\x01" + dots))
    said(inside, graphics(67, b"0XX\x01" + b"\x08\x00\x0f\x001" + bytes(15)))
    said(inside, b"\x1b@" + graphics(69, b"LG\x01\x02"))

    assert list(inside.pictures.stored) == [b"LG"], "the other one had no room"
    assert inside.roll.rows == 10
    said(inside, graphics(65, b"CLR"))
    assert inside.pictures.free == 20


def test_a_picture_in_memory_takes_its_rows_when_it_is_printed():
    inside = printer()

    said(inside, graphics(112, b"0\x01\x011\x08\x00\x18\x00" + bytes(24)))
    assert inside.roll.rows == 0
    said(inside, graphics(50, b""))

    assert inside.roll.rows == 24


def code(kind, function, more):
    body = bytes([kind, function]) + more
    return b"\x1d(k" + len(body).to_bytes(2, "little") + body


def test_the_printers_own_codes_take_paper_too():
    inside = printer()

    said(inside, b"\x1dh\x50\x1dkI\x04{BA1")
    assert inside.roll.rows == 80
    said(inside, code(49, 80, b"0" + b"A" * 40) + code(49, 67, b"\x04") + code(49, 81, b"0"))
    assert inside.roll.rows == 80 + 4 * (17 + 4 * 3)
    said(inside, code(48, 65, b"\x08") + code(48, 80, b"0" + b"A" * 60) + code(48, 81, b"0"))

    assert inside.roll.rows > 196


def test_settings_are_kept():
    inside = printer()

    said(inside, b"\x1d(K\x02\x001\x03")

    assert inside.settings == {49: 3}


def test_commands_of_every_shape_are_cut_where_they_end():
    whole = [
        b"\x1b*\x21\x02\x00" + bytes(6),
        b"\x1b*\x00\x03\x00" + bytes(3),
        b"\x1bD\x08\x10\x00",
        b"\x1bp\x00\x01\x02",
        b"\x1dk\x04A1\x00",
        b"\x1dkI\x03{B1",
        b"\x1dV\x00",
        b"\x1dVB\x10",
        b"\x1d8L\x05\x00\x00\x00\x30\x43ABC",
        b"\x1d*\x01\x02" + bytes(16),
        b"\x1c(E\x02\x00\x3c\x02",
        b"\x1cp\x01\x00",
        b"A",
        b"\n",
    ]

    assert list(commands(b"".join(whole))) == whole
