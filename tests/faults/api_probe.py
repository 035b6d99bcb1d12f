"""Tries every route of the gateway with what nobody foresaw: `python tests/faults/api_probe.py`.

Schemathesis reads the gateway's own OpenAPI and calls it in a laptop's name: single calls, then
chains of calls along its links. Any server error and any answer that the document does not tell
ends with 1. `--database` takes a PostgreSQL URL; without it the register is a new SQLite file.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from sync import wire
from sync.gateway.app import create_app
from sync.gateway.database import Database
from sync.gateway.keys import GatewayKeys
from sync.gateway.office import admin
from sync.gateway.server import GatewayServer
from tracs_mobile.domain.agency import Officer, Role
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey

HOOKS = Path(__file__).with_name("api_probe_hooks.py")
TICKETS = 40
WAY = "api-probe-lines"
"""Where the hooks find lines that a laptop really signed."""


class Target:
    """A gateway on loopback with one laptop, some tickets, and lines the hooks may send."""

    def __init__(self, database, folder):
        self.clock = FakeClock()
        self.keys = GatewayKeys.generate()
        self.device = DeviceVault("LAPTOP-1", SigningKey.generate())
        self.folder = Path(folder)
        opened = Database(database)
        admin.seed(
            opened,
            agency=a_document().agency,
            officers=[
                Officer(
                    leo_number=LeoNumber(leo),
                    name="M. TREMBLAYE",
                    title="Officer",
                    username=leo.lower(),
                    role=role,
                    approved_on=date(2026, 1, 5),
                )
                for leo, role in (("07A12", Role.OFFICER), ("07A13", Role.POC))
            ],
            logo_png=b"",
            device_id=self.device.device_id,
            public_pem=self.device.public.to_pem(),
            prefix="TRAIN-",
            first=1,
            last=TICKETS,
        )
        opened.close()
        (self.folder / WAY).write_bytes(wire.encode_batch(self._tickets()))
        self.server = GatewayServer(create_app(database, self.keys, self.clock))

    def _tickets(self):
        for ordinal in range(1, TICKETS + 1):
            yield an_envelope(an_issued(f"TRAIN-{ordinal:07d}", signer=self.device))

    @property
    def token(self):
        """Good as long as the clock stands still, which it does."""
        return wire.request_token(self.device, self.clock.now())

    def close(self):
        self.server.close()


def probe(database, folder, *, examples, seed, phases="examples,coverage,fuzzing,stateful"):
    """The exit code and what Schemathesis said."""
    target = Target(database, folder)
    command = [sys.executable, "-m", "schemathesis.cli", "run"]
    command += [
        f"{target.server.url}/v1/openapi.json",
        "-H",
        f"Authorization: Bearer {target.token}",
    ]
    command += ["--max-examples", str(examples), "--seed", str(seed), "--phases", phases]
    command += ["--checks", "all", "--generation-database", "none", "--request-timeout", "20"]
    command += ["--suppress-health-check", "all", "--warnings", "off", "--continue-on-failure"]
    where = {"SCHEMATHESIS_HOOKS": str(HOOKS), "API_PROBE_LINES": str(Path(folder) / WAY)}
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **where, "PYTHONPATH": str(Path(__file__).parents[2])},
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        target.close()
    return done.returncode, done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=300, help="calls for each route and phase")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="SQLAlchemy URL; a new SQLite file if empty")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = options.database or f"sqlite:///{folder}/gateway.db"
        code, said = probe(database, folder, examples=options.examples, seed=options.seed)
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main())
