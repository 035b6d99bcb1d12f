"""The files beside the database: the high-water mark and the sealed spool."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.canonical import decode
from tracs_mobile.domain.names import TicketNumber
from tracs_mobile.domain.outbox import Envelope
from tracs_mobile.errors import StoreDamaged, StoreError, StoreFull
from tracs_mobile.ports import HighWater, Mark, Spool
from tracs_mobile.store.mark import FileHighWater
from tracs_mobile.store.spool import FileSpool
from tracs_mobile.testing.fakes import FakeHighWater, FakeSigner, FakeSpool
from tracs_mobile.testing.issued import a_receipt, an_envelope, an_issued

NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()


def believed(_receipt):
    return True


def backwards(raw: bytes) -> bytes:
    """A stand-in for the seal: unreadable, and to be undone by the test."""
    return raw[::-1]


def an_event(number: str, seq: int = 1) -> Envelope:
    return an_envelope(an_issued(TicketNumber(number), signer=SIGNER, seq=seq))


@pytest.fixture(params=["file", "fake"])
def marks(request, tmp_path) -> HighWater:
    return FileHighWater(tmp_path / "marks.json") if request.param == "file" else FakeHighWater()


@pytest.fixture(params=["file", "fake"])
def spool(request, tmp_path) -> Spool:
    return (
        FileSpool(tmp_path / "spool", backwards, proven=believed)
        if request.param == "file"
        else FakeSpool()
    )


# --- the mark --------------------------------------------------------------------------------


def test_a_mark_only_rises_and_each_part_by_itself(marks):
    assert marks.read() == Mark()
    marks.raise_to(Mark(ordinal=5, audit_seq=10))
    marks.raise_to(Mark(ordinal=4, audit_seq=12))
    assert marks.read() == Mark(ordinal=5, audit_seq=12)


def test_a_mark_is_there_after_a_restart_and_leaves_no_half_file(tmp_path):
    path = tmp_path / "deep" / "marks.json"
    FileHighWater(path).raise_to(Mark(ordinal=5, audit_seq=10))
    assert FileHighWater(path).read() == Mark(ordinal=5, audit_seq=10)
    assert [file.name for file in path.parent.iterdir()] == ["marks.json"]


def test_the_higher_of_two_marks_wins_and_both_are_written(tmp_path):
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    FileHighWater(one).raise_to(Mark(ordinal=5, audit_seq=10))
    FileHighWater(two).raise_to(Mark(ordinal=3, audit_seq=20))
    both = FileHighWater(one, two)
    assert both.read() == Mark(ordinal=5, audit_seq=20)
    both.raise_to(Mark(ordinal=6))
    for path in (one, two):
        assert FileHighWater(path).read() == Mark(ordinal=6, audit_seq=20)


def test_a_second_mark_that_is_gone_comes_back_with_the_first_raise(tmp_path):
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    FileHighWater(one).raise_to(Mark(ordinal=5))
    FileHighWater(one, two).raise_to(Mark(ordinal=5))
    assert FileHighWater(two).read() == Mark(ordinal=5)


@pytest.mark.expects_log_warnings
def test_an_unreadable_mark_is_never_taken_for_none(tmp_path):
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_bytes(b'{"ordinal":')
    with pytest.raises(StoreDamaged, match="highest ticket number"):
        FileHighWater(one).read()
    FileHighWater(two).raise_to(Mark(ordinal=7))
    assert FileHighWater(one, two).read() == Mark(ordinal=7)


def test_a_mark_that_cannot_be_written_is_an_error(tmp_path):
    marks = FileHighWater(tmp_path / "marks.json")
    in_the_way = tmp_path / "marks.json.tmp"
    in_the_way.mkdir()
    with pytest.raises(StoreError, match="mark of the last ticket number"):
        marks.raise_to(Mark(ordinal=1))
    in_the_way.rmdir()
    marks.raise_to(Mark(ordinal=1))
    assert marks.read() == Mark(ordinal=1)


@pytest.mark.expects_log_warnings
def test_one_of_two_marks_is_enough(tmp_path):
    (tmp_path / "two.json.tmp").mkdir()
    marks = FileHighWater(tmp_path / "one.json", tmp_path / "two.json")
    marks.raise_to(Mark(ordinal=1))
    assert FileHighWater(tmp_path / "one.json").read() == Mark(ordinal=1)


# --- the spool -------------------------------------------------------------------------------


def test_sealed_events_wait_oldest_first_until_receipted_and_dropped(spool):
    events = [an_event(number) for number in ("Z-3", "A-1", "M-2")]
    for sent in events:
        spool.put(sent)
    assert [e.number for e in spool.waiting(10)] == ["Z-3", "A-1", "M-2"]
    assert [e.number for e in spool.waiting(2)] == ["Z-3", "A-1"]
    receipt = a_receipt(events[1], NOW)
    spool.keep_receipt(receipt)
    assert [e.number for e in spool.waiting(10)] == ["Z-3", "M-2"]
    assert spool.receipts() == (receipt,)
    spool.drop(events[1].number, 1)
    spool.drop(events[1].number, 1)
    assert spool.receipts() == ()
    assert [e.number for e in spool.waiting(10)] == ["Z-3", "M-2"]


def test_a_waiting_event_carries_its_head_and_the_seal_but_not_the_content(spool):
    event = an_event("TRAIN-0000001")
    spool.put(event)
    (found,) = spool.waiting(1)
    assert (found.body, found.signature) == (b"", b"")
    assert found.sealed
    kept = ("document_id", "number", "seq", "kind", "digest", "device_id")
    assert all(getattr(found, name) == getattr(event, name) for name in kept)


def test_two_events_of_one_ticket_are_two_files(spool):
    spool.put(an_event("TRAIN-0000001"))
    spool.put(an_event("TRAIN-0000001", seq=2))
    spool.drop(TicketNumber("TRAIN-0000001"), 1)
    assert [e.seq for e in spool.waiting(10)] == [2]


def test_putting_an_event_again_replaces_it(spool):
    spool.put(an_event("TRAIN-0000001"))
    spool.put(an_event("TRAIN-0000001"))
    assert len(spool.waiting(10)) == 1


def test_what_is_sealed_is_the_whole_signed_event(tmp_path):
    event = an_event("TRAIN-0000001")
    FileSpool(tmp_path, backwards, proven=believed).put(event)
    (found,) = FileSpool(tmp_path, backwards, proven=believed).waiting(1)
    assert decode(Envelope, backwards(found.sealed)) == event


def test_no_person_stands_in_a_sealed_file(tmp_path):
    event = an_event("TRAIN-0000001")
    FileSpool(tmp_path, lambda raw: bytes(byte ^ 0x5A for byte in raw), proven=believed).put(event)
    (path,) = tmp_path.iterdir()
    assert path.name == "TRAIN-0000001-1.sealed"
    assert not [w for w in (b"LANGEOIX", b"HKB 412", b"48213307") if w in path.read_bytes()]


def test_a_number_never_leads_out_of_the_folder(tmp_path):
    folder = tmp_path / "spool"
    spool = FileSpool(folder, backwards, proven=believed)
    for number in ("../../evil", "..", "a/b", "C:\\x", "nul\0l"):
        spool.put(an_event(number))
    assert sorted(p.parent for p in tmp_path.rglob("*") if p.is_file()) == [folder] * 5
    assert len(spool.waiting(10)) == 5


@pytest.mark.expects_log_warnings
def test_a_damaged_file_does_not_hold_up_the_others(tmp_path):
    spool = FileSpool(tmp_path, backwards, proven=believed)
    for number in ("A-1", "A-2"):
        spool.put(an_event(number))
    (tmp_path / "A-1-1.sealed").write_bytes(b"\x00garbage")
    (tmp_path / "A-9-1.receipt").write_bytes(b"garbage")
    (tmp_path / "A-3-1.sealed.tmp").write_bytes(b"half")
    assert [e.number for e in spool.waiting(10)] == ["A-2"]
    assert spool.receipts() == ()


def test_an_empty_or_missing_folder_is_no_fault(tmp_path):
    spool = FileSpool(tmp_path / "none", backwards, proven=believed)
    assert spool.waiting(10) == ()
    assert spool.receipts() == ()
    spool.drop(TicketNumber("A-1"), 1)


def test_a_full_disk_is_told_as_such_and_leaves_no_event(tmp_path):
    resource = pytest.importorskip("resource", reason="Windows has no limit on file sizes")
    spool = FileSpool(tmp_path, lambda raw: raw * 50, proven=believed)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(StoreFull, match="sealed copy of a ticket"):
            spool.put(an_event("A-1"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert spool.waiting(10) == ()
    spool.put(an_event("A-1"))
    assert len(spool.waiting(10)) == 1


def test_order_follows_the_time_of_writing(tmp_path):
    spool = FileSpool(tmp_path, backwards, proven=believed)
    for number in ("A-1", "A-2"):
        spool.put(an_event(number))
    old = (NOW - timedelta(days=1)).timestamp()
    os.utime(tmp_path / "A-2-1.sealed", (old, old))
    assert [e.number for e in spool.waiting(10)] == ["A-2", "A-1"]
