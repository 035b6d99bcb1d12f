"""The sentences of the agency's tickets: the list to review, and the figures by officer."""

from __future__ import annotations

from datetime import datetime

from tracs_mobile.domain.agency_line import AgencyLine, Trouble
from tracs_mobile.domain.states import Legal, Review
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.services.agency_review import DpsPage
from tracs_mobile.wording import plural, say
from ui.entries import VERMONT
from ui.text import list_text
from ui.tokens import Tone

SHOW = say("Show")
SHOWN = (
    (Review.UNREVIEWED, say("To review")),
    (Review.RETURNED, say("Returned")),
    (None, say("All")),
)
OFFICER = say("Officer (all)")
OFFICER_NAME = say("LEO number of an officer; empty for all")
ASK_DPS = say("Ask DPS")
NO_DPS = say("Tickets of this laptop. Once it is enrolled, those of all laptops stand here.")
ASKING = say("Asking DPS for the tickets of all laptops…")
COUNTED = say("Counted")
COUNTING = say("Asking DPS for the figures of all laptops…")
ALL_LAPTOPS = say("All laptops (DPS)")
THIS_LAPTOP = say("This laptop")
BOARD_SILENT = say(
    "DPS was not asked yet: F9 asks. This laptop's own figures are under This laptop."
)
TALLY_KEY = say(
    "Late: DPS had it after its deadline.   No stop data: 20 V.S.A. § 2366 asks for more.   "
    "Enter on an officer: their tickets."
)
CHOOSE_OFFICER = say("Choose an officer's line first.")
EVERYBODY = say("All")
"""What stands for the officer in the line of the sum."""
NOT_WIDE = say("This is no LEO number: it has five letters or digits. Empty the field for all.")

_WORDS = {
    Review.REVIEWED: say("Reviewed."),
    Review.RETURNED: say("Returned to its officer with your note."),
}
_TROUBLES = {
    Trouble.LATE: say("! Late"),
    Trouble.REFUSED: say("! Refused"),
    Trouble.NO_STOP_DATA: say("! Stop data missing"),
    Trouble.COURT: say("! Refused by the court"),
}
_EXPLAINS = {
    Trouble.LATE: say("Late; the officer's reason:"),
    Trouble.REFUSED: say("DPS refused it:"),
    Trouble.NO_STOP_DATA: say("Stop data missing:"),
    Trouble.COURT: "",
}


def moment(at: datetime) -> str:
    """An instant as a person reads it in Vermont."""
    return f"{at.astimezone(VERMONT):%m/%d/%Y %H:%M}"


def given(number: str, state: Review) -> str:
    """A word was kept everywhere."""
    return f"{number}: {_WORDS[state]}"


def given_here(number: str, state: Review, why: str) -> str:
    """A word was kept on this laptop alone."""
    return say(
        "{number}: {words} It is kept on this laptop. {why} DPS hears of it when this "
        "page next reads there.",
        number=number,
        words=_WORDS[state],
        why=why,
    )


def source(page: DpsPage | None, *, asking: bool, problem: str, has_dps: bool) -> tuple[str, Tone]:
    """Whose tickets the list holds, and as of when."""
    if not has_dps:
        return NO_DPS, "plain"
    if asking:
        return ASKING, "plain"
    if problem:
        known = (
            say("The list holds this laptop's tickets only.")
            if page is None
            else say("What DPS said is as of {moment}.", moment=moment(page.board.as_of))
        )
        return f"{problem} {known}", "warn"
    if page is None:
        return ASKING, "plain"
    said = [say("All laptops, as DPS had it at {moment}.", moment=moment(page.board.as_of))]
    if page.told:
        reviews = plural(page.told, "review")
        said.append(say("DPS was told {reviews} of this laptop.", reviews=reviews))
    if page.board.more:
        said.append(say("Older ones follow when these are reviewed."))
    return " ".join(said), "plain"


def counted_from(page: DpsPage | None, *, asking: bool, problem: str) -> tuple[str, Tone]:
    """As of when the figures of DPS are."""
    if asking:
        return COUNTING, "plain"
    if problem:
        known = (
            say("The figures of this laptop are under This laptop.")
            if page is None
            else say("These figures are as of {moment}.", moment=moment(page.board.as_of))
        )
        return f"{problem} {known}", "warn"
    if page is None:
        return BOARD_SILENT, "plain"
    return say("All laptops, as DPS counted at {moment}.", moment=moment(page.board.as_of)), "plain"


# --- cells ----------------------------------------------------------------------------------


def number_cell(line: AgencyLine) -> str:
    """The number, over its kind or where it was written."""
    if line.here is None:
        return say("{number}\nother laptop", number=line.number)
    if line.here.kind is DocumentKind.COMPLAINT:
        return line.number
    return f"{line.number}\n{list_text.KINDS[line.here.kind]}"


def issued_cell(line: AgencyLine) -> str:
    """Date over time."""
    return f"{line.issued_at.astimezone(VERMONT):%m/%d/%Y\n%H:%M}"


def look_cell(line: AgencyLine) -> str:
    """What wants a look, the first two things of it; else how the ticket stands."""
    words = [_TROUBLES[trouble] for trouble, _ in line.troubles]
    if line.legal is Legal.VOIDED:
        words.insert(0, say("× Voided"))  # noqa: RUF001 - the sign that strikes out
    if line.review is Review.RETURNED:
        words.insert(0, say("! Returned"))
    if not words:
        amended = say("+ Amended") if line.legal is Legal.AMENDED else ""
        return say("✓ Reviewed") if line.review is Review.REVIEWED else amended
    more = f" +{len(words) - 2}" if len(words) > 2 else ""
    return "\n".join(words[:2]) + more


def look_tone(line: AgencyLine) -> Tone:
    """Trouble stands out."""
    if line.troubles or line.review is Review.RETURNED:
        return "bad"
    if line.legal is Legal.VOIDED:
        return "warn"
    return "good" if line.review is Review.REVIEWED else "plain"


def notes(line: AgencyLine) -> str:
    """What is to be known of a line beside its paper; empty for nothing."""
    said = (
        [say("Returned: {note}", note=line.note)]
        if line.review is Review.RETURNED and line.note
        else []
    )
    said += [f"{_EXPLAINS[trouble]} {why}".strip() for trouble, why in line.troubles if why]
    return "\n".join(said)


def queue_subtitle(lines: int, state: Review | None) -> str:
    """How many there are to look at."""
    tickets = plural(lines, "ticket")
    if state is Review.UNREVIEWED:
        return say("{tickets} to review", tickets=tickets)
    return say("{tickets} returned", tickets=tickets) if state is Review.RETURNED else tickets
