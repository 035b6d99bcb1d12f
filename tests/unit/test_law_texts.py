"""The small files of the law pack: what ships, and every way a bad one is refused."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from tracs_mobile.domain.law import StopCodes
from tracs_mobile.errors import BadLawPack
from tracs_mobile.services.reasons import OTHER
from tracs_mobile.services.reference import files_of, load_law_pack

SHIPPED = Path(__file__).parents[2] / "tracs_mobile" / "data" / "vt"


@pytest.fixture(scope="module")
def pack():
    return load_law_pack()


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(SHIPPED, tmp_path / "vt"))


def refusal(folder):
    with pytest.raises(BadLawPack) as caught:
        load_law_pack(folder)
    return str(caught.value)


def swap(folder, name, old, new):
    """Replace the first `old`; the line it began on comes back."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_amounts_of_the_ordinance_and_the_days_to_answer_are_those_of_the_law(pack):
    assert pack.ordinance_cap_cents == 80_000
    assert pack.waiver.answer_days == 21


def test_each_list_of_codes_is_there_and_has_no_code_twice(pack):
    for field in dataclasses.fields(StopCodes):
        codes = [code.code for code in getattr(pack.stop_codes, field.name)]
        assert codes, field.name
        assert len(set(codes)) == len(codes)
    assert [code.code for code in pack.stop_codes.outcome] == ["T", "W", "V", "A", "AW", "N"]


@pytest.mark.parametrize("kind", ["void_reasons", "amend_reasons", "late_reasons"])
def test_each_list_of_reasons_ends_with_one_in_the_officers_words(pack, kind):
    reasons = getattr(pack, kind)

    assert len(reasons) > 3
    assert reasons[-1].code == OTHER


def test_the_seven_expungeable_violations_are_those_of_section_2303(pack):
    sections = [statute.removeprefix("23 V.S.A. § ") for statute in pack.expungable]

    assert sections == ["301", "307(a)", "611", "676(a)", "601", "800", "1222(c)"]


def test_every_field_of_a_ticket_may_be_amended(pack):
    assert {"vehicle.*", "driver.*", "charges.*", "military"} <= set(pack.amendable)


def test_every_question_and_every_cure_is_used_by_a_charge(pack):
    asked = {name for charge in pack.charges for name in charge.asks}
    cured = {charge.cure for charge in pack.charges}

    assert {question.question_id for question in pack.questions} == asked
    assert {rule.cure_id for rule in pack.cures} == cured - {""}


def test_the_notice_for_diversion_says_whom_to_contact_by_when_and_that_it_is_not_filed(pack):
    words = " ".join(pack.notices.notice)

    for said in ("Diversion Program", "within 15 days", "not to the Judicial Bureau"):
        assert said in words


def test_the_municipal_notice_tells_of_both_amounts_and_of_each_day(pack):
    words = " ".join(pack.notices.municipal)

    for said in ("full penalty", "after a hearing", "waiver penalty", "Each day"):
        assert said in words


def test_the_guardian_and_the_active_duty_have_their_words(pack):
    assert "parent or guardian" in pack.notices.guardian[0]
    assert "active military duty on the date of this complaint" in pack.notices.military


def test_both_translations_are_provisional_and_have_every_paper(pack):
    courtesy = pack.notices.courtesy

    assert [(c.language, c.name) for c in courtesy] == [("es", "Español"), ("fr", "Français")]
    for found in courtesy:
        assert found.provisional
        assert all((found.complaint, found.warning, found.notice))


@pytest.mark.parametrize("figure", ["21", "20", "30", "ANSWER BY", "ADMITTED", "NO CONTEST", "15"])
def test_each_translation_keeps_the_figures_and_the_terms_of_the_form(pack, figure):
    for found in pack.notices.courtesy:
        assert figure in " ".join((*found.complaint, *found.notice))


QUESTION = """
[[questions]]
id = "asked"
words = "Was it so?"
section = "23 V.S.A. § 1012"
explains = "The law asks."
source = "VSA-23 § 1012"
answers = [
    { code = "no", label = "No" },
    { code = "yes", label = "Yes", refuses = "It cannot be.", instead = "23-1003-under-10" },
]
"""


def test_a_question_is_taken_with_its_answers(copy):
    with (copy / "questions.toml").open("a", encoding="utf-8") as file:
        file.write(QUESTION)

    question = load_law_pack(copy).questions[-1]

    assert (question.question_id, question.when, question.required) == ("asked", "", True)
    assert [answer.code for answer in question.answers] == ["no", "yes"]
    assert question.answers[1].instead == "23-1003-under-10"


BAD_QUESTIONS = [
    ('id = "asked"', 'id = "As Ked"', 'id = "As', "id must be small letters"),
    ('words = "Was it so?"', "", "[[q", "words must be a text"),
    ('section = "23 V.S.A. § 1012"', 'section = "sec 12"', "section", "section must look like"),
    ('explains = "The law asks."', 'explains = ""', "explains", "explains must be a text"),
    ('source = "VSA-23 § 1012"', 'source = "GOSSIP"', "source", "GOSSIP is not explained"),
    ('source = "VSA-23 § 1012"', "", "[[q", "no source is named"),
    ('source = "VSA', 'when = "raining"\nsource = "VSA', "when", "when must be one of"),
    ('source = "VSA', 'required = "yes"\nsource = "VSA', "required", "must be true or false"),
    ('label = "No" }', 'label = "" }', '    { code = "no"', "label must be a text"),
    ('code = "yes"', 'code = "no"', "answers", "answers hold a code twice"),
    ("refuses = ", "refuse = ", '    { code = "yes"', "refuse is not known here"),
    ('"23-1003-under-10"', '"23-0"', '    { code = "yes"', "instead names 23-0, which is no"),
    (
        'label = "No"',
        'label = "No", base_usd = -5',
        '    { code = "no"',
        "base_usd must be a whole",
    ),
    ('refuses = "It', 'warns = "x", refuses = "It', '    { code = "yes"', "warns stands beside"),
    ('    { code = "no", label = "No" },\n', "    3,\n", "answers", "answers must be a list of"),
]


@pytest.mark.parametrize(("old", "new", "at", "reason"), BAD_QUESTIONS)
def test_a_bad_question_is_refused_with_its_line_and_reason(copy, old, new, at, reason):
    assert old in QUESTION
    before = (copy / "questions.toml").read_text("utf-8")
    added = QUESTION.replace(old, new, 1)
    (copy / "questions.toml").write_text(before + added, "utf-8")
    line = (before + added[: added.index(at)]).count("\n") + 1

    said = refusal(copy)

    assert f"questions.toml, line {line}:" in said
    assert reason in said


def test_a_question_that_stands_twice_is_refused(copy):
    path = copy / "questions.toml"
    path.write_text(path.read_text("utf-8") + QUESTION + QUESTION, "utf-8")

    assert "id asked stands in the file twice" in refusal(copy)


BAD = [
    ("waiver.toml", "percent = 15", "percent = 115", "percent must be a whole number from 0"),
    ("waiver.toml", "percent = 15", "percent = true", "percent must be a whole number"),
    ("waiver.toml", "usd = 47", "usd = 47.5", "usd must be a whole number"),
    ("waiver.toml", "usd = 47", "usd = -1", "usd must be a whole number"),
    ("waiver.toml", "usd = 47", "usd 47", "not well-formed"),
    ("waiver.toml", "factor = 2", "factor = 0", "factor must be a whole number from 1 to 10"),
    ("waiver.toml", "days = 21", "dayz = 21", "dayz is not known here"),
    ("waiver.toml", "percent = 150", "percent = 50", "percent must be a whole number from 100"),
    ("waiver.toml", "[surcharge]", "[sur]", "sur is not known here"),
    ("waiver.toml", 'source = "CCVS; DMVORG"', 'source = "RUMOR"', "RUMOR is not explained"),
    ("waiver.toml", 'statutes = ["23 V.S.A. § 1003"', 'statutes = [7, "x"', "list of texts"),
    ("waiver.toml", 'statutes = ["23 V.S.A. § 1003"', 'statutes = ["x"', "names x, which does"),
    ("waiver.toml", "cap_usd = 800", "cap_usd = 0", "cap_usd must be a whole number from 1"),
    ("stop_data.toml", 'code = "B", label = "Black"', 'code = "W", label = "B"', "list twice"),
    ("stop_data.toml", "[force]", "[harm]", "harm is not known here"),
    ("stop_data.toml", 'label = "White"', 'label = ""', "label must be a text"),
    ("stop_data.toml", 'label = "White"', 'lable = "White"', "lable is not known here"),
    ("stop_data.toml", 'names = ["RADAR"', 'names = ["", "RADAR"', "names must be a list of"),
    ("notices.toml", "provisional = true", 'provisional = "no"', "must be true or false"),
    ("notices.toml", "oath = ", "vow = ", "vow is not known here"),
    ("notices.toml", 'source = "VSA-04', 'source = "RUMOR', "RUMOR is not explained"),
    ("notices.toml", 'pay_url = "https', 'pay_url = "http', "pay_url must be an address"),
    ("notices.toml", 'language = "fr"', 'language = "FR"', "language must be two small"),
    ("notices.toml", 'military = "', 'military = "" #', "military must be a text"),
    ("cures.toml", 'id = "license-shown"', 'id = "License shown"', "id must be small letters"),
    ("cures.toml", 'section = "23 V.S.A. § 611"', 'section = "611"', "section must look like"),
    ("cures.toml", "business_days = 7", "business_days = 0", "must be a whole number from 1"),
    ("cures.toml", 'source = "VSA-23 § 611"', 'source = "TALK"', "TALK is not explained"),
    ("calendar.toml", "month = 1", "month = 13", "month must be a whole number from 1 to 12"),
    ("calendar.toml", "day = 1\n", "day = 32\n", "day must be a whole number from 1 to 31"),
    ("calendar.toml", 'weekday = "monday"', 'weekday = "funday"', "weekday must be a day"),
    ("calendar.toml", "nth = 3", "nth = 0", "nth must be 1 to 5"),
    ("calendar.toml", "day = 1\n", "day = 1\nnth = 1\n", "day stands beside weekday"),
    ("amend.toml", 'source = "VSA', 'source = "" # "VSA', "no source is named"),
    ("pack.toml", "2026-11-01", '"soon"', "effective_from must be a date"),
    ("pack.toml", "2026-11-01", "2026-11-01T00:00:00Z", "effective_from must be a date"),
    ("pack.toml", 'state = "VT"', 'state = "NH"', "state must be VT"),
    ("pack.toml", 'version = "2026-11"', "version = 2026", "version must be a text"),
    ("pack.toml", 'amend = "amend.toml"', 'amend = "../amend.toml"', "amend must be a plain name"),
    ("pack.toml", 'amend = "amend.toml"', 'amend = "amend.csv"', "amend must be a plain name"),
    ("pack.toml", 'PAY = "https', 'PAY = "" # "https', "PAY must be a text"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), BAD)
def test_a_bad_small_file_is_refused_with_its_line_and_reason(copy, name, old, new, reason):
    line = swap(copy, name, old, new)

    said = refusal(copy)

    assert f"{name}, line " in said
    assert reason in said
    # What is missing is told at the head of its table, a few lines above.
    assert line - 9 <= line_of(said) <= line


def line_of(said):
    return int(said.partition(", line ")[2].partition(":")[0])


def test_tiers_of_speed_must_rise_and_only_the_last_has_no_end(copy):
    swap(copy, "waiver.toml", "over_max = 20", "over_max = 5")
    assert "tiers must rise" in refusal(copy)


def test_the_fastest_tier_must_have_no_end(copy):
    swap(copy, "waiver.toml", "{ usd_per_mph = 8 }", "{ over_max = 40, usd_per_mph = 8 }")
    assert "tiers must rise" in refusal(copy)


def test_a_missing_source_of_a_table_is_refused(copy):
    swap(copy, "waiver.toml", 'source = "CCVS; DMVORG"', "")
    assert "no source is named" in refusal(copy)


def test_an_amendable_field_that_no_ticket_has_is_named(copy):
    swap(copy, "amend.toml", '"vehicle.*"', '"wagon.*"')
    assert "fields names wagon.*, which no ticket has" in refusal(copy)


def test_an_expungeable_statute_must_look_like_one(copy):
    swap(copy, "expunge.toml", '"23 V.S.A. § 301"', '"301"')
    assert "statutes names 301, which does not look like a section" in refusal(copy)


def test_a_list_of_reasons_needs_one_in_the_officers_words(copy):
    swap(copy, "reasons.toml", 'code = "other"', 'code = "else"')
    assert "reasons.toml, line 4: void must hold the code other" in refusal(copy)


def test_the_outcomes_of_the_papers_may_not_be_missing(copy):
    swap(copy, "stop_data.toml", '{ code = "T", label = "Ticket" },', "")
    assert "outcome must hold T and W" in refusal(copy)


def test_a_cure_has_days_or_hours_and_not_both(copy):
    swap(copy, "cures.toml", "hours = 72", "hours = 72\nbusiness_days = 3")
    assert "id needs business_days or hours, one of the two" in refusal(copy)


def test_a_cure_that_stands_twice_is_refused(copy):
    swap(copy, "cures.toml", 'id = "insurance-shown"', 'id = "license-shown"')
    assert "cures hold an id twice" in refusal(copy)


def test_a_language_that_stands_twice_is_refused(copy):
    swap(copy, "notices.toml", 'language = "fr"', 'language = "es"')
    assert "courtesy holds a language twice" in refusal(copy)


@pytest.mark.parametrize("content", ["a = " + "[" * 50_000, "a = " + "9" * 20_000, "a = 1\na = 2"])
def test_what_only_looks_like_a_file_is_refused(copy, content):
    (copy / "calendar.toml").write_text(content, "utf-8")
    assert "calendar.toml, line " in refusal(copy)


@pytest.mark.parametrize("name", files_of(SHIPPED))
def test_a_missing_file_is_refused_and_named(copy, name):
    (copy / name).unlink()
    assert f"{name}, line 1: the file is missing" in refusal(copy)


@pytest.mark.parametrize("name", files_of(SHIPPED))
def test_a_file_that_is_no_utf8_is_refused(copy, name):
    (copy / name).write_bytes(b"\xff\xfe\x00")
    assert f"{name}, line 1: the file is missing or cannot be read" in refusal(copy)


@pytest.mark.parametrize("name", files_of(SHIPPED))
def test_a_sign_that_steers_a_printer_is_refused_with_its_line(copy, name):
    lines = (copy / name).read_text("utf-8").split("\n")
    lines[1] += "\x1b@"
    (copy / name).write_text("\n".join(lines), "utf-8")

    assert f"{name}, line 2: a sign that cannot be printed stands there" in refusal(copy)
