"""The request inbox on both kinds of database: two persons, all or nothing, nothing overtaken."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from sync.gateway.database import Database, version
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin, officers, requests
from sync.gateway.office.agencies import agencies, agency_record
from sync.gateway.office.officers import Act
from sync.gateway.office.request_cases import (
    RequestState,
    open_request,
    waiting_count,
)
from sync.gateway.office.request_cases import requests as listed
from sync.gateway.office.terms import terms_in, terms_of
from sync.gateway.tables import AGENCY, AUDIT, NOTICE, OFFICER, REQUEST
from tracs_mobile.domain.agency import Agency, Officer, Role
from tracs_mobile.domain.request import (
    ChangeKind,
    PointOfContact,
    RequestedChange,
    RequestedOfficer,
)
from tracs_mobile.domain.request_mail import request_eml
from tracs_mobile.domain.request_text import request_email
from tracs_mobile.errors import BadInput, BadSignature
from tracs_mobile.testing.requests import a_change, a_logo, a_request

NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)


class Office:
    """A gateway's database with two persons at it: ann enters, bob decides."""

    def __init__(self, url):
        self.database = Database(url)
        self.keys = GatewayKeys.generate()

    def enter(self, request, by="ann"):
        return self.enter_raw(request_eml(request, at=NOW), by)

    def enter_raw(self, raw, by="ann"):
        return requests.enter(self.database, self.keys, raw, by=by, now=NOW, today=TODAY)

    def approve(self, number, by="bob", **more):
        return requests.approve(
            self.database, self.keys, number, by=by, now=NOW, today=TODAY, **more
        )

    def decline(self, number, reason="No.", by="bob"):
        requests.decline(self.database, self.keys, number, reason=reason, by=by, now=NOW)

    def done(self, request):
        return self.approve(self.enter(request))

    def case(self, number):
        with self.database.read() as connection:
            return open_request(connection, self.keys, number, today=TODAY)

    def terms(self, leo):
        with self.database.read() as connection:
            return [
                (t.agency, t.officer.title, t.officer.effective_from, t.officer.effective_until)
                for t in terms_of(connection, leo)
            ]

    def count(self, table):
        with self.database.read() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    def version(self):
        with self.database.read() as connection:
            return version(connection)

    def audit(self):
        with self.database.read() as connection:
            rows = connection.execute(select(AUDIT).order_by(AUDIT.c.seq))
            return [(row.actor, row.kind, row.body) for row in rows]


@pytest.fixture
def office(gateway_url):
    made = Office(gateway_url)
    yield made
    made.database.close()


def problems_of(case):
    return {(str(p.field), p.code) for p in case.problems}


def test_a_request_becomes_an_agency_with_officers_a_contact_and_a_notice(office):
    number = office.enter(a_request())
    before = office.version()
    written = office.approve(number)
    assert written.lines == (
        "Agency 4321: record made",
        "Officer 07B34: Sergeant, from 11/26/2026",
        "Officer 07C01: Patrol Officer, from 11/26/2026",
        "Officer 07C02: Patrol Officer, from 11/26/2026",
        "Point of Contact: 07B34",
    )
    with office.database.read() as connection:
        record = agency_record(connection, "4321")
        held = [t.officer for t in terms_in(connection, "4321")]
        notice = connection.execute(select(NOTICE)).one()
    asked = a_request()
    assert record.agency == Agency(
        judiciary_code="4321",
        name=asked.agency_name,
        address=asked.address,
        phone=asked.phone,
        ori=asked.ori,
        municipality=asked.municipality,
    )
    assert (record.logo_png, record.contact_email) == (a_logo(), asked.contact.email)
    assert held == [
        Officer(
            leo_number=o.leo_number,
            name=o.name,
            title=o.title,
            username=o.username,
            role=Role.POC if o.leo_number == "07B34" else Role.OFFICER,
            effective_from=TODAY,
        )
        for o in asked.officers
    ]
    assert (notice.agency, notice.by) == ("4321", "bob")
    assert "are ready: 3 officers" in notice.text
    assert office.version() == before + 1
    line = office.case(number).line
    assert (line.state, line.decided_by, line.decided_at) == (RequestState.APPROVED, "bob", NOW)


def test_the_audit_names_who_entered_and_who_approved_and_no_person(office):
    office.done(a_request())
    entries = office.audit()
    assert [(actor, kind) for actor, kind, _ in entries] == [
        ("ann", "request-entered"),
        ("bob", "request-approved"),
    ]
    for _, _, body in entries:
        assert "4321" in body
        assert not any(o.name in body or o.username in body for o in a_request().officers)
        assert "Tremblaye" not in body


@pytest.mark.parametrize("by", ["ann", "ANN"])
def test_whoever_entered_it_cannot_approve_it(office, by):
    number = office.enter(a_request())
    with pytest.raises(BadInput, match="Somebody else has to approve"):
        office.approve(number, by=by)
    assert office.count(AGENCY) == 0
    assert office.case(number).line.state is RequestState.WAITING


def test_a_request_is_decided_once(office):
    number = office.enter(a_request())
    office.approve(number)
    with pytest.raises(BadInput, match="approved already"):
        office.approve(number)
    with pytest.raises(BadInput, match="approved already"):
        office.decline(number)
    assert office.count(OFFICER) == 3


def test_two_who_approve_at_once_make_the_records_once(office):
    number = office.enter(a_request())
    told, ready = [], threading.Barrier(2)

    def approve(by):
        ready.wait(timeout=20)
        try:
            told.append(office.approve(number, by=by).lines[0])
        except BadInput as fault:
            told.append(str(fault))

    threads = [threading.Thread(target=approve, args=(by,)) for by in ("bob", "cyd")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(told) == [
        "Agency 4321: record made",
        "This request is approved already. Load the list again.",
    ]
    assert (office.count(OFFICER), office.count(NOTICE)) == (3, 1)


def test_a_declined_request_changes_nothing_and_keeps_the_reason(office):
    number = office.enter(a_request())
    before = office.version()
    with pytest.raises(BadInput, match="Write the reason"):
        office.decline(number, " \n\x00 ")
    office.decline(number, "The code is\x00 of another agency.", by="ann")
    line = office.case(number).line
    assert (line.state, line.note) == (RequestState.DECLINED, "The code is of another agency.")
    assert (office.count(AGENCY), office.version()) == (0, before)


def test_a_request_with_a_fault_waits_and_cannot_be_approved(office):
    number = office.enter(a_request(judiciary_code="432"))
    with pytest.raises(BadInput, match="four digits"):
        office.approve(number)
    assert office.count(AGENCY) == 0
    assert "432" not in str(office.audit())


def test_what_holds_no_request_is_not_entered(office):
    with pytest.raises(BadInput, match="Nothing of a request"):
        office.enter_raw(b"Please call me.")
    with pytest.raises(BadInput, match="PDF"):
        office.enter_raw(b"%PDF-1.7")
    assert office.count(REQUEST) == 0


def test_the_same_request_waits_once(office):
    number = office.enter(a_request())
    with pytest.raises(BadInput, match=f"waits already, as number {number}"):
        office.enter(a_request())
    office.decline(number)
    assert office.enter(a_request()) != number


def test_the_original_is_locked_and_bound_to_its_row(office):
    first, second = office.enter(a_request()), office.enter(a_request(judiciary_code="4329"), "cyd")
    with office.database.read() as connection:
        rows = {r.id: r for r in connection.execute(select(REQUEST))}
    assert b"Tremblaye" not in rows[first].raw_locked
    with office.database.write() as connection:
        swapped = {"raw_locked": rows[second].raw_locked}
        connection.execute(update(REQUEST).where(REQUEST.c.id == first).values(swapped))
    with pytest.raises(BadSignature):
        office.case(first)


def test_a_correction_is_kept_beside_the_original(office):
    number = office.enter(a_request(judiciary_code="4329"))
    text = request_email(a_request())
    with pytest.raises(BadInput, match="Only the person who entered"):
        requests.correct(office.database, office.keys, number, text, by="bob", now=NOW, today=TODAY)
    requests.correct(office.database, office.keys, number, text, by="ann", now=NOW, today=TODAY)
    case = office.case(number)
    assert case.corrected
    assert (case.request.judiciary_code, case.reading.request.judiciary_code) == ("4321", "4329")
    assert case.request == a_request()
    office.approve(number)
    with office.database.read() as connection:
        assert [line.code for line in agencies(connection, TODAY)] == ["4321"]


def test_an_agency_cannot_be_made_twice(office):
    office.done(a_request())
    number = office.enter(a_request(note="again"))
    assert ("judiciary_code", "records.agency_there") in problems_of(office.case(number))
    with pytest.raises(BadInput, match="has a record already"):
        office.approve(number)


def test_officers_come_only_after_the_agency_record(office):
    newcomer = RequestedOfficer(
        title="Corporal", name="Paul Oakenshire", leo_number="07D11", username="poakenshire"
    )
    number = office.enter(a_change(officers=(newcomer,), changes=()))
    assert {("judiciary_code", "records.agency_unknown"), ("officers", "request.agency_first")} <= (
        problems_of(office.case(number))
    )
    with pytest.raises(BadInput, match="no Agency record 4321"):
        office.approve(number)
    office.done(a_request())
    office.approve(number, compared=True)
    assert office.terms("07D11") == [("4321", "Corporal", TODAY, None)]


def test_changes_begin_and_end_terms_on_their_days(office):
    office.done(a_request())
    written = office.done(a_change())
    assert written.lines == (
        "Officer 07C01: Corporal, from 12/01/2026",
        "Officer 07C02: last day 12/15/2026",
    )
    first = date(2026, 12, 1)
    assert office.terms("07C01") == [
        ("4321", "Patrol Officer", TODAY, first - DAY),
        ("4321", "Corporal", first, None),
    ]
    assert office.terms("07C02") == [("4321", "Patrol Officer", TODAY, date(2026, 12, 15))]


def test_a_change_of_the_agency_leaves_what_it_does_not_name(office):
    office.done(a_request())
    written = office.done(a_change(changes=(), phone="802-555-0142", agency_name="Lakemont Police"))
    assert written.lines == ("Agency 4321: name, phone changed",)
    with office.database.read() as connection:
        record = agency_record(connection, "4321")
    assert (record.agency.phone, record.agency.address) == (
        "802-555-0142",
        a_request().address,
    )
    assert record.logo_png == a_logo()
    assert "Laptops take them over" in written.notice


def test_a_new_contact_takes_over_from_the_one_before(office):
    office.done(a_request())
    contact = PointOfContact(
        name="René Bélangeoix",
        leo_number="07C01",
        email="rb@lakemont.example",
        phone="802-555-0103",
    )
    office.done(a_change(changes=(), contact=contact))
    with office.database.read() as connection:
        roles = {t.officer.leo_number: t.officer.role for t in terms_in(connection, "4321")}
        assert agency_record(connection, "4321").contact_email == "rb@lakemont.example"
    assert roles == {"07B34": Role.OFFICER, "07C01": Role.POC, "07C02": Role.OFFICER}


def test_an_officer_moves_at_the_request_of_either_agency(office):
    office.done(a_request())
    admin.put_agency(
        office.database, Agency(judiciary_code="8765", name="WESTFORT", address="", phone="")
    )
    day = date(2026, 12, 10)
    move = RequestedChange(
        kind=ChangeKind.AFFILIATION, leo_number="07C01", effective=day, agency="8765"
    )
    from_new = replace(a_change(), judiciary_code="8765", changes=(move,))
    office.done(from_new)
    assert office.terms("07C01") == [
        ("4321", "Patrol Officer", TODAY, day - DAY),
        ("8765", "Patrol Officer", day, None),
    ]
    back = replace(move, leo_number="07C02", agency="9999")
    assert ("changes.0.agency", "records.agency_unknown") in problems_of(
        office.case(office.enter(a_change(changes=(back,))))
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"leo_number": "07Z99"}, ("changes.0.leo_number", "records.officer_unknown")),
        ({"name": "Somebody Else"}, ("changes.0.name", "records.officer_name")),
        ({"title": "Patrol Officer"}, ("changes.0.title", "records.title")),
    ],
)
def test_a_change_is_held_against_the_record(office, change, problem):
    office.done(a_request())
    title = replace(a_change().changes[0], **change)
    assert problem in problems_of(office.case(office.enter(a_change(changes=(title,)))))


def test_another_agencys_officer_is_not_for_this_agency_to_change(office):
    office.done(a_request())
    admin.put_agency(
        office.database, Agency(judiciary_code="8765", name="WESTFORT", address="", phone="")
    )
    request = replace(a_change(), judiciary_code="8765")
    assert ("changes.0.leo_number", "records.officer_elsewhere") in problems_of(
        office.case(office.enter(request))
    )


def test_numbers_and_usernames_of_others_are_refused(office):
    office.done(a_request())
    twin = RequestedOfficer(
        title="Deputy", name="Paul Oakenshire", leo_number="07C01", username="JQUIMBYE"
    )
    case = office.case(office.enter(a_change(officers=(twin,), changes=())))
    assert {
        ("officers.0.leo_number", "records.officer_there"),
        ("officers.0.username", "records.username"),
    } <= problems_of(case)


def test_records_that_changed_meanwhile_are_shown_both_ways_and_compared(office):
    office.done(a_request())
    number = office.enter(a_change())
    act = Act(by="cyd", now=NOW, today=TODAY)
    officers.change_title(office.database, "07C01", "Senior Patrol Officer", TODAY, act)
    (moved,) = office.case(number).moved
    assert moved.what == "07C01"
    assert "Patrol Officer" in moved.was and "Senior Patrol Officer" in moved.now
    with pytest.raises(BadInput, match="changed while this request waited"):
        office.approve(number)
    office.approve(number, compared=True)
    assert [title for _, title, _, _ in office.terms("07C01")] == [
        "Senior Patrol Officer",
        "Corporal",
    ]
    assert office.case(number).moved == ()


def test_a_change_that_cannot_be_written_leaves_nothing_half_done(office):
    office.done(a_request())
    title, leaver = a_change().changes
    number = office.enter(a_change(phone="802-555-0142", changes=(title, leaver)))
    act = Act(by="cyd", now=NOW, today=TODAY)
    # 07C02 leaves before the request says so: its record is over on the day asked for.
    officers.leave(office.database, "07C02", TODAY, act)
    before = (office.version(), office.terms("07C01"), office.count(NOTICE))
    with pytest.raises(BadInput, match="07C02 has no record on 12/15/2026"):
        office.approve(number, compared=True)
    assert (office.version(), office.terms("07C01"), office.count(NOTICE)) == before
    with office.database.read() as connection:
        assert agency_record(connection, "4321").agency.phone == a_request().phone
    assert office.case(number).line.state is RequestState.WAITING


def test_the_list_counts_what_waits(office):
    first = office.enter(a_request())
    office.enter(a_request(judiciary_code="4329"))
    office.decline(first)
    with office.database.read() as connection:
        assert waiting_count(connection) == 1
        assert [line.agency for line in listed(connection)] == ["4329", "4321"]
        assert [line.agency for line in listed(connection, RequestState.DECLINED)] == ["4321"]


def test_hostile_values_are_kept_as_words_on_both_databases(office):
    sly = a_request(
        agency_name="'; DROP TABLE agency; --",
        address="%s {0} \\ \" ' <b>",
        note="a\x00b\ud83d \u202e<script>alert(1)</script>",
    )
    number = office.enter(sly)
    case = office.case(number)
    assert case.request.agency_name == "'; DROP TABLE agency; --"
    assert case.blocked
    office.decline(number, "\x00'; --")
    assert office.count(REQUEST) == 1
