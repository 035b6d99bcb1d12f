"""Processes beside the gateway examine lines: the same answers, whatever becomes of a process."""

import dataclasses
import os
import select
import signal
import subprocess
import sys

import pytest

from sync.gateway.intake import examiners
from sync.gateway.intake.examiners import Examiners
from sync.gateway.intake.recount import check
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.testing.documents import a_driver


@pytest.fixture
def helped(bureau, monkeypatch):
    """The bureau with one process beside it, that is ready and waited for."""
    monkeypatch.setattr(examiners, "WAIT_S", 20.0)
    made = Examiners(bureau.keys.sealing, 1)
    made.start()
    ready(made)
    bureau.app.state.desk.ingest.examiners = made
    yield bureau
    made.close()


def ready(found):
    """The process that waits for work, once it has started."""
    worker = found._free.get(timeout=60)
    found._free.put(worker)
    return worker._process


def process_of(bureau):
    return ready(bureau.app.state.desk.ingest.examiners)


def test_every_kind_of_line_gets_the_answer_it_gets_without_them(helped):
    first = helped.ticket(1)
    forged = dataclasses.replace(helped.envelope(helped.ticket(2)), signature=bytes(64))
    stranger = dataclasses.replace(helped.envelope(helped.ticket(3)), device_id="LAPTOP-9")
    nameless = helped.ticket(4, defendant=a_driver(family_name=""))
    sealed = helped.sealed(helped.envelope(helped.ticket(5)))
    said = helped.said(first, forged, stranger, nameless, sealed, helped.amended(first))
    assert said == [
        ("accepted", ""),
        ("rejected", "SIGNATURE_BAD"),
        ("rejected", "DEVICE_UNKNOWN"),
        ("rejected", "NAME_MISSING"),
        ("accepted", ""),
        ("accepted", ""),
    ]
    assert helped.said(first, helped.event(EventKind.VOID, first, 3)) == [
        ("duplicate", ""),
        ("accepted", ""),
    ]
    assert check(helped.database) == (2, ())


def test_the_process_ends_with_the_gateway(helped):
    process = process_of(helped)
    assert process.is_alive()
    helped.app.state.desk.ingest.examiners.close()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()
    helped.app.state.desk.ingest.examiners = None
    assert helped.said(helped.ticket(1)) == [("accepted", "")]


@pytest.mark.expects_log_warnings
def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost(helped, log_warnings):
    killed = process_of(helped)
    gone = killed.pid
    os.kill(gone, signal.SIGKILL)
    killed.join(20)
    assert helped.said(helped.ticket(1)) == [("accepted", "")]
    assert [record.getMessage() for record in log_warnings] == [
        "A process that examines tickets is gone; another one takes its place."
    ]
    assert process_of(helped).pid != gone
    assert helped.said(helped.ticket(2)) == [("accepted", "")]


ALONE = """
import sys
from sync.gateway.intake.examiners import Examiners
from tracs_mobile.vault.seal import SealKey
if __name__ == "__main__":
    made = Examiners(SealKey.generate(), 1)
    made.start()
    print(made._free.get()._process.pid, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells of another's end")
def test_a_gateway_that_is_killed_leaves_no_process_behind(tmp_path):
    script = tmp_path / "alone.py"
    script.write_text(ALONE)
    gateway = subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    beside = os.pidfd_open(int(gateway.stdout.readline()))
    gateway.kill()
    gateway.communicate(timeout=20)
    ended, _, _ = select.select([beside], [], [], 20)
    os.close(beside)
    assert ended == [beside]
