"""Style and scripts of the pages: read once, named by their content, kept by the browser."""

from __future__ import annotations

import hashlib
from importlib import resources

from fastapi import FastAPI, Request, Response

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_HEADERS = {
    # A day without asking, then one question that is answered with 304.
    "Cache-Control": "public, max-age=86400",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def add_static(app: FastAPI) -> str:
    """Serve `/static/…`; returns the address of the style sheet, new with each change of it."""
    folder = resources.files("sync.gateway.web").joinpath("static")
    held = {
        item.name: item.read_bytes()
        for item in folder.iterdir()
        if item.name.rpartition(".")[2] in _TYPES
    }
    marks = {name: f'"{hashlib.sha256(raw).hexdigest()[:16]}"' for name, raw in held.items()}

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str, request: Request) -> Response:
        if name not in held:
            return Response(status_code=404, headers=_HEADERS)
        headers = {**_HEADERS, "ETag": marks[name]}
        if request.headers.get("if-none-match") == marks[name]:
            return Response(status_code=304, headers=headers)
        return Response(held[name], media_type=_TYPES[name.rpartition(".")[2]], headers=headers)

    return f"/static/style.css?v={marks['style.css'].strip(chr(34))}"
