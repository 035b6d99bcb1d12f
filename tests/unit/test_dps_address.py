"""The address of DPS as people type it."""

import pytest

from tracs_mobile.domain.dps_address import dps_address
from tracs_mobile.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://dps.example", "https://dps.example"),
        ("  dps.example ", "https://dps.example"),
        ("dps.example:8443/eticket", "https://dps.example:8443/eticket"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_what_is_meant_is_completed(typed, meant):
    assert dps_address(typed) == meant


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("http://dps.example", "must begin with https://"),
        ("ftp://dps.example", "must begin with https://"),
        ("the address of DPS", "no blanks"),
        ("https://", "This is no address"),
        ("https://dps.example:abc", "This is no address"),
        ("https://[dps", "This is no address"),
        ("", "This is no address"),
    ],
)
def test_what_can_be_no_address_is_told_in_a_sentence(typed, told):
    with pytest.raises(BadInput, match=told):
        dps_address(typed)
