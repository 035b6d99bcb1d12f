"""A relay whose process is killed: what it said it keeps it keeps, and DPS gets it once."""

import dataclasses
import itertools
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync import wire
from sync.relay.keeping import Bounds, KeptLines
from sync.relay.link import RelayLink
from sync.relay.pairing import new_code
from tracs_mobile.errors import SyncError
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey
from tracs_mobile.vault.seal import SealKey, seal

ROOT = Path(__file__).parents[2]
KILLS = 6

SERVER = """
import sys
from pathlib import Path
from sync.relay.keeping import Bounds, KeptLines
from sync.relay.server import Relay, RelayServer

kept = KeptLines(Path(sys.argv[1]), Bounds(free_bytes=0))
relay = Relay(kept, relay_id="r1", name="POST", code=sys.argv[2], kept_some=lambda: None)
server = RelayServer(relay, host="127.0.0.1", port=0)
print(server.port, flush=True)
sys.stdin.read()
"""


def sealed(ordinal, device, to):
    plain = an_envelope(an_issued(f"TRAIN-{ordinal:07d}", signer=device))
    blob = seal(wire.encode_line(plain), to)
    return dataclasses.replace(plain, body=b"", signature=b"", sealed=blob)


@pytest.mark.slow
def test_a_killed_relay_still_has_whatever_it_said_it_keeps(tmp_path):
    code, to = new_code(), SealKey.generate().public
    device = DeviceVault("LAPTOP-1", SigningKey.generate())
    numbers = itertools.count(1)
    said = []
    for round_ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER, tmp_path / "relay", code],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        port = int(process.stdout.readline())
        link = RelayLink(f"127.0.0.1:{port}", code, device_id="LAPTOP-1", verify=lambda token: b"")
        with pytest.raises(SyncError):
            for at in itertools.count():
                said += link.keep([sealed(next(numbers), device, to) for _ in range(5)])
                if at == 1 + round_:
                    process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        assert process.returncode == -signal.SIGKILL
    assert len(said) >= 5 * KILLS
    kept = KeptLines(tmp_path / "relay", Bounds(free_bytes=0))
    held = {(e.number, e.seq, e.sealed) for _, e in kept.waiting(10_000, frozenset())}
    assert {(e.number, e.seq, e.sealed) for e in said} <= held
    assert len(held) == kept.waiting_count
