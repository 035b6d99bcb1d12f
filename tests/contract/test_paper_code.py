"""The code on the agency's copy: from the dots on the paper to a ticket that DPS has received."""

import dataclasses
import hashlib
import io
from importlib.resources import files

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from printers.pages.page import page_image, paper_rows
from printers.profiles import profile_named
from sync import wire
from sync.bundles.base45 import b45, unb45
from sync.bundles.paper import LONGEST, MARK, read_whole_code, whole_code
from sync.gateway.desk import Desk
from sync.gateway.office.paper import seen_on_paper, take_code
from sync.gateway.tables import DEVICE
from tracs_mobile.domain.document import Destination
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.documents import a_printable, a_violation
from tracs_mobile.testing.issued import an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.shortform import short_form

AGENCY_COPY = "AGENCY COPY"


@pytest.fixture
def office(bureau):
    return Desk(database=bureau.database, keys=bureau.keys, clock=bureau.clock)


def printed(issued, device, profile="generic-4in-832", copy=AGENCY_COPY):
    """The paper as it lies before a camera, in the dots of the printer."""
    found = profile_named(profile)
    paper = a_printable(
        document=issued.document,
        copy=copy,
        short_form=short_form(issued, device),
        whole_form=whole_code(issued),
    )
    page = page_image(paper_rows(paper, found), found).convert("L")
    white = Image.new("L", (page.width + 80, page.height + 80), 255)
    white.paste(page, (40, 40))
    return white


def codes_in(picture):
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def whole_in(picture):
    (found,) = {text for text in codes_in(picture) if text.startswith(MARK)}
    return found


@pytest.mark.parametrize("profile", ["generic-4in-832", "generic-3in-576"])
def test_a_ticket_goes_from_the_dots_on_the_agencys_copy_into_the_register(bureau, office, profile):
    issued = bureau.ticket(1)
    taken = take_code(office, whole_in(printed(issued, bureau.device, profile)), by="technician")
    assert (taken.good, taken.received) == (True, True)
    claims = wire.decode(wire.ReceiptClaims, bureau.verify(taken.receipt))
    assert (claims.number, claims.digest, claims.channel) == (
        issued.document.number,
        issued.digest.hex(),
        "paper",
    )
    # The laptop comes back to life: it gets the receipt of the paper, and nothing is doubled.
    (answer,) = bureau.send(issued)
    assert answer.status is ItemStatus.DUPLICATE
    assert answer.receipt.token == taken.receipt
    assert bureau.rows("select count(*) from submission") == [(1,)]


def test_a_photographed_copy_can_be_read_too(bureau, office):
    issued = bureau.ticket(1)
    picture = printed(issued, bureau.device)
    turned = picture.rotate(7, expand=True, fillcolor=255).resize(
        (int(picture.width * 0.8), int(picture.height * 0.8))
    )
    squeezed = io.BytesIO()
    turned.save(squeezed, "JPEG", quality=60)
    assert take_code(office, whole_in(Image.open(squeezed)), by="t").received


@pytest.mark.parametrize("copy", ["DEFENDANT'S COPY 1 OF 2", "OFFICER'S COPY"])
def test_only_the_agencys_copy_holds_the_whole_ticket(bureau, copy):
    found = codes_in(printed(bureau.ticket(1), bureau.device, copy=copy))
    assert not any(text.startswith(MARK) for text in found)
    assert any(text.startswith("TM1|") for text in found)


def test_what_is_unpacked_is_to_the_byte_what_was_signed(bureau):
    for seq, changes in ((1, {}), (2, {"replaces": "ab" * 32, "amend_reason": "Wrong town."})):
        issued = an_issued("TRAIN-0000001", signer=bureau.device, seq=seq, **changes)
        found = read_whole_code(whole_code(issued))
        assert (found.body, found.signature) == (issued.body, issued.signature)
        assert (found.digest, found.device_id) == (issued.digest, issued.device_id)
        assert found.kind is (EventKind.ISSUE if seq == 1 else EventKind.AMEND)


def test_what_a_scanner_does_to_blanks_and_line_ends_spoils_nothing(bureau):
    code = whole_code(bureau.ticket(1))
    assert len(code) <= LONGEST
    assert read_whole_code(f"  {code}\r\n").body == read_whole_code(code).body


def test_warnings_notices_and_very_long_tickets_have_no_such_code(bureau):
    for kind, to in (
        (DocumentKind.WARNING, Destination.KEPT),
        (DocumentKind.NOTICE, Destination.DIVERSION),
    ):
        issued = an_issued("TRAIN-0000001", signer=bureau.device, kind=kind, destination=to)
        assert whole_code(issued) == ""
    noise = "".join(hashlib.sha256(bytes([n])).hexdigest() for n in range(40))
    long = an_issued("TRAIN-0000001", signer=bureau.device, violation=a_violation(facts=noise))
    assert whole_code(long) == ""


def test_a_changed_code_is_no_ticket(bureau, office):
    issued = bureau.ticket(1)
    forged = dataclasses.replace(issued, signature=bureau.device.sign(b"something else"))
    taken = take_code(office, whole_code(forged), by="t")
    assert (taken.good, taken.received) == (False, False)
    assert "signature" in taken.said
    code = whole_code(issued)
    for bad in (code[:-40], code.replace("TM3:", "TM4:"), "TM3:", "TM3::", "hello", "", "TM3:ÄÖ"):
        assert not take_code(office, bad, by="t").received
    assert bureau.rows("select count(*) from submission") == [(0,)]


def test_a_code_of_an_unknown_laptop_is_no_ticket(bureau, office):
    stranger = DeviceVault("LAPTOP-9", SigningKey.generate())
    issued = an_issued("TRAIN-0000001", signer=stranger)
    assert "laptop" in take_code(office, whole_code(issued), by="t").said
    assert (
        "No laptop of this gateway" in take_code(office, short_form(issued, stranger), by="t").said
    )
    assert bureau.rows("select count(*) from submission") == [(0,)]
    assert bureau.rows("select count(*) from seen_on_paper") == [(0,)]


# --- the short form ------------------------------------------------------------------------


def test_the_short_form_accounts_for_a_number_and_never_counts_as_received(bureau, office):
    issued = bureau.ticket(1)
    code = short_form(issued, bureau.device)
    for _ in range(2):
        taken = take_code(office, code, by="technician")
        assert (taken.good, taken.received) == (True, False)
        assert "still counts as not received" in taken.said
    assert bureau.rows("select count(*) from submission") == [(0,)]
    with bureau.database.read() as connection:
        (seen,) = seen_on_paper(connection)
    assert (seen.number, seen.officer, seen.seen_by) == ("TRAIN-0000001", "07A12", "technician")

    bureau.send(issued)
    with bureau.database.read() as connection:
        assert seen_on_paper(connection) == ()
    assert take_code(office, code, by="t").received
    other = short_form(bureau.ticket(1, salt="other"), bureau.device)
    assert "other content" in take_code(office, other, by="t").said


def test_a_laptop_out_of_service_still_accounts_for_its_numbers(bureau, office):
    with bureau.database.write() as connection:
        connection.execute(DEVICE.update().values(revoked=True))
    code = short_form(bureau.ticket(1), bureau.device)
    assert take_code(office, code, by="t").good


# --- its parts -----------------------------------------------------------------------------


def test_the_dictionary_is_the_one_that_the_papers_were_printed_with():
    """Papers lie in folders for years: a dictionary is never changed, only joined by another."""
    raw = (files("sync.bundles") / "data" / "paper-1.zdict").read_bytes()
    assert hashlib.sha256(raw).hexdigest() == (
        "64f400d99f39ff860b064cc1363274a9ace179e5170d97d76e558a3b4cc89df9"
    )


@pytest.mark.parametrize(
    ("raw", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581")]
)
def test_base45_is_that_of_the_standard(raw, text):
    assert (b45(raw), unb45(text)) == (text, raw)


@given(st.binary(max_size=400))
def test_base45_gives_back_every_byte(raw):
    assert unb45(b45(raw)) == raw


@settings(max_examples=300)
@given(
    st.text(max_size=900)
    | st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:").map(MARK.__add__)
)
def test_whatever_is_scanned_is_read_or_refused(text):
    try:
        assert read_whole_code(text).body
    except BadInput:
        return
