"""The Point of Contact in the training program: the gateway behind it is the real one."""

import queue
from contextlib import closing
from dataclasses import replace

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.agency import Role
from tracs_mobile.domain.readiness import Grade, Item
from tracs_mobile.domain.states import Review
from tracs_mobile.services.agency_review import Wanted
from tracs_mobile.settings import Settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.stops import SPEEDING, ready_stop
from tracs_mobile.training import TRAINEES

WAIT_S = 60
POC = next(t for t in TRAINEES if t.officer.role is Role.POC)
ALL = Wanted(days=30)


class Ear:
    """What delivery tells."""

    def __init__(self):
        self.outbox = queue.Queue()

    def on_scan(self, scan):
        """Nothing scans here."""

    def on_device(self, state):
        """No device is looked at here."""

    def on_frame(self, frame):
        """No camera runs here."""

    def on_sync(self, status):
        """A try ended."""

    def on_outbox(self):
        self.outbox.put(True)


def test_a_ticket_of_training_is_reviewed_on_the_board_of_its_own_gateway(tmp_path):
    ear = Ear()
    settings = Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456)
    with closing(open_desk(settings)) as desk:
        desk.listen(ear)
        client = desk.sign_on(TRAINEES[0].officer.username, TRAINEES[0].secret)
        draft = replace(client.new_stop(), driver=a_driver())
        (issued,) = client.issue(ready_stop(draft, SPEEDING)).issued
        while not client.receipts():
            ear.outbox.get(timeout=WAIT_S)
        poc = desk.sign_on(POC.officer.username, POC.secret)
        (ticket,) = poc.agency_board(ALL).board.tickets
        assert ticket.number == issued.document.number
        assert poc.paper_at_dps(ticket.number, voided=False).document == issued.document
        poc.review_at_dps(ticket.number, Review.RETURNED, "Which direction?")
        (line,) = poc.agency_lines(poc.agency_rows(ALL), poc.agency_board(ALL), ALL)
        assert (line.review, line.note) == (Review.RETURNED, "Which direction?")
        found = {finding.item: finding for finding in poc.readiness()}
        assert found[Item.LINK].grade is Grade.GOOD
        assert found[Item.CLOCK].grade is Grade.GOOD
        poc.keep_request(replace(poc.request(), judiciary_code="1234"))
        assert poc.request().judiciary_code == "1234"
