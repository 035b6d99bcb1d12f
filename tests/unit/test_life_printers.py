"""Several printers, and printers that cannot say whether the paper came out."""

from dataclasses import replace

import pytest

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.errors import NotAllowed, NotLawful
from tracs_mobile.testing.fake_devices import FakeDevices, FakePrinter
from tracs_mobile.testing.stops import SPEEDING


def outcome(grade, cause=Cause.NONE, printer="fake"):
    return PrintOutcome(grade=grade, printer=printer, said=f"{printer} said so.", cause=cause)


NO_PAPER = outcome(PrintGrade.NOT_STARTED, Cause.PAPER_OUT, "Bixolon")


@pytest.fixture
def ticket(life):
    (issued,) = life.issue(life.client(), SPEEDING)
    return issued.document.document_id


def printing_on(life, *outcomes):
    """A client whose printers say these, in this order, and the printers."""
    printers = tuple(FakePrinter(outcome=said, name=said.printer) for said in outcomes)
    return replace(life.client(), devices=FakeDevices(chain=printers)), printers


def logged(client, ticket):
    return [(r.outcome.printer, r.outcome.grade) for r in client.ticket(ticket).prints]


def test_the_second_printer_is_used_when_the_first_took_nothing(life, ticket):
    client, (first, second) = printing_on(
        life, NO_PAPER, outcome(PrintGrade.CONFIRMED, printer="PocketJet")
    )
    (done,) = client.print_documents([ticket])
    assert done.said == "Bixolon: paper out. PocketJet instead: PocketJet said so."
    assert client.owed() == ()
    assert first.jobs == second.jobs
    assert logged(client, ticket) == [
        ("Bixolon", PrintGrade.NOT_STARTED),
        ("PocketJet", PrintGrade.CONFIRMED),
    ]


@pytest.mark.parametrize(
    "grade", [PrintGrade.INTERRUPTED, PrintGrade.PROBABLY, PrintGrade.SPOOLED, PrintGrade.SAVED]
)
def test_nothing_is_printed_twice_by_itself(life, ticket, grade):
    client, (_, second) = printing_on(life, outcome(grade), outcome(PrintGrade.CONFIRMED))
    (done,) = client.print_documents([ticket])
    assert done.grade is grade
    assert second.jobs == []


def test_a_print_that_the_officer_stopped_goes_to_no_other_printer(life, ticket):
    client, (_, second) = printing_on(
        life, outcome(PrintGrade.NOT_STARTED, Cause.CANCELED), outcome(PrintGrade.CONFIRMED)
    )
    client.print_documents([ticket])
    assert second.jobs == []
    assert client.owed() == (ticket,)


@pytest.mark.parametrize("grade", [PrintGrade.NOT_STARTED, PrintGrade.INTERRUPTED])
def test_a_print_that_the_officer_stopped_is_not_followed_by_the_next_ticket(life, ticket, grade):
    client, (printer,) = printing_on(life, outcome(grade, Cause.CANCELED))
    (other,) = life.issue(life.client(), SPEEDING)
    done = client.print_documents([ticket, other.document.document_id])
    assert [one.cause for one in done] == [Cause.CANCELED]
    assert len(printer.jobs) == 1


def test_a_print_that_is_stopped_between_two_tickets_ends_there(life, ticket):
    client, (printer,) = printing_on(life, outcome(PrintGrade.CONFIRMED))
    (other,) = life.issue(life.client(), SPEEDING)
    done = client.print_documents(
        [ticket, other.document.document_id], stopped=lambda: bool(printer.jobs)
    )
    assert [one.grade for one in done] == [PrintGrade.CONFIRMED, PrintGrade.NOT_STARTED]
    assert "its print is owed" in done[1].said
    assert len(printer.jobs) == 1
    assert client.owed() == (other.document.document_id,)


def test_a_print_that_is_stopped_between_two_printers_goes_to_no_second(life, ticket):
    client, (first, second) = printing_on(life, NO_PAPER, outcome(PrintGrade.CONFIRMED))
    (done,) = client.print_documents([ticket], stopped=lambda: bool(first.jobs))
    assert (done.grade, done.cause) == (PrintGrade.NOT_STARTED, Cause.CANCELED)
    assert second.jobs == []
    assert client.owed() == (ticket,)


def test_when_none_begins_the_first_printer_s_trouble_is_told(life, ticket):
    off = outcome(PrintGrade.NOT_STARTED, Cause.OFF, "PocketJet")
    client, _ = printing_on(life, NO_PAPER, off)
    (done,) = client.print_documents([ticket])
    assert done == NO_PAPER
    assert len(logged(client, ticket)) == 2


def test_without_a_printer_the_print_is_owed_and_that_is_noted(life, ticket):
    client, _ = printing_on(life)
    (done,) = client.print_documents([ticket])
    assert (done.grade, done.cause) == (PrintGrade.NOT_STARTED, Cause.NOT_SET_UP)
    assert client.owed() == (ticket,)


def test_the_officer_s_word_settles_what_the_system_cannot_say(life, ticket):
    client, _ = printing_on(life, outcome(PrintGrade.SPOOLED, printer="PocketJet"))
    client.print_documents([ticket])
    assert client.owed() == (ticket,)
    seen = client.seen_whole(ticket)
    assert (seen.grade, seen.printer) == (PrintGrade.SEEN, "PocketJet")
    assert client.owed() == ()


def test_nobody_can_have_seen_what_was_never_sent(life, ticket):
    client, _ = printing_on(life, NO_PAPER)
    client.print_documents([ticket])
    with pytest.raises(NotLawful, match="never sent to a printer"):
        client.seen_whole(ticket)
    assert client.owed() == (ticket,)


def test_what_came_out_before_is_not_what_was_asked_for_again(life, ticket):
    client, (printer,) = printing_on(life, outcome(PrintGrade.CONFIRMED))
    client.print_documents([ticket])
    printer.outcome = NO_PAPER
    client.print_documents([ticket])
    assert client.owed() == (ticket,)
    with pytest.raises(NotLawful, match="never sent to a printer"):
        client.seen_whole(ticket)
    assert client.owed() == (ticket,)


def test_the_second_printer_s_print_is_noted_before_it_begins(life, ticket):
    begun = []

    class Second(FakePrinter):
        def print_copies(self, copies):
            with life.store.units() as unit:
                begun.append([link.kind for link in unit.audit.about(ticket)][-2:])
            return super().print_copies(copies)

    first = FakePrinter(outcome=NO_PAPER, name="Bixolon")
    client = replace(life.client(), devices=FakeDevices(chain=(first, Second(name="PocketJet"))))
    client.print_documents([ticket])
    assert begun == [["print", "print begun"]]


def test_another_officer_s_word_counts_for_nothing(life, ticket, people):
    client, _ = printing_on(life, outcome(PrintGrade.SPOOLED))
    client.print_documents([ticket])
    other = replace(life.client(officer=people["other"]), devices=client.devices)
    with pytest.raises(NotAllowed):
        other.seen_whole(ticket)


def test_a_print_after_one_that_may_have_left_paper_is_a_reprint_and_looking_is_none(life, ticket):
    client, (printer,) = printing_on(life, outcome(PrintGrade.SPOOLED))
    client.print_documents([ticket])
    client.seen_whole(ticket)
    client.print_documents([ticket])
    assert [copies[0].reprint for copies in printer.jobs] == [0, 1]
