"""The law pack that ships, and every way a bad one is refused."""

import csv
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tracs_mobile.domain.charging import bands, title_and_section
from tracs_mobile.errors import BadLawPack
from tracs_mobile.services.reference import load_law_pack

SHIPPED = Path(__file__).parents[2] / "tracs_mobile" / "data" / "vt"


@pytest.fixture(scope="module")
def pack():
    return load_law_pack()


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(SHIPPED, tmp_path / "vt"))


def change(folder, name, old, new):
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def refusal(folder):
    with pytest.raises(BadLawPack) as caught:
        load_law_pack(folder)
    return str(caught.value)


def test_the_shipped_pack_is_whole_and_says_that_it_is_provisional(pack):
    assert len(pack.charges) >= 142
    assert len(pack.towns) == 256
    assert pack.version == pack.waiver.version == "2026-11"
    assert pack.effective_from == date(2026, 11, 1)
    assert pack.waiver.provisional
    assert pack.notices.provisional


def test_every_charge_has_a_section_a_source_and_words_to_find_it(pack):
    for charge in pack.charges:
        assert all(title_and_section(charge)[:2]), charge.charge_id
        assert charge.source, charge.charge_id
        assert charge.keywords, charge.charge_id
        assert "licence" not in charge.title + charge.note
        assert "tyre" not in charge.title + charge.note


def test_points_are_known_for_as_many_charges_as_the_sources_give(pack):
    assert Counter(c.points for c in pack.charges)[None] == 142 - 109


@pytest.mark.parametrize("section", ["1003", "1007"])
def test_speeding_bands_carry_the_points_of_section_2502(pack, section):
    first = next(c for c in pack.charges if c.charge_id == f"23-{section}-under-10")
    found = [(c.over_min, c.over_max, c.points) for c in bands(pack, first)]
    assert found == [(1, 9, 2), (11, 20, 3), (21, 30, 5), (31, None, 8)]


def test_only_the_crime_is_no_civil_charge(pack):
    assert [c.charge_id for c in pack.charges if not c.civil] == ["23-1097"]


def test_seat_belt_and_child_restraint_carry_no_surcharge(pack):
    free = {c.charge_id for c in pack.charges if not c.surcharge}
    assert {"23-1258", "23-1259"} <= free
    assert not any(c.speed for c in pack.charges if c.charge_id in free)


def test_every_county_has_the_number_of_places_the_state_counts(pack):
    assert Counter(t.county for t in pack.towns) == {
        "Addison": 23, "Bennington": 17, "Caledonia": 17, "Chittenden": 19, "Essex": 19,
        "Franklin": 15, "Grand Isle": 5, "Lamoille": 10, "Orange": 17, "Orleans": 19,
        "Rutland": 28, "Washington": 20, "Windham": 23, "Windsor": 24,
    }  # fmt: skip
    assert all(t.latitude and t.longitude for t in pack.towns)


def test_stop_data_has_codes_for_each_element_and_force_can_be_threatened(pack):
    codes = pack.stop_codes
    assert [c.code for c in codes.reason] == ["M", "V", "D", "I", "E"]
    assert [c.code for c in codes.force][:3] == ["N", "T", "U"]
    assert {c.code for c in codes.search} == {"NS", "SPC", "SRS", "SW"}
    assert {c.code for c in codes.contraband} == {"X", "NC", "C"}
    assert "RADAR" in pack.methods


def test_no_notice_threatens_a_suspension_that_the_law_no_longer_knows(pack):
    notices = pack.notices
    lines = (*notices.pay, *notices.unanswered, *notices.complaint, *notices.warning)
    words = " ".join(lines).lower()
    assert "suspen" not in words
    assert "21 days" in words
    assert f"{pack.waiver.answer_days} days" in words


def set_cell(folder, charge_id, column, value):
    """Write one cell of the table of charges; its line comes back."""
    path = folder / "charges.csv"
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    at = next(at for at, row in enumerate(rows, 2) if row[0] == charge_id)
    rows[at - 2][head.index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return at


FIRST, SECOND, LAST = "23-1003-under-10", "23-1003-over-10", "23-1003-over-30"
PHONE = "23-1095b-first"
BAD_CELLS = [
    (SECOND, "charge_id", FIRST, "23-1003-under-10 stands in the table twice"),
    (SECOND, "charge_id", f"{FIRST} ", "23-1003-under-10 stands in the table twice"),
    (FIRST, "charge_id", "23 1003 under", "charge_id must be small letters"),
    (FIRST, "charge_id", "", "charge_id is empty"),
    (FIRST, "statute", "Title 23 sec 1003", "statute must look like"),
    (FIRST, "title", " ", "title is empty"),
    (FIRST, "category", "", "category is empty"),
    (FIRST, "points", "two", "points must be a whole number from 0 to 10"),
    (FIRST, "points", "11", "points must be a whole number from 0 to 10"),
    (FIRST, "points", "-2", "points must be a whole number from 0 to 10"),
    (FIRST, "points", "²", "points must be a whole number from 0 to 10"),
    (FIRST, "points", "9" * 5_000, "points must be a whole number from 0 to 10"),
    (PHONE, "base_usd", "-100", "base_usd must be a whole number"),
    (PHONE, "base_usd", "100.50", "base_usd must be a whole number"),
    (PHONE, "base_usd", "5001", "base_usd must be a whole number from 0 to 5000"),
    (PHONE, "base_usd", "1001", "dollars that the law allows"),
    (PHONE, "min_usd", "101", "base_usd is below the 101 dollars that the law asks"),
    (PHONE, "min_usd", "201", "min_usd is above max_usd"),
    (PHONE, "max_usd", "99", "base_usd is above the 99 dollars that the law allows"),
    (FIRST, "speed", "yes", "speed must be 0 or 1"),
    (FIRST, "speed", "0", "bands are for speed charges"),
    (FIRST, "base_usd", "50", "bands are for speed charges without a base"),
    (FIRST, "over_min", "10", "the band ends before it begins"),
    (FIRST, "over_min", "", "over_max needs an over_min"),
    (SECOND, "over_min", "9", "the band overlaps the one before it"),
    (LAST, "over_max", "40", "the fastest band must have no end"),
    (FIRST, "over_min", "201", "over_min must be a whole number from 0 to 200"),
    (FIRST, "surcharge", "", "surcharge must be 0 or 1"),
    (FIRST, "civil", "2", "civil must be 0 or 1"),
    (FIRST, "on_foot", "no", "on_foot must be 0 or 1"),
    (FIRST, "asks", "prior-0", "asks: prior-0 is not in questions.toml"),
    (FIRST, "asks", "band band", "asks names an id twice"),
    (FIRST, "cure", "prayer", "cure: prayer is not in cures.toml"),
    (FIRST, "cure", "license-shown insurance-shown", "cure must name one id"),
    (FIRST, "file_within_h", "721", "file_within_h must be a whole number from 0 to 720"),
    (FIRST, "effective_from", "11/01/2026", "effective_from must be a date like 2026-11-01"),
    (FIRST, "effective_to", "2026-02-30", "effective_to must be a date like 2026-11-01"),
    (FIRST, "effective_to", "20261101", "effective_to must be a date like 2026-11-01"),
    (FIRST, "source", "HEARSAY; VPR-2018", "the source HEARSAY is not explained"),
    (FIRST, "source", "VPR-2018;", "no source is named"),
    (FIRST, "source", "", "no source is named"),
    (FIRST, "note", "cut\x1dpaper", "a sign that cannot be printed"),
    (FIRST, "title", "Speeding\u202e", "a sign that cannot be printed"),
]


@pytest.mark.parametrize(("charge_id", "column", "value", "reason"), BAD_CELLS)
def test_a_bad_charge_is_refused_with_its_line_and_reason(copy, charge_id, column, value, reason):
    line = set_cell(copy, charge_id, column, value)

    said = refusal(copy)

    assert f"charges.csv, line {line}:" in said
    assert reason in said


def test_a_charge_cannot_end_before_it_begins(copy):
    set_cell(copy, FIRST, "effective_from", "2026-11-02")
    line = set_cell(copy, FIRST, "effective_to", "2026-11-01")

    assert f"line {line}: effective_to lies before effective_from" in refusal(copy)


def test_a_charge_is_in_force_on_its_first_and_its_last_day_and_no_other(copy):
    set_cell(copy, FIRST, "effective_from", "2026-11-02")
    set_cell(copy, FIRST, "effective_to", "2026-11-03")

    charge = next(c for c in load_law_pack(copy).charges if c.charge_id == FIRST)

    days = [date(2026, 11, day) for day in (1, 2, 3, 4)]
    assert [charge.in_force(day) for day in days] == [False, True, True, False]


BAD_LINES = [
    ("charge_id,statute", "id,statute", 1, "the columns must be charge_id, statute"),
    ('"Speeding, State speed zone"', "Speeding, State speed zone", 2, "26 cells are needed"),
    ('"Speeding, State speed zone"', '"Speeding" State', 2, "not well-formed"),
]


@pytest.mark.parametrize(("old", "new", "line", "reason"), BAD_LINES)
def test_a_bad_line_is_refused(copy, old, new, line, reason):
    change(copy, "charges.csv", old, new)

    said = refusal(copy)

    assert f"charges.csv, line {line}:" in said
    assert reason in said


BAD_PLACES = [
    (",Orleans,", ",Quebec,", 3, "Quebec is no county"),
    ("Albany,", "Addison,", 3, "twice"),
    ("44.7312", "four", 3, "latitude is no number"),
    ("44.7312", "nan", 3, "latitude does not lie in Vermont"),
    ("44.7312", "40.7", 3, "latitude does not lie in Vermont"),
    ("44.7312", "", 3, "a position needs latitude and longitude"),
]


@pytest.mark.parametrize(("old", "new", "line", "reason"), BAD_PLACES)
def test_a_bad_place_is_refused_with_its_line_and_reason(copy, old, new, line, reason):
    change(copy, "places.csv", old, new)
    said = refusal(copy)
    assert f"places.csv, line {line}:" in said
    assert reason in said


def test_a_missing_table_is_refused(copy):
    (copy / "places.csv").unlink()
    assert "places.csv, line 1: the file is missing" in refusal(copy)


def test_a_table_without_lines_is_refused(copy):
    head = (copy / "places.csv").read_text("utf-8").splitlines()[0]
    (copy / "places.csv").write_text(head + "\n", "utf-8")
    assert "places.csv, line 1: the table holds no line" in refusal(copy)


def test_a_table_that_is_no_utf8_is_refused(copy):
    (copy / "charges.csv").write_bytes(b"\xff\xfe\x00")
    assert "charges.csv, line 1: the file is missing or cannot be read" in refusal(copy)
