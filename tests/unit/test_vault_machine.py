"""The machine secret: made once, bound to its store, never replaced in silence."""

import os
import stat
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend

from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.vault import dpapi
from tracs_mobile.vault.machine import (
    DpapiMachineStore,
    FileMachineStore,
    KeyringMachineStore,
    machine_secret,
    machine_store,
)


class DictKeyring(KeyringBackend):
    """A key ring of the keyring library that keeps its entries in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture(params=["file", "keyring", *(["dpapi"] if sys.platform == "win32" else [])])
def store(request, tmp_path):
    if request.param == "file":
        yield FileMachineStore(tmp_path / "machine")
    elif request.param == "dpapi":
        yield DpapiMachineStore(tmp_path / "machine")
    else:
        before = keyring.get_keyring()
        keyring.set_keyring(DictKeyring())
        yield KeyringMachineStore("tracs-mobile-test")
        keyring.set_keyring(before)


def test_a_store_gives_back_what_was_written_last(store):
    assert store.read("tries") is None
    store.write("tries", b"\0\xff one")
    store.write("tries", b"two \x80")
    assert store.read("tries") == b"two \x80"
    assert store.read("other") is None


def test_the_secret_is_made_once_and_stays(store, tmp_path):
    first = machine_secret(tmp_path, store)
    assert len(first) == 32
    assert machine_secret(tmp_path, store) == first


def test_a_secret_of_the_wrong_length_is_not_replaced(store, tmp_path):
    store.write("secret", b"short")
    with pytest.raises(KeyUnavailable, match="recovery"):
        machine_secret(tmp_path, store)
    assert store.read("secret") == b"short"


def test_two_machines_have_two_secrets(tmp_path):
    assert machine_secret(tmp_path / "a") != machine_secret(tmp_path / "b")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_its_owner_can_read_the_file(tmp_path, umask):
    before = os.umask(umask)
    try:
        machine_secret(tmp_path)
    finally:
        os.umask(before)
    kept = [p for p in (tmp_path / "machine").iterdir() if p.is_file()]
    assert len(kept) == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600


def test_the_platform_decides_the_store(tmp_path):
    expected = DpapiMachineStore if sys.platform == "win32" else FileMachineStore
    assert isinstance(machine_store(tmp_path), expected)


def test_windows_protection_opens_on_windows_and_says_so_elsewhere():
    if sys.platform == "win32":
        assert dpapi.unprotect(dpapi.protect(b"x" * 32)) == b"x" * 32
        return
    for call in (dpapi.protect, dpapi.unprotect):
        with pytest.raises(KeyUnavailable, match="Windows"):
            call(b"x")
