"""What others may write in another way: keys of a later version, whole numbers with a point."""

from __future__ import annotations

import dataclasses
import types
import typing

from tracs_mobile.domain.canonical import Plain


def without_later_keys(kind: Plain, plain: Plain) -> Plain:
    """`plain` (parsed JSON) without the keys that the record `kind`, or one in it, lacks."""
    if dataclasses.is_dataclass(kind):
        return _record(kind, plain)
    inner = [part for part in typing.get_args(kind) if part not in (types.NoneType, Ellipsis)]
    if isinstance(plain, list) and len(inner) == 1:
        return [without_later_keys(inner[0], item) for item in plain]
    if isinstance(plain, dict) and inner:
        return without_later_keys(inner[0], plain)
    return plain


def _record(kind: Plain, plain: Plain) -> Plain:
    if not isinstance(plain, dict):
        return plain
    hints = typing.get_type_hints(kind)
    return {name: without_later_keys(hints[name], plain[name]) for name in plain if name in hints}


def with_whole_numbers(plain: Plain) -> Plain:
    """`plain` with 5.0 as 5: to JSON Schema, and to some programs, they are the same."""
    if isinstance(plain, dict):
        return {name: with_whole_numbers(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [with_whole_numbers(item) for item in plain]
    return int(plain) if isinstance(plain, float) and plain.is_integer() else plain
