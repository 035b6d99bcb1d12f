"""The law pack that ships, and every way a bad one is refused."""

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
    assert (len(pack.charges), len(pack.towns)) == (142, 256)
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
    words = " ".join((*notices.pay, *notices.complaint, *notices.warning)).lower()
    assert "suspen" not in words
    assert "21 days" in words
    assert f"{pack.waiver.answer_days} days" in words


BAD_CHARGES = [
    ("charge_id,statute", "id,statute", 1, "the columns must be"),
    ("23-1003-over-10,", "23-1003-under-10,", 3, "stands in the table twice"),
    ("23-1003-under-10,", "23 1003 under,", 2, "charge_id must be"),
    ("23 V.S.A. § 1003", "Title 23 sec 1003", 2, "statute must look like"),
    (",speed,2,,1,1,9,", ",speed,two,,1,1,9,", 2, "points must be a whole number"),
    (",speed,2,,1,1,9,", ",speed,11,,1,1,9,", 2, "points must be a whole number from 0 to 10"),
    (",speed,2,,1,1,9,", ",speed,-2,,1,1,9,", 2, "points must be"),
    (",speed,2,,1,1,9,", ",speed,2,,yes,1,9,", 2, "speed must be 0 or 1"),
    (",speed,2,,1,1,9,", ",speed,2,,0,1,9,", 2, "bands are for speed charges"),
    (",speed,2,,1,1,9,", ",speed,2,50,1,1,9,", 2, "bands are for speed charges"),
    (",speed,2,,1,1,9,", ",speed,2,,1,9,1,", 2, "the band ends before it begins"),
    (",speed,2,,1,1,9,", ",speed,2,,1,,9,", 2, "over_max needs an over_min"),
    (",speed,3,,1,11,20,", ",speed,3,,1,9,20,", 3, "the band overlaps"),
    (",speed,8,,1,31,,", ",speed,8,,1,31,40,", 5, "must have no end"),
    ("VSA-23 § 2502; VPR-2018", "HEARSAY; VPR-2018", 2, "HEARSAY is not explained"),
    ("VSA-23 § 2502; VPR-2018; DL-SPEED; DMVORG", "", 2, "no source is named"),
    ('"Speeding, State speed zone"', "Speeding, State speed zone", 2, "16 cells are needed"),
    ('"Speeding, State speed zone"', '"Speeding" State', 2, "not well-formed"),
    ('"Speeding, State speed zone"', " ", 2, "title is empty"),
]


@pytest.mark.parametrize(("old", "new", "line", "reason"), BAD_CHARGES)
def test_a_bad_charge_is_refused_with_its_line_and_reason(copy, old, new, line, reason):
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


BAD_TEXTS = [
    ("waiver.toml", "percent = 15", "percent = 115", "percent must be a whole number"),
    ("waiver.toml", "percent = 15", "percent = true", "percent must be a whole number"),
    ("waiver.toml", "usd = 47", "usd = 47.5", "usd must be a whole number"),
    ("waiver.toml", "usd = 47", "usd 47", "not well-formed"),
    ("waiver.toml", "[surcharge]", "[sur]", "surcharge is missing"),
    ("waiver.toml", 'source = "CCVS; DMVORG"', "", "no source is named"),
    ("waiver.toml", "over_max = 20", "over_max = 5", "tiers must rise"),
    ("waiver.toml", "{ usd_per_mph = 8 }", "{ over_max = 40, usd_per_mph = 8 }", "tiers must rise"),
    ("waiver.toml", 'statutes = ["23 V.S.A. § 1003"', 'statutes = [7, "x"', "list of texts"),
    ("stop_data.toml", 'code = "B"', 'code = "W"', "codes hold a code twice"),
    ("stop_data.toml", "[force]", "[harm]", "force is missing"),
    ("stop_data.toml", 'label = "White"', 'label = ""', "label must be a text"),
    ("notices.toml", "provisional = true", 'provisional = "no"', "must be true or false"),
    ("notices.toml", "oath = ", "vow = ", "oath must be a text"),
    ("notices.toml", 'source = "VSA-04', 'source = "RUMOR', "RUMOR is not explained"),
    ("pack.toml", "2026-11-01", '"soon"', "effective_from must be a date"),
    ("pack.toml", 'waiver = "waiver.toml"', 'waiver = "gone.toml"', "missing or cannot be read"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), BAD_TEXTS)
def test_a_bad_small_file_is_refused_with_its_reason(copy, name, old, new, reason):
    change(copy, name, old, new)
    said = refusal(copy)
    assert reason in said
    assert ", line " in said


def test_the_line_of_a_bad_amount_is_named(copy):
    lines = (copy / "waiver.toml").read_text("utf-8").splitlines()
    at = lines.index("usd = 47") + 1
    change(copy, "waiver.toml", "usd = 47", "usd = -1")
    assert f"waiver.toml, line {at}: usd must be" in refusal(copy)


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
