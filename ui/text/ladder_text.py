"""The sentences of the ladder of the 48 hours: chip, banner, sign-off, tray."""

from __future__ import annotations

from datetime import timedelta

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.wording import plural
from ui.tokens import Tone

TONES: dict[Urgency, Tone] = {
    Urgency.CALM: "plain",
    Urgency.NOTICE: "warn",
    Urgency.WARN: "warn",
    Urgency.URGENT: "warn",
    Urgency.CRITICAL: "bad",
    Urgency.LATE: "bad",
}
SEND = "Send now"
STICK = "Write to stick"
REASON = "Give the reason"
SEE = "Open Outbox"
SIGN_OFF = "Sign off anyway"
STAY = "Stay signed on"
SENDING = "Trying to send now…"
ALL_THERE = "✓ Everything has reached DPS. Signing off…"
ALL_THERE_LINE = "DPS has signed for everything on this laptop."
SIGN_OFF_WHY = (
    "They are kept, sealed and sent by themselves as soon as there is a network, also with nobody "
    "signed on. A laptop that is off sends nothing."
)
CLOSE_WHY = (
    "They are kept and sealed, but a program that is closed sends nothing. Leave it open at the "
    "sign-on page, or take them to DPS on a stick."
)
_DOUBT = " The clock was set or the laptop was off; it may be less."
_BY_THEMSELVES = "They go out by themselves as soon as DPS answers."
_OTHER_ROADS = "Turn on a phone's hotspot, or write them to a stick and hand it in."
_TO_DO = {
    Urgency.URGENT: _OTHER_ROADS,
    Urgency.CRITICAL: _OTHER_ROADS,
    Urgency.LATE: "They are still sent. DPS asks why they are late.",
}


def hours(span: timedelta) -> str:
    """`23 h`, below twelve hours `7 h 05 m`, below one `12 m`."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes >= 12 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // 60} h {minutes % 60:02d} m" if minutes >= 60 else f"{minutes} m"


def left(ladder: Ladder) -> str:
    """`23 h left`, `late by 3 h 05 m`; in doubt `… left or less`."""
    span = ladder.left()
    if span < timedelta(0):
        return f"late by {hours(span)}{' or more' if ladder.doubt else ''}"
    return f"{hours(span)} left{' or less' if ladder.doubt else ''}"


def chip(ladder: Ladder) -> str:
    """`3 waiting, oldest 23 h left`."""
    count = ladder.unsent or ladder.by_hand
    if ladder.at_least(Urgency.NOTICE):
        sign = "! " if TONES[ladder.rung] == "bad" else ""
        return f"{sign}{count} waiting, oldest {left(ladder)}"
    return f"{count} waiting"


def what(ladder: Ladder) -> str:
    """`3 tickets have not reached DPS`."""
    if not ladder.unsent:
        notices = plural(ladder.by_hand, "notice")
        verb = "has" if ladder.by_hand == 1 else "have"
        return f"{notices} {verb} not been handed over"
    verb = "has" if ladder.unsent == 1 else "have"
    return f"{plural(ladder.unsent, 'ticket')} {verb} not reached DPS"


def headline(ladder: Ladder) -> str:
    """What waits and how long it has: `3 tickets … DPS, the oldest has 23 h left`."""
    span = left(ladder)
    if ladder.left() < timedelta(0):
        said = f"the oldest is {span}" if ladder.unsent > 1 else f"it is {span}"
    else:
        said = f"the oldest has {span}" if ladder.unsent > 1 else f"it has {span}"
    return f"{what(ladder)}, {said}."


def advice(ladder: Ladder, *, online: bool, link: str = "") -> str:
    """Why, in one sentence, and what to do, in another; by the rung."""
    if not ladder.unsent:
        return "Bring or mail it to the Diversion Program, then note it in the Outbox."
    if ladder.refused and not ladder.waiting:
        return "DPS refused what it says. Open the Outbox: it leads to what must change."
    if ladder.all_on_stick:
        return "They are on a stick. Hand it in: the time counts until DPS has read it."
    why = _why(ladder, online=online, link=link)
    return f"{why} {_TO_DO.get(ladder.rung, '')}".rstrip()


def _why(ladder: Ladder, *, online: bool, link: str) -> str:
    said = ladder.why or ("" if online else link)
    if not ladder.at_least(Urgency.URGENT):
        return said or _BY_THEMSELVES
    first = said.split(". ", maxsplit=1)[0].rstrip(".")
    return f"{first}." if first else _BY_THEMSELVES


def tip(ladder: Ladder) -> str:
    """What the chip says at length."""
    return f"{headline(ladder)}{_DOUBT if ladder.doubt else ''}" if ladder.due else what(ladder)


def sign_off_title(ladder: Ladder) -> str:
    """The question before signing off: `3 tickets … DPS, oldest 7 h 05 m left`."""
    oldest = f"oldest {left(ladder)}" if ladder.unsent > 1 else left(ladder)
    return f"{what(ladder)}, {oldest}."


def tray_title(ladder: Ladder) -> str:
    """The head of a message of the tray; no number and no name leave the window."""
    return "Tickets wait for DPS" if ladder.left() >= timedelta(0) else "A ticket is late at DPS"
