"""The sentences of the agency's page: review, board, shortcuts, stop data, expungement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT

SECTIONS = (
    ("review", say("Tickets to review")),
    ("board", say("Officers")),
    ("request", say("Request to DPS")),
    ("readiness", say("Readiness")),
    ("shortcuts", say("Shortcuts")),
    ("stops", say("Stop data")),
    ("expunge", say("Expunge")),
)
SECTION_KEYS = say("Ctrl + Page Down")

# --- notices --------------------------------------------------------------------------------

PUT_AWAY = say("Read")
PUT_AWAY_NAME = say("I have read this notice of DPS")


def notice_line(notice: DpsNotice, more: int) -> str:
    """A notice with its day, and how many others wait behind it."""
    at = notice.at.astimezone(VERMONT)
    said = say("DPS, {at:%m/%d/%Y}: {text}", at=at, text=notice.text)
    if more <= 0:
        return said
    behind = say("({more_notices} behind it)", more_notices=plural(more, "more notice"))
    return f"{said}   {behind}"


def notice_at_sign_on(notices: Sequence[DpsNotice]) -> str:
    """What a Point of Contact is told once when signing on."""
    rest = len(notices) - 1
    where = (
        say(
            "{more_notices} on the Agency page.",
            more_notices=plural(rest, "more notice stands", "more notices stand"),
        )
        if rest
        else say("It also stands on the Agency page.")
    )
    return say("DPS: {text} {where}", text=notices[0].text, where=where)


# --- review ---------------------------------------------------------------------------------

REVIEW_HINT = say(
    "Enter: reviewed, the next one follows.   R: return it with a note to the officer."
)
NOTHING_TO_REVIEW = say("✓ No ticket of the agency waits for review.")
NOTHING_RETURNED = say("No returned ticket waits for its officer.")
NO_TICKETS = say("No ticket was issued in the last 90 days.")
RETURN_WHY = say(
    "The officer sees the ticket marked with your note. It stays as issued until it is amended."
)
RETURN_NOTE = say("What should the officer change?")


# --- board ----------------------------------------------------------------------------------

BOARD_EMPTY = say("No ticket was issued in this time.")
BOARD_KEY = say(
    "Late: DPS had it after its deadline, or still has not.   Not at DPS: no signed receipt yet."
)


def numbers_line(account: NumberAccount) -> str:
    """Every number of this laptop accounted for, or how many are not."""
    said = say(
        "Numbers of this laptop: {issued} issued, {void} void, {free} free",
        issued=account.issued,
        void=account.void,
        free=account.free,
    )
    missing = account.total - account.issued - account.void - account.free
    if missing:
        return say(
            "! {said}; {numbers} cannot be accounted for. Call DPS.",
            said=said,
            numbers=plural(missing, "number"),
        )
    return say("✓ {said}; every number is accounted for.", said=said)


# --- shortcuts and favorites ----------------------------------------------------------------

SHORTCUT_WORDS = say("Words that officers type")
SHORTCUT_CHARGE = say("Charge: words, section or speed over limit")
SHORTCUTS_WHY = say(
    "Typing these words in the charge field offers the charge first, for every officer here."
)
FAVORITES_WHY = say("Your favorites are offered first when the charge field is empty.")
NEED_WORDS = say("Write the words first, then choose the charge.")
NEED_CHARGE = say("Choose a charge from the list under the field.")
CHOOSE_ENTRY = say("Choose a line of the list first.")
KEPT = say("Kept.")
NO_SHORTCUTS = say("No shortcuts yet.")
NO_FAVORITES = say("No favorites yet.")


def charge_words(charge: Charge) -> str:
    """A charge as a list shows it."""
    if charge.over_min is None:
        return f"{charge.statute}  {charge.title}"
    over = (
        say("{least} or more over", least=charge.over_min)
        if charge.over_max is None
        else say("{least} to {most} over", least=charge.over_min, most=charge.over_max)
    )
    return f"{charge.statute}  {charge.title}, {over}"


def shortcut_words(words: str, charge: Charge) -> str:
    """One shortcut."""
    return f"{words}   =   {charge_words(charge)}"


# --- stop data ------------------------------------------------------------------------------

STOPS_WHY = say(
    "One row for each stop, with all its outcomes: the roadside stop data of 20 V.S.A. § 2366. It "
    "holds no names and no licenses."
)
STOPS_FROM = say("From (first day)")
STOPS_TO = say("To (last day)")
STOPS_SAVE = say("Save the stop data")
WRONG_ORDER = say("The last day is before the first day. Nothing was saved.")


def stops_file(since: date, until: date) -> str:
    """The name that is offered for the file."""
    return f"stop-data-{since:%Y%m%d}-{until:%Y%m%d}.csv"


def stops_saved(count: int) -> str:
    """How many rows the file has."""
    return say("Saved {stops}, one row each.", stops=plural(count, "stop"))


# --- expungement ----------------------------------------------------------------------------

EXPUNGE_WHY = say(
    "On the court's order everything written about the ticket is destroyed on this laptop for "
    "good. The number stays used. Afterwards the answer is: No record exists."
)
EXPUNGE_NUMBER = say("Ticket number")
EXPUNGE_ORDER = say("Reference of the court's order")
NEED_NUMBER = say("Enter the ticket number first.")
NEED_ORDER = say("Enter the reference of the court's order first.")


def expunge_sure(number: str) -> str:
    """What the second press will do."""
    return say(
        "Press F9 again and everything about {number} is destroyed for good. Esc leaves it.",
        number=number,
    )


def expunge_done(number: str, found: int) -> str:
    """What a search says afterwards."""
    if found:
        return say(
            "{number} is still found. Nothing may be told about it; call DPS.", number=number
        )
    return say("{number}: No record exists.", number=number)


def return_title(number: str) -> str:
    """The question before a ticket goes back to its officer."""
    return say("Return {number} to its officer?", number=number)


def last_days(days: int) -> str:
    """Beside the title of the board."""
    return say("the last {days} days", days=days)


def watched(name: str) -> str:
    """An officer whose first tickets are looked at."""
    return say("{name}\nnew to e-tickets", name=name)


def remove_from(name: str) -> str:
    """The button under a list of charges, for who hears it."""
    return say("Remove from {list}", list=name.lower())
