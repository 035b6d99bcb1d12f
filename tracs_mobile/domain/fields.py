"""Reads and sets one field of a draft by its path, and keeps account of where values came from."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Iterable
from typing import Any

from tracs_mobile.domain.law import Town
from tracs_mobile.domain.names import FieldPath
from tracs_mobile.domain.stop import ChargeEntry, Draft, Origin
from tracs_mobile.domain.words import split_words
from tracs_mobile.errors import BadInput

_TOWN = "place.town"
_COUNTY = "place.county"


def get_field(draft: Draft, path: str) -> object:
    """The value at a path such as `driver.family_name` or `charges.0.speed_mph`.

    Raises BadInput when the draft has no such field.
    """
    found: object = draft
    for step in path.split("."):
        found = _step(found, step, path)
    return found


def set_field(draft: Draft, path: str, value: object, *, towns: Iterable[Town] = ()) -> Draft:
    """A draft with what the officer typed or tapped at `path`.

    A changed value loses its scanned origin. `place.town` takes a Town or a name; the county comes
    with it, looked up in `towns` for a name, and is emptied when the town is not found there, so
    that no county of another town stays behind. A changed charge forgets the base penalty that
    was entered for the former one. Raises BadInput for an unknown path or a value of a wrong type.
    """
    if path == _TOWN:
        return _set_town(draft, value, towns)
    if get_field(draft, path) == value:
        return draft
    changed = _typed(draft, path, value)
    if path.startswith("charges.") and path.endswith(".charge_id"):
        changed = _put(changed, path.removesuffix("charge_id") + "base_cents", None)
    return changed


def set_scanned(draft: Draft, path: str, value: object, origin: Origin) -> Draft:
    """A draft with a value that did not come from the officer's hand, and its origin."""
    kept = tuple(item for item in draft.origins if item[0] != path)
    changed = _put(draft, path, value)
    return dataclasses.replace(changed, origins=(*kept, (path, origin)))


def add_charge(draft: Draft, entry: ChargeEntry | None = None) -> Draft:
    """A draft with one charge more at the end."""
    return dataclasses.replace(draft, charges=(*draft.charges, entry or ChargeEntry()))


def remove_charge(draft: Draft, index: int) -> Draft:
    """A draft without the charge at `index`; an empty one takes the place of the last."""
    left = tuple(entry for at, entry in enumerate(draft.charges) if at != index)
    return dataclasses.replace(draft, charges=left or (ChargeEntry(),))


def charge_path(index: int, name: str) -> FieldPath:
    """The path of a field of the charge at `index`."""
    return FieldPath(f"charges.{index}.{name}")


def _set_town(draft: Draft, value: object, towns: Iterable[Town]) -> Draft:
    town = value if isinstance(value, Town) else _named(value, towns)
    if town is not None:
        draft = _typed(draft, _COUNTY, town.county)
        return _typed(draft, _TOWN, town.name)
    if value == draft.place.town:
        return draft
    return _typed(_typed(draft, _TOWN, value), _COUNTY, "")


def _named(value: object, towns: Iterable[Town]) -> Town | None:
    wanted = split_words(value) if isinstance(value, str) else ()
    return next((t for t in towns if split_words(t.name) == wanted), None)


def _typed(draft: Draft, path: str, value: object) -> Draft:
    if get_field(draft, path) == value:
        return draft
    origins = tuple(item for item in draft.origins if item[0] != path)
    return dataclasses.replace(_put(draft, path, value), origins=origins)


def _put(draft: Draft, path: str, value: object) -> Draft:
    return typing.cast("Draft", _replaced(draft, path.split("."), value, path))


def _replaced(holder: object, steps: list[str], value: object, path: str) -> object:
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    inner = _replaced(_step(holder, first, path), rest, value, path)
    if isinstance(holder, tuple):
        at = int(first)
        return (*holder[:at], inner, *holder[at + 1 :])
    if not rest and not _accepts(type(holder), first, value):
        raise BadInput(f"The field {path} cannot hold this value; nothing was changed.")
    return dataclasses.replace(typing.cast("Any", holder), **{first: inner})


def _is_record(holder: object) -> bool:
    return dataclasses.is_dataclass(holder) and not isinstance(holder, type)


def _step(holder: object, step: str, path: str) -> object:
    if isinstance(holder, tuple) and step.isdecimal() and int(step) < len(holder):
        return typing.cast("tuple[object, ...]", holder)[int(step)]
    if _is_record(holder) and step in _hints(typing.cast("Any", type(holder))):
        return typing.cast("object", getattr(holder, step))
    raise BadInput(f"The stop has no field {path}; nothing was changed.")


@functools.cache
def _hints(kind: type[object]) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _accepts(kind: type[object], name: str, value: object) -> bool:
    hint = _hints(typing.cast("Any", kind))[name]
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    plain = tuple(a.__supertype__ if isinstance(a, typing.NewType) else a for a in allowed)
    # type() and not isinstance(): True is no number of miles, a datetime is no date.
    return type(value) in plain
