"""The words of the request to DPS."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracs_mobile.domain.logo import HeaderLogo, LogoStyle
from tracs_mobile.domain.problem import Problem
from tracs_mobile.domain.request import ChangeKind, RequestedChange, RequestKind
from tracs_mobile.domain.request_rules import SopCheck
from tracs_mobile.wording import plural, say

TITLE = say("Request to DPS")
TRAINING = say(
    "You are in training, but this request is real: write your own agency's data, not the training "
    "agency's. Nothing is sent by the program; you send the e-mail."
)
STEPS = (
    ("agency", say("1 Agency")),
    ("people", say("2 People")),
    ("logo", say("3 Logo")),
    ("officers", say("4 Officers")),
    ("changes", say("5 Changes")),
    ("send", say("6 Send")),
)
NEXT = say("Next")
CHECKLIST = say("What DPS needs")
THIS_STEP = say("In this step")
LEFT = say("What is left")
NOTHING_LEFT = say("✓ Nothing is left: save the e-mail")
KINDS = ((RequestKind.NEW, say("New agency")), (RequestKind.CHANGE, say("Changes of our records")))
KIND = say("This is the request of a")
START_OVER = say("Start over")
START_SURE = say("Press it again and everything typed here is thrown away. Esc keeps it.")
STARTED = say("Everything is empty again.")

FIELDS = {
    "judiciary_code": say("Judiciary code (4 digits)"),
    "agency_name": say("Proper name, as it stands on the e-ticket"),
    "address": say("Address"),
    "phone": say("Phone"),
    "ori": say("ORI (if you know it)"),
    "municipality": say("Municipality (a town's or city's agency)"),
    "head.name": say("Name"),
    "head.title": say("Title"),
    "head.email": say("E-mail"),
    "contact.name": say("Legal name"),
    "contact.leo_number": say("LEO number (5)"),
    "contact.email": say("E-mail"),
    "contact.phone": say("Phone"),
    "note": say("Note to DPS (may stay empty)"),
}
AGENCY = say("Agency")
HEAD = say("Head")
HEAD_NOTE = say("of Department, who authorizes the request")
CONTACT = say("Point of Contact")
CONTACT_NOTE = say("deals with DPS")
AGENCY_WHY = say(
    "DPS makes the Agency record first, then the officers under it. The judiciary code is the "
    "Judicial Bureau's number of your agency."
)
CHANGE_WHY = say("Fill in only what should change; an empty field means: as it is.")

LOGO_WHY = say(
    "The logo stands in the header of warnings. Choose a PNG or JPEG file; it is cropped and made "
    "black and white as the printer needs it. Below is the header as it prints."
)
LOGO_CHOOSE = say("Choose a file")
LOGO_FILTER = say("Pictures (*.png *.jpg *.jpeg)")
LOGO_NONE = say("No logo is chosen. Warnings then begin with the agency's name alone.")
LOGO_DROP = say("No logo")
LOGO_AGAIN = say("To make it darker or sharper, choose the file again.")
LOGO_STYLE = say("Dots")
LOGO_STYLES = (
    (LogoStyle.BEST, say("As fits")),
    (LogoStyle.SHARP, say("Sharp")),
    (LogoStyle.SHADED, say("Shaded")),
)
LOGO_DARKNESS = say("Darkness")
LOGO_INVERTED = say("Inverted")
LOGO_TURN = say("Black for white")
LOGO_PAPER = say("The header of a warning as it prints")

OFFICERS_WHY = say(
    "One row an officer, the Point of Contact too. Copy the rows of a spreadsheet and press F4: "
    "columns are found by their titles or by what is in them."
)
OFFICER_COLUMNS = (
    ("title", say("Job title as on the VCVC")),
    ("name", say("Legal name")),
    ("leo_number", say("LEO number")),
    ("username", say("DPS username")),
)
PASTE = say("Paste a table")
ADD = say("Add")
REMOVE = say("Remove")
NOTHING_TO_PASTE = say(
    "There is no table on the clipboard. Mark the rows in your spreadsheet, copy them, then press "
    "F4 again."
)
CHOOSE_ROW = say("Choose a row first.")

CHANGES_NEW = say(
    "A new agency has no records yet that could change. Choose “Changes of our records” in step 1 "
    "when it has."
)
CHANGES_WHY = say("Choose an officer, what changes and from which day; F5 puts it on the list.")
CHANGES_TRAINING = say(
    "On an enrolled laptop the officers of your agency stand here. In training, type the LEO "
    "number of the officer."
)
PRESENT = say("Officers of the agency")
WHAT_CHANGES = say("What changes")
CHANGE_KINDS = (
    (ChangeKind.TITLE, say("Title")),
    (ChangeKind.AFFILIATION, say("Agency")),
    (ChangeKind.LEAVER, say("Leaves")),
)
CHANGE_LEO = say("LEO number")
CHANGE_NAME = say("Legal name")
CHANGE_DAY = {
    ChangeKind.TITLE: say("First day of the new title"),
    ChangeKind.AFFILIATION: say("First day there"),
    ChangeKind.LEAVER: say("Last day"),
}
CHANGE_TITLE = {
    ChangeKind.TITLE: say("New title, as on the VCVC"),
    ChangeKind.AFFILIATION: say("Title there (if another)"),
    ChangeKind.LEAVER: "",
}
CHANGE_AGENCY = say("Judiciary code of the other agency")
ASKED = say("Asked for")
CHOOSE_CHANGE = say("Choose a change of the list first.")

SEND_WHY = say(
    "This is what DPS gets. Save the e-mail, open it with a double click and send it; or copy the "
    "text into a mail and attach the attachment. Only the Head of Department's e-mail counts."
)
TO = say("E-mail address of DPS (on your letter from DPS)")
TEXT = say("Text of the e-mail")
COPY = say("Copy text")
ATTACHMENT = say("Save attachment")
OPEN_MAIL = say("Open mail program")
SAVE_MAIL = say("Save e-mail")
COPIED = say("The text is on the clipboard. Paste it into a mail, and attach the attachment (F6).")
MAIL_FILTER = say("E-mail (*.eml)")
ATTACHMENT_FILTER = say("Attachment (*.json)")
MAIL_OPENED = say(
    "The mail program opens with the text. Attach the attachment (F6) before you send it."
)
NO_MAIL_PROGRAM = say(
    "No mail program answered on this laptop. Save the e-mail (F9) on a stick and send it from "
    "another computer."
)


def mail_saved(path: str) -> str:
    """Where the e-mail is and what to do with it."""
    return say(
        "Saved as {path}. Open it with a double click, look it over and send it to DPS.", path=path
    )


def attachment_saved(path: str) -> str:
    """Where the attachment is."""
    return say("Saved as {path}. Attach it to the e-mail.", path=path)


def not_yet(count: int) -> str:
    """Why it cannot be sent."""
    return say(
        "{things} must be put right first; they stand at the right. A tap leads to the field.",
        things=plural(count, "thing"),
    )


def file_stem(code: str, day: date) -> str:
    """A file name without anybody's name."""
    return f"dps-request-{code or 'agency'}-{day:%Y%m%d}"


def pasted(count: int, remarks: Sequence[Problem]) -> str:
    """What became of a pasted table."""
    if not count and not remarks:
        return NOTHING_TO_PASTE
    said = say("{officers} taken over.", officers=plural(count, "officer"))
    odd = " ".join(remark.message for remark in remarks[:2])
    more = say("And {remarks} more lines.", remarks=len(remarks) - 2) if len(remarks) > 2 else ""
    return " ".join(part for part in (said, odd, more) if part)


def logo_line(logo: HeaderLogo) -> str:
    """What was made of the file."""
    if logo.style is LogoStyle.SHARP:
        size = say("{width} by {height} dots, sharp.", width=logo.width, height=logo.height)
    else:
        size = say("{width} by {height} dots, shaded.", width=logo.width, height=logo.height)
    return " ".join((size, *logo.remarks))


_STEPS_OF = {
    "head": "people",
    "contact": "people",
    "note": "people",
    "logo_png": "logo",
    "officers": "officers",
    "changes": "changes",
}


def step_of(path: str) -> str:
    """The step in which a field is."""
    return _STEPS_OF.get(path.split(".", maxsplit=1)[0], "agency")


def step_line(name: str, blocking: int, warned: int) -> str:
    """How a step is: a sign and a count."""
    words = dict(STEPS)[name]
    if blocking:
        return say("✗ {words}: {blocking} to put right", words=words, blocking=blocking)
    return (
        say("! {words}: {warned} to look at", words=words, warned=warned)
        if warned
        else f"✓ {words}"
    )


def check_line(check: SopCheck, *, blank: bool) -> str:
    """An item that is in order, or one of which nothing is asked."""
    return f"–  {check.item.title}" if blank else f"✓ {check.item.title}"  # noqa: RUF001 - a dash


def change_line(change: RequestedChange) -> str:
    """A change in one line."""
    who = " ".join(part for part in (change.leo_number, change.name) if part)
    day = f"{change.effective:%m/%d/%Y}" if change.effective else say("no day")
    what = {
        ChangeKind.TITLE: say("title {title} from {day}", title=change.title, day=day),
        ChangeKind.AFFILIATION: say("to agency {agency} from {day}", agency=change.agency, day=day),
        ChangeKind.LEAVER: say("leaves, last day {day}", day=day),
    }[change.kind]
    return f"{who}: {what}"


def subtitle(blocking: int) -> str:
    """How far the request is."""
    return (
        say("ready to send")
        if not blocking
        else say("{things} to put right", things=plural(blocking, "thing"))
    )
