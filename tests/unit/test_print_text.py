"""What reaches a printer as text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from printers.paper.text import choose_page, clean, encode_line, wrap

PAGES = (("cp1252", 16), ("cp858", 19))


@given(st.text())
def test_no_control_or_format_character_survives_cleaning(text):
    kinds = {unicodedata.category(char) for char in clean(text)}

    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_cleaning_changes_no_letter_and_no_digit(text):
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_typographic_signs_become_plain_ones():
    assert clean("\u2018a\u2019 \u201cb\u201d \u2013\u2014\u2026\u00a0x") == "'a' \"b\" --... x"


def test_a_letter_with_a_separate_accent_becomes_one_letter():
    assert clean("NOE\u0301MIE") == "NOÉMIE"


def test_line_ends_and_tabs_become_blanks():
    assert clean("a\nb\tc\u2028d\x85e") == "a b c d e"


def test_the_first_page_that_holds_every_line_is_chosen():
    assert choose_page(["É œ ñ", "ç"], PAGES) == ("cp1252", 16)
    assert choose_page(["É", "│"], PAGES) == ("cp858", 19)


def test_when_no_page_holds_a_letter_the_first_stays_and_the_line_has_no_bytes():
    assert choose_page(["Š", "ễ"], PAGES) == ("cp1252", 16)
    assert encode_line("NGUYỄN", "cp1252") is None


WORDS = st.text(alphabet="abcdefghij -'", max_size=200)


@given(WORDS, st.integers(6, 40), st.integers(0, 5))
def test_wrapping_loses_no_character_but_blanks_and_never_exceeds_the_width(text, columns, hang):
    lines = wrap(text, columns, hang=hang)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(lines[0]) <= columns
    assert all(len(line) <= columns - hang for line in lines[1:])


def test_a_word_longer_than_a_line_is_broken_and_kept_whole():
    assert wrap("ab cdefghij", 4) == ("ab", "cdef", "ghij")


def test_blanks_inside_a_line_stay():
    assert wrap("a   b", 10) == ("a   b",)
