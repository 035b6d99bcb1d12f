"""The agency's tickets at DPS over HTTP, for the Point of Contact: asked for, never queued."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote, urlencode

from sync import faults, wire
from sync.calls import Calls
from sync.link import Answer, Limits
from sync.pinning import Tls
from tracs_mobile.domain import canonical
from tracs_mobile.domain.agency_board import AgencyBoard
from tracs_mobile.domain.document import Document
from tracs_mobile.domain.names import LeoNumber, TicketNumber
from tracs_mobile.domain.states import Review
from tracs_mobile.errors import BadInput, SyncError, SyncFault
from tracs_mobile.ports import Clock, ReceiptVerifier, Signer
from tracs_mobile.wording import say

PATIENCE = Limits(connect_s=4.0, read_s=8.0, total_s=12.0)
"""Somebody waits before the screen; a page that comes later is of no use."""

_Claims = TypeVar("_Claims", wire.BoardClaims, wire.TicketClaims)

_SAID = {
    SyncFault.NO_NETWORK: say("DPS cannot be reached now. Try again when there is a network."),
    SyncFault.PORTAL: (
        say(
            "A sign-in page of this network answered instead of DPS. Sign in to the Wi-Fi, or use "
            "another network, then try again."
        )
    ),
    SyncFault.AUTH: say("DPS does not accept this laptop. Call DPS e-Ticket support."),
    SyncFault.BUSY: say("DPS is busy. Try again in a few minutes."),
    SyncFault.SERVER: say("DPS has a fault and could not answer. Try again later."),
    SyncFault.GARBLED: say(
        "DPS answered, but the answer could not be understood. Try again later."
    ),
    SyncFault.BAD_RECEIPT: (
        say(
            "An answer came that DPS did not sign. It is not shown. If this goes on, call DPS "
            "e-Ticket support."
        )
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLink:
    """Where DPS is and how it is proven: as for `sync.http.HttpTransport`."""

    base_url: str
    signer: Signer
    verify: ReceiptVerifier
    clock: Clock
    limits: Limits = PATIENCE
    tls: Tls = None
    proxy: str | None = None


class HttpAgencyDesk:
    """Satisfies `ports.AgencyDesk` over a connection of its own: a delivery never waits for it."""

    def __init__(self, link: AgencyLink) -> None:
        self._link = link
        self._guard = threading.Lock()
        self._calls: Calls | None = None

    def board(
        self,
        poc: LeoNumber,
        *,
        days: int,
        officer: str = "",
        review: Review | None = None,
        page: int = 0,
    ) -> AgencyBoard:
        """One page of the agency's tickets and the tallies of its officers."""
        asked: dict[str, str | int] = {"poc": poc, "days": days, "page": page}
        if officer:
            asked["officer"] = officer
        if review is not None:
            asked["review"] = review.value
        answer = self._ask("GET", f"/v1/agency/board?{urlencode(asked)}")
        return self._signed(wire.BoardClaims, answer).board

    def ticket(self, poc: LeoNumber, number: TicketNumber) -> Document:
        """The newest version of one ticket, as its laptop signed it."""
        path = f"/v1/agency/tickets/{quote(number, safe='')}?{urlencode({'poc': poc})}"
        claims = self._signed(wire.TicketClaims, self._ask("GET", path))
        document = _document(claims.payload)
        if (claims.number, document.number) != (number, number):
            raise _told(SyncFault.GARBLED)
        return document

    def review(self, poc: LeoNumber, number: TicketNumber, state: Review, note: str) -> None:
        """Keep the word of the Point of Contact at DPS."""
        asked = wire.ReviewRequest(poc=poc, number=number, state=state, note=note)
        self._ask("POST", "/v1/agency/reviews", content=wire.encode(asked))

    def close(self) -> None:
        """End the question under way and drop the connection."""
        with self._guard:
            calls, self._calls = self._calls, None
        if calls is not None:
            calls.close()

    def _ask(self, method: str, path: str, content: bytes = b"") -> Answer:
        """One good answer. Raises SyncError with DPS's own sentence when it gave one."""
        said = ""
        try:
            answer = self._opened().call(method, path, content=content, media_type=wire.JSON)
            said = faults.said(answer)
            faults.checked(answer, "" if content else wire.JOSE)
        except SyncError as error:
            raise _told(error.fault, said) from error
        return answer

    def _opened(self) -> Calls:
        with self._guard:
            if self._calls is None:
                link = self._link
                self._calls = Calls(
                    link.base_url,
                    signer=link.signer,
                    verify=link.verify,
                    clock=link.clock,
                    limits=link.limits,
                    tls=link.tls,
                    proxy=link.proxy,
                )
            return self._calls

    def _signed(self, kind: type[_Claims], answer: Answer) -> _Claims:
        """What DPS signed, for this laptop and no other."""
        try:
            claims = self._opened().signed(kind, answer.body)
        except SyncError as error:
            raise _told(error.fault) from error
        if claims.device != self._link.signer.device_id:
            raise _told(SyncFault.BAD_RECEIPT)
        return claims


def _document(payload: str) -> Document:
    try:
        return canonical.decode(Document, payload.encode())
    except BadInput as fault:
        raise _told(SyncFault.GARBLED) from fault


def _told(fault: SyncFault, said: str = "") -> SyncError:
    return SyncError(said or _SAID[fault], fault=fault)
