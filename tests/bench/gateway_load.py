"""What the measurements of the gateway share: varied tickets, a gateway, a bare service, a loop.

    python tests/bench/gateway_load.py URL-OF-A-DATABASE

runs the bare service: Starlette on uvicorn as the gateway has them, that inflates a batch, parses
its lines, inserts the bodies in one durable transaction, and does nothing else.
"""

import contextlib
import hashlib
import json
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import httpx
from sqlalchemy import Column, LargeBinary, MetaData, String, Table, create_engine, event, insert
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from sync import wire
from sync.gateway.database import Database
from sync.gateway.office import admin
from sync.gateway.server import listen, serve, url_of
from tracs_mobile.domain.agency import IssuedBy, Officer, Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.testing.documents import a_document, a_driver, a_vehicle
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey

BATCH = 100
_FAMILIES = [
    "TREMBLAYE",
    "BÉLANGEOIX",
    "QUIMBYE",
    "OUELLETTEY",
    "GAGNIEUX",
    "THIBODEAUX-KY",
    "LAVIGNEY",
]
_GIVEN = ["NOÉMIE", "LUC", "ADA", "MARTHE", "OTIS", "JUNE", "PERCY", "VERA"]
_STREETS = ["ELM", "MAIN", "BIRCH", "RIVER", "MILL", "QUARRY", "ORCHARD"]
_MAKES = ["SUBARU", "FORD", "TOYOTA", "HONDA", "VOLVO", "CHEVROLET"]
_TABLE = Table(
    "bare",
    MetaData(),
    Column("number", String(100), primary_key=True),
    Column("digest", LargeBinary),
    Column("body", LargeBinary),
)


class Now:
    def now(self):
        return datetime.now(UTC)


class Load:
    """A laptop with its agency, and tickets of invented persons that differ from each other."""

    def __init__(self, seed=1):
        self.device = DeviceVault("BENCH-1", SigningKey.generate())
        self._chance = random.Random(seed)
        self._next = 1

    def enlist(self, url):
        database = Database(url)
        officer = Officer(
            leo_number=LeoNumber("07A12"),
            name="M. TREMBLAYE",
            title="Officer",
            username="mtremblaye",
            role=Role.OFFICER,
            approved_on=date(2020, 1, 1),
        )
        admin.seed(
            database,
            agency=a_document().agency,
            officers=[officer],
            logo_png=b"",
            device_id=self.device.device_id,
            public_pem=self.device.public.to_pem(),
            prefix="VCVC-",
            first=1,
            last=9_999_999,
        )
        database.close()

    def ticket(self):
        chance, number = self._chance, self._next
        self._next += 1
        issued = datetime.now(UTC) - timedelta(minutes=chance.randrange(1, 2_000))
        driver = a_driver(
            family_name=chance.choice(_FAMILIES),
            given_name=chance.choice(_GIVEN),
            street=f"{chance.randrange(1, 400)} {chance.choice(_STREETS)} ST",
            license_number=f"{chance.randrange(10**7, 10**8)}",
            birth_date=date(chance.randrange(1945, 2008), 4, chance.randrange(1, 28)),
        )
        vehicle = a_vehicle(
            plate=f"{chance.randrange(100, 1000)} {chance.randrange(1000):03d}",
            make=chance.choice(_MAKES),
            vin=f"4S4BSANC5K3{chance.randrange(10**6):06d}",
        )
        return an_issued(
            f"VCVC-{number:07d}",
            signer=self.device,
            training=False,
            issued_at=issued,
            answer_by=(issued + timedelta(days=20)).date(),
            defendant=driver,
            vehicle=vehicle,
            salt=f"{chance.getrandbits(128):032x}",
            officer=IssuedBy(leo_number=LeoNumber("07A12"), name="M. TREMBLAYE", title="Officer"),
        )

    def batches(self, tickets):
        """Batches as they stand on the wire before compression."""
        made = [an_envelope(self.ticket()) for _ in range(tickets)]
        return [wire.encode_batch(made[at : at + BATCH]) for at in range(0, tickets, BATCH)]


@contextlib.contextmanager
def running(*command):
    """A process of its own that prints its address last on its first line."""
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().split()[-1]
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def gateway(url, keys, *more):
    """The gateway on the database at `url`."""
    return running(
        "-m", "sync.gateway", "serve", "--port", "0", "--database", url, "--keys", str(keys), *more
    )


def bare(url):
    """The bare service on the database at `url`."""
    return running(__file__, url)


class Sent:
    """What one run did: seconds in all, and of each batch."""

    def __init__(self, seconds, batches, tickets):
        self.seconds, self.batches, self.tickets = seconds, sorted(batches), tickets

    @property
    def rate(self):
        return self.tickets / self.seconds

    def batch_ms(self, share):
        return 1000 * self.batches[min(int(len(self.batches) * share), len(self.batches) - 1)]


def post_all(base_url, batches, *, signer, lines):
    """Post every batch with zstd over `lines` kept connections; all must be taken."""
    headers = {
        "Authorization": f"Bearer {wire.request_token(signer, datetime.now(UTC))}",
        "Content-Type": wire.NDJSON,
        "Content-Encoding": "zstd",
    }

    def post(batch):
        begun = time.perf_counter()
        answer = client.post("/v1/batches", content=wire.compress(batch, "zstd"), headers=headers)
        took = time.perf_counter() - begun
        assert answer.status_code == 200, answer.text
        # Counted, not parsed: a laptop does that on a computer of its own.
        taken, lines = answer.content.count(b'"status":"accepted"'), batch.count(b"\n")
        assert taken == lines, answer.text[:2000]
        return took, taken

    limits = httpx.Limits(max_connections=lines)
    with (
        httpx.Client(base_url=base_url, limits=limits, timeout=60) as client,
        ThreadPoolExecutor(lines) as threads,
    ):
        begun = time.perf_counter()
        done = list(threads.map(post, batches))
        took = time.perf_counter() - begun
    return Sent(took, [seconds for seconds, _ in done], sum(count for _, count in done))


def bare_app(url):
    """The bare service; it takes what the gateway takes and checks nothing."""
    engine = create_engine(url, pool_size=1, max_overflow=0)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def set_up(connection, _record):
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")

    _TABLE.metadata.create_all(engine)

    def take(raw):
        found = [json.loads(line) for line in wire.inflate(raw, "zstd").splitlines()]
        rows = [
            {
                "number": line["number"],
                "digest": hashlib.sha256(line["payload"].encode()).digest(),
                "body": line["payload"].encode(),
            }
            for line in found
        ]
        with engine.begin() as connection:
            connection.execute(insert(_TABLE), rows)
        return {"items": [{"number": row["number"], "status": "accepted"} for row in rows]}

    async def batches(request: Request):
        return JSONResponse(await run_in_threadpool(take, await request.body()))

    return Starlette(routes=[Route("/v1/batches", batches, methods=["POST"])])


if __name__ == "__main__":
    listening = listen("127.0.0.1", 0)
    serve(bare_app(sys.argv[1]), listening, lambda: print(url_of(listening), flush=True))
