"""The words of the request to DPS."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracs_mobile.domain.logo import HeaderLogo, LogoStyle
from tracs_mobile.domain.problem import Problem
from tracs_mobile.domain.request import ChangeKind, RequestedChange, RequestKind
from tracs_mobile.domain.request_rules import SopCheck
from tracs_mobile.wording import plural

TITLE = "Request to DPS"
TRAINING = (
    "You are in training, but this request is real: write your own agency's data, not the training "
    "agency's. Nothing is sent by the program; you send the e-mail."
)
STEPS = (
    ("agency", "1 Agency"),
    ("people", "2 People"),
    ("logo", "3 Logo"),
    ("officers", "4 Officers"),
    ("changes", "5 Changes"),
    ("send", "6 Send"),
)
NEXT = "Next"
CHECKLIST = "What DPS needs"
THIS_STEP = "In this step"
LEFT = "What is left"
NOTHING_LEFT = "✓ Nothing is left: save the e-mail"
KINDS = ((RequestKind.NEW, "New agency"), (RequestKind.CHANGE, "Changes of our records"))
KIND = "This is the request of a"
START_OVER = "Start over"
START_SURE = "Press it again and everything typed here is thrown away. Esc keeps it."
STARTED = "Everything is empty again."

FIELDS = {
    "judiciary_code": "Judiciary code (4 digits)",
    "agency_name": "Proper name, as it stands on the e-ticket",
    "address": "Address",
    "phone": "Phone",
    "ori": "ORI (if you know it)",
    "municipality": "Municipality (a town's or city's agency)",
    "head.name": "Name",
    "head.title": "Title",
    "head.email": "E-mail",
    "contact.name": "Legal name",
    "contact.leo_number": "LEO number (5)",
    "contact.email": "E-mail",
    "contact.phone": "Phone",
    "note": "Note to DPS (may stay empty)",
}
AGENCY = "Agency"
HEAD = "Head"
HEAD_NOTE = "of Department, who authorizes the request"
CONTACT = "Point of Contact"
CONTACT_NOTE = "deals with DPS"
AGENCY_WHY = (
    "DPS makes the Agency record first, then the officers under it. The judiciary code is the "
    "Judicial Bureau's number of your agency."
)
CHANGE_WHY = "Fill in only what should change; an empty field means: as it is."

LOGO_WHY = (
    "The logo stands in the header of warnings. Choose a PNG or JPEG file; it is cropped and made "
    "black and white as the printer needs it. Below is the header as it prints."
)
LOGO_CHOOSE = "Choose a file"
LOGO_FILTER = "Pictures (*.png *.jpg *.jpeg)"
LOGO_NONE = "No logo is chosen. Warnings then begin with the agency's name alone."
LOGO_DROP = "No logo"
LOGO_AGAIN = "To make it darker or sharper, choose the file again."
LOGO_STYLE = "Dots"
LOGO_STYLES = (
    (LogoStyle.BEST, "As fits"),
    (LogoStyle.SHARP, "Sharp"),
    (LogoStyle.SHADED, "Shaded"),
)
LOGO_DARKNESS = "Darkness"
LOGO_INVERTED = "Inverted"
LOGO_TURN = "Black for white"
LOGO_PAPER = "The header of a warning as it prints"

OFFICERS_WHY = (
    "One row an officer, the Point of Contact too. Copy the rows of a spreadsheet and press F4: "
    "columns are found by their titles or by what is in them."
)
OFFICER_COLUMNS = (
    ("title", "Job title as on the VCVC"),
    ("name", "Legal name"),
    ("leo_number", "LEO number"),
    ("username", "DPS username"),
)
PASTE = "Paste a table"
ADD = "Add"
REMOVE = "Remove"
NOTHING_TO_PASTE = (
    "There is no table on the clipboard. Mark the rows in your spreadsheet, copy them, then press "
    "F4 again."
)
CHOOSE_ROW = "Choose a row first."

CHANGES_NEW = (
    "A new agency has no records yet that could change. Choose “Changes of our records” in step 1 "
    "when it has."
)
CHANGES_WHY = "Choose an officer, what changes and from which day; F5 puts it on the list."
CHANGES_TRAINING = (
    "On an enrolled laptop the officers of your agency stand here. In training, type the LEO "
    "number of the officer."
)
PRESENT = "Officers of the agency"
WHAT_CHANGES = "What changes"
CHANGE_KINDS = (
    (ChangeKind.TITLE, "Title"),
    (ChangeKind.AFFILIATION, "Agency"),
    (ChangeKind.LEAVER, "Leaves"),
)
CHANGE_LEO = "LEO number"
CHANGE_NAME = "Legal name"
CHANGE_DAY = {
    ChangeKind.TITLE: "First day of the new title",
    ChangeKind.AFFILIATION: "First day there",
    ChangeKind.LEAVER: "Last day",
}
CHANGE_TITLE = {
    ChangeKind.TITLE: "New title, as on the VCVC",
    ChangeKind.AFFILIATION: "Title there (if another)",
    ChangeKind.LEAVER: "",
}
CHANGE_AGENCY = "Judiciary code of the other agency"
ASKED = "Asked for"
CHOOSE_CHANGE = "Choose a change of the list first."

SEND_WHY = (
    "This is what DPS gets. Save the e-mail, open it with a double click and send it; or copy the "
    "text into a mail and attach the attachment. Only the Head of Department's e-mail counts."
)
TO = "E-mail address of DPS (on your letter from DPS)"
TEXT = "Text of the e-mail"
COPY = "Copy text"
ATTACHMENT = "Save attachment"
OPEN_MAIL = "Open mail program"
SAVE_MAIL = "Save e-mail"
COPIED = "The text is on the clipboard. Paste it into a mail, and attach the attachment (F6)."
MAIL_FILTER = "E-mail (*.eml)"
ATTACHMENT_FILTER = "Attachment (*.json)"
MAIL_OPENED = "The mail program opens with the text. Attach the attachment (F6) before you send it."
NO_MAIL_PROGRAM = (
    "No mail program answered on this laptop. Save the e-mail (F9) on a stick and send it from "
    "another computer."
)


def mail_saved(path: str) -> str:
    """Where the e-mail is and what to do with it."""
    return f"Saved as {path}. Open it with a double click, look it over and send it to DPS."


def attachment_saved(path: str) -> str:
    """Where the attachment is."""
    return f"Saved as {path}. Attach it to the e-mail."


def not_yet(count: int) -> str:
    """Why it cannot be sent."""
    return (
        f"{plural(count, 'thing')} must be put right first; they stand at the right. A tap leads "
        "to the field."
    )


def file_stem(code: str, day: date) -> str:
    """A file name without anybody's name."""
    return f"dps-request-{code or 'agency'}-{day:%Y%m%d}"


def pasted(count: int, remarks: Sequence[Problem]) -> str:
    """What became of a pasted table."""
    if not count and not remarks:
        return NOTHING_TO_PASTE
    said = f"{plural(count, 'officer')} taken over."
    odd = " ".join(remark.message for remark in remarks[:2])
    more = f" And {len(remarks) - 2} more lines." if len(remarks) > 2 else ""
    return f"{said} {odd}{more}".strip()


def logo_line(logo: HeaderLogo) -> str:
    """What was made of the file."""
    style = "sharp" if logo.style is LogoStyle.SHARP else "shaded"
    size = f"{logo.width} by {logo.height} dots, {style}."
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
        return f"✗ {words}: {blocking} to put right"
    return f"! {words}: {warned} to look at" if warned else f"✓ {words}"


def check_line(check: SopCheck, *, blank: bool) -> str:
    """An item that is in order, or one of which nothing is asked."""
    return f"–  {check.item.title}" if blank else f"✓ {check.item.title}"  # noqa: RUF001 - a dash


def change_line(change: RequestedChange) -> str:
    """A change in one line."""
    who = " ".join(part for part in (change.leo_number, change.name) if part)
    day = f"{change.effective:%m/%d/%Y}" if change.effective else "no day"
    what = {
        ChangeKind.TITLE: f"title {change.title} from {day}",
        ChangeKind.AFFILIATION: f"to agency {change.agency} from {day}",
        ChangeKind.LEAVER: f"leaves, last day {day}",
    }[change.kind]
    return f"{who}: {what}"


def subtitle(blocking: int) -> str:
    """How far the request is."""
    return "ready to send" if not blocking else f"{plural(blocking, 'thing')} to put right"
