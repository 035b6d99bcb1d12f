"""What stands on the paper, at both widths."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from printers.paper.opening import TRAINING
from printers.paper.place import paper_rows
from printers.profiles import profile_named
from tracs_mobile.domain.document import Cure
from tracs_mobile.domain.law import Waiver
from tracs_mobile.domain.stop import DocumentKind, Military, Vehicle
from tracs_mobile.testing.documents import (
    a_document,
    a_driver,
    a_printable,
    a_warning_document,
    some_notices,
)
from tracs_mobile.testing.samples import samples

WIDE, NARROW = "generic-4in-832", "generic-3in-576"
both = pytest.mark.parametrize("profile", [WIDE, NARROW])


def lines(paper, profile=WIDE):
    """The texts of the paper, row by row; runs of one row have a bar between them."""
    rows = paper_rows(paper, profile_named(profile))
    return [" | ".join(run.text for run in row.runs) for row in rows if row.runs]


def page_text(paper, profile=WIDE):
    return "\n".join(lines(paper, profile))


def squeezed(text):
    return "".join(text.replace("|", "").split())


def test_a_complaint_reads_from_the_drivers_side():
    text = page_text(a_printable())

    order = [
        "BARRE CITY POLICE",
        "STATE OF VERMONT, JUDICIAL BUREAU",
        "VERMONT CIVIL VIOLATION COMPLAINT",
        "STATE OF VERMONT v. BÉLANGEOIX, NOÉMIE R",
        "Venue: Superior Court, Washington Unit",
        "No. TRAIN-0000124",
        "DEFENDANT'S COPY 1 OF 2 | Issued Sat 11/21/2026 22:48 EST",
        "YOU ARE CHARGED WITH",
        "23 V.S.A. § 1007",
        "Speeding, local limit",
        "49 mph in a 35 mph zone (radar)",
        "on Sat 11/21/2026 22:41 EST",
        "US-302, 0.2 mi E of Berlin St, Barre City, Washington County",
        "Facts: steady tone 49",
        "TO PAY IF YOU ADMIT OR DO NOT CONTEST | POINTS",
        "$144.00 | 3",
        "$84.00 penalty + $13.00 (15 %) + $47.00 surcharge",
        "PROVISIONAL TABLE 2026-11",
        "ANSWER BY",
        "Sat 12/12/2026",
        "21 days from issue",
        "[ ] ADMITTED",
        "[ ] NO CONTEST",
        "[ ] DENIED",
        "Signature ____",
        "My mailing address, if not as below ____",
        "Sign one copy and mail it to Vermont Judicial Bureau",
        "Defendant | BÉLANGEOIX, NOÉMIE R",
        "Mailing | 41 ELM ST APT 2, MONTPELIER VT 05602 (confirmed)",
        "License | 48213307 VT   class D   exp 04/17/2028   CDL no",
        "Born | 04/17/1991   F   5-07",
        "Active duty | no (asked)",
        "Vehicle | 2019 SUBARU OUTBACK BLUE   plate HKB 412 VT",
        "VIN | 4S4BSANC5K3212345   commercial no   hazmat no",
        "Scene | crash no",
        "Officer | Officer M. TREMBLAYE   LEO 07A12",
        "Agency | BARRE CITY POLICE   judiciary code 1234",
        "I declare under the penalty of perjury",
        "Signed electronically 11/21/2026 22:48 EST",
        "If you do not answer in 21 days",
        "Notice wording provisional, version 2026-11",
        "TRAIN-0000124   Record 9f3a41c7 entry 412",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


@both
def test_a_warning_has_no_amount_no_points_and_no_plea(profile):
    text = page_text(samples()["warning"], profile)

    assert "WARNING" in text.split("\n")
    for word in (
        "$",
        "POINTS",
        "ADMITTED",
        "DENIED",
        "ANSWER BY",
        "CHARGED",
        "perjury",
        "COMPLAINT",
    ):
        assert word not in text


@both
def test_training_papers_say_so_at_both_ends_and_real_ones_nowhere(profile):
    training = lines(a_printable(), profile)
    real = lines(a_printable(document=a_document(training=False)), profile)

    assert training[0] == training[-1] == TRAINING
    assert "TRAINING" not in "\n".join(real)


@both
def test_a_preview_says_what_is_given_at_issue(profile):
    text = page_text(samples()["preview"], profile)

    assert "No. given at issue" in text
    assert "Issued given at issue" in text
    assert "Signed electronically: given at issue" in text
    assert "TRAIN-" not in text


def test_a_reprint_says_so():
    assert "REPRINT 3 - replaces any partial copy" in page_text(a_printable(reprint=3))


def test_a_version_whose_forerunner_has_no_known_time_names_its_record():
    text = page_text(a_printable(document=a_document(seq=3, replaces="ab12cd34" * 8)))

    assert "AMENDED version 3, replaces the version with record ab12cd34" in text


def test_summer_times_carry_the_summer_zone():
    issued = datetime(2026, 7, 4, 16, 5, tzinfo=UTC)
    text = page_text(
        a_printable(document=a_document(issued_at=issued, answer_by=date(2026, 7, 25)))
    )

    assert "Issued Sat 07/04/2026 12:05 EDT" in text
    assert "21 days from issue" in text


def test_an_answer_day_counts_from_the_local_date_of_issue():
    late = datetime(2026, 11, 22, 3, 48, tzinfo=UTC)  # still November 21 in Vermont

    text = page_text(a_printable(document=a_document(issued_at=late, answer_by=date(2026, 12, 12))))

    assert "21 days from issue" in text


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Military.YES, "yes (asked)"),
        (Military.NOT_KNOWN, "not known (asked)"),
        (Military.NOT_ASKED, "not asked"),
    ],
)
def test_active_duty_is_shown_as_it_was_answered(answer, shown):
    assert f"Active duty | {shown}" in page_text(a_printable(document=a_document(military=answer)))


def test_final_tables_and_wording_are_not_called_provisional():
    document = a_document(waiver=replace(a_document().waiver, provisional=False))
    text = page_text(a_printable(document=document, notices=some_notices(provisional=False)))

    assert "rovisional" not in text.casefold()


def test_an_amount_and_points_that_are_not_known_are_not_invented():
    document = a_document(waiver=Waiver(total_cents=None), points=None)

    assert "not set | -" in page_text(a_printable(document=document))


def test_a_warning_names_a_driver_and_does_not_ask_for_active_duty():
    text = page_text(a_printable(document=a_warning_document()))

    assert "Driver | BÉLANGEOIX" in text
    assert "Active duty" not in text


@both
@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize(
    ("name", "words"),
    [("complaint", "ANSWER BY"), ("warning", ""), ("notice", "Diversion")],
)
def test_a_courtesy_text_stands_under_the_english_one_in_its_own_name(
    name, words, language, profile
):
    paper = replace(samples()[name], languages=(language,))
    text = squeezed(page_text(paper, profile))
    mine, other = sorted(paper.notices.courtesy, key=lambda found: found.language != language)

    heading = squeezed("Courtesy translation. Only the English text above is the legal text.")
    lines = {"complaint": mine.complaint, "warning": mine.warning, "notice": mine.notice}[name]
    at = text.index(heading)
    assert text[:at].endswith(mine.name)
    assert text.index("Noticewordingprovisional") < at
    for line in lines:
        assert squeezed(line) in text[at:]
    assert squeezed(words) in text[at:]
    assert f"Translationprovisional({language})." in text
    assert other.name not in text


def test_a_language_without_a_text_is_left_out():
    plain = page_text(a_printable())

    assert page_text(a_printable(languages=("pl",))) == plain
    assert page_text(a_printable(languages=("es",), notices=some_notices(courtesy=()))) == plain


@pytest.mark.parametrize(
    ("until", "shown"),
    [
        (datetime(2026, 12, 8, 4, 59, 59, tzinfo=UTC), "by Mon 12/07/2026 and"),
        (datetime(2026, 12, 8, 5, 0, tzinfo=UTC), "by Mon 12/07/2026 and"),
        (datetime(2026, 11, 25, 3, 48, tzinfo=UTC), "by Tue 11/24/2026 22:48 EST and"),
    ],
)
def test_proof_is_due_at_the_end_of_a_day_or_at_its_hour(until, shown):
    cure = Cure(cure_id="lights", what="proof of repair", until=until, section="§ 1221a")
    text = page_text(a_printable(document=a_document(cures=(cure,))))

    assert shown in " ".join(text.split("\n"))


def test_a_warning_with_a_cure_asks_for_proof_and_speaks_of_no_conviction():
    due = datetime(2026, 12, 8, 4, 59, 59, tzinfo=UTC)
    cure = Cure(cure_id="lights", what="proof of repair", until=due, section="§ 1221a")
    text = page_text(a_printable(document=a_warning_document(cures=(cure,))))

    assert "Show proof of repair to BARRE CITY POLICE by Mon 12/07/2026." in text
    assert "convicted" not in text


def test_a_minor_without_a_known_guardian_and_a_charge_on_foot():
    minor = a_driver(birth_date=date(2008, 11, 22))  # 18 the day after the local day it happened
    text = page_text(a_printable(document=a_document(defendant=minor, vehicle=Vehicle())))

    assert "Parent/guardian | not known" in text
    assert "Vehicle |" not in text
    assert "VIN" not in text
    grown = a_driver(birth_date=date(2008, 11, 21))
    assert "guardian" not in page_text(a_printable(document=a_document(defendant=grown)))


def test_a_declaration_prints_as_it_was_signed_and_a_notice_without_one_has_none():
    signed = page_text(a_printable(document=a_document(declaration="So I declare.")))
    notice = page_text(samples()["notice"])

    assert "So I declare." in signed
    assert "perjury" not in signed
    assert "perjury" not in notice
    assert "Signed electronically" in notice


def test_a_warning_without_an_address_shows_no_empty_line_and_claims_nothing_about_one():
    nowhere = a_driver(street="", city="", state="", postal_code="")
    warned = {"kind": DocumentKind.WARNING, "defendant": nowhere, "address_confirmed": False}
    text = page_text(a_printable(document=a_document(**warned)))
    assert "Mailing" not in text
    assert "confirmed" not in text
    known = page_text(a_printable(document=a_document(**{**warned, "defendant": a_driver()})))
    assert "Mailing" in known
    assert "confirmed" not in known
