"""A laptop prepared from a stick: made at DPS, compared, taken, and enrolled later."""

import io
import shutil
import zipfile
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files

import pytest

from sync.bundles.package import LAPTOP_TYP, PACKAGE_TYP, digest_of, pack, unpack
from sync.gateway.app import create_app
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin, enrolling, numbers, packaging, vouchers
from sync.gateway.office.law_packs import put_law_pack
from sync.gateway.server import GatewayServer
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.device_book import load_book, save_book
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.agency_package import LaptopPart
from tracs_mobile.domain.devices import DeviceBook, LinkKind, PrinterSetup
from tracs_mobile.domain.update import (
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Channel,
    FileKind,
    Release,
    ReleaseFile,
    encode_release,
)
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.errors import BadInput, SyncError
from tracs_mobile.laptop import open_laptop
from tracs_mobile.law_here import law_in_force
from tracs_mobile.packages_here import KEPT, PackagesHere, PackagesWritten
from tracs_mobile.policies import InForce
from tracs_mobile.ports import Place, PlaceKind
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.services.law_updates import LAW_PACK_TYP, build_pack
from tracs_mobile.settings import Settings, load_settings
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.updates_here import UpdatesHere
from tracs_mobile.vault.jws import SigningKey, sign_token
from tracs_mobile.vault.release import ReleaseKey, ReleaseKeys

AGENCY = Agency(
    judiciary_code="0417",
    name="MAPLE HOLLOW POLICE",
    address="1 Practice Way, Maple Hollow VT 05000",
    phone="802-555-0100",
)
SECRET = "granite-and-maple-7"
PRINTER = PrinterSetup(
    id="printer-1",
    name="Cruiser printer",
    kind=LinkKind.BLUETOOTH,
    url="COM7",
    profile="bixolon-spp-r410",
    hardware="bt:001122334455",
    logo_stored="ab" * 32,
    darkness=2,
)
PEOPLE = (
    Officer(
        leo_number="07A12", name="M. TREMBLAYE", title="Officer", username="mtremblaye"
    ),
    Officer(
        leo_number="07A01",
        name="P. LAFRAMBOYSE",
        title="Lieutenant",
        username="plaframboyse",
        role=Role.POC,
    ),
)  # fmt: skip


@dataclass
class Dps:
    """DPS with one agency, and a stick."""

    clock: FakeClock
    database: Database
    keys: GatewayKeys
    server: GatewayServer
    stick: object

    def package(self, name="a.tracspkg", **changes):
        made = packaging.make_package(
            self.database,
            changes.pop("keys", self.keys),
            "0417",
            url=self.server.url,
            by="clerk",
            now=self.clock.now(),
        )
        path = self.stick / name
        path.write_bytes(made.raw)
        return path, made

    def packages(self, folder, **changes):
        settings = changes.pop("settings", Settings(data_dir=folder, argon2_memory_kib=64))
        place = Place(kind=PlaceKind.STICK, path=str(self.stick), name="BLUE")
        return PackagesHere(settings, found=lambda: (place,), **changes)

    def first_steps(self, folder):
        return FirstStepsHere(Settings(data_dir=folder, argon2_memory_kib=64), clock=self.clock)

    def set_up(self, steps):
        """Enrol and activate, as people would; the address comes from the package."""
        code = enrolling.new_code(
            self.database,
            self.keys,
            agency="0417",
            device_name="Car 3",
            by="clerk",
            now=self.clock.now(),
        ).code
        activation = vouchers.new_voucher(
            self.database,
            leo_number="07A12",
            agency="0417",
            by="clerk",
            now=self.clock.now(),
            memory_kib=64,
        ).code
        steps.choose(training=False)
        steps.enrol(steps.settings.dps_url, code, "none")
        steps.activate("mtremblaye", activation, SECRET)
        return steps.settings


@pytest.fixture
def dps(tmp_path, sqlite_gateway):
    shutil.copyfile(sqlite_gateway, tmp_path / "gateway.db")
    url, keys, clock = f"sqlite:///{tmp_path / 'gateway.db'}", GatewayKeys.generate(), FakeClock()
    server, database = GatewayServer(create_app(url, keys, clock)), Database(url)
    admin.put_agency(database, AGENCY)
    admin.put_officers(database, "0417", PEOPLE)
    numbers.put_series(database, prefix="V", first=4_100_001, last=4_199_999, block_size=50,
                       by="clerk", now=clock.now())  # fmt: skip
    stick = tmp_path / "stick"
    stick.mkdir()
    yield Dps(clock, database, keys, server, stick)
    server.close()
    database.close()


def signed_law(keys):
    return build_pack(
        files("tracs_mobile.data") / "vt",
        3,
        lambda raw: sign_token(raw, keys.signing, kid=keys.kid, typ=LAW_PACK_TYP),
    )


def test_a_fresh_laptop_finds_it_and_says_what_it_holds(dps, tmp_path):
    path, made = dps.package()
    packages = dps.packages(tmp_path / "laptop")
    (found,) = packages.find()
    assert found.path == str(path)
    assert (found.agency, found.code, found.officers) == ("MAPLE HOLLOW POLICE", "0417", 2)
    assert (found.refused, found.known, found.laptop) == ("", False, "")
    assert found.address == dps.server.url
    assert found.fingerprint == made.fingerprint
    assert len(made.fingerprint.split("-")) == 6
    assert not (tmp_path / "laptop").exists()


def test_taken_it_waits_for_the_network_and_the_laptop_is_then_set_up_with_it(dps, tmp_path):
    put_law_pack(dps.database, dps.keys, signed_law(dps.keys), by="clerk", now=dps.clock.now())
    path, made = dps.package()
    steps = dps.first_steps(tmp_path / "laptop")
    assert steps.fresh()
    said = steps.packages.take(str(path), made.fingerprint)
    assert "prepared for MAPLE HOLLOW POLICE" in said
    assert not steps.fresh()
    assert steps.packages.prepared() == "MAPLE HOLLOW POLICE"
    assert (steps.state(), steps.settings.training) == (LaptopState.UNKNOWN, True)
    assert steps.settings.dps_url == dps.server.url
    settings = dps.set_up(steps)
    assert steps.state() is LaptopState.READY
    assert not (tmp_path / "laptop" / KEPT).exists()
    law = law_in_force(open_laptop(settings), law_day(dps))
    assert law.serial == 3


def law_day(dps):
    return dps.clock.now().date()


def test_what_another_dps_signed_is_refused_once_a_key_was_confirmed(dps, tmp_path):
    path, made = dps.package()
    packages = dps.packages(tmp_path / "laptop")
    packages.take(str(path), made.fingerprint)
    other, _ = dps.package("b.tracspkg", keys=GatewayKeys.generate())
    assert "another key" in packages.read(str(other)).refused
    with pytest.raises(BadInput, match="another key"):
        packages.take(str(other), packages.read(str(other)).fingerprint)


def test_a_key_that_a_policy_names_needs_no_comparing(dps, tmp_path):
    path, made = dps.package()
    named = load_settings(
        tmp_path / "laptop", policies=InForce(fixed={"dps_key": made.fingerprint})
    )
    assert dps.packages(tmp_path, settings=named).read(str(path)).known
    another = replace(named, dps_key="7K2QF-M3XAB-7K2QF-M3XAB-7K2QF-M3XAB")
    assert "another key" in dps.packages(tmp_path, settings=another).read(str(path)).refused


@pytest.mark.expects_log_warnings
def test_a_dps_with_another_key_than_the_one_that_was_named_enrolls_nobody(dps, tmp_path):
    folder = tmp_path / "laptop"
    steps = FirstStepsHere(
        Settings(
            data_dir=folder,
            argon2_memory_kib=64,
            dps_url=dps.server.url,
            dps_key="7K2QF-M3XAB-7K2QF-M3XAB-7K2QF-M3XAB",
        ),
        clock=dps.clock,
    )
    with pytest.raises(SyncError, match="another key"):
        dps.set_up(steps)
    assert steps.state() is LaptopState.UNKNOWN


def test_an_exchanged_file_is_not_taken_with_the_fingerprint_of_the_first(dps, tmp_path):
    path, made = dps.package()
    dps.package(path.name, keys=GatewayKeys.generate())
    packages = dps.packages(tmp_path / "laptop")
    with pytest.raises(BadInput, match="exchanged"):
        packages.take(str(path), made.fingerprint)
    assert not (tmp_path / "laptop" / KEPT).exists()


def test_an_older_package_is_refused(dps, tmp_path):
    from datetime import timedelta

    older, made = dps.package("older.tracspkg")
    dps.clock.advance(timedelta(days=1))
    newer, _ = dps.package("newer.tracspkg")
    packages = dps.packages(tmp_path / "laptop")
    packages.take(str(newer), made.fingerprint)
    assert "older than the one" in packages.read(str(older)).refused


def changed(raw, name, edit):
    """The zip with one part edited; None takes it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            content = edit(content) if info.filename == name else content
            if content is not None:
                new.writestr(info.filename, content)
    return out.getvalue()


DAMAGE = {
    "empty": lambda raw: b"",
    "half": lambda raw: raw[: len(raw) // 2],
    "no part of DPS": lambda raw: changed(raw, "package.jws", lambda _: None),
    "no law": lambda raw: changed(raw, "law.zip", lambda _: None),
    "another law": lambda raw: changed(raw, "law.zip", lambda c: c + b"x"),
    "another signature": lambda raw: changed(raw, "package.jws", lambda c: c[:-8] + b"AAAAAAAA"),
    "no token": lambda raw: changed(raw, "package.jws", lambda c: c.replace(b".", b"", 1)),
    "no text": lambda raw: changed(raw, "package.jws", lambda c: c + "é".encode()),
    "far too long": lambda raw: raw + b"x" * 9_000_000,
}


def test_a_damaged_file_is_told_and_nothing_is_taken(dps, tmp_path):
    put_law_pack(dps.database, dps.keys, signed_law(dps.keys), by="clerk", now=dps.clock.now())
    path, made = dps.package()
    packages = dps.packages(tmp_path / "laptop")
    for name, damage in DAMAGE.items():
        path.write_bytes(damage(made.raw))
        assert "no agency package" in packages.read(str(path)).refused, name
        with pytest.raises(BadInput):
            packages.take(str(path), made.fingerprint)
        assert packages.prepared() == "", name


def test_what_somebody_packed_into_it_besides_is_refused(dps):
    _, made = dps.package()
    out = io.BytesIO(made.raw)
    with zipfile.ZipFile(out, "a") as opened:
        opened.writestr("../run.exe", b"x")
    with pytest.raises(BadInput, match="no agency package"):
        unpack(out.getvalue())


def test_it_prepares_by_command_with_the_fingerprint_of_the_letter(dps, tmp_path, capsys):
    from tracs_mobile.__main__ import main

    path, made = dps.package()
    folder = tmp_path / "laptop"
    place = ["--data-dir", str(folder), str(path)]
    assert main(["package", "show", *place]) == 0
    assert made.fingerprint in capsys.readouterr().out
    assert main(["package", "take", *place, "--fingerprint", "7K2QF"]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
    assert not folder.exists()
    assert main(["package", "take", *place, "--fingerprint", made.fingerprint.lower()]) == 0
    assert "prepared for MAPLE HOLLOW POLICE" in capsys.readouterr().out
    assert load_settings(folder).dps_key == made.fingerprint
    assert main(["package", "take", *place]) == 0, "its key is known now"


# --- the part of a laptop -------------------------------------------------------------------------


@pytest.fixture
def cruiser(dps, tmp_path):
    """A laptop that is set up, with a printer."""
    folder = tmp_path / "cruiser"
    dps.package()
    steps = dps.first_steps(folder)
    (found,) = dps.packages(folder).find()
    steps.packages.take(found.path, found.fingerprint)
    settings = dps.set_up(steps)
    save_book(folder, DeviceBook(printers=(PRINTER,)))
    return settings


def written(dps, settings, **changes):
    path, _ = dps.package("fresh.tracspkg")
    laptop = open_laptop(settings)
    desk = PackagesWritten(replace(settings, **changes), laptop, clock=dps.clock)
    said = desk.write(str(path), (("phone", "23-1095b-first"),))
    assert "fresh-devices.tracspkg" in said
    return dps.stick / "fresh-devices.tracspkg"


def test_printers_and_shortcuts_of_one_laptop_come_to_the_next(dps, tmp_path, cruiser):
    path = written(dps, cruiser, officer_copy=True)
    folder = tmp_path / "second"
    found = dps.packages(folder).read(str(path))
    assert (found.printers, found.shortcuts, found.refused) == (1, 1, "")
    assert found.laptop.startswith("LT-0417-")
    steps = dps.first_steps(folder)
    steps.packages.take(str(path), found.fingerprint)
    assert steps.settings.officer_copy
    (printer,) = load_book(steps.settings).printers
    assert (printer.profile, printer.darkness) == (PRINTER.profile, 2)
    assert printer.hardware == printer.logo_stored == "", "those belong to one printer"
    settings = dps.set_up(steps)
    desk = open_desk(settings, clock=dps.clock)
    try:
        client = desk.sign_on("mtremblaye", SECRET)
        assert [shortcut.words for shortcut in client.shortcuts()] == ["phone"]
    finally:
        desk.close()


def test_a_part_that_no_laptop_of_the_agency_signed_is_refused(dps, cruiser):
    opened = unpack(dps.package("fresh.tracspkg")[1].raw)
    part = LaptopPart(
        package_digest=digest_of(opened.token),
        made_at=dps.clock.now(),
        device_id=opened.package.devices[0][0],
        agency_code="0417",
        book=DeviceBook(),
    )
    forged = sign_token(
        canonical.encode(part), SigningKey.generate(), kid=part.device_id, typ=LAPTOP_TYP
    )
    with pytest.raises(BadInput, match="not signed by a laptop of the agency"):
        pack(opened.token, laptop=forged)


def test_a_part_is_bound_to_its_package(dps, cruiser):
    first = unpack(written(dps, cruiser).read_bytes())
    token = first.token
    again = sign_token(
        canonical.encode(replace(first.package, law_version="x")),
        dps.keys.signing,
        kid=dps.keys.kid,
        typ=PACKAGE_TYP,
    )
    with zipfile.ZipFile(dps.stick / "fresh-devices.tracspkg") as opened:
        laptop = opened.read("laptop.jws").decode()
    assert pack(token, laptop=laptop)
    with pytest.raises(BadInput, match="no agency package"):
        pack(again, laptop=laptop)


def test_a_package_of_another_dps_is_not_extended(dps, cruiser):
    path, _ = dps.package("other.tracspkg", keys=GatewayKeys.generate())
    desk = PackagesWritten(cruiser, open_laptop(cruiser), clock=dps.clock)
    with pytest.raises(BadInput, match="not of the DPS that this laptop knows"):
        desk.write(str(path), ())
    assert not (dps.stick / "other-devices.tracspkg").exists()


def test_a_package_from_before_this_laptop_is_not_extended(dps, cruiser):
    desk = PackagesWritten(cruiser, open_laptop(cruiser), clock=dps.clock)
    with pytest.raises(BadInput, match="before it knew this laptop"):
        desk.write(str(dps.stick / "a.tracspkg"), ())


def test_a_laptop_that_is_set_up_takes_no_package(dps, cruiser):
    path, _ = dps.package("fresh.tracspkg")
    assert "set up with DPS already" in dps.packages(cruiser.data_dir).read(str(path)).refused


# --- at DPS ---------------------------------------------------------------------------------------


def test_an_unknown_agency_or_a_wrong_address_makes_no_package(dps):
    for code, url in (("9999", "https://dps.example"), ("0417", "http://dps.example")):
        with pytest.raises(BadInput):
            packaging.make_package(
                dps.database, dps.keys, code, url=url, by="clerk", now=dps.clock.now()
            )


def test_the_command_writes_it_and_tells_the_fingerprint(dps, tmp_path, capsys, monkeypatch):
    from sync.gateway.__main__ import main
    from sync.gateway.keys import load_or_create_keys

    keys = load_or_create_keys(tmp_path / "keys")
    command = ["package", "--database", f"sqlite:///{tmp_path / 'gateway.db'}"]
    command += ["--keys", str(tmp_path / "keys"), "--agency", "0417"]
    command += ["--url", "dps.example", "--out", str(dps.stick)]
    assert main(command) == 0
    said = capsys.readouterr().out
    (path,) = dps.stick.glob("agency-0417-*.tracspkg")
    assert packaging.dps_fingerprint(keys) in said
    assert unpack(path.read_bytes()).package.gateway_url == "https://dps.example"


# --- a law pack on a stick of updates -------------------------------------------------------------


def test_a_law_pack_on_a_stick_of_updates_is_taken_by_a_laptop_that_is_set_up(
    dps, tmp_path, cruiser
):
    key, today, law = ReleaseKey.generate(), law_day(dps), signed_law(dps.keys)
    folder = tmp_path / "updates" / "update"
    folder.mkdir(parents=True)
    file = ReleaseFile(
        name="law.zip", sha256=sha256(law).hexdigest(), size=len(law), kind=FileKind.LAW
    )
    release = Release(
        version="1.0.0",
        min_from="1.0.0",
        serial=1,
        channel=Channel.RELEASE,
        made=today,
        expires=today,
        files=(file,),
    )
    (folder / "law.zip").write_bytes(law)
    (folder / MANIFEST_FILE).write_bytes(encode_release(release))
    (folder / SIGNATURE_FILE).write_text(key.sign(encode_release(release)), "ascii")
    updates = UpdatesHere(
        cruiser,
        keys=lambda: ReleaseKeys(keys={key.key_id: key.public}),
        found=lambda: (),
        installed="1.0.0",
        today=lambda: today,
    )
    said = updates.take(str(folder.parent))
    assert said.startswith("Law pack 2026-11 is installed; it is in force from ")
    assert law_in_force(open_laptop(cruiser), today).serial == 3
    assert updates.standing().ready == ""
    assert "not newer" in updates.take(str(folder.parent))
