"""Bar codes and logos that the printer draws itself."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from printers.escpos.escpos_job import Form, encode_job
from printers.escpos.native import native_code
from printers.escpos.nv_logo import PRINT_LOGO, logo_digest, store_logo
from printers.facts import CodeKind, ImageCommand
from printers.paper.blocks import Code
from printers.paper.ink import reads_as_command
from printers.paper.place import logo_raster
from printers.profiles import profile_named
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.samples import samples

EVERY = tuple(CodeKind)
WIDE = replace(profile_named("generic-4in-832"), native_codes=EVERY, nv_logo=True)
NARROW = replace(profile_named("generic-3in-576"), native_codes=EVERY, nv_logo=True)
both = pytest.mark.parametrize("profile", [WIDE, NARROW], ids=["832", "576"])
MIDDLE, LEFT = b"\x1ba\x01", b"\x1ba\x00"


def code(kind, payload):
    return Code(kind=kind, payload=payload)


def functions(raw):
    """The functions of GS ( k in their order: kind, function, parameters."""
    raw = raw.removeprefix(MIDDLE).removesuffix(LEFT)
    found = []
    while raw:
        assert raw.startswith(b"\x1d(k")
        length = int.from_bytes(raw[3:5], "little")
        body, raw = raw[5 : 5 + length], raw[5 + length :]
        found.append((body[0], body[1], body[2:]))
    return found


def test_a_ticket_number_is_drawn_as_code_128_without_text_below():
    raw = native_code(code(CodeKind.CODE128, "TRAIN-0000124"), WIDE)

    bars = b"\x1dH\x00\x1dh\x28\x1dw\x02\x1dk\x49\x0f{BTRAIN-0000124"
    assert raw == MIDDLE + bars + LEFT


def test_a_brace_in_code_128_is_doubled_for_the_printer():
    assert b"{BA{{B" in native_code(code(CodeKind.CODE128, "A{B"), WIDE)


def test_a_link_is_drawn_as_qr_with_modules_of_four_dots():
    raw = native_code(code(CodeKind.QR, "https://www.vermontjudiciary.org"), NARROW)

    assert functions(raw) == [
        (49, 65, b"\x32\x00"),
        (49, 67, b"\x04"),
        (49, 69, b"\x31"),
        (49, 80, b"0https://www.vermontjudiciary.org"),
        (49, 81, b"0"),
    ]


@both
def test_a_short_form_is_drawn_as_pdf417_no_wider_than_the_paper(profile):
    payload = "TM1|" + "aB3-" * 34

    found = functions(native_code(code(CodeKind.PDF417, payload), profile))

    assert [function for _, function, _ in found] == [65, 66, 67, 68, 69, 70, 80, 81]
    assert {kind for kind, _, _ in found} == {48}
    told = {function: parameters for _, function, parameters in found}
    columns = told[65][0]
    assert 3 * (17 * columns + 69) + 12 <= profile.width_dots
    assert told[67] == b"\x03"
    assert told[69] == bytes([48, 48 + 3])
    assert told[80] == b"0" + payload.encode()


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (CodeKind.CODE128, "X" * 40),
        (CodeKind.QR, "x" * 2000),
        (CodeKind.PDF417, "\x10\x04\x01"),
        (CodeKind.QR, "é"),
        (CodeKind.CODE128, ""),
    ],
)
def test_what_is_too_wide_or_not_plain_goes_out_as_dots(kind, payload):
    assert native_code(code(kind, payload), NARROW) is None


def test_a_length_that_reads_as_a_command_goes_out_as_dots():
    good, bad = (native_code(code(CodeKind.QR, "x" * n), WIDE) for n in (1036, 1037))

    assert bad is None
    assert not reads_as_command(good)


def test_a_printer_that_does_not_know_a_code_gets_it_as_dots():
    plain = replace(WIDE, native_codes=(CodeKind.CODE128,))
    paper = samples()["complaint"]

    job = encode_job([paper], plain, Form.NATIVE)

    assert b"{B" + paper.document.number.encode() in job
    assert b"\x1d(k" not in job
    assert job.count(b"\x1dv0") > 3


@both
@pytest.mark.parametrize("name", sorted(set(samples()) - {"preview"}))
def test_native_codes_save_two_fifths_of_a_job(profile, name):
    paper = samples()[name]

    native, hybrid = (encode_job([paper], profile, form) for form in (Form.NATIVE, Form.HYBRID))

    assert paper.short_form.encode() in native
    assert paper.short_form.encode() not in hybrid
    assert len(native) < 0.6 * len(hybrid)


# --- the logo in the printer's memory -------------------------------------------------------------


def with_logo(profile, paper):
    return replace(profile, logo_stored=logo_digest(paper.logo_png, profile))


def a_black_picture(width, height):
    out = io.BytesIO()
    Image.new("1", (width, height), 0).save(out, format="PNG")
    return out.getvalue()


@both
def test_a_logo_in_the_printer_is_printed_by_its_key(profile):
    paper = samples()["complaint"]

    job = encode_job([paper], with_logo(profile, paper))

    assert job.count(PRINT_LOGO) == 1
    assert logo_raster(paper.logo_png, profile).bits[:200] not in job
    assert len(job) < len(encode_job([paper], profile)) - 600
    assert b"BARRE CITY POLICE" in job


@both
def test_another_logo_than_the_stored_one_is_sent_with_the_ticket(profile):
    paper = samples()["complaint"]
    other = replace(paper, logo_png=a_black_picture(60, 60))

    job = encode_job([other], with_logo(profile, paper))

    assert PRINT_LOGO not in job
    assert job == encode_job([other], profile)


def test_a_logo_stored_for_another_width_is_not_used():
    paper = samples()["complaint"]
    stored = replace(NARROW, logo_stored=logo_digest(paper.logo_png, WIDE))

    assert encode_job([paper], stored) == encode_job([paper], NARROW)


def test_a_page_that_is_all_dots_has_its_logo_in_it():
    paper = samples()["complaint"]

    assert encode_job([paper], with_logo(WIDE, paper), Form.RASTER) == encode_job(
        [paper], WIDE, Form.RASTER
    )


def test_the_logo_is_stored_with_its_size_under_our_key():
    logo = samples()["complaint"].logo_png
    raster = logo_raster(logo, WIDE)

    job = store_logo(logo, WIDE)

    size = (raster.stride * 8).to_bytes(2, "little") + raster.height.to_bytes(2, "little")
    length = (11 + len(raster.bits)).to_bytes(2, "little")
    head = b"\x1b@\x1d(L" + length + b"\x30\x43\x30TM\x01" + size + b"\x31"
    assert job.startswith(head)
    assert len(job) == len(head) + len(raster.bits)


def test_a_printer_of_long_commands_stores_its_logo_with_one():
    logo = samples()["complaint"].logo_png
    long = replace(WIDE, image_command=ImageCommand.GS_8_L)

    job = store_logo(logo, long)

    assert job[2:5] == b"\x1d8L"
    assert int.from_bytes(job[5:9], "little") == len(job) - 9


def test_a_logo_whose_length_reads_as_a_command_is_stored_a_little_wider():
    margin = replace(WIDE, width_dots=584)
    logo = a_black_picture(194, 21)
    raster = logo_raster(logo, margin)
    assert (11 + len(raster.bits)).to_bytes(2, "little") == b"\x10\x04"

    job = store_logo(logo, margin)

    assert not reads_as_command(job)
    size = ((raster.stride + 1) * 8).to_bytes(2, "little") + b"\x15\x00"
    assert job[13:17] == size
    assert len(job) == 18 + len(raster.bits) + 21


def test_without_a_logo_there_is_nothing_to_store():
    assert logo_digest(b"", WIDE) == logo_digest(b"no picture", WIDE) == ""
    with pytest.raises(BadInput, match="no logo"):
        store_logo(b"", WIDE)


def test_a_printer_without_memory_for_a_logo_says_so():
    with pytest.raises(BadInput, match="not known to keep a logo"):
        store_logo(samples()["complaint"].logo_png, profile_named("generic-4in-832"))
