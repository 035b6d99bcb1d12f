"""The gateway is killed while a laptop enrolls or asks for numbers, and while it hands over.

Whatever the moment: one laptop, one block, and every ticket at the court exactly once.
"""

import json
import random
import secrets
import socket
import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import httpx
import pytest
from sqlalchemy import text

from sync import wire
from sync.gateway.database import Database
from sync.gateway.keys import load_or_create_keys
from sync.gateway.office import admin, enrolling, numbers
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.testing.killing import killed_when
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey

KILLS = 4
TICKETS = 60
AGENCY = a_document().agency.judiciary_code


def now():
    return datetime.now(UTC)


class Gateway:
    """A gateway as a process of its own; `kill` ends it as a power cut would."""

    def __init__(self, url, folder):
        self.url, self.folder = url, folder
        self.keys = load_or_create_keys(folder / "keys")
        self.device = DeviceVault("LAPTOP-1", SigningKey.generate())
        self.database = Database(url)
        officer = Officer(
            leo_number=LeoNumber("07A12"),
            name="M. TREMBLAYE",
            title="Officer",
            username="mtremblaye",
            approved_on=date(2026, 1, 5),
        )
        admin.seed(
            self.database,
            agency=a_document().agency,
            officers=[officer],
            logo_png=b"",
            device_id=self.device.device_id,
            public_pem=self.device.public.to_pem(),
            prefix="F",
            first=1,
            last=TICKETS,
        )
        numbers.put_series(
            self.database, prefix="E", first=1, last=9000, block_size=100, by="boss", now=now()
        )
        self.process = None
        self.http = ""

    def command(self, *words):
        place = ["--database", self.url, "--keys", str(self.folder / "keys")]
        return [sys.executable, "-m", "sync.gateway", words[0], *place, *words[1:]]

    def serve(self):
        command = self.command("serve", "--port", "0")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.http = self.process.stdout.readline().split()[-1]

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            self.process.stdout.close()
            self.process = None

    def ask_and_kill(self, path, body, after_s, **headers):
        """Send a request and kill the gateway without looking at what it answers."""
        parts = urlsplit(self.http)
        lines = [f"POST {path} HTTP/1.1", f"Host: {parts.netloc}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        with socket.create_connection((parts.hostname, parts.port)) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            # Not to wait for anything, but to be killed at another moment each time.
            threading.Event().wait(after_s)
            self.kill()

    def rows(self, query):
        with self.database.read() as connection:
            return [tuple(row) for row in connection.execute(text(query))]

    def close(self):
        self.kill()
        self.database.close()


@pytest.fixture
def gateway(gateway_url, tmp_path):
    made = Gateway(gateway_url, tmp_path)
    yield made
    made.close()


def an_enrolment(gateway, name):
    code = enrolling.new_code(
        gateway.database, gateway.keys, agency=AGENCY, device_name=name, by="boss", now=now()
    ).code
    asked = wire.EnrolRequest(
        code_id=enrolment_ids.code_id(code),
        public_pem=SigningKey.generate().public.to_pem().decode(),
        device_name=name,
        version="0.2.0",
        nonce=secrets.token_urlsafe(18),
    )
    return code, wire.encode(enrolment_ids.prove(code, asked))


@pytest.mark.slow
def test_a_gateway_killed_while_laptops_enroll_makes_each_of_them_once(gateway):
    chance = random.Random(11)
    for turn in range(KILLS):
        code, body = an_enrolment(gateway, f"CAR {turn}")
        gateway.serve()
        kind = {"Content-Type": wire.JSON}
        gateway.ask_and_kill("/v1/enrol", body, chance.uniform(0, 0.06), **kind)
        gateway.serve()
        answer = httpx.post(f"{gateway.http}/v1/enrol", content=body, headers=kind)
        gateway.kill()
        assert answer.status_code == 200, answer.text
        assert enrolment_ids.is_proven(code, wire.decode(wire.EnrolAnswer, answer.content))
    assert gateway.rows("SELECT count(*) FROM device WHERE device_id LIKE 'LT-%'") == [(KILLS,)]
    granted = gateway.rows("SELECT first, last FROM number_block WHERE prefix = 'E' ORDER BY first")
    assert granted == [(100 * n + 1, 100 * n + 100) for n in range(KILLS)]


@pytest.mark.slow
def test_a_gateway_killed_while_a_laptop_asks_for_numbers_gives_each_block_once(gateway):
    chance = random.Random(12)
    with gateway.database.write() as connection:
        connection.execute(text("UPDATE number_block SET prefix = 'E', first = 1, last = 100"))
        connection.execute(text("UPDATE number_series SET next = 101"))
    for turn in range(1, KILLS + 1):
        account = NumberAccount(total=100 * turn, free=3, issued=100 * turn - 3, void=0)
        body = wire.encode(wire.NumbersRequest(account=account))
        token = wire.request_token(gateway.device, now())
        headers = {"Authorization": f"Bearer {token}", "Content-Type": wire.JSON}
        gateway.serve()
        gateway.ask_and_kill("/v1/number-blocks", body, chance.uniform(0, 0.06), **headers)
        gateway.serve()
        answer = httpx.post(f"{gateway.http}/v1/number-blocks", content=body, headers=headers)
        gateway.kill()
        assert answer.status_code == 200, answer.text
    granted = gateway.rows("SELECT first, last FROM number_block ORDER BY first")
    assert granted == [(100 * n + 1, 100 * n + 100) for n in range(KILLS + 1)]


class Court:
    """Takes every file away as soon as it appears, and answers it."""

    def __init__(self, folder):
        self.folder, self.seen = folder, []

    def take(self):
        for path in sorted(self.folder.glob("*.ecf.xml")):
            raw = path.read_bytes()
            path.unlink()
            self.seen.append(path.name)
            assert raw.startswith(b"<?xml")
            assert raw.rstrip().endswith(b"FilingMessage>")
            number = path.name.partition("-")[0]
            said = {"number": number, "seq": 1, "state": "accepted"}
            waiting = self.folder / "answers" / f"{number}.tmp"
            waiting.write_text(json.dumps(said), "utf-8")
            waiting.rename(waiting.with_suffix(".json"))


MOMENTS = (
    (".work/*.ecf.xml", 1),
    (".work/*.ecf.xml", TICKETS // 2),
    (".work/*.ecf.xml", TICKETS),
    ("*.ecf.xml", 1),
    ("answers/read/*.json", 1),
)
"""What a killed forwarder leaves, in the order of its work: so many files of such a name."""


@pytest.mark.slow
def test_a_forwarder_killed_again_and_again_hands_every_ticket_over_once(gateway, tmp_path):
    tickets = [
        an_envelope(an_issued(f"F{n:07d}", signer=gateway.device, training=False))
        for n in range(1, TICKETS + 1)
    ]
    gateway.serve()
    token = wire.request_token(gateway.device, now())
    answer = httpx.post(
        f"{gateway.http}/v1/batches",
        content=wire.encode_batch(tickets),
        headers={"Authorization": f"Bearer {token}", "Content-Type": wire.NDJSON},
    )
    gateway.kill()
    taken = wire.decode(wire.BatchResult, answer.content).items
    assert {item.status.value for item in taken} == {"accepted"}
    drop = tmp_path / "drop"
    court = Court(drop)
    command = gateway.command("forward", "--court-drop", str(drop))
    for pattern, many in MOMENTS:
        assert killed_when(command, lambda p=pattern, m=many: len(list(drop.glob(p))) >= m)
        court.take()
    for _ in range(2):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        court.take()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert sorted(court.seen) == [f"F{n:07d}-1.ecf.xml" for n in range(1, TICKETS + 1)]
    assert gateway.rows("SELECT state, count(*) FROM forward GROUP BY state") == [
        ("accepted", TICKETS)
    ]
    kinds = gateway.rows("SELECT kind, count(*) FROM news GROUP BY kind ORDER BY kind")
    assert kinds == [("court accepted", TICKETS), ("filed", TICKETS)]
