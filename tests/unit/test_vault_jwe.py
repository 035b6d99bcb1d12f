"""Tokens that only DPS opens: standard form, no other algorithm, no inflating, no surprises."""

import json
import os

import pytest
from joserfc import jwe
from joserfc.jwk import ECKey

from tracs_mobile.errors import BadSignature, VaultError
from tracs_mobile.vault.jwe import LARGEST_TOKEN, OtherKey, decrypt_token, encrypt_token
from tracs_mobile.vault.jws import b64, unb64
from tracs_mobile.vault.seal import SealKey

KEY = SealKey.generate()
KEYS = {KEY.public.key_id: KEY}
TYP = "vcvc-bundle+jwe"


def header_of(token):
    return json.loads(unb64(token.partition(".")[0]))


def with_header(token, **changes):
    head, _, rest = token.partition(".")
    made = {**json.loads(unb64(head)), **changes}
    return f"{b64(json.dumps(made).encode())}.{rest}"


def test_what_was_encrypted_comes_back_whatever_its_size():
    for size in (0, 1, 70_000, 2_000_000):
        plain = os.urandom(size)
        token = encrypt_token(plain, KEY.public, typ=TYP)
        assert decrypt_token(token, KEYS, typ=TYP) == plain


def test_the_header_names_what_was_agreed_and_nothing_more():
    found = header_of(encrypt_token(b"x", KEY.public, typ=TYP))
    assert set(found) == {"alg", "enc", "kid", "typ", "epk"}
    assert (found["alg"], found["enc"]) == ("ECDH-ES+A256KW", "A256GCM")
    assert found["kid"] == KEY.public.key_id


def test_the_same_text_twice_is_never_the_same_token():
    tokens = {encrypt_token(b"x", KEY.public, typ=TYP) for _ in range(20)}
    assert len(tokens) == 20


def test_another_key_is_told_apart_from_damage():
    token = encrypt_token(b"x", SealKey.generate().public, typ=TYP)
    with pytest.raises(OtherKey):
        decrypt_token(token, KEYS, typ=TYP)
    forged = with_header(token, kid=KEY.public.key_id)
    with pytest.raises(BadSignature):
        decrypt_token(forged, KEYS, typ=TYP)


@pytest.mark.parametrize(
    "changes",
    [
        {"alg": "dir"},
        {"alg": "ECDH-ES"},
        {"enc": "A128CBC-HS256"},
        {"typ": "other"},
        {"zip": "DEF"},
        {"crit": ["exp"], "exp": 1},
        {"epk": {}},
        {"epk": {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}},
        {"epk": None},
        {"kid": 3},
        {"kid": None},
    ],
)
def test_a_header_that_asks_for_something_else_is_refused(changes):
    token = with_header(encrypt_token(b"x", KEY.public, typ=TYP), **changes)
    with pytest.raises(VaultError):
        decrypt_token(token, KEYS, typ=TYP)


def test_a_compressed_token_of_the_right_key_is_refused_unopened():
    header = {
        "alg": "ECDH-ES+A256KW", "enc": "A256GCM", "kid": KEY.public.key_id, "typ": TYP,
        "zip": "DEF",
    }  # fmt: skip
    bomb = jwe.encrypt_compact(
        header,
        b"0" * 10_000_000,
        ECKey.import_key(KEY.public.to_pem()),
        algorithms=["ECDH-ES+A256KW", "A256GCM", "DEF"],
    )
    with pytest.raises(BadSignature, match="agreed way"):
        decrypt_token(bomb, KEYS, typ=TYP)


@pytest.mark.parametrize("token", ["", "....", "a.b.c", "ü.a.b.c.d", "!.a.b.c.d"])
def test_what_is_no_token_is_refused(token):
    with pytest.raises(BadSignature):
        decrypt_token(token, KEYS, typ=TYP)


def test_a_token_beyond_the_bound_is_refused_unread():
    token = "a" * (LARGEST_TOKEN + 1)
    with pytest.raises(BadSignature, match="not whole"):
        decrypt_token(token, KEYS, typ=TYP)
