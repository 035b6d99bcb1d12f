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
from tracs_mobile.wording import plural
from ui.entries import VERMONT

ORIGINS = {
    Origin.TYPED: "",
    Origin.SCANNED: "Scanned from the license.",
    Origin.DOUBTFUL: "Scanned, but doubtful: compare it with the card.",
}

# --- the stop -------------------------------------------------------------------------------

_TWO_LINES = 66
_PAUSES = re.compile(r";|(?<!\.[A-Z])\. | \(|: |, ")
_INSTEAD = re.compile(r"(?<=\.) (?=[^.:\n]+ instead: )")
_ONE_LINE = 108
READY = "✓ Ready to issue"
DRAFT_SAVED = "draft saved"
DRAFT_SAVING = "saving…"
DRAFT_EMPTY = "nothing written yet"
NOT_SAVED = "draft not saved"
ARMED = "The scanner listens. Scan the wide bar code on the back of the license."
NO_SCANNER = "No scanner is connected. Choose a picture of the license, or type the fields."
ISSUING = "Issuing…"
PRINTING = "Printing…"
PRINT_NONE = "No print is owed."
SEEN_WHOLE = "Noted: you saw that the whole ticket came out. It is owed no more."
DID_IT = "Did the whole ticket come out?"
PRINT_OWED = "Print owed"
CANCEL_PRINT = "Cancel print"
HEADS_UP = "Screen dark. The draft is kept.\nPress any key to go on."
PAPER_NAME = "What will print"
PAPER_AGAIN = "What prints again"
PAGES_KEY = "Alt + number"
JUST_ISSUED = "Just issued"
BEGIN = "Scan the license, or start to type."
PAPER_EMPTY = "The paper appears here as you write."
PAPER_CLOSE = "Esc closes. Arrow keys and Page Down move."
NOTHING_NEW = "Nothing is written since the last stop. Begin the next one."


def _corrects(draft: Draft) -> bool:
    return draft.correction.kind in (CorrectionKind.AMEND, CorrectionKind.REISSUE)


def throw_away(draft: Draft) -> str:
    """What a second F2 would do."""
    if _corrects(draft):
        return (
            "This correction is not issued. Press F2 again to drop it; the ticket stays as it was."
            " Esc keeps the correction."
        )
    return "This stop is not issued. Press F2 again to throw it away, Esc to keep it."


def resumed(draft: Draft) -> str:
    """What stands on the stop page after signing on again."""
    if _corrects(draft):
        return "This correction is not issued yet. Go on, or press F2 for a new stop."
    return "This is the stop you had not issued. Go on, or press F2 for a new one."


def scan_note(scan: Scan) -> str:
    """Where the driver's fields came from: `scanned VT`, `AAMVA 10`, `38 ms`."""
    if scan.license is None:
        return ""
    version = scan.license.aamva_version
    kind = f"AAMVA {version}" if version is not None else "license"
    return f"scanned {scan.license.issuer_state}\n{kind}\n{scan.took_ms:.0f} ms".strip()


def charge_line(charge: Charge | None, entry: ChargeEntry) -> str:
    """What stands in the charge field."""
    if charge is None:
        return ""
    over = ""
    if entry.speed_mph is not None and entry.limit_mph is not None and charge.speed:
        over = f", {entry.speed_mph - entry.limit_mph} over"
    return f"{charge.statute}  {charge.title}{over}"


def hit_line(charge: Charge, why: str) -> str:
    """One offer of the charge list."""
    points = "" if charge.points is None else f"  ·  {charge.points} points"
    told = "over" in why or "crime" in why or why.startswith(("★", "shortcut"))
    reason = f"  ·  {why}" if told else ""
    return f"{charge.statute}  {charge.title}{reason}{points}"


def money_line(charge: Charge | None, waiver: Waiver | None, kind: DocumentKind) -> str:
    """Points and waiver penalty with how they were computed, on one line."""
    if charge is None:
        return ""
    if kind is DocumentKind.WARNING:
        return "Warning: nothing to pay, no points"
    if kind is DocumentKind.NOTICE:
        return "Notice of violation: for the county Diversion Program, nothing to pay to the court"
    points = "points not known" if charge.points is None else plural(charge.points, "point")
    if waiver is None or waiver.total_cents is None:
        return f"{points}  ·  waiver not known yet"
    total = f"${waiver.total_cents / 100:,.2f}"
    table = "  ·  provisional table" if waiver.provisional else ""
    line = f"{points}  ·  waiver {total} = {explain(waiver)}{table}"
    if len(line) > _ONE_LINE:
        line = f"{points}  ·  waiver {total} = {_sum(waiver)}{table.removesuffix(' table')}"
    return line


def _sum(waiver: Waiver) -> str:
    """A long sum without the names of its summands; the paper has them."""
    first, *others = waiver.parts
    said = f"{dollars(first.cents)} {first.label}".replace(" penalty", "").replace(" vehicle", "")
    return " + ".join((said, *(dollars(part.cents) for part in others)))


def tab_line(at: int, charge: Charge | None, entry: ChargeEntry) -> str:
    """The words on the tab of one charge."""
    what = "new"
    if entry.kind is DocumentKind.WARNING:
        what = "Warning"
    elif charge is not None and document_kind(charge, entry) is DocumentKind.NOTICE:
        what = "Notice"
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
        return "No\nticket"
    words = {DocumentKind.WARNING: "Warning", DocumentKind.NOTICE: "Notice"}
    return f"{words.get(kind, 'Violation')}\n{at + 1} of {count}"


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
    return f"and {count} more to look at" if ready else f"and {count} more, top to bottom"


def owed_chip(count: int) -> str:
    """The chip of paper that has not come out."""
    return f"! {plural(count, 'print')} owed"


def issued_title(numbers: Sequence[str]) -> str:
    """The numbers that were issued."""
    return "\n".join(numbers)


def print_line(outcomes: Sequence[PrintOutcome]) -> tuple[str, bool]:
    """What is known of the paper, and whether all of it came out."""
    missing = [o for o in outcomes if not o.paper_came_out]
    if missing and missing[0].grade is PrintGrade.SPOOLED:
        return f"{in_lines(missing[0].said)} {DID_IT}", False
    if missing:
        return f"Print owed. {in_lines(missing[0].said)}", False
    return (in_lines(outcomes[-1].said) if outcomes else ""), True


def in_lines(said: str) -> str:
    """The sentence of a second printer begins a line: first why, then what happened instead."""
    return _INSTEAD.sub("\n", said)


def all_received(complaints: int) -> str:
    """DPS has signed for what was issued last."""
    if complaints == 1:
        return "DPS has received it; the signed receipt is stored."
    return "DPS has received all of them; the signed receipts are stored."


def paper_line(
    said: str, *, all_out: bool, again_key: str = "F5"
) -> tuple[str, Literal["good", "warn"]]:
    """What the stop screen says of the paper, with the one key that mends it, and its tone."""
    return (said, "good") if all_out else (f"{said} {again_key} prints it.", "warn")


def doubt_line(
    said: str, grade: PrintGrade, *, again_key: str = "F5"
) -> tuple[str, Literal["good", "warn"]]:
    """The same of a print that no printer swears to: what is asked, and the keys that answer."""
    yes, no = doubt_words(grade)
    if not yes:
        return f"{said} If it is not whole, F5 prints it again.", "good"
    answers = f"Alt+Y: {yes[0].lower()}{yes[1:]}. {again_key}: {no[0].lower()}{no[1:]}."
    return f"{said} {answers}", "warn"


def doubt_words(grade: PrintGrade) -> tuple[str, str]:
    """The words of the verbs that answer; the first is empty where nothing is asked."""
    if grade is PrintGrade.SPOOLED:
        return "Yes, it is whole", "No, print again"
    if grade is PrintGrade.INTERRUPTED:
        return "It did come out whole", "Print again"
    return "", "Print again"


def not_issued(reason: str) -> str:
    """Issuing failed; the draft is still there."""
    return f"Not issued. {reason}"


def clock_time(at: datetime) -> str:
    """`22:41`, Vermont time."""
    return f"{at.astimezone(VERMONT):%H:%M}"


# --- devices and settings -------------------------------------------------------------------

PALETTE_WORDS = {"day": "Day", "night": "Night", "sun": "Sun"}
LINK_UNKNOWN = "Link not known yet"


def offline_since(since: datetime) -> str:
    """The link chip while there is no link."""
    return f"Offline since {clock_time(since)}"


def two_lines(words: str) -> str:
    """Break the words of a button near the middle, when they are too long for one line."""
    parts = words.split(" ")
    if len(words) <= 8 or len(parts) == 1:
        return words
    cuts = [[" ".join(parts[:n]), " ".join(parts[n:])] for n in range(1, len(parts))]
    return "\n".join(min(cuts, key=lambda cut: max(map(len, cut))))


def who_lines(officer: Officer, agency: Agency) -> tuple[str, ...]:
    """Who is signed on, for the foot of the navigation."""
    return (officer.name, f"LEO {officer.leo_number}", agency.name)


def setting_lines(settings: Settings, law: LawPack) -> tuple[str, ...]:
    """What the agency set, for reading."""
    idle = f"after {settings.lock_after_min} idle minutes" if settings.lock_after_min else "never"
    return (
        f"Tickets are due at DPS within {plural(settings.submit_within_h, 'hour')}.",
        f"The screen locks {idle}.",
        f"Copies for the defendant: {settings.defendant_copies}.",
        f"Table of charges and amounts: {law.version}, in force since"
        f" {law.effective_from:%m/%d/%Y}" + (", provisional." if law.waiver.provisional else "."),
    )
