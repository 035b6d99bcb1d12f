"""Coming and going: every key is given back, who tried is on record, and nobody waits for DPS."""

import threading
from contextlib import closing

import pytest

from scanners.text.reader import scan_payload
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.domain.scanfill import fill_from_license
from tracs_mobile.errors import KeyUnavailable, StoreDamaged, StoreError, WrongSecret
from tracs_mobile.settings import Settings
from tracs_mobile.testing.licenses import license_payload
from tracs_mobile.testing.stops import ready_stop
from tracs_mobile.training import AGENCY, TRAINEES

OFFICER, OTHER = TRAINEES[:2]


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456, sync_every_s=1)


@pytest.fixture
def desk(settings):
    made = open_desk(settings)
    yield made
    made.close()


def sign_on(desk, who=OFFICER):
    return desk.sign_on(who.officer.username, who.secret)


def entries(client):
    with client.units() as unit:
        return [(e.kind, e.actor, e.body) for e in unit.audit.entries()]


def test_the_name_may_be_typed_in_any_case(desk):
    client = desk.sign_on(OFFICER.officer.username.upper(), OFFICER.secret)
    assert client.session.officer == OFFICER.officer


def test_signing_on_again_closes_what_was_open(desk):
    first = sign_on(desk)
    second = sign_on(desk, OTHER)
    with pytest.raises(StoreError, match="locked"):
        first.tickets()
    assert second.tickets() == ()


@pytest.fixture
def opened(desk):
    """Every database that this desk opens."""
    found = []
    real = desk.laptop.open_store

    class Noting:
        def __getattr__(self, name):
            return getattr(laptop, name)

        def open_store(self, key, **more):
            found.append(real(key, **more))
            return found[-1]

    laptop = desk.laptop
    desk.laptop = Noting()
    return found


def test_a_sign_on_that_fails_leaves_no_open_database(desk, opened):
    client = sign_on(desk)
    with client.units() as unit:
        unit.records.put(agency=AGENCY, officers=(OTHER.officer,), logo_png=b"", version=99)
        unit.commit()
    desk.sign_off()
    with pytest.raises(StoreDamaged, match="do not name you"):
        sign_on(desk)
    assert len(opened) == 2
    with pytest.raises(StoreError, match="locked"):
        opened[1]()


def test_sign_off_is_in_the_audit_chain(desk):
    sign_on(desk)
    desk.sign_off()
    kinds = [(kind, actor) for kind, actor, _ in entries(sign_on(desk, OTHER))]
    assert ("sign off", OFFICER.officer.leo_number) in kinds


def test_a_print_names_who_printed(desk):
    client = sign_on(desk)
    today = client.clock.now().date()
    scan = scan_payload(license_payload(), source=ScanSource.FILE, today=today)
    draft = ready_stop(fill_from_license(client.new_stop(), scan.license))
    (issued,) = client.issue(draft).issued
    client.print_documents([issued.document.document_id])
    assert [a for kind, a, _ in entries(client) if kind == "print"] == [OFFICER.officer.leo_number]


def test_refused_sign_ons_are_in_the_audit_chain_after_a_restart(settings):
    with closing(open_desk(settings)) as desk:
        with pytest.raises(WrongSecret):
            desk.sign_on(OFFICER.officer.username, "not-the-secret")
        with pytest.raises(KeyUnavailable):
            desk.sign_on("my secret typed in the wrong field", "x")
    with closing(open_desk(settings)) as desk:
        found = [e for e in entries(sign_on(desk, OTHER)) if e[0] == "sign on refused"]
        assert [actor for _, actor, _ in found] == [OFFICER.officer.username, "unknown"]
        assert "WrongSecret" in found[0][2]
        assert not any("wrong field" in " ".join(entry) for entry in found)
        desk.sign_off()
        again = [e for e in entries(sign_on(desk)) if e[0] == "sign on refused"]
        assert len(again) == 2


def test_an_officer_is_not_offered_the_draft_of_another_and_sees_the_tickets_of_the_agency(desk):
    client = sign_on(desk)
    draft = ready_stop(client.new_stop())
    client.save(draft)
    desk.sign_off()
    assert sign_on(desk, OTHER).unfinished() is None
    desk.sign_off()
    assert sign_on(desk).unfinished() == draft


class SlowGateway:
    """Answers nothing until it is allowed to."""

    def __init__(self):
        self.asked = threading.Event()
        self.go_on = threading.Event()

    def config(self, _known):
        self.asked.set()
        assert self.go_on.wait(20)


def test_signing_off_does_not_wait_for_an_answer_of_dps(desk):
    sign_on(desk)
    gateway = SlowGateway()
    asking = threading.Thread(target=desk.delivery.courier.met, args=(gateway,))
    asking.start()
    assert gateway.asked.wait(20)
    leaving = threading.Thread(target=desk.sign_off)
    leaving.start()
    leaving.join(5)
    waited = leaving.is_alive()
    gateway.go_on.set()
    asking.join(20)
    leaving.join(20)
    assert not waited
