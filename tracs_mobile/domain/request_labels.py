"""The labels of a request's e-mail: the ones we write, and the many that people write instead."""

from __future__ import annotations

import re
from enum import Enum

from tracs_mobile.domain.request import ChangeKind
from tracs_mobile.domain.words import split_words


class Section(Enum):
    """Which part of the request a line belongs to."""

    AGENCY = "agency"
    HEAD = "head"
    CONTACT = "contact"
    OFFICERS = "officers"
    CHANGES = "changes"
    NOTE = "note"


TITLE_NEW = "Request to DPS e-Ticket support: records for a new agency"
TITLE_CHANGE = "Request to DPS e-Ticket support: changes to an agency's records"
END = "End of the request."
NOTE_MARK = "| "

HEADINGS = {
    Section.AGENCY: "1. AGENCY",
    Section.HEAD: "2. HEAD OF DEPARTMENT",
    Section.CONTACT: "3. POINT OF CONTACT",
    Section.OFFICERS: "4. OFFICERS",
    Section.CHANGES: "5. CHANGES",
    Section.NOTE: "6. NOTE TO DPS",
}
AGENCY_LABELS = (
    ("judiciary_code", "Judiciary code"),
    ("agency_name", "Proper name on the e-ticket"),
    ("address", "Address"),
    ("phone", "Phone"),
    ("ori", "ORI"),
    ("municipality", "Municipality"),
)
HEAD_LABELS = (("name", "Name"), ("title", "Title"), ("email", "E-mail"))
CONTACT_LABELS = (
    ("name", "Name"),
    ("leo_number", "LEO number"),
    ("email", "E-mail"),
    ("phone", "Phone"),
)
OFFICER_LABELS = (
    ("title", "Job title as on the VCVC"),
    ("name", "Legal name"),
    ("leo_number", "Justice system ID / LEO number"),
    ("username", "DPS domain username"),
    ("starts_on", "First day"),
)
CHANGE_WORDS = {
    ChangeKind.TITLE: "new title",
    ChangeKind.AFFILIATION: "moves to another agency",
    ChangeKind.LEAVER: "leaves the agency",
}
CHANGE_LABELS = (
    ("leo_number", "Justice system ID / LEO number"),
    ("name", "Legal name"),
    ("title", "New job title as on the VCVC"),
    ("agency", "Judiciary code of the new agency"),
    ("effective", "Effective"),
)


def _set(words: str) -> frozenset[str]:
    return frozenset(label.strip() for label in words.split(","))


_CODE = _set("judiciary code, judicial code, judiciary agency code, judicial bureau code")
_LEO = _set(
    "leo number, leo no, leo, leo id, leo num, justice system id, justice id, id number, id,"
    "justice system id number, justice system id leo number, leo number justice system id, jsid,"
    "justice system number, 5 character leo number, 5 digit leo number, badge,"
    "badge number, badge no, officer id, officer number, number, justice system id leo, leo badge"
)
_NAME = _set(
    "name, full name, legal name, officer name, name of officer, officer, contact name,"
    "officer s name, full legal name, legal, officer legal name, legal name of officer"
)
_MAIL = _set("e mail, email, mail, e mail address, email address")
_PHONE = _set(
    "phone, phone number, telephone, telephone number, tel, cell, cell phone, phone no,"
    "work phone, mobile, main phone, main number, contact number"
)
_TITLE = _set(
    "title, job title, rank, job title as on the vcvc, title as on the vcvc, position, rank title,"
    "title rank, job title as it appears on the vcvc, title on vcvc, job title vcvc, vcvc title,"
    "title as it appears on the vcvc, title on the ticket, job title as on vcvc, job title on vcvc,"
    "title on the vcvc, title as on vcvc"
)
_USER = _set(
    "username, user name, dps username, dps domain username, dps domain user name, user, user id,"
    "domain username, dps domain, dps login, login, dps user name, network username, dps user id,"
    "dps account, dps domain account, dps domain login, domain user"
)
_START = _set("first day, start date, starts on, start, hire date, starting, date of hire")
_EFFECTIVE = _set(
    "effective, effective date, effective on, date, last day, first day, as of, from, end date,"
    "last day of work, start date, date effective, separation date, termination date"
)
_NEW_TITLE = _TITLE | _set(
    "new title, new job title, new rank, new job title as on the vcvc, promoted to, title to,"
    "title changes to, new title as on the vcvc"
)
_NEW_AGENCY = _set(
    "judiciary code of the new agency, new agency, new affiliation, agency, affiliation, moves to,"
    "new judiciary code, transfers to, new agency code, new agency judiciary code"
)
_AGENCY_NAME = _set(
    "proper name on the e ticket, proper name, agency name, name, agency, department,"
    "name of agency, name on the e ticket, name on e ticket, agency proper name,"
    "proper name of agency, proper name of the agency, name on ticket, name as on the e ticket,"
    "agency proper name on the e ticket, police department, proper name on e ticket,"
    "proper name for the e ticket, name on the ticket, name of the agency, full agency name"
)
_ADDRESS = _set("address, agency address, mailing address, street address, department address")
_ORI = _set("ori, ori number, agency ori, ori code")
_TOWN = _set("municipality, town, city, town or city, city town")

FIELDS: dict[Section, dict[str, frozenset[str]]] = {
    Section.AGENCY: {
        "judiciary_code": _CODE | {"code", "agency code", "4 digit judiciary code"},
        "agency_name": _AGENCY_NAME,
        "address": _ADDRESS,
        "phone": _PHONE | {"agency phone", "agency phone number", "department phone"},
        "ori": _ORI,
        "municipality": _TOWN,
    },
    Section.HEAD: {
        "name": _NAME,
        "title": _TITLE,
        "email": _MAIL,
    },
    Section.CONTACT: {
        "name": _NAME,
        "leo_number": _LEO,
        "email": _MAIL,
        "phone": _PHONE,
    },
    Section.OFFICERS: {
        "title": _TITLE,
        "name": _NAME,
        "leo_number": _LEO,
        "username": _USER,
        "starts_on": _START,
    },
    Section.CHANGES: {
        "leo_number": _LEO,
        "name": _NAME,
        "title": _NEW_TITLE,
        "agency": _NEW_AGENCY,
        "effective": _EFFECTIVE,
    },
}
"""The folded words of every label known, by section and field."""

_PREFIXES = (
    ("point of contact", Section.CONTACT),
    ("poc", Section.CONTACT),
    ("contact person", Section.CONTACT),
    ("contact", Section.CONTACT),
    ("head of department", Section.HEAD),
    ("department head", Section.HEAD),
    ("head", Section.HEAD),
    ("chief", Section.HEAD),
    ("sheriff", Section.HEAD),
    ("agency", Section.AGENCY),
    ("department", Section.AGENCY),
)
_HEADING_WORDS = {
    "agency": Section.AGENCY,
    "agency information": Section.AGENCY,
    "agency record": Section.AGENCY,
    "agency info": Section.AGENCY,
    "department": Section.AGENCY,
    "head of department": Section.HEAD,
    "department head": Section.HEAD,
    "chief": Section.HEAD,
    "chief of police": Section.HEAD,
    "sheriff": Section.HEAD,
    "point of contact": Section.CONTACT,
    "poc": Section.CONTACT,
    "point of contact poc": Section.CONTACT,
    "contact person": Section.CONTACT,
    "contact": Section.CONTACT,
    "officers": Section.OFFICERS,
    "officer records": Section.OFFICERS,
    "officer record": Section.OFFICERS,
    "officer list": Section.OFFICERS,
    "list of officers": Section.OFFICERS,
    "our officers": Section.OFFICERS,
    "new officers": Section.OFFICERS,
    "changes": Section.CHANGES,
    "change": Section.CHANGES,
    "note": Section.NOTE,
    "note to dps": Section.NOTE,
    "notes": Section.NOTE,
    "comments": Section.NOTE,
}
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_COUNTED = re.compile(r"^(?:officer|change) (?:no )?(\d{1,3})$")
_OUTLINE = re.compile(r"^\d{1,2} ")


def words_of(label: str) -> str:
    """A label as it is compared: folded words, without what stands in brackets."""
    return " ".join(split_words(_ASIDE.sub(" ", label)))


def heading(text: str) -> Section | None:
    """The section that a line without a value opens: `4. OFFICERS (3)`, `Point of Contact:`."""
    words = _OUTLINE.sub("", words_of(text))
    return _HEADING_WORDS.get(words)


def counted(label: str) -> Section | None:
    """`Officer 2` and `Change 1` open one more record of their section."""
    words = words_of(label)
    if not _COUNTED.match(words):
        return None
    return Section.OFFICERS if words.startswith("officer") else Section.CHANGES


def field_of(label: str, section: Section | None) -> tuple[Section, str] | None:
    """Which field a label names, seen from the section it stands in; None for no field."""
    words = words_of(label)
    if words in _CODE:
        return Section.AGENCY, "judiciary_code"
    for known in (section, *_elsewhere(words)):
        found = None if known is None else _field(words, known)
        if found is not None and known is not None:
            return known, found
    return _prefixed(words)


def _field(words: str, section: Section) -> str | None:
    fields = FIELDS.get(section, {})
    return next((name for name, labels in fields.items() if words in labels), None)


def _elsewhere(words: str) -> tuple[Section, ...]:
    """The sections whose label needs no context: nothing else is called a judiciary code."""
    known = FIELDS[Section.AGENCY]
    if any(words in known[name] for name in ("judiciary_code", "ori", "address", "municipality")):
        return (Section.AGENCY,)
    if words in known["agency_name"] and words != "name":
        return (Section.AGENCY,)
    return ()


def _prefixed(words: str) -> tuple[Section, str] | None:
    for prefix, section in _PREFIXES:
        if words.startswith(f"{prefix} "):
            rest = words[len(prefix) :].strip().removeprefix("s ")
            found = _field(rest, section)
            return None if found is None else (section, found)
    return None
