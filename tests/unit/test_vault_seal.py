"""Sealing: only the right key opens, and only what was not touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracs_mobile.errors import BadSignature, VaultError
from tracs_mobile.vault.seal import OVERHEAD, SealKey, SealTo, open_sealed, seal, sealed_for

KEY = SealKey.generate()


@given(st.binary(max_size=2_000), st.binary(max_size=50))
@settings(max_examples=50, deadline=None)
def test_what_is_sealed_opens_again(plain, aad):
    blob = seal(plain, KEY.public, aad=aad)
    assert len(blob) == len(plain) + OVERHEAD
    assert open_sealed(blob, KEY, aad=aad) == plain
    assert sealed_for(blob) == KEY.public.key_id


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_flipped_bit_is_always_noticed(data):
    blob = bytearray(seal(b"VCVC TRAIN-000001", KEY.public, aad=b"spool"))
    bit = data.draw(st.integers(0, len(blob) * 8 - 1))
    blob[bit // 8] ^= 1 << bit % 8
    with pytest.raises(VaultError):
        open_sealed(bytes(blob), KEY, aad=b"spool")


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_cut_or_lengthened_blob_is_refused(data):
    blob = seal(b"VCVC TRAIN-000001", KEY.public)
    cut = data.draw(st.integers(0, len(blob) - 1))
    for changed in (blob[:cut], blob + b"\0"):
        with pytest.raises(VaultError):
            open_sealed(changed, KEY)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_noise_is_refused(noise):
    for blob in (noise, b"TMS1" + bytes.fromhex(KEY.public.key_id) + noise):
        with pytest.raises(VaultError):
            open_sealed(blob, KEY)


def test_other_aad_does_not_open():
    with pytest.raises(BadSignature):
        open_sealed(seal(b"x", KEY.public, aad=b"a"), KEY, aad=b"b")


def test_another_key_does_not_open_and_is_told_apart_from_damage():
    with pytest.raises(VaultError) as told:
        open_sealed(seal(b"x", KEY.public), SealKey.generate())
    assert not isinstance(told.value, BadSignature)


def test_two_seals_of_the_same_bytes_differ():
    assert seal(b"x", KEY.public) != seal(b"x", KEY.public)


def test_keys_survive_pem():
    again = SealKey.from_pem(KEY.to_pem())
    to = SealTo.from_pem(KEY.public.to_pem())
    assert open_sealed(seal(b"x", to), again) == b"x"
    assert to.key_id == KEY.public.key_id
