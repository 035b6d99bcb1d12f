"""The page that shows what arrived: counts on top, one line an event, no name of a defendant."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from sync.gateway.desk import Desk


def add_board(app: FastAPI, desk: Desk) -> None:
    """Put the page at `/`."""

    @app.get("/", include_in_schema=False)
    def board(request: Request) -> Response:
        return HTMLResponse("soon")
