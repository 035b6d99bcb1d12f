"""Thousands of tickets over a damaging network, laptop and gateway killed: what is left at the end?

    python tests/faults/delivery_run.py --tickets 5000 --kills 12 --seed 1 --store postgresql

The real program issues and delivers to the real gateway, both as processes of their own, through
mitmproxy. At the end the gateway's rows are compared with the laptop's documents: none lost, none
doubled, no receipt for what DPS does not hold. Exit code 1 when anything is wrong.
"""

import argparse
import json
import queue
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sqlalchemy import create_engine, text

from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin
from sync.proof import proven
from tracs_mobile import training
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.laptop import open_laptop
from tracs_mobile.settings import Settings
from tracs_mobile.testing.postgres import PostgresServer

ROOT = Path(__file__).parents[2]
MITMDUMP = ROOT / ".venv-mitm" / "bin" / "mitmdump"
CLIENT = Path(__file__).with_name("delivery_client.py")
QUIET_S = 120.0
"""Longest silence of a laptop that is alive."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How many tickets, how often each end is killed, and by which chance the network damages."""

    tickets: int
    kills: int
    seed: int = 1
    share: int = 45
    url: str = ""
    """The gateway's database."""


@dataclass
class Report:
    """What happened, and what was wrong with the end of it."""

    tickets: int = 0
    store: str = ""
    seconds: float = 0.0
    client_kills: int = 0
    gateway_kills: int = 0
    exchanges: int = 0
    damaged: int = 0
    ways: dict = field(default_factory=dict)
    acknowledged: int = 0
    documents: int = 0
    rows: int = 0
    receipts: int = 0
    wrong: list = field(default_factory=list)

    @property
    def share(self):
        return self.damaged / self.exchanges if self.exchanges else 0.0


class Gateway:
    """The gateway as a process that is killed and started again on the same port."""

    def __init__(self, url, keys, port):
        self._command = [
            *(sys.executable, "-m", "sync.gateway", "serve", "--database", url),
            *("--keys", str(keys), "--port", str(port)),
        ]
        self._process = None
        self.start()

    def start(self):
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        line = self._process.stdout.readline()
        if " ready " not in line:
            raise SystemExit("The gateway did not start.")

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        self.close()
        self.start()

    def close(self):
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()


class Laptop:
    """The client's process; its lines come in a queue."""

    def __init__(self, data, url, tickets):
        self._process = subprocess.Popen(
            [sys.executable, str(CLIENT), str(data), url, str(tickets)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self._process.stdout:
            self.lines.put(line.split())
        self.lines.put(None)

    def kill(self):
        self._process.send_signal(signal.SIGKILL)

    def ended(self):
        """Its exit code, after all it said was read."""
        code = self._process.wait()
        complaint = self._process.stderr.read()
        self._process.stdout.close()
        self._process.stderr.close()
        if code not in (0, -signal.SIGKILL):
            raise SystemExit(f"The laptop ended with {code}: {complaint[-2000:]}")
        return code


@contextmanager
def proxy(gateway_port, *, seed, share, log):
    """mitmproxy in front of the gateway; gives the URL to call."""
    port = free_port()
    process = subprocess.Popen(
        [
            *(str(MITMDUMP), "--quiet", "--mode", f"reverse:http://127.0.0.1:{gateway_port}"),
            *("--listen-host", "127.0.0.1", "--listen-port", str(port)),
            *("-s", str(ROOT / "tests" / "mitm" / "damage.py")),
            *("--set", f"damage_seed={seed}", "--set", f"damage_share={share}"),
            *("--set", f"damage_log={log}", "--set", "connection_strategy=lazy"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(port):
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        threading.Event().wait(0.05)
    raise SystemExit("The proxy did not start.")


def prepared(data, url):
    """A training laptop, and a gateway at `url` that knows it; gives the gateway's keys folder."""
    laptop = open_laptop(Settings(data_dir=data, argon2_memory_kib=19_456))
    keys = laptop.folder / "gateway" / "keys"
    load_or_create_keys(keys)
    database = Database(url)
    admin.seed(
        database,
        agency=training.AGENCY,
        officers=[trainee.officer for trainee in training.TRAINEES],
        logo_png=b"",
        device_id=laptop.device.device_id,
        public_pem=laptop.device.public.to_pem(),
        prefix=training.NUMBERS.prefix,
        first=training.NUMBERS.first,
        last=training.NUMBERS.last,
    )
    database.close()
    return keys


def run(folder, plan):
    """The whole run; the report says what was wrong."""
    report = Report(tickets=plan.tickets, store=plan.url.partition(":")[0])
    began = time.monotonic()
    data, log = folder / "data", folder / "exchanges"
    keys = prepared(data, plan.url)
    port = free_port()
    with ExitStack() as stack:
        gateway = Gateway(plan.url, keys, port)
        stack.callback(gateway.close)
        damaging = proxy(port, seed=plan.seed, share=plan.share, log=log)
        told = deliver(plan, data, stack.enter_context(damaging), gateway, report)
    report.seconds = round(time.monotonic() - began, 1)
    words = Counter(log.read_text("ascii").split())
    report.exchanges = sum(words.values())
    report.damaged = report.exchanges - words["whole"]
    report.ways = dict(words)
    compare(laptop_side(data), gateway_side(plan.url), told, report)
    return report


def deliver(plan, data, url, gateway, report):
    """Start laptops until one says `done`; kill both ends at points that chance has picked."""
    told = []
    chance = random.Random(plan.seed)
    ends = sorted(chance.randrange(plan.tickets) for _ in range(plan.kills))
    falls = sorted(chance.randrange(plan.tickets) for _ in range(plan.kills))
    while True:
        laptop = Laptop(data, url, plan.tickets)
        while (line := laptop.lines.get(timeout=QUIET_S)) is not None and line != ["done"]:
            if line[0] == "issued":
                told.append(line[1])
            if falls and len(told) >= falls[0]:
                falls.pop(0)
                gateway.kill()
                report.gateway_kills += 1
            if ends and len(told) >= ends[0]:
                ends.pop(0)
                laptop.kill()
                report.client_kills += 1
        if laptop.ended() == 0:
            return told


def compare(laptop, theirs, told, report):
    """Everything that must agree at the end, from both databases."""
    ours, receipts = laptop
    report.acknowledged, report.documents = len(told), len(ours)
    report.rows, report.receipts = len(theirs), len(receipts)
    names = [(number, seq) for number, seq, _, _ in theirs]
    held = {(number, seq): (digest, token) for number, seq, digest, token in theirs}
    forgotten = [number for number in told if (number, 1) not in ours]
    report.wrong += [f"{number} was shown as issued and is not there" for number in forgotten]
    report.wrong += [f"{name} is doubled" for name, n in Counter(names).items() if n > 1]
    report.wrong += [f"{name} is at DPS alone" for name in set(names) - set(ours)]
    report.wrong += [f"{name} is lost" for name in set(ours) - set(names)]
    report.wrong += [f"{name} has no receipt" for name in set(ours) - set(receipts)]
    changed = [name for name, digest in ours.items() if held.get(name, (digest,))[0] != digest]
    report.wrong += [f"{name} has another content at DPS" for name in changed]
    for name, (token, good) in receipts.items():
        if not good or held.get(name, (b"", ""))[1] != token:
            report.wrong.append(f"{name} has a false receipt")


def laptop_side(data):
    settings = Settings(data_dir=data, gateway_url="http://127.0.0.1:9", argon2_memory_kib=19_456)
    desk = open_desk(settings, clock=SystemClock())
    try:
        officer = training.TRAINEES[0]
        client = desk.sign_on(officer.officer.username, officer.secret)
        verify = desk.laptop.trust.receipt_verifier()
        with client.units() as unit:
            rows = unit.documents.all_rows()
            found = [unit.documents.get(row.document_id) for row in rows]
            ours = {(f.document.number, f.document.seq): f.digest for f in found}
            if len(ours) != len(found):
                raise SystemExit("The laptop holds a number twice.")
            receipts = {
                (r.number, r.seq): (r.token, proven(r, verify)) for r in unit.outbox.receipts()
            }
        return ours, receipts
    finally:
        desk.close()


def gateway_side(url):
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT number, seq, digest, receipt FROM submission"))
        found = [(r.number, r.seq, bytes(r.digest), r.receipt) for r in rows]
    engine.dispose()
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tickets", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=12, help="of each, laptop and gateway")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=int, default=45, help="damaged exchanges of a hundred")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="delivery-")))
        if options.store == "sqlite":
            url = f"sqlite:///{folder / 'gateway.db'}"
        else:
            url = stack.enter_context(PostgresServer()).fresh_url()
        plan = Plan(
            tickets=options.tickets,
            kills=options.kills,
            seed=options.seed,
            share=options.share,
            url=url,
        )
        report = run(folder, plan)
    shown = asdict(report)
    shown["wrong"] = report.wrong[:20]
    print(json.dumps(shown, indent=1))
    lost = len(report.wrong)
    print(f"{report.share:.0%} of {report.exchanges} exchanges damaged, {lost} wrong")
    return 1 if report.wrong or report.share < 0.4 else 0


if __name__ == "__main__":
    sys.exit(main())
