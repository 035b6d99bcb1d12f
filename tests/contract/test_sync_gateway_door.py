"""The gateway against what no client of ours would send, and the page that shows what arrived."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import select

from sync import wire
from sync.gateway.__main__ import main
from sync.gateway.app import create_app
from sync.gateway.database import Database
from sync.gateway.intake import archive
from sync.gateway.keys import GatewayKeys, load_or_create_keys
from sync.gateway.office import admin
from sync.gateway.server import GatewayServer, listen
from sync.gateway.tables import METADATA
from sync.http import HttpTransport
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.names import LeoNumber
from tracs_mobile.errors import BadInput, BadSignature, KeyUnavailable, TracsError
from tracs_mobile.testing.documents import a_document
from tracs_mobile.testing.fakes import FakeClock
from tracs_mobile.testing.issued import an_envelope, an_issued
from tracs_mobile.vault.device import DeviceVault
from tracs_mobile.vault.jws import SigningKey, verify_token

AGENCY = a_document().agency
OFFICER = Officer(
    leo_number=LeoNumber("07A12"),
    name="M. TREMBLAYE",
    title="Officer",
    username="mtremblay",
    approved_on=date(2026, 1, 5),
)


class Door:
    """A gateway with one laptop, and a bare HTTP client in that laptop's name."""

    def __init__(self, url):
        self.url = url
        self.clock = FakeClock()
        self.keys = GatewayKeys.generate()
        self.device = DeviceVault("LAPTOP-1", SigningKey.generate())
        self.database = Database(self.url)
        admin.seed(
            self.database,
            agency=AGENCY,
            officers=[OFFICER],
            logo_png=b"",
            device_id="LAPTOP-1",
            public_pem=self.device.public.to_pem(),
            prefix="TRAIN-",
            first=1,
            last=2000,
        )
        self.server = GatewayServer(create_app(self.url, self.keys, self.clock))
        token = wire.request_token(self.device, self.clock.now())
        self.http = httpx.Client(
            base_url=self.server.url, headers={"Authorization": f"Bearer {token}"}
        )

    def post(self, body, path="/v1/batches", **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.http.post(path, content=body, headers={"Content-Type": wire.NDJSON, **names})

    def ticket(self, ordinal, **changes):
        return an_envelope(an_issued(f"TRAIN-{ordinal:07d}", signer=self.device, **changes))

    def close(self):
        self.http.close()
        self.server.close()
        self.database.close()


@pytest.fixture
def door(gateway_url):
    made = Door(gateway_url)
    yield made
    made.close()


def stored(database):
    """Everything that lies in the database."""
    with database.read() as connection:
        rows = [row for t in METADATA.sorted_tables for row in connection.execute(select(t))]
    cells = (cell for row in rows for cell in row)
    return b"|".join(c if isinstance(c, bytes) else str(c).encode() for c in cells)


def problem(answer, status):
    assert answer.status_code == status
    assert answer.headers["content-type"] == wire.PROBLEM
    return wire.decode(wire.Problem, answer.content).code


def test_lines_that_make_no_sense_are_answered_one_by_one(door):
    good = wire.encode_line(door.ticket(1))
    lines = [b"{", good, b"null", good.replace(b'"v":1', b'"v":9'), b"\xff\xfe", b"[" * 5000]
    answer = door.post(b"\n".join(lines))
    result = wire.decode(wire.BatchResult, answer.content)
    assert [(i.line, i.status.value) for i in result.items] == [
        (0, "rejected"),
        (1, "accepted"),
        (2, "rejected"),
        (3, "rejected"),
        (4, "rejected"),
        (5, "rejected"),
    ]
    assert result.items[3].errors[0].code == "VERSION_UNKNOWN"


def test_the_same_ticket_twice_in_one_batch_is_stored_once(door):
    line = wire.encode_line(door.ticket(1))
    other = wire.encode_line(door.ticket(1, salt="other"))
    result = wire.decode(wire.BatchResult, door.post(b"\n".join([line, line, other])).content)
    assert [i.status.value for i in result.items] == ["accepted", "duplicate", "conflict"]
    assert result.items[0].receipt == result.items[1].receipt


def test_an_empty_batch_has_an_empty_answer(door):
    assert wire.decode(wire.BatchResult, door.post(b"\n\n").content).items == ()


def test_a_body_that_grows_beyond_all_bounds_is_refused(door):
    bomb = wire.compress(bytes(200_000_000), "zstd")
    assert problem(door.post(bomb, Content_Encoding="zstd"), 413) == "TOO_LARGE"
    bomb = wire.compress(bytes(20_000_000), "gzip")
    assert problem(door.post(bomb, Content_Encoding="gzip"), 413) == "TOO_LARGE"
    assert problem(door.post(secrets.token_bytes(2_100_000)), 413) == "TOO_LARGE"
    assert problem(door.post(b"{}\n" * 501), 413) == "TOO_LARGE"


def test_a_body_that_is_not_what_it_says_is_refused(door):
    assert problem(door.post(b"x", Content_Encoding="zstd"), 400) == "NOT_WHOLE"
    for encoding in ("zstd", "gzip"):
        half = wire.compress(wire.encode_line(door.ticket(1)), encoding)[:-30]
        assert problem(door.post(half, Content_Encoding=encoding), 400) == "NOT_WHOLE"
    assert problem(door.post(b"x", Content_Encoding="br"), 415) == "ENCODING"
    assert problem(door.post(b"x", Content_Type="text/plain"), 415) == "MEDIA_TYPE"
    digest = wire.content_digest(b"y")
    assert problem(door.post(b"x", Content_Digest=digest), 400) == "DIGEST_MISMATCH"


@pytest.mark.parametrize("authorization", ["", "Bearer x", "Bearer a.b.c", "Basic x", "Bearer ."])
def test_a_call_without_a_devices_word_is_refused(door, authorization):
    for path in ("/v1/batches", "/v1/number-blocks", "/v1/lookup", "/v1/heartbeat"):
        answer = door.post(b"{}", path, Authorization=authorization)
        assert problem(answer, 401) == "DEVICE_UNKNOWN"
    for path in ("/v1/config", "/v1/receipts"):
        answer = door.http.get(path, headers={"Authorization": authorization})
        assert problem(answer, 401) == "DEVICE_UNKNOWN"


def test_a_devices_word_grows_old(door):
    door.clock.advance(timedelta(minutes=11))
    assert problem(door.post(b""), 401) == "CLOCK"


def test_messages_that_make_no_sense_are_refused(door):
    for path in ("/v1/number-blocks", "/v1/lookup", "/v1/heartbeat"):
        assert problem(door.post(b'{"v":1,"x":2}', path), 400) == "UNREADABLE"


def test_receipts_can_be_fetched_again_from_any_point(door):
    door.post(b"\n".join(wire.encode_line(door.ticket(n)) for n in (1, 2, 3)))
    first = wire.decode(wire.ReceiptPage, door.http.get("/v1/receipts").content)
    assert len(first.receipts) == 3
    last = door.http.get("/v1/receipts", params={"since": first.cursor - 1})
    assert wire.decode(wire.ReceiptPage, last.content).receipts == first.receipts[2:]
    none = door.http.get("/v1/receipts", params={"since": first.cursor})
    assert wire.decode(wire.ReceiptPage, none.content) == wire.ReceiptPage(
        cursor=first.cursor, receipts=()
    )


def test_a_heartbeat_is_kept(door):
    link = HttpTransport(
        door.server.url,
        signer=door.device,
        verify=lambda token: verify_token(token, door.keys.trusted, typ=wire.GATEWAY_TYP),
        clock=door.clock,
    )
    link.heartbeat(wire.Heartbeat(waiting=7, version="0.1.0"))
    link.close()
    with door.database.read() as connection:
        row = connection.exec_driver_sql("SELECT heartbeat, last_seen_at FROM device").one()
    assert json.loads(row.heartbeat)["waiting"] == 7
    assert row.last_seen_at.startswith("2026-11-22T03:48:00")


def test_unchanged_configuration_costs_less_than_a_kilobyte(door):
    tag = door.http.get("/v1/config").headers["etag"]
    again = door.http.get("/v1/config", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert sum(len(k) + len(v) + 4 for k, v in again.headers.items()) < 1000


def test_who_has_not_signed_in_sees_no_page_of_what_arrived(door):
    door.post(wire.encode_batch([door.ticket(1)]))
    for path in ("/", "/board", "/agencies", "/refusals", "/court", "/audit"):
        answer = door.http.get(path, follow_redirects=True)
        assert answer.url.path == "/sign-in"
        assert "TRAIN-0000001" not in answer.text
        assert answer.headers["cache-control"] == "no-store"


def test_officers_and_laptops_need_an_agency_first(gateway_url):
    database = Database(gateway_url)
    with pytest.raises(BadInput, match="Agency record comes first"):
        admin.put_officers(database, "1234", [OFFICER])
    with pytest.raises(BadInput, match="Agency record comes first"):
        admin.enrol_device(
            database,
            device_id="L",
            public_pem=SigningKey.generate().public.to_pem(),
            agency="1234",
        )
    database.close()


def test_a_number_is_never_leased_twice(door):
    lease = {"prefix": "TRAIN-", "first": 2000, "last": 2100}
    for device_id in ("LAPTOP-1", "LAPTOP-2"):
        with pytest.raises(BadInput, match="already leased"):
            admin.grant_block(door.database, device_id=device_id, **lease)
    same = {"prefix": "TRAIN-", "first": 1, "last": 2000}
    assert len(admin.grant_block(door.database, device_id="LAPTOP-1", **same)) == 2000
    with pytest.raises(BadInput, match="already leased"):
        admin.grant_block(door.database, device_id="LAPTOP-2", **same)


def test_keys_are_made_once_and_readable_by_their_owner_only(tmp_path):
    folder = tmp_path / "keys"
    first = load_or_create_keys(folder)
    assert load_or_create_keys(folder).kid == first.kid
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*.key")} == {0o600}
    (folder / "signing.key").write_text("no key")
    with pytest.raises(KeyUnavailable):
        load_or_create_keys(folder)


def test_gateways_that_start_at_once_agree_on_their_keys(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: load_or_create_keys(tmp_path / "keys"), range(8)))
    assert len({keys.kid for keys in made}) == 1
    assert len({keys.storing.raw for keys in made}) == 1
    assert len(list((tmp_path / "keys").iterdir())) == 7


def test_a_port_that_is_taken_is_said(door):
    port = int(door.server.url.rpartition(":")[2])
    with pytest.raises(TracsError, match=f"Port {port}"):
        listen("127.0.0.1", port)


@pytest.mark.expects_log_warnings
def test_a_database_that_cannot_be_written_asks_to_come_back_and_logs_no_ticket(door, log_warnings):
    with door.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE submission RENAME COLUMN receipt TO gone")
    answer = door.post(wire.encode_line(door.ticket(1)))
    assert problem(answer, 503) == "STORE"
    assert answer.headers["retry-after"] == "30"
    told = " ".join(f"{r.getMessage()} {r.exc_text or ''}" for r in log_warnings)
    assert "TRAIN" not in told


def test_the_command_line_says_what_is_wrong(tmp_path, capsys):
    (tmp_path / "notes.db").write_bytes(b"no database at all" * 100)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "signing.key").write_text("no key")
    wrong = {
        "private key": ["--database", f"sqlite:///{tmp_path}/g.db", "--keys", f"{tmp_path}/keys"],
        "damaged": ["--database", f"sqlite:///{tmp_path}/notes.db", "--keys", f"{tmp_path}/new"],
        "address": ["--database", "nonsense", "--keys", f"{tmp_path}/new"],
    }
    for said, options in wrong.items():
        assert main(["serve", *options, "--port", "0"]) == 1
        assert said in capsys.readouterr().err


def test_the_register_gives_back_what_was_signed_and_shows_nobody_in_its_tables(door):
    ticket = door.ticket(1)
    door.post(wire.encode_line(ticket))
    door.post(wire.encode_line(door.ticket(1, salt="other")))
    with door.database.read() as connection:
        assert archive.event_body(connection, door.keys, ticket.number, 1) == ticket.body
        assert archive.event_body(connection, door.keys, ticket.number, 2) is None
    raw = stored(door.database)
    assert ticket.number.encode() in raw
    driver = a_document().defendant
    for hidden in (driver.family_name, driver.street, driver.license_number):
        assert hidden.encode() not in raw


def test_a_stored_ticket_that_was_moved_is_not_given_out(door):
    door.post(wire.encode_batch([door.ticket(1), door.ticket(2)]))
    with door.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE submission SET body_locked ="
            " (SELECT body_locked FROM submission WHERE number = 'TRAIN-0000002')"
        )
    with door.database.read() as connection, pytest.raises(BadSignature):
        archive.event_body(connection, door.keys, "TRAIN-0000001", 1)
