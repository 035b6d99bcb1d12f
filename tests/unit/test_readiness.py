"""The readiness check: each thing a laptop needs is in order or has a sentence that helps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.readiness import Finding, Grade, Item, Mend
from tracs_mobile.laptop_facts import disk_lock, free_bytes
from tracs_mobile.policy_values import in_force
from tracs_mobile.ports import DeviceHealth, DeviceReport, SyncStatus
from tracs_mobile.ports.machine import DiskLock, MachineFacts
from tracs_mobile.services import readiness
from tracs_mobile.services.device_tests import ANY_SCANNER
from tracs_mobile.services.readiness_agency import policy_findings
from tracs_mobile.services.readiness_devices import device_findings
from tracs_mobile.settings import load_settings
from tracs_mobile.testing.fake_devices import a_printer_setup
from tracs_mobile.testing.stops import SPEEDING
from ui.text import ready_text

NOW = datetime(2026, 11, 22, 3, 41, tzinfo=UTC)
FACTS = MachineFacts(
    device_id="LAPTOP-1",
    version="0.1.0",
    system="Windows 11",
    free_bytes=78_000_000_000,
    disk_lock=DiskLock.ON,
    people=4,
    two_factor=4,
    recovery_keys=2,
    spooled=0,
    sync=SyncStatus(online=True, since=NOW, last_contact=NOW),
    offset_s=1.4,
)
ONLINE, OFFLINE = FACTS.sync, SyncStatus(online=False, since=NOW, said="DPS cannot be reached.")


class FakeMachine:
    """A laptop that says what it is told to say."""

    def __init__(self, facts=FACTS):
        self.facts = facts

    def look(self):
        return self.facts


def machine(**changes):
    return replace(FACTS, **changes)


# --- single lines ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lock", "grade", "words"),
    [
        (DiskLock.ON, Grade.GOOD, "encrypted"),
        (DiskLock.OFF, Grade.MISSING, "turn on BitLocker"),
        (DiskLock.SUSPENDED, Grade.MISSING, "resume BitLocker"),
        (DiskLock.UNDER_WAY, Grade.LOOK, "leave the laptop on power"),
        (DiskLock.UNKNOWN, Grade.UNKNOWN, "does not say"),
    ],
)
def test_disk_encryption_is_said_as_far_as_it_is_known(lock, grade, words):
    found = readiness.disk_lock_finding(lock)
    assert (found.grade, words in found.said) == (grade, True)


@pytest.mark.parametrize(
    ("facts", "grade"),
    [
        (machine(sync=ONLINE), Grade.GOOD),
        (machine(sync=OFFLINE), Grade.MISSING),
        (machine(sync=replace(OFFLINE, last_contact=NOW - timedelta(days=1))), Grade.LOOK),
        (machine(sync=replace(OFFLINE, last_contact=NOW - timedelta(days=8))), Grade.MISSING),
        (machine(sync=None), Grade.UNKNOWN),
        (machine(has_link=False), Grade.UNKNOWN),
    ],
)
def test_a_link_that_was_silent_for_a_week_is_missing(facts, grade):
    found = readiness.link_finding(facts, NOW)
    assert found.grade is grade
    assert found.mend is (Mend.NONE if grade is Grade.GOOD else Mend.SEND)


@pytest.mark.parametrize(
    ("offset", "grade", "words"),
    [
        (None, Grade.UNKNOWN, "not compared"),
        (0.0, Grade.GOOD, "within 1 s"),
        (-29.6, Grade.GOOD, "within 30 s"),
        (31.0, Grade.MISSING, "31 s behind DPS"),
        (-300.0, Grade.MISSING, "5 min ahead of DPS"),
        (36_000.0, Grade.MISSING, "10 h behind DPS"),
    ],
)
def test_the_clock_is_told_by_how_much_it_is_wrong(offset, grade, words):
    found = readiness.clock_finding(machine(offset_s=offset))
    assert (found.grade, words in found.said) == (grade, True)


@pytest.mark.parametrize(
    ("account", "grade", "words"),
    [
        (NumberAccount(total=500, free=300, issued=190, void=10), Grade.GOOD, "300 left"),
        (NumberAccount(total=500, free=49, issued=451, void=0), Grade.LOOK, "more are asked for"),
        (NumberAccount(total=500, free=0, issued=500, void=0), Grade.MISSING, "no ticket can"),
        (NumberAccount(total=0, free=0, issued=0, void=0), Grade.MISSING, "no ticket can"),
        (NumberAccount(total=500, free=300, issued=190, void=9), Grade.MISSING, "accounted for"),
    ],
)
def test_numbers_run_low_before_they_run_out(account, grade, words):
    found = readiness.numbers_finding(account)
    assert (found.grade, words in found.said) == (grade, True)


@pytest.mark.parametrize(
    ("summary", "grade"),
    [
        (OutboxSummary(), Grade.GOOD),
        (OutboxSummary(waiting=1, oldest_deadline=NOW + timedelta(hours=1)), Grade.LOOK),
        (OutboxSummary(waiting=1, oldest_deadline=NOW - timedelta(hours=1)), Grade.MISSING),
        (OutboxSummary(refused=2), Grade.MISSING),
    ],
)
def test_unsent_tickets_lead_to_the_outbox(summary, grade):
    found = readiness.delivery_finding(summary, NOW)
    assert (found.grade, found.mend) == (
        grade,
        Mend.NONE if grade is Grade.GOOD else Mend.OUTBOX,
    )


def test_a_ticket_without_its_second_copy_is_missing_something():
    assert readiness.copies_finding(3, 3, NOW).grade is Grade.GOOD
    assert readiness.copies_finding(0, 5, None).grade is Grade.GOOD
    short = readiness.copies_finding(3, 1, None)
    assert (short.grade, "2 tickets wait without" in short.said) == (Grade.MISSING, True)


def test_officers_recovery_and_second_factor_count_in_the_real_program_only():
    assert readiness.people_finding(0, 2, training=False).grade is Grade.MISSING
    assert readiness.people_finding(4, 0, training=False).grade is Grade.LOOK
    assert readiness.people_finding(4, 0, training=True).grade is Grade.GOOD
    assert readiness.factor_finding(4, 1, training=False).said.startswith("3 of 4")
    assert readiness.factor_finding(4, 4, training=False).grade is Grade.GOOD
    assert readiness.factor_finding(4, 0, training=True).grade is Grade.GOOD


def test_disk_space_is_missing_where_tickets_may_not_be_saved():
    assert readiness.disk_finding(499_999_999).grade is Grade.MISSING
    assert readiness.disk_finding(500_000_000).grade is Grade.GOOD


def test_records_that_were_not_compared_for_a_week_want_a_look(life):
    agency = life.client().session.agency
    fresh = readiness.records_finding(agency, 3, NOW - timedelta(days=1), NOW)
    old = readiness.records_finding(agency, 3, NOW - timedelta(days=9), NOW)
    none = readiness.records_finding(None, 0, None, NOW)
    assert [f.grade for f in (fresh, old, none)] == [Grade.GOOD, Grade.LOOK, Grade.MISSING]
    assert "9 days" in old.said


def test_the_law_pack_names_what_of_it_is_not_the_courts_own(life):
    (shipped,) = readiness.law_findings(life.law, (), signed=False)
    assert shipped.grade is Grade.LOOK
    assert "with provisional amounts, wording" in shipped.said
    final = replace(
        life.law,
        waiver=replace(life.law.waiver, provisional=False),
        notices=replace(life.law.notices, provisional=False, courtesy=()),
    )
    good, passed = readiness.law_findings(final, ("The pack 2 was passed over.",), signed=True)
    assert (good.grade, passed.grade) == (Grade.GOOD, Grade.MISSING)


# --- devices --------------------------------------------------------------------------------------


def a_report(scanner=False, cause=Cause.NONE, said="Ready.", status_hex=""):
    return DeviceReport(
        id="s1" if scanner else "printer-1",
        name="L-Tron" if scanner else "Bixolon",
        where="COM4",
        kind=LinkKind.SERIAL,
        scanner=scanner,
        health=DeviceHealth(cause=cause, said=said, status_hex=status_hex),
    )


def grades(found):
    return {(f.item, f.grade) for f in found}


def test_without_devices_printer_and_scanner_are_missing():
    found = tuple(device_findings(()))
    assert grades(found) == {(Item.PRINTER, Grade.MISSING), (Item.SCANNER, Grade.MISSING)}
    assert {f.mend for f in found} == {Mend.DEVICES}


def test_a_device_that_works_and_was_tested_is_in_order_and_tells_when():
    tested = NOW - timedelta(days=2)
    found = tuple(
        device_findings(
            (a_report(status_hex="12"), a_report(scanner=True)),
            tests={"printer-1": tested, ANY_SCANNER: tested},
            now=NOW,
        )
    )
    assert {f.grade for f in found} == {Grade.GOOD}
    printer = next(f for f in found if f.item is Item.PRINTER)
    assert ready_text.said(printer, NOW) == "Bixolon (COM4): Ready (tested 11/19)."


@pytest.mark.parametrize(
    ("tests", "words"),
    [({}, "not tested yet"), ({"printer-1": NOW - timedelta(days=91)}, "long ago")],
)
def test_a_device_nobody_tested_of_late_wants_a_look(tests, words):
    printer, *_ = device_findings((a_report(),), tests=tests, now=NOW)
    assert (printer.grade, words in printer.said) == (Grade.LOOK, True)


@pytest.mark.parametrize(
    ("cause", "grade"),
    [
        (Cause.PAPER_OUT, Grade.MISSING),
        (Cause.COVER_OPEN, Grade.MISSING),
        (Cause.OFF, Grade.UNKNOWN),
        (Cause.NONE, Grade.UNKNOWN),
    ],
)
def test_of_paper_only_what_the_printer_said_is_told(cause, grade):
    found = device_findings((a_report(cause=cause, said="Out. Load a roll."),))
    assert next(f for f in found if f.item is Item.PAPER).grade is grade


def test_a_test_is_remembered_with_its_day(life):
    client = life.client()
    assert client.device_tests() == {}
    client.note_device_test("printer-1")
    life.clock.advance(timedelta(days=1))
    client.note_device_test(ANY_SCANNER)
    client.note_device_test("printer-1")
    assert client.device_tests() == {
        "printer-1": life.clock.now(),
        ANY_SCANNER: life.clock.now(),
    }


@pytest.mark.expects_log_warnings
def test_a_list_of_tests_in_another_shape_is_begun_anew(life):
    with life.store.units() as unit:
        unit.preferences.put("laptop", "device tests", b'{"x":1}')
        unit.commit()
    client = life.client()
    assert client.device_tests() == {}
    client.note_device_test("printer-1")
    assert list(client.device_tests()) == ["printer-1"]


# --- the whole ------------------------------------------------------------------------------------


def test_the_whole_check_says_each_thing_once_and_in_sentences(life, people):
    client = replace(life.client(people["poc"]), machine=FakeMachine())
    life.issue(life.client(people["officer"]), SPEEDING)
    client.devices.kept = replace(client.devices.kept, printers=(a_printer_setup(),))
    found = (*client.readiness(), *client.readiness_devices())
    assert {f.item for f in found} == set(Item)
    for finding in found:
        said = ready_text.said(finding, life.clock.now())
        assert said.endswith(".")
        assert said[0] == said[0].upper()
    copies = next(f for f in found if f.item is Item.COPIES)
    assert copies.grade is Grade.MISSING, "one waits, and the laptop said that none is sealed"


def test_without_a_machine_to_ask_the_rest_is_still_told(life, people):
    items = {f.item for f in life.client(people["officer"]).readiness()}
    assert items == {Item.RECORDS, Item.LAW, Item.NUMBERS, Item.DELIVERY}


def test_a_missing_thing_is_not_good_and_what_nobody_knows_is_not_missing():
    assert [
        Finding(item=Item.DISK, grade=grade, said="").good
        for grade in (Grade.GOOD, Grade.LOOK, Grade.UNKNOWN, Grade.MISSING)
    ] == [True, True, True, False]


def test_the_text_for_support_names_no_person(life, people):
    client = replace(life.client(people["poc"]), machine=FakeMachine())
    said = ready_text.as_text(client.readiness(), life.clock.now())
    assert "11/21/2026 22:41" in said
    assert people["poc"].name not in said


# --- the system -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "lock"),
    [
        ("1\r\n", DiskLock.ON),
        ("2", DiskLock.OFF),
        ("3", DiskLock.UNDER_WAY),
        ("5", DiskLock.SUSPENDED),
        ("", DiskLock.UNKNOWN),
        ("System.__ComObject", DiskLock.UNKNOWN),
    ],
)
def test_windows_is_asked_for_the_drive_of_the_data(said, lock):
    asked = []

    def ask(drive):
        asked.append(drive)
        return said

    assert disk_lock(Path("/data"), platform_="win32", ask=ask) is lock
    assert asked == ["C:"]


def test_elsewhere_nobody_is_asked_and_nothing_is_claimed():
    def ask(drive):
        raise AssertionError(drive)

    assert disk_lock(Path("/data"), platform_="linux", ask=ask) is DiskLock.UNKNOWN


def test_the_room_of_a_folder_that_is_not_there_yet_is_that_of_its_disk(tmp_path):
    assert free_bytes(tmp_path / "a" / "b") == pytest.approx(free_bytes(tmp_path), rel=0.01)


# --- what the agency's IT decides -----------------------------------------------------------------


def test_what_a_policy_fixes_is_listed_by_its_name_and_what_was_passed_over_is_told(tmp_path):
    pem = "-----BEGIN CERTIFICATE-----\nMAAAAAAA\n-----END CERTIFICATE-----"
    policies = in_force({"LockMinutes": 5, "PinnedAuthorities": pem, "Proxy": "x"}, {})
    found = list(policy_findings(load_settings(tmp_path, policies=policies)))
    assert [f.line for f in found[:-1]] == [
        "OK       Set by your agency: Authorities for the certificate of DPS (PinnedAuthorities): "
        "1 certificate",
        "OK       Set by your agency: Refuse other authorities (EnforceAuthorities): yes",
        "OK       Set by your agency: Minutes until the screen locks (LockMinutes): 5",
    ]
    assert found[-1].grade is Grade.LOOK
    assert "Proxy" in found[-1].said


def test_a_folder_that_others_may_enter_is_to_be_looked_at():
    facts = replace(FACTS, folder_problem="Other users can look into it.")
    found = readiness.standing_findings(facts, training=True)
    (line,) = [f for f in found if f.item is Item.FOLDER]
    assert (line.grade, line.said) == (Grade.LOOK, "Other users can look into it")
