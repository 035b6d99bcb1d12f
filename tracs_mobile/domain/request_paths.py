"""Changing one field of a request by its path, as the screens and the check list name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from tracs_mobile.domain.request import AgencyRequest

T = TypeVar("T")


def value_at(request: AgencyRequest, path: str) -> object:
    """What stands at `path`, for instance `head.email` or `officers.0.title`.

    Raises KeyError for a path that is none.
    """
    found: object = request
    for step in path.split("."):
        found = _child(found, step)
    return found


def with_value(request: AgencyRequest, path: str, value: object) -> AgencyRequest:
    """The request with another value at `path`. Raises KeyError for a path that is none."""
    return _put(request, path.split("."), value)


def is_blank(request: AgencyRequest, paths: Iterable[str]) -> bool:
    """Whether nothing stands at any of `paths`; `*` stands for every position."""
    return not any(value for path in paths for value in _values(request, path.split(".")))


def _values(holder: object, steps: list[str]) -> Iterator[object]:
    if not steps:
        yield holder
    elif steps[0] == "*" and isinstance(holder, tuple):
        for one in holder:
            yield from _values(one, steps[1:])
    else:
        yield from _values(_child(holder, steps[0]), steps[1:])


def _child(holder: object, step: str) -> object:
    if isinstance(holder, tuple):
        if not step.isdecimal() or int(step) >= len(holder):
            raise KeyError(step)
        return holder[int(step)]
    if not is_dataclass(holder) or step not in {f.name for f in fields(holder)}:
        raise KeyError(step)
    return getattr(holder, step)


def _put(holder: T, steps: list[str], value: object) -> T:
    step, rest = steps[0], steps[1:]
    child = _child(holder, step)
    made = _put(child, rest, value) if rest else value
    if isinstance(holder, tuple):
        at = int(step)
        return cast("T", (*holder[:at], made, *holder[at + 1 :]))
    return cast("T", replace(cast("Any", holder), **{step: made}))
