"""The audit chain: whole when whole, and the first broken link when not."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracs_mobile.domain.audit import AuditEntry, AuditHead, genesis, link_hash
from tracs_mobile.vault.chain import verify_chain
from tracs_mobile.vault.jws import SigningKey

KEY = SigningKey.generate()
START = genesis("VT-0001", "db-1")
T0 = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)


def link(seq, prev, *, body="{}", key=KEY):
    parts = {
        "seq": seq,
        "at": T0 + timedelta(seconds=seq),
        "kind": "issue",
        "actor": "AB123",
        "body": body,
        "prev": prev,
    }
    made = link_hash(**parts)
    return AuditEntry(**parts, hash=made, signature=key.sign(made))


def chain_of(count, **kwargs):
    entries, prev = [], START
    for seq in range(1, count + 1):
        entries.append(link(seq, prev, **kwargs))
        prev = entries[-1].hash
    return entries


CHAIN = chain_of(12)


def test_a_whole_chain_gives_its_count_and_head():
    report = verify_chain(CHAIN, START, KEY.public)
    assert report.whole
    assert (report.count, report.head) == (12, AuditHead(seq=12, hash=CHAIN[-1].hash))


def test_an_empty_chain_is_whole():
    report = verify_chain([], START, KEY.public)
    assert (report.whole, report.count, report.head) == (True, 0, AuditHead(seq=0, hash=START))


def test_a_chain_can_be_checked_from_a_known_link_on():
    report = verify_chain(CHAIN[5:], CHAIN[4].hash, KEY.public, after=5)
    assert (report.whole, report.count, report.head.seq) == (True, 7, 12)


CHANGES = {
    "at": T0 - timedelta(days=1),
    "kind": "void",
    "actor": "ZZ999",
    "body": '{"n":"TRAIN-9"}',
    "prev": b"\0" * 32,
    "hash": b"\0" * 32,
    "signature": b"",
}


@given(st.integers(0, 11), st.sampled_from(sorted(CHANGES)))
@settings(max_examples=84, deadline=None)
def test_a_changed_field_is_found_at_its_link(at, field):
    changed = [*CHAIN]
    changed[at] = dataclasses.replace(CHAIN[at], **{field: CHANGES[field]})
    report = verify_chain(changed, START, KEY.public)
    assert (report.broken_seq, report.count) == (at + 1, at)
    assert report.problem


@given(st.integers(0, 10))
def test_a_link_taken_out_of_the_middle_is_found(at):
    report = verify_chain(CHAIN[:at] + CHAIN[at + 1 :], START, KEY.public)
    assert (report.broken_seq, report.count) == (at + 2, at)
    assert report.problem == f"Entry {at + 1} is missing."


def test_two_links_in_the_wrong_order_are_found():
    assert verify_chain([CHAIN[1], CHAIN[0]], START, KEY.public).broken_seq == 2


def test_a_link_that_stands_twice_is_found():
    assert verify_chain([CHAIN[0], *CHAIN], START, KEY.public).broken_seq == 1


def test_the_chain_of_another_database_is_not_ours():
    report = verify_chain(CHAIN, genesis("VT-0001", "db-2"), KEY.public)
    assert (report.broken_seq, report.count) == (1, 0)


def test_an_insider_who_rebuilds_the_whole_chain_still_lacks_the_device_key():
    forged = chain_of(12, body='{"forged":1}', key=SigningKey.generate())
    report = verify_chain(forged, START, KEY.public)
    assert report.problem == "Entry 1 is not signed by this laptop."


@pytest.mark.parametrize("cut", [0, 5, 11])
def test_a_chain_without_its_newest_links_shows_only_in_its_head(cut):
    report = verify_chain(CHAIN[:cut], START, KEY.public)
    assert report.whole
    assert report.head != AuditHead(seq=12, hash=CHAIN[-1].hash)
