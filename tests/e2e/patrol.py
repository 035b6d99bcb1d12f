"""One patrol as a process of its own: scan, issue, print, again and again, until killed.

    python patrol.py DATA_DIR SCANNER_URL PRINTER_URL GATEWAY_URL TICKETS

Tells its parent one line at a time: `have N` at the start, `ready`, `issued NUMBER ID`, `printed
NUMBER GRADE`, `done`. What it said before it was killed is what the officer saw.
"""

import queue
import sys
from pathlib import Path

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.settings import Settings
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES


class Events:
    """Keeps the scans; the rest is of no interest here."""

    def __init__(self):
        self.scans = queue.Queue()

    def on_scan(self, scan):
        self.scans.put(scan)

    def on_device(self, state):
        if state.name == "scanner" and state.presence.name == "READY":
            self.scans.put(None)

    def on_sync(self, status):
        pass

    def on_outbox(self):
        pass


def say(*words):
    print(*words, flush=True)


def patrol(data_dir, scanner_url, printer_url, gateway_url, tickets):
    settings = Settings(
        data_dir=Path(data_dir),
        scanner_url=scanner_url,
        printer_url=printer_url,
        printer_profile="epson-tm-p80ii",  # it confirms, so nobody has to wait for its last lines
        gateway_url=gateway_url,
        argon2_memory_kib=19_456,
        defendant_copies=1,
    )
    desk = open_desk(settings)
    events = Events()
    desk.listen(events)
    officer = TRAINEES[0]
    client = desk.sign_on(officer.officer.username, officer.secret)
    assert events.scans.get(timeout=20) is None, "the scanner line must open first"
    say("have", len(client.tickets(limit=10_000)))
    for document_id in client.owed():
        client.print_documents([document_id])
    while len(client.tickets(limit=10_000)) < int(tickets):
        say("ready")
        scan = events.scans.get(timeout=20)
        draft = ready_stop(fill_from_license(client.new_stop(), scan.license))
        client.save(draft)
        (issued,) = client.issue(draft).issued
        say("issued", issued.document.number, issued.document.document_id)
        (outcome,) = client.print_documents([issued.document.document_id])
        say("printed", issued.document.number, outcome.grade.name)
    desk.close()
    say("done")


if __name__ == "__main__":
    patrol(*sys.argv[1:])
