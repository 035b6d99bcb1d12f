"""The Head of Department's request to DPS: kept while it is written, shown, and written out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tracs_mobile.domain.agency import Agency, Officer, serving
from tracs_mobile.domain.days import local_date
from tracs_mobile.domain.document import Printable
from tracs_mobile.domain.law import LawPack
from tracs_mobile.domain.logo import HeaderLogo, LogoWish
from tracs_mobile.domain.request import AgencyRequest, RequestKind
from tracs_mobile.domain.request_text import from_json, request_json
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.stop import ChargeEntry, DocumentKind, Draft
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Clock, Devices, UnitOfWork, UnitOfWorkFactory
from tracs_mobile.services.committing import change
from tracs_mobile.services.composing import preview
from tracs_mobile.services.permitting import demand
from tracs_mobile.services.session import Session
from tracs_mobile.wording import say

MOST_FILE_BYTES = 10_000_000
_NAME = "request to DPS"
_NOT_READ = say("The file cannot be read. Choose it again, or copy it to this laptop first.")
_TOO_LARGE = say(
    "This file is larger than a logo needs. Save the picture smaller, then choose it again."
)
_NOT_WRITTEN = say("The file could not be written there. Choose another folder or stick.")
_DAMAGED = say("The request that was kept cannot be read any more; it begins anew.")


def kept_request(*, session: Session, units: UnitOfWorkFactory, clock: Clock) -> AgencyRequest:
    """The request as it was left, else one that begins with what is known.

    In the live program that is a request for changes of the agency at hand; in training nothing is
    known: the agency there is invented, and the request is real. Raises NotAllowed, StoreError.
    """
    demand(session, Verb.REQUEST_DPS, now=clock.now())
    with units() as unit:
        kept = unit.preferences.get(session.officer.leo_number, _NAME)
    if kept is not None:
        return _read(kept, session)
    return fresh_request(session)


def _read(kept: bytes, session: Session) -> AgencyRequest:
    try:
        return from_json(kept)
    except BadInput:
        # Written by another shape of the program: the page begins with what is known.
        return replace(fresh_request(session), note=_DAMAGED)


def fresh_request(session: Session) -> AgencyRequest:
    """A request with nothing typed yet."""
    if session.training:
        return AgencyRequest()
    return AgencyRequest(
        kind=RequestKind.CHANGE,
        judiciary_code=session.agency.judiciary_code,
        agency_name=session.agency.name,
    )


def keep_request(
    request: AgencyRequest, *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> None:
    """Keep the request as it is being written. Raises NotAllowed, StoreError."""
    demand(session, Verb.REQUEST_DPS, now=clock.now())
    owner, value = session.officer.leo_number, request_json(request)

    def work(unit: UnitOfWork) -> None:
        unit.preferences.put(owner, _NAME, value)

    change(units, work, landed=lambda unit: unit.preferences.get(owner, _NAME) == value)


def present_officers(
    *, session: Session, units: UnitOfWorkFactory, clock: Clock
) -> tuple[Officer, ...]:
    """Who serves in the agency today, by LEO number; nobody in training, where all are invented."""
    if session.training:
        return ()
    with units() as unit:
        found = unit.records.officers()
    today = local_date(clock.now())
    return tuple(sorted(serving(found, today), key=lambda officer: officer.leo_number))


def header_preview(
    request: AgencyRequest, draft: Draft, *, pack: LawPack, session: Session, now: datetime
) -> Printable:
    """A warning with the header that the request asks for; `draft` is an empty stop."""
    charge = next(iter(pack.charges))
    entry = ChargeEntry(charge_id=charge.charge_id, kind=DocumentKind.WARNING)
    shown = preview(replace(draft, charges=(entry,)), 0, pack=pack, session=session, now=now)
    known = (
        session.agency
        if not session.training
        else Agency(judiciary_code="", name="", address="", phone="")
    )
    agency = Agency(
        judiciary_code=request.judiciary_code or known.judiciary_code,
        name=request.agency_name or known.name,
        address=request.address or known.address,
        phone=request.phone or known.phone,
    )
    document = replace(shown.document, agency=agency, training=False, kind=DocumentKind.WARNING)
    return replace(shown, document=document, logo_png=request.logo_png)


def logo_of_file(path: str, wish: LogoWish, *, devices: Devices) -> tuple[bytes, HeaderLogo]:
    """The bytes of a picture file and the header image made of it. Raises BadInput."""
    try:
        with Path(path).open("rb") as file:
            raw = file.read(MOST_FILE_BYTES + 1)
    except OSError as fault:
        raise BadInput(_NOT_READ) from fault
    if len(raw) > MOST_FILE_BYTES:
        raise BadInput(_TOO_LARGE)
    return raw, devices.header_logo(raw, wish)


def write_request(request: AgencyRequest, path: str, *, clock: Clock, to: str = "") -> None:
    """Write the request as an e-mail (`.eml`) or, by any other name, as the attachment alone.

    Raises BadInput when the file cannot be written.
    """
    from tracs_mobile.domain.request_mail import request_eml  # noqa: PLC0415  needs the mail library

    mail = path.lower().endswith(".eml")
    content = request_eml(request, at=clock.now(), to=to) if mail else request_json(request)
    try:
        Path(path).write_bytes(content)
    except OSError as fault:
        raise BadInput(_NOT_WRITTEN) from fault
