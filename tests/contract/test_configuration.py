"""What DPS changes reaches the laptop: records, leavers, law, and nothing older than what was."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from tracs_mobile.bootstrap import Desk
from tracs_mobile.config_files import ConfigFiles
from tracs_mobile.domain.agency import Officer
from tracs_mobile.domain.enrolment import LawPackOffer, RecordExtras
from tracs_mobile.domain.numbering import NumberBlock
from tracs_mobile.errors import BadLawPack, NotAllowed, SyncError
from tracs_mobile.laptop import open_laptop
from tracs_mobile.officer_slots import SlotsHere
from tracs_mobile.ports import GatewayConfig, Mark
from tracs_mobile.services.configuring import fetch_aside, refresh_records, take_kept
from tracs_mobile.services.session import begin_session
from tracs_mobile.settings import Settings
from tracs_mobile.testing.fakes import FakeClock, FakeHighWater, FakeSigner, FakeStore
from tracs_mobile.training import AGENCY, TRAINEES

TODAY = date(2026, 11, 21)
BLOCK = NumberBlock(block_id="b", prefix="V", first=1, last=100)


def officer(leo="07A12", username="mtremblaye", **changes):
    fields = {"leo_number": leo, "name": "M. TREMBLAYE", "title": "Officer", "username": username}
    return Officer(**{**fields, **changes})


def config(version, *officers, **changes):
    made = GatewayConfig(
        version=version, agency=AGENCY, officers=officers or (officer(),), logo_png=b"", blocks=()
    )
    return replace(made, **changes)


class Dps:
    """Answers as told; counts what it was asked."""

    def __init__(self, *configs):
        self.configs = list(configs)
        self.known = []
        self.packs = 0
        self.more = ()

    def config(self, known_version):
        self.known.append(known_version)
        return self.configs.pop(0) if self.configs else None

    def more_numbers(self, account):
        return self.more

    def law_pack(self, offer):
        self.packs += 1
        return b"archive of " + offer.digest.encode()


@dataclass
class Keeper:
    """The files beside the database, in memory."""

    usernames: set = field(default_factory=set)
    waiting: GatewayConfig | None = None
    ca_pem: str = ""
    laws: list = field(default_factory=list)
    unusable: bool = False

    def let_go(self, officers):
        staying = {o.username for o in officers if o.effective_until is None}
        gone = self.usernames - staying
        self.usernames &= staying
        return len(gone)

    def heed(self, extras):
        self.ca_pem = extras.issuing_ca_pem

    def keep(self, found):
        self.waiting = found

    def kept(self):
        return self.waiting

    def forget(self):
        self.waiting = None

    def wants_law(self, offer):
        return offer.digest not in self.laws

    def take_law(self, archive):
        self.laws.append(archive.removeprefix(b"archive of ").decode())
        if self.unusable:
            raise BadLawPack("pack.toml, line 1: no.")
        return "2026-12"


@pytest.fixture
def store():
    made = FakeStore(FakeSigner())
    with made.units() as unit:
        unit.numbers.add_block(BLOCK)
        unit.commit()
    return made


@pytest.fixture
def marks():
    return FakeHighWater()


def refresh(store, marks, dps, keeper=None):
    refresh_records(
        transport=dps,
        units=store.units,
        clock=FakeClock(),
        high_water=marks,
        keeper=keeper or Keeper(),
    )


def told(store):
    with store.units() as unit:
        return [(e.kind, e.body) for e in unit.audit.entries()]


def test_newer_records_are_taken_and_their_version_is_remembered_outside(store, marks):
    refresh(store, marks, Dps(config(7)))
    with store.units() as unit:
        assert unit.records.version() == 7
    assert marks.read().config_version == 7


@pytest.mark.expects_log_warnings
def test_records_older_than_those_that_were_here_are_refused_also_by_a_restored_copy(store, marks):
    refresh(store, marks, Dps(config(7)))
    marks.raise_to(Mark(config_version=9))  # the database came from a copy of before version 9
    with pytest.raises(SyncError, match="older than those this laptop had"):
        refresh(store, marks, Dps(config(8)))
    with store.units() as unit:
        assert unit.records.version() == 7
    refresh(store, marks, Dps(config(9)))
    with store.units() as unit:
        assert unit.records.version() == 9


def test_a_leaver_loses_the_slot_and_it_is_audited_without_a_name(store, marks):
    keeper = Keeper(usernames={"mtremblaye", "jquimbye"})
    leaver = officer("07A15", "jquimbye", effective_until=TODAY)
    refresh(store, marks, Dps(config(7, officer(), leaver)), keeper)
    assert keeper.usernames == {"mtremblaye"}
    assert ("slots removed", "1 of officers who left") in told(store)


def test_what_a_crash_left_undone_is_done_at_the_next_contact(store, marks):
    with store.units() as unit:
        unit.records.put(agency=AGENCY, officers=(officer(),), logo_png=b"", version=7)
        unit.commit()
    keeper = Keeper(usernames={"mtremblaye", "jquimbye"})
    refresh(store, marks, Dps(), keeper)
    assert keeper.usernames == {"mtremblaye"}


def an_offer(digest="ab" * 32):
    return LawPackOffer(version="2026-12", digest=digest, effective_from=TODAY, size=100)


def test_an_offered_law_pack_is_fetched_once(store, marks):
    dps, keeper = Dps(config(7, extras=RecordExtras(law_pack=an_offer()))), Keeper()
    for _ in range(3):
        refresh(store, marks, dps, keeper)
    assert (dps.packs, keeper.laws) == (1, ["ab" * 32])
    assert ("law pack", "installed 2026-12") in told(store)


@pytest.mark.expects_log_warnings
def test_an_unusable_law_pack_stops_nothing_and_is_not_fetched_again(store, marks):
    dps = Dps(config(7, extras=RecordExtras(law_pack=an_offer())))
    keeper = Keeper(unusable=True)
    for _ in range(2):
        refresh(store, marks, dps, keeper)
    assert dps.packs == 1
    assert ("law pack", "refused abababab") in told(store)


def test_few_numbers_are_refilled_without_being_asked(store, marks):
    dps = Dps()
    dps.more = (BLOCK, NumberBlock(block_id="c", prefix="V", first=101, last=200))
    with store.units() as unit:
        unit.numbers.burn_through(71, "used")
        unit.commit()
    refresh(store, marks, dps)
    with store.units() as unit:
        assert unit.numbers.account().total == 200


def test_records_that_come_with_nobody_signed_on_wait_and_leavers_do_not(store, marks):
    keeper = Keeper(usernames={"mtremblaye", "jquimbye"})
    dps = Dps(config(7))
    fetch_aside(transport=dps, high_water=marks, keeper=keeper)
    assert (keeper.waiting.version, keeper.usernames) == (7, {"mtremblaye"})
    fetch_aside(transport=dps, high_water=marks, keeper=keeper)
    assert dps.known == [0, 7]
    take_kept(units=store.units, clock=FakeClock(), high_water=marks, keeper=keeper)
    with store.units() as unit:
        assert unit.records.version() == 7
    assert keeper.waiting is None


@pytest.mark.expects_log_warnings
def test_a_replay_with_nobody_signed_on_takes_no_slot(marks):
    keeper = Keeper(usernames={"mtremblaye", "jquimbye"})
    marks.raise_to(Mark(config_version=9))
    with pytest.raises(SyncError):
        fetch_aside(transport=Dps(config(8)), high_water=marks, keeper=keeper)
    assert (keeper.waiting, len(keeper.usernames)) == (None, 2)


def test_kept_records_do_not_replace_newer_ones(store, marks):
    keeper = Keeper(waiting=config(5))
    refresh(store, marks, Dps(config(7)))
    take_kept(units=store.units, clock=FakeClock(), high_water=marks, keeper=keeper)
    with store.units() as unit:
        assert unit.records.version() == 7


# --- who may sign on on which day -----------------------------------------------------------


def signed_on(store, *terms, at=None):
    with store.units() as unit:
        unit.records.put(agency=AGENCY, officers=terms, logo_png=b"", version=99)
        unit.commit()
    clock = FakeClock(at)
    return begin_session(store.units, "MTremblaye", clock=clock, training=False), clock


def test_the_title_of_the_day_is_printed_also_in_a_shift_that_runs_into_it(store):
    before = officer(effective_until=TODAY)
    after = officer(title="Sergeant", effective_from=TODAY + timedelta(days=1))
    session, clock = signed_on(store, before, after)
    assert session.issued_by(clock.now()).title == "Officer"
    assert session.issued_by(clock.now() + timedelta(days=1)).title == "Sergeant"


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (officer(effective_until=TODAY - timedelta(days=1)), "no longer"),
        (officer(effective_from=TODAY + timedelta(days=3)), "from 11/24/2026 on"),
    ],
)
def test_who_does_not_serve_today_cannot_sign_on_and_that_is_audited(store, term, said):
    with pytest.raises(NotAllowed, match=said):
        signed_on(store, term)
    assert ("sign on refused", "not serving") in told(store)


def test_who_left_during_the_shift_writes_no_complaint_any_more(store):
    term = officer(approved_on=date(2026, 1, 5), effective_until=TODAY)
    session, clock = signed_on(store, term)
    assert session.person(clock.now()).standing.name == "OFFICER"
    assert session.person(clock.now() + timedelta(days=1)).standing.name == "NEW_OFFICER"


def test_the_hours_of_dps_come_with_the_session(store):
    with store.units() as unit:
        extras = RecordExtras(submit_within_h=24)
        unit.records.put(
            agency=AGENCY, officers=(officer(),), logo_png=b"", version=3, extras=extras
        )
        unit.commit()
    session = begin_session(store.units, "mtremblaye", clock=FakeClock(), training=False)
    assert session.submit_within_h == 24


# --- on files -------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path):
    settings = Settings(data_dir=tmp_path, argon2_memory_kib=64)
    laptop = open_laptop(settings)
    slots = SlotsHere(lambda: laptop.slots, lambda: None, memory_kib=64)
    named = []
    made = ConfigFiles(laptop, slots, clock=FakeClock(), named=named.append)
    return settings, laptop, made, named


def test_slots_of_those_who_left_go_but_the_last_one_stays(files):
    settings, laptop, keeper, _ = files
    first, *others = (t.officer for t in TRAINEES)
    gone = [replace(o, effective_until=TODAY - timedelta(days=1)) for o in others]
    assert keeper.let_go([first, *gone]) == 3
    assert keeper.let_go([first, *gone]) == 0
    assert open_laptop(settings).slots.usernames() == (first.username,)
    # One wrong date at DPS must not make the laptop a brick.
    assert keeper.let_go([replace(first, effective_until=TODAY - timedelta(days=1)), *gone]) == 0
    assert laptop.slots.usernames() == (first.username,)


def test_who_begins_tomorrow_or_has_another_term_keeps_the_slot(files):
    _, laptop, keeper, _ = files
    first, second, *others = (t.officer for t in TRAINEES)
    coming = replace(first, effective_from=TODAY + timedelta(days=9))
    ended = replace(second, effective_until=TODAY - timedelta(days=9))
    renamed = replace(second, username="another", effective_from=TODAY - timedelta(days=8))
    keeper.let_go([coming, ended, renamed, others[0]])
    assert laptop.slots.usernames() == (first.username, second.username, others[0].username)


def test_an_empty_list_of_officers_takes_nobodys_slot(files):
    _, laptop, keeper, _ = files
    assert keeper.let_go([]) == 0
    assert len(laptop.slots.usernames()) == len(TRAINEES)


def test_authorities_that_dps_names_outlast_a_restart(files):
    settings, _, keeper, named = files
    for _ in range(2):
        keeper.heed(RecordExtras(issuing_ca_pem="a certificate"))
    assert named == ["a certificate"]
    assert open_laptop(settings).trust.issuing_ca_pem == "a certificate"


def test_records_wait_on_the_disk_sealed(files):
    _, laptop, keeper, _ = files
    keeper.keep(config(7))
    raw = b"".join(p.read_bytes() for p in laptop.folder.glob("*.box"))
    assert raw
    assert b"TREMBLAYE" not in raw
    assert keeper.kept() == config(7)
    keeper.forget()
    assert keeper.kept() is None


@pytest.mark.expects_log_warnings
def test_records_that_cannot_be_read_any_more_are_asked_for_again(files):
    _, laptop, keeper, _ = files
    keeper.keep(config(7))
    (laptop.folder / "records.box").write_bytes(b"torn")
    assert keeper.kept() is None


def test_a_law_pack_that_cannot_be_used_is_remembered_by_its_digest(files):
    import hashlib

    _, _, keeper, _ = files
    offer = an_offer(hashlib.sha256(b"no zip").hexdigest())
    assert keeper.wants_law(offer)
    with pytest.raises(BadLawPack):
        keeper.take_law(b"no zip")
    assert not keeper.wants_law(offer)


def test_a_sign_on_takes_what_came_meanwhile_before_it_looks_who_serves(files):
    settings, laptop, keeper, _ = files
    trainee = TRAINEES[0]
    ended = replace(trainee.officer, effective_until=TODAY - timedelta(days=1))
    others = tuple(t.officer for t in TRAINEES[1:])
    keeper.keep(config(7, ended, *others))
    desk = Desk(settings, laptop, clock=FakeClock())
    try:
        with pytest.raises(NotAllowed, match="no longer"):
            desk.sign_on(trainee.officer.username, trainee.secret)
    finally:
        desk.close()
