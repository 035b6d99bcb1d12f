"""Every field of the form and every notice that applies stands on the paper, at both widths.

The lists are those of the facts about the complaint: what 4 V.S.A. § 1105, V.R.C.P. 80.6 and the
court's pages want on it (sections 1.2 and 1.3).
"""

import functools
from dataclasses import replace

import pytest

from printers.paper.place import paper_rows
from printers.paper.text import clean
from printers.profiles import profile_named
from tracs_mobile.domain.stop import Driver
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.testing.paper_samples import (
    amended,
    diversion,
    every_field,
    for_office,
    municipal,
    organization,
    voided,
)
from tracs_mobile.testing.samples import samples

both = pytest.mark.parametrize("profile", ["generic-4in-832", "generic-3in-576"])


@functools.lru_cache(maxsize=64)
def on_paper(paper, profile):
    """All text of the paper without blanks and line ends, so that wrapping does not matter."""
    rows = paper_rows(paper, profile_named(profile))
    return squeezed("".join(run.text for row in rows for run in row.runs))


def squeezed(text):
    return "".join(text.split())


@functools.cache
def shipped_notices():
    return load_law_pack().notices


FIELDS = {
    "court": "STATE OF VERMONT, JUDICIAL BUREAU",
    "form": "VERMONT CIVIL VIOLATION COMPLAINT",
    "number": "No. TRAIN-0000131",
    "plaintiff and defendant": "STATE OF VERMONT v. BÉLANGEOIX, NOÉMIE R",
    "venue": "Venue: Superior Court, Washington Unit",
    "which copy": "DEFENDANT'S COPY 1 OF 2",
    "date issued": "Issued Sat 11/21/2026 22:48 EST",
    "date and time of violation": "on Sat 11/21/2026 22:41 EST",
    "section": "23 V.S.A. § 1007",
    "violation title": "Speeding, local limit",
    "violation code": "Violation code S37",
    "speed, limit, method": "49 mph in a 35 mph zone (radar)",
    "posted by whom": "Limit set by local ordinance",
    "work zone and workers": "WORK ZONE, workers present",
    "school zone": "SCHOOL ZONE",
    "highway": "US-302, W bound",
    "mile marker": "MM 12.4",
    "location": "0.2 mi E of Berlin St",
    "town and county": "Barre City, Washington County",
    "facts": "Facts: steady tone 49, visual estimate 50, tested before and after.",
    "waiver penalty": "$144.00",
    "points": "POINTS",
    "how the penalty is made": "$84.00 penalty + $13.00 (15 %) + $47.00 surcharge",
    "provisional amounts": "PROVISIONAL TABLE 2026-11",
    "proof that undoes it": "Show a license that was valid at the time to BARRE CITY POLICE by "
    "Wed 12/02/2026 and you will not be convicted.",
    "law of the proof": "23 V.S.A. § 611",
    "day to answer by": "ANSWER BY Sat 12/12/2026 21 days from issue",
    "first answer": "[ ] ADMITTED I admit it and pay the waiver penalty",
    "second answer": "[ ] NO CONTEST I do not contest it and pay the waiver penalty",
    "third answer": "[ ] DENIED I deny it and ask for a hearing.",
    "signature": "Signature ____",
    "date of signature": "Date ____",
    "corrected address": "My mailing address, if not as below",
    "where to pay online": "Online: www.vermontjudiciary.org/pay-fine",
    "defendant": "Defendant BÉLANGEOIX, NOÉMIE R",
    "mailing address, confirmed": "41 ELM ST APT 2, MONTPELIER VT 05602 (confirmed)",
    "license, class, expiry, CDL": "48213307 VT class D exp 04/17/2028 CDL no",
    "personal id": "Personal ID PIDX 77-4102",
    "birth date, sex, height": "Born 04/17/2009 F 5-07",
    "parent or guardian": "Parent/guardian LUCIENNE BÉLANGEOIX, 9 OAKE ST, BARRE VT 05641",
    "active duty": "Active duty yes (asked)",
    "vehicle": "2019 SUBARU OUTBACK BLUE",
    "plate and state": "plate HKB 412 VT",
    "VIN": "4S4BSANC5K3212345",
    "commercial, hazmat": "commercial yes hazmat yes",
    "crash": "crash yes",
    "weather": "weather rain",
    "road": "road wet",
    "officer, title, LEO number": "Officer M. TREMBLAYE LEO 07A12",
    "agency and its codes": "BARRE CITY POLICE judiciary code 1234 ORI VT0129900",
    "agency address and phone": "15 Fourth St, Barre VT 05641 802-555-0100",
    "declaration": "I declare under the penalty of perjury that the above is true.",
    "active-duty declaration": "asked whether he or she is on active duty and said yes",
    "signed by the officer": "Signed electronically 11/21/2026 22:48 EST",
    "audit head": "Record 9f3a41c7 entry 412",
    "provisional wording": "Notice wording provisional, version 2026-11",
}


@both
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_form_is_on_the_complaint(field, profile):
    assert squeezed(FIELDS[field]) in on_paper(every_field(), profile)


NOTICES = {
    "21 days": "21 days",
    "fee for not answering": "$20",
    "default judgment": "default judgment",
    "hearing": "hearing",
    "proof": "clear and convincing evidence",
    "silent payment": "without a signature",
    "fee for an unpaid judgment": "$30",
    "payment plan": "payment plan",
    "ability to pay": "ability-to-pay hearing",
    "appeal": "appeal",
    "where to appeal": "Criminal Division",
    "by mail": "PO Box 607, White River Junction VT 05001",
    "in person": "82 Railroad Row",
    "by phone": "802-295-8869",
    "check": "complaint number on",
    "online": "Online:",
}


@both
@pytest.mark.parametrize("notice", NOTICES)
def test_every_notice_that_applies_is_on_the_complaint_with_the_shipped_wording(notice, profile):
    paper = replace(every_field(), notices=shipped_notices())

    assert squeezed(NOTICES[notice]) in on_paper(paper, profile)


@both
@pytest.mark.parametrize(
    ("name", "wording"),
    [
        ("notice", "notice"),
        ("notice", "guardian"),
        ("municipal", "municipal"),
        ("every-field", "guardian"),
        ("warning", "warning"),
    ],
)
def test_every_shipped_line_for_a_case_is_on_its_paper_and_on_no_other(name, wording, profile):
    notices = shipped_notices()
    own = on_paper(replace(samples()[name], notices=notices), profile)
    other = on_paper(replace(samples()["complaint"], notices=notices), profile)
    lines = getattr(notices, wording)

    assert lines
    for line in lines:
        assert squeezed(clean(line)) in own
        assert squeezed(clean(line)) not in other


@both
@pytest.mark.parametrize("name", ["complaint", "warning", "notice", "municipal", "translated"])
def test_no_paper_threatens_a_suspension(name, profile):
    paper = replace(samples()[name], notices=shipped_notices(), languages=("es", "fr"))

    assert "suspen" not in on_paper(paper, profile).casefold()


@both
def test_a_notice_for_diversion_tells_whom_to_contact_and_asks_for_no_money(profile):
    text = on_paper(diversion(), profile)

    for said in (
        "NOTICE OF VIOLATION",
        "7 V.S.A. § 656(a)(1)",
        "CONTACT THE DIVERSION PROGRAM BY Sun 12/06/2026 15 days from issue",
        "Washington County Diversion Program",
        "There is nothing to pay and nothing to sign",
        "It is not filed with the Judicial Bureau.",
        "Parent/guardian LUCIENNE BÉLANGEOIX, same address",
        "Contact the Diversion Program of the county named above within 15 days.",
        "To the parent or guardian:",
        "Violation code 16A",
    ):
        assert squeezed(said) in text
    for word in ("$", "POINTS", "ADMITTED", "COMPLAINT v.", "Activeduty", "VIN", "QR"):
        assert word not in text


@both
def test_a_city_is_the_plaintiff_of_its_ordinance_and_both_amounts_are_told(profile):
    text = on_paper(municipal(), profile)

    for said in (
        "CITY OF BARRE v. BÉLANGEOIX, NOÉMIE R",
        "Ordinance: Animal Control Ordinance, section 4-12 (dog at large)",
        "$100.00",
        "FULL PENALTY IF YOU DO NOT ANSWER $250.00",
        "This is a violation of a municipal ordinance.",
    ):
        assert squeezed(said) in text
    assert squeezed("STATE OF VERMONT v.") not in text


@both
def test_an_organization_is_the_defendant_and_its_driver_the_operator(profile):
    text = on_paper(organization(), profile)

    for said in (
        "STATE OF VERMONT v. GRÜNE BERGE HAULAGEX LLC",
        "Defendant GRÜNE BERGE HAULAGEX LLC",
        "88 DEPOTTE RD, WHITE RIVER JUNCTION VT 05001 (confirmed) from Secretary of State or DMV",
        "Operator BÉLANGEOIX, NOÉMIE R",
        "class A exp 04/17/2028 CDL yes",
    ):
        assert squeezed(said) in text
    assert "Activeduty" not in text
    assert squeezed("on active duty") not in text


def test_an_organization_without_a_driver_has_no_operator():
    paper = organization()
    alone = replace(paper, document=replace(paper.document, defendant=Driver()))

    text = on_paper(alone, "generic-4in-832")

    for word in ("Operator", "License", "Born", "Driver"):
        assert word not in text


@both
def test_an_amended_paper_says_what_it_replaces_and_why(profile):
    text = on_paper(amended(), profile)

    for said in (
        "AMENDED version 2, replaces the version of Sat 11/21/2026 22:30 EST (record 9f3a41c7)",
        "Amended because: Plate mistyped",
        "Replaces voided No. TRAIN-0000120",
        "REPRINT 1 - replaces any partial copy",
        "TRAIN-0000124 version 2 Record 9f3a41c7",
    ):
        assert squeezed(said) in text


@both
@pytest.mark.parametrize("name", ["complaint", "warning", "notice"])
def test_a_voided_paper_says_so_at_both_ends_and_tells_nobody_what_to_do(name, profile):
    text = on_paper(replace(samples()[name], voided=True, languages=("es",)), profile)

    assert text.count("VOID") == 2
    assert text.count("wasvoided.") == 2
    for word in ("ANSWERBY", "ADMITTED", "BYSun", "CONTACT", "PROVISIONAL_", "Español", "$20"):
        assert word not in text


def test_a_voided_complaint_still_holds_what_was_charged():
    text = on_paper(voided(), "generic-4in-832")

    for said in ("TRAIN-0000124", "23 V.S.A. § 1007", "BÉLANGEOIX", "$144.00", "4S4BSANC5K3212345"):
        assert squeezed(said) in text


@both
@pytest.mark.parametrize("copy", ["OFFICER'S COPY", "AGENCY COPY"])
def test_a_copy_for_the_office_holds_all_of_record_and_no_way_to_pay(copy, profile):
    text = on_paper(replace(every_field(), copy=copy, languages=("fr",)), profile)
    how_to_answer = {
        "first answer", "second answer", "third answer", "signature", "date of signature",
        "corrected address", "where to pay online", "provisional wording", "which copy",
    }  # fmt: skip

    assert squeezed(copy) in text
    for field in set(FIELDS) - how_to_answer:
        assert squeezed(FIELDS[field]) in text
    for word in ("Signature_", "[]ADMITTED", "Online:", "Français", "POBox"):
        assert word not in text
    assert squeezed("The defendant's copies carry the notices of version 2026-11.") in text
    assert on_paper(for_office(), profile).count("AGENCYCOPY") == 1


@both
def test_a_municipal_complaint_names_the_full_penalty_for_not_answering_and_no_other(profile):
    notices = shipped_notices()
    own = on_paper(replace(samples()["municipal"], notices=notices), profile)
    state = on_paper(replace(samples()["complaint"], notices=notices), profile)

    assert squeezed("default judgment") in own
    assert all(squeezed(clean(line)) not in own for line in notices.unanswered)
    assert all(squeezed(clean(line)) in state for line in notices.unanswered)
