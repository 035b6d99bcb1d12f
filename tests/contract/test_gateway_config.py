"""What DPS sets reaches every laptop with the next configuration, and only when it changed."""

import hashlib
import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import update

from sync.gateway.office import configuring, law_packs, numbers, vouchers
from sync.gateway.tables import VERSION
from tracs_mobile.errors import BadInput, BadLawPack, KeyUnavailable, SyncError
from tracs_mobile.services import law_manifest
from tracs_mobile.services.law_updates import build_pack, install_pack
from tracs_mobile.testing.documents import a_document
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token
from tracs_mobile.vault.seal import SealKey

SHIPPED = Path(__file__).parents[2] / "tracs_mobile" / "data" / "vt"

AGENCY = a_document().agency


class Office:
    """DPS's settings, and what the laptop of `bureau` hears of them."""

    def __init__(self, bureau):
        self.bureau = bureau
        self.by = {"by": "ssweet", "now": bureau.clock.now()}

    def set(self, doing, *given):
        return doing(self.bureau.database, *given, **self.by)

    def extras(self):
        return self.bureau.link.config(0).extras

    def pack(self, serial=1, key=None, typ=law_manifest.LAW_PACK_TYP):
        signing = key or self.bureau.keys.signing

        def sign(payload):
            return sign_token(payload, signing, kid=signing.public.thumbprint, typ=typ)

        return build_pack(SHIPPED, serial, sign)

    def offer(self, archive):
        return law_packs.put_law_pack(self.bureau.database, self.bureau.keys, archive, **self.by)


@pytest.fixture
def office(bureau):
    return Office(bureau)


def test_settings_notices_and_lists_reach_the_laptop(office):
    office.set(configuring.set_blocked_secrets, ["GreenMountain", " greenmountain ", "", "Straße"])
    office.set(configuring.set_submit_within, 72)
    office.set(configuring.add_notice, "1234", "The records are ready.")
    office.set(configuring.add_notice, "9999", "Not for you.")
    found = office.extras()
    assert found.blocked_secrets == ("greenmountain", "strasse")
    assert found.submit_within_h == 72
    assert [n.text for n in found.notices] == ["The records are ready."]


def test_what_changes_nothing_makes_no_new_version(office):
    office.set(configuring.set_submit_within, 72)
    version = office.bureau.link.config(0).version
    office.set(configuring.set_submit_within, 72)
    assert office.bureau.link.config(version) is None
    office.set(configuring.set_submit_within, 48)
    assert office.bureau.link.config(version).version == version + 1


def test_only_the_newest_notices_travel(office):
    for turn in range(25):
        office.set(configuring.add_notice, "1234", f"Notice {turn}")
    assert [n.text for n in office.extras().notices][::19] == ["Notice 5", "Notice 24"]


def test_a_setting_that_would_lock_laptops_out_is_refused(office):
    for hours in (0, 11, 721):
        with pytest.raises(BadInput):
            office.set(configuring.set_submit_within, hours)
    with pytest.raises(BadInput, match="No certificate"):
        office.set(configuring.set_issuing_ca, "-----BEGIN CERTIFICATE-----\nno\n")
    with pytest.raises(KeyUnavailable):
        office.set(configuring.set_recovery_keys, ["no key"])
    with pytest.raises(BadInput, match="at most"):
        office.set(configuring.set_blocked_secrets, ["x" * 257])
    with pytest.raises(BadInput):
        office.set(configuring.add_notice, "1234", " ")
    assert office.bureau.rows("SELECT count(*) FROM setting") == [(0,)]


def certificate(*, authority):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test authority")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


def test_two_authorities_stand_side_by_side_and_none_means_those_of_the_system(office):
    pems = certificate(authority=True) + certificate(authority=True)
    office.set(configuring.set_issuing_ca, pems)
    assert office.extras().issuing_ca_pem == pems.strip()
    with pytest.raises(BadInput, match="None of these"):
        office.set(configuring.set_issuing_ca, certificate(authority=False))
    office.set(configuring.set_issuing_ca, "")
    assert office.extras().issuing_ca_pem == ""


def test_recovery_keys_are_kept(office):
    pem = SealKey.generate().public.to_pem().decode()
    office.set(configuring.set_recovery_keys, [pem])
    with office.bureau.database.read() as connection:
        assert configuring.recovery_keys(connection) == (pem,)


def test_a_law_pack_is_offered_fetched_and_taken_by_the_laptop(office, tmp_path):
    archive = office.pack()
    offer = office.offer(archive)
    assert offer.digest == hashlib.sha256(archive).hexdigest()
    assert office.extras().law_pack == offer
    assert office.bureau.link.law_pack(offer) == archive
    (tmp_path / "law.zip").write_bytes(archive)

    def verify(token):
        return verify_token(token, office.bureau.keys.trusted, typ=law_manifest.LAW_PACK_TYP)

    assert install_pack(tmp_path / "law.zip", tmp_path / "law", verify).serial == 1
    assert law_packs.LAW_PACK_TYP == law_manifest.LAW_PACK_TYP
    assert law_packs.MANIFEST == law_manifest.MANIFEST


def test_the_newest_law_pack_is_offered_and_an_older_one_refused(office):
    first = office.offer(office.pack(serial=1))
    archive = office.pack(serial=3)
    second = office.offer(archive)
    assert office.offer(archive) == second
    assert office.extras().law_pack == second
    with pytest.raises(BadLawPack, match="later one"):
        office.offer(office.pack(serial=2))
    office.set(law_packs.withdraw_law_pack, second.digest)
    assert office.extras().law_pack == first
    with pytest.raises(SyncError):
        office.bureau.link.law_pack(second)


def rezipped(archive, **changes):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name.replace(".", "_"), old.read(name)))
        for name, raw in changes.items():
            if name.replace("_", ".", 1) not in old.namelist():
                new.writestr(name, raw)
    return out.getvalue()


def test_a_law_pack_that_no_laptop_would_take_is_not_offered(office):
    good = office.pack()
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("manifest.jws", bytes(13_000_000))
    for bad in (
        b"",
        good[:-40],
        b"x" * 4_000_001,
        office.pack(key=SigningKey.generate()),
        office.pack(typ="vcvc-gateway+jws"),
        rezipped(good, waiver_toml=b"usd = 1"),
        rezipped(good, added=b"more"),
        bomb.getvalue(),
    ):
        with pytest.raises(BadLawPack, match="cannot be offered"):
            office.offer(bad)
    assert office.extras().law_pack is None


def test_a_laptop_fetches_anew_only_what_is_new_for_itself(office):
    link, database = office.bureau.link, office.bureau.database
    version = link.config(0).version
    other = {"device_id": "LAPTOP-9", "by": "ssweet", "now": office.bureau.clock.now()}
    signed = {"by": other["by"], "now": other["now"]}
    numbers.put_series(database, prefix="E", first=1, last=5_000, **signed)
    numbers.grant_next(database, prefix="E", **other)
    office.set(configuring.add_notice, "9999", "Not for you.")
    assert link.config(version) is None
    mine = numbers.grant_next(database, prefix="E", **{**other, "device_id": "LAPTOP-1"})
    newer = link.config(version)
    assert newer.version > version
    assert mine in newer.blocks
    # What it was given stays, word for word, whatever others get.
    numbers.grant_next(database, prefix="E", **other)
    assert link.config(0) == newer


def voucher(office):
    return vouchers.new_voucher(
        office.bureau.database,
        leo_number="07A12",
        agency=AGENCY.judiciary_code,
        by="ssweet",
        now=office.bureau.clock.now(),
        memory_kib=64,
    )


def test_an_activation_code_that_is_over_leaves_and_no_version_comes_twice(office):
    made = voucher(office)
    first = office.bureau.link.config(0)
    assert len(first.extras.vouchers) == 1
    office.bureau.clock.advance(made.expires_at - office.bureau.clock.now())
    second = office.bureau.link.config(first.version)
    assert second.extras.vouchers == ()
    voucher(office)
    third = office.bureau.link.config(second.version)
    assert first.version < second.version < third.version
    assert len(third.extras.vouchers) == 1


def test_a_laptop_that_holds_a_later_version_than_the_database_gave_it_gets_one_beyond(office):
    held = office.bureau.link.config(0)
    with office.bureau.database.write() as connection:
        connection.execute(update(VERSION).values(version=held.version + 1_000))
    newer = office.bureau.link.config(held.version + 500)
    assert newer.version == held.version + 1_000
    assert office.bureau.link.config(newer.version) is None
