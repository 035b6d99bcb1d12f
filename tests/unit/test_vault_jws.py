"""Tokens and keys: what verifies, and everything that must not."""

import base64
import json

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from hypothesis import given, settings
from hypothesis import strategies as st

from tracs_mobile.errors import BadSignature, KeyUnavailable
from tracs_mobile.vault.jws import SigningKey, VerifyKey, b64, sign_token, unb64, verify_token

KEY = SigningKey.generate()
KEYS = {"gw-1": KEY.public}
TYP = "receipt+jws"
TOKEN = sign_token(b'{"n":"TRAIN-000001"}', KEY, kid="gw-1", typ=TYP)


def token_of(header, payload=b"{}", signer=KEY):
    signed = f"{b64(json.dumps(header).encode())}.{b64(payload)}"
    return f"{signed}.{b64(signer.sign(signed.encode()))}"


@given(st.binary(max_size=500))
@settings(max_examples=50, deadline=None)
def test_a_signature_has_64_bytes_and_fits_only_its_body(body):
    signature = KEY.sign(body)
    assert len(signature) == 64
    KEY.public.verify(body, signature)
    with pytest.raises(BadSignature):
        KEY.public.verify(body + b"x", signature)


@given(st.integers(0, 511))
@settings(max_examples=100, deadline=None)
def test_a_signature_with_one_flipped_bit_is_refused(bit):
    signature = bytearray(KEY.sign(b"body"))
    signature[bit // 8] ^= 1 << bit % 8
    with pytest.raises(BadSignature):
        KEY.public.verify(b"body", bytes(signature))


@pytest.mark.parametrize("signature", [b"", b"\0" * 64, b"\xff" * 64, b"\1" * 63, b"\1" * 65])
def test_a_signature_that_is_none_is_refused(signature):
    with pytest.raises(BadSignature):
        KEY.public.verify(b"body", signature)


def test_keys_survive_pem():
    again = SigningKey.from_pem(KEY.to_pem())
    VerifyKey.from_pem(KEY.public.to_pem()).verify(b"body", again.sign(b"body"))
    assert again.public.thumbprint == KEY.public.thumbprint


def test_the_thumbprint_is_the_one_of_rfc_7638():
    # The P-256 key of RFC 7517 appendix A.1.
    numbers = ec.EllipticCurvePublicNumbers(
        int.from_bytes(unb64("MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"), "big"),
        int.from_bytes(unb64("4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"), "big"),
        ec.SECP256R1(),
    )
    assert VerifyKey(numbers.public_key()).thumbprint == (
        "cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s"
    )


def test_a_key_of_another_kind_is_refused():
    pem = (
        ed25519.Ed25519PrivateKey.generate()
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    p384 = ec.generate_private_key(ec.SECP384R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    for read, raw in [
        (VerifyKey.from_pem, pem),
        (VerifyKey.from_pem, b"nothing"),
        (SigningKey.from_pem, p384),
        (SigningKey.from_pem, b""),
    ]:
        with pytest.raises(KeyUnavailable):
            read(raw)


def test_a_token_gives_its_payload_back():
    assert verify_token(TOKEN, KEYS, typ=TYP) == b'{"n":"TRAIN-000001"}'


@given(st.integers(0, len(TOKEN) - 1), st.characters(codec="ascii"))
@settings(max_examples=300, deadline=None)
def test_a_token_with_one_other_character_is_refused(at, character):
    changed = TOKEN[:at] + character + TOKEN[at + 1 :]
    if changed == TOKEN:
        assert verify_token(changed, KEYS, typ=TYP)
        return
    with pytest.raises(BadSignature):
        verify_token(changed, KEYS, typ=TYP)


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "none", "kid": "gw-1", "typ": TYP},
        {"alg": "HS256", "kid": "gw-1", "typ": TYP},
        {"alg": "ES384", "kid": "gw-1", "typ": TYP},
        {"alg": "ES256", "kid": "gw-2", "typ": TYP},
        {"alg": "ES256", "kid": ["gw-1"], "typ": TYP},
        {"alg": "ES256", "kid": "gw-1", "typ": "config+jws"},
        {"alg": "ES256", "kid": "gw-1"},
        {"alg": "ES256", "kid": "gw-1", "typ": TYP, "crit": ["b64"]},
        {"alg": "ES256", "kid": "gw-1", "typ": TYP, "jwk": {}},
        [],
        "ES256",
    ],
)
def test_a_header_that_was_not_agreed_is_refused_even_when_signed(header):
    with pytest.raises(BadSignature):
        verify_token(token_of(header), KEYS, typ=TYP)


def test_alg_none_with_an_empty_signature_is_refused():
    head = b64(json.dumps({"alg": "none", "kid": "gw-1", "typ": TYP}).encode())
    with pytest.raises(BadSignature):
        verify_token(f"{head}.{b64(b'{}')}.", KEYS, typ=TYP)


def test_a_token_signed_by_a_stranger_under_a_known_kid_is_refused():
    forged = sign_token(b"{}", SigningKey.generate(), kid="gw-1", typ=TYP)
    with pytest.raises(BadSignature):
        verify_token(forged, KEYS, typ=TYP)


@pytest.mark.parametrize("token", ["", ".", "..", "a.b.c", TOKEN + ".x", TOKEN + "=", "é.é.é"])
def test_what_is_no_token_is_refused(token):
    with pytest.raises(BadSignature):
        verify_token(token, KEYS, typ=TYP)


def test_a_huge_token_is_refused_before_it_is_read():
    with pytest.raises(BadSignature, match="too large"):
        verify_token("a" * 4_000_001, KEYS, typ=TYP)


@given(st.binary(max_size=100))
def test_base64url_has_one_spelling_for_each_value(raw):
    assert unb64(b64(raw)) == raw
    padded = base64.urlsafe_b64encode(raw).decode()
    if "=" in padded:
        with pytest.raises(BadSignature):
            unb64(padded)
