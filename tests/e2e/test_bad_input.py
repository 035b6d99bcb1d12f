"""What goes wrong on patrol, through the real program: a clear sentence, and nothing is lost."""

import http.server
import re
import resource
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.clock import SystemClock
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.domain.states import Delivery, PrintGrade
from tracs_mobile.errors import (
    AlreadyRunning,
    DraftIncomplete,
    LockedOut,
    NumbersExhausted,
    StoreDamaged,
    StoreError,
    StoreTooNew,
    WrongSecret,
)
from tracs_mobile.laptop import open_laptop
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import Holder, license_payload
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import DATABASE_FILE, TRAINEES, training_folder

OFFICER = TRAINEES[0]
A_PROGRAMMERS_WORD = re.compile(r"(?i)\b(exception|traceback|null|none|json|http|sqlite|errno)\b")


def is_a_sentence(said):
    """Ends like one, says more than a word, and holds no word of a programmer."""
    return (
        said.strip()[-1] in ".!" and len(said.split()) > 4 and not A_PROGRAMMERS_WORD.search(said)
    )


class Events:
    """Keeps what devices and delivery said."""

    def __init__(self):
        self.status = []
        self.changed = threading.Condition()

    def on_scan(self, scan):
        pass

    def on_device(self, state):
        pass

    def on_sync(self, status):
        with self.changed:
            self.status.append(status)
            self.changed.notify_all()

    def on_outbox(self):
        pass

    def wait_for(self, wanted):
        with self.changed:
            assert self.changed.wait_for(lambda: any(map(wanted, self.status)), timeout=30)


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path, argon2_memory_kib=19_456, sync_every_s=1)


@pytest.fixture
def desk(settings):
    made = open_desk(settings)
    yield made
    made.close()


@pytest.fixture
def client(desk):
    return desk.sign_on(OFFICER.officer.username, OFFICER.secret)


def scanned(holder=None):
    today = SystemClock().now().date()
    return scan_payload(license_payload(holder), source=ScanSource.FILE, today=today)


def a_ready_draft(client, holder=None):
    return ready_stop(fill_from_license(client.new_stop(), scanned(holder).license))


# --- scans --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "payload",
    [b"0123456789012", b"https://example.org/menu", b"@\n\x1e\rANSI 63", b"\x00" * 300],
    ids=["a product", "a web address", "a license cut off", "nothing readable"],
)
def test_what_is_no_license_is_told_and_changes_nothing(payload):
    scan = scan_payload(payload, source=ScanSource.SERIAL, today=date(2026, 11, 21))
    assert scan.license is None
    assert is_a_sentence(scan.problem)


def test_a_damaged_license_is_told_or_doubted_but_never_trusted():
    whole = license_payload()
    damaged = whole[:40] + b"\x07\x07" + whole[90:]
    scan = scan_payload(damaged, source=ScanSource.SERIAL, today=date(2026, 11, 21))
    lost = [scan.license.family_name, scan.license.given_name] if scan.license else []
    assert scan.problem or all(read.value is None or read.warning for read in lost)


def test_a_picture_without_a_bar_code_is_told(desk, tmp_path):
    from PIL import Image

    path = tmp_path / "holiday.png"
    Image.new("L", (640, 480), 200).save(path)
    scan = desk.read_picture(str(path))
    assert scan.license is None
    assert is_a_sentence(scan.problem)


def test_a_file_that_is_no_picture_is_told(desk, tmp_path):
    path = tmp_path / "notes.png"
    path.write_text("no picture at all", "utf-8")
    assert is_a_sentence(desk.read_picture(str(path)).problem)


def test_an_expired_license_is_a_warning_and_does_not_block(client):
    yesterday = SystemClock().now().date() - timedelta(days=30)
    draft = a_ready_draft(client, Holder(expires=yesterday))
    told = [p for p in client.problems(draft) if "expire" in p.message.lower()]
    assert told
    assert is_a_sentence(told[0].message)
    assert len(client.issue(draft).issued) == 1


def test_a_birth_date_in_the_future_blocks_and_names_the_field(client):
    draft = a_ready_draft(client)
    tomorrow = SystemClock().now().date() + timedelta(days=2)
    draft = replace(draft, driver=replace(draft.driver, birth_date=tomorrow))
    with pytest.raises(DraftIncomplete, match="birth") as told:
        client.issue(draft)
    assert is_a_sentence(str(told.value))
    assert "driver.birth_date" in {p.field for p in client.problems(draft)}


def test_a_missing_field_blocks_draws_no_number_and_keeps_the_draft(client):
    draft = a_ready_draft(client)
    draft = replace(draft, place=replace(draft.place, town="", county=""))
    client.save(draft)
    free = client.numbers().free
    with pytest.raises(DraftIncomplete) as told:
        client.issue(draft)
    assert is_a_sentence(str(told.value))
    assert client.numbers().free == free
    assert client.unfinished() == draft


# --- numbers, keys, database --------------------------------------------------------------------


def test_an_empty_number_block_is_told_and_the_draft_is_kept(client):
    with client.units() as unit:
        unit.numbers.burn_through(4999, "used up by a test")
        unit.commit()
    client.issue(a_ready_draft(client))
    draft = a_ready_draft(client)
    client.save(draft)
    with pytest.raises(NumbersExhausted) as told:
        client.issue(draft)
    assert is_a_sentence(str(told.value))
    assert client.unfinished() == draft
    with client.units() as unit:
        unit.numbers.add_block(NumberBlock(block_id="more", prefix="TRAIN-", first=5001, last=5002))
        unit.commit()
    assert client.issue(draft).issued[0].document.number == "TRAIN-0005001"


def test_the_sixth_wrong_secret_locks_and_a_restart_does_not_help(settings):
    desk = open_desk(settings)
    left = []
    for _ in range(5):
        with pytest.raises(WrongSecret) as wrong:
            desk.sign_on(OFFICER.officer.username, "not-the-secret")
        left.append(wrong.value.tries_left)
    desk.close()
    assert left == [4, 3, 2, 1, 0]
    again = open_desk(settings)
    with pytest.raises(LockedOut) as told:
        again.sign_on(OFFICER.officer.username, OFFICER.secret)
    assert is_a_sentence(str(told.value))
    other = TRAINEES[1]
    assert again.sign_on(other.officer.username, other.secret).session.officer == other.officer
    again.close()


def open_store_of(settings):
    laptop = open_laptop(settings)
    key = laptop.slots.open_slot(OFFICER.officer.username, OFFICER.secret, clock=SystemClock())
    return laptop.open_store(key)


def test_a_database_from_a_newer_version_is_refused_and_left_alone(settings):
    store = open_store_of(settings)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    with pytest.raises(StoreTooNew, match="newer version") as told:
        open_store_of(settings)
    assert is_a_sentence(str(told.value))


def test_a_damaged_database_is_told_and_the_sealed_copies_remain(settings, desk):
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
    client.issue(a_ready_draft(client))
    desk.close()
    path = training_folder(settings.data_dir) / DATABASE_FILE
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 3 + 200] = bytes(200)
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged) as told:
        open_store_of(settings)
    assert is_a_sentence(str(told.value))
    assert len(list((training_folder(settings.data_dir) / "spool").glob("*.sealed"))) == 1


def test_a_second_copy_is_refused_and_the_first_goes_on(settings, client):
    with pytest.raises(AlreadyRunning) as told:
        open_desk(settings)
    assert is_a_sentence(str(told.value))
    assert len(client.issue(a_ready_draft(client)).issued) == 1


def test_a_second_process_says_so_in_one_sentence(settings, client):
    code = (
        "import sys; from pathlib import Path; from tracs_mobile.bootstrap import open_desk;"
        "from tracs_mobile.settings import Settings; from tracs_mobile.errors import TracsError\n"
        "try: open_desk(Settings(data_dir=Path(sys.argv[1])))\n"
        "except TracsError as error: print(error); sys.exit(3)"
    )
    second = subprocess.run(
        [sys.executable, "-c", code, settings.data_dir], capture_output=True, text=True, check=False
    )
    assert second.returncode == 3
    assert "already open" in second.stdout


@contextmanager
def no_room_to_grow(path):
    """No file of this process may grow beyond the size `path` has now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_without_room_issues_nothing_keeps_the_draft_and_works_again_later(settings, client):
    draft = a_ready_draft(client)
    client.save(draft)
    account = client.numbers()
    log_of_database = training_folder(settings.data_dir) / (DATABASE_FILE + "-wal")
    with no_room_to_grow(log_of_database), pytest.raises(StoreError) as told:
        client.issue(draft)
    assert is_a_sentence(str(told.value))
    assert client.tickets() == ()
    assert client.numbers() == account
    assert client.unfinished() == draft
    assert len(client.issue(draft).issued) == 1


def test_a_draft_that_a_full_disk_does_not_take_is_called_just_that(settings, client):
    draft = a_ready_draft(client)
    log_of_database = training_folder(settings.data_dir) / (DATABASE_FILE + "-wal")
    with no_room_to_grow(log_of_database), pytest.raises(StoreError) as told:
        client.save(draft)
    assert "not certain" not in str(told.value)
    client.save(draft)
    assert client.unfinished() == draft


@pytest.mark.expects_log_warnings
def test_paper_that_came_out_is_told_though_the_disk_did_not_take_the_note(settings):
    with PrinterEmulator().on_pty() as url:
        desk = desk_with_printer(settings, url)
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        (issued,) = client.issue(a_ready_draft(client)).issued
        log_of_database = training_folder(settings.data_dir) / (DATABASE_FILE + "-wal")
        with no_room_to_grow(log_of_database):
            (outcome,) = client.print_documents([issued.document.document_id])
        desk.close()
    assert outcome.paper_came_out
    assert "could not be noted" in outcome.said


# --- printing -----------------------------------------------------------------------------------


def desk_with_printer(settings, url):
    return open_desk(replace(settings, printer_url=url))


def test_a_printer_that_stops_reading_leaves_the_ticket_issued_and_the_print_owed(settings):
    with PrinterEmulator(Script(stops_reading_after=2_000)).on_pty() as url:
        desk = desk_with_printer(settings, url)
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        (issued,) = client.issue(a_ready_draft(client)).issued
        (outcome,) = client.print_documents([issued.document.document_id])
        assert outcome.grade is PrintGrade.INTERRUPTED
        assert is_a_sentence(outcome.said)
        assert client.owed() == (issued.document.document_id,)
        desk.close()
    with PrinterEmulator().on_pty() as url:
        desk = desk_with_printer(settings, url)
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        (again,) = client.print_documents(client.owed())
        assert again.paper_came_out
        assert client.owed() == ()
        with client.units() as unit:
            grades = [r.outcome.grade for r in unit.prints.log(issued.document.document_id)]
        assert grades[0] is PrintGrade.INTERRUPTED
        assert len(grades) == 2
        desk.close()


def test_without_a_printer_the_ticket_is_issued_and_its_print_is_owed(client):
    (issued,) = client.issue(a_ready_draft(client)).issued
    (outcome,) = client.print_documents([issued.document.document_id])
    assert outcome.grade is PrintGrade.NOT_STARTED
    assert is_a_sentence(outcome.said)
    assert client.owed() == (issued.document.document_id,)


# --- delivery -----------------------------------------------------------------------------------


class SignInPage(http.server.BaseHTTPRequestHandler):
    """What a hotel's network answers to everything."""

    def do_GET(self):
        raw = b"<html><body>Welcome! Please sign in.</body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    do_POST = do_GET  # noqa: N815  the base class names it so

    def log_message(self, *words):
        pass


@contextmanager
def a_sign_in_page():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), SignInPage)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_login_page_with_status_200_is_told_and_the_ticket_stays_queued(settings):
    with a_sign_in_page() as url:
        desk = open_desk(replace(settings, gateway_url=url))
        events = Events()
        desk.listen(events)
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        client.issue(a_ready_draft(client))
        events.wait_for(lambda status: "sign-in" in status.said or "sign in" in status.said)
        assert all(is_a_sentence(status.said) for status in events.status)
        assert client.outbox()[0].delivery in (Delivery.QUEUED, Delivery.SENT)
        desk.close()


def test_a_receipt_with_a_wrong_signature_is_no_receipt(settings, tmp_path):
    other = Settings(data_dir=tmp_path / "impostor", argon2_memory_kib=19_456)
    impostor = open_desk(other)
    impostor.listen(Events())
    desk = open_desk(replace(settings, gateway_url=impostor.delivery._gateway.url))
    events = Events()
    desk.listen(events)
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
    client.issue(a_ready_draft(client))
    events.wait_for(lambda status: "did not sign" in status.said)
    assert client.receipts() == ()
    assert Delivery.RECEIVED not in {row.delivery for row in client.outbox()}
    desk.close()
    impostor.close()


def test_sealed_tickets_go_out_with_nobody_signed_on_and_the_receipts_are_taken_over(settings):
    with a_sign_in_page() as nowhere:
        desk = open_desk(replace(settings, gateway_url=nowhere))
        client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
        (issued,) = client.issue(a_ready_draft(client)).issued
        desk.close()
    spool = training_folder(settings.data_dir) / "spool"
    desk = open_desk(settings)
    events = Events()
    desk.listen(events)
    events.wait_for(lambda status: status.online and list(spool.glob("*.receipt")) != [])
    assert len(list(spool.glob("*.sealed"))) == 1
    client = desk.sign_on(OFFICER.officer.username, OFFICER.secret)
    assert [r.number for r in client.receipts()] == [issued.document.number]
    assert client.outbox()[0].delivery is Delivery.RECEIVED
    assert list(spool.iterdir()) == []
    desk.close()
