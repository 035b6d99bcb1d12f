"""What a ticket says wrong: DPS names the field, and the laptop knows where that field is."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import sync
from tracs_mobile.domain import mending
from tracs_mobile.domain.document import Destination
from tracs_mobile.domain.fields import get_field
from tracs_mobile.domain.law import Waiver, WaiverPart
from tracs_mobile.domain.mending import draft_path, mendable
from tracs_mobile.domain.names import DraftId, StopId
from tracs_mobile.domain.stop import Charged, DocumentKind, Draft, Organization
from tracs_mobile.testing.documents import a_document, a_driver, a_violation
from tracs_mobile.testing.fakes import FakeClock

DRAFT = Draft(draft_id=DraftId("d"), stop_id=StopId("s"), started_at=FakeClock().now())
SUM = Waiver(total_cents=14_400, parts=(WaiverPart(label="penalty", cents=14_300),))
UNBORN = a_driver(birth_date=date(2026, 11, 22))
CONTENT = [
    ({"defendant": a_driver(family_name=" ")}, "NAME_MISSING", "driver.family_name"),
    ({"defendant": UNBORN}, "BIRTH_DATE_WRONG", "driver.birth_date"),
    ({"charged": Charged.ORGANIZATION}, "ORGANIZATION_MISSING", "organization.name"),
    ({"violation": a_violation(statute="")}, "STATUTE_MISSING", "charges.0.charge_id"),
    ({"place": replace(a_document().place, town="")}, "TOWN_MISSING", "place.town"),
    ({"waiver": SUM}, "WAIVER_SUM", "charges.0.charge_id"),
    ({"answer_by": None}, "ANSWER_BY_WRONG", ""),
    ({"answer_by": date(2026, 11, 21)}, "ANSWER_BY_WRONG", ""),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "field"), CONTENT)
def test_a_ticket_that_says_something_wrong_is_refused_with_its_field(bureau, changes, code, field):
    # Issued at 22:48 in Vermont on 11/21, which is 11/22 in London.
    (answer,) = bureau.send(bureau.ticket(1, **changes))
    assert (answer.status.value, answer.code, answer.field) == ("rejected", code, field)
    assert answer.say.endswith(".")
    assert mendable(code)


def test_of_several_faults_the_first_one_leads(bureau):
    bad = bureau.ticket(1, defendant=a_driver(family_name=""), waiver=SUM)
    assert bureau.said(bad) == [("rejected", "NAME_MISSING")]


@pytest.mark.parametrize(
    "changes",
    [
        {"charged": Charged.ORGANIZATION, "organization": Organization(name="ZZ QUARRYWORKS INC"),
         "defendant": a_driver(family_name="")},
        {"defendant": a_driver(birth_date=None)},
        {"defendant": a_driver(birth_date=date(2026, 11, 21))},
        {"waiver": Waiver(total_cents=None)},
        {"waiver": Waiver(total_cents=12_000)},
    ],
)  # fmt: skip
def test_what_may_be_missing_is_no_fault(bureau, changes):
    assert bureau.said(bureau.ticket(1, **changes)) == [("accepted", "")]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": DocumentKind.NOTICE, "destination": Destination.DIVERSION},
        {"kind": DocumentKind.NOTICE},
        {"kind": DocumentKind.WARNING, "answer_by": None},
        {"destination": Destination.DIVERSION},
        {"destination": Destination.KEPT},
        {"violation": a_violation(category="diversion")},
    ],
)
def test_what_the_judicial_bureau_does_not_take_is_never_filed(bureau, changes):
    (answer,) = bureau.send(bureau.ticket(1, **changes))
    assert (answer.status.value, answer.code, answer.field) == ("rejected", "NOT_FOR_BUREAU", "")
    assert bureau.rows("SELECT count(*) FROM submission") == [(0,)]
    assert not mendable("NOT_FOR_BUREAU")


def test_the_sentence_says_where_the_paper_goes_instead(bureau):
    notice = bureau.ticket(1, kind=DocumentKind.NOTICE, destination=Destination.DIVERSION)
    warning = bureau.ticket(2, kind=DocumentKind.WARNING)
    said = [answer.say for answer in bureau.send(notice, warning)]
    assert "7 V.S.A. § 656" in said[0]
    assert "stays with the agency" in said[1]


def problems_in_the_source():
    """(code, pointer) of every problem of one event that the gateway or the wire can make."""
    for path in sorted(Path(sync.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("ItemProblem"):
                words = {k.arg: k.value for k in node.keywords}
                code, at = words.get("code"), words.get("at", ast.Constant(""))
                if isinstance(code, ast.Constant) and code.value:
                    yield code.value, at.value


PROBLEMS = sorted(set(problems_in_the_source()))


def test_every_word_the_gateway_says_is_known_to_the_laptop_and_no_other():
    assert {code for code, _ in PROBLEMS} == mending.BY_OFFICER | mending.BY_OTHERS
    assert not mending.BY_OFFICER & mending.BY_OTHERS


@pytest.mark.parametrize(("code", "pointer"), PROBLEMS)
def test_every_field_the_gateway_names_is_one_of_the_draft_or_none(code, pointer):
    path = draft_path(pointer)
    if code in mending.BY_OTHERS:
        assert path == ""
    elif pointer != "/answer_by":  # worked out by the program; the sentence says what to do
        get_field(DRAFT, path)  # raises for a field that no draft has


@pytest.mark.parametrize(
    ("pointer", "path"),
    [
        ("/defendant/family_name", "driver.family_name"),
        ("/violation/speed_mph", "charges.0.speed_mph"),
        ("/violation/facts", "charges.0.facts"),
        ("/violation/title", "charges.0.charge_id"),
        ("/place/town", "place.town"),
        ("/vehicle/plate", "vehicle.plate"),
        ("/organization/name", "organization.name"),
        ("/guardian/name", "guardian.name"),
        ("/stop_data/race", "stop_data.race"),
        ("/military", "military"),
        ("/address_confirmed", "address_confirmed"),
        ("/charged", "charges.0.charged"),
        ("/full_penalty_cents", "charges.0.full_cents"),
        ("/points", "charges.0.charge_id"),
        ("/waiver/parts/0/cents", "charges.0.charge_id"),
        ("/violation/answers/0", "charges.0.answers"),
    ],
)
def test_a_field_of_the_ticket_is_found_in_the_draft(pointer, path):
    assert draft_path(pointer) == path
    get_field(DRAFT, path)


@pytest.mark.parametrize(
    "pointer",
    ["", "/", "//", "place/town", "/place", "/place/moon", "/defendant/", "/number", "/é"],
)
def test_any_other_pointer_leads_nowhere(pointer):
    assert draft_path(pointer) == ""


def test_a_word_of_a_later_gateway_is_judged_by_the_field_it_names():
    assert mendable("PLATE_ODD", "vehicle.plate")
    assert not mendable("COURT_CLOSED")
    assert not mendable("OFFICER_UNKNOWN", "driver.family_name")
