"""The stop data as a table: the public columns, one row a stop, and nothing a spreadsheet runs."""

import csv
import errno
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.names import LeoNumber, StopId, TicketNumber
from tracs_mobile.domain.spreadsheet import inert
from tracs_mobile.domain.stop import StopData
from tracs_mobile.domain.stop_record import StopRecord
from tracs_mobile.errors import BadInput
from tracs_mobile.services.exporting import COLUMNS, export_stops, table
from tracs_mobile.services.reference import load_law_pack

PACK = load_law_pack()
FORMULA = "=+-@\uff1d\t\r"


def a_record(**changes):
    values = {
        "stop_id": StopId("stop-1"),
        "at": datetime(2026, 11, 22, 3, 41, 9, tzinfo=UTC),
        "officer": LeoNumber("07A12"),
        "agency": "0000",
        "agency_name": "MAPLE HOLLOW POLICE",
        "where": "US-302; 0.2 mi E of Berlin St",
        "town": "Barre City",
        "county": "Washington",
        "age": 35,
        "data": StopData(
            race="W", gender="F", age=35, reason="M", search="NS", contraband="X", force="N"
        ),
        "outcomes": ("T", "W"),
        "numbers": (TicketNumber("TRAIN-0000124"), TicketNumber("TRAIN-0000125")),
    }
    return StopRecord(**{**values, **changes})


def read(path):
    return pandas.read_csv(path, dtype=str, keep_default_na=False)


def test_the_columns_are_the_public_ones_in_their_order_then_force_then_the_stop():
    assert COLUMNS[:5] == (
        "Officer ID", "Agency Name", "Stop Date", "Stop Address", "Stop City",
    )  # fmt: skip
    assert COLUMNS[-6:] == (
        "Force", "Force Description", "Force Kind", "Force Kind Description", "Evidence",
        "Stop ID",
    )  # fmt: skip
    assert len(COLUMNS) == len(set(COLUMNS))


def test_a_stop_is_one_row_that_pandas_reads_back(tmp_path):
    target = tmp_path / "stops.csv"
    other = a_record(stop_id=StopId("stop-2"), outcomes=("N",), age=None)
    assert export_stops(str(target), [a_record(), other], pack=PACK) == 2
    rows = read(target)
    assert tuple(rows.columns) == COLUMNS
    assert list(rows["Stop ID"]) == ["stop-1", "stop-2"]
    first = rows.iloc[0]
    assert first["Stop Date"] == "11/21/2026 10:41:09 PM"
    assert first["Stop Outcome"] == "T; W"
    assert (first["Driver Age"], rows.iloc[1]["Driver Age"]) == ("35", "")
    assert (first["Stop State"], first["Stop Zip"]) == ("VT", "")
    assert first["Stop Search"] == "NS"
    assert first["Stop Search Description"] == next(
        code.label for code in PACK.stop_codes.search if code.code == "NS"
    )


def test_a_code_of_an_older_pack_stands_for_itself(tmp_path):
    record = a_record(data=replace(a_record().data, race="Q"), outcomes=("Q",))
    (row,) = csv.DictReader(io.StringIO(table([record], pack=PACK)))
    assert row["Driver Race Description"] == "Q"
    assert row["Stop Outcome Description"] == "Q"


def test_no_stop_is_a_table_with_its_head_only(tmp_path):
    target = tmp_path / "stops.csv"
    assert export_stops(str(target), [], pack=PACK) == 0
    assert len(read(target)) == 0


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
hostile = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", " ", "\n", "\u00a0", "\u3000"]),
    st.sampled_from(FORMULA),
    texts,
)


@given(st.lists(st.one_of(texts, hostile), min_size=3, max_size=3))
def test_whatever_was_typed_no_cell_is_a_formula_and_every_stop_is_one_row(typed):
    where, town, evidence = typed
    data = replace(a_record().data, evidence=evidence)
    records = [a_record(where=where, town=town, data=data), a_record()]
    rows = list(csv.reader(io.StringIO(table(records, pack=PACK), newline="")))
    assert len(rows) == 3
    assert all(len(row) == len(COLUMNS) for row in rows)
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("\t", "\r"))
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
    assert rows[1][COLUMNS.index("Stop Address")].removeprefix("'") == where.removeprefix("'")


@pytest.mark.parametrize("start", [*FORMULA, "  =", "\u00a0+", "\n@", "\u3000-"])
def test_what_a_spreadsheet_would_run_becomes_text(start, tmp_path):
    target = tmp_path / "stops.csv"
    record = a_record(where=f'{start}HYPERLINK("http://x","y")')
    export_stops(str(target), [record], pack=PACK)
    (found,) = read(target)["Stop Address"]
    assert found == f"'{record.where}"


def test_what_is_no_formula_stays_as_it_was():
    assert inert("0.2 mi E of Berlin St") == "0.2 mi E of Berlin St"


def test_the_file_opens_as_utf_8_in_a_spreadsheet(tmp_path):
    target = tmp_path / "stops.csv"
    export_stops(str(target), [a_record(town="MONTGOMÉRY")], pack=PACK)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(read(target)["Stop City"]) == ["MONTGOMÉRY"]


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path):
    with pytest.raises(BadInput, match=r"stops\.csv could not be written"):
        export_stops(str(tmp_path / "nowhere" / "stops.csv"), [a_record()], pack=PACK)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_keeps_the_table_of_before(tmp_path, monkeypatch):
    target = tmp_path / "stops.csv"
    export_stops(str(target), [a_record()], pack=PACK)
    before = target.read_bytes()

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tracs_mobile.services.writing.os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        export_stops(str(target), [a_record(), a_record()], pack=PACK)
    assert target.read_bytes() == before
    assert [p.name for p in Path(tmp_path).iterdir()] == ["stops.csv"]
