"""Officers pasted from a spreadsheet: headers in any order or none."""

import csv
import io
import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.request_table import officers_from_table, split_title
from tracs_mobile.testing.requests import a_request

HEADS = {
    "title": ("Rank", "Job title", "Title (as on the VCVC)", "TITLE"),
    "name": ("Legal Name", "Name", "OFFICER NAME", "Full name"),
    "leo_number": ("LEO #", "LEO Number", "Justice System ID", "justice system id / leo number"),
    "username": ("DPS Username", "User name", "DPS domain username", "Login"),
}
OFFICERS = a_request().officers


def pasted(order, separator="\t", heads=None, officers=OFFICERS):
    """The table with its columns in this order, as a spreadsheet puts it on the clipboard."""
    rows = [[getattr(officer, name) for name in order] for officer in officers]
    if heads is not None:
        rows.insert(0, [HEADS[name][heads] for name in order])
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("order", list(itertools.permutations(HEADS)))
@pytest.mark.parametrize("heads", [None, 0, 1, 2, 3])
def test_columns_are_told_apart_in_any_order_with_heads_and_without(order, heads):
    for separator in "\t;,":
        assert officers_from_table(pasted(order, separator, heads)) == (OFFICERS, ())


def test_first_and_last_names_in_columns_of_their_own_become_one_name():
    text = "Last Name\tFirst Name\tMI\tRank\tLEO\tUsername\nQuimbye\tJane\tR.\tSgt\t07B34\tjq\n"
    (officer,), problems = officers_from_table(text)
    assert (officer.name, officer.title, problems) == ("Jane R. Quimbye", "Sgt", ())


def test_a_name_that_a_comma_cut_in_two_is_put_together():
    (officer,), _ = officers_from_table("Sgt, Quimbye, Jane, 07B34, jquimbye")
    assert officer.name == "Quimbye, Jane"
    (quoted,), _ = officers_from_table('Sgt,"Quimbye, Jane",07B34,jquimbye')
    assert quoted.name == "Quimbye, Jane"


def test_title_and_name_in_one_cell_are_parted():
    (officer,), _ = officers_from_table("Sgt. Jane Quimbye\t07B34\tjquimbye")
    assert (officer.title, officer.name) == ("Sgt.", "Jane Quimbye")


def test_a_number_that_lost_its_zero_is_not_guessed():
    officers, _ = officers_from_table("Rank\tName\tLEO\tUser\nSgt\tJane Quimbye\t7123\tjq")
    assert officers[0].leo_number == "7123"


def test_a_column_of_days_is_the_first_day():
    text = "Rank\tName\tLEO\tUser\tStart date\nSgt\tJane Quimbye\t07B34\tjq\t12/1/26\n"
    text += "Ofc\tPaul Oakenshire\t07B35\tpo\tsoon\n"
    officers, problems = officers_from_table(text)
    assert [o.starts_on for o in officers] == [date(2026, 12, 1), None]
    assert [p.message for p in problems] == ["Line 3: “soon” is not a day such as 12/01/2026."]


def test_a_column_nobody_needs_is_told_of_and_left_out():
    text = "Rank\tName\tShift\tLEO\tUser\nSgt\tJane Quimbye\tnight\t07B34\tjq\n"
    officers, problems = officers_from_table(text)
    assert officers[0].username == "jq"
    assert ["Shift" in p.message for p in problems] == [True]


def test_columns_that_cannot_be_told_apart_ask_for_heads():
    officers, problems = officers_from_table("a\tb\tc\n1\t2\t3\n")
    assert officers == ()
    assert "Put a first line over them" in problems[0].message


def test_heads_in_the_middle_begin_again():
    text = pasted(HEADS, heads=0) + pasted(("name", "leo_number", "title", "username"), heads=1)
    officers, _ = officers_from_table(text)
    assert officers == (*OFFICERS, *OFFICERS)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Sgt. Jane Quimbye", ("Sgt.", "Jane Quimbye")),
        ("Chief of Police Marc Tremblaye", ("Chief of Police", "Marc Tremblaye")),
        ("Deputy Sheriff II Ana Foxglove", ("Deputy Sheriff II", "Ana Foxglove")),
        ("Jane Quimbye", ("", "Jane Quimbye")),
        ("Sergeant", ("", "Sergeant")),
        ("", ("", "")),
    ],
)
def test_a_title_in_front_of_a_name_is_parted_from_it(cell, parts):
    assert split_title(cell) == parts


@given(st.text(max_size=300))
def test_whatever_is_pasted_gives_officers_or_sentences(text):
    officers, problems = officers_from_table(text)
    assert all(officer.leo_number == officer.leo_number.upper() for officer in officers)
    assert all(problem.message.endswith((".", "username.")) for problem in problems)


@given(st.text(alphabet="\t,;|\"'ab 07B34\n", max_size=200))
def test_whatever_separators_are_pasted_give_officers_or_sentences(text):
    officers, problems = officers_from_table(text)
    assert len(officers) <= text.count("\n") + 1
    assert all(problem.field == "officers" for problem in problems)
