"""The request to DPS as a Point of Contact writes it, and notices of DPS that come back."""

import email
from dataclasses import replace
from datetime import date, timedelta

import pytest

from printers.pages.page import render_page
from printers.paper.header_logo import header_logo
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.enrolment import DpsNotice, RecordExtras
from tracs_mobile.domain.logo import LogoWish
from tracs_mobile.domain.request import (
    AgencyRequest,
    RequestedOfficer,
    RequestKind,
)
from tracs_mobile.domain.request_paths import is_blank, value_at, with_value
from tracs_mobile.domain.request_reading import read_request
from tracs_mobile.domain.request_text import from_json
from tracs_mobile.errors import BadInput, NotAllowed
from tracs_mobile.services.notices import Heard
from tracs_mobile.services.requesting import MOST_FILE_BYTES
from tracs_mobile.testing.documents import a_logo_png

OFFICERS = (
    RequestedOfficer(
        title="Officer", name="M. TREMBLAYE", leo_number="07A12", username="mtremblaye"
    ),
    RequestedOfficer(
        title="Lieutenant", name="P. QUIMBYE", leo_number="07P01", username="pquimbye"
    ),
)
REQUEST = AgencyRequest(
    judiciary_code="1234",
    agency_name="Maple Hollow Police",
    address="12 Main St, Maple Hollow VT 05000",
    phone="802-555-0123",
    officers=OFFICERS,
)


@pytest.fixture
def poc(life, people):
    return life.client(people["poc"])


@pytest.fixture
def live_poc(life, people):
    return life.client(people["poc"], training=False)


# --- kept -----------------------------------------------------------------------------------------


def test_what_was_written_is_there_after_a_restart(life, people, poc):
    poc.keep_request(REQUEST)
    poc.keep_request(replace(REQUEST, phone="802-555-0199"))
    assert life.client(people["poc"]).request() == replace(REQUEST, phone="802-555-0199")


def test_in_training_the_request_begins_empty_and_knows_no_officers(poc, life):
    put_records(life, poc)
    assert poc.request() == AgencyRequest()
    assert poc.present_officers() == ()


def test_an_enrolled_agency_asks_for_changes_of_its_own_records(live_poc, life):
    put_records(life, live_poc)
    request = live_poc.request()
    assert (request.kind, request.judiciary_code) == (RequestKind.CHANGE, "0000")
    assert [o.leo_number for o in live_poc.present_officers()] == ["07A01", "07A12"]


def put_records(life, client, **changes):
    """DPS's records; one officer left last year."""
    mine = client.session.officer
    there = replace(mine, leo_number="07A12", username="b", role=Role.OFFICER)
    gone = replace(there, leo_number="07A99", username="c", effective_until=date(2025, 12, 31))
    with life.store.units() as unit:
        unit.records.put(
            agency=client.session.agency,
            officers=(there, gone, mine),
            logo_png=b"",
            version=1 + unit.records.version(),
            **changes,
        )
        unit.commit()


def test_a_kept_request_of_an_unknown_shape_begins_anew_and_says_so(life, poc):
    with life.store.units() as unit:
        unit.preferences.put(poc.session.officer.leo_number, "request to DPS", b'{"v":99}')
        unit.commit()
    assert "begins anew" in poc.request().note


def test_another_officer_writes_no_request_in_the_agencys_name(life, people):
    with pytest.raises(NotAllowed):
        life.client(people["officer"]).request()


# --- fields by path -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("judiciary_code", "4321"),
        ("head.email", "chief@maplehollow.example"),
        ("officers.1.title", "Captain"),
        ("kind", RequestKind.CHANGE),
    ],
)
def test_one_field_is_changed_and_nothing_else(path, value):
    changed = with_value(REQUEST, path, value)
    assert value_at(changed, path) == value
    assert with_value(changed, path, value_at(REQUEST, path)) == REQUEST


@pytest.mark.parametrize("path", ["", "x", "head.x", "officers.2.title", "officers.x", "phone.x"])
def test_a_path_that_is_none_is_refused(path):
    with pytest.raises(KeyError):
        value_at(REQUEST, path)
    with pytest.raises(KeyError):
        with_value(REQUEST, path, "")


def test_an_item_is_blank_while_nothing_stands_at_any_of_its_paths():
    assert is_blank(REQUEST, ("ori", "municipality"))
    assert not is_blank(REQUEST, ("ori", "phone"))
    assert not is_blank(REQUEST, ("officers.*.title",))
    assert is_blank(AgencyRequest(), ("officers.*.title", "changes"))


# --- the header -----------------------------------------------------------------------------------


def test_the_header_shows_the_requested_agency_and_its_logo_and_no_training(poc):
    paper = poc.request_header(replace(REQUEST, logo_png=a_logo_png(80)))
    assert paper.document.agency.name == "Maple Hollow Police"
    assert not paper.document.training
    plain = poc.request_header(REQUEST)
    with_logo = render_page(paper, "generic-4in-832")
    without = render_page(plain, "generic-4in-832")
    assert with_logo.pixels != without.pixels


def test_in_training_the_header_never_borrows_the_training_agencys_name(poc, live_poc):
    empty = AgencyRequest()
    assert poc.request_header(empty).document.agency.name == ""
    assert live_poc.request_header(empty).document.agency.name == "Maple Hollow Police"


def test_a_logo_file_is_read_bounded_and_converted(poc, tmp_path):
    poc.devices.convert = header_logo
    path = tmp_path / "logo.png"
    path.write_bytes(a_logo_png(200))
    raw, logo = poc.logo_of_file(str(path), LogoWish())
    assert raw == a_logo_png(200)
    assert logo.height == 80
    path.write_bytes(bytes(MOST_FILE_BYTES + 1))
    with pytest.raises(BadInput, match="larger than a logo"):
        poc.logo_of_file(str(path), LogoWish())
    with pytest.raises(BadInput, match="cannot be read"):
        poc.logo_of_file(str(tmp_path / "none.png"), LogoWish())
    with pytest.raises(BadInput, match="cannot be read"):
        poc.logo_of_file(str(tmp_path), LogoWish())


# --- out ------------------------------------------------------------------------------------------


def test_the_saved_mail_is_read_back_by_dps_as_it_was_written(poc, tmp_path):
    request = replace(REQUEST, logo_png=a_logo_png(80))
    path = tmp_path / "request.eml"
    poc.write_request(request, str(path), "etickets@dps.example")
    raw = path.read_bytes()
    assert email.message_from_bytes(raw)["To"] == "etickets@dps.example"
    assert read_request(raw).request == request


def test_the_attachment_alone_is_read_back(poc, tmp_path):
    path = tmp_path / "request.json"
    poc.write_request(REQUEST, str(path))
    assert from_json(path.read_bytes()) == REQUEST


def test_a_stick_that_cannot_be_written_is_said(poc, tmp_path):
    with pytest.raises(BadInput, match="could not be written"):
        poc.write_request(REQUEST, str(tmp_path / "none" / "request.eml"))


# --- notices --------------------------------------------------------------------------------------


@pytest.fixture
def told(life, poc):
    now = life.clock.now()
    notices = tuple(
        DpsNotice(notice_id=f"n{n}", at=now - timedelta(days=n), text=f"Notice {n}.")
        for n in (3, 1, 2)
    )
    put_records(life, poc, extras=RecordExtras(notices=notices))
    return notices


def ids(notices):
    return [notice.notice_id for notice in notices]


def test_notices_are_told_once_newest_first_and_put_away_one_by_one(poc, told):
    assert ids(poc.notices(Heard.TOLD)) == ["n1", "n2", "n3"]
    poc.heard(Heard.TOLD, poc.notices(Heard.TOLD))
    assert poc.notices(Heard.TOLD) == ()
    first, *_ = poc.notices(Heard.PUT_AWAY)
    poc.heard(Heard.PUT_AWAY, (first,))
    assert ids(poc.notices(Heard.PUT_AWAY)) == ["n2", "n3"]


def test_each_point_of_contact_hears_for_themselves_and_officers_hear_nothing(
    life, people, poc, told
):
    poc.heard(Heard.TOLD, poc.notices(Heard.TOLD))
    second = life.client(replace(people["poc"], leo_number="07A02"))
    assert len(second.notices(Heard.TOLD)) == 3
    assert life.client(people["officer"]).notices(Heard.TOLD) == ()


@pytest.mark.expects_log_warnings
def test_a_list_of_heard_notices_in_another_shape_tells_them_again(life, poc, told):
    with life.store.units() as unit:
        unit.preferences.put(poc.session.officer.leo_number, Heard.TOLD.value, b"[]")
        unit.commit()
    assert len(poc.notices(Heard.TOLD)) == 3
