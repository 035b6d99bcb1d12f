"""Elements of the court XML: built inside out, and nothing is written for what is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from xml.etree import ElementTree

NAMESPACES: Final = {
    "filing": "https://docs.oasis-open.org/legalxml-courtfiling/ns/v5.0/filing",
    "citation": "https://docs.oasis-open.org/legalxml-courtfiling/ns/v5.0/citation",
    "ecf": "https://docs.oasis-open.org/legalxml-courtfiling/ns/v5.0/ecf",
    "j": "http://release.niem.gov/niem/domains/jxdm/6.1/",
    "nc": "http://release.niem.gov/niem/niem-core/4.0/",
    "structures": "http://release.niem.gov/niem/structures/4.0/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "vt": "urn:tracs-mobile:vt:citation:1",
}
"""Prefixes as they are written; `vt` is our own (`vermont.xsd`)."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any spelling."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element by its prefixed name, with text or children, never both."""

    name: str
    text: str = ""
    children: tuple[Node, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


Value = str | int | bool | Decimal | date | datetime | None


def leaf(name: str, value: Value) -> Node | None:
    """An element that holds one value; None for what is not known or empty."""
    text = _text(value)
    return Node(name, text) if text else None


def branch(name: str, *children: Node | None, **attributes: str) -> Node | None:
    """An element around those of `children` that are there; None around none."""
    there = tuple(child for child in children if child is not None)
    return Node(name, "", there, _attributes(attributes)) if there else None


def required(name: str, *children: Node | None, **attributes: str) -> Node:
    """An element that must stand even with nothing in it."""
    there = tuple(child for child in children if child is not None)
    return Node(name, "", there, _attributes(attributes))


def reference(name: str, to: str) -> Node:
    """An empty element that stands for the one with the id `to`."""
    return Node(name, "", (), (("structures:ref", to), ("xsi:nil", "true")))


def _attributes(given: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((f"structures:{name}", value) for name, value in given.items() if value)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    # Bound blanks are dropped: NIEM texts may not begin with one in every receiver.
    return _NOT_XML.sub("", str(value)).strip()


def written(root: Node) -> bytes:
    """The whole document as UTF-8, with a declaration."""
    tree = _element(root)
    for prefix, name in NAMESPACES.items():
        ElementTree.register_namespace(prefix, name)
    raw: bytes = ElementTree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    return raw


def _element(node: Node) -> ElementTree.Element:
    made = ElementTree.Element(
        _qualified(node.name), {_qualified(name): value for name, value in node.attributes}
    )
    if node.text:
        made.text = node.text
    made.extend(_element(child) for child in node.children)
    return made


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
