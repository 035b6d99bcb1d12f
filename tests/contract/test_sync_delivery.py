"""The client and the gateway over real HTTP on loopback: what is taken, what is not, and why."""

import dataclasses
import hashlib
import secrets
from datetime import date, timedelta

import pytest

from sync import wire
from sync.gateway.app import create_app
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin
from sync.gateway.server import GatewayServer
from sync.http import HttpTransport
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import IssuedBy, Officer, Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.errors import SyncError, SyncFault
from tracs_mobile.testing.documents import a_document, a_logo_png
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token
from tracs_mobile.vault.seal import seal

AGENCY = a_document().agency
OFFICERS = (
    Officer(
        leo_number=LeoNumber("07A12"),
        name="M. TREMBLAYE",
        title="Officer",
        username="mtremblay",
        approved_on=date(2026, 1, 5),
    ),
    Officer(
        leo_number=LeoNumber("07A13"),
        name="P. OUELLETTE",
        title="Sergeant",
        username="pouellette",
        role=Role.POC,
    ),
)


class Rig:
    """A gateway on loopback, one enrolled laptop, and tickets for it."""

    def __init__(self, url):
        self.clock = FakeClock()
        self.keys = GatewayKeys.generate()
        self.device = DeviceVault("LAPTOP-1", SigningKey.generate())
        self.database = Database(url)
        admin.seed(
            self.database,
            agency=AGENCY,
            officers=OFFICERS,
            logo_png=a_logo_png(40),
            device_id=self.device.device_id,
            public_pem=self.device.public.to_pem(),
            prefix="TRAIN-",
            first=1,
            last=5000,
        )
        self.server = GatewayServer(create_app(url, self.keys, self.clock))
        self.link = self.transport()

    def transport(self, **changes):
        values = {
            "signer": self.device,
            "verify": self.verify,
            "clock": self.clock,
            "nonce": lambda: secrets.token_urlsafe(16),
        }
        return HttpTransport(self.server.url, **{**values, **changes})

    def verify(self, token):
        return verify_token(token, self.keys.trusted, typ=wire.GATEWAY_TYP)

    def ticket(self, ordinal, **changes):
        return an_envelope(an_issued(f"TRAIN-{ordinal:07d}", signer=self.device, **changes))

    def close(self):
        self.link.close()
        self.server.close()
        self.database.close()


@pytest.fixture
def rig(gateway_url):
    made = Rig(gateway_url)
    yield made
    made.close()


def resigned(rig, envelope, body):
    """The same event with other bytes, signed by the laptop."""
    return dataclasses.replace(
        envelope,
        body=body,
        digest=hashlib.sha256(body).digest(),
        signature=rig.device.sign(body),
    )


def only(answers):
    (answer,) = answers
    return answer


def test_a_ticket_is_accepted_with_a_receipt_that_names_it(rig):
    ticket = rig.ticket(1)
    answer = only(rig.link.send([ticket]))
    assert answer.status is ItemStatus.ACCEPTED
    assert answer.receipt.digest == ticket.digest
    assert answer.receipt.received_at == rig.clock.now()
    claims = wire.decode(wire.ReceiptClaims, rig.verify(answer.receipt.token))
    assert (claims.number, claims.seq, claims.device) == (ticket.number, 1, "LAPTOP-1")


def test_the_same_ticket_again_brings_the_original_receipt(rig):
    first = only(rig.link.send([rig.ticket(1)]))
    rig.clock.advance(timedelta(hours=1))
    second = only(rig.link.send([rig.ticket(1)]))
    assert second.status is ItemStatus.DUPLICATE
    assert second.receipt == first.receipt


def test_the_same_number_with_other_content_is_a_conflict_and_keeps_the_first(rig):
    first = only(rig.link.send([rig.ticket(1)]))
    other = rig.ticket(1, salt="other")
    answer = only(rig.link.send([other]))
    assert (answer.status, answer.receipt) == (ItemStatus.CONFLICT, None)
    assert answer.code == "OTHER_CONTENT"
    assert only(rig.link.send([rig.ticket(1)])).receipt == first.receipt


def test_a_sealed_ticket_is_accepted_like_a_plain_one(rig):
    plain = rig.ticket(1)
    to = rig.keys.sealing.public
    for inside in (canonical.encode(plain), wire.encode_line(plain)):
        sealed = dataclasses.replace(plain, body=b"", signature=b"", sealed=seal(inside, to))
        answer = only(rig.link.send([sealed]))
        assert answer.status in {ItemStatus.ACCEPTED, ItemStatus.DUPLICATE}
        assert answer.receipt.digest == plain.digest


def test_a_broken_seal_or_a_seal_over_another_ticket_is_rejected(rig):
    plain, other = rig.ticket(1), rig.ticket(2)
    blob = seal(canonical.encode(other), rig.keys.sealing.public)
    bare = dataclasses.replace(plain, body=b"", signature=b"")
    swapped = dataclasses.replace(bare, sealed=blob)
    broken = dataclasses.replace(bare, sealed=blob[:-1] + bytes([blob[-1] ^ 1]))
    answers = [only(rig.link.send([item])) for item in (swapped, broken)]
    assert [a.code for a in answers] == ["SEAL_MISMATCH", "SEAL_BROKEN"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"training": False}, "TRAINING_MISMATCH"),
        ({"agency": dataclasses.replace(AGENCY, judiciary_code="9999")}, "AGENCY_MISMATCH"),
        (
            {"officer": IssuedBy(leo_number=LeoNumber("00412"), name="X", title="")},
            "OFFICER_UNKNOWN",
        ),
        ({"replaces": "ab" * 32}, "SEQUENCE_WRONG"),
    ],
)
def test_a_ticket_that_may_not_be_sent_is_rejected_with_a_sentence_and_no_field(rig, changes, code):
    answer = only(rig.link.send([rig.ticket(1, **changes)]))
    assert (answer.status, answer.code, answer.field) == (ItemStatus.REJECTED, code, "")
    assert answer.say.endswith(".")


def test_an_officer_without_approval_practices_and_files_no_complaint(rig):
    admin.grant_block(rig.database, device_id="LAPTOP-1", prefix="VT-", first=1, last=10)
    new = IssuedBy(leo_number=LeoNumber("07A13"), name="X", title="")
    live = an_envelope(an_issued("VT-0000001", signer=rig.device, officer=new, training=False))
    answer = only(rig.link.send([live]))
    assert (answer.status, answer.code) == (ItemStatus.REJECTED, "OFFICER_NOT_APPROVED")
    assert only(rig.link.send([rig.ticket(1, officer=new)])).status is ItemStatus.ACCEPTED


def test_a_number_that_was_not_leased_to_this_laptop_is_rejected(rig):
    answers = [only(rig.link.send([rig.ticket(n)])) for n in (0, 5001)]
    assert [a.code for a in answers] == ["NUMBER_NOT_GRANTED"] * 2


def test_what_was_changed_after_signing_is_rejected(rig):
    ticket = rig.ticket(1)
    changed = ticket.body.replace(b"Barre City", b"Barre Town")
    items = (
        dataclasses.replace(ticket, body=changed),
        dataclasses.replace(ticket, body=changed, digest=hashlib.sha256(changed).digest()),
        dataclasses.replace(rig.ticket(2), number=ticket.number),
        resigned(rig, ticket, b'{"no":"ticket"}'),
        dataclasses.replace(ticket, device_id="LAPTOP-9"),
    )
    assert [only(rig.link.send([item])).code for item in items] == [
        "DIGEST_MISMATCH",
        "SIGNATURE_BAD",
        "BODY_MISMATCH",
        "BODY_UNREADABLE",
        "DEVICE_UNKNOWN",
    ]


def test_one_bad_ticket_among_a_hundred_spoils_only_itself(rig):
    batch = [rig.ticket(n) for n in range(1, 101)]
    batch[41] = dataclasses.replace(batch[41], signature=bytes(64))
    answers = rig.link.send(batch)
    assert [a.number for a in answers] == [e.number for e in batch]
    assert [i for i, a in enumerate(answers) if a.status is not ItemStatus.ACCEPTED] == [41]
    assert answers[41].code == "SIGNATURE_BAD"


def test_a_correction_waits_for_what_it_corrects(rig):
    first = rig.ticket(1)
    amended = dataclasses.replace(
        rig.ticket(1, seq=2, replaces=first.digest.hex()), kind=EventKind.AMEND
    )
    assert only(rig.link.send([amended])).status is ItemStatus.OUT_OF_ORDER
    assert [a.status for a in rig.link.send([first, amended])] == [ItemStatus.ACCEPTED] * 2


def test_hello_gives_the_gateways_time_and_the_offset_of_the_laptop(rig):
    laptop = FakeClock(rig.clock.now() - timedelta(hours=3))
    link = rig.transport(clock=laptop)
    assert link.hello() == rig.clock.now()
    assert link.clock_offset == timedelta(hours=3)
    link.close()


def test_a_laptop_whose_clock_is_wrong_delivers_all_the_same(rig):
    link = rig.transport(clock=FakeClock(rig.clock.now() - timedelta(days=400)))
    assert only(link.send([rig.ticket(1)])).status is ItemStatus.ACCEPTED
    link.close()


def test_configuration_comes_once_and_again_only_when_it_changed(rig):
    found = rig.link.config(0)
    assert (found.agency, found.officers) == (AGENCY, OFFICERS)
    assert found.logo_png == a_logo_png(40)
    assert [len(block) for block in found.blocks] == [5000]
    assert rig.link.config(found.version) is None
    admin.put_agency(rig.database, AGENCY, a_logo_png(40))
    assert rig.link.config(found.version) is None
    admin.put_officers(
        rig.database, AGENCY.judiciary_code, [dataclasses.replace(OFFICERS[0], title="Corporal")]
    )
    newer = rig.link.config(found.version)
    assert newer.version > found.version
    assert newer.officers[0].title == "Corporal"


def test_configuration_older_than_what_the_laptop_has_is_refused(rig):
    with pytest.raises(SyncError) as told:
        rig.link.config(10_000)
    assert told.value.fault is SyncFault.GARBLED


def test_number_blocks_are_those_leased_to_this_laptop(rig):
    account = NumberAccount(total=5000, free=10, issued=4990, void=0)
    admin.grant_block(rig.database, device_id="LAPTOP-1", prefix="TRAIN-", first=6001, last=6100)
    assert [b.first for b in rig.link.more_numbers(account)] == [1, 6001]


def test_lookup_brings_back_receipts_that_were_lost(rig):
    sent = rig.ticket(1)
    receipt = only(rig.link.send([sent])).receipt
    answers = rig.link.lookup([sent, rig.ticket(2)])
    assert answers[0].receipt == receipt
    assert (answers[1].status, answers[1].code) == (ItemStatus.DEFERRED, "NOT_RECEIVED")


def test_a_laptop_dps_does_not_know_is_told_so(rig):
    stranger = DeviceVault("LAPTOP-2", SigningKey.generate())
    impostor = DeviceVault("LAPTOP-1", SigningKey.generate())
    for signer in (stranger, impostor):
        link = rig.transport(signer=signer)
        with pytest.raises(SyncError) as told:
            link.send([rig.ticket(1)])
        assert told.value.fault is SyncFault.AUTH
        link.close()


def test_a_revoked_laptop_delivers_nothing_more(rig):
    admin.revoke_device(rig.database, "LAPTOP-1")
    with pytest.raises(SyncError) as told:
        rig.link.send([rig.ticket(1)])
    assert told.value.fault is SyncFault.AUTH


def test_a_receipt_signed_by_somebody_else_counts_for_nothing(rig):
    other = GatewayKeys.generate()
    link = rig.transport(
        verify=lambda token: verify_token(token, other.trusted, typ=wire.GATEWAY_TYP)
    )
    with pytest.raises(SyncError) as told:
        link.send([rig.ticket(1)])
    assert told.value.fault is SyncFault.BAD_RECEIPT
    link.close()
