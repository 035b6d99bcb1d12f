"""The reader of bundles and of receipts against cut, flipped, spliced and invented bytes."""

import random
import uuid
from datetime import UTC, datetime

import pytest

from sync import wire
from sync.bundles.form import BundleRefused, Manifest, item_of, pack, unpack
from sync.bundles.receipts import BundleReceipts, read_receipts, receipts_file
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, sign_token, verify_token
from tracs_mobile.vault.seal import SealKey

NOW = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
DEVICE = DeviceVault("LAPTOP-1", SigningKey.generate())
TO = SealKey.generate()
DPS = SigningKey.generate()
TICKETS = [an_envelope(an_issued(f"TRAIN-{n:07d}", signer=DEVICE)) for n in range(1, 6)]
BUNDLE = pack(
    Manifest(
        bundle_id=str(uuid.uuid4()),
        device="LAPTOP-1",
        created_at=NOW,
        first=TICKETS[0].number,
        last=TICKETS[-1].number,
        items=tuple(map(item_of, TICKETS)),
    ),
    TICKETS,
    device=DEVICE,
    to=TO.public,
)
RECEIPTS = receipts_file(
    BundleReceipts(
        bundle_id="b",
        device="LAPTOP-1",
        gateway="g",
        imported_at=NOW,
        items=tuple(
            wire.ItemResult(line=n, number=t.number, seq=1, status=ItemStatus.REJECTED)
            for n, t in enumerate(TICKETS)
        ),
    ),
    lambda said: sign_token(wire.encode(said), DPS, kid="dps", typ=wire.GATEWAY_TYP),
)


def open_bundle(raw):
    return unpack(raw, {TO.public.key_id: TO}, lambda _device: DEVICE.public)


def open_receipts(raw):
    return read_receipts(
        raw,
        device_id="LAPTOP-1",
        verify=lambda token: verify_token(token, {"dps": DPS.public}, typ=wire.GATEWAY_TYP),
    )


def damaged(raw, roll):
    """One of the ways in which a stick or a person spoils a file."""
    at = roll.randrange(len(raw))
    end = min(len(raw), at + roll.randrange(1, 600))
    parts = raw.split(b".")
    roll.shuffle(parts)
    flipped = bytes([raw[at] ^ (1 << roll.randrange(8))])
    return roll.choice(
        (
            raw[:at],
            raw[:at] + flipped + raw[at + 1 :],
            raw[:at] + roll.randbytes(roll.randrange(1, 64)) + raw[at:],
            raw[:at] + bytes(end - at) + raw[end:],
            raw[at:] + raw[:at],
            b".".join(parts),
            roll.randbytes(roll.randrange(0, 2_000)),
        )
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_bundle_is_refused_and_never_opens_as_something_else(seed):
    roll = random.Random(seed)
    whole = open_bundle(BUNDLE)
    for _ in range(400):
        raw = damaged(BUNDLE, roll)
        try:
            found = open_bundle(raw)
        except BundleRefused:
            continue
        # A shuffle may give back the whole; then it is the whole and nothing else.
        assert (found.manifest, found.lines) == (whole.manifest, whole.lines)


@pytest.mark.parametrize("seed", range(2))
def test_spoiled_receipts_change_nothing(seed):
    roll = random.Random(seed)
    _, whole = open_receipts(RECEIPTS)
    for _ in range(400):
        try:
            _, answers = open_receipts(damaged(RECEIPTS, roll))
        except BadInput:
            continue
        assert answers == whole


def test_a_bundle_is_refused_at_every_length_but_its_own():
    for length in range(0, len(BUNDLE), 37):
        with pytest.raises(BundleRefused):
            open_bundle(BUNDLE[:length])
    assert len(open_bundle(BUNDLE).lines) == 5
