"""Tickets on a stick: written by a laptop, imported at DPS, receipts back; and everything wrong."""

import base64
import dataclasses
import hashlib
import json
import shutil
import subprocess
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from sync import wire
from sync.bundles.carrier import BundleCarrier
from sync.bundles.form import BUNDLE_TYP, FILE_TYP, Manifest, item_of, pack
from sync.bundles.receipts import BundleReceipts, receipts_file
from sync.gateway.database import bump
from sync.gateway.desk import Desk
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin
from sync.gateway.office.bundles import import_bundles, imported, receipts_of
from sync.gateway.tables import DEVICE
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.services.bundling import Bundling
from tracs_mobile.services.courier_switch import CourierSwitch
from tracs_mobile.services.delivering import SpoolCourier, StoreCourier
from tracs_mobile.services.session import Session
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.export_book import FileExportBook
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.spool import FileSpool
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeHighWater
from tracs_mobile.testing.issued import an_envelope, issue_one
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jwe import decrypt_token, encrypt_token
from tracs_mobile.vault.jws import SigningKey, sign_token
from tracs_mobile.vault.seal import SealKey, seal

JOSE = Path(__file__).parents[1] / "jose"
SPEEDY = Officer(leo_number="07A12", name="X", title="Officer", username="x")
WHOLE = "cut off or was changed"


class Laptop:
    """A laptop with its real database, its spool and a stick, known to the bureau by its name."""

    def __init__(self, folder, bureau, device=None, first=1):
        self.bureau = bureau
        self.device = device or bureau.device
        self.folder = folder / self.device.device_id
        self.stick = self.folder / "KINGSTON"
        self.stick.mkdir(parents=True)
        self.place = Place(kind=PlaceKind.STICK, path=str(self.stick), name="KINGSTON")
        engine = self.engine = open_engine(self.folder / "t.db", key=b"k" * 32, salt=b"s" * 16)
        migrate(engine, self.folder / "t.db")
        self.units = lambda: SqlUnitOfWork(engine, signer=self.device, database_id="db")
        with self.units() as unit:
            unit.numbers.add_block(
                NumberBlock(block_id="b", prefix="TRAIN-", first=first, last=first + 499)
            )
            unit.commit()
        to = bureau.keys.sealing.public
        self.spool = FileSpool(
            self.folder / "spool",
            lambda raw: seal(raw, to),
            wire.encode_line,
            proven=lambda receipt: bool(bureau.verify(receipt.token)),
        )
        self.courier = CourierSwitch(SpoolCourier(spool=self.spool))
        self.changes = []
        self.bundling = self.new_bundling()

    def new_bundling(self):
        return Bundling(
            carrier=BundleCarrier(
                device=self.device,
                to=self.bureau.keys.importing.public,
                verify=self.bureau.verify,
                new_id=lambda: str(uuid.uuid4()),
                found=lambda: (self.place,),
            ),
            book=FileExportBook(self.folder / "exports.json"),
            spool=self.spool,
            high_water=FakeHighWater(),
            clock=self.bureau.clock,
            settle=self.courier.settle,
            on_change=lambda: self.changes.append(1),
        )

    def sign_on(self):
        session = Session(
            officer=SPEEDY,
            agency=a_document().agency,
            logo_png=b"",
            training=True,
            signed_on_at=self.bureau.clock.now(),
        )
        self.courier.sign_on(
            StoreCourier(
                units=self.units,
                spool=self.spool,
                high_water=FakeHighWater(),
                clock=self.bureau.clock,
                roll=lambda: 0.0,
                on_change=lambda: None,
            )
        )
        self.bundling.sign_on(session, self.units)

    def sign_off(self):
        self.courier.sign_off()
        self.bundling.sign_off()

    def issue(self, count):
        with self.units() as unit:
            issued = [
                issue_one(unit, signer=self.device, at=self.bureau.clock.now())
                for _ in range(count)
            ]
            unit.commit()
        for one in issued:
            self.spool.put(an_envelope(one))
        return issued

    def files(self):
        return sorted(
            p for p in self.stick.glob("*.vcvcx") if not p.name.endswith(".receipts.vcvcx")
        )

    def received(self):
        with self.units() as unit:
            return unit.outbox.summary().delivered

    def close(self):
        self.engine.dispose()


@pytest.fixture
def laptop(tmp_path, bureau):
    made = Laptop(tmp_path, bureau)
    yield made
    made.close()


@pytest.fixture
def office(bureau):
    return Desk(database=bureau.database, keys=bureau.keys, clock=bureau.clock)


def bring(office, *paths):
    """Import files and leave the receipts beside them, as the page, the command and the folder."""
    found = import_bundles(office, [(p.name, p.read_bytes()) for p in paths], by="technician")
    for path, one in zip(paths, found, strict=True):
        if one.receipts:
            path.with_name(one.receipts_name).write_bytes(one.receipts)
    return found


def said(office, raw, name="file.vcvcx"):
    (one,) = import_bundles(office, [(name, raw)], by="technician")
    return one


def enrolled(bureau, name, first=1_001):
    device = DeviceVault(name, SigningKey.generate())
    admin.enrol_device(
        bureau.database,
        device_id=name,
        public_pem=device.public.to_pem(),
        agency=a_document().agency.judiciary_code,
    )
    admin.grant_block(
        bureau.database, device_id=name, prefix="TRAIN-", first=first, last=first + 499
    )
    return device


# --- the whole way -------------------------------------------------------------------------


def test_two_hundred_tickets_go_by_stick_twice_beside_every_kind_of_bad_file(
    tmp_path, bureau, office, laptop
):
    other = Laptop(tmp_path, bureau, enrolled(bureau, "LAPTOP-2"), first=1_001)
    stranger = Laptop(tmp_path, bureau, DeviceVault("LAPTOP-9", SigningKey.generate()))
    laptop.sign_on()
    laptop.issue(200)
    done = laptop.bundling.write(laptop.place)
    assert (done.events, len(done.files)) == (200, 1)
    assert laptop.received() == 0
    (good,) = laptop.files()
    raw = good.read_bytes()
    truncated = good.with_name("truncated.vcvcx")
    truncated.write_bytes(raw[: len(raw) // 2])
    tampered = good.with_name("tampered.vcvcx")
    tampered.write_bytes(raw[:900] + bytes([raw[900] ^ 1]) + raw[901:])
    replayed = good.with_name("replayed.vcvcx")
    replayed.write_bytes(raw)
    for one in (other, stranger):
        one.issue(3)
        one.bundling.write(one.place)

    found = bring(
        office, truncated, tampered, good, *other.files(), *stranger.files(), replayed, good
    )

    told = [(one.good, one.said) for one in found]
    assert [good for good, _ in told] == [False, False, True, True, False, True, True]
    assert WHOLE in told[0][1]
    assert WHOLE in told[1][1]
    assert "200 records of laptop LAPTOP-1: 200 new." in told[2][1]
    assert "3 records of laptop LAPTOP-2: 3 new." in told[3][1]
    assert "not enrolled here" in told[4][1]
    assert "200 here already" in told[5][1]
    assert "imported before" in told[6][1]
    assert bureau.rows("select channel, count(*) from submission group by channel") == [
        ("bundle", 203)
    ]
    assert bureau.rows("select count(distinct digest) from submission") == [(203,)]

    back = laptop.bundling.look()
    assert (back.received, back.refused, back.problems) == (400, 0, ())
    assert laptop.received() == 200
    with laptop.units() as unit:
        assert unit.outbox.unreceipted() == ()
        assert unit.exports.waiting() == {}
    for one in (other, stranger):
        one.close()


def test_the_channel_and_the_hour_of_the_receipt_are_those_of_the_import(bureau, office, laptop):
    laptop.sign_on()
    laptop.issue(1)
    laptop.bundling.write(laptop.place)
    bureau.clock.advance(timedelta(hours=5))
    bring(office, *laptop.files())
    laptop.bundling.look()
    with laptop.units() as unit:
        (receipt,) = unit.outbox.receipts()
    assert receipt.received_at == bureau.clock.now()
    claims = wire.decode(wire.ReceiptClaims, bureau.verify(receipt.token))
    assert claims.channel == "bundle"


def test_writing_takes_nothing_out_of_the_queue_and_the_network_may_be_quicker(
    bureau, office, laptop
):
    laptop.sign_on()
    laptop.issue(3)
    laptop.bundling.write(laptop.place)
    with laptop.units() as unit:
        waiting = unit.outbox.unreceipted()
        assert len(unit.exports.waiting()) == 3
    assert len(waiting) == 3
    laptop.courier.settle(bureau.link.send(waiting))
    assert laptop.received() == 3
    (one,) = bring(office, *laptop.files())
    assert "3 here already" in one.said
    laptop.bundling.look()
    assert laptop.received() == 3
    assert bureau.rows("select count(*) from submission") == [(3,)]


def test_with_nobody_signed_on_the_sealed_copies_are_written_and_their_receipts_wait(
    bureau, office, laptop
):
    laptop.issue(4)
    done = laptop.bundling.write(laptop.place)
    assert done.events == 4
    bring(office, *laptop.files())
    assert laptop.bundling.look().received == 4
    assert len(laptop.spool.receipts()) == 4
    assert laptop.spool.waiting(10) == ()
    with laptop.units() as unit:
        assert unit.exports.waiting() == {}
    laptop.sign_on()
    with laptop.units() as unit:
        assert len(unit.exports.waiting()) == 4
        kinds = [entry.kind for entry in unit.audit.entries()]
    assert kinds.count("export") == 1


def test_a_refused_ticket_comes_back_with_its_reason_also_when_nobody_was_signed_on(
    bureau, office, laptop
):
    stranger = a_document().officer
    with laptop.units() as unit:
        issued = issue_one(
            unit,
            signer=laptop.device,
            at=bureau.clock.now(),
            officer=dataclasses.replace(stranger, leo_number="07A77"),
        )
        unit.commit()
    laptop.spool.put(an_envelope(issued))
    laptop.bundling.write(laptop.place)
    (one,) = bring(office, *laptop.files())
    assert not one.good
    assert "1 refused" in one.said
    assert laptop.bundling.look().refused == 1
    laptop.sign_on()
    laptop.bundling.look()
    with laptop.units() as unit:
        (state,) = unit.outbox.timeline(issued.document.number)
    assert (state.state, state.code) == ("refused", "OFFICER_UNKNOWN")
    # Sent again after DPS put the officer on its list: the old file must not refuse it anew.
    with laptop.units() as unit:
        unit.outbox.resend(issued.document.number)
        unit.commit()
    laptop.bundling.read_receipts(str(laptop.stick))
    with laptop.units() as unit:
        (state,) = unit.outbox.timeline(issued.document.number)
    assert state.state == "queued"


def test_more_than_a_file_holds_goes_into_several_that_name_each_other(
    bureau, office, laptop, monkeypatch
):
    monkeypatch.setattr("sync.bundles.carrier.MOST_EVENTS", 40)
    laptop.sign_on()
    laptop.issue(100)
    done = laptop.bundling.write(laptop.place)
    assert len(done.files) == 3
    found = bring(office, *reversed(laptop.files()))
    assert all(one.good for one in found), [one.said for one in found]
    parts = sorted(
        (one.manifest.part, one.manifest.parts, len(one.manifest.items)) for one in found
    )
    assert parts == [(1, 3, 40), (2, 3, 40), (3, 3, 20)]
    laptop.bundling.look()
    assert laptop.received() == 100


def test_a_file_that_never_arrived_is_told_and_nothing_waits_for_it(bureau, office, laptop):
    laptop.sign_on()
    laptop.issue(2)
    laptop.bundling.write(laptop.place)
    (lost,) = laptop.files()
    kept = lost.read_bytes()
    lost.unlink()
    laptop.issue(1)
    laptop.bundling.write(laptop.place)
    (one,) = bring(office, *laptop.files())
    assert "3 new" in one.said
    assert "never imported here" in one.said
    with bureau.database.read() as connection:
        assert [row.gap for row in imported(connection)] == [True]
    assert "2 here already" in said(office, kept).said
    with bureau.database.read() as connection:
        assert [row.gap for row in imported(connection)] == [False, False]


def test_receipts_can_be_fetched_again_as_they_were(bureau, office, laptop):
    laptop.sign_on()
    laptop.issue(1)
    laptop.bundling.write(laptop.place)
    (one,) = bring(office, *laptop.files())
    with bureau.database.read() as connection:
        assert receipts_of(connection, one.manifest.bundle_id) == one.receipts
        assert receipts_of(connection, "another") == b""


# --- everything wrong ----------------------------------------------------------------------


def a_bundle(bureau, *, device=None, to=None, count=2, **changes):
    """A file made by hand, with a manifest that a test may bend."""
    device = device or bureau.device
    tickets = [bureau.envelope(bureau.ticket(n)) for n in range(1, count + 1)]
    values = {
        "bundle_id": str(uuid.uuid4()),
        "device": device.device_id,
        "created_at": bureau.clock.now(),
        "first": tickets[0].number,
        "last": tickets[-1].number,
        "items": tuple(map(item_of, tickets)),
        **changes,
    }
    manifest = Manifest(**values)
    return pack(manifest, tickets, device=device, to=to or bureau.keys.importing.public)


def test_a_file_for_another_gateway_is_told_apart(bureau, office):
    raw = a_bundle(bureau, to=GatewayKeys.generate().importing.public)
    assert "another gateway" in said(office, raw).said


def test_a_laptop_of_before_uses_the_sealing_key(bureau):
    keys = dataclasses.replace(bureau.keys, importing=SealKey.generate())
    office = Desk(database=bureau.database, keys=keys, clock=bureau.clock)
    assert said(office, a_bundle(bureau, to=keys.sealing.public)).good
    assert said(office, a_bundle(bureau, to=keys.importing.public)).good


def test_a_laptop_out_of_service_is_told(bureau, office):
    raw = a_bundle(bureau)
    with bureau.database.write() as connection:
        connection.execute(DEVICE.update().values(revoked=True))
        bump(connection)
    assert "out of service" in said(office, raw).said
    assert bureau.rows("select count(*) from submission") == [(0,)]


def test_a_name_that_is_not_the_signers_is_refused(bureau, office):
    other = DeviceVault("LAPTOP-1", SigningKey.generate())  # the name of the enrolled one
    assert "not signed by the laptop" in said(office, a_bundle(bureau, device=other)).said
    another = resigned(bureau, a_manifest=lambda m: {**m, "device": "LAPTOP-7"})
    assert "not signed by the laptop" in said(office, another).said


def resigned(bureau, *, a_manifest=lambda m: m, lines=lambda ls: ls, payload=None, typ=BUNDLE_TYP):
    """A file of which the laptop itself signed nonsense."""
    tickets = [bureau.envelope(bureau.ticket(n)) for n in (1, 2)]
    manifest = Manifest(
        bundle_id=str(uuid.uuid4()),
        device=bureau.device.device_id,
        created_at=bureau.clock.now(),
        first=tickets[0].number,
        last=tickets[-1].number,
        items=tuple(map(item_of, tickets)),
    )
    first = json.dumps(a_manifest(json.loads(wire.encode(manifest)))).encode()
    inside = b"\n".join([first, *lines([wire.encode_line(t) for t in tickets])])
    signed = bureau.device.token(
        payload if payload is not None else wire.compress(inside, "zstd"), typ=typ
    )
    return encrypt_token(signed.encode(), bureau.keys.importing.public, typ=FILE_TYP).encode()


BOMB = zstandard.ZstdCompressor().compress(b"0" * 200_000_000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda b: resigned(b, a_manifest=lambda m: {**m, "v": 2}), "newer version"),
        (lambda b: resigned(b, a_manifest=lambda m: {**m, "items": []}), "does not fit"),
        (lambda b: resigned(b, a_manifest=lambda m: {**m, "items": m["items"][:1]}), "does not"),
        (lambda b: resigned(b, a_manifest=lambda m: {**m, "bundle_id": "../x"}), "does not fit"),
        (lambda b: resigned(b, a_manifest=lambda m: {**m, "previous": "zz"}), "does not fit"),
        (lambda b: resigned(b, a_manifest=lambda m: {**m, "use": "config"}), "does not fit"),
        (lambda b: resigned(b, lines=lambda ls: ls[:1]), "does not fit"),
        (lambda b: resigned(b, lines=lambda ls: [ls[1], ls[0]]), "does not fit"),
        (lambda b: resigned(b, lines=lambda ls: [ls[0], b"{}"]), "does not fit"),
        (lambda b: resigned(b, lines=lambda ls: []), "does not fit"),
        (lambda b: resigned(b, payload=b""), "does not fit"),
        (lambda b: resigned(b, payload=BOMB), "larger than any"),
        (lambda b: resigned(b, payload=b"not zstd"), "does not fit"),
        (lambda b: resigned(b, typ="vcvc-request+jws"), "not signed by"),
        (lambda b: b"x" * 8_000_001, "larger than any"),
        (lambda b: b"", WHOLE),
        (lambda b: b"\xff" * 300, WHOLE),
        (lambda b: b"a.b.c.d.e", WHOLE),
        (lambda b: b"a.b.c", "read on the laptop"),
    ],
)
def test_what_cannot_be_a_bundle_is_refused_with_a_sentence_and_nothing_is_taken(
    bureau, office, make, words
):
    one = said(office, make(bureau))
    assert not one.good
    assert words in one.said
    assert one.receipts == b""
    assert bureau.rows("select count(*) from submission") == [(0,)]
    assert bureau.rows("select kind from audit order by seq desc")[:1] == [("bundle-refused",)]


def test_an_identity_that_comes_back_with_other_content_is_told(bureau, office):
    assert said(office, a_bundle(bureau, bundle_id="one-and-the-same")).good
    again = said(office, a_bundle(bureau, bundle_id="one-and-the-same", count=3))
    assert not again.good
    assert "other content was imported before" in again.said
    assert "1 new" in again.said
    assert bureau.rows("select times from bundle") == [(2,)]


def test_lines_of_another_laptop_hold_by_their_own_signature_only(bureau, office):
    thief = enrolled(bureau, "LAPTOP-2")
    one = said(office, a_bundle(bureau, device=thief))
    assert "2 new" in one.said
    assert bureau.rows("select distinct device_id from submission") == [("LAPTOP-1",)]


def test_receipts_of_another_laptop_of_a_stranger_and_torn_ones_change_nothing(
    tmp_path, bureau, office, laptop
):
    laptop.sign_on()
    laptop.issue(2)
    laptop.bundling.write(laptop.place)
    (one,) = import_bundles(office, [(p.name, p.read_bytes()) for p in laptop.files()], by="t")
    claims = wire.decode(BundleReceipts, bureau.verify(one.receipts.decode()))
    forged = SigningKey.generate()

    def signed_by_a_stranger(said):
        return sign_token(wire.encode(said), forged, kid=bureau.keys.kid, typ=wire.GATEWAY_TYP)

    bad = {
        "other": receipts_file(dataclasses.replace(claims, device="LAPTOP-7"), bureau.keys.token),
        "forged": receipts_file(claims, signed_by_a_stranger),
        "torn": one.receipts[:-40],
        "huge": b"x" * 9_000_000,
    }
    for name, raw in bad.items():
        (laptop.stick / f"{name}.receipts.vcvcx").write_bytes(raw)
    (laptop.stick / "._copy.receipts.vcvcx").write_bytes(one.receipts)
    found = laptop.bundling.look()
    assert (found.files, found.received) == (0, 0)
    assert len(found.problems) == 2
    assert laptop.received() == 0


def test_a_receipt_over_other_bytes_inside_a_signed_file_is_not_believed(bureau, laptop):
    laptop.sign_on()
    (issued, other) = laptop.issue(2)
    token = bureau.keys.token(
        wire.ReceiptClaims(
            receipt_id="R-1",
            number=other.document.number,
            seq=1,
            digest=other.digest.hex(),
            device="LAPTOP-1",
            received_at=bureau.clock.now(),
            gateway="g",
        )
    )
    claims = BundleReceipts(
        bundle_id="b",
        device="LAPTOP-1",
        gateway="g",
        imported_at=bureau.clock.now(),
        items=(
            wire.ItemResult(
                line=0,
                number=issued.document.number,
                seq=1,
                status=ItemStatus.ACCEPTED,
                receipt=token,
            ),
        ),
    )
    (laptop.stick / "x.receipts.vcvcx").write_bytes(receipts_file(claims, bureau.keys.token))
    assert laptop.bundling.look().received == 0
    assert laptop.received() == 0


def test_nothing_that_waits_is_nothing_to_write(laptop):
    laptop.sign_on()
    with pytest.raises(BadInput, match="Nothing waits"):
        laptop.bundling.write(laptop.place)
    assert laptop.files() == []


# --- others read it ------------------------------------------------------------------------


def _has_jose():
    return shutil.which("node") is not None and (JOSE / "node_modules/jose").is_dir()


needs_jose = pytest.mark.skipif(not _has_jose(), reason="jose is not installed in tests/jose")


def ran(*command):
    found = subprocess.run(command, capture_output=True, cwd=JOSE, timeout=60, check=False)
    assert found.returncode == 0, found.stderr.decode()[-500:]
    return found.stdout


@needs_jose
def test_another_implementation_opens_and_verifies_what_a_laptop_wrote(
    tmp_path, bureau, office, laptop
):
    laptop.sign_on()
    issued = laptop.issue(20)
    laptop.bundling.write(laptop.place)
    (path,) = laptop.files()
    (tmp_path / "import.key").write_bytes(bureau.keys.importing.to_pem())
    (tmp_path / "device.pub").write_bytes(laptop.device.public.to_pem())
    (tmp_path / "gateway.pub").write_bytes(bureau.keys.signing.public.to_pem())
    found = json.loads(
        ran("node", "read_bundle.js", path, tmp_path / "import.key", tmp_path / "device.pub")
    )
    assert found["encrypted"]["alg"] == "ECDH-ES+A256KW"
    assert found["encrypted"]["enc"] == "A256GCM"
    assert found["signed"] == {"alg": "ES256", "kid": "LAPTOP-1", "typ": BUNDLE_TYP}
    inside = zstandard.ZstdDecompressor().decompress(base64.b64decode(found["payload"]))
    first, *lines = inside.splitlines()
    manifest = json.loads(first)
    assert [item["digest"] for item in manifest["items"]] == [i.digest.hex() for i in issued]
    for line, one in zip(lines, issued, strict=True):
        payload = json.loads(line)["payload"].encode()
        assert payload == one.body
        assert hashlib.sha256(payload).digest() == one.digest

    bring(office, path)
    (receipts,) = laptop.stick.glob("*.receipts.vcvcx")
    read = json.loads(ran("node", "read_receipts.js", receipts, tmp_path / "gateway.pub"))
    assert [r["digest"] for r in read["receipts"]] == [i.digest.hex() for i in issued]
    assert read["said"]["device"] == "LAPTOP-1"


@needs_jose
def test_another_implementation_refuses_a_changed_file(tmp_path, bureau, laptop):
    laptop.issue(1)
    laptop.bundling.write(laptop.place)
    (path,) = laptop.files()
    raw = path.read_bytes()
    path.write_bytes(raw[:-30] + (b"A" if raw[-30:-29] != b"A" else b"B") + raw[-29:])
    (tmp_path / "import.key").write_bytes(bureau.keys.importing.to_pem())
    (tmp_path / "device.pub").write_bytes(laptop.device.public.to_pem())
    command = ("node", "read_bundle.js", path, tmp_path / "import.key", tmp_path / "device.pub")
    assert subprocess.run(command, capture_output=True, cwd=JOSE, check=False).returncode != 0


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_verifies_the_signature_of_a_laptop(tmp_path, bureau, laptop):
    laptop.issue(2)
    laptop.bundling.write(laptop.place)
    (path,) = laptop.files()
    token = decrypt_token(path.read_text("ascii"), bureau.keys.opening, typ=FILE_TYP).decode()
    signed, _, signature = token.rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    (tmp_path / "signed").write_text(signed)
    (tmp_path / "signature.der").write_bytes(encode_dss_signature(r, s))
    (tmp_path / "device.pub").write_bytes(laptop.device.public.to_pem())
    command = ("openssl", "dgst", "-sha256", "-verify", tmp_path / "device.pub", "-signature",
               tmp_path / "signature.der", tmp_path / "signed")  # fmt: skip
    assert b"Verified OK" in ran(*command)
    (tmp_path / "signed").write_text(signed + "A")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_the_about_of_a_file_names_numbers_and_no_person(bureau, laptop):
    laptop.sign_on()
    (issued,) = laptop.issue(1)
    laptop.bundling.write(laptop.place)
    (path,) = laptop.files()
    person = issued.document.defendant
    assert issued.document.number not in path.name
    for secret in (person.family_name, person.license_number):
        assert secret.encode() not in path.read_bytes()
