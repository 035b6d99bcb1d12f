"""Finding tickets: every filter alone and with every other, words by their beginnings, sounds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.agency import IssuedBy
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.outbox import EventKind, ItemStatus
from tracs_mobile.domain.states import (
    Delivery,
    Legal,
    PrintGrade,
    PrintOutcome,
    Review,
    TicketFilter,
)
from tracs_mobile.domain.stop import Charged, DocumentKind, Organization, StopPlace
from tracs_mobile.ports import Duty, DutyKind, ReviewEntry, UnitOfWork
from tracs_mobile.store.engine import open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.sounds import sounds_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.documents import a_driver, a_vehicle, a_violation
from tracs_mobile.testing.fakes import FakeSigner, FakeStore
from tracs_mobile.testing.issued import an_answer, an_envelope, issue_one
from tracs_mobile.testing.lives import amend_one, file_one

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()
OTHER = IssuedBy(leo_number=LeoNumber("07A15"), name="A. OTHERE", title="Officer")


@pytest.fixture(params=["sql", "fake"])
def unit(request, tmp_path) -> Iterator[UnitOfWork]:
    engine = None
    units = FakeStore(SIGNER, database_id="db", sounds=sounds_of).units
    if request.param == "sql":
        path = tmp_path / "tickets.db"
        engine = open_engine(path, key=b"k" * 32, salt=b"s" * 16)
        migrate(engine, path)
        units = lambda: SqlUnitOfWork(engine, signer=SIGNER, database_id="db")  # noqa: E731
    with units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=40))
        yield unit
    if engine is not None:
        engine.dispose()


def issue(unit, at=NOW, **changes):
    return issue_one(unit, signer=SIGNER, at=at, **changes)


def named(unit, family, **changes):
    return issue(unit, defendant=a_driver(family_name=family, given_name="QUILLE"), **changes)


def numbers(unit, **wanted):
    """The last digits of the tickets found, as the list shows them."""
    found = unit.documents.find(TicketFilter(**wanted), limit=99)
    assert unit.documents.count(TicketFilter(**wanted)) == len(found)
    return [int(row.number[-7:]) for row in found]


# --- words -----------------------------------------------------------------------------------


@pytest.fixture
def filled(unit):
    """Two tickets that share the section only, the second one of an organization."""
    issue(
        unit,
        defendant=a_driver(family_name="O'BRIENNE", given_name="SAM", license_number="V9912X"),
        vehicle=a_vehicle(plate="HKB-412"),
        place=StopPlace(town="Stowe", county="Lamoille", highway="VT-100", where="AT MILE 7"),
        violation=a_violation(statute="23 V.S.A. § 1007(a)", title="Speeding, local limit"),
    )
    issue(
        unit,
        charged=Charged.ORGANIZATION,
        organization=Organization(name="Québecque Haulage-Co."),
        vehicle=a_vehicle(plate="77 ZZQ"),
        place=StopPlace(town="St. Albans Town", county="Franklin", highway="I-89"),
        violation=a_violation(statute="23 V.S.A. § 1007(b)", title="Overweight load"),
    )
    return unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [2, 1]),
        ("obri", [1]),
        ("o'brienne", [1]),
        ("SAM o'b", [1]),
        ("brienne", []),  # words match by their beginnings
        ("hkb412", [1]),
        ("hkb 4", [1]),
        ("HKB-412", [1]),
        ("77zzq", [2]),
        ("v9912", [1]),
        ("stow", [1]),
        ("st albans", [2]),
        ("st. alb", [2]),
        ("vt-100", [1]),
        ("vt100", [1]),
        ("i89", [2]),
        ("mile 7", [1]),
        ("1007", [2, 1]),
        ("1007a", [1]),
        ("1007(b)", [2]),
        ("23 v.s.a. § 1007(a)", [1]),
        ("overw", [2]),
        ("speeding stowe obrienne", [1]),
        ("quebec", [2]),
        ("Québecque Haul", [2]),
        ("haulageco", [2]),
        ("train-0000002", [2]),
        ("0000002", [2]),
        ("2", [2, 1]),  # ticket 2, and title 23
        ("nobody", []),
        ("stowe albans", []),
        ("%", [2, 1]),
        ('"', [2, 1]),
        ('hkb" OR "77zzq', []),
        ("NOT stowe", []),
        ("stowe*", [1]),
        ("finder:stowe", []),
        ("_mstw", []),
        ("\0stowe", [1]),
        ("zz " * 400, [2]),
        ("train-2", [2]),
        ("obrienne,sam", [1]),
    ],
)
def test_words_are_found_by_their_beginnings(filled, text, found):
    assert numbers(filled, text=text, sounds_like=False) == found


def test_the_organization_charged_is_who_the_list_names(filled):
    rows = filled.documents.find(TicketFilter(), limit=2)
    assert [row.defendant for row in rows] == ["Québecque Haulage-Co.", "O'BRIENNE, SAM R"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("TREMBLAYE", "tramblay"),
        ("TREMBLAYE", "tremblé"),
        ("BÉLANGEOIX", "belangois"),
        ("BÉLANGEOIX", "bellanjoix"),
        ("O'BRIENNE", "obrian"),
        ("JOHNSONNE", "jonson"),
        ("PHILLIPSE", "fillips"),
        ("GONZALEZE", "gonzales"),
        ("MACDONALDE", "mcdonald"),
    ],
)
def test_a_name_is_found_by_its_sound(unit, name, typed):
    named(unit, name)
    named(unit, "QVORZAK")
    assert numbers(unit, text=typed) == [1]
    assert numbers(unit, text=f"{typed} quil") == [1]
    assert numbers(unit, text=f"{typed} nowhere") == []
    assert numbers(unit, text=typed, sounds_like=False) == []


def test_exact_hits_stand_before_those_that_only_sound_alike(unit):
    for name in ("TREMBLAYE", "TRAMBLAYE", "TREMBLAYE", "TRAMBLAYE"):
        named(unit, name)
    assert numbers(unit, text="tremblay") == [3, 1, 4, 2]
    assert numbers(unit, text="tramblay") == [4, 2, 3, 1]
    wanted = TicketFilter(text="tremblay")
    pages = [unit.documents.find(wanted, limit=1, offset=at) for at in range(5)]
    assert [int(row.number[-2:]) for page in pages for row in page] == [3, 1, 4, 2]
    assert [len(unit.documents.find(wanted, limit=3, offset=at)) for at in (0, 1, 3)] == [3, 3, 1]


def test_only_the_newest_version_is_found_and_only_by_its_own_words(unit):
    first = named(unit, "TREMBLAYE")
    named(unit, "QVORZAK")
    amend_one(unit, first, signer=SIGNER, at=NOW, defendant=a_driver(family_name="ZUCKETTE"))
    assert numbers(unit, text="tremblaye") == []
    assert numbers(unit, text="zuck") == [1]
    assert numbers(unit) == [1, 2]


# --- filters ---------------------------------------------------------------------------------


@pytest.fixture
def mixed(unit):
    """Tickets in every state, by two officers, hour by hour."""
    kinds = itertools.cycle((DocumentKind.COMPLAINT, DocumentKind.WARNING, DocumentKind.NOTICE))
    made = [
        issue(
            unit,
            at=NOW + timedelta(hours=hour),
            kind=next(kinds),
            **({"officer": OTHER} if hour % 4 == 0 else {}),
        )
        for hour in range(24)
    ]
    for index, issued in enumerate(made):
        settle(unit, issued, index)
        mark(unit, issued.document.document_id, index)
    file_one(unit, made[0], signer=SIGNER, at=NOW)
    for issued in (made[8], made[16]):
        unit.numbers.void(issued.document.number, "spoiled")
    for issued in (made[3], made[15]):
        amend_one(unit, issued, signer=SIGNER, at=NOW + timedelta(hours=12))
    file_one(unit, made[12], signer=SIGNER, at=NOW, kind=EventKind.LATE)
    return unit


def settle(unit, issued, index):
    which = issued.document.document_id
    if issued.document.kind is DocumentKind.NOTICE:
        unit.duties.add(Duty(document_id=which, kind=DutyKind.HAND_OVER, until=NOW))
        if index % 2:
            unit.duties.done(which, DutyKind.HAND_OVER, by="x", at=NOW)
    if issued.document.kind is DocumentKind.COMPLAINT:
        state = (ItemStatus.ACCEPTED, ItemStatus.REJECTED, ItemStatus.CONFLICT)[index // 3 % 3]
        unit.outbox.settle([an_answer(an_envelope(issued), NOW, state)], NOW)


def mark(unit, which, index):
    if index % 5 == 0:
        out = PrintOutcome(grade=PrintGrade.CONFIRMED, printer="P", said="")
        unit.prints.record(which, out, NOW)
    if index % 4 == 1:
        unit.duties.add(Duty(document_id=which, kind=DutyKind.CURE, until=NOW))
    if index % 7 == 2:
        state = Review.RETURNED if index % 2 else Review.REVIEWED
        unit.reviews.add(which, ReviewEntry(at=NOW, by="x", state=state, note="n"))


CHOICES = {
    "kind": [*DocumentKind],
    "legal": [*Legal],
    "delivery": [*Delivery],
    "review": [*Review],
    "officer": ["07A12", "07A15", "07A99"],
    "since": [NOW + timedelta(hours=6)],
    "until": [NOW + timedelta(hours=18)],
    "print_owed": [True],
    "cure_open": [True],
    "text": ["belan", "1007"],
}


def fits(row, wanted, owed, cure):
    states = ("kind", "legal", "delivery", "review", "officer")
    return (
        all(getattr(row, name) == wanted[name] for name in states if name in wanted)
        and ("since" not in wanted or row.issued_at >= wanted["since"])
        and ("until" not in wanted or row.issued_at < wanted["until"])
        and ("print_owed" not in wanted or row.document_id in owed)
        and ("cure_open" not in wanted or row.document_id in cure)
    )


def test_every_pair_of_filters_gives_what_the_rows_themselves_say(mixed):
    everything = mixed.documents.find(TicketFilter(), limit=99)
    truth = {row.document_id: row for row in mixed.documents.all_rows()}
    assert list(everything) == [truth[row.document_id] for row in everything]
    assert {row.legal for row in everything} == {Legal.ISSUED, Legal.AMENDED, Legal.VOIDED}
    assert {row.delivery for row in everything} == set(Delivery) - {Delivery.SENT}
    owed = set(mixed.prints.owed())
    cure = {
        row.document_id
        for row in everything
        if row.cure_until and not row.cure_shown and row.legal is not Legal.VOIDED
    }
    found_any = set()
    for one, other in itertools.combinations_with_replacement(CHOICES, 2):
        for first, second in itertools.product(CHOICES[one], CHOICES[other]):
            wanted = {one: first, other: second}
            expected = [row for row in everything if fits(row, wanted, owed, cure)]
            found = list(mixed.documents.find(TicketFilter(**wanted), limit=99))
            assert found == expected, wanted
            assert mixed.documents.count(TicketFilter(**wanted)) == len(expected), wanted
            if expected:
                found_any |= {one, other}
    assert found_any == set(CHOICES)


def test_all_filters_at_once(mixed):
    wanted = {name: values[0] for name, values in CHOICES.items()}
    assert numbers(mixed, **{**wanted, "delivery": Delivery.QUEUED}) == []
    assert numbers(mixed, text="belan", officer="07A12", legal=Legal.AMENDED) != []
