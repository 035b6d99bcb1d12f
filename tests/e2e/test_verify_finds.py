"""Whoever holds the key and changes the database is found: each way of tampering, end to end."""

import hashlib
import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from scanners.text.reader import scan_payload
from sync.gateway.keys import load_or_create_keys
from sync.wire import ReceiptClaims
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.outbox import ItemAnswer, ItemStatus, Receipt
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.laptop import open_laptop
from tracs_mobile.settings import Settings
from tracs_mobile.store.triggers import TRIGGERS
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.stops import LIGHT, PHONE, SPEEDING, ready_stop
from tracs_mobile.training import TRAINEES, training_folder
from tracs_mobile.verify import verify_units

OFFICER = TRAINEES[0]


def receipt_of(issued, folder, device):
    document = issued.document
    fields = {"receipt_id": "R-1", "number": document.number, "seq": document.seq}
    claims = ReceiptClaims(
        **fields,
        digest=issued.digest.hex(),
        device=device,
        received_at=document.issued_at,
        gateway="dps",
    )
    token = load_or_create_keys(folder / "gateway" / "keys").token(claims)
    return Receipt(**fields, digest=issued.digest, received_at=document.issued_at, token=token)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two complaints, one of them received, and a warning."""
    data = tmp_path_factory.mktemp("made") / "data"
    settings = Settings(data_dir=data, argon2_memory_kib=19_456)
    with closing(open_desk(settings)) as desk:
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        today = SystemClock().now().date()
        scan = scan_payload(license_payload(), source=ScanSource.FILE, today=today)
        draft = fill_from_license(client.new_stop(), scan.license)
        first = client.issue(ready_stop(draft, SPEEDING, PHONE, LIGHT)).issued[0]
        receipt = receipt_of(first, desk.laptop.folder, desk.laptop.device.device_id)
        accepted = ItemAnswer(
            number=receipt.number, seq=1, status=ItemStatus.ACCEPTED, receipt=receipt
        )
        desk.delivery.courier.settle([accepted])
    return settings


@pytest.fixture
def check(made, tmp_path):
    """Change a copy with the key of the database and no guards; what verify then says."""
    shutil.copytree(made.data_dir, tmp_path / "data")
    settings = replace(made, data_dir=tmp_path / "data")
    laptop = open_laptop(settings, make=False)
    username, secret = OFFICER.officer.username, OFFICER.secret
    store = laptop.open_store(laptop.slots.open_slot(username, secret, clock=SystemClock()))

    def tampered(*statements):
        with store._engine.begin() as connection:
            for name in TRIGGERS:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.exec_driver_sql(*statement)
        return verify_units(store, laptop)

    yield tampered
    store.close()


def test_nothing_is_found_where_nothing_was_changed(check):
    report = check()
    assert report.good, report.text
    assert (report.tickets, report.receipts) == (3, 1)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE document SET body=CAST(replace(CAST(body AS TEXT), 'QXZ', 'QXY') AS BLOB)",
            "TRAIN-0000001",
        ),
        ("UPDATE document SET body=x'00' WHERE entry=1", "TRAIN-0000001: the ticket cannot"),
        ("UPDATE document SET signature=zeroblob(64) WHERE entry=2", "signature does not hold"),
        ("UPDATE document SET defendant='SOMEBODY ELSE' WHERE entry=2", "the list shows"),
        ("UPDATE document SET plate='AAA 111' WHERE entry=3", "the list shows"),
        ("UPDATE document SET officer='07A15' WHERE entry=3", "the list shows"),
        ("UPDATE audit SET actor='07A15' WHERE seq=2", "Entry 2 was changed"),
        ("DELETE FROM audit WHERE seq=2", "Entry 2 is missing"),
        ("DELETE FROM audit WHERE seq=(SELECT max(seq) FROM audit)", "newest entries are missing"),
        ("UPDATE audit SET signature=zeroblob(64) WHERE seq=3", "not signed by this laptop"),
        ("UPDATE outbox SET body=x'00' WHERE number='TRAIN-0000002'", "copy that waits"),
        ("UPDATE outbox SET digest=zeroblob(32) WHERE number='TRAIN-0000002'", "not what was"),
        ("DELETE FROM outbox WHERE number='TRAIN-0000002'", "not what was issued"),
        ("UPDATE outbox SET state='received' WHERE number='TRAIN-0000002'", "not what was issued"),
        ("UPDATE receipt SET token='a.b.c'", "receipt is not signed by DPS"),
        ("UPDATE receipt SET receipt_id='R-2'", "receipt is not signed by DPS"),
        ("DELETE FROM receipt", "not what was issued"),
        ("UPDATE ticket_number SET state='issued' WHERE ordinal=9", "4 numbers are issued"),
        ("DELETE FROM ticket_number WHERE ordinal=9", "do not add up"),
        ("UPDATE ticket SET legal='voided' WHERE entry=1", "TRAIN-0000001: the filters of"),
        ("UPDATE ticket SET delivery='received' WHERE entry=2", "TRAIN-0000002: the filters of"),
        ("DELETE FROM ticket WHERE entry=3", "TRAIN-0000003: the list of tickets"),
        (
            "INSERT INTO purge VALUES ('TRAIN-0000003', '2026-11-22T03:48:00.000000Z', 'x', 'x')",
            "TRAIN-0000003: expunged without an entry",
        ),
    ],
)
def test_a_change_is_found(check, statement, said):
    report = check(("PRAGMA defer_foreign_keys=ON",), (statement,))
    assert not report.good
    assert said in report.text


def test_a_ticket_taken_out_with_all_its_traces_is_found(check):
    number = ("TRAIN-0000002",)
    report = check(
        ("PRAGMA defer_foreign_keys=ON",),
        (
            "DELETE FROM print_owed WHERE document_id IN (SELECT document_id FROM document "
            "WHERE number=?)",
            number,
        ),
        (
            "DELETE FROM ticket_clock WHERE document_id IN (SELECT document_id FROM document "
            "WHERE number=?)",
            number,
        ),
        ("DELETE FROM outbox WHERE number=?", number),
        ("DELETE FROM ticket WHERE number=?", number),
        ("DELETE FROM document WHERE number=?", number),
    )
    assert "do not count the same" in report.text


def test_a_body_exchanged_with_its_digest_is_found(check):
    body = b"{}"
    report = check(
        (
            "UPDATE document SET body=?, digest=? WHERE entry=1",
            (body, hashlib.sha256(body).digest()),
        )
    )
    assert not report.good


def test_an_older_copy_of_the_database_is_found(made, check, tmp_path):
    assert check().good
    mark = next((tmp_path / "data" / "marks").glob("*.json"))
    mark.write_text('{"audit_seq":5000,"ordinal":5000}', "utf-8")
    assert "older copy" in check_again(made, tmp_path)


def check_again(made, tmp_path):
    shutil.copytree(training_folder(made.data_dir), tmp_path / "again" / "training")
    shutil.copytree(tmp_path / "data" / "marks", tmp_path / "again" / "marks")
    laptop = open_laptop(replace(made, data_dir=tmp_path / "again"), make=False)
    username, secret = OFFICER.officer.username, OFFICER.secret
    store = laptop.open_store(laptop.slots.open_slot(username, secret, clock=SystemClock()))
    try:
        return verify_units(store, laptop).text
    finally:
        store.close()
