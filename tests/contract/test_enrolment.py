"""A laptop from nothing to its first sign-on, against the real gateway, on both databases."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from scanners.text.reader import scan_payload
from sync.gateway.app import create_app
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin, configuring, enrolling, numbers, restoring, vouchers
from sync.gateway.server import GatewayServer
from sync.gateway.tables import BLOCK, CLAIM, DEVICE, ENROLMENT, SERIES, SUBMISSION, TICKET
from tracs_mobile import enrolling_here
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.doctor import check_readiness
from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import TicketFilter
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.errors import (
    BadInput,
    KeyUnavailable,
    LockedOut,
    NotAllowed,
    StoreError,
    SyncError,
    WrongSecret,
)
from tracs_mobile.laptop import open_laptop
from tracs_mobile.services.enrolling import LaptopState
from tracs_mobile.settings import Settings, load_settings
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.licenses import Holder, license_payload
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.vault.seal import SealKey

AGENCY = Agency(
    judiciary_code="0417",
    name="MAPLE HOLLOW POLICE",
    address="1 Practice Way, Maple Hollow VT 05000",
    phone="802-555-0100",
)
SECRET = "granite-and-maple-7"


def officer(leo, name, role=Role.OFFICER, **changes):
    fields = {
        "leo_number": leo,
        "name": name,
        "title": "Officer",
        "username": name.lower().replace(". ", ""),
        "role": role,
    }
    return Officer(**{**fields, **changes})


@dataclass
class Dps:
    """DPS with one agency, and a laptop that nobody has touched."""

    clock: FakeClock
    database: Database
    keys: GatewayKeys
    recovery: SealKey
    server: GatewayServer
    settings: Settings

    @property
    def now(self):
        return self.clock.now()

    def code(self):
        return enrolling.new_code(
            self.database, self.keys, agency="0417", device_name="Car 3", by="clerk", now=self.now
        ).code

    def voucher(self, leo="07A12", **changes):
        made = vouchers.new_voucher(
            self.database,
            leo_number=leo,
            agency="0417",
            by="clerk",
            now=self.now,
            memory_kib=64,
            **changes,
        )
        return made.code

    def steps(self, settings=None):
        found = replace(load_settings(self.settings.data_dir), argon2_memory_kib=64)
        return FirstStepsHere(settings or found, clock=self.clock)

    def first(self):
        return FirstStepsHere(self.settings, clock=self.clock)

    def devices(self):
        with self.database.read() as connection:
            return connection.execute(select(DEVICE.c.device_id)).scalars().all()


@pytest.fixture
def dps(tmp_path, gateway_url):
    clock, keys, recovery = FakeClock(), GatewayKeys.generate(), SealKey.generate()
    server = GatewayServer(create_app(gateway_url, keys, clock))
    database = Database(gateway_url)
    approved = local_date(clock.now()) - timedelta(days=300)
    people = [
        officer("07A12", "M. TREMBLAYE", approved_on=approved),
        officer("07A01", "P. LAFRAMBOYSE", Role.POC),
        officer("07A09", "G. WILLOUGHBYE", effective_until=approved),
    ]
    admin.put_agency(database, AGENCY)
    admin.put_officers(database, "0417", people)
    numbers.put_series(database, prefix="V", first=4_100_001, last=4_199_999, block_size=50,
                       by="clerk", now=clock.now())  # fmt: skip
    configuring.set_recovery_keys(
        database, [recovery.public.to_pem().decode()], by="clerk", now=clock.now()
    )
    settings = Settings(data_dir=tmp_path / "laptop", training=False, argon2_memory_kib=64)
    made = Dps(clock, database, keys, recovery, server, settings)
    yield made
    server.close()
    database.close()


@pytest.fixture
def enrolled(dps):
    """The officer's activation code, once the laptop is known to DPS."""
    code = dps.voucher()
    dps.first().enrol(dps.server.url, dps.code(), "none")
    return code


def test_a_laptop_becomes_live_and_its_first_ticket_arrives(dps, enrolled):
    steps = dps.steps()
    assert steps.state() is LaptopState.ENROLLED
    first, *others = steps.candidates()
    assert (first.name, first.why_not) == ("M. TREMBLAYE", "")
    assert [o.name for o in others] == ["P. LAFRAMBOYSE"]  # who has left is not offered
    steps.activate(first.username, enrolled, SECRET)
    desk = open_desk(steps.settings, clock=dps.clock)
    try:
        assert not desk.training
        client = desk.sign_on("mtremblaye", SECRET)
        draft = ready_stop(fill_from_license(client.new_stop(), a_license(dps.clock)))
        (issued,) = client.issue(draft).issued
        assert issued.document.number.startswith("V41")
        assert not issued.document.training
        desk.delivery.begin()
        desk.delivery.worker.run_once()
        with dps.database.read() as connection:
            there = connection.execute(select(SUBMISSION.c.number, SUBMISSION.c.officer)).all()
        assert there == [(issued.document.number, "07A12")]
        assert client.session.agency == AGENCY
    finally:
        desk.close()


def test_the_code_works_again_until_the_answer_is_on_the_disk_and_makes_one_device(dps):
    code, typed = dps.code(), dps.voucher()
    for _ in range(3):
        # As often as the answer is lost: the box is what tells that it was kept.
        assert dps.steps(dps.settings).enrol(dps.server.url, code.lower(), "none")
        (dps.settings.data_dir / "live.new" / "answer.box").unlink()
    steps = dps.steps()
    assert steps.state() is LaptopState.UNKNOWN
    steps.enrol(dps.server.url, code, "none")
    steps.activate("mtremblaye", typed, SECRET)
    assert len(dps.devices()) == 1
    assert open_laptop(steps.settings).device.device_id == dps.devices()[0]


@pytest.mark.expects_log_warnings
def test_a_used_code_makes_no_second_laptop(dps, tmp_path):
    code = dps.code()
    dps.first().enrol(dps.server.url, code, "none")
    other = FirstStepsHere(replace(dps.settings, data_dir=tmp_path / "other"), clock=dps.clock)
    with pytest.raises(BadInput, match="used for a laptop already"):
        other.enrol(dps.server.url, code, "none")
    assert other.state() is LaptopState.UNKNOWN
    assert len(dps.devices()) == 1


@pytest.mark.expects_log_warnings
def test_an_old_code_and_a_stranger_are_refused_in_the_words_of_dps(dps, log_warnings):
    code = dps.code()
    dps.clock.advance(timedelta(hours=73))
    with pytest.raises(BadInput, match="72 hours"):
        dps.first().enrol(dps.server.url, code, "none")
    from tracs_mobile.vault.enrolment_ids import new_code

    with pytest.raises(BadInput, match="does not know this code"):
        dps.first().enrol(dps.server.url, new_code(), "none")
    assert dps.devices() == []
    assert all(code[:5] not in record.getMessage() for record in log_warnings)


def test_a_code_typed_wrong_is_told_before_dps_is_asked(dps):
    code = dps.code()
    wrong = ("1" if code[3] != "1" else "2").join((code[:3], code[4:]))
    with pytest.raises(BadInput, match="not typed as DPS gave it"):
        dps.first().enrol("https://127.0.0.1:9", wrong, "none")


@pytest.mark.expects_log_warnings
def test_no_network_leaves_nothing_half_made_and_says_that_the_code_is_still_good(dps):
    with pytest.raises(SyncError, match="the same code can be used again"):
        dps.first().enrol("http://127.0.0.1:9", dps.code(), "none")
    assert dps.steps().state() is LaptopState.UNKNOWN
    with pytest.raises(KeyUnavailable, match="not set up with DPS yet"):
        open_laptop(dps.steps().settings)


@pytest.mark.expects_log_warnings
def test_five_wrong_activation_codes_void_the_voucher_also_after_a_restart(dps, enrolled):
    wrong = "00000000" if enrolled != "00000000" else "11111111"
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongSecret) as told:
            dps.steps().activate("mtremblaye", wrong, SECRET)
        assert told.value.tries_left == left
    with pytest.raises(LockedOut, match="new activation code"):
        dps.steps().activate("mtremblaye", wrong, SECRET)
    with pytest.raises(NotAllowed, match="Too many wrong codes"):
        dps.steps().activate("mtremblaye", enrolled, SECRET)
    # DPS gives out a new one, and the laptop fetches it without a further one-time code.
    fresh = dps.voucher()
    steps = dps.steps()
    assert steps.ask_again()[0].why_not == ""
    steps.activate("mtremblaye", fresh, SECRET)
    assert steps.state() is LaptopState.READY


@pytest.mark.expects_log_warnings
def test_what_may_not_be_activated_says_why(dps, enrolled):
    dps.clock.advance(timedelta(days=60))
    with pytest.raises(NotAllowed, match="has expired"):
        dps.steps().activate("mtremblaye", enrolled, SECRET)
    with pytest.raises(NotAllowed, match="sent no activation"):
        dps.steps().activate("plaframboyse", enrolled, SECRET)
    with pytest.raises(NotAllowed, match="no officer of this name"):
        dps.steps().activate("gwilloughbye", enrolled, SECRET)


@pytest.mark.expects_log_warnings
def test_a_barred_or_short_secret_costs_no_try(dps):
    configuring.set_blocked_secrets(dps.database, ["greenmountain"], by="clerk", now=dps.now)
    typed = dps.voucher()
    dps.first().enrol(dps.server.url, dps.code(), "none")
    steps = dps.steps()
    for bad in ("GreenMountain", "short", "mtremblaye"):
        with pytest.raises(BadInput):
            steps.activate("mtremblaye", typed, bad)
    steps.activate("mtremblaye", typed, SECRET)
    assert steps.state() is LaptopState.READY


def test_the_recovery_key_of_dps_opens_the_laptop(dps, enrolled):
    steps = dps.steps()
    steps.activate("mtremblaye", enrolled, SECRET)
    laptop = open_laptop(steps.settings)
    key = laptop.slots.open_recovery(dps.recovery)
    assert key == laptop.slots.open_slot("mtremblaye", SECRET, clock=dps.clock)


def test_nothing_of_persons_or_codes_lies_in_a_readable_file_or_in_the_log(dps, enrolled):
    steps = dps.steps()
    before = readable(dps.settings.data_dir)
    steps.activate("mtremblaye", enrolled, SECRET)
    after = readable(dps.settings.data_dir)
    for canary in (b"TREMBLAYE", b"LAFRAMBOYSE", b"802-555", enrolled.encode(), SECRET.encode()):
        assert canary not in before
        assert canary not in after


def a_license(clock):
    raw = license_payload(Holder(), version=10)
    return scan_payload(raw, source=ScanSource.SERIAL, today=local_date(clock.now())).license


def readable(folder):
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


# --- later ----------------------------------------------------------------------------------


@pytest.fixture
def in_use(dps, enrolled):
    """An open laptop whose first officer is signed on."""
    steps = dps.steps()
    steps.activate("mtremblaye", enrolled, SECRET)
    desk = open_desk(steps.settings, clock=dps.clock)
    yield desk, desk.sign_on("mtremblaye", SECRET)
    desk.close()


def meet(desk):
    """One contact with DPS, as the delivery thread has it."""
    url = desk.link.url
    transport = desk.link.transport(url)
    try:
        transport.hello()
        desk.delivery.courier.met(transport)
    finally:
        transport.close()


def test_a_further_officer_is_added_from_an_open_session_and_it_is_audited(dps, in_use):
    desk, client = in_use
    typed = dps.voucher("07A01")
    meet(desk)
    (found,) = client.officer_desk.candidates()
    assert (found.username, found.why_not) == ("plaframboyse", "")
    client.officer_desk.add("plaframboyse", typed, "another-long-secret")
    assert client.officer_desk.candidates() == ()
    with client.units() as unit:
        assert ("officer activated", "07A12", "07A01") in [
            (e.kind, e.actor, e.body) for e in unit.audit.entries()
        ]
    desk.sign_off()
    assert desk.sign_on("plaframboyse", "another-long-secret").session.officer.role is Role.POC


def test_a_voucher_is_used_once_here(dps, in_use):
    desk, client = in_use
    typed = dps.voucher("07A01")
    meet(desk)
    client.officer_desk.add("plaframboyse", typed, "another-long-secret")
    desk.laptop.slots.remove_slot("plaframboyse")
    with pytest.raises(NotAllowed, match="used on this laptop before"):
        client.officer_desk.add("plaframboyse", typed, "another-long-secret")


def test_with_nobody_signed_on_no_officer_can_be_added(dps, in_use):
    desk, client = in_use
    typed = dps.voucher("07A01")
    meet(desk)
    tools = client.officer_desk
    desk.sign_off()
    with pytest.raises(StoreError, match="Sign on"):
        tools.add("plaframboyse", typed, "another-long-secret")
    assert desk.laptop.slots.usernames() == ("mtremblaye",)


def test_an_officer_who_leaves_is_shut_out_at_the_next_contact_whoever_is_signed_on(dps, in_use):
    desk, client = in_use
    typed = dps.voucher("07A01")
    meet(desk)
    client.officer_desk.add("plaframboyse", typed, "another-long-secret")
    desk.sign_off()
    left = officer(
        "07A01", "P. LAFRAMBOYSE", Role.POC,
        effective_until=local_date(dps.now) - timedelta(days=1),
    )  # fmt: skip
    admin.put_officers(dps.database, "0417", [left])
    meet(desk)
    assert desk.laptop.slots.usernames() == ("mtremblaye",)
    with pytest.raises(KeyUnavailable, match="not set up on this laptop"):
        desk.sign_on("plaframboyse", "another-long-secret")
    again = desk.sign_on("mtremblaye", SECRET)
    with again.units() as unit:
        assert unit.records.version() == desk.laptop.marks.read().config_version


def test_the_test_of_the_link_tells_what_it_found_and_a_change_is_kept(dps, in_use):
    _, client = in_use
    link = client.link
    good = link.test(dps.server.url, "none")
    assert (good.good, good.offset_s) == (True, 0.0)
    assert "DPS answers" in good.said
    for address, said in (
        ("http://127.0.0.1:9", "cannot be reached"),
        ("http://dps.example", "must begin with https"),
    ):
        report = link.test(address, "none")
        assert not report.good
        assert said in report.said
        assert "ticket" not in report.said
    link.keep(f" {dps.server.url}/ ", "none", pinned=True)
    kept = load_settings(dps.settings.data_dir)
    assert (kept.dps_url, kept.proxy, kept.pin_issuer) == (dps.server.url, "none", True)
    assert kept.training is False
    assert link.facts().address == dps.server.url


def test_the_readiness_check_tells_how_far_the_laptop_is(dps, enrolled):
    steps = dps.steps()
    said = " ".join(f.line for f in check_readiness(steps.settings))
    assert "no officer has begun on it" in said
    steps.activate("mtremblaye", enrolled, SECRET)
    lines = [f.line for f in check_readiness(steps.settings)]
    assert any(
        line.startswith("LOOK     Link to DPS: DPS answers, but the clock") for line in lines
    )
    assert any("Clock" in line and "set it" in line for line in lines)
    dps.server.close()
    lines = [f.line for f in check_readiness(steps.settings)]
    assert any(line.startswith("MISSING  Link to DPS: DPS cannot be reached") for line in lines)


def test_a_script_needs_two_calls(dps):
    code, typed = dps.code(), dps.voucher()
    quick = replace(dps.settings, training=True, data_dir=dps.settings.data_dir / "script")
    quick = enrolling_here.enrol(quick, dps.server.url, code)
    assert not quick.training
    enrolling_here.activate(quick, "mtremblaye", typed, SECRET)
    assert open_laptop(quick).slots.usernames() == ("mtremblaye",)


def forget(dps):
    """What a backup of before the enrollment lacks."""
    with dps.database.write() as connection:
        for table in (TICKET, CLAIM, SUBMISSION, BLOCK, ENROLMENT, DEVICE):
            connection.execute(delete(table))
        connection.execute(update(SERIES).values(next=4_100_001))


def carry(desk, dps):
    """What the worker does in one run, in this thread."""
    courier, transport = desk.delivery.courier, desk.delivery.link.transport(dps.server.url)
    try:
        for step in (courier.met, lambda _transport: None):
            due = courier.collect(100)
            if due:
                courier.settle(transport.send(due))
            step(transport)
            dps.clock.advance(timedelta(minutes=1))
    finally:
        transport.close()


def test_a_laptop_that_a_restored_backup_lacks_is_known_again_and_loses_nothing(dps, enrolled):
    steps = dps.steps()
    steps.activate("mtremblaye", enrolled, SECRET)
    (device_id,) = dps.devices()
    desk = open_desk(steps.settings, clock=dps.clock)
    try:
        client = desk.sign_on("mtremblaye", SECRET)
        draft = ready_stop(fill_from_license(client.new_stop(), a_license(dps.clock)))
        (issued,) = client.issue(draft).issued
        carry(desk, dps)
        assert client.summary().delivered == 1
    finally:
        desk.close()
    since = dps.now - timedelta(hours=1)
    dps.clock.advance(timedelta(hours=1))
    forget(dps)
    with pytest.raises(BadInput, match="or lost none"):
        enrolling_here.enrol_again(steps.settings, dps.code())
    restoring.record(dps.database, since=since, by="console", now=dps.now)
    code = dps.code()
    assert [enrolling_here.enrol_again(steps.settings, code) for _ in range(2)] == [device_id] * 2
    desk = open_desk(steps.settings, clock=dps.clock)
    try:
        client = desk.sign_on("mtremblaye", SECRET)
        carry(desk, dps)
        assert (client.summary().waiting, client.summary().delivered) == (0, 1)
        (row,) = client.tickets(TicketFilter())
        said = [entry.what for entry in client.ticket(row.document_id).history]
    finally:
        desk.close()
    with dps.database.read() as connection:
        assert connection.execute(select(SUBMISSION.c.number)).scalars().all() == [
            issued.document.number
        ]
        assert connection.execute(select(BLOCK.c.device_id)).scalars().all() == [device_id]
    assert said[-4:] == [
        "DPS received the ticket; the signed receipt is stored.",
        "DPS had to go back to older records and lost the ticket; it was queued again as it was "
        "signed.",
        "The ticket was sent to DPS.",
        "DPS received the ticket; the signed receipt is stored.",
    ]


def shut_out(desk, username, secret=SECRET):
    """A wrong secret until nobody asks any more."""
    for _ in range(5):
        with pytest.raises(WrongSecret):
            desk.sign_on(username, "not-this-secret")
    with pytest.raises(LockedOut, match="Point of Contact"):
        desk.sign_on(username, secret)


@pytest.fixture
def with_poc(dps, in_use):
    """Both have a slot, nobody is signed on, the officer is locked out."""
    desk, client = in_use
    typed = dps.voucher("07A01")
    meet(desk)
    client.officer_desk.add("plaframboyse", typed, "another-long-secret")
    desk.sign_off()
    shut_out(desk, "mtremblaye")
    return desk


def test_a_point_of_contact_lets_a_locked_officer_in_again_and_it_is_audited(with_poc):
    client = with_poc.sign_on("plaframboyse", "another-long-secret")
    assert client.officer_desk.locked() == ("mtremblaye",)
    client.officer_desk.let_in_again("mtremblaye")
    assert client.officer_desk.locked() == ()
    with client.units() as unit:
        assert ("officer let in again", "07A01", "07A12") in [
            (e.kind, e.actor, e.body) for e in unit.audit.entries()
        ]
    with_poc.sign_off()
    assert with_poc.sign_on("mtremblaye", SECRET).session.officer.leo_number == "07A12"


def test_an_officer_lets_nobody_in_again(dps, in_use):
    desk, client = in_use
    typed = dps.voucher("07A01")
    meet(desk)
    client.officer_desk.add("plaframboyse", typed, "another-long-secret")
    desk.sign_off()
    shut_out(desk, "plaframboyse", "another-long-secret")
    client = desk.sign_on("mtremblaye", SECRET)
    assert client.officer_desk.locked() == ()
    with pytest.raises(NotAllowed, match="let a locked officer sign on again"):
        client.officer_desk.let_in_again("plaframboyse")
    with pytest.raises(LockedOut):
        desk.sign_on("plaframboyse", "another-long-secret")


def test_a_locked_point_of_contact_begins_anew_with_a_code_from_dps(dps, in_use):
    desk, client = in_use
    first = dps.voucher("07A01")
    meet(desk)
    client.officer_desk.add("plaframboyse", first, "another-long-secret")
    desk.sign_off()
    shut_out(desk, "plaframboyse", "another-long-secret")
    client = desk.sign_on("mtremblaye", SECRET)
    assert client.officer_desk.candidates()[0].why_not.startswith("The activation of this officer")
    second = dps.voucher("07A01")
    meet(desk)
    client.officer_desk.add("plaframboyse", second, "a-third-long-secret")
    desk.sign_off()
    assert desk.sign_on("plaframboyse", "a-third-long-secret").session.officer.role is Role.POC
