"""The seventeen defects found in python-escpos 3.1, and that none of them is ours.

Each test is numbered like the list of defects. The library is used to put commands together and
for nothing else; lines, status and the state of a job are our own.
"""

import dataclasses
import io
import itertools
import os
import re
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from printers.driver.attempt import BAND_ROWS, Limits
from printers.driver.links import LinkFault, SerialLink, TcpLink
from printers.driver.printer import open_printer
from printers.driver.talk import Talk
from printers.escpos import status
from printers.escpos.escpos_job import encode_job
from printers.escpos.status import Condition
from printers.paper.place import logo_raster
from printers.profiles import Form, profile_named, profile_names
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.states import PrintGrade
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_document, a_driver, a_printable
from tracs_mobile.testing.escpos_commands import commands
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.samples import samples
from tracs_mobile.testing.spooler_emulator import QUEUE, QueueScript, SpoolerEmulator

if sys.platform != "win32":
    import pty
    import tty

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pseudo-serial lines"
)

ROOT = Path(__file__).parents[2]
PROFILE = "generic-4in-832"
FAST = Limits(
    open_s=1,
    wake_s=0.2,
    chunk_s=0.5,
    slack_s=1,
    silence_s=0.2,
    give_up_s=0.5,
    retry_s=0.0,
    check_s=2,
)
COPIES = (a_printable(), a_printable(copy="DEFENDANT'S COPY 2 OF 2"))
ROLLS = [name for name in profile_names() if not name.endswith("-page")]
"""Printers that take commands; the others take pages."""


@pytest.fixture
def dead_line():
    """A serial line at whose other end nobody reads, writes or hangs up."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    yield os.ttyname(theirs)
    os.close(ours)
    os.close(theirs)


def test_defect_01_neither_a_write_nor_a_close_of_a_stalled_port_waits_for_ever(dead_line):
    link = SerialLink(dead_line)
    began = time.monotonic()
    taken = [link.write(bytes(4096), deadline_s=0.3)]
    while taken[-1]:
        taken.append(link.write(bytes(4096), deadline_s=0.3))
    link.close(discard=True)

    assert sum(taken) < 200_000
    assert time.monotonic() - began < 5


def test_defect_02_silence_is_never_taken_for_paper(dead_line):
    printer = open_printer(printer_at(dead_line, PROFILE), limits=FAST)

    health, outcome = printer.check(), printer.print_copies(COPIES)

    assert health.cause is Cause.SILENT
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, Cause.SILENT)


class Prompt:
    """A line whose answer is there at once; counts how often it is read."""

    def __init__(self, answers, waiting=b""):
        self.answers, self.waiting, self.reads = answers, waiting, 0

    def write(self, data, *, deadline_s):
        self.waiting += self.answers.get(data, b"")
        return len(data)

    def read(self, *, wait):
        self.reads += 1
        found, self.waiting = self.waiting, b""
        return found


def talk_over(line):
    ticks = itertools.count(step=0.01)
    return Talk(line, limits=Limits(), monotonic=lambda: next(ticks), canceled=threading.Event())


FINE = dict.fromkeys(status.QUERIES, b"\x12")


def test_defect_03_a_question_lasts_as_long_as_its_answer():
    line = Prompt(FINE)

    answered = talk_over(line).ask_all()

    assert answered == 4
    assert line.reads == 4, "one read for each answer, and none that waits for more"


def test_defect_04_a_change_that_waits_in_the_line_is_no_answer_about_paper():
    line = Prompt(FINE, waiting=b"\x14\x00\x00\x0f")
    talk = talk_over(line)

    talk.ask_all()

    assert talk.condition == Condition()
    assert not talk.condition.paper_out


@pytest.mark.parametrize("kind", ["serial", "tcp", "url", "spooler", "file", "pdf", "nothing"])
def test_defect_05_no_printer_raises_when_it_is_asked_or_cannot_answer(kind, tmp_path, dead_line):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        url = {
            "serial": dead_line,
            "tcp": f"tcp://127.0.0.1:{port}",
            "url": f"socket://127.0.0.1:{port}",
            "spooler": f"spooler:{QUEUE}",
            "file": f"file:{tmp_path}/none/job.bin",
            "pdf": f"pdf:{tmp_path}/none",
            "nothing": f"{tmp_path}/ttyUSB7",
        }[kind]
        printer = open_printer(printer_at(url, PROFILE), limits=FAST)
        health, outcome = printer.check(), printer.print_copies(COPIES)

    assert health.cause is not Cause.NONE
    assert (outcome.grade, outcome.cause) == (PrintGrade.NOT_STARTED, health.cause)


@pytest.mark.parametrize("after_bytes", [1_000, 12_000])
def test_defect_06_a_peer_that_reads_a_little_and_hangs_up_has_never_printed(after_bytes):
    grades = set()
    for _ in range(5):
        with PrinterEmulator(Script(hangs_up_after=after_bytes)).on_tcp() as url:
            printer = open_printer(printer_at(url, PROFILE), limits=FAST)
            grades.add(printer.print_copies(COPIES).grade)

    assert grades == {PrintGrade.INTERRUPTED}


def test_defect_07_after_a_failed_opening_and_a_hang_up_everything_still_tells_and_closes():
    emulator = PrinterEmulator(Script(hangs_up_after=9_000))
    with emulator.on_pty() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=FAST)
        broken = printer.print_copies(COPIES)
        again = printer.print_copies(COPIES)
    gone = printer.print_copies(COPIES)

    assert (broken.grade, broken.cause) == (PrintGrade.INTERRUPTED, Cause.LINE_BROKE)
    assert again.grade is PrintGrade.NOT_STARTED
    assert gone.grade is PrintGrade.NOT_STARTED
    assert gone.cause in (Cause.OFF, Cause.SILENT, Cause.LINE_BROKE)

    with PrinterEmulator(Script(hangs_up_after=10)).on_tcp() as url:
        host, port = url.removeprefix("tcp://").split(":")
        link = TcpLink(host, int(port), deadline_s=1)
        with pytest.raises(LinkFault):
            while True:
                link.write(b"0123456789", deadline_s=1)
                link.read(wait=True)
        link.close(discard=True)
        link.close(discard=False)


def jobs():
    for name, paper in sorted(samples().items()):
        for profile in ROLLS:
            yield name, profile_named(profile), paper


@pytest.mark.parametrize("form", list(Form), ids=lambda form: form.value)
def test_defect_08_every_length_in_a_job_is_the_length_of_what_follows(form):
    for name, profile, paper in jobs():
        if name not in {"complaint", "fullest"}:
            continue
        job = encode_job([paper], profile, form)
        found = list(commands(job))

        assert b"".join(found) == job
        for command in found:
            assert command[0] in _LETTERS or command[:2] in _KNOWN, (profile.name, command[:8])
            if command.startswith(b"\x1dv0"):
                stride = int.from_bytes(command[4:6], "little")
                rows = int.from_bytes(command[6:8], "little")
                assert len(command) == 8 + stride * rows
                assert stride * 8 <= profile.width_dots + 7
                assert rows <= BAND_ROWS
            elif command[:2] in (b"\x1d(", b"\x1c("):
                assert len(command) == 5 + int.from_bytes(command[3:5], "little") < 65_541


_LETTERS = frozenset(range(0x20, 0x100)) | {0x0A}
_KNOWN = {
    *(b"\x1b" + bytes([c]) for c in b"@tR3JEM!a-$*{ "),
    *(b"\x1d" + bytes([c]) for c in b"Pav!LWrkhwHfB(8"),
    b"\x1c(",
    b"\x1cp",
}
"""Were a length wrong, the rest of a picture would be taken for commands of any kind."""


def dots_of(job):
    """Black dots of all pictures of a job."""
    return sum(
        byte.bit_count()
        for command in commands(job)
        if command.startswith(b"\x1dv0")
        for byte in command[8:]
    )


@pytest.mark.parametrize("size", [(400, 120), (400, 1000), (832, 2000), (31, 3000)])
def test_defect_09_a_white_picture_makes_no_black_dot_wherever_it_is_centered(size):
    white = io.BytesIO()
    Image.new("1", size, 1).save(white, "PNG")
    narrow = profile_named("generic-3in-576")  # has the logo alone, above the name

    without = encode_job([a_printable(logo_png=b"")], narrow)
    with_logo = encode_job([a_printable(logo_png=white.getvalue())], narrow)

    assert dots_of(with_logo) == dots_of(without)
    assert [logo_raster(white.getvalue(), profile_named(name)) for name in ROLLS] == [None] * len(
        ROLLS
    )


@pytest.mark.parametrize("name", ROLLS)
def test_defect_10_every_reset_is_followed_by_the_code_page_before_any_letter(name):
    found = list(commands(encode_job(COPIES, profile_named(name))))
    resets = [at for at, command in enumerate(found) if command == b"\x1b@"]

    assert len(resets) == len(COPIES)
    for at in resets:
        until_text = itertools.takewhile(lambda c: c[0] not in _LETTERS, found[at + 1 :])
        assert any(command.startswith(b"\x1bt") for command in until_text)


ACCENTED = "NOÉMIE Ñandú çà œuvre Ÿ Àéîõü ¿¡"


@pytest.mark.parametrize("name", ROLLS)
def test_defect_11_one_job_uses_one_code_page_that_the_profile_knows(name):
    profile = profile_named(name)
    paper = a_printable(document=a_document(defendant=a_driver(given_name=ACCENTED)))

    chosen = {c for c in commands(encode_job([paper], profile)) if c.startswith(b"\x1bt")}

    assert len(chosen) == 1
    assert chosen.pop()[2] in {slot for _, slot in profile.code_pages}


def text_of(job):
    return b"".join(command for command in commands(job) if command[0] in _LETTERS)


def test_defect_12_one_character_of_another_script_leaves_every_other_line_alone():
    profile = profile_named(PROFILE)
    plain = a_printable(document=a_document(defendant=a_driver(given_name="LI")))
    foreign = a_printable(document=a_document(defendant=a_driver(given_name="李")))

    lines = text_of(encode_job([plain], profile)).split(b"\n")
    others = text_of(encode_job([foreign], profile)).split(b"\n")

    assert b"\x1c&" not in encode_job([foreign], profile)
    assert set(others) < set(lines), "the line with it is a picture; no other changed"
    assert len(lines) - len(others) <= 4


ATTACK = "\x1b@\x1d(A\x02\x00\x00\x02\x10\x14\x01\x00\x05\x10\x04\x01\x1dV\x00\x00\x7f\x9b\x85\x0c"


def fields_of(value, path=()):
    """Every text in a document, by the way to it."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from fields_of(one, (*path, at))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from fields_of(getattr(value, field.name), (*path, field.name))


def attacked(value, path):
    """`value` with the attack in the text at `path`."""
    if not path:
        return f"{value[:2]}{ATTACK}{value[2:]}"
    step, *rest = path
    if isinstance(value, tuple):
        return (*value[:step], attacked(value[step], rest), *value[step + 1 :])
    return replace(value, **{step: attacked(getattr(value, step), rest)})


def test_defect_13_control_characters_of_no_field_reach_the_printer():
    profile = profile_named(PROFILE)
    paper = a_printable()
    refused, tried = [], 0
    for path in fields_of(paper):
        if path[-1] in _NO_TEXT:
            continue
        tried += 1
        try:
            job = encode_job([attacked(paper, path)], profile)
        except BadInput:
            refused.append(path)
            continue
        found = list(commands(job))
        assert found.count(b"\x1b@") == 1, path
        assert {c[:2] for c in found if c[0] not in _LETTERS} <= _KNOWN, path
        assert not any(c.startswith((b"\x10", b"\x1d(A", b"\x1dV")) for c in found), path
        assert b"\x7f" not in text_of(job), path

    assert tried > 50
    assert len(refused) < 5


_NO_TEXT = {"time_zone"}
"""Looked up, never printed as it is."""


@pytest.mark.parametrize("taken", [0, 100, 5_000])
def test_defect_14_what_the_queue_did_not_take_is_told_and_never_released(taken):
    spooler = SpoolerEmulator(QueueScript(disk_full_after=taken))
    setup = replace(printer_at(f"spooler:{QUEUE}", PROFILE), kind=LinkKind.SPOOLER)

    outcome = open_printer(setup, limits=FAST, spooler=spooler).print_copies(COPIES)
    spooler.mend()

    assert outcome.grade is PrintGrade.INTERRUPTED
    assert outcome.sent_bytes == taken
    assert spooler.settle()
    assert spooler.printed == []


def test_defect_15_nothing_resets_a_device_or_reads_without_an_end(dead_line):
    mentions = {
        path.name: set(_LIBRARYS_DEVICES.findall(path.read_text("utf-8")))
        for path in (ROOT / "printers").rglob("*.py")
        if "escpos.printer" in path.read_text("utf-8")
    }
    link = SerialLink(dead_line)
    began = time.monotonic()
    found = link.read(wait=True)
    link.close(discard=True)

    assert mentions == {"escpos_library.py": set()}, "only its Dummy is used, and in one place"
    assert found == b""
    assert time.monotonic() - began < 1
    assert link._port.timeout
    assert link._port.write_timeout


_LIBRARYS_DEVICES = re.compile(
    r"\)\.(Usb|Serial|Network|File|Win32Raw|CupsPrinter|LP)\b|from escpos\.printer import"
)

POISON = """
import pickle, pathlib, platform, sys
class Bomb:
    def __reduce__(self):
        return (pathlib.Path.touch, (pathlib.Path(sys.argv[2]),))
name = f"{platform.python_version()}.capabilities.pickle"
pathlib.Path(sys.argv[1], name).write_bytes(pickle.dumps(Bomb()))
"""
ENCODE = """
from printers.escpos.escpos_job import encode_job
from printers.profiles import profile_named
from tracs_mobile.testing.documents import a_printable
assert encode_job([a_printable()], profile_named("generic-4in-832"))
"""


def test_defect_16_no_pickle_of_the_library_is_made_or_read(tmp_path):
    poisoned, scratch, blown = tmp_path / "poisoned", tmp_path / "scratch", tmp_path / "blown"
    poisoned.mkdir()
    scratch.mkdir()
    run = [sys.executable, "-c"]
    subprocess.run([*run, POISON, str(poisoned), str(blown)], check=True)
    (bomb,) = poisoned.iterdir()
    os.utime(bomb, (2**31, 2**31))
    environment = {
        **os.environ,
        "TMPDIR": str(scratch),
        "ESCPOS_CAPABILITIES_PICKLE_DIR": str(poisoned),
    }

    subprocess.run([*run, ENCODE], check=True, cwd=ROOT, env=environment)

    assert not blown.exists(), "the pickle of somebody else was loaded"
    assert list(scratch.rglob("*")) == []
    assert list(poisoned.iterdir()) == [bomb]


def test_defect_17_of_two_prints_at_once_one_is_refused_and_the_other_is_whole():
    emulator = PrinterEmulator(Script(line_bytes_per_second=200_000.0))
    with emulator.on_tcp() as url:
        printer = open_printer(printer_at(url, PROFILE), limits=replace(FAST, slack_s=10))
        outcomes, ready = [], threading.Barrier(2)

        def send():
            ready.wait(5)
            outcomes.append(printer.print_copies(COPIES))

        threads = [threading.Thread(target=send) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)

    causes = {outcome.cause: outcome for outcome in outcomes}
    assert set(causes) == {Cause.BUSY, Cause.NONE}
    assert causes[Cause.BUSY].grade is PrintGrade.NOT_STARTED
    assert causes[Cause.NONE].grade is PrintGrade.PROBABLY
    assert emulator.papers == len(COPIES)
    assert emulator.roll.times_whole(causes[Cause.NONE].job_sha256) == 1
