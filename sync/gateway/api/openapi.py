"""The OpenAPI of the gateway: what the routes tell, with the published schemas put in."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Response
from fastapi.openapi.utils import get_openapi

from sync import wire
from sync.gateway.api.telling import NOBODY, Told, answers, takes
from sync.gateway.reading import Refused

_FOLDER = "schema"
_END = ".json"
_JSON_SCHEMA = "application/schema+json"


@cache
def schemas() -> dict[str, Told]:
    """Every published schema by its name, as the files of `sync/schema` have them."""
    found = (f for f in files("sync").joinpath(_FOLDER).iterdir() if f.name.endswith(_END))
    return {f.name.removesuffix(_END): json.loads(f.read_text("utf-8")) for f in found}


def add_openapi(app: FastAPI) -> None:
    """Serve the schemas one by one, and let `/v1/openapi.json` tell the truth. Call it last."""
    _add_schemas(app)
    made: dict[str, Any] = {}

    def document() -> dict[str, Any]:
        if not made:
            made.update(_document(app))
        return made

    app.openapi = document  # type: ignore[method-assign] # how FastAPI lets it be replaced


def _add_schemas(app: FastAPI) -> None:
    listed = {wire.JSON: {"schema": {"type": "array", "items": {"type": "string"}}}}
    one = {200: {"description": "The schema.", "content": {_JSON_SCHEMA: {"schema": {}}}}}

    @app.get("/v1/schemas", responses=answers(content=listed), openapi_extra=takes(security=NOBODY))
    def schema_names() -> Response:
        """The names of the published JSON Schemas."""
        return Response(json.dumps(sorted(schemas())), media_type=wire.JSON)

    @app.get(
        "/v1/schemas/{name}", responses=answers(one, 404), openapi_extra=takes(security=NOBODY)
    )
    def schema(name: str) -> Response:
        """One JSON Schema (2020-12)."""
        found = schemas().get(name.removesuffix(_END))
        if found is None:
            raise Refused(404, "UNKNOWN", "There is no schema of that name.")
        return Response(json.dumps(found, ensure_ascii=False), media_type=_JSON_SCHEMA)


def _document(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title,
        version=app.version,
        description="How laptops deliver tickets to DPS. The manual tells it as a whole.",
        routes=app.routes,
    )
    for path in found["paths"].values():
        for operation in path.values():
            _mend(operation)
    found["components"] = {
        "schemas": {name: _placed(rule, name) for name, rule in schemas().items()},
        "securitySchemes": {
            "device": {
                "type": "http",
                "scheme": "bearer",
                "bearerFormat": "JWS",
                "description": "A compact JWS (ES256) that the laptop signs over the claims "
                "`request-claims`, good for ten minutes.",
            },
            "subscriber": {
                "type": "http",
                "scheme": "bearer",
                "description": "The key of a subscriber of the feed.",
            },
        },
    }
    return found


def _mend(operation: dict[str, Any]) -> None:
    """Take out what the framework adds by itself and the gateway never answers."""
    told = operation["responses"]
    told.pop("422", None)
    # The framework would add JSON to whatever the route says.
    found = told.get("200", {}).get("content", {})
    if found.get(wire.JSON) == {"schema": {}}:
        del found[wire.JSON]


def _placed(rule: Told, name: str) -> Told:
    """A schema as a component: references to its own definitions start at its new place."""
    text = json.dumps({key: value for key, value in rule.items() if key != "$schema"})
    placed: Told = json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{name}/$defs/'))
    return placed
