"""The power goes at every step of making a laptop: it starts again, nothing is half made."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tracs_mobile.domain.enrolment import OfficerVoucher, RecordExtras
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.laptop import open_laptop
from tracs_mobile.ports import GatewayConfig
from tracs_mobile.ports.enrolling import Enrolled
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.settings import Settings
from tracs_mobile.store.engine import open_engine
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.training import AGENCY, TRAINEES
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.seal import SealKey

OFFICER = TRAINEES[0].officer
SECRET = "granite-and-maple-7"


MEMORY_KIB = 64
"""The least Argon2 takes with four lanes: tests check the counting, not the cost."""


class FakeEnroller:
    """Satisfies `ports.enrolling.Enroller`. Set `fault` to make the next answer be lost.

    `devices` maps a code to the key and the name of the laptop that used it.
    """

    def __init__(self, agency, officers, *, now):
        self.signing = SigningKey.generate()
        self.sealing = SealKey.generate()
        self.recovery = SealKey.generate()
        self.devices = {}
        self.codes = set()
        self.fault = None
        self.vouchers = []
        self._agency = agency
        self._officers = tuple(officers)
        self._now = now

    def new_code(self):
        """A code that DPS gives out."""
        code = enrolment_ids.new_code()
        self.codes.add(code)
        return code

    def new_voucher(self, leo_number):
        """An activation code for one of the officers, good for a week."""
        code, salt = enrolment_ids.new_activation_code(), enrolment_ids.new_salt()
        officer = next(o for o in self._officers if o.leo_number == leo_number)
        self.vouchers.append(
            OfficerVoucher(
                leo_number=officer.leo_number,
                salt=salt,
                code_hash=enrolment_ids.code_hash(code, salt=salt, memory_kib=MEMORY_KIB),
                memory_kib=MEMORY_KIB,
                expires_at=self._now + timedelta(days=7),
            )
        )
        return code

    def enrol(self, code, *, public_pem, device_name):
        """The laptop is known from here on, whether or not the answer arrives."""
        del device_name
        if code not in self.codes:
            raise BadInput("DPS does not know this code.")
        held = self.devices.setdefault(code, (public_pem, f"LT-{len(self.devices) + 1}"))
        if held[0] != public_pem:
            raise BadInput("The code was used for a laptop already.")
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        return self._answer(held[1])

    def _answer(self, device_id):
        first = 1_000 * int(device_id.removeprefix("LT-"))
        return Enrolled(
            device_id=device_id,
            receipt_keys=(("dps", self.signing.public.to_pem().decode()),),
            seal_key=self.sealing.public.to_pem().decode(),
            import_key=self.sealing.public.to_pem().decode(),
            recovery_keys=(self.recovery.public.to_pem().decode(),),
            config=GatewayConfig(
                version=3,
                agency=self._agency,
                officers=self._officers,
                logo_png=b"",
                blocks=(
                    NumberBlock(
                        block_id=f"V{first}", prefix="V", first=first, last=first + 499, width=7
                    ),
                ),
                extras=RecordExtras(vouchers=tuple(self.vouchers)),
            ),
        )

    def close(self):
        """Nothing is connected."""


class Killed(BaseException):
    """The power went; nobody may catch it."""


class Power:
    """Goes at the n-th time something is made durable: before it, or right after it."""

    def __init__(self, monkeypatch):
        self.left = -1
        self.after = False
        for owner, name in (
            (os, "fsync"),
            (Path, "replace"),
            (Path, "rename"),
            (Path, "unlink"),
            (Path, "mkdir"),
        ):
            monkeypatch.setattr(owner, name, self.watched(getattr(owner, name)))

    def watched(self, real):
        def call(*arguments, **named):
            if self.left == 0 and not self.after:
                self.gone()
            done = real(*arguments, **named)
            if self.left == 0:
                self.gone()
            self.left -= 1
            return done

        return call

    def gone(self):
        self.left = -1
        raise Killed

    def fails_at(self, n, *, after):
        self.left, self.after = n, after


@pytest.fixture
def power(monkeypatch):
    return Power(monkeypatch)


@pytest.fixture
def dps():
    clock = FakeClock()
    return FakeEnroller(AGENCY, [t.officer for t in TRAINEES], now=clock.now())


def steps(folder, dps):
    settings = Settings(data_dir=folder, training=False, argon2_memory_kib=64)
    return FirstStepsHere(settings, clock=FakeClock(), enroller=lambda _: dps)


def set_up(folder, dps, code, typed):
    """As far as it is not there yet; what an officer does who starts the program again."""
    here = steps(folder, dps)
    if here.state() is LaptopState.UNKNOWN:
        here.enrol("https://dps.example", code, "none")
    if here.state() is LaptopState.ENROLLED:
        here.activate(OFFICER.username, typed, SECRET)
    return here


def until_ready(folder, dps, code, power):
    """Set up with a power cut, then again; whether the cut came at all."""
    dps.vouchers.clear()
    typed = dps.new_voucher(OFFICER.leo_number)
    try:
        set_up(folder, dps, code, typed)
        cut = False
    except Killed:
        cut = True
    power.left = -1
    set_up(folder, dps, code, typed)
    return cut


@pytest.mark.slow
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_power_cut_at_any_step_leaves_one_whole_laptop(tmp_path, dps, power, after):
    cuts = 0
    while True:
        folder = tmp_path / str(cuts)
        code = dps.new_code()
        power.fails_at(cuts, after=after)
        cut = until_ready(folder, dps, code, power)
        must_be_whole(folder, dps, code)
        shutil.rmtree(folder)
        if not cut:
            break
        cuts += 1
    assert cuts > 25
    assert len(dps.devices) == cuts + 1  # one laptop a code, however often it was asked for


def must_be_whole(folder, dps, code):
    here = steps(folder, dps)
    assert here.state() is LaptopState.READY
    laptop = open_laptop(here.settings)
    assert laptop.device.device_id == dps.devices[code][1]
    assert laptop.device.public.to_pem().decode() == dps.devices[code][0]
    assert not (folder / "live.new").exists()
    assert not list(folder.rglob("*.box"))
    key = laptop.slots.open_slot(OFFICER.username, SECRET, clock=FakeClock())
    units = laptop.open_store(key)
    try:
        with units() as unit:
            assert unit.records.agency() == AGENCY
            assert unit.numbers.account().free == 500
            kinds = [entry.kind for entry in unit.audit.entries()]
        assert kinds == ["enrolled", "officer activated"]
    finally:
        units.close()


@pytest.mark.expects_log_warnings
def test_a_lost_answer_is_asked_for_again_with_the_same_key(tmp_path, dps):
    code, typed = dps.new_code(), dps.new_voucher(OFFICER.leo_number)
    dps.fault = SyncError("The line broke.", fault=SyncFault.NO_NETWORK)
    with pytest.raises(SyncError):
        set_up(tmp_path, dps, code, typed)
    set_up(tmp_path, dps, code, typed)
    must_be_whole(tmp_path, dps, code)


@pytest.mark.expects_log_warnings
def test_another_code_asks_with_another_key_and_the_first_still_works(tmp_path, dps):
    first, second = dps.new_code(), dps.new_code()
    typed = dps.new_voucher(OFFICER.leo_number)
    dps.fault = SyncError("The line broke.", fault=SyncFault.NO_NETWORK)
    with pytest.raises(SyncError):
        set_up(tmp_path, dps, first, typed)
    steps(tmp_path, dps).enrol("https://dps.example", second, "none")
    keys = {key for key, _ in dps.devices.values()}
    assert len(keys) == 2
    steps(tmp_path, dps).start_over()
    with pytest.raises(BadInput, match="used for a laptop already"):
        set_up(tmp_path, dps, first, typed)  # its key is gone, so nobody can be that laptop


def test_a_laptop_in_use_is_never_started_over_or_enrolled_again(tmp_path, dps):
    code, typed = dps.new_code(), dps.new_voucher(OFFICER.leo_number)
    here = set_up(tmp_path, dps, code, typed)
    with pytest.raises(BadInput, match="not set up a second time"):
        here.start_over()
    with pytest.raises(BadInput, match="set up with DPS already"):
        here.enrol("https://dps.example", dps.new_code(), "none")
    must_be_whole(tmp_path, dps, code)


def test_the_new_database_opens_with_no_key_but_its_own(tmp_path, dps):
    from tracs_mobile.errors import StoreDamaged

    here = set_up(tmp_path, dps, dps.new_code(), dps.new_voucher(OFFICER.leo_number))
    with pytest.raises(StoreDamaged):
        open_engine(open_laptop(here.settings).folder / "tracs.db", key=b"k" * 32, salt=b"s" * 16)
