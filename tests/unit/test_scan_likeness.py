"""Reading a PDF417 symbol word by word: its words, its repair, and symbols others give up on."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf417gen import encode

from scanners.pictures.galois import PRIME, check_words, repair
from scanners.pictures.grid import read_grid
from scanners.pictures.locate import patches
from scanners.pictures.pdf417 import decoded
from scanners.pictures.words import START, STOP, drawn, ink, shapes, sides
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.scenes import Look, drawn_symbol, license_picture


def words_of(text: str, *, columns: int, level: int) -> tuple[list[int], int]:
    """The words of a symbol that another program drew, and its number of rows."""
    looks = {
        (cluster, tuple(word)): value
        for cluster in range(3)
        for value, word in enumerate(shapes()[cluster].astype(int).tolist())
    }
    rows = encode(text, columns=columns, security_level=level, encoding="latin-1")
    words = []
    for row, patterns in enumerate(rows):
        line = [
            looks[row % 3, tuple(int(bit) for bit in format(bits, "017b"))]
            for bits in patterns[1:-1]
        ]
        assert (line[0], line[-1]) == sides(row, rows=len(rows), columns=columns, level=level)
        words += line[1:-1]
    return words, len(rows)


def test_the_table_of_words_holds_every_pattern_of_the_standard_once():
    looks = shapes()
    assert looks.shape == (3, 929, 17)
    for at, cluster in enumerate(looks):
        assert len({tuple(word) for word in cluster}) == 929
        for word in cluster:
            edges = np.flatnonzero(np.diff(word)) + 1
            widths = np.diff([0, *edges, 17])
            assert len(widths) == 8
            assert widths.max() <= 6
            assert (widths[0] - widths[2] + widths[4] - widths[6]) % 9 == 3 * at
    assert len(ink(START)) == 17
    assert len(ink(STOP)) == 18


@pytest.mark.parametrize(("columns", "level"), [(3, 2), (8, 3), (12, 5), (17, 4)])
def test_a_symbol_of_another_program_is_drawn_again_from_its_words(columns, level):
    raw = license_payload(invented_holder(3), version=8)
    words, rows = words_of(raw.decode("latin-1"), columns=columns, level=level)
    assert words[0] == len(words) - 2 ** (level + 1)
    assert check_words(words[: words[0]], 2 ** (level + 1)) == words[words[0] :]
    assert decoded(drawn(words, rows=rows, columns=columns, level=level)) == [raw]


@given(st.integers(0, 10_000), st.sampled_from([4, 8, 16, 64]))
def test_words_are_put_right_up_to_the_limit_of_the_check_words(seed, checks):
    chance = random.Random(seed)
    data = [chance.randrange(PRIME) for _ in range(chance.randrange(2, 200))]
    whole = data + check_words(data, checks)
    lost = chance.randrange(min(checks, len(whole)) + 1)
    errors = min((checks - lost) // 2, len(whole) - lost)
    places = chance.sample(range(len(whole)), lost + errors)
    worn = list(whole)
    for place in places:
        worn[place] = (worn[place] + chance.randrange(1, PRIME)) % PRIME
    repaired = repair(worn, checks, places[:lost])
    assert repaired is not None
    assert list(repaired.words) == whole
    assert repaired.errors == errors


def test_more_damage_than_the_check_words_can_tell_is_not_put_right():
    chance = random.Random(1)
    data = [chance.randrange(PRIME) for _ in range(100)]
    worn = data + check_words(data, 32)
    for place in chance.sample(range(len(worn)), 60):
        worn[place] = chance.randrange(PRIME)
    assert repair(worn, 32, []) is None


HARD = {
    "worn": Look(blobs=0.06, blur=1, noise=15),
    "stained": Look(blobs=0.10),
    "scratched": Look(scratches=5),
    "scratched, few check words": Look(scratches=2, ec_level=3),
    "shaken": Look(motion=7),
    "out of focus": Look(blur=2.2),
    "noise": Look(noise=60),
    "slanted": Look(angle=1.2, keystone=0.08),
    "other size": Look(columns=8),
}


@pytest.mark.parametrize("look", HARD.values(), ids=HARD.keys())
@pytest.mark.parametrize("turn", [0, 2], ids=["upright", "upside down"])
def test_a_symbol_is_read_word_by_word(look, turn):
    raw = license_payload(invented_holder(7), version=8)
    patch = next(iter(patches(license_picture(raw, look, seed=1))))
    assert read_grid(np.rot90(patch, turn)) == raw


def test_a_symbol_that_lost_its_last_rows_is_read():
    raw = license_payload(invented_holder(7), version=8)
    symbol = drawn_symbol(raw, scale=3)
    # A quiet zone of 2 modules, and four rows of three.
    symbol[-(2 + 4 * 3) * 3 :] = 255
    assert read_grid(symbol) == raw


@pytest.mark.parametrize(
    "gray",
    [
        np.full((200, 600), 127, np.uint8),
        np.random.default_rng(5).integers(0, 255, (300, 700)).astype(np.uint8),
        np.tile(np.array([0, 0, 255, 255], np.uint8), (200, 150)),
        np.zeros((4, 4), np.uint8),
        np.zeros((16, 90), np.uint8),
    ],
    ids=["gray", "noise", "bars", "dot", "small"],
)
def test_a_picture_without_a_symbol_gives_none(gray):
    assert read_grid(gray) is None


def test_any_part_of_a_symbol_gives_its_bytes_or_none():
    raw = license_payload(invented_holder(2), version=8)
    symbol = drawn_symbol(raw, scale=2)
    high, wide = symbol.shape
    chance = np.random.default_rng(3)
    read = 0
    for _ in range(15):
        top, left = int(chance.integers(0, high // 2)), int(chance.integers(0, wide // 2))
        part = symbol[top : top + int(chance.integers(16, high)), left:]
        found = read_grid(np.ascontiguousarray(part))
        assert found in (None, raw)
        read += found is not None
    assert read_grid(symbol) == raw


def test_a_symbol_whose_words_were_all_replaced_gives_none():
    raw = license_payload(invented_holder(2), version=8)
    words, rows = words_of(raw.decode("latin-1"), columns=12, level=3)
    chance = random.Random(4)
    for _ in range(8):
        other = [chance.randrange(PRIME) for _ in words]
        assert read_grid(drawn(other, rows=rows, columns=12, level=3)) is None
