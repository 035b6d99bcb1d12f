"""Pictures in the four commands that printers take them with."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printers.escpos.images import as_printed, dots_moved, feed, picture_commands
from printers.facts import ImageCommand
from printers.paper.ink import Raster, reads_as_command, without_commands
from printers.profiles import profile_named

WIDE = profile_named("generic-4in-832")
each_command = pytest.mark.parametrize("command", ImageCommand)
each_doubling = pytest.mark.parametrize("doubling", [True, False])


def a_printer(command, *, doubling=True):
    return replace(WIDE, image_command=command, double_height_raster=doubling)


def a_raster(lines, *, tall=False):
    return Raster(top=0, stride=len(lines[0]), height=len(lines), bits=b"".join(lines), tall=tall)


def printed(job, stride):
    """The rows that a printer shows of a job, read by the command reference."""
    rows, y, waiting = {}, 0, []
    while job:
        if job.startswith(b"\x1bJ"):
            y, job = y + job[2], job[3:]
        elif job.startswith(b"\x1b*\x21"):
            wide = int.from_bytes(job[3:5], "little")
            for row in range(24):
                bits = [job[5 + 3 * x + row // 8] >> (7 - row % 8) & 1 for x in range(wide)]
                line = int("".join(map(str, bits)).ljust(stride * 8, "0"), 2)
                rows[y + row] = line.to_bytes(stride, "big")
            job = job[5 + 3 * wide :]
        elif job.startswith(b"\x1dv0"):
            wide, high = (int.from_bytes(job[at : at + 2], "little") for at in (4, 6))
            waiting = cut(job[8 : 8 + wide * high], wide, 2 if job[3] == 2 else 1)
            job, y = job[8 + wide * high :], show(rows, waiting, y, stride)
        else:
            size = 2 if job.startswith(b"\x1d(L") else 4
            assert job[:3] in (b"\x1d(L", b"\x1d8L")
            body = job[3 + size : 3 + size + int.from_bytes(job[3 : 3 + size], "little")]
            job = job[3 + size + len(body) :]
            if body == b"\x30\x32":
                y = show(rows, waiting, y, stride)
            else:
                assert body[:4] == b"\x30\x70\x30\x01" and body[5:6] == b"\x31"
                wide, high = (int.from_bytes(body[at : at + 2], "little") for at in (6, 8))
                assert len(body) == 10 + wide // 8 * high < 65_525
                waiting = cut(body[10:], wide // 8, body[4])
    return rows, y


def cut(bits, wide, times):
    return [bits[at : at + wide] for at in range(0, len(bits), wide) for _ in range(times)]


def show(rows, lines, y, stride):
    for at, line in enumerate(lines):
        rows[y + at] = line.ljust(stride, b"\0")
    return y + len(lines)


def lines_of(raster):
    return cut(raster.bits, raster.stride, 2 if raster.tall else 1)


DANGEROUS = st.sampled_from(b"\x10\x04\x05\x14\x01\x02\x00\x00\xff\x80")
RASTERS = st.integers(1, 12).flatmap(
    lambda stride: st.builds(
        a_raster,
        st.lists(
            st.one_of(
                st.lists(DANGEROUS, min_size=stride, max_size=stride).map(bytes),
                st.just(bytes(stride)),
            ),
            min_size=1,
            max_size=70,
        ),
        tall=st.booleans(),
    )
)


@each_doubling
@each_command
@settings(max_examples=60)
@given(raster=RASTERS)
def test_what_comes_out_is_the_picture_and_no_command_is_hidden_in_it(command, doubling, raster):
    printer = a_printer(command, doubling=doubling)

    job = picture_commands(raster, printer)

    assert without_commands(job) == job
    rows, moved = printed(job, raster.stride)
    assert moved == dots_moved(raster, printer)
    shown = as_printed(raster, printer)
    inked = {y: line for y, line in enumerate(lines_of(shown)) if any(line)}
    assert {y: line for y, line in rows.items() if any(line)} == inked
    assert shown.dots_high == raster.dots_high
    before, after = (int.from_bytes(b"".join(lines_of(r)), "big") for r in (raster, shown))
    assert after & ~before == 0, "dots are only taken away"


@each_command
@given(lines=st.lists(st.binary(min_size=104, max_size=104), min_size=1, max_size=40))
@settings(max_examples=15)
def test_a_picture_as_wide_as_the_paper_keeps_all_but_single_dots(command, lines):
    raster = a_raster(lines)
    printer = a_printer(command)

    lost = int.from_bytes(raster.bits, "big") ^ int.from_bytes(
        as_printed(raster, printer).bits, "big"
    )

    assert lost.bit_count() <= len(raster.bits) / 256


@pytest.mark.parametrize("command", [c for c in ImageCommand if c is not ImageCommand.ESC_STAR])
def test_a_command_that_would_lie_across_two_rows_is_broken_up(command):
    raster = a_raster([b"\xff\x10", b"\x04\x01", b"\xff\xff"])

    shown = as_printed(raster, a_printer(command))

    assert shown.bits == b"\xff\x00\x04\x01\xff\xff"


@pytest.mark.parametrize("command", [c for c in ImageCommand if c is not ImageCommand.ESC_STAR])
def test_a_command_that_would_lie_across_two_bands_needs_no_breaking(command):
    lines = [b"\xff\xff"] * 127 + [b"\xff\x10", b"\x04\x01"]
    raster = a_raster(lines)

    assert as_printed(raster, a_printer(command)).bits == raster.bits


def test_a_command_along_a_column_is_broken_up_where_columns_are_sent():
    left, right = f"{0xFF0000:024b}", f"{0x100401:024b}"
    raster = a_raster([bytes([int(x + y, 2) << 6]) for x, y in zip(left, right, strict=True)])

    job = picture_commands(raster, a_printer(ImageCommand.ESC_STAR))

    assert job == b"\x1b*\x21\x02\x00" + b"\xff\x00\x00" + b"\x00\x04\x01" + b"\x1bJ\x18"


@pytest.mark.parametrize("command", [ImageCommand.GS_L, ImageCommand.GS_8_L])
def test_a_length_that_would_read_as_a_command_is_never_sent(command):
    raster = a_raster([b"\xff" * 103] * 10)
    assert (10 + 103 * 10).to_bytes(2, "little") == b"\x10\x04"

    job = picture_commands(raster, a_printer(command))

    assert not reads_as_command(job)
    rows, moved = printed(job, 103)
    assert list(rows.values()) == lines_of(raster)
    assert moved == 10


@each_command
def test_white_in_a_picture_is_fed_instead_of_sent(command):
    raster = a_raster([b"\xff"] * 24 + [b"\0"] * 600 + [b"\xff"] * 24)

    job = picture_commands(raster, a_printer(command))

    assert b"\x1bJ\xff\x1bJ\xff\x1bJ\x5a" in job
    assert len(job) < 250
    assert printed(job, 1)[1] == 648


def test_a_picture_is_cut_where_its_ink_grows_narrower():
    wide, narrow = b"\xff" * 100, b"\xff" + bytes(99)
    raster = a_raster([wide] * 40 + [narrow] * 40)

    assert len(picture_commands(raster, WIDE)) == 8 + 4000 + 8 + 40


def test_no_band_is_higher_than_small_buffers_take():
    raster = a_raster([b"\xff" * 104] * 300)

    job = picture_commands(raster, WIDE)

    assert job.count(b"\x1dv0") == 3
    assert len(job) == 3 * 8 + 300 * 104


def test_columns_leave_out_the_white_at_their_right():
    raster = a_raster([b"\x80" + bytes(103)] * 24)

    job = picture_commands(raster, a_printer(ImageCommand.ESC_STAR))

    assert job == b"\x1b*\x21\x01\x00\xff\xff\xff\x1bJ\x18"


def test_a_feed_takes_as_many_steps_as_it_needs():
    assert feed(0) == feed(-5) == b""
    assert feed(255) == b"\x1bJ\xff"
    assert feed(300) == b"\x1bJ\xff\x1bJ\x2d"
