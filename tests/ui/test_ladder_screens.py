"""What the ladder of the 48 hours does on the screen: chip, banner, wizard, sign-off, tray."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.domain.news import NewsKind, TicketNews
from tracs_mobile.domain.outbox import ItemStatus
from tracs_mobile.ports import SyncStatus
from tracs_mobile.testing.issued import an_answer, issue_one
from ui.text import ladder_text, list_text
from ui.tray import Tray, sign

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
HOUR = timedelta(hours=1)


def aged(desk, *hours):
    """Tickets that were issued so many hours ago and never went out."""
    now = desk.clock.now()
    with desk.store.units() as unit:
        made = [
            issue_one(unit, signer=desk.client.issuing.signer, at=now - h * HOUR) for h in hours
        ]
        unit.commit()
    return made


def received(desk):
    """DPS signs for everything that waits."""
    now = desk.clock.now()
    with desk.store.units() as unit:
        due = unit.outbox.due(now, 100)
        unit.outbox.settle([an_answer(e, now, ItemStatus.ACCEPTED) for e in due], now)
        unit.commit()


def offline(screen, said="No network. The tickets stay queued."):
    screen.hear("on_sync", SyncStatus(online=False, since=screen.desk.clock.now(), said=said))


@pytest.fixture
def at_age(desk, screen):
    """Signed on over tickets of these ages, with no network."""

    def begin(*hours):
        aged(desk, *hours)
        screen.sign_on()
        offline(screen)
        screen.settle()
        return screen

    return begin


def guide(screen):
    return screen.window.workplace.guide


def banner(screen):
    return guide(screen).banner


def wizard_is_open(screen):
    return screen.window.wizard is not None and screen.window.wizard.isVisible()


def close_wizard(screen):
    screen.window.wizard.end()
    QApplication.processEvents()


# --- chip and banner -------------------------------------------------------------------------


def test_in_the_first_half_day_there_is_a_grey_count_and_nothing_more(at_age):
    screen = at_age(3, 1)
    chip = screen.window.workplace.status.oldest
    assert (chip.text(), chip.property("chip")) == ("2 waiting", "plain")
    assert not banner(screen).isVisible()


def test_after_half_a_day_it_turns_amber_at_sign_on_and_can_be_put_away(at_age):
    screen = at_age(13, 14, 2)
    assert screen.window.workplace.status.oldest.text() == "3 waiting, oldest 34 h left"
    shown = banner(screen)
    assert shown.isVisible()
    assert shown.head.text() == "3 tickets have not reached DPS, the oldest has 34 h left."
    shown.hide_button.click()
    screen.window.workplace.read_summary()
    screen.settle()
    assert not shown.isVisible()
    screen.desk.clock.advance(12 * HOUR)
    screen.window.workplace.read_summary()
    screen.settle()
    assert shown.isVisible()


def test_after_a_day_the_banner_says_why_and_has_one_action(at_age):
    screen = at_age(26)
    shown = banner(screen)
    assert shown.said.text() == "No network. The tickets stay queued."
    assert (shown.act.text(), shown.other.isVisible()) == (ladder_text.SEND, False)
    woken = []
    object.__setattr__(screen.desk.client, "wake_sync", lambda: woken.append(1))
    shown.act.click()
    screen.settle()
    assert woken == [1]


def test_after_a_day_and_a_half_it_asks_for_a_stick_or_a_hotspot(at_age):
    screen = at_age(38)
    shown = banner(screen)
    assert "hotspot" in shown.said.text()
    assert not shown.hide_button.isVisible()
    assert not wizard_is_open(screen)
    shown.other.click()
    screen.settle()
    assert wizard_is_open(screen)


def test_with_four_hours_left_the_wizard_opens_by_itself_once(at_age):
    screen = at_age(45)
    assert wizard_is_open(screen)
    close_wizard(screen)
    screen.window.workplace.read_summary()
    screen.settle()
    assert not wizard_is_open(screen)
    assert banner(screen).property("chip") == "bad"


def test_it_never_opens_in_the_middle_of_a_stop(desk, screen):
    aged(desk, 43.9)
    screen.sign_on()
    offline(screen)
    screen.fill("driver.family_name", "TREMBLAYE")
    desk.clock.advance(HOUR)
    screen.window.workplace.read_summary()
    screen.settle()
    assert guide(screen).ladder.wants_stick
    assert not wizard_is_open(screen)


def test_a_stop_that_is_written_has_the_whole_screen(at_age):
    screen = at_age(26)
    assert banner(screen).isVisible()
    screen.fill("driver.family_name", "T")
    screen.settle()
    assert not banner(screen).isVisible()
    assert screen.window.workplace.status.oldest.isVisible()
    screen.window.workplace.show_page("outbox")
    screen.settle()
    assert banner(screen).isVisible()


def test_a_late_ticket_is_still_sent_and_the_banner_asks_why(at_age):
    screen = at_age(50)
    close_wizard(screen)
    shown = banner(screen)
    assert "late by 2 h 00 m" in shown.head.text()
    assert shown.act.text() == ladder_text.REASON
    shown.act.click()
    screen.settle()
    page = screen.window.workplace.page("outbox")
    assert page.isVisible()
    assert page.titles[0].text() == "Needs you"


def test_when_everything_arrives_banner_and_chip_go(at_age):
    screen = at_age(30)
    received(screen.desk)
    screen.window.workplace.read_summary()
    screen.settle()
    assert not banner(screen).isVisible()
    assert not screen.window.workplace.status.oldest.isVisible()


# --- signing off -----------------------------------------------------------------------------


def ask_to_leave(screen):
    screen.key(KEY.Key_L, modifier=CONTROL)
    screen.settle()
    return guide(screen).check


def test_signing_off_with_unsent_tickets_is_asked_about_and_allowed(at_age):
    screen = at_age(41, 2)
    check = ask_to_leave(screen)
    assert check.isVisible()
    assert check.title.text() == "2 tickets have not reached DPS, oldest 7 h 00 m left."
    screen.key(KEY.Key_L, check, CONTROL)
    screen.settle()
    screen.qtbot.waitUntil(lambda: screen.desk.station.signed_off == 1)


def test_escape_stays_and_the_cursor_is_where_it_was(at_age):
    screen = at_age(2)
    before = QApplication.focusWidget()
    check = ask_to_leave(screen)
    screen.key(KEY.Key_Escape, check)
    assert not check.isVisible()
    assert QApplication.focusWidget() is before
    assert screen.window.workplace is not None


def test_send_now_signs_off_by_itself_once_everything_has_arrived(at_age):
    screen = at_age(2)
    check = ask_to_leave(screen)
    screen.key(KEY.Key_F5, check)
    assert check.said.text() == ladder_text.SENDING
    received(screen.desk)
    screen.hear("on_sync", SyncStatus(online=True, since=screen.desk.clock.now(), said="x"))
    assert check.said.text() == ladder_text.ALL_THERE
    screen.qtbot.waitUntil(lambda: screen.window.workplace is None)
    screen.qtbot.waitUntil(lambda: screen.desk.station.signed_off == 1)


def test_at_the_end_of_a_shift_with_little_time_the_wizard_comes_first(at_age):
    screen = at_age(45)
    close_wizard(screen)
    check = ask_to_leave(screen)
    assert wizard_is_open(screen)
    close_wizard(screen)
    assert check.isVisible()


def test_with_nothing_waiting_nothing_is_asked(signed_on):
    screen = signed_on
    screen.key(KEY.Key_L, modifier=CONTROL)
    screen.qtbot.waitUntil(lambda: screen.desk.station.signed_off == 1)


def test_closing_the_program_is_asked_about_once(at_age):
    screen = at_age(2)
    event = QCloseEvent()
    screen.window.closeEvent(event)
    check = guide(screen).check
    assert not event.isAccepted()
    assert check.isVisible()
    assert check.why.text() == ladder_text.CLOSE_WHY
    check.leave_button.click()
    assert screen.desk.station.closed


def test_an_idle_screen_locks_without_asking(at_age):
    screen = at_age(2)
    screen.window.lock()
    screen.qtbot.waitUntil(lambda: screen.desk.station.signed_off == 1)


# --- tray ------------------------------------------------------------------------------------


NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_the_tray_speaks_once_for_each_rung_from_the_third_on(qtbot):
    tray, heard = Tray(), []
    for age_h in (1, 13, 25, 26, 37, 37, 45, 50, 51):
        tray.message = ""
        ladder = Ladder(now=NOW, waiting=1, due=NOW + (48 - age_h) * HOUR)
        tray.show_ladder(ladder, online=False, link="No network.")
        heard.append(bool(tray.message))
    tray.end()
    assert heard == [False, False, True, False, True, False, True, True, False]


def test_the_head_of_a_message_says_whether_it_is_late():
    late = Ladder(now=NOW, waiting=1, due=NOW - HOUR)
    assert ladder_text.tray_title(late) == "A ticket is late at DPS"


@pytest.mark.parametrize("count", [0, 7, 42, 120])
def test_the_sign_in_the_tray_is_drawn_for_every_count(qtbot, count):
    picture = sign(count, "warn").pixmap(64, 64).toImage()
    colors = {picture.pixelColor(x, 32).name() for x in range(64)}
    assert len(colors) > 2


def test_a_tray_is_there_for_whoever_is_signed_on(at_age):
    screen = at_age(26)
    assert screen.window.tray is not None
    assert screen.window.tray.message.startswith("1 ticket has not reached DPS")
    assert guide(screen).ladder.rung is Urgency.WARN


# --- the outbox ------------------------------------------------------------------------------


def outbox(screen):
    screen.window.workplace.show_page("outbox")
    screen.settle()
    return screen.window.workplace.page("outbox")


def test_why_a_ticket_waits_stands_beside_its_state_in_two_words(at_age):
    screen = at_age(2)
    now = screen.desk.clock.now()
    with screen.desk.store.units() as unit:
        due = unit.outbox.due(now, 1)
        unit.outbox.mark_retry(
            due, next_try_at=now + HOUR, problem="Sign in to the Wi-Fi.", code="PORTAL"
        )
        unit.commit()
    (line,) = outbox(screen).lines
    assert line.state.text() == "Queued: Wi-Fi sign-in"
    assert line.why.text() == "First try: Sign in to the Wi-Fi. Next try at 23:41."


@pytest.mark.parametrize(
    ("kind", "words", "tone"),
    [
        (NewsKind.FILED, "Filed with the court", "good"),
        (NewsKind.COURT_ACCEPTED, "Accepted by the court", "good"),
        (NewsKind.COURT_REFUSED, "! Refused by the court", "bad"),
    ],
)
def test_what_the_court_did_stands_in_the_outbox(at_age, kind, words, tone):
    screen = at_age(2)
    received(screen.desk)
    with screen.desk.store.units() as unit:
        number = unit.outbox.rows(limit=1)[0].number
        told = TicketNews(cursor=1, number=number, seq=1, kind=kind, at=screen.desk.clock.now())
        unit.news.add([told], cursor=1)
        unit.commit()
    page = outbox(screen)
    (line,) = page.lines
    assert (line.state.text(), line.state.property("chip")) == (words, tone)
    needs = kind is NewsKind.COURT_REFUSED
    assert page.titles[0].isVisible() is needs
    assert (list_text.COURT_REFUSED in line.why.text()) is needs


def test_the_outbox_can_be_narrowed_and_widened_again(at_age):
    screen = at_age(2, 3)
    with screen.desk.store.units() as unit:
        first = unit.outbox.due(screen.desk.clock.now(), 1)[0]
        unit.exports.add([(first.number, 1)], bundle_id="b", at=screen.desk.clock.now())
        unit.commit()
    page = outbox(screen)
    all_, needs, waiting, stick, _settled = page.only.buttons
    assert (all_.text(), all_.isChecked()) == ("All", True)
    stick.click()
    assert [line.ticket.number for line in page.lines] == [first.number]
    needs.click()
    assert page.lines == []
    assert page.empty.text() == list_text.NONE_SHOWN
    waiting.click()
    assert len(page.lines) == 2
    stick.click()
    assert (len(page.lines), all_.isChecked()) == (1, False)
    all_.click()
    assert (len(page.lines), all_.isChecked()) == (2, True)
    stick.click()
    stick.click()
    assert (len(page.lines), all_.isChecked()) == (2, True)
