"""A laptop as a process of its own that issues tickets while it delivers them, until killed.

    python delivery_client.py DATA_DIR GATEWAY_URL TICKETS

Tells its parent one line at a time: `have N`, `issued NUMBER`, `left N`, `done`. What it said was
issued before it was killed is what the officer saw.
"""

import sys
import threading
from dataclasses import replace
from pathlib import Path

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.settings import Settings
from tracs_mobile.testing.documents import a_driver
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import TRAINEES

LAST_PATIENCE_S = 0.5


class Events:
    """Hears when something was delivered."""

    def __init__(self):
        self.news = threading.Event()

    def on_scan(self, scan):
        pass

    def on_device(self, state):
        pass

    def on_sync(self, status):
        self.news.set()

    def on_outbox(self):
        self.news.set()


def say(*words):
    print(*words, flush=True)


def patrol(data_dir, gateway_url, tickets):
    settings = Settings(data_dir=Path(data_dir), gateway_url=gateway_url, argon2_memory_kib=19_456)
    desk = open_desk(settings)
    events = Events()
    desk.listen(events)
    officer = TRAINEES[0]
    client = desk.sign_on(officer.officer.username, officer.secret)
    issued = client.ticket_count()
    say("have", issued)
    while issued < int(tickets):
        draft = replace(ready_stop(client.new_stop()), driver=a_driver())
        (paper,) = client.issue(draft).issued
        issued += 1
        say("issued", paper.document.number)
    while (left := client.summary().waiting) > 0:
        say("left", left)
        events.news.clear()
        client.deliver_now()  # an officer who taps "Send now" does not wait for the next try
        events.news.wait(LAST_PATIENCE_S)
    desk.close()
    say("done")


if __name__ == "__main__":
    patrol(*sys.argv[1:])
