"""The gateway as a web service: the routes for laptops, the feed, and the pages for staff."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from sync import wire
from sync.gateway import reading
from sync.gateway.api.agency import add_agency
from sync.gateway.api.delivering import add_delivering
from sync.gateway.api.enrolling import add_enrolling
from sync.gateway.api.feed import add_feed
from sync.gateway.api.greeting import add_greeting
from sync.gateway.api.openapi import add_openapi
from sync.gateway.api.standing import add_standing
from sync.gateway.database import Database
from sync.gateway.desk import Desk
from sync.gateway.keys import GatewayKeys
from sync.gateway.reading import Refused
from sync.gateway.web.pages import add_pages
from tracs_mobile.ports import Clock

OPENAPI = "/v1/openapi.json"


def create_app(database_url: str, keys: GatewayKeys, clock: Clock) -> FastAPI:
    """The gateway on the database at `database_url`, made on first use. Raises StoreError."""
    desk = Desk(database=Database(database_url), keys=keys, clock=clock)
    app = FastAPI(
        title="VCVC gateway",
        version=str(wire.VERSION),
        openapi_url=OPENAPI,
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = desk
    app.add_exception_handler(Refused, reading.refused)
    app.add_exception_handler(RequestValidationError, reading.bad_parameter)
    app.add_exception_handler(HTTPException, reading.no_route)
    app.add_exception_handler(SQLAlchemyError, reading.out_of_order)
    app.router.add_event_handler("shutdown", desk.database.close)
    for add in (add_greeting, add_enrolling, add_delivering, add_standing, add_agency, add_feed):
        add(app, desk)
    add_openapi(app)
    add_pages(app, desk)
    return app
