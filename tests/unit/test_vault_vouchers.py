"""Activation codes: counted before they are checked, in two places, and used once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracs_mobile.domain.enrolment import OfficerVoucher
from tracs_mobile.errors import KeyUnavailable
from tracs_mobile.vault.boxes import Box
from tracs_mobile.vault.machine import machine_secret
from tracs_mobile.vault.vouchers import VoucherBook

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
VOUCHER = OfficerVoucher(
    leo_number="07A12",
    salt=b"s" * 16,
    code_hash=b"h" * 32,
    memory_kib=64,
    expires_at=NOW + timedelta(days=7),
)


@pytest.fixture
def folder(tmp_path):
    machine_secret(tmp_path)
    return tmp_path


def book(folder, **changes):
    return VoucherBook(folder, fits=lambda voucher, code: code == "12345678", **changes)


def test_the_right_code_opens_and_once_spent_never_again(folder):
    assert book(folder).opens(VOUCHER, "12345678", NOW)
    book(folder).spend(VOUCHER)
    assert book(folder).used(VOUCHER)
    assert not book(folder).opens(VOUCHER, "12345678", NOW)


def test_a_try_is_on_the_disk_before_the_code_is_checked(folder):
    seen = []

    def fits(voucher, code):
        seen.append(book(folder).tries_left(voucher, NOW))
        return False

    VoucherBook(folder, fits=fits).opens(VOUCHER, "00000000", NOW)
    assert seen == [4]


def test_five_wrong_codes_void_it_whatever_comes_after(folder):
    for left in (4, 3, 2, 1, 0):
        assert not book(folder).opens(VOUCHER, "00000000", NOW)
        assert book(folder).tries_left(VOUCHER, NOW) == left
    assert not book(folder).opens(VOUCHER, "12345678", NOW)
    later = NOW + timedelta(days=1)
    assert book(folder).tries_left(VOUCHER, later) == 0


def test_another_voucher_of_the_same_officer_starts_anew(folder):
    for _ in range(5):
        book(folder).opens(VOUCHER, "00000000", NOW)
    assert book(folder).tries_left(replace(VOUCHER, salt=b"t" * 16), NOW) == 5


@pytest.mark.parametrize("lost", ["vouchers.json", "machine/vouchers.bin"])
def test_deleting_one_place_forgets_no_try(folder, lost):
    for _ in range(3):
        book(folder).opens(VOUCHER, "00000000", NOW)
    (folder / lost).unlink()
    assert book(folder).tries_left(VOUCHER, NOW) == 2


def test_a_torn_file_forgets_no_try(folder):
    book(folder).opens(VOUCHER, "00000000", NOW)
    (folder / "vouchers.json").write_bytes(b'{"entries":[')
    assert book(folder).tries_left(VOUCHER, NOW) == 4


def test_a_counter_changed_by_hand_voids_the_voucher(folder):
    book(folder).opens(VOUCHER, "00000000", NOW)
    file = folder / "vouchers.json"
    file.write_bytes(file.read_bytes().replace(b'"in_a_row":1', b'"in_a_row":0'))
    assert book(folder).tries_left(VOUCHER, NOW) == 0


def test_on_a_laptop_that_is_only_being_made_no_use_counts(folder):
    book(folder).spend(VOUCHER)
    making = book(folder, heed_use=False)
    assert not making.used(VOUCHER)
    assert making.opens(VOUCHER, "12345678", NOW)


def test_a_box_opens_here_only_and_only_under_its_name(folder, tmp_path):
    secret = machine_secret(folder)
    box = Box(folder / "answer.box", secret)
    assert box.get() is None
    box.put(b"TREMBLAYE")
    assert box.get() == b"TREMBLAYE"
    assert b"TREMBLAYE" not in (folder / "answer.box").read_bytes()
    (folder / "other.box").write_bytes((folder / "answer.box").read_bytes())
    for wrong in (Box(folder / "other.box", secret), Box(folder / "answer.box", b"\0" * 32)):
        with pytest.raises(KeyUnavailable, match="damaged or comes from another machine"):
            wrong.get()
    box.drop()
    box.drop()
    assert box.get() is None
