"""Delivery ends only with a receipt that DPS signed, and goes on with nobody signed on."""

from contextlib import closing
from dataclasses import replace

import pytest

from scanners.text.reader import scan_payload
from sync.gateway.keys import load_or_create_keys
from sync.wire import ReceiptClaims
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.canonical import encode
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import Delivery
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES, training_folder

OFFICER = TRAINEES[0]


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456, sync_every_s=1)


def sign_on(desk):
    return desk.sign_on(OFFICER.officer.username, OFFICER.secret)


def issue_one(client):
    today = SystemClock().now().date()
    scan = scan_payload(license_payload(), source=ScanSource.FILE, today=today)
    draft = ready_stop(fill_from_license(client.new_stop(), scan.license))
    (issued,) = client.issue(draft).issued
    return issued


def a_receipt(issued, token):
    return Receipt(
        receipt_id="R-1",
        number=issued.document.number,
        seq=issued.document.seq,
        digest=issued.digest,
        received_at=issued.document.issued_at,
        token=token,
    )


def signed_by_dps(settings, receipt, device):
    claims = ReceiptClaims(
        receipt_id=receipt.receipt_id,
        number=receipt.number,
        seq=receipt.seq,
        digest=receipt.digest.hex(),
        device=device,
        received_at=receipt.received_at,
        gateway="dps",
    )
    keys = load_or_create_keys(training_folder(settings.data_dir) / "gateway" / "keys")
    return replace(receipt, token=keys.token(claims))


@pytest.mark.expects_log_warnings
def test_a_receipt_laid_into_the_folder_by_somebody_ends_no_delivery(settings):
    spool = training_folder(settings.data_dir) / "spool"
    with closing(open_desk(settings)) as desk:
        issued = issue_one(sign_on(desk))
        desk.sign_off()
        (sealed,) = spool.glob("*.sealed")
        sealed.with_suffix(".receipt").write_bytes(encode(a_receipt(issued, "a.b.c")))
        assert len(desk.delivery.courier.collect(10)) == 1
        client = sign_on(desk)
        assert [row.delivery for row in client.outbox()] == [Delivery.QUEUED]
        assert sealed.exists()


def test_a_signed_receipt_that_came_with_nobody_signed_on_is_taken_in(settings):
    with closing(open_desk(settings)) as desk:
        issued = issue_one(sign_on(desk))
        desk.sign_off()
        receipt = signed_by_dps(settings, a_receipt(issued, ""), desk.laptop.device.device_id)
        answer = ItemAnswer(
            number=receipt.number, seq=1, status=ItemStatus.ACCEPTED, receipt=receipt
        )
        desk.delivery.courier.settle([answer])
        assert desk.delivery.courier.collect(10) == ()
        client = sign_on(desk)
        assert [row.delivery for row in client.outbox()] == [Delivery.RECEIVED]
        assert client.receipts() == (receipt,)


@pytest.mark.parametrize(
    ("status", "again"),
    [
        (ItemStatus.DEFERRED, 1),
        (ItemStatus.OUT_OF_ORDER, 1),
        (ItemStatus.REJECTED, 0),
        (ItemStatus.CONFLICT, 0),
    ],
)
def test_with_nobody_signed_on_what_dps_put_off_is_sent_again(settings, status, again):
    with closing(open_desk(settings)) as desk:
        issued = issue_one(sign_on(desk))
        desk.sign_off()
        answer = ItemAnswer(number=issued.document.number, seq=1, status=status)
        desk.delivery.courier.settle([answer])
        assert len(desk.delivery.courier.collect(10)) == again
