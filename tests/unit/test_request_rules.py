"""What DPS wants of a request: every item, with its sentence and its field."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracs_mobile.domain.problem import Severity
from tracs_mobile.domain.request import (
    AgencyRequest,
    ChangeKind,
    HeadOfDepartment,
    PointOfContact,
    RequestedChange,
    RequestedOfficer,
    RequestKind,
)
from tracs_mobile.domain.request_rules import SOP_ITEMS, blocks, checked, request_problems
from tracs_mobile.testing.requests import a_change, a_logo, a_request

TODAY = date(2026, 11, 26)


def problems(request):
    return request_problems(request, today=TODAY)


def found(request):
    """Field and code of everything that is wrong."""
    return [(str(p.field), p.code) for p in problems(request)]


def with_officer(at, **changes):
    officers = list(a_request().officers)
    officers[at] = replace(officers[at], **changes)
    return a_request(officers=tuple(officers))


def test_complete_requests_have_no_problem():
    assert found(a_request()) == []
    assert found(a_change()) == []


def test_an_empty_request_misses_every_item_of_the_procedure():
    missing = {field for field, code in found(AgencyRequest()) if code == "request.missing"}
    assert missing == {
        "judiciary_code",
        "agency_name",
        "address",
        "phone",
        "head.name",
        "head.title",
        "head.email",
        "contact.name",
        "contact.leo_number",
        "contact.email",
        "contact.phone",
    }
    assert ("officers", "request.no_officers") in found(AgencyRequest())
    assert ("logo_png", "request.no_logo") in found(AgencyRequest())


def test_an_empty_officer_misses_all_four_items():
    request = a_request(officers=(*a_request().officers, RequestedOfficer()))
    assert found(request) == [
        (f"officers.3.{name}", "request.missing")
        for name in ("title", "name", "leo_number", "username")
    ]


@pytest.mark.parametrize("code", ["123", "12345", "12A4", "١٢٣٤", "12 4"])
def test_a_judiciary_code_has_four_digits(code):
    assert ("judiciary_code", "request.judiciary_code") in found(a_request(judiciary_code=code))


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("7123", "dropped a zero"),
        ("07B3", "has 4"),
        ("07B345", "has 6"),
        ("07b34", "capital letters"),
        ("07-34", "capital letters"),
        ("1.E+5", "capital letters"),
        ("07В34", "capital letters"),  # noqa: RUF001 - a Cyrillic letter that looks like a B
    ],
)
def test_a_leo_number_has_five_capitals_and_digits(number, told):
    request = with_officer(1, leo_number=number)
    (problem,) = problems(request)
    assert (problem.field, problem.code) == ("officers.1.leo_number", "request.leo_number")
    assert told in problem.message


def test_a_leo_number_belongs_to_one_person():
    request = with_officer(2, leo_number="07C01")
    (problem,) = problems(request)
    assert (problem.field, problem.code) == ("officers.2.leo_number", "request.twice_leo_number")
    assert "Officers 2 and 3" in problem.message


def test_a_username_belongs_to_one_person_in_any_case():
    assert found(with_officer(2, username="JQuimbye")) == [
        ("officers.2.username", "request.twice_username")
    ]


@pytest.mark.parametrize("username", ["jq@dps.example", "j q", "ünal", "x" * 21, "-jq", "a/b"])
def test_a_username_is_one_of_the_dps_domain(username):
    assert found(with_officer(1, username=username)) == [
        ("officers.1.username", "request.username")
    ]


def test_a_title_that_is_too_long_for_the_paper_is_refused_with_both_figures():
    (problem,) = problems(with_officer(1, title="Deputy Assistant Commander of the Watch II"))
    assert (problem.field, problem.severity) == ("officers.1.title", Severity.BLOCK)
    assert "42 characters; 40 fit" in problem.message


@pytest.mark.parametrize(
    "text", ["Ser\u202egeant", "Sgt\u200b", "警察", "Sgt\x07", "S<g>t", "Сержант"]
)
def test_what_does_not_print_is_refused_in_every_text_field(text):
    request = replace(
        with_officer(1, title=text, name=f"{text} Bélangeoix"),
        agency_name=text,
        address=text,
        municipality=text,
        note=text,
        head=HeadOfDepartment(name=text, title=text, email="a@b.example"),
        contact=replace(a_request().contact, name=text),
    )
    assert {field for field, code in found(request) if code == "request.characters"} == {
        "agency_name",
        "address",
        "municipality",
        "note",
        "head.name",
        "head.title",
        "contact.name",
        "officers.1.title",
        "officers.1.name",
    }


def test_names_of_any_latin_spelling_print():
    names = ("Zoë O’Brîen-Łukasz", "Ñandú D'Æthel", "Jr. J.-P. Çelik")  # noqa: RUF001
    for name in names:
        assert found(with_officer(1, name=name)) == []


def test_one_word_and_a_comma_in_a_name_ask_for_a_look_only():
    assert [p.severity for p in problems(with_officer(1, name="Bélangeoix"))] == [Severity.WARN]
    assert not blocks(problems(with_officer(1, name="BÉLANGEOIX, René")))


@pytest.mark.parametrize("phone", ["5550100", "802-555-010", "802-555-01000", "call me"])
def test_a_phone_number_has_ten_digits(phone):
    request = a_request(phone=phone, contact=replace(a_request().contact, phone=phone))
    assert found(request) == [("phone", "request.phone"), ("contact.phone", "request.phone")]


@pytest.mark.parametrize("phone", ["(802) 555-0100", "802.555.0100", "+1 802 555 0100 x12"])
def test_usual_spellings_of_a_phone_number_are_taken(phone):
    assert found(a_request(phone=phone)) == []


@pytest.mark.parametrize("email", ["nobody", "a@b", "a b@c.example", "a@b.example,c@d.example"])
def test_an_email_address_is_one(email):
    request = a_request(contact=replace(a_request().contact, email=email))
    assert found(request) == [("contact.email", "request.email")]


def test_the_agency_record_comes_before_its_officers():
    (problem,) = [p for p in problems(a_request(agency_name="")) if p.field == "officers"]
    assert problem.code == "request.agency_first"
    assert "Agency record first" in problem.message


def test_the_point_of_contact_is_among_the_officers():
    request = a_request(contact=replace(a_request().contact, leo_number="07Z99"))
    assert found(request) == [("contact.leo_number", "request.contact_unlisted")]


def test_a_new_agency_has_nothing_to_change():
    assert ("changes", "request.changes_of_new") in found(a_request(changes=a_change().changes))


def test_a_change_request_asks_for_something():
    assert found(a_change(changes=())) == [("changes", "request.nothing")]
    assert found(a_change(changes=(), phone="802-555-0199")) == []


def test_in_a_change_request_the_contact_is_whole_or_not_there():
    half = PointOfContact(name="Jane Quimbye")
    assert {field for field, _ in found(a_change(contact=half))} == {
        "contact.leo_number",
        "contact.email",
        "contact.phone",
    }


def test_each_kind_of_change_needs_what_it_needs():
    changes = tuple(RequestedChange(kind=kind) for kind in ChangeKind)
    assert found(a_change(changes=changes)) == [
        ("changes.0.leo_number", "request.missing"),
        ("changes.0.effective", "request.missing"),
        ("changes.0.title", "request.missing"),
        ("changes.1.leo_number", "request.missing"),
        ("changes.1.effective", "request.missing"),
        ("changes.1.agency", "request.missing"),
        ("changes.2.leo_number", "request.missing"),
        ("changes.2.effective", "request.missing"),
    ]


def test_the_same_change_twice_and_a_change_after_leaving_are_refused():
    title, leaver = a_change().changes
    twice = a_change(changes=(title, replace(title, title="Sergeant")))
    assert found(twice) == [("changes.1.leo_number", "request.change_twice")]
    gone = replace(leaver, leo_number="07C01", effective=title.effective - timedelta(days=3))
    assert found(a_change(changes=(title, gone))) == [
        ("changes.0.effective", "request.after_leaving")
    ]


def test_days_far_from_today_are_refused_and_past_ones_looked_at():
    for day, severity in (
        (date(2062, 12, 1), Severity.BLOCK),
        (date(1962, 12, 1), Severity.BLOCK),
        (date(2026, 9, 1), Severity.WARN),
    ):
        (problem,) = problems(with_officer(1, starts_on=day))
        assert (problem.field, problem.severity) == ("officers.1.starts_on", severity)


def test_logos_that_no_ticket_can_carry_are_refused():
    for logo, code in (
        (b"GIF89a", "request.logo_unreadable"),
        (a_logo()[:-6], "request.logo_unreadable"),
        (a_logo().replace(b"IDAT", b"IDAX"), "request.logo_unreadable"),
        (b"\x89PNG\r\n\x1a\n", "request.logo_unreadable"),
        (a_logo(900, 40), "request.logo_size"),
        (a_logo() + b"x" * 200_000, "request.logo_large"),
        (a_logo(20, 20), "request.logo_small"),
    ):
        assert found(a_request(logo_png=logo)) == [("logo_png", code)]


def test_too_many_officers_are_said_once():
    request = a_request(officers=a_request().officers * 200)
    assert [code for _, code in found(request)] == ["request.too_many"]


def test_every_problem_belongs_to_exactly_one_item_of_the_check_list():
    wrong = AgencyRequest(
        kind=RequestKind.NEW,
        judiciary_code="1",
        ori="X",
        municipality="\x00",
        phone="1",
        note="\x00",
        logo_png=b"x",
        officers=(RequestedOfficer(starts_on=date(1900, 1, 1)),),
        changes=tuple(
            RequestedChange(kind=kind, name="\x00", effective=date(1900, 1, 1))
            for kind in ChangeKind
        ),
    )
    for problem in problems(wrong):
        assert sum(item.covers(problem.field) for item in SOP_ITEMS) == 1, problem
    checks = checked(problems(wrong))
    assert sum(len(check.problems) for check in checks) == len(problems(wrong))
    assert [c.item.title for c in checks if c.blocked] == [
        c.item.title for c in checks if c.problems
    ]
