"""The sentences of the ladder of the 48 hours: chip, banner, sign-off, tray."""

from __future__ import annotations

from datetime import timedelta

from tracs_mobile.domain.deadline import Urgency
from tracs_mobile.domain.ladder import Ladder
from tracs_mobile.wording import plural, say
from ui.tokens import Tone

TONES: dict[Urgency, Tone] = {
    Urgency.CALM: "plain",
    Urgency.NOTICE: "warn",
    Urgency.WARN: "warn",
    Urgency.URGENT: "warn",
    Urgency.CRITICAL: "bad",
    Urgency.LATE: "bad",
}
SEND = say("Send now")
STICK = say("Write to stick")
REASON = say("Give the reason")
SEE = say("Open Outbox")
SIGN_OFF = say("Sign off anyway")
STAY = say("Stay signed on")
SENDING = say("Trying to send now…")
ALL_THERE = say("✓ Everything has reached DPS. Signing off…")
ALL_THERE_LINE = say("DPS has signed for everything on this laptop.")
SIGN_OFF_WHY = say(
    "They are kept, sealed and sent by themselves as soon as there is a network, also with nobody "
    "signed on. A laptop that is off sends nothing."
)
CLOSE_WHY = say(
    "They are kept and sealed, but a program that is closed sends nothing. Leave it open at the "
    "sign-on page, or take them to DPS on a stick."
)
PUT_AWAY = say("OK")
_DOUBT = say("The clock was set or the laptop was off; it may be less.")
_BY_THEMSELVES = say("They go out by themselves as soon as DPS answers.")
_OTHER_ROADS = say("Turn on a phone's hotspot, or write them to a stick and hand it in.")
_TO_DO = {
    Urgency.URGENT: _OTHER_ROADS,
    Urgency.CRITICAL: _OTHER_ROADS,
    Urgency.LATE: say("They are still sent. DPS asks why they are late."),
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
        if ladder.doubt:
            return say("late by {hours} or more", hours=hours(span))
        return say("late by {hours}", hours=hours(span))
    if ladder.doubt:
        return say("{hours} left or less", hours=hours(span))
    return say("{hours} left", hours=hours(span))


def chip(ladder: Ladder) -> str:
    """`3 waiting, oldest 23 h left`."""
    count = ladder.unsent or ladder.by_hand
    if ladder.at_least(Urgency.NOTICE):
        sign = "! " if TONES[ladder.rung] == "bad" else ""
        return sign + say("{count} waiting, oldest {left}", count=count, left=left(ladder))
    return say("{count} waiting", count=count)


def what(ladder: Ladder) -> str:
    """`3 tickets have not reached DPS`."""
    if not ladder.unsent:
        notices = plural(ladder.by_hand, "notice has", "notices have")
        return say("{notices} not been handed over", notices=notices)
    tickets = plural(ladder.unsent, "ticket has", "tickets have")
    return say("{tickets} not reached DPS", tickets=tickets)


def headline(ladder: Ladder) -> str:
    """What waits and how long it has: `3 tickets … DPS, the oldest has 23 h left`."""
    span = left(ladder)
    if ladder.left() < timedelta(0):
        said = (
            say("the oldest is {span}", span=span)
            if ladder.unsent > 1
            else say("it is {span}", span=span)
        )
    else:
        said = (
            say("the oldest has {span}", span=span)
            if ladder.unsent > 1
            else say("it has {span}", span=span)
        )
    return f"{what(ladder)}, {said}."


def advice(ladder: Ladder, *, online: bool, link: str = "") -> str:
    """Why, in one sentence, and what to do, in another; by the rung."""
    if not ladder.unsent:
        return say("Bring or mail it to the Diversion Program, then note it in the Outbox.")
    if ladder.refused and not ladder.waiting:
        return say("DPS refused what it says. Open the Outbox: it leads to what must change.")
    if ladder.all_on_stick:
        return say("They are on a stick. Hand it in: the time counts until DPS has read it.")
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
    if not ladder.due:
        return what(ladder)
    return f"{headline(ladder)} {_DOUBT}" if ladder.doubt else headline(ladder)


def sign_off_title(ladder: Ladder) -> str:
    """The question before signing off: `3 tickets … DPS, oldest 7 h 05 m left`."""
    oldest = say("oldest {left}", left=left(ladder)) if ladder.unsent > 1 else left(ladder)
    return f"{what(ladder)}, {oldest}."


def tray_title(ladder: Ladder) -> str:
    """The head of a message of the tray; no number and no name leave the window."""
    return (
        say("Tickets wait for DPS")
        if ladder.left() >= timedelta(0)
        else say("A ticket is late at DPS")
    )
