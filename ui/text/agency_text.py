"""The sentences of the agency's page: review, board, shortcuts, stop data, expungement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracs_mobile.domain.enrolment import DpsNotice
from tracs_mobile.domain.law import Charge
from tracs_mobile.domain.numbering import NumberAccount
from tracs_mobile.wording import plural
from ui.entries import VERMONT

SECTIONS = (
    ("review", "Tickets to review"),
    ("board", "Officers"),
    ("request", "Request to DPS"),
    ("readiness", "Readiness"),
    ("shortcuts", "Shortcuts"),
    ("stops", "Stop data"),
    ("expunge", "Expunge"),
)
SECTION_KEYS = "Ctrl + Page Down"

# --- notices --------------------------------------------------------------------------------

PUT_AWAY = "Read"
PUT_AWAY_NAME = "I have read this notice of DPS"


def notice_line(notice: DpsNotice, more: int) -> str:
    """A notice with its day, and how many others wait behind it."""
    behind = f"   ({plural(more, 'more notice')} behind it)" if more > 0 else ""
    return f"DPS, {notice.at.astimezone(VERMONT):%m/%d/%Y}: {notice.text}{behind}"


def notice_at_sign_on(notices: Sequence[DpsNotice]) -> str:
    """What a Point of Contact is told once when signing on."""
    rest = len(notices) - 1
    more = f" {plural(rest, 'more notice stands', 'more notices stand')}" if rest else ""
    where = f"{more} on the Agency page." if rest else " It also stands on the Agency page."
    return f"DPS: {notices[0].text}{where}"


# --- review ---------------------------------------------------------------------------------

REVIEW_HINT = "Enter: reviewed, the next one follows.   R: return it with a note to the officer."
NOTHING_TO_REVIEW = "✓ No ticket of the agency waits for review."
NOTHING_RETURNED = "No returned ticket waits for its officer."
NO_TICKETS = "No ticket was issued in the last 90 days."
RETURN_WHY = (
    "The officer sees the ticket marked with your note. It stays as issued until it is amended."
)
RETURN_NOTE = "What should the officer change?"


# --- board ----------------------------------------------------------------------------------

BOARD_EMPTY = "No ticket was issued in this time."
BOARD_KEY = (
    "Late: DPS had it after its deadline, or still has not.   Not at DPS: no signed receipt yet."
)


def numbers_line(account: NumberAccount) -> str:
    """Every number of this laptop accounted for, or how many are not."""
    said = (
        f"Numbers of this laptop: {account.issued} issued, {account.void} void, {account.free} free"
    )
    missing = account.total - account.issued - account.void - account.free
    if missing:
        return f"! {said}; {plural(missing, 'number')} cannot be accounted for. Call DPS."
    return f"✓ {said}; every number is accounted for."


# --- shortcuts and favorites ----------------------------------------------------------------

SHORTCUT_WORDS = "Words that officers type"
SHORTCUT_CHARGE = "Charge: words, section or speed over limit"
SHORTCUTS_WHY = (
    "Typing these words in the charge field offers the charge first, for every officer here."
)
FAVORITES_WHY = "Your favorites are offered first when the charge field is empty."
NEED_WORDS = "Write the words first, then choose the charge."
NEED_CHARGE = "Choose a charge from the list under the field."
CHOOSE_ENTRY = "Choose a line of the list first."
KEPT = "Kept."
NO_SHORTCUTS = "No shortcuts yet."
NO_FAVORITES = "No favorites yet."


def charge_words(charge: Charge) -> str:
    """A charge as a list shows it."""
    if charge.over_min is None:
        return f"{charge.statute}  {charge.title}"
    top = "or more" if charge.over_max is None else f"to {charge.over_max}"
    return f"{charge.statute}  {charge.title}, {charge.over_min} {top} over"


def shortcut_words(words: str, charge: Charge) -> str:
    """One shortcut."""
    return f"{words}   =   {charge_words(charge)}"


# --- stop data ------------------------------------------------------------------------------

STOPS_WHY = (
    "One row for each stop, with all its outcomes: the roadside stop data of 20 V.S.A. § 2366. It "
    "holds no names and no licenses."
)
STOPS_FROM = "From (first day)"
STOPS_TO = "To (last day)"
STOPS_SAVE = "Save the stop data"
WRONG_ORDER = "The last day is before the first day. Nothing was saved."


def stops_file(since: date, until: date) -> str:
    """The name that is offered for the file."""
    return f"stop-data-{since:%Y%m%d}-{until:%Y%m%d}.csv"


def stops_saved(count: int) -> str:
    """How many rows the file has."""
    return f"Saved {plural(count, 'stop')}, one row each."


# --- expungement ----------------------------------------------------------------------------

EXPUNGE_WHY = (
    "On the court's order everything written about the ticket is destroyed on this laptop for "
    "good. The number stays used. Afterwards the answer is: No record exists."
)
EXPUNGE_NUMBER = "Ticket number"
EXPUNGE_ORDER = "Reference of the court's order"
NEED_NUMBER = "Enter the ticket number first."
NEED_ORDER = "Enter the reference of the court's order first."


def expunge_sure(number: str) -> str:
    """What the second press will do."""
    return f"Press F9 again and everything about {number} is destroyed for good. Esc leaves it."


def expunge_done(number: str, found: int) -> str:
    """What a search says afterwards."""
    if found:
        return f"{number} is still found. Nothing may be told about it; call DPS."
    return f"{number}: No record exists."
