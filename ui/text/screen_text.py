"""Every sentence of the screens that is not the domain's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.charging import document_kind
from tracs_mobile.domain.law import Charge, LawPack, Waiver
from tracs_mobile.domain.license import Scan
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.domain.stop import ChargeEntry, CorrectionKind, DocumentKind, Draft, Origin
from tracs_mobile.domain.waiver import dollars, explain
from tracs_mobile.settings import Settings
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT

ORIGINS = {
    Origin.TYPED: "",
    Origin.SCANNED: say("Scanned from the license."),
    Origin.DOUBTFUL: say("Scanned, but doubtful: compare it with the card."),
}

# --- the stop -------------------------------------------------------------------------------

_TWO_LINES = 66
_PAUSES = re.compile(r";|(?<!\.[A-Z])\. | \(|: |, ")
_INSTEAD = re.compile(r"(?<=\.) (?=[^.:\n]+ instead: )")
_ONE_LINE = 108
READY = say("✓ Ready to issue")
DRAFT_SAVED = say("draft saved")
DRAFT_SAVING = say("saving…")
DRAFT_EMPTY = say("nothing written yet")
NOT_SAVED = say("draft not saved")
ARMED = say("The scanner listens. Scan the wide bar code on the back of the license.")
NO_SCANNER = say("No scanner is connected. Choose a picture of the license, or type the fields.")
PROBLEMS = say("What blocks, and what to look at")
ISSUING = say("Issuing…")
PRINTING = say("Printing…")
PRINT_NONE = say("No print is owed.")
SEEN_WHOLE = say("Noted: you saw that the whole ticket came out. It is owed no more.")
DID_IT = say("Did the whole ticket come out?")
PRINT_OWED = say("Print owed")
CANCEL_PRINT = say("Cancel print")
HEADS_UP = say("Screen dark. The draft is kept.\nPress any key to go on.")
SCANNED_IN_THE_DARK = say("A scan came in; its fields are filled.")
PAPER_NAME = say("What will print")
PAPER_AGAIN = say("What prints again")
PAGES_KEY = say("Alt + number")
JUST_ISSUED = say("Just issued")
BEGIN = say("Scan the license, or start to type.")
PAPER_EMPTY = say("The paper appears here as you write.")
PAPER_CLOSE = say("Esc closes. Arrow keys and Page Down move.")
NOTHING_NEW = say("Nothing is written since the last stop. Begin the next one.")


def _corrects(draft: Draft) -> bool:
    return draft.correction.kind in (CorrectionKind.AMEND, CorrectionKind.REISSUE)


def throw_away(draft: Draft) -> str:
    """What a second F2 would do."""
    if _corrects(draft):
        return say(
            "This correction is not issued. Press F2 again to drop it; the ticket stays as it was."
            " Esc keeps the correction."
        )
    return say("This stop is not issued. Press F2 again to throw it away, Esc to keep it.")


def resumed(draft: Draft) -> str:
    """What stands on the stop page after signing on again."""
    if _corrects(draft):
        return say("This correction is not issued yet. Go on, or press F2 for a new stop.")
    return say("This is the stop you had not issued. Go on, or press F2 for a new one.")


def scan_note(scan: Scan) -> str:
    """Where the driver's fields came from: `scanned VT`, `AAMVA 10`, `38 ms`."""
    if scan.license is None:
        return ""
    version = scan.license.aamva_version
    return say(
        "scanned {state}\n{kind}\n{took_ms:.0f} ms",
        state=scan.license.issuer_state,
        kind=f"AAMVA {version}" if version is not None else say("license"),
        took_ms=scan.took_ms,
    )


def charge_line(charge: Charge | None, entry: ChargeEntry) -> str:
    """What stands in the charge field."""
    if charge is None:
        return ""
    over = ""
    if entry.speed_mph is not None and entry.limit_mph is not None and charge.speed:
        over = ", " + say("{mph} over", mph=entry.speed_mph - entry.limit_mph)
    return f"{charge.statute}  {charge.title}{over}"


def hit_line(charge: Charge, why: str) -> str:
    """One offer of the charge list."""
    points = "" if charge.points is None else "  ·  " + say("{count} points", count=charge.points)
    reason = f"  ·  {why}" if why else ""
    return f"{charge.statute}  {charge.title}{reason}{points}"


def money_line(charge: Charge | None, waiver: Waiver | None, kind: DocumentKind) -> str:
    """Points and waiver penalty with how they were computed, on one line."""
    if charge is None:
        return ""
    if kind is DocumentKind.WARNING:
        return say("Warning: nothing to pay, no points")
    if kind is DocumentKind.NOTICE:
        return say(
            "Notice of violation: for the county Diversion Program, nothing to pay to the court"
        )
    points = say("points not known") if charge.points is None else plural(charge.points, "point")
    if waiver is None or waiver.total_cents is None:
        return say("{points}  ·  waiver not known yet", points=points)
    total = f"${waiver.total_cents / 100:,.2f}"
    provisional = (say("provisional table"),) if waiver.provisional else ()
    whole = say("waiver {total} = {sum}", total=total, sum=explain(waiver))
    line = "  ·  ".join((points, whole, *provisional))
    if len(line) > _ONE_LINE:
        short = say("waiver {total} = {sum}", total=total, sum=_sum(waiver))
        provisional = (say("provisional"),) if waiver.provisional else ()
        line = "  ·  ".join((points, short, *provisional))
    return line


def _sum(waiver: Waiver) -> str:
    """A long sum without the names of its summands; the paper has them."""
    first, *others = waiver.parts
    said = f"{dollars(first.cents)} {first.label}".replace(" penalty", "").replace(" vehicle", "")
    return " + ".join((said, *(dollars(part.cents) for part in others)))


def tab_line(at: int, charge: Charge | None, entry: ChargeEntry) -> str:
    """The words on the tab of one charge."""
    what = say("new")
    if entry.kind is DocumentKind.WARNING:
        what = say("Warning")
    elif charge is not None and document_kind(charge, entry) is DocumentKind.NOTICE:
        what = say("Notice")
    elif charge is not None:
        what = charge.title.split(" ")[0].rstrip(",")
        if charge.speed and entry.speed_mph is not None and entry.limit_mph is not None:
            what = f"{entry.speed_mph}/{entry.limit_mph}"
    return f"{at + 1}  {what}"


def tab_words(said: str, count: int) -> str:
    """As much of a tab's words as `count` tabs have room for."""
    room = {1: 16, 2: 16, 3: 12}.get(count, 0)
    if not room:
        return said.split(" ", maxsplit=1)[0]
    return said if len(said) <= room else f"{said[: room - 1].rstrip()}…"


def violation_title(at: int, count: int, kind: DocumentKind) -> str:
    """`Violation` over `1 of 3`."""
    if not count:
        return say("No\nticket")
    words = {DocumentKind.WARNING: say("Warning"), DocumentKind.NOTICE: say("Notice")}
    return say(
        "{kind}\n{at} of {count}", kind=words.get(kind, say("Violation")), at=at + 1, count=count
    )


def short_problem(message: str, *, blocks: bool) -> str:
    """As much of a problem's sentence as its line has room for, cut where the sentence pauses.

    What to do often follows the pause, so the longest part is kept. The whole sentence stands in
    the tip of the line.
    """
    ends = [*(pause.start() for pause in _PAUSES.finditer(message)), len(message.rstrip("."))]
    fitting = [end for end in ends if end <= _TWO_LINES]
    cut = f"{message[:_TWO_LINES].rsplit(' ', 1)[0]}…"
    first = message[: max(fitting)] if fitting else cut
    return f"{'!' if blocks else '?'} {first}"


def more_problems(count: int, *, ready: bool) -> str:
    """How many lines are not shown."""
    return (
        say("and {count} more to look at", count=count)
        if ready
        else say("and {count} more, top to bottom", count=count)
    )


def owed_chip(count: int) -> str:
    """The chip of paper that has not come out."""
    return say("! {prints} owed", prints=plural(count, "print"))


def issued_title(numbers: Sequence[str]) -> str:
    """The numbers that were issued."""
    return "\n".join(numbers)


def print_line(outcomes: Sequence[PrintOutcome]) -> tuple[str, bool]:
    """What is known of the paper, and whether all of it came out."""
    missing = [o for o in outcomes if not o.paper_came_out]
    if missing and missing[0].grade is PrintGrade.SPOOLED:
        return f"{in_lines(missing[0].said)} {DID_IT}", False
    if missing:
        return print_owed(in_lines(missing[0].said)), False
    return (in_lines(outcomes[-1].said) if outcomes else ""), True


def in_lines(said: str) -> str:
    """The sentence of a second printer begins a line: first why, then what happened instead."""
    return _INSTEAD.sub("\n", said)


def all_received(complaints: int) -> str:
    """DPS has signed for what was issued last."""
    if complaints == 1:
        return say("DPS has received it; the signed receipt is stored.")
    return say("DPS has received all of them; the signed receipts are stored.")


def paper_line(
    said: str, *, all_out: bool, again_key: str = "F5"
) -> tuple[str, Literal["good", "warn"]]:
    """What the stop screen says of the paper, with the one key that mends it, and its tone."""
    return (
        (said, "good")
        if all_out
        else (say("{said} {again_key} prints it.", said=said, again_key=again_key), "warn")
    )


def doubt_line(
    said: str, grade: PrintGrade, *, again_key: str = "F5"
) -> tuple[str, Literal["good", "warn"]]:
    """The same of a print that no printer swears to: what is asked, and the keys that answer."""
    yes, no = doubt_words(grade)
    if not yes:
        return say("{said} If it is not whole, F5 prints it again.", said=said), "good"
    answers = say(
        "Alt+Y: {yes}. {again_key}: {no}.",
        yes=f"{yes[0].lower()}{yes[1:]}",
        again_key=again_key,
        no=f"{no[0].lower()}{no[1:]}",
    )
    return f"{said} {answers}", "warn"


def doubt_words(grade: PrintGrade) -> tuple[str, str]:
    """The words of the verbs that answer; the first is empty where nothing is asked."""
    if grade is PrintGrade.SPOOLED:
        return say("Yes, it is whole"), say("No, print again")
    if grade is PrintGrade.INTERRUPTED:
        return say("It did come out whole"), say("Print again")
    return "", say("Print again")


def not_issued(reason: str) -> str:
    """Issuing failed; the draft is still there."""
    return say("Not issued. {reason}", reason=reason)


def clock_time(at: datetime) -> str:
    """`22:41`, Vermont time."""
    return f"{at.astimezone(VERMONT):%H:%M}"


# --- devices and settings -------------------------------------------------------------------

PALETTE_WORDS = {"day": say("Day"), "night": say("Night"), "sun": say("Sun")}
LINK_UNKNOWN = say("Link not known yet")


def offline_since(since: datetime) -> str:
    """The link chip while there is no link."""
    return say("Offline since {clock_time}", clock_time=clock_time(since))


def two_lines(words: str) -> str:
    """Break the words of a button near the middle, when they are too long for one line."""
    parts = words.split(" ")
    if len(words) <= 8 or len(parts) == 1:
        return words
    cuts = [[" ".join(parts[:n]), " ".join(parts[n:])] for n in range(1, len(parts))]
    return "\n".join(min(cuts, key=lambda cut: max(map(len, cut))))


def who_lines(officer: Officer, agency: Agency) -> tuple[str, ...]:
    """Who is signed on, for the foot of the navigation."""
    return (officer.name, say("LEO {leo_number}", leo_number=officer.leo_number), agency.name)


def setting_lines(settings: Settings, law: LawPack) -> tuple[str, ...]:
    """What the agency set, for reading."""
    locks = (
        say("The screen locks after {minutes} idle minutes.", minutes=settings.lock_after_min)
        if settings.lock_after_min
        else say("The screen locks never.")
    )
    since = (
        say(
            "Table of charges and amounts: {version}, in force since {day:%m/%d/%Y}, provisional.",
            version=law.version,
            day=law.effective_from,
        )
        if law.waiver.provisional
        else say(
            "Table of charges and amounts: {version}, in force since {day:%m/%d/%Y}.",
            version=law.version,
            day=law.effective_from,
        )
    )
    return (
        say(
            "Tickets are due at DPS within {hours}.", hours=plural(settings.submit_within_h, "hour")
        ),
        locks,
        say(
            "Copies for the defendant: {defendant_copies}.",
            defendant_copies=settings.defendant_copies,
        ),
        since,
    )


def print_owed(reason: str) -> str:
    """The paper did not come out."""
    return say("Print owed. {reason}", reason=reason)


def paper_told(
    draft: Draft,
    charge: Charge | None,
    entry: ChargeEntry,
    waiver: Waiver | None,
    kind: DocumentKind,
) -> str:
    """What the picture of the print says, for who hears it: to whom, for what, how much."""
    driver = draft.driver
    name = ", ".join(part for part in (driver.family_name, driver.given_name) if part)
    parts = (name, charge_line(charge, entry), money_line(charge, waiver, kind), draft.place.town)
    return ". ".join(part for part in parts if part)
