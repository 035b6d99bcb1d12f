"""Passwords are kept as Argon2id, and one-time codes are those of RFC 6238, each good once."""

import subprocess
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tracs_mobile.errors import BadInput
from tracs_mobile.vault import totp
from tracs_mobile.vault.passwords import (
    SERVER_COST,
    PasswordBook,
    check_secret,
    fresh_password,
)
from tracs_mobile.vault.wrap import KdfCost

RFC_SECRET = b"12345678901234567890"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)


@pytest.mark.parametrize(
    ("second", "code"),
    # RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_a_code_is_the_one_of_the_standard(second, code):
    assert totp.code_at(RFC_SECRET, datetime.fromtimestamp(second, UTC)) == code


def at(step):
    return datetime.fromtimestamp(step * totp.STEP_S + 7, UTC)


def test_a_code_is_good_one_step_early_and_late_and_no_further():
    code = totp.code_at(RFC_SECRET, at(1000))
    found = [totp.step_of(RFC_SECRET, code, at(step), after=0) for step in range(998, 1003)]
    assert found == [None, 1000, 1000, 1000, None]


def test_a_step_that_was_used_is_not_good_again():
    code = totp.code_at(RFC_SECRET, at(1000))
    assert totp.step_of(RFC_SECRET, code, at(1000), after=999) == 1000
    assert totp.step_of(RFC_SECRET, code, at(1000), after=1000) is None


def test_a_code_may_be_typed_with_a_blank_in_it_and_nothing_else_is_one():
    code = totp.code_at(RFC_SECRET, at(1000))
    assert totp.step_of(RFC_SECRET, f" {code[:3]} {code[3:]} ", at(1000), after=0) == 1000
    for wrong in ("", "١٢٣٤٥٦", "ééé", code + "0", code[:5], "0" * 5000):
        assert totp.step_of(RFC_SECRET, wrong, at(1000), after=0) is None


def test_the_secret_is_spoken_in_groups_and_in_an_address_of_the_common_form():
    secret = totp.new_secret()
    assert len(secret) == totp.SECRET_BYTES
    assert [len(group) for group in totp.spoken(secret).split()] == [4] * 8
    parts = urlsplit(totp.address(secret, username="q.u", issuer="DPS e-Ticket"))
    assert (parts.scheme, parts.netloc, parts.path) == ("otpauth", "totp", "/DPS%20e-Ticket:q.u")
    assert parse_qs(parts.query) == {
        "secret": [totp.spoken(secret).replace(" ", "")],
        "issuer": ["DPS e-Ticket"],
        "algorithm": ["SHA1"],
        "digits": ["6"],
        "period": ["30"],
    }


def test_another_program_makes_the_same_code():
    spoken = totp.spoken(RFC_SECRET).replace(" ", "")
    now = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    try:
        told = subprocess.run(
            ["oathtool", "--totp", "-b", spoken, "--now", "2026-11-26 12:00:00 UTC"],
            capture_output=True,
            text=True,
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("oathtool is not installed")
    assert totp.code_at(RFC_SECRET, now) == told.stdout.strip()


def test_a_password_fits_itself_alone():
    book = PasswordBook(CHEAP)
    kept = book.keep("grüner-Baum 7")
    assert book.fits("grüner-Baum 7", kept)
    assert not book.fits("grüner-Baum 8", kept)
    assert not book.fits("grüner-Baum 7", None)
    assert not book.fits("", kept)


def test_one_password_written_in_two_ways_of_unicode_is_one():
    book = PasswordBook(CHEAP)
    assert book.fits("Be\u0301langer", book.keep("B\u00e9langer"))


def test_the_same_password_is_kept_as_another_text_each_time():
    book = PasswordBook(CHEAP)
    assert book.keep("correct-horse") != book.keep("correct-horse")


def test_what_is_kept_says_its_cost_and_outlives_a_change_of_it():
    kept = PasswordBook(CHEAP).keep("correct-horse")
    assert kept.startswith(b"$argon2id$v=19$m=64,t=1,p=1$")
    dearer = KdfCost(memory_kib=128, iterations=2, lanes=1)
    assert PasswordBook(dearer).fits("correct-horse", kept)


def test_a_server_keeps_passwords_at_the_cost_the_standard_recommends():
    assert (SERVER_COST.memory_kib, SERVER_COST.iterations, SERVER_COST.lanes) == (65_536, 3, 4)


def test_fresh_passwords_differ_and_may_be_chosen():
    made = {fresh_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        check_secret(password, username="quimbye")


@pytest.mark.parametrize("bad", ["short", "password", "quimbye-long-name", "x" * 257])
def test_a_password_others_would_try_first_may_not_be_chosen(bad):
    with pytest.raises(BadInput):
        check_secret(bad, username="quimbye-long-name")


def test_a_step_is_thirty_seconds():
    first = datetime(2026, 11, 26, tzinfo=UTC)
    codes = {totp.code_at(RFC_SECRET, first + timedelta(seconds=s)) for s in (0, 29)}
    assert len(codes) == 1
    assert totp.code_at(RFC_SECRET, first + timedelta(seconds=30)) not in codes
