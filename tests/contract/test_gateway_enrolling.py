"""A laptop becomes known with a one-time code: once, proved by both ends, on both databases."""

import json
import secrets
import threading
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from sync import wire
from sync.gateway.app import create_app
from sync.gateway.intake.records import load_device
from sync.gateway.office import admin, chain, configuring, enrolling, numbers, vouchers
from sync.gateway.office.number_accounts import account_of
from sync.gateway.server import GatewayServer
from sync.gateway.tables import BLOCK
from sync.http import HttpTransport
from tracs_mobile.domain.enrolment_code import enrolment_code
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.errors import BadInput
from tracs_mobile.testing.issued import an_issued
from tracs_mobile.vault import enrolment_ids
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, VerifyKey, verify_token
from tracs_mobile.vault.seal import SealKey, SealTo

AGENCY = "1234"
BY = "ssweet"


class Desk:
    """DPS's hands on the gateway of `bureau`, and a laptop that nobody knows yet."""

    def __init__(self, bureau):
        self.bureau = bureau
        self.key = SigningKey.generate()
        self.http = httpx.Client(base_url=bureau.server.url)
        numbers.put_series(
            bureau.database, prefix="E", first=1, last=1200, block_size=500, by=BY, now=self.now
        )

    @property
    def now(self):
        return self.bureau.clock.now()

    def code(self, name="CAR 4"):
        return enrolling.new_code(
            self.bureau.database,
            self.bureau.keys,
            agency=AGENCY,
            device_name=name,
            by=BY,
            now=self.now,
        )

    def asked(self, code, *, key=None, **changes):
        asked = wire.EnrolRequest(
            code_id=enrolment_ids.code_id(code),
            public_pem=(key or self.key).public.to_pem().decode(),
            device_name="LAPTOP OF MINE",
            version="0.2.0",
            nonce=secrets.token_urlsafe(18),
        )
        return enrolment_ids.prove(code, replace(asked, **changes))

    def post(self, asked):
        headers = {"Content-Type": wire.JSON}
        return self.http.post("/v1/enrol", content=wire.encode(asked), headers=headers)

    def enrol(self, code, **changes):
        asked = self.asked(code, **changes)
        answer = self.post(asked)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == wire.JSON
        found = wire.decode(wire.EnrolAnswer, answer.content)
        assert found.nonce == asked.nonce
        assert enrolment_ids.is_proven(code, found)
        return found

    def refused(self, asked):
        answer = self.post(asked)
        return answer.status_code, wire.decode(wire.Problem, answer.content).code

    def link(self, device_id, key=None):
        def verify(token):
            return verify_token(token, self.bureau.keys.trusted, typ=wire.GATEWAY_TYP)

        signer = DeviceVault(device_id, key or self.key)
        url, clock = self.bureau.server.url, self.bureau.clock
        return HttpTransport(url, signer=signer, verify=verify, clock=clock)


@pytest.fixture
def desk(bureau):
    made = Desk(bureau)
    yield made
    made.http.close()


def test_a_laptop_that_knows_the_code_starts_with_records_keys_and_numbers(desk, bureau):
    code = desk.code().code
    assert enrolment_code(code.lower()) == code
    pem = SealKey.generate().public.to_pem().decode()
    configuring.set_recovery_keys(bureau.database, [pem], by=BY, now=desk.now)
    answer = desk.enrol(code)
    assert answer.device_id.startswith("LT-1234-")
    assert answer.config.agency.judiciary_code == AGENCY
    assert len(answer.config.officers) == 4
    assert [(b.prefix, b.first, b.last) for b in answer.config.blocks] == [("E", 1, 500)]
    assert answer.recovery_keys == (pem,)
    assert {
        kid: VerifyKey.from_pem(key.encode()).thumbprint for kid, key in answer.receipt_keys
    } == {bureau.keys.kid: bureau.keys.kid}
    assert SealTo.from_pem(answer.seal_key.encode()).key_id == bureau.keys.sealing.public.key_id
    assert SealTo.from_pem(answer.import_key.encode()).key_id == bureau.keys.importing.public.key_id
    link = desk.link(answer.device_id)
    assert link.config(0).version == answer.config.version
    link.close()


def test_what_it_issues_from_then_on_is_taken(desk, bureau):
    answer = desk.enrol(desk.code().code)
    device = DeviceVault(answer.device_id, desk.key)
    officer = bureau.ticket(1).document.officer
    ticket = an_issued("E0000007", signer=device, officer=officer, training=False)
    link = desk.link(answer.device_id)
    assert [a.status.value for a in link.send([bureau.envelope(ticket)])] == ["accepted"]
    link.close()


def test_a_lost_answer_is_asked_for_again_and_makes_no_second_laptop(desk, bureau):
    code = desk.code().code
    first, again = desk.enrol(code), desk.enrol(code)
    assert replace(again, nonce=first.nonce, proof=first.proof) == first
    asked = desk.asked(code)
    assert desk.post(asked).content == desk.post(asked).content
    assert bureau.rows("SELECT count(*) FROM device") == [(2,)]
    assert bureau.rows("SELECT count(*) FROM number_block WHERE prefix = 'E'") == [(1,)]


def test_a_used_code_makes_no_other_laptop(desk):
    code = desk.code().code
    desk.enrol(code)
    assert desk.refused(desk.asked(code, key=SigningKey.generate())) == (409, "CODE_USED")
    desk.bureau.clock.advance(timedelta(hours=73))
    assert desk.refused(desk.asked(code)) == (409, "CODE_USED")


def test_a_revoked_laptop_does_not_come_back_with_its_code(desk):
    code = desk.code().code
    admin.revoke_device(desk.bureau.database, desk.enrol(code).device_id)
    assert desk.refused(desk.asked(code)) == (409, "CODE_USED")


def test_a_code_that_is_wrong_too_old_or_taken_back_opens_nothing(desk, bureau):
    code = desk.code().code
    wrong = enrolment_ids.new_code()
    assert desk.refused(desk.asked(wrong)) == (403, "CODE_WRONG")
    named_right = replace(desk.asked(wrong), code_id=enrolment_ids.code_id(code))
    assert desk.refused(named_right) == (403, "CODE_WRONG")
    changed = replace(desk.asked(code), device_name="ANOTHER")
    assert desk.refused(changed) == (403, "CODE_WRONG")
    assert desk.refused(replace(desk.asked(code), proof="é")) == (403, "CODE_WRONG")
    taken_back = desk.code("CAR 5")
    enrolling.withdraw_code(bureau.database, taken_back.code_id, by=BY, now=desk.now)
    assert desk.refused(desk.asked(taken_back.code)) == (403, "CODE_EXPIRED")
    bureau.clock.advance(timedelta(hours=72))
    assert desk.refused(desk.asked(code)) == (403, "CODE_EXPIRED")
    assert bureau.rows("SELECT count(*) FROM device") == [(1,)]


def test_a_key_that_cannot_be_used_leaves_the_code_unused(desk):
    code = desk.code().code
    assert desk.refused(desk.asked(code, public_pem="no key")) == (400, "KEY_UNUSABLE")
    desk.enrol(code)


def test_who_guesses_is_slowed_down_and_who_knows_is_not(desk):
    code = desk.code().code
    for _ in range(20):
        assert desk.refused(desk.asked(enrolment_ids.new_code()))[0] == 403
    answer = desk.post(desk.asked(code))
    assert (answer.status_code, wire.decode(wire.Problem, answer.content).code) == (429, "TOO_MANY")
    assert 0 < int(answer.headers["retry-after"]) <= 301
    desk.bureau.clock.advance(timedelta(seconds=301))
    for _ in range(25):
        desk.enrol(code)


def test_one_code_used_by_many_at_once_makes_one_laptop(desk, bureau):
    code = desk.code().code
    keys = [SigningKey.generate() for _ in range(6)]
    gate, answers = threading.Barrier(len(keys)), []

    def go(key):
        asked = desk.asked(code, key=key)
        gate.wait()
        answers.append(desk.post(asked).status_code)

    threads = [threading.Thread(target=go, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409, 409, 409, 409, 409]
    assert bureau.rows("SELECT count(*) FROM device") == [(2,)]


def test_a_code_is_shown_once_and_lies_nowhere(desk, bureau):
    made = desk.code()
    assert made.shown.replace("-", "") == made.code
    assert made.code.encode() not in bureau.stored()
    with bureau.database.read() as connection:
        (row,) = enrolling.codes(connection, AGENCY)
        assert (row.device_name, row.created_by, row.used_at) == ("CAR 4", BY, None)
        assert enrolling.codes(connection, "9999") == ()
    for name in ("", "x" * 61, "a\nb"):
        with pytest.raises(BadInput, match="name"):
            desk.code(name)


def test_an_activation_code_travels_as_a_hash_to_the_laptops_it_is_for(desk, bureau):
    one, two = (desk.enrol(desk.code().code, key=SigningKey.generate()) for _ in range(2))
    new = {"agency": AGENCY, "by": BY, "now": desk.now, "memory_kib": 64}
    mine = vouchers.new_voucher(bureau.database, leo_number="07A12", device_id=one.device_id, **new)
    vouchers.new_voucher(bureau.database, leo_number="07A14", **new)
    with bureau.database.write() as connection:
        held = {
            answer.device_id: configuring.config_for(
                connection, load_device(connection, answer.device_id), desk.now
            ).extras.vouchers
            for answer in (one, two)
        }
    assert [v.leo_number for v in held[one.device_id]] == ["07A12", "07A14"]
    assert [v.leo_number for v in held[two.device_id]] == ["07A14"]
    assert enrolment_ids.fits(held[one.device_id][0], mine.code)
    assert mine.code.encode() not in bureau.stored()
    vouchers.revoke_voucher(bureau.database, mine.voucher_id, by=BY, now=desk.now)
    vouchers.new_voucher(bureau.database, leo_number="07A14", **new)
    with bureau.database.read() as connection:
        assert [v.revoked for v in vouchers.vouchers(connection)] == [False, True, True]
    with pytest.raises(BadInput, match="not on the list"):
        vouchers.new_voucher(bureau.database, leo_number="99Z99", **new)


def account(total, free):
    return NumberAccount(total=total, free=free, issued=total - free, void=0)


@pytest.fixture
def laptop(desk):
    link = desk.link(desk.enrol(desk.code().code).device_id)
    yield link
    link.close()


def test_a_laptop_that_runs_low_gets_the_next_block_by_itself_and_once(laptop):
    def lasts(total, free):
        return [block.last for block in laptop.more_numbers(account(total, free))]

    assert lasts(500, 150) == [500]
    assert lasts(500, 149) == [500, 1000]
    assert lasts(500, 149) == [500, 1000]
    assert lasts(500, 10) == [500, 1000]
    assert lasts(1000, 149) == [500, 1000, 1200]
    assert lasts(1200, 0) == [500, 1000, 1200], "the series is used up"


def test_a_block_that_was_taken_back_is_gone_for_the_laptop_and_never_given_again(
    desk, laptop, bureau
):
    now = desk.now
    with pytest.raises(BadInput, match="Say why"):
        numbers.revoke(bureau.database, "E1-500", reason=" ", by=BY, now=now)
    with pytest.raises(BadInput, match="no block"):
        numbers.revoke(bureau.database, "E9-9", reason="lost", by=BY, now=now)
    laptop.more_numbers(account(500, 0))
    numbers.revoke(bureau.database, "E1-500", reason="lost", by=BY, now=now)
    assert [b.first for b in laptop.more_numbers(account(1000, 600))] == [501]
    assert [b.first for b in laptop.more_numbers(account(1000, 10))] == [501, 1001]
    rows = bureau.rows("SELECT block_id, reason FROM number_block WHERE revoked_at <> ''")
    assert rows == [("E1-500", "lost")]


def test_an_account_that_does_not_add_up_brings_no_new_numbers(laptop):
    wrong = NumberAccount(total=500, free=10, issued=10, void=0)
    assert len(laptop.more_numbers(wrong)) == 1
    assert len(laptop.more_numbers(account(400, 10))) == 1, "it has not heard of all its numbers"
    assert len(laptop.more_numbers(account(2**52, 0))) == 1, "it never had so many"


def test_every_number_of_a_laptop_has_its_place_in_the_account(desk, laptop, bureau):
    laptop.heartbeat(wire.Heartbeat(used=7, free=493, highest_used=7, kept=2, waiting=1))
    with bureau.database.read() as connection:
        (code,) = [c for c in enrolling.codes(connection) if c.used_at]
        found = account_of(connection, code.device_id)
    assert (found.granted, found.revoked, found.used, found.free) == (500, 0, 7, 493)
    assert (found.highest_used, found.balanced, found.at_dps, found.unknown) == (7, True, 0, 4)


def test_a_series_never_goes_back_and_never_runs_over_what_was_granted(desk, bureau):
    put = {"by": BY, "now": desk.now}
    desk.enrol(desk.code().code)
    numbers.put_series(bureau.database, prefix="E", first=1, last=2000, block_size=100, **put)
    with bureau.database.read() as connection:
        (found,) = numbers.series(connection)
    assert (found.next, found.last, found.left) == (501, 2000, 1500)
    with pytest.raises(BadInput, match="already handed out"):
        numbers.put_series(bureau.database, prefix="E", first=1, last=400, **put)
    numbers.put_series(bureau.database, prefix="TRAIN-", first=1, last=9999, **put)
    with bureau.database.read() as connection:
        assert {s.prefix: s.next for s in numbers.series(connection)}["TRAIN-"] == 501
    for wrong in (
        {"prefix": "E7", "first": 1, "last": 9},
        {"prefix": "", "first": 1, "last": 9},
        {"prefix": "É", "first": 1, "last": 9},
        {"prefix": "F", "first": 9, "last": 1},
        {"prefix": "F", "first": 1, "last": 99_999_999},
        {"prefix": "F", "first": 1, "last": 9, "block_size": 5},
    ):
        with pytest.raises(BadInput):
            numbers.put_series(bureau.database, **wrong, **put)


def test_staff_hand_a_block_out_by_hand(desk, bureau):
    device = desk.enrol(desk.code().code).device_id
    block = numbers.grant_next(bureau.database, device_id=device, by=BY, now=desk.now)
    assert block.block_id == "E501-1000"
    numbers.grant_next(bureau.database, device_id=device, by=BY, now=desk.now)
    with pytest.raises(BadInput, match="No numbers are left"):
        numbers.grant_next(bureau.database, device_id=device, by=BY, now=desk.now)


def test_blocks_asked_for_by_many_laptops_at_once_never_overlap(desk, bureau):
    numbers.put_series(
        bureau.database, prefix="E", first=1, last=9000, block_size=100, by=BY, now=desk.now
    )
    keys = [SigningKey.generate() for _ in range(4)]
    links = [desk.link(desk.enrol(desk.code().code, key=key).device_id, key) for key in keys]
    gate = threading.Barrier(len(links))

    def go(link):
        gate.wait()
        for total in (100, 200, 300):
            link.more_numbers(account(total, 0))

    threads = [threading.Thread(target=go, args=(link,)) for link in links]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with bureau.database.read() as connection:
        rows = connection.execute(BLOCK.select().where(BLOCK.c.prefix == "E")).all()
    drawn = [n for row in rows for n in range(row.first, row.last + 1)]
    assert len(rows) == 16
    assert len(drawn) == len(set(drawn))
    for link in links:
        link.close()


def test_two_gateways_on_one_database_give_out_no_number_twice(desk, bureau):
    other = GatewayServer(create_app(bureau.url, bureau.keys, bureau.clock))
    keys = [SigningKey.generate() for _ in range(2)]
    codes = [desk.code().code for _ in keys]
    at = {codes[0]: bureau.server.url, codes[1]: other.url}
    gate, blocks = threading.Barrier(2), []

    def go(code, key):
        asked = desk.asked(code, key=key)
        gate.wait()
        answer = httpx.post(f"{at[code]}/v1/enrol", content=wire.encode(asked))
        blocks.extend(wire.decode(wire.EnrolAnswer, answer.content).config.blocks)

    threads = [threading.Thread(target=go, args=pair) for pair in zip(codes, keys, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert sorted((block.first, block.last) for block in blocks) == [(1, 500), (501, 1000)]


def test_what_was_done_stands_in_the_audit_without_a_person(desk, bureau):
    code = desk.code()
    desk.enrol(code.code)
    vouchers.new_voucher(
        bureau.database, leo_number="07A12", agency=AGENCY, by=BY, now=desk.now, memory_kib=64
    )
    with bureau.database.read() as connection:
        assert chain.head_of(connection).seq == 5
    rows = bureau.rows("SELECT kind, actor, body FROM audit ORDER BY seq")
    assert [kind for kind, _, _ in rows] == [
        "number-series",
        "code-made",
        "block-granted",
        "device-enrolled",
        "voucher-made",
    ]
    assert json.loads(rows[1][2]) == {"agency": AGENCY, "code": code.code_id}
    told = " ".join(body for _, _, body in rows)
    assert not any(officer in told for officer in ("TREMBLAYE", code.code))
