"""Officers' terms, agencies and laptops as staff keep them, on both kinds of database."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from sync import wire
from sync.gateway.database import Database, version
from sync.gateway.intake.records import Records
from sync.gateway.office import admin, agencies, laptop_records, numbers, officers
from sync.gateway.office.laptop_records import NumberState, accounts, laptop_record, out_of_service
from sync.gateway.office.officers import Act
from sync.gateway.office.terms import terms_of
from sync.gateway.tables import AUDIT, DEVICE, SEEN_ON_PAPER, TICKET, instant_text
from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.errors import BadInput
from tracs_mobile.vault.jws import SigningKey

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
ACT = Act(by="ann", now=NOW, today=TODAY)
LAKEMONT = Agency(judiciary_code="4321", name="LAKEMONT POLICE", address="", phone="")
WESTFORT = Agency(judiciary_code="8765", name="WESTFORT SHERIFF", address="", phone="")


def an_officer(leo, **changes):
    values = {"name": f"Person {leo}", "title": "Patrol Officer", "username": f"u{leo.lower()}"}
    return Officer(leo_number=leo, **(values | changes))


@pytest.fixture
def database(gateway_url):
    made = Database(gateway_url)
    for agency in (LAKEMONT, WESTFORT):
        admin.put_agency(made, agency)
    admin.put_officers(made, "4321", [an_officer("07A12", role=Role.POC), an_officer("07C01")])
    yield made
    made.close()


def terms(database, leo):
    with database.read() as connection:
        return [
            (t.agency, t.officer.title, t.officer.effective_from, t.officer.effective_until)
            for t in terms_of(connection, leo)
        ]


def officer_of(database, leo, day):
    """The officer as the intake of tickets sees one on a day, from a laptop of either agency."""
    found = {}
    for code in ("4321", "8765"):
        admin.enrol_device(
            database,
            device_id=f"LT-{code}",
            public_pem=SigningKey.generate().public.to_pem(),
            agency=code,
        )
        with database.read() as connection:
            device = Records().devices(connection, [f"LT-{code}"])[f"LT-{code}"]
        held = device.officer(leo, day)
        if held is not None:
            found[code] = held.title
    return found


def test_a_ticket_is_checked_against_the_term_of_the_day_it_was_signed(database):
    officers.change_title(database, "07C01", "Corporal", TODAY, ACT)
    officers.move(database, "07C01", "8765", TODAY + 10 * DAY, ACT)
    officers.leave(database, "07C01", TODAY + 20 * DAY, ACT)
    assert terms(database, "07C01") == [
        ("4321", "Patrol Officer", None, TODAY - DAY),
        ("4321", "Corporal", TODAY, TODAY + 9 * DAY),
        ("8765", "Corporal", TODAY + 10 * DAY, TODAY + 20 * DAY),
    ]
    for day, held in (
        (TODAY - DAY, {"4321": "Patrol Officer"}),
        (TODAY, {"4321": "Corporal"}),
        (TODAY + 9 * DAY, {"4321": "Corporal"}),
        (TODAY + 10 * DAY, {"8765": "Corporal"}),
        (TODAY + 20 * DAY, {"8765": "Corporal"}),
        (TODAY + 21 * DAY, {}),
    ):
        assert officer_of(database, "07C01", day) == held, day


def test_a_title_that_begins_with_its_term_takes_its_place(database):
    officers.change_title(database, "07C01", "Corporal", TODAY, ACT)
    officers.change_title(database, "07C01", "Sergeant", TODAY, ACT)
    assert terms(database, "07C01") == [
        ("4321", "Patrol Officer", None, TODAY - DAY),
        ("4321", "Sergeant", TODAY, None),
    ]


def test_a_change_before_one_that_is_entered_already_is_refused(database):
    officers.change_title(database, "07C01", "Corporal", TODAY + 5 * DAY, ACT)
    with pytest.raises(BadInput, match="has a change on 12/01/2026 already"):
        officers.change_title(database, "07C01", "Sergeant", TODAY, ACT)


def test_leaving_takes_back_what_was_to_come(database):
    officers.change_title(database, "07C01", "Corporal", TODAY + 5 * DAY, ACT)
    officers.leave(database, "07C01", TODAY, ACT)
    assert terms(database, "07C01") == [("4321", "Patrol Officer", None, TODAY)]
    with pytest.raises(BadInput, match="no record in force"):
        officers.change_title(database, "07C01", "Sergeant", TODAY + DAY, ACT)


def test_the_approval_goes_along_to_later_terms_and_can_be_withdrawn(database):
    with pytest.raises(BadInput, match="over or today"):
        officers.approve(database, "07C01", TODAY + DAY, ACT)
    officers.approve(database, "07C01", TODAY, ACT)
    officers.change_title(database, "07C01", "Corporal", TODAY + DAY, ACT)
    officers.move(database, "07C01", "8765", TODAY + 2 * DAY, ACT)

    def approvals():
        with database.read() as connection:
            return [t.officer.approved_on for t in terms_of(connection, "07C01")]

    assert approvals() == [TODAY, TODAY, TODAY]
    officers.approve(database, "07C01", None, ACT)
    assert approvals() == [None, None, None]


def test_a_point_of_contact_who_moves_is_an_officer_there(database):
    officers.move(database, "07A12", "8765", TODAY, ACT)
    with database.read() as connection:
        roles = [t.officer.role for t in terms_of(connection, "07A12")]
    assert roles == [Role.POC, Role.OFFICER]


def test_every_act_is_noted_and_makes_a_new_configuration(database):
    with database.read() as connection:
        before = version(connection)
    officers.approve(database, "07C01", TODAY, ACT)
    officers.make_contact(database, "4321", "07C01", ACT)
    officers.leave(database, "07C01", TODAY, ACT)
    with database.read() as connection:
        assert version(connection) == before + 3
        rows = connection.execute(select(AUDIT).order_by(AUDIT.c.seq)).all()
    assert [row.kind for row in rows] == ["officer-approved", "contact-named", "officer-leaver"]
    assert json.loads(rows[0].body) == {"day": "2026-11-26", "officer": "07C01"}
    assert "Person" not in "".join(row.body for row in rows)


@pytest.mark.parametrize(
    "act",
    [
        lambda db: officers.leave(db, "07Z99", TODAY, ACT),
        lambda db: officers.approve(db, "07Z99", TODAY, ACT),
        lambda db: officers.change_title(db, "07Z99", "Chief", TODAY, ACT),
        lambda db: officers.change_title(db, "07C01", "x" * 41, TODAY, ACT),
        lambda db: officers.change_title(db, "07C01", "Chief\u202e", TODAY, ACT),
        lambda db: officers.move(db, "07C01", "9999", TODAY, ACT),
        lambda db: officers.move(db, "07C01", "4321", TODAY, ACT),
        lambda db: officers.make_contact(db, "8765", "07C01", ACT),
        lambda db: agencies.set_consent(db, "9999", True, by="ann", now=NOW),
        lambda db: agencies.set_contact_email(db, "4321", "nobody", by="ann", now=NOW),
        lambda db: laptop_records.take_out(db, "LT-0", reason="lost", by="ann", now=NOW),
    ],
)
def test_what_cannot_be_says_so_and_changes_nothing(database, act):
    with database.read() as connection:
        before = version(connection)
    with pytest.raises(BadInput, match=r"\.$"):
        act(database)
    with database.read() as connection:
        assert version(connection) == before
        assert connection.execute(select(AUDIT)).first() is None


def test_the_list_of_agencies_counts_who_serves(database):
    officers.approve(database, "07C01", TODAY, ACT)
    officers.move(database, "07C01", "8765", TODAY, ACT)
    agencies.set_consent(database, "4321", True, by="ann", now=NOW)
    with database.read() as connection:
        found = agencies.agencies(connection, TODAY)
        assert [(a.code, a.officers, a.approved, a.contact, a.consent) for a in found] == [
            ("4321", 1, 0, "07A12", True),
            ("8765", 1, 1, "", False),
        ]
        assert [a.code for a in agencies.agencies(connection, TODAY, "sherif")] == ["8765"]


def test_officers_are_found_by_name_number_and_agency_and_who_left_when_asked(database):
    officers.leave(database, "07C01", TODAY - DAY, ACT)
    with database.read() as connection:

        def found(**wanted):
            return [t.officer.leo_number for t in officers.officers(connection, TODAY, **wanted)]

        assert found() == ["07A12"]
        assert found(gone=True) == ["07A12", "07C01"]
        assert found(gone=True, wanted="u07c") == ["07C01"]
        assert found(agency="8765", gone=True) == []


def enrol(database, device="LT-1", beat=None):
    admin.enrol_device(
        database,
        device_id=device,
        public_pem=SigningKey.generate().public.to_pem(),
        agency="4321",
    )
    numbers.put_series(database, prefix="VT", first=1, last=1_000, block_size=20, by="ann", now=NOW)
    numbers.grant_next(database, device_id=device, by="ann", now=NOW)
    if beat is not None:
        values = {"heartbeat": wire.encode(beat), "last_seen_at": instant_text(NOW)}
        with database.write() as connection:
            connection.execute(update(DEVICE).where(DEVICE.c.device_id == device).values(values))


def a_ticket(database, number, voided_at=""):
    row = {
        "number": number,
        "submission_id": 1,
        "seq": 1,
        "agency": "4321",
        "officer": "07C01",
        "device_id": "LT-1",
        "training": False,
        "issued_at": instant_text(NOW),
        "received_at": instant_text(NOW),
        "tenths": 0,
        "statute": "",
        "town": "",
        "missing": "",
        "voided_at": voided_at,
    }
    with database.write() as connection:
        connection.execute(insert(TICKET).values(row))


def runs(database, device="LT-1"):
    with database.read() as connection:
        (account,) = accounts(connection, laptop_record(connection, device))
    assert sum(run.count for run in account.runs) == len(account.granted.block)
    return [(run.first, run.last, run.state) for run in account.runs]


def test_every_number_of_a_block_is_accounted_for_once(database):
    enrol(database, beat=wire.Heartbeat(used=8, highest_used=8, free=12))
    for ordinal in (1, 2, 3):
        a_ticket(database, f"VT000000{ordinal}")
    a_ticket(database, "VT0000004", voided_at=instant_text(NOW))
    seen = {
        "number": "VT0000006",
        "seq": 1,
        "digest": "00",
        "device_id": "LT-1",
        "agency": "4321",
        "officer": "07C01",
        "issued_at": instant_text(NOW),
        "payload": "",
        "seen_at": instant_text(NOW),
        "seen_by": "ann",
    }
    with database.write() as connection:
        connection.execute(insert(SEEN_ON_PAPER).values(seen))
    assert runs(database) == [
        ("VT0000001", "VT0000003", NumberState.ISSUED),
        ("VT0000004", "VT0000004", NumberState.VOID),
        ("VT0000005", "VT0000005", NumberState.NOT_HERE),
        ("VT0000006", "VT0000006", NumberState.ON_PAPER),
        ("VT0000007", "VT0000008", NumberState.NOT_HERE),
        ("VT0000009", "VT0000020", NumberState.FREE),
    ]


def test_a_laptop_that_never_spoke_leaves_its_numbers_unknown(database):
    enrol(database)
    assert runs(database) == [("VT0000001", "VT0000020", NumberState.UNKNOWN)]


def test_numbers_of_a_lost_laptop_above_its_last_word_may_exist_on_paper(database):
    enrol(database, beat=wire.Heartbeat(used=8, highest_used=8, free=12))
    with pytest.raises(BadInput, match="Write why"):
        laptop_records.take_out(database, "LT-1", reason=" ", by="ann", now=NOW)
    told = laptop_records.take_out(database, "LT-1", reason="stolen\x00", by="ann", now=NOW)
    assert told == 12
    assert runs(database)[-1] == ("VT0000009", "VT0000020", NumberState.MAYBE_PAPER)
    with database.read() as connection:
        (gone,) = out_of_service(connection, "4321")
        assert (gone.revoked_at, gone.revoked_reason) == (NOW, "stolen")
        assert numbers.granted(connection, "LT-1") == ()
        (entry,) = connection.execute(select(AUDIT).where(AUDIT.c.kind == "device-revoked")).all()
    assert json.loads(entry.body) == {"blocks": 1, "device": "LT-1", "doubtful": 12}
    with pytest.raises(BadInput, match="out of service already"):
        laptop_records.take_out(database, "LT-1", reason="again", by="ann", now=NOW)
