"""The short form on the paper: fits, verifies, and says nothing about a person."""

import dataclasses
import hashlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, IssuedBy
from tracs_mobile.domain.document import Destination, Document, Issued, Violation
from tracs_mobile.domain.law import Waiver
from tracs_mobile.domain.names import ChargeId, DocumentId, LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.stop import (
    Charged,
    DocumentKind,
    Driver,
    Military,
    Organization,
    StopData,
    StopPlace,
    Vehicle,
)
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.vault.jws import SigningKey, b64
from tracs_mobile.vault.shortform import LONGEST, read_short_form, short_form


class DeviceKey:
    """A device's signer without a vault."""

    device_id = "VT-0001"

    def __init__(self):
        self.key = SigningKey.generate()

    def sign(self, body):
        return self.key.sign(body)


SIGNER = DeviceKey()
PERSON = {
    "family_name": "ZZTOPLIFF",
    "given_name": "QUILLAN",
    "street": "77 NOWHERE LN",
    "license_number": "99887766",
}


def issued(**changes):
    document = Document(
        document_id=DocumentId("d-1"),
        stop_id=StopId("s-1"),
        number=TicketNumber("TRAIN-4002015"),
        kind=DocumentKind.COMPLAINT,
        training=True,
        salt="00" * 16,
        issued_at=datetime(2026, 11, 20, 21, 30, 15, 123456, tzinfo=UTC),
        answer_by=None,
        agency=Agency(judiciary_code="1234", name="Town Police", address="1 Main", phone=""),
        officer=IssuedBy(leo_number=LeoNumber("AB123"), name="A. Roy", title="Trooper"),
        defendant=Driver(**PERSON),
        vehicle=Vehicle(plate="ZZZ999"),
        place=StopPlace(town="Barre"),
        violation=Violation(
            charge_id=ChargeId("c"), statute="23 V.S.A. § 1081(b)", title="Speed", category="x"
        ),
        points=3,
        waiver=Waiver(total_cents=17_300),
        military=Military.NO,
        address_confirmed=True,
        stop_data=StopData(),
        law_pack="vt-1",
    )
    document = dataclasses.replace(document, **changes)
    body = canonical.encode(document)
    return Issued(
        document=document,
        body=body,
        digest=hashlib.sha256(body).digest(),
        signature=SIGNER.sign(body),
        device_id="VT-0001",
    )


def test_the_short_form_says_what_the_ticket_says():
    ticket = issued()
    text = short_form(ticket, SIGNER)
    assert text.isascii()
    assert len(text) <= LONGEST
    assert read_short_form(text, SIGNER.key.public) == {
        "number": "TRAIN-4002015",
        "seq": 1,
        "kind": "complaint",
        "issued_at": "2026-11-20T21:30:15Z",
        "leo_number": "AB123",
        "judiciary_code": "1234",
        "statute": "23 V.S.A. § 1081(b)",
        "total_cents": 17_300,
        "points": 3,
        "digest": ticket.digest[:16].hex(),
    }


def test_a_warning_without_amount_or_points_has_a_short_form():
    ticket = issued(kind=DocumentKind.WARNING, points=None, waiver=Waiver(total_cents=None))
    found = read_short_form(short_form(ticket, SIGNER), SIGNER.key.public)
    assert (found["kind"], found["total_cents"], found["points"]) == ("warning", None, None)


@pytest.mark.parametrize("charge", load_law_pack().charges, ids=lambda c: c.charge_id)
def test_every_charge_of_the_law_fits_and_reads_back_with_its_section(charge):
    violation = Violation(
        charge_id=charge.charge_id, statute=charge.statute, title=charge.title, category=""
    )
    text = short_form(issued(violation=violation), SIGNER)
    assert read_short_form(text, SIGNER.key.public)["statute"] == charge.statute


def test_a_notice_for_diversion_has_a_short_form():
    notice = issued(kind=DocumentKind.NOTICE, destination=Destination.DIVERSION)
    assert read_short_form(short_form(notice, SIGNER), SIGNER.key.public)["kind"] == "notice"


def test_the_paper_of_a_corrected_version_says_which_version_it_is():
    first = issued()
    second = issued(seq=2, replaces=first.digest.hex(), amend_reason="Wrong town.")
    papers = [short_form(ticket, SIGNER) for ticket in (first, second)]
    found = [read_short_form(text, SIGNER.key.public) for text in papers]
    assert [(f["number"], f["seq"]) for f in found] == [("TRAIN-4002015", 1), ("TRAIN-4002015", 2)]
    assert found[1]["digest"] == second.digest[:16].hex()
    assert papers[0].startswith("TM1|")  # as on all the paper that is out already
    assert max(map(len, papers)) <= 200


def test_an_organization_that_is_charged_is_not_named_either():
    mill = Organization(name="ZZ QUARRYWORKS INC", street="9 LEDGE RD")
    ticket = issued(charged=Charged.ORGANIZATION, organization=mill, defendant=Driver())
    text = short_form(ticket, SIGNER)
    assert read_short_form(text, SIGNER.key.public)["number"] == "TRAIN-4002015"
    assert "QUARRYWORKS" not in text


def test_no_personal_value_is_in_it():
    text = short_form(issued(), SIGNER)
    said = str(read_short_form(text, SIGNER.key.public))
    for value in (*PERSON.values(), "ZZZ999"):
        assert value not in said


def test_a_change_of_the_driver_alone_changes_the_short_form():
    one, two = issued(), issued(defendant=Driver(family_name="OTHER"))
    digests = {
        read_short_form(short_form(t, SIGNER), SIGNER.key.public)["digest"] for t in (one, two)
    }
    assert len(digests) == 2


TEXT = short_form(issued(), SIGNER)


@given(st.integers(0, len(TEXT) - 1), st.characters(codec="ascii"))
@settings(max_examples=300, deadline=None)
def test_any_other_character_is_noticed(at, character):
    changed = TEXT[:at] + character + TEXT[at + 1 :]
    if changed != TEXT:
        with pytest.raises(BadSignature):
            read_short_form(changed, SIGNER.key.public)


@pytest.mark.parametrize(
    "text",
    ["", "TM1", "TM1||", "TM2" + TEXT[3:], "TM3" + TEXT[3:], "x" * 10_000, TEXT + "|", TEXT + "é"],
)
def test_what_is_no_short_form_is_refused(text):
    with pytest.raises(BadSignature):
        read_short_form(text, SIGNER.key.public)


def test_the_short_form_of_another_device_is_refused():
    with pytest.raises(BadSignature):
        read_short_form(TEXT, SigningKey.generate().public)


@pytest.mark.parametrize(
    "signed",
    [
        "TM1|too|few",
        "TM1|n|Q|t|l|j|s|1|2|AAAA",
        "TM1|n|C|t|l|j|s|many|2|AAAA",
        "TM1|n|C|t|l|j|s|1|2|AAAA|more",
        "TM1|n|2|C|t|l|j|s|1|2|AAAA",
        "TM2|n|C|t|l|j|s|1|2|AAAA",
        "TM2|n|two|C|t|l|j|s|1|2|AAAA",
    ],
)
def test_signed_fields_of_another_make_are_refused(signed):
    text = f"{signed}|{b64(SIGNER.sign(signed.encode()))}"
    with pytest.raises(BadSignature):
        read_short_form(text, SIGNER.key.public)


@pytest.mark.parametrize("statute", ["23 V.S.A. | 1007", "23 V.S.A. § 1007\u00b2"])
def test_what_cannot_stand_in_the_code_is_refused(statute):
    odd = Violation(charge_id=ChargeId("c"), statute=statute, title="", category="")
    with pytest.raises(BadInput, match="cannot stand"):
        short_form(issued(violation=odd), SIGNER)


def test_it_is_short_enough_for_a_calm_picture():
    assert len(TEXT) <= 200


def test_a_ticket_whose_codes_do_not_fit_is_refused_instead_of_cut():
    long = Violation(charge_id=ChargeId("c"), statute="9" * 200, title="", category="")
    with pytest.raises(BadInput, match="too long"):
        short_form(issued(violation=long), SIGNER)
