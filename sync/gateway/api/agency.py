"""The routes of an agency's Point of Contact: the agency's tickets, one of them, a word on it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import FastAPI, Header, Path, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from sync import wire
from sync.gateway import reading
from sync.gateway.api.telling import answers, plain, signed, takes
from sync.gateway.desk import Desk
from sync.gateway.office import agency_board, agency_tickets, chain, reviews

_LEO = "^[A-Za-z0-9]{1,5}$"
_NUMBER = "^[A-Za-z0-9-]{1,100}$"
Leo = Annotated[str, Query(pattern=_LEO)]
Officer = Annotated[str, Query(pattern="^[A-Za-z0-9]{0,5}$")]
Days = Annotated[int, Query(ge=1, le=366)]
PageNumber = Annotated[int, Query(ge=0, le=10_000)]
Said = Annotated[Literal["", "unreviewed", "reviewed", "returned"], Query()]
Caller = Annotated[str, Header(include_in_schema=False)]

_OF_IT = {
    "review it": {
        "operationId": "agency_review",
        "requestBody": {
            "v": 1,
            "poc": "$request.query.poc",
            "number": "$request.path.number",
            "state": "reviewed",
            "note": "",
        },
    }
}


def add_agency(app: FastAPI, desk: Desk) -> None:
    """Add `/v1/agency/board`, `/v1/agency/tickets/{number}` and `/v1/agency/reviews`."""

    @app.get(
        "/v1/agency/board",
        operation_id="agency_board",
        responses=answers(None, 400, 401, 403, content=signed("board-claims")),
        openapi_extra=takes(),
    )
    def board(
        *,
        poc: Leo,
        days: Days = 30,
        officer: Officer = "",
        review: Said = "",
        page: PageNumber = 0,
        authorization: Caller = "",
    ) -> Response:
        """A page of the agency's tickets, newest first, and the tallies of its officers."""
        device = desk.caller(authorization)
        asked = agency_board.Asked(days=days, officer=officer, review=review, page=page)
        with desk.database.read() as connection:
            reviews.must_be_poc(device, poc, desk.clock.now())
            found = agency_board.board(connection, desk.keys, device, asked, desk.clock.now())
        claims = wire.BoardClaims(device=device.device_id, board=found)
        return Response(desk.keys.token(claims), media_type=wire.JOSE)

    @app.get(
        "/v1/agency/tickets/{number}",
        operation_id="agency_ticket",
        responses=answers(None, 400, 401, 403, 404, content=signed("ticket-claims"), links=_OF_IT),
        openapi_extra=takes(),
    )
    def ticket(
        number: Annotated[str, Path(pattern=_NUMBER)], poc: Leo, authorization: Caller = ""
    ) -> Response:
        """The newest version of one ticket of the agency, as its laptop signed it; audited."""
        device = desk.caller(authorization)
        reviews.must_be_poc(device, poc, desk.clock.now())
        with desk.database.read() as connection:
            seq, body = agency_tickets.newest(connection, desk.keys, device, number)
        with desk.database.write() as connection:
            said = {"number": number, "by": poc}
            chain.note(connection, device.device_id, "ticket-opened", said, desk.clock.now())
        claims = wire.TicketClaims(
            device=device.device_id, number=number, seq=seq, payload=body.decode()
        )
        return Response(desk.keys.token(claims), media_type=wire.JOSE)

    @app.post(
        "/v1/agency/reviews",
        operation_id="agency_review",
        status_code=204,
        responses=answers({204: {"description": "Kept."}}, 400, 401, 403, 404, 413, 415),
        openapi_extra=takes(plain("review-request")),
    )
    async def review(request: Request) -> Response:
        """Keep the word of the Point of Contact; the laptop that issued the ticket hears of it."""
        raw = await reading.body(request)
        return await run_in_threadpool(_review, desk, request, raw)


def _review(desk: Desk, request: Request, raw: bytes) -> Response:
    device = desk.caller(request.headers.get("authorization", ""))
    asked = reading.message(wire.ReviewRequest, reading.plain(request, raw))
    reviews.review(desk.database, desk.keys, device, asked, desk.clock.now())
    return Response(status_code=204)
