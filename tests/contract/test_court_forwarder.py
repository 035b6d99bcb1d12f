"""From the register to the court's folder and back: in order, once each, whatever is killed."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from sync.ecf.filing import filing_xml
from sync.gateway.court import outbox
from sync.gateway.court.answer import read_answer
from sync.gateway.court.drop import DropFolder
from sync.gateway.court.forwarder import CourtThread, Forwarder
from sync.gateway.office import news
from sync.gateway.office.purging import purge
from sync.gateway.tables import FORWARD, SUBMISSION, instant
from tracs_mobile.domain.news import NewsKind
from tracs_mobile.domain.outbox import EventKind
from tracs_mobile.errors import BadInput, TracsError
from tracs_mobile.testing.issued import an_issued

pytestmark = pytest.mark.usefixtures("live")


@pytest.fixture
def live(bureau):
    """A gateway whose tickets are no practice."""
    with bureau.database.write() as connection:
        connection.exec_driver_sql("UPDATE number_block SET prefix = 'E', width = 7")
        connection.exec_driver_sql("UPDATE config_version SET version = version + 1")


@pytest.fixture
def court(bureau, tmp_path):
    made = Court(bureau, tmp_path / "drop")
    yield made
    made.drop.close()


class Killed(BaseException):
    """What stands for the end of the process."""


class Court:
    """A forwarder on a folder, and the court's hands in it."""

    def __init__(self, bureau, folder):
        self.bureau = bureau
        self.folder = folder
        self.drop = DropFolder(folder)
        self.taken = []

    def forwarder(self, drop=None, write=filing_xml):
        return Forwarder(
            database=self.bureau.database,
            keys=self.bureau.keys,
            clock=self.bureau.clock,
            drop=drop or self.drop,
            write=write,
        )

    def run(self, **how):
        return self.forwarder(**how).run()

    def files(self):
        return sorted(path.name for path in self.folder.glob("*.xml"))

    def take_away(self):
        """The court reads and deletes; what it saw comes in `taken`, in order."""
        for path in sorted(self.folder.glob("*.xml")):
            self.taken.append((path.name, path.read_bytes()))
            path.unlink()

    def answer(self, name, **said):
        (self.folder / "answers" / f"{name}.json").write_text(json.dumps(said), "utf-8")

    def states(self):
        with self.bureau.database.read() as connection:
            rows = connection.execute(
                select(FORWARD.c.number, FORWARD.c.seq, FORWARD.c.state).order_by(
                    FORWARD.c.submission_id
                )
            )
            return [tuple(row) for row in rows]

    def news(self):
        with self.bureau.database.read() as connection:
            page = news.page(connection, self.bureau.keys, "LAPTOP-1", 0)
        return [(n.number, n.seq, n.kind) for n in page.news]


def ticket(bureau, ordinal, **changes):
    officer = bureau.ticket(ordinal).document.officer
    values = {"officer": officer, "training": False, **changes}
    return an_issued(f"E{ordinal:07d}", signer=bureau.device, **values)


def void(bureau, of, seq=2):
    return bureau.event(EventKind.VOID, of, seq=seq, training=False)


def amended(bureau, of, seq=2, **changes):
    return bureau.amended(of, seq=seq, training=False, **changes)


def test_a_ticket_appears_whole_under_its_name_and_the_laptop_hears_of_it(bureau, court):
    bureau.send(ticket(bureau, 1), ticket(bureau, 2))
    assert court.run().filed == 2
    assert court.files() == ["E0000001-1.ecf.xml", "E0000002-1.ecf.xml"]
    assert b"E0000001" in (court.folder / "E0000001-1.ecf.xml").read_bytes()
    assert court.states() == [("E0000001", 1, "filed"), ("E0000002", 1, "filed")]
    assert [kind for _, _, kind in court.news()] == [NewsKind.FILED] * 2


def test_what_was_handed_over_is_not_handed_over_again(bureau, court):
    bureau.send(ticket(bureau, 1))
    court.run()
    court.take_away()
    assert not court.run().did_something
    assert court.files() == []


def test_corrections_follow_what_they_correct_one_run_after_another(bureau, court):
    first = ticket(bureau, 1)
    second = amended(bureau, first)
    bureau.send(first, second, void(bureau, second, seq=3))
    for name in ("E0000001-1.ecf.xml", "E0000001-2.ecf.xml", "E0000001-3.ecf.xml"):
        assert court.run().filed == 1
        assert court.files() == [name]
        court.take_away()


def test_practice_and_reasons_for_being_late_do_not_go_to_the_court(bureau, court):
    one = ticket(bureau, 1)
    bureau.send(one, bureau.event(EventKind.LATE, one, training=False))
    with bureau.database.write() as connection:
        connection.execute(update(SUBMISSION).where(SUBMISSION.c.seq == 1).values(training=True))
    court.run()
    assert court.states() == []


def test_the_void_of_a_ticket_the_court_never_had_is_not_filed(bureau, court):
    nameless = ticket(bureau, 1, defendant=_nobody(bureau))
    bureau.send(nameless)
    bureau.send(void(bureau, nameless))
    assert court.run().not_filed == 1
    assert court.states() == [("E0000001", 2, "not filed")]
    assert court.files() == []


def _nobody(bureau):
    return replace(bureau.ticket(9).document.defendant, family_name="")


@pytest.mark.parametrize("state", ["accepted", "refused"])
def test_the_answer_of_the_court_reaches_the_laptop_once(bureau, court, state):
    bureau.send(ticket(bureau, 1))
    court.run()
    for again in ("a", "b"):
        court.answer(again, number="E0000001", seq=1, state=state, code="X-7", note="Wrong court.")
        court.run()
    kind = NewsKind.COURT_ACCEPTED if state == "accepted" else NewsKind.COURT_REFUSED
    assert court.news() == [("E0000001", 1, NewsKind.FILED), ("E0000001", 1, kind)]
    assert court.states() == [("E0000001", 1, state)]
    assert len(list((court.folder / "answers" / "read").iterdir())) == 2
    with bureau.database.read() as connection:
        assert news.page(connection, bureau.keys, "LAPTOP-1", 1).news[0].note == "Wrong court."
    assert b"Wrong court" not in bureau.stored()


@pytest.mark.expects_log_warnings
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"number":"E0000001","seq":"1","state":"accepted"}',
        b'{"number":"E0000001","seq":1,"state":"lost"}',
        b'{"number":"../x","seq":1,"state":"accepted"}',
        b'{"number":"E0000009","seq":1,"state":"accepted"}',
        b'{"number":"E0000001","seq":1,"state":"accepted","code":"a person"}',
        b'{"number":"E0000001","seq":1,"state":"accepted","note":"' + b"x" * 30_000 + b'"}',
    ],
)
def test_an_answer_that_makes_no_sense_is_put_aside_and_changes_nothing(bureau, court, raw):
    bureau.send(ticket(bureau, 1))
    court.run()
    (court.folder / "answers" / "x.json").write_bytes(raw)
    assert court.run().unreadable == 1
    assert court.states() == [("E0000001", 1, "filed")]
    assert [p.name for p in (court.folder / "answers" / "unreadable").iterdir()] == ["x.json"]


STEPS = ("prepare", "publish", "mark_prepared", "mark_filed")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("court_is_quick", [False, True])
def test_killed_at_any_step_it_hands_over_each_ticket_exactly_once(
    bureau, court, step, when, court_is_quick
):
    bureau.send(ticket(bureau, 1), ticket(bureau, 2))
    home = court.drop if step in ("prepare", "publish") else outbox
    real = getattr(home, step)

    def killed(*given, **named):
        if when == "after":
            real(*given, **named)
        if step != "publish" or given[0]:
            raise Killed
        return real(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(home, step, killed)
        with pytest.raises(Killed):
            court.run()
    if court_is_quick:
        court.take_away()
    court.run()
    court.run()
    court.take_away()
    assert sorted(name for name, _ in court.taken) == ["E0000001-1.ecf.xml", "E0000002-1.ecf.xml"]
    assert [state for _, _, state in court.states()] == ["filed", "filed"]
    assert len(court.news()) == 2
    left = sorted(p.name for p in (court.folder / ".work").iterdir())
    assert left == ["handed-over", "identity", "running.lock"]


@pytest.mark.expects_log_warnings
def test_a_ticket_that_cannot_be_written_waits_and_holds_nobody_up(bureau, court, log_warnings):
    bureau.send(ticket(bureau, 1), ticket(bureau, 2))

    def write(filing, *, sent_at):
        if filing.document.number == "E0000001":
            raise ValueError("TREMBLAYE")
        return filing_xml(filing, sent_at=sent_at)

    done = court.run(write=write)
    assert (done.filed, done.put_off) == (1, 1)
    assert court.run(write=write).put_off == 0
    bureau.clock.advance(timedelta(seconds=6))
    assert court.run(write=write).put_off == 1
    bureau.clock.advance(timedelta(hours=1))
    assert court.run().filed == 1
    assert "TREMBLAYE" not in " ".join(record.getMessage() for record in log_warnings)


def test_the_wait_after_faults_doubles_up_to_a_quarter_of_an_hour(bureau, court):
    bureau.send(ticket(bureau, 1))
    outbox.collect(bureau.database)
    waits = []
    for _ in range(12):
        with bureau.database.read() as connection:
            (one,) = outbox.due(connection, bureau.clock.now())
        outbox.put_off(bureau.database, [one], "why", bureau.clock.now())
        (at,) = bureau.rows("SELECT next_try_at FROM forward")[0]
        waits.append((instant(at) - bureau.clock.now()).total_seconds())
        bureau.clock.advance(timedelta(hours=1))
    assert waits[:4] == [5, 10, 20, 40]
    assert waits[-1] == 900


def test_an_expunged_ticket_is_not_handed_over(bureau, court):
    bureau.send(ticket(bureau, 1))
    outbox.collect(bureau.database)
    number = "E0000001"
    order = {"number": number, "again": number, "order": "Docket 1-11-26"}
    purge(bureau.database, **order, by="boss", now=bureau.clock.now())
    court.run()
    assert court.files() == []


def expunge(bureau, court, number="E0000001"):
    order = {"number": number, "again": number, "order": "Docket 1-11-26"}
    purge(bureau.database, **order, by="boss", now=bureau.clock.now(), drop=court.folder)


def in_folder(court):
    """Everything that lies in the court's folder, as bytes in a row."""
    return b"|".join(p.read_bytes() for p in court.folder.rglob("*") if p.is_file())


NOTE = "QUIMBYE lives elsewhere."


def test_an_answer_after_the_expungement_leaves_no_word_of_its_note(bureau, court):
    bureau.send(ticket(bureau, 1))
    court.run()
    expunge(bureau, court)
    for again in ("a", "b"):
        said = {"number": "E0000001", "seq": 1, "state": "refused", "code": "X-7", "note": NOTE}
        court.answer(again, **said)
        court.run()
    assert b"QUIMBYE" not in in_folder(court)
    assert court.states() == [("E0000001", 1, "refused")]
    assert bureau.rows("SELECT court_note FROM forward") == [("",)]
    # The laptop hears of it once, without the note.
    kinds = [kind for _, _, kind in court.news()]
    assert kinds == [NewsKind.FILED, NewsKind.COURT_REFUSED]


@pytest.mark.expects_log_warnings
def test_an_answer_nobody_can_use_is_not_kept_when_it_names_an_expunged_ticket(bureau, court):
    bureau.send(ticket(bureau, 1), ticket(bureau, 2))
    court.run()
    expunge(bureau, court)
    for number in ("E0000001", "E0000002"):
        court.answer(number, number=number, seq=1, state="lost", note=NOTE)
    court.answer("never-out", number="E0000001", seq=7, state="refused", note=NOTE)
    court.run()
    kept = [p.name for p in (court.folder / "answers" / "unreadable").iterdir()]
    assert kept == ["E0000002.json"]


@pytest.mark.expects_log_warnings
def test_an_expungement_finds_answers_under_whatever_name_the_court_gave_them(bureau, court):
    bureau.send(ticket(bureau, 1), ticket(bureau, 2))
    court.run()
    for name, number, state in (
        ("1", "E0000001", "refused"),
        ("2", "E0000002", "refused"),
        ("3", "E0000001", "lost"),
    ):
        court.answer(name, number=number, seq=1, state=state, note=f"{NOTE} {number}")
    court.run()
    court.answer("4", number="E0000001", seq=1, state="accepted", note=NOTE)
    expunge(bureau, court)
    left = sorted(p.name for p in (court.folder / "answers").rglob("*.json"))
    assert left == ["E0000002-1.json"]


@pytest.mark.expects_log_warnings
def test_two_answers_of_one_name_are_both_kept(bureau, court):
    for word in ("first", "second"):
        (court.folder / "answers" / "x.json").write_text(word)
        court.run()
    kept = sorted(p.read_text() for p in (court.folder / "answers" / "unreadable").iterdir())
    assert kept == ["first", "second"]


def test_staff_can_hand_over_once_more(bureau, court):
    bureau.send(ticket(bureau, 1))
    court.run()
    court.take_away()
    ((submission,),) = bureau.rows("SELECT submission_id FROM forward")
    now = bureau.clock.now()
    assert outbox.refile(bureau.database, submission, by="someone", now=now)
    assert not outbox.refile(bureau.database, submission, by="someone", now=now)
    assert court.run().filed == 1
    assert court.files() == ["E0000001-1.ecf.xml"]


def test_two_gateways_never_share_a_folder(court):
    with pytest.raises(TracsError, match="Another gateway"):
        DropFolder(court.folder)


def test_a_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(TracsError, match="Nothing can be written"):
        DropFolder(tmp_path / "file")


def test_the_thread_hands_over_and_stops(bureau, court):
    bureau.send(ticket(bureau, 1))
    seen = []
    thread = CourtThread(court.forwarder(), close=lambda: seen.append("closed"))
    thread.start()
    thread.close()
    thread.close()
    assert seen == ["closed", "closed"]
    court.run()
    assert court.files() == ["E0000001-1.ecf.xml"]


def test_the_answer_itself_says_what_is_wrong():
    with pytest.raises(BadInput, match="accepted or refused"):
        read_answer(b'{"number":"E1","seq":1,"state":"filed"}')


@pytest.mark.expects_log_warnings
def test_a_second_gateway_with_a_folder_of_its_own_loses_and_doubles_nothing(
    bureau, court, tmp_path
):
    bureau.send(*(ticket(bureau, ordinal) for ordinal in (1, 2)))
    other = Court(bureau, tmp_path / "other")
    publish = court.drop.publish

    def killed(names, at):
        if names:
            raise Killed
        publish(names, at)

    court.drop.publish = killed
    with pytest.raises(Killed):
        court.run()
    court.drop.publish = publish
    assert (other.run().filed, other.files()) == (0, [])
    assert court.run().filed == 2
    bureau.send(ticket(bureau, 3))
    assert other.run().filed == 1
    assert [len(court.files()), len(other.files())] == [2, 1]
    other.drop.close()


def test_a_folder_that_was_taken_over_meanwhile_marks_nothing(bureau, court, tmp_path):
    bureau.send(ticket(bureau, 1))
    other = Court(bureau, tmp_path / "other")
    prepare = court.drop.prepare

    def overtaken(name, content):
        prepare(name, content)
        other.run()

    court.drop.prepare = overtaken
    assert court.run().filed == 0
    assert [len(court.files()), len(other.files())] == [0, 1]
    other.drop.close()
