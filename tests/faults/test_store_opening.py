"""A database that cannot be opened says why in a sentence, and nothing in it is touched."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import StoreDamaged, StoreError, StoreTooNew
from tracs_mobile.store.engine import assert_healthy, open_engine
from tracs_mobile.store.migrate import migrate
from tracs_mobile.store.raw import one_value, raw_of
from tracs_mobile.store.uow import SqlUnitOfWork
from tracs_mobile.testing.fakes import FakeSigner
from tracs_mobile.testing.issued import issue_one

KEY, SALT = b"k" * 32, b"s" * 16
NOW = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)
SIGNER = FakeSigner()


def opened(path: Path, key: bytes = KEY, salt: bytes = SALT) -> Engine:
    engine = open_engine(path, key=key, salt=salt)
    try:
        migrate(engine, path)
        assert_healthy(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@pytest.fixture
def path(tmp_path) -> Path:
    """A closed database with a few tickets."""
    path = tmp_path / "tickets.db"
    engine = opened(path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        unit.numbers.add_block(NumberBlock(block_id="b1", prefix="TRAIN-", first=1, last=50))
        for _ in range(20):
            issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
    engine.dispose()
    return path


def test_the_right_key_opens_it_again(path):
    engine = opened(path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        assert unit.documents.count() == 20
    engine.dispose()


def test_a_wrong_key_is_told_apart_from_damage(path):
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="key of this laptop does not open"):
        opened(path, key=b"x" * 32)
    assert path.read_bytes() == before


def test_a_wrong_salt_is_a_wrong_key(path):
    with pytest.raises(StoreDamaged, match="key of this laptop does not open"):
        opened(path, salt=b"x" * 16)


def test_a_damaged_first_page_is_damage_not_a_wrong_key(path):
    raw = bytearray(path.read_bytes())
    raw[100:116] = bytes(16)
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged, match="is damaged"):
        opened(path)


def test_garbage_in_the_first_sixteen_bytes_does_no_harm(path):
    raw = bytearray(path.read_bytes())
    raw[:16] = random.Random(1).randbytes(16)
    path.write_bytes(raw)
    opened(path).dispose()


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_bit_anywhere_is_noticed_at_start(path, seed):
    raw = bytearray(path.read_bytes())
    place = random.Random(seed).randrange(4096, len(raw))
    raw[place] ^= 1 << (seed % 8)
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged, match="is damaged"):
        opened(path)


def test_a_file_cut_short_is_noticed_at_start(path):
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(StoreDamaged):
        opened(path)


def test_a_plain_database_is_not_taken(path):
    path.write_bytes(b"SQLite format 3\0" + bytes(8176))
    with pytest.raises(StoreDamaged):
        opened(path)


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(StoreError, match="could not be read or written"):
        opened(tmp_path / "gone" / "tickets.db")


def test_a_database_of_a_newer_program_is_left_alone(path):
    engine = open_engine(path, key=KEY, salt=SALT)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreTooNew, match="newer version"):
        migrate(engine, path)
    with engine.connect() as connection:
        assert one_value(raw_of(connection), "SELECT version_num FROM alembic_version") == "9999"
    engine.dispose()
    assert not (path.parent / "snapshots").exists()


def test_tables_without_a_version_are_not_guessed_at(path):
    engine = open_engine(path, key=KEY, salt=SALT)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    with pytest.raises(StoreDamaged, match="mark of its version"):
        migrate(engine, path)
    engine.dispose()


def test_nothing_readable_stands_in_any_file(path):
    engine = opened(path)
    with SqlUnitOfWork(engine, signer=SIGNER, database_id="db") as unit:
        issue_one(unit, signer=SIGNER, at=NOW)
        unit.commit()
        found = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    engine.dispose()
    assert {"tickets.db", "tickets.db-wal"} <= set(found)
    for canary in ("LANGEOIX", "HKB 412", "48213307", "TRAIN-", "CREATE TABLE", "SQLite format"):
        assert not [name for name, raw in found.items() if canary.encode() in raw]


def test_the_key_shows_in_no_description_of_the_engine(path):
    engine = opened(path)
    words = f"{engine!r} {engine.url.render_as_string(hide_password=False)} {engine.pool!r}"
    engine.dispose()
    assert KEY.hex() not in words
    assert SALT.hex() not in words


def test_a_key_of_the_wrong_length_never_makes_a_database(tmp_path):
    for key, salt in ((b"k" * 31, SALT), (KEY, b"")):
        with pytest.raises(ValueError, match="32 bytes"):
            open_engine(tmp_path / "tickets.db", key=key, salt=salt)
    assert list(tmp_path.iterdir()) == []
