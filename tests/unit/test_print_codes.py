"""Bar codes, read back by a reader that is not ours."""

import io
import re
import zlib

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from printers.driver.files import pdf_of
from printers.pages.page import page_image, png_bytes
from printers.paper import codes
from printers.paper.bitmap import every_second_row
from printers.paper.place import paper_rows
from printers.profiles import profile_named
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import A_SHORT_FORM, a_document, a_printable
from tracs_mobile.testing.samples import samples

both = pytest.mark.parametrize("profile", ["generic-4in-832", "generic-3in-576"])


def png(paper, profile):
    found = profile_named(profile)
    raw = png_bytes(page_image(paper_rows(paper, found), found), found)
    return Image.open(io.BytesIO(raw))


def picture(bitmap, quiet=20):
    canvas = Image.new("L", (bitmap.width + 2 * quiet, bitmap.height + 2 * quiet), 255)
    dots = Image.frombytes("1", (bitmap.width, bitmap.height), bitmap.bits, "raw", "1;I")
    canvas.paste(dots, (quiet, quiet))
    return canvas


def read(image):
    return {str(code.format): code.text for code in zxingcpp.read_barcodes(image.convert("L"))}


@both
@pytest.mark.parametrize("name", ["complaint", "longest", "commercial", "rare-letters"])
def test_every_code_of_a_complaint_reads_back_from_its_picture(name, profile):
    paper = samples()[name]

    assert read(png(paper, profile)) == {
        "Code 128": paper.document.number,
        "PDF417": paper.short_form,
        "QR Code": paper.notices.pay_url,
    }


@both
def test_a_warning_carries_its_number_and_short_form(profile):
    paper = samples()["warning"]

    assert read(png(paper, profile)) == {
        "Code 128": paper.document.number,
        "PDF417": paper.short_form,
    }


@both
def test_a_preview_has_empty_frames_and_no_code_but_the_one_for_paying(profile):
    assert set(read(png(samples()["preview"], profile))) == {"QR Code"}


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(codec="latin-1", categories=["L", "N", "P"]), min_size=1))
def test_pdf417_gives_back_what_it_was_given(text):
    bitmap = codes.pdf417(text, width=820)

    (found,) = zxingcpp.read_barcodes(picture(bitmap))
    assert found.bytes == text.encode("latin-1")


@pytest.mark.parametrize("length", [1, 40, 161, 282, 320])
@pytest.mark.parametrize("width", [564, 820])
def test_pdf417_keeps_to_the_width_and_to_printable_modules(length, width):
    bitmap = codes.pdf417(A_SHORT_FORM[:length].ljust(length, "x"), width=width)

    assert bitmap.width <= width
    assert bitmap.width % 3 == 0
    assert bitmap.height % 10 == 0
    half = every_second_row(bitmap)
    assert [half.row(y) for y in range(half.height)] == [
        bitmap.row(y) for y in range(1, bitmap.height, 2)
    ]


def test_code128_has_modules_of_two_dots():
    bitmap = codes.code128("TRAIN-0000124", height=40)

    assert bitmap.height == 40
    assert bitmap.width % 2 == 0
    assert read(picture(bitmap)) == {"Code 128": "TRAIN-0000124"}


def test_qr_has_modules_of_four_dots():
    bitmap = codes.qr("https://www.vermontjudiciary.org/pay-fine")

    assert bitmap.width == bitmap.height == 29 * 4


def test_a_license_picture_reads_back_byte_for_byte(tmp_path):
    payload = b"@\n\x1e\rANSI 636024090102DL00410278ZV03190008DL" + bytes(range(32, 256)) + b"\r"
    path = tmp_path / "license.png"

    codes.license_png(payload, path)

    with Image.open(path) as image:
        (found,) = zxingcpp.read_barcodes(image)
    assert found.bytes == payload


def test_what_no_code_can_hold_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(BadInput, match="ticket number"):
        codes.code128("N\u00b0 12", height=40)
    with pytest.raises(BadInput, match="letter"):
        codes.pdf417("Š", width=820)
    with pytest.raises(BadInput, match="too long"):
        codes.pdf417("aB" * 1000, width=820)
    with pytest.raises(BadInput, match="too long"):
        codes.license_png(bytes(2000), tmp_path / "license.png")


def words_of(pdf):
    """The content of every stream of a PDF."""
    bodies = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompress(body) for body in bodies)


def test_a_pdf_tells_letters_that_its_font_lacks():
    raw = pdf_of([samples()["rare-letters"]], profile_named("generic-4in-832"))

    assert "NGUYỄN-ŠIMEČEK".encode("utf-16-be").hex().encode() in words_of(raw)


def test_a_pdf_holds_every_copy_and_its_words():
    copies = [a_printable(), a_printable(document=a_document())]

    raw = pdf_of(copies, profile_named("generic-4in-832"))

    assert raw.startswith(b"%PDF-1.4")
    assert b"(B\xc9LANGEOIX, NO\xc9MIE R) Tj" in words_of(raw)
    assert b"/Count 2" in raw
    start = int(raw.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert raw[start:].startswith(b"xref\n")
    for line in raw[start:].splitlines()[3:-5]:
        assert raw[int(line[:10]) :].split(b" ", 1)[1].startswith(b"0 obj")
