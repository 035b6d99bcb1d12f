"""One-time codes: as people type them, proven without being said, checked before they leave."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracs_mobile.domain.enrolment import OfficerVoucher
from tracs_mobile.domain.enrolment_code import (
    ALPHABET,
    activation_code,
    check_character,
    cleaned,
    enrolment_code,
    grouped,
)
from tracs_mobile.errors import BadInput
from tracs_mobile.vault import enrolment_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    name: str
    proof: str = ""


firsts = st.text(ALPHABET, min_size=19, max_size=19)


def a_voucher(code, **changes):
    salt = enrolment_ids.new_salt()
    fields = {
        "leo_number": "07A12",
        "salt": salt,
        "code_hash": enrolment_ids.code_hash(code, salt=salt, memory_kib=64),
        "memory_kib": 64,
        "expires_at": datetime(2026, 12, 1, tzinfo=UTC),
    }
    return OfficerVoucher(**{**fields, **changes})


def test_a_new_code_is_one_and_no_two_are_alike():
    codes = {enrolment_ids.new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(enrolment_code(code) == code for code in codes)


@given(firsts)
def test_a_code_may_be_typed_as_people_type(first):
    code = first + check_character(first)
    swapped = grouped(code).lower().replace("0", "o").replace("1", "l")
    assert enrolment_code(f" {swapped}\n") == code
    assert enrolment_code(code.replace("1", "I").replace("0", "O")) == code


@given(firsts, st.integers(0, 19), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed_before_anything_is_sent(first, at, other):
    code = first + check_character(first)
    if code[at] != other:
        with pytest.raises(BadInput, match="not typed as DPS gave it"):
            enrolment_code(code[:at] + other + code[at + 1 :])


@given(firsts)
def test_neighbors_that_changed_places_are_noticed(first):
    # Luhn's one blind spot is the pair of the first and the last character of the alphabet.
    code = first + check_character(first)
    for at in range(19):
        pair = code[at : at + 2]
        if len(set(pair)) == 2 and set(pair) != {ALPHABET[0], ALPHABET[-1]}:
            with pytest.raises(BadInput):
                enrolment_code(code[:at] + pair[::-1] + code[at + 2 :])


@pytest.mark.parametrize("typed", ["U2345", "ABC!D", "ÄBCDE"])
def test_a_character_of_no_code_is_named(typed):
    with pytest.raises(BadInput, match="stands in no enrollment code"):
        cleaned(typed)


def test_a_short_code_says_how_much_is_there():
    with pytest.raises(BadInput, match="7 are here"):
        enrolment_code("ABCDE-FG")


def test_a_code_is_shown_in_groups_of_five_while_it_is_typed():
    assert grouped("7K2QFM3XAB0") == "7K2QF-M3XAB-0"
    assert grouped("") == ""


def test_an_activation_code_is_eight_digits_however_they_are_spaced():
    assert activation_code("1234 5678") == "12345678"
    assert activation_code("1234-5678") == "12345678"
    for wrong in ("1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"):
        with pytest.raises(BadInput, match="8 digits"):
            activation_code(wrong)


def test_who_knows_the_code_is_believed_and_nobody_else():
    code = enrolment_ids.new_code()
    message = enrolment_ids.prove(code, Message(name="laptop"))
    assert enrolment_ids.is_proven(code, message)
    assert not enrolment_ids.is_proven(enrolment_ids.new_code(), message)
    assert not enrolment_ids.is_proven(code, replace(message, name="other"))
    assert not enrolment_ids.is_proven(code, replace(message, proof=""))
    assert not enrolment_ids.is_proven(code, replace(message, proof="é" * 64))


def test_a_proof_tells_nothing_of_the_code():
    code = enrolment_ids.new_code()
    message = enrolment_ids.prove(code, Message(name="laptop"))
    assert code not in repr(message)
    assert code[:8].lower() not in enrolment_ids.code_id(code)
    assert len(enrolment_ids.code_id(code)) == 16


def test_only_the_right_activation_code_fits_a_voucher():
    voucher = a_voucher("12345678")
    assert enrolment_ids.fits(voucher, "12345678")
    assert not enrolment_ids.fits(voucher, "12345679")
    assert not enrolment_ids.fits(replace(voucher, salt=bytes(16)), "12345678")


def test_vouchers_are_told_apart_even_for_the_same_officer_and_code():
    first, second = a_voucher("12345678"), a_voucher("12345678")
    assert enrolment_ids.voucher_id(first) != enrolment_ids.voucher_id(second)


def test_activation_codes_are_random_digits():
    codes = {enrolment_ids.new_activation_code() for _ in range(20)}
    assert len(codes) > 15
    assert all(activation_code(code) == code for code in codes)
