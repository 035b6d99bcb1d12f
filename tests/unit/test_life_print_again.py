"""Paper that is asked for again is owed again, and a print that was cut off is not forgotten."""

from dataclasses import dataclass, replace

import pytest

from tracs_mobile.domain.devices import Cause
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.services.print_log import settle_cut_off
from tracs_mobile.testing.fake_devices import FakeDevices, FakePrinter
from tracs_mobile.testing.stops import SPEEDING


class PowerLost(BaseException):
    """The laptop went dark."""


@dataclass
class DarkPrinter(FakePrinter):
    """The power goes while it prints."""

    def print_copies(self, copies):
        super().print_copies(copies)
        raise PowerLost


@pytest.fixture
def ticket(life):
    (issued,) = life.issue(life.client(), SPEEDING)
    return issued.document.document_id


def on_printer(life, printer):
    return replace(life.client(), devices=FakeDevices(chain=(printer,)))


def saying(grade, cause=Cause.NONE):
    said = PrintOutcome(grade=grade, printer="Bixolon", said="It said so.", cause=cause)
    return FakePrinter(outcome=said, name="Bixolon")


def lose_power(life, ticket):
    with pytest.raises(PowerLost):
        on_printer(life, DarkPrinter()).print_documents([ticket])


def grades(client, ticket):
    return [record.outcome.grade for record in client.ticket(ticket).prints]


@pytest.mark.parametrize("first", [PrintGrade.PROBABLY, PrintGrade.CONFIRMED])
@pytest.mark.parametrize(
    "second", [PrintGrade.NOT_STARTED, PrintGrade.INTERRUPTED, PrintGrade.SAVED]
)
def test_a_ticket_printed_again_without_success_is_owed(life, ticket, first, second):
    on_printer(life, saying(first)).print_documents([ticket])
    client = on_printer(life, saying(second))
    assert client.owed() == ()
    client.print_documents([ticket])
    assert client.owed() == (ticket,)
    assert client.ticket(ticket).row.printed is PrintGrade.OWED
    on_printer(life, saying(PrintGrade.PROBABLY)).print_documents([ticket])
    assert client.owed() == ()


def test_the_first_print_of_a_ticket_is_noted_by_its_outcome_only(life, ticket):
    client = on_printer(life, saying(PrintGrade.PROBABLY))
    client.print_documents([ticket])
    assert grades(client, ticket) == [PrintGrade.PROBABLY]


def test_a_pdf_of_a_printed_ticket_makes_no_debt(life, ticket, tmp_path):
    client = on_printer(life, saying(PrintGrade.PROBABLY))
    client.print_documents([ticket])
    client.save_pdf(ticket, str(tmp_path / "ticket.pdf"))
    assert client.owed() == ()


def test_the_print_after_one_that_was_cut_off_is_a_reprint(life, ticket):
    lose_power(life, ticket)
    printer = saying(PrintGrade.PROBABLY)
    client = on_printer(life, printer)
    assert client.owed() == (ticket,)
    client.print_documents([ticket])
    assert [copies[0].reprint for copies in printer.jobs] == [1]
    assert grades(client, ticket) == [PrintGrade.INTERRUPTED, PrintGrade.PROBABLY]


def test_a_print_that_was_cut_off_is_called_interrupted_at_the_next_sign_on(life, ticket):
    client = on_printer(life, saying(PrintGrade.PROBABLY))
    lose_power(life, ticket)
    settle_cut_off(units=client.units, clock=client.clock)
    settle_cut_off(units=client.units, clock=client.clock)
    assert grades(client, ticket) == [PrintGrade.INTERRUPTED]
    assert client.owed() == (ticket,)
    client.seen_whole(ticket)
    assert client.owed() == ()


def test_a_reprint_that_was_cut_off_is_owed(life, ticket):
    client = on_printer(life, saying(PrintGrade.CONFIRMED))
    client.print_documents([ticket])
    lose_power(life, ticket)
    settle_cut_off(units=client.units, clock=client.clock)
    assert client.owed() == (ticket,)


def test_what_has_its_outcome_stays_as_it_is_at_sign_on(life, ticket):
    client = on_printer(life, saying(PrintGrade.NOT_STARTED, Cause.OFF))
    client.print_documents([ticket])
    settle_cut_off(units=client.units, clock=client.clock)
    assert grades(client, ticket) == [PrintGrade.NOT_STARTED]
