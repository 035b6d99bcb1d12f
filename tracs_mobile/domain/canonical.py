"""Frozen dataclasses to canonical JSON bytes and back: sorted keys, no spaces, NFC, UTF-8."""

from __future__ import annotations

import base64
import dataclasses
import functools
import json
import sys
import types
import typing
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeAlias, TypeVar, Union

from tracs_mobile.errors import BadInput

T = TypeVar("T")
Plain: TypeAlias = Any
"""What JSON can hold, and the annotations it is read by; both are only known while running."""
Reader = Callable[[Plain], Plain]


_EXACT = frozenset({bool, int, float, type(None)})
# Made once: json.dumps and json.loads make one anew with every call that names an option.
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def to_plain(value: object) -> Plain:
    """Turn a value of ours into what JSON can hold. Instants become UTC with a `Z`."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if type(value) in _EXACT or isinstance(value, int | float):
        return value
    return _compound(value)


def _compound(value: object) -> Plain:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} has no canonical form")


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


def encode(value: object) -> bytes:
    """The canonical bytes of a dataclass; equal values give equal bytes."""
    return _ENCODER.encode(to_plain(value)).encode()


def load_object(raw: bytes, *, limit: int = 1_000_000) -> dict[str, Any]:
    """Parse outside JSON: one object, bounded size, no duplicate keys, no NaN. Raises BadInput."""
    if len(raw) > limit:
        raise BadInput("The data is too large to be a record of this program.")
    try:
        found = _DECODER.decode(raw.decode())
    except (ValueError, RecursionError) as fault:
        raise BadInput("The data is not a record of this program.") from fault
    if not isinstance(found, dict):
        raise BadInput("The data is not a record of this program.")
    return found


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_constants(name: str) -> Plain:
    raise ValueError(f"{name} is not allowed")


_DECODER = json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_constant=_no_constants)


def decode(kind: type[T], raw: bytes) -> T:
    """Read canonical bytes back. Raises BadInput when they do not fit `kind`."""
    return from_plain(kind, load_object(raw))


def from_plain(kind: type[T], plain: Plain) -> T:
    """Build `kind` from parsed JSON. Unknown keys and wrong types raise BadInput."""
    try:
        built: T = _reader(typing.cast("Any", kind))(plain)
    except (KeyError, TypeError, ValueError) as fault:
        raise BadInput(f"The record is not a complete {kind.__name__}.") from fault
    return built


@functools.cache
def _reader(kind: Plain) -> Reader:
    """How to read a value of the annotation `kind`."""
    origin: Plain = typing.get_origin(kind)
    if isinstance(kind, typing.NewType):
        return _reader(kind.__supertype__)
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in typing.get_args(kind) if a is not type(None)))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return _tuple_reader(typing.get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _record_reader(typing.cast("type[Any]", kind))
    return _leaf_reader(kind)


def _leaf_reader(kind: Plain) -> Reader:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is datetime:
        return _aware
    if kind is date:
        return date.fromisoformat
    if kind is bytes:
        return lambda plain: base64.b64decode(plain, validate=True)
    if kind is float:
        return _finite
    return functools.partial(_exact, kind)


def _aware(plain: str) -> datetime:
    found = datetime.fromisoformat(plain)
    if found.tzinfo is None:
        raise ValueError("an instant needs a zone")
    if not 1 < found.year < 9999:
        # In another zone it might be no instant at all: whoever shows or compares it would fail.
        raise ValueError("an instant at the edge of the calendar")
    return found


def _finite(plain: Plain) -> float:
    if type(plain) not in (int, float) or not abs(plain) <= sys.float_info.max:
        # 1e999 is well-formed JSON and stands for a number that nothing can write again.
        raise ValueError("a number that is none")
    return float(plain)


def _exact(kind: type, plain: Plain) -> Plain:
    if type(plain) is not kind:
        raise TypeError(f"expected {kind.__name__}")
    return plain


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _reader(arguments[0])
        return lambda plain: tuple(item(p) for p in _list(plain))
    readers = [_reader(a) for a in arguments]
    return lambda plain: tuple(r(p) for r, p in zip(readers, _list(plain), strict=True))


def _list(plain: Plain) -> list[Plain]:
    """A text or an object would let itself be walked through as well."""
    if not isinstance(plain, list):
        raise TypeError("expected a list")
    return plain


def _record_reader(kind: type[Any]) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in dataclasses.fields(kind)}
    exact = {name: found for name in readers if (found := _plain_kind(hints[name])) is not None}

    def read(plain: Plain) -> Plain:
        if not isinstance(plain, dict):
            raise TypeError(f"expected {kind.__name__}")
        # Most values are texts and numbers of just the type they should have: no call for those.
        return kind(
            **{
                name: value if type(value) is exact.get(name) else readers[name](value)
                for name, value in plain.items()
            }
        )

    return read


def _plain_kind(hint: Plain) -> type | None:
    """The type that needs no reading: that of a text, a whole number or a truth value, or None."""
    if isinstance(hint, typing.NewType):
        return _plain_kind(hint.__supertype__)
    origin: Plain = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return _plain_kind(next(a for a in typing.get_args(hint) if a is not type(None)))
    return hint if hint in (str, int, bool) else None
