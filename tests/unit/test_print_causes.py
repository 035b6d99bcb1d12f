"""Why a printer cannot be used: told apart, and said in words an officer can act on."""

import errno
import itertools
import re
import threading
import time
from dataclasses import replace

import pytest
import serial

from printers.driver import causes, said
from printers.driver.attempt import Limits
from printers.driver.causes import cause_of_condition, stranger
from printers.driver.inquiry import Check
from printers.driver.links import LinkHeld, cause_of, serial_fault
from printers.driver.printer import EscposPrinter
from printers.driver.said import Moment, trouble
from printers.driver.visit import Rest, Way
from printers.escpos import status
from printers.escpos.status import Condition, ReplyReader
from printers.profiles import profile_named
from tracs_mobile.domain.devices import Cause, LinkKind

NAME = "Bixolon SPP-R410"
NO_TROUBLE = {Cause.NONE}
TROUBLES = [cause for cause in Cause if cause not in NO_TROUBLE]
every = pytest.mark.parametrize("cause", TROUBLES, ids=lambda cause: cause.name)


@pytest.mark.parametrize(
    ("condition", "cause"),
    [
        (Condition(), Cause.NONE),
        (Condition(battery_low=True), Cause.NONE),
        (Condition(paper_out=True, offline=True), Cause.PAPER_OUT),
        (Condition(cover_open=True, paper_out=True), Cause.COVER_OPEN),
        (Condition(hot=True), Cause.HEAD_HOT),
        (Condition(hot=True, offline=True, battery_low=True), Cause.BATTERY_LOW),
        (Condition(offline=True, battery_low=True), Cause.BATTERY_LOW),
        (Condition(broken=True), Cause.FAULT),
        (Condition(offline=True), Cause.FAULT),
    ],
)
def test_the_first_thing_to_put_right_is_the_cause(condition, cause):
    assert cause_of_condition(condition) is cause


WINDOWS = "could not open port 'COM7': {}({}, '...', None, {})"


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (OSError(errno.ENOENT, "No such file"), Cause.OFF),
        (OSError(errno.ENXIO, "No such device"), Cause.OFF),
        (OSError(errno.EACCES, "denied"), Cause.PORT_HELD),
        (OSError(errno.EBUSY, "busy"), Cause.PORT_HELD),
        (OSError(errno.EHOSTUNREACH, "no route"), Cause.OUT_OF_RANGE),
        (OSError(errno.EHOSTDOWN, "host is down"), Cause.OUT_OF_RANGE),
        (OSError(errno.ETIMEDOUT, "timed out"), Cause.OUT_OF_RANGE),
        (TimeoutError("timed out"), Cause.OUT_OF_RANGE),
        (OSError(errno.ECONNREFUSED, "refused"), Cause.WRONG_PORT),
        (serial.SerialException("[Errno 111] Connection refused"), Cause.WRONG_PORT),
        (serial.SerialException(WINDOWS.format("FileNotFoundError", 2, 2)), Cause.OFF),
        (serial.SerialException(WINDOWS.format("PermissionError", 13, 5)), Cause.PORT_HELD),
        (serial.SerialException(WINDOWS.format("OSError", 22, 121)), Cause.OUT_OF_RANGE),
        (serial.SerialException(WINDOWS.format("OSError", 22, 1167)), Cause.OFF),
        (serial.SerialException("Could not exclusively lock port x: [Errno 11]"), Cause.PORT_HELD),
    ],
)
def test_the_systems_word_for_a_line_that_does_not_open_is_understood(fault, cause):
    assert cause_of(fault) is cause
    assert serial_fault("COM7", fault).cause is cause
    assert isinstance(serial_fault("COM7", fault), LinkHeld) is (cause is Cause.PORT_HELD)


GPS = b"$GPRMC,123519,A,4415.3,N,07234.6,W,022.4,084.4,261126,,*6A\r\n"
LICENSE = b"@\n\x1e\rANSI 636024080002DL00410278ZV03190008DLDAQ12345678\n"


@pytest.mark.parametrize(
    ("heard", "cause"),
    [
        (GPS, Cause.WRONG_PORT),
        (GPS[20:], Cause.WRONG_PORT),
        (LICENSE, Cause.WRONG_PORT),
        (b"0781234500019\r\n", Cause.WRONG_PORT),
        (b"HTTP/1.1 400 Bad Request\r\n", Cause.WRONG_PORT),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Cause.WRONG_PORT),
        (b"\xff\xfe\xd5\xaa\x01\x96", Cause.NOT_A_PRINTER),
        (b"\xa5", Cause.NOT_A_PRINTER),
        (b"", None),
        (b"\x12\x12\x12\x12", None),
        (b"\x1a\x16\x12\x72", None),
        (b"\x00\x12\x12\x12\x12", None),
        (b"\x0f\x0c\x12\x36\x52\x12", None),
        (b"\x10\x00\x00\x0f\x12\x12\x12\x12", None),
        (b"\x5fBIXOLON SPP-R410\x00\x12\x12", None),
        (b"\x37\x45\x31\x36\x00\x12", None),
        (b"\x80\x12\x12\x12\x12", None),
    ],
)
def test_what_talks_on_the_line_is_told_from_a_printer(heard, cause):
    assert stranger(heard, list(ReplyReader().feed(heard))) is cause


class Dumb:
    """A line that says what it was given, once, and takes everything."""

    torn = False

    def __init__(self, says):
        self.says = says
        self.writes = []

    def write(self, data, *, deadline_s):
        self.writes.append(data)
        return len(data)

    def read(self, *, wait):
        found, self.says = self.says, b""
        return found

    def drop(self):
        """Nothing is waiting."""

    def abort(self):
        """Nothing to give up."""

    def close(self, *, discard):
        """Nothing to let go of."""


class Answering(Dumb):
    """Answers each question with its bytes, and no other."""

    def __init__(self, answers):
        super().__init__(b"")
        self.answers = answers

    def write(self, data, *, deadline_s):
        self.says += self.answers.get(data, b"")
        return super().write(data, deadline_s=deadline_s)


def checked(line, profile="generic-4in-832", kind=LinkKind.SERIAL):
    ticks = itertools.count(step=0.01)

    def monotonic():
        return next(ticks)

    visit = Check(
        profile=profile_named(profile),
        way=Way(kind=kind, open_link=lambda _: line, rest=Rest(0.0, monotonic)),
        limits=Limits(reply_s=0.05, wake_s=0.1),
        monotonic=monotonic,
    )
    visit.run()
    return visit


FINE = dict.fromkeys(status.QUERIES, b"\x12")
HOT = FINE | {status.ASK_PRINTER: b"\x1a", status.ASK_ERROR: b"\x52"}
EMPTY_EPSON, FULL_EPSON = b"\x37\x45\x31\x30\x00", b"\x37\x45\x31\x36\x00"
LOW_BIXOLON = b"\x37\x45\x33\x00"


@pytest.mark.parametrize(
    ("answers", "profile", "cause"),
    [
        (HOT, "generic-4in-832", Cause.HEAD_HOT),
        (HOT | {status.ASK_BATTERY_EPSON: EMPTY_EPSON}, "generic-4in-832", Cause.BATTERY_LOW),
        (HOT | {status.ASK_BATTERY_EPSON: FULL_EPSON}, "epson-tm-p80ii", Cause.HEAD_HOT),
        (HOT | {status.ASK_BATTERY_BIXOLON: LOW_BIXOLON}, "bixolon-spp-r410", Cause.BATTERY_LOW),
        (FINE, "generic-4in-832", Cause.NONE),
        (FINE | {status.ASK_PRINTER: b"\x1a"}, "generic-4in-832", Cause.FAULT),
    ],
)
def test_a_low_battery_is_told_from_a_hot_head_where_the_printer_tells(answers, profile, cause):
    assert checked(Answering(answers), profile).verdict.cause is cause


def test_a_printer_in_order_that_says_its_battery_is_low_can_still_print():
    answers = FINE | {status.ASK_BATTERY_BIXOLON: LOW_BIXOLON}

    visit = checked(Answering(answers), "bixolon-spp-r410")

    assert visit.verdict.cause is Cause.NONE
    assert visit.talk.condition.battery_low


def test_a_printer_without_real_time_commands_is_asked_in_its_own_form():
    answers = {status.plain(query): b"\x12" for query in status.QUERIES}
    line = Answering(answers | {status.plain(status.ASK_PAPER): b"\x72"})

    assert checked(line).verdict.cause is Cause.PAPER_OUT


def test_a_printer_that_answers_the_first_question_only_is_not_called_silent():
    assert checked(Answering({status.ASK_PRINTER: b"\x12"})).verdict.cause is Cause.NONE


@pytest.mark.parametrize(
    ("says", "cause"),
    [(b"", Cause.SILENT), (GPS, Cause.WRONG_PORT), (b"\xa5\x5a\xc3", Cause.NOT_A_PRINTER)],
)
def test_silence_and_strangers_are_told_apart(says, cause):
    assert checked(Dumb(says)).verdict.cause is cause


def test_a_printer_known_to_be_mute_is_not_asked():
    line = Dumb(b"")
    ticks = itertools.count(step=0.01)
    mute = profile_named("generic-4in-832")
    visit = Check(
        profile=replace(mute, answers_status=False),
        way=Way(
            kind=LinkKind.SERIAL, open_link=lambda _: line, rest=Rest(0.0, lambda: next(ticks))
        ),
        limits=Limits(),
        monotonic=lambda: next(ticks),
    )
    visit.run()

    assert visit.verdict.cause is Cause.NONE
    assert line.writes == []


def on_the_line(says, **facts):
    """A printer that is set up where something else is, which says this."""
    return EscposPrinter(
        name=NAME,
        profile=replace(profile_named("generic-4in-832"), bytes_per_second=10**9, **facts),
        open_link=lambda _: Dumb(says),
        limits=Limits(wake_s=0.01, reply_s=0.01),
        monotonic=time.monotonic,
    )


@pytest.mark.parametrize("facts", [{}, {"answers_status": False}])
def test_a_license_that_a_scanner_sent_in_its_place_is_kept_nowhere(facts):
    printed = on_the_line(LICENSE, **facts).print_job(b"slip")
    checked = on_the_line(LICENSE, **facts).check()
    assert (printed.status_hex, checked.status_hex) == ("", "")


# --- the sentences ---------------------------------------------------------------------------


@every
def test_during_a_print_each_cause_says_what_happened_what_it_means_and_what_to_do(cause):
    before = trouble(cause, NAME, Moment.BEFORE)
    during = trouble(cause, NAME, Moment.DURING)

    assert "Nothing was printed." in before
    assert "hrow away what came out" in during or "not whole, throw it away" in during
    for sentence in (before, during):
        assert said.OWED in sentence
        assert sentence.endswith(".")
        assert NAME in sentence or cause is Cause.CANCELED
        assert "print again" in sentence or cause is Cause.CANCELED


@every
def test_a_check_speaks_of_no_ticket(cause):
    sentence = trouble(cause, NAME, Moment.CHECK)

    assert not re.search(r"ticket|owed|print again", sentence)
    assert sentence.endswith(".")


@every
def test_what_is_no_ticket_is_owed_to_nobody(cause):
    for moment in (Moment.BEFORE, Moment.DURING):
        assert not re.search(r"ticket|owed", trouble(cause, NAME, moment, ticket=False))


def test_no_two_causes_say_the_same():
    for moment in Moment:
        sentences = [trouble(cause, NAME, moment) for cause in TROUBLES]
        assert len(set(sentences)) == len(sentences)


@every
def test_no_sentence_speaks_of_ports_and_protocols(cause):
    for moment in Moment:
        sentence = trouble(cause, NAME, moment)
        assert not re.search(r"\bCOM\b|serial|port\b|TCP|ESC|timeout|driver|://", sentence)


@every
def test_no_sentence_has_a_broken_end(cause):
    for moment in Moment:
        sentence = trouble(cause, NAME, moment)
        assert "  " not in sentence
        assert " ." not in sentence
        assert ".." not in sentence
        assert "{" not in sentence


# --- the pause between closing and opening ---------------------------------------------------


def test_a_bluetooth_line_rests_before_it_is_opened_again():
    rest = Rest(0.2, time.monotonic)
    nobody = threading.Event()

    rest.wait(nobody)
    closed = time.monotonic()
    rest.begin()
    rest.wait(nobody)

    assert time.monotonic() - closed >= 0.19


def test_a_cancel_ends_the_rest_at_once():
    rest = Rest(60.0, time.monotonic)
    canceled = threading.Event()
    canceled.set()

    rest.begin()
    began = time.monotonic()
    rest.wait(canceled)

    assert time.monotonic() - began < 5


def test_the_query_for_the_battery_comes_from_the_makers_manual():
    assert causes.battery_query("bixolon-spp-r410") == b"\x10\x1dIb"
    assert causes.battery_query("epson-tm-p80") == b"\x10\x14\x07\x05"
    assert causes.battery_query("generic-4in-832") == b""
