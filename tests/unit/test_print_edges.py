"""However long the values are, no text is cut, runs off the paper or into another."""

import itertools
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printers.paper.place import paper_rows
from printers.paper.rows import CELL
from printers.profiles import profile_named
from tracs_mobile.testing.documents import (
    a_document,
    a_driver,
    a_printable,
    a_violation,
    some_notices,
)
from tracs_mobile.testing.samples import samples

WIDE, NARROW = "generic-4in-832", "generic-3in-576"
both = pytest.mark.parametrize("profile", [WIDE, NARROW])


def page_text(paper, profile):
    rows = paper_rows(paper, profile_named(profile))
    return "\n".join(run.text for row in rows for run in row.runs)


def squeezed(text):
    return "".join(text.split())


def stays_inside(paper, profile):
    """No text or picture past an edge of the paper or its row, and none over another."""
    found = profile_named(profile)
    for row in paper_rows(paper, found):
        boxes = [
            *(box(run.x, run.y, run.width, CELL[run.size][1] - 1) for run in row.runs),
            *(box(at.x, at.y, at.picture.width, at.picture.height) for at in row.pictures),
        ]
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert right <= found.width_dots
            assert top >= 0
            assert bottom <= row.height
        for one, other in itertools.combinations(boxes, 2):
            assert not crossing(one, other), row


def box(x, y, width, height):
    return x, y, x + width, y + height


def crossing(one, other):
    """Whether two rectangles (left, top, right, bottom) share a dot."""
    return max(one[0], other[0]) < min(one[2], other[2]) and max(one[1], other[1]) < min(
        one[3], other[3]
    )


@both
@pytest.mark.parametrize("name", sorted(samples()))
def test_every_text_stays_inside_the_paper(name, profile):
    stays_inside(samples()[name], profile)


LETTERS = st.text(alphabet=st.characters(categories=["L", "Mn"]), min_size=1, max_size=60)


@both
@settings(max_examples=40)
@given(family=LETTERS, street=LETTERS, facts=LETTERS)
def test_no_letter_of_name_address_or_facts_is_lost(profile, family, street, facts):
    document = a_document(
        defendant=a_driver(family_name=family, street=street), violation=a_violation(facts=facts)
    )

    text = squeezed(page_text(a_printable(document=document), profile))

    for value in (family, street, facts):
        assert squeezed(unicodedata.normalize("NFC", value)) in text


def test_long_papers_wrap_the_same_words_at_both_widths():
    paper = samples()["longest"]
    words = {WIDE: page_text(paper, WIDE), NARROW: page_text(paper, NARROW)}

    for value in (
        "O'SHAUGHNESSY-NÚÑEZ DE LA PEÑA",
        "SAINT-JEAN-SUR-RICHELIEU-DES-ÉRABLES",
        "FRANÇOISE-CŒUR",
    ):
        for text in words.values():
            assert squeezed(value) in squeezed(text)


def words_of(most):
    """Texts of at most so many letters, with short words and with one that fills them all."""
    letters = st.sampled_from("AEIMWXYÉÑŒ' -.,")
    return st.text(alphabet=letters, max_size=most) | st.integers(1, most).map("W".__mul__)


MADE_LONG = st.fixed_dictionaries(
    {
        "family": words_of(40),
        "given": words_of(40),
        "street": words_of(60),
        "firm": words_of(60),
        "guardian": words_of(60),
        "facts": words_of(300),
        "agency": words_of(45),
        "officer": words_of(40),
        "title": words_of(120),
        "ordinance": words_of(80),
        "where": words_of(80),
        "model": words_of(40),
        "cents": st.integers(0, 99_999_999),
        "name": st.sampled_from(sorted(set(samples()) - {"preview"})),
        "copy": st.sampled_from(["DEFENDANT'S COPY 2 OF 2", "OFFICER'S COPY"]),
        "voided": st.booleans(),
    }
)


def made_long(value):
    """A sample with the drawn values in its longest fields."""
    paper = samples()[value["name"]]
    document = paper.document
    return replace(
        paper,
        copy=value["copy"],
        voided=value["voided"],
        languages=("es", "fr"),
        document=replace(
            document,
            defendant=replace(
                document.defendant,
                family_name=value["family"],
                given_name=value["given"],
                street=value["street"],
            ),
            organization=replace(document.organization, name=value["firm"]),
            guardian=replace(document.guardian, name=value["guardian"]),
            agency=replace(document.agency, name=value["agency"]),
            officer=replace(document.officer, name=value["officer"]),
            vehicle=replace(document.vehicle, model=value["model"]),
            place=replace(document.place, where=value["where"]),
            violation=replace(
                document.violation,
                facts=value["facts"],
                title=value["title"],
                ordinance=value["ordinance"],
                work_zone=True,
                school_zone=True,
            ),
            waiver=replace(document.waiver, total_cents=value["cents"]),
            full_penalty_cents=value["cents"],
        ),
    )


@both
@settings(max_examples=60, deadline=None)
@given(value=MADE_LONG)
def test_no_value_however_long_runs_off_the_paper_or_into_another(profile, value):
    paper = made_long(value)

    stays_inside(paper, profile)
    text = squeezed(page_text(paper, profile))
    for field in ("facts", "agency", "officer", "title", "ordinance", "where"):
        assert squeezed(value[field]) in text, field


@both
def test_the_fullest_paper_cuts_no_value(profile):
    paper = samples()["fullest"]
    document = paper.document
    text = squeezed(page_text(paper, profile))

    for value in (
        document.number,
        document.plaintiff,
        document.agency.name,
        document.officer.name,
        document.defendant.family_name,
        document.defendant.given_name,
        document.defendant.street,
        document.defendant.license_number,
        document.guardian.name,
        document.guardian.address,
        document.vehicle.model,
        document.vehicle.vin,
        document.place.where,
        document.violation.title,
        document.violation.ordinance,
        document.violation.facts,
        document.amend_reason,
        document.reissue_of,
        "$1,197.00",
    ):
        assert squeezed(value) in text


@both
def test_papers_print_with_wording_that_has_only_what_the_oldest_pack_has(profile):
    oldest = some_notices(notice=(), municipal=(), guardian=(), military="", courtesy=())

    for paper in samples().values():
        stays_inside(replace(paper, notices=oldest, languages=("es", "fr")), profile)
