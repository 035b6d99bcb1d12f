"""Every line of the table of charges is issued, printed and delivered, or refused for a reason."""

import threading
from dataclasses import dataclass, replace

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.charging import MUNICIPAL_CATEGORY, charge_of
from tracs_mobile.domain.document import Destination, Document
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.rules import blocking
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import Delivery, PrintGrade, TicketFilter
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES
from tracs_mobile.verify import verify_units

PACK = load_law_pack()
IDS = [c.charge_id for c in PACK.charges]
REFUSED = {
    "23-1097": "is a crime and cannot go on a civil complaint",
    "23-2502-b": "is a rule about points or amounts and no violation",
    "23-4120-c": "is a rule about points or amounts and no violation",
}
"""What the law lets nobody issue, and why."""
PRIMARY = ChargeEntry(charge_id="23-1048", base_cents=10_000, facts="Rolled past the line.")


@dataclass(frozen=True)
class Outcome:
    """What became of one charge."""

    refused: str = ""
    document: Document | None = None
    printed: PrintGrade | None = None


class Events:
    """Hears when something was delivered; the rest is of no interest here."""

    def __init__(self):
        self.heard = threading.Event()

    def on_scan(self, scan):
        pass

    def on_device(self, state):
        pass

    def on_sync(self, status):
        pass

    def on_outbox(self):
        self.heard.set()


def filled(charge):
    """The charge as an officer fills it in: the lawful answers, an amount within the law."""
    entry = ChargeEntry(charge_id=charge.charge_id, facts="As seen from the cruiser.")
    if charge.speed:
        over = charge.over_min or 12
        entry = replace(entry, speed_mph=25 + over, limit_mph=25, method="RADAR")
        if "1081(b)" in charge.statute:
            entry = replace(entry, speed_mph=62, limit_mph=50)
    if charge.category == MUNICIPAL_CATEGORY:
        entry = replace(entry, ordinance="Maple Hollow Code § 7-3", full_cents=30_000,
                        waiver_cents=17_500)  # fmt: skip
    elif charge.base_cents is None and not charge.speed:
        least = max(10_000, charge.min_cents or 0)
        entry = replace(entry, base_cents=min(least, charge.max_cents or least))
    asked = [q for q in PACK.questions if q.question_id in charge.asks]
    lawful = [next(a for a in q.answers if not a.refuses) for q in asked]
    pairs = zip(asked, lawful, strict=True)
    return replace(
        entry,
        answers=tuple((q.question_id, a.code) for q, a in pairs),
        work_zone="zone" in charge.title,
    )


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Each charge on a stop of its own, through the whole program with a printer and DPS."""
    printer = PrinterEmulator(Script(confirms=True))
    with printer.on_tcp() as url:
        settings = Settings(
            data_dir=tmp_path_factory.mktemp("data"),
            argon2_memory_kib=19_456,
            sync_every_s=1,
            printer_url=url,
            printer_profile="epson-tm-p80ii",
            defendant_copies=1,
        )
        desk = open_desk(settings)
        events = Events()
        desk.listen(events)
        client = desk.sign_on(TRAINEES[0].officer.username, TRAINEES[0].secret)
        today = SystemClock().now().date()
        scan = scan_payload(license_payload(), source=ScanSource.FILE, today=today)
        outcomes = {c.charge_id: play(client, scan, c) for c in client.law.charges}
        yield outcomes, client, desk, events
        desk.close()


def play(client, scan, charge):
    draft = ready_stop(fill_from_license(client.new_stop(), scan.license), filled(charge))
    if [p for p in client.problems(draft) if p.code == "secondary-alone"]:
        draft = replace(draft, charges=(*draft.charges, PRIMARY))
    found = blocking(client.problems(draft))
    if found:
        return Outcome(refused=" ".join(p.message for p in found))
    document = client.issue(draft).issued[0].document
    (printed,) = client.print_documents([document.document_id])
    return Outcome(document=document, printed=printed.grade)


@pytest.mark.parametrize("charge_id", IDS)
def test_a_charge_is_issued_and_printed_or_refused_for_its_reason(played, charge_id):
    outcome = played[0][charge_id]
    if charge_id in REFUSED:
        assert REFUSED[charge_id] in outcome.refused
        return
    assert outcome.refused == ""
    assert outcome.printed in (PrintGrade.CONFIRMED, PrintGrade.PROBABLY)
    charge = charge_of(PACK, filled(next(c for c in PACK.charges if c.charge_id == charge_id)))
    assert outcome.document.violation.statute == charge.statute
    complaint = outcome.document.kind is DocumentKind.COMPLAINT
    assert outcome.document.points == (charge.points if complaint else None)
    assert (outcome.document.waiver.total_cents is not None) == complaint


def test_every_complaint_is_delivered_and_no_notice_is(played):
    outcomes, client, _, events = played
    complaints = [
        o.document for o in outcomes.values()
        if o.document and o.document.destination is Destination.JUDICIAL_BUREAU
    ]  # fmt: skip
    notices = [o.document for o in outcomes.values()
               if o.document and o.document.kind is DocumentKind.NOTICE]  # fmt: skip
    client.deliver_now()
    while client.summary().waiting:
        assert events.heard.wait(30), "DPS did not answer"
        events.heard.clear()
    rows = {row.number: row for row in client.tickets(TicketFilter(), limit=1000)}
    assert {rows[d.number].delivery for d in complaints} == {Delivery.RECEIVED}
    assert len(complaints) == len(IDS) - len(REFUSED) - len(notices)
    assert len(notices) == 3
    assert {rows[d.number].delivery for d in notices} == {Delivery.HAND_OVER}


def test_all_142_charges_of_the_first_table_are_there():
    assert len(IDS) >= 142
    assert len(set(IDS)) == len(IDS)


def test_nothing_of_it_breaks_the_chain(played):
    _, client, desk, _ = played
    report = verify_units(client.units, desk.laptop)
    assert report.problems == ()
