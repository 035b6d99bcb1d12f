"""Turn the bytes a scanner delivered into clean text, and say what damage was found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_BYTES = 8192
"""More than any license symbol holds (2,700 characters); longer input is not one."""

_AIM = re.compile(r"\A\s*\][A-Za-z][0-9A-Za-z]")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NAMED = re.compile(r"[<\[{(](LF|RS|CR|FS|GS|US|NUL|EOT|SOH|STX|ETX)[>\]})]", re.IGNORECASE)
_NUMBERED = re.compile(r"[<\[{](?:0x)?([01][0-9A-Fa-f])[>\]}]")
_CARET = re.compile(r"\^([JM\\\]^_])")
_NAMED_VALUE = {"LF": "\n", "RS": "\x1e", "CR": "\r", "FS": "\x1c", "GS": "\x1d", "US": "\x1f"}
_ESCAPED = re.compile(r"\\{1,2}(?:x([0-9a-fA-F]{2})|u00([0-9a-fA-F]{2})|([nrt\"])|0([0-3][0-7]))")
_ESCAPED_VALUE = {"n": "\n", "r": "\r", "t": "\t", '"': '"'}
_PICTURES = {0x2400 + code: chr(code) for code in range(0x20)} | {0x2424: "\n"}
# HID-mode imagers put C1 bytes between the characters; none of them is ever part of a license.
_C1 = re.compile("[\x80-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ufffe]")
_LOWER_HEADER = re.compile(r"(?:ansi|aamva|amva|aamv) {0,3}(?=\d{5})")
_LOWER_NAME = re.compile(r"d[a-d][a-z]")
_UPPER_NAME = re.compile(r"D[A-D][A-Z]")
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})")
_ENTITY = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,2})|([0-9]{1,2}));")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """Text with its separators kept (LF, CR, FS, GS, RS, US), and the damage that was undone."""

    text: str
    damage: tuple[str, ...] = ()


def normalize(raw: bytes) -> Clean:
    """Bytes from any source to NFC text; the only controls left are LF, CR and FS to US.

    Undone here: byte order marks, AIM identifiers, UTF-8 or UTF-16 instead of Latin-1, C1 bytes
    of HID mode, control characters written out as names, and inverted case (Caps Lock).
    """
    damage: list[str] = []
    text = _decoded(raw[:MAX_BYTES], damage)
    text = _AIM.sub("", text)
    text = _spelled_out(text, damage)
    if _C1.search(text):
        damage.append("foreign bytes between the characters")
        text = _C1.sub("", text)
    text = _without_controls(text, damage)
    if "ANSI " not in text and _LOWER_HEADER.search(text):
        text = _right_case(text, damage)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return Clean(text=text, damage=tuple(damage))


def _right_case(text: str, damage: list[str]) -> str:
    """Turn the case round as Caps Lock did; only the mark, when the elements are as they should."""
    damage.append("upper and lower case were swapped")
    if len(_LOWER_NAME.findall(text)) > len(_UPPER_NAME.findall(text)):
        return text.swapcase()
    return _LOWER_HEADER.sub(lambda found: found[0].upper(), text)


def _decoded(raw: bytes, damage: list[str]) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        damage.append("sixteen-bit text")
        return raw.decode("utf-16", errors="replace")
    # A file saved by an editor may carry the mark; the symbol itself never does.
    if raw.startswith(_BOMS[0]):
        raw = raw[3:]
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _spelled_out(text: str, damage: list[str]) -> str:
    """Put back controls that were written out: names in <>, escapes, entities, pictures."""
    before = text
    ends = text.count("\n") + text.count("\r")
    # An editor may have put a line end of its own behind it.
    if ends < 4:
        text = _unwrapped(text)
    if "\\" in text and (ends < 4 or text.count("\\n") + text.count("\\r") > 4):
        text = _ESCAPED.sub(_unescaped, text)
    if not text.isascii():
        text = text.translate(_PICTURES)
    if text != before:
        damage.append("separators were written out")
    return text


def _unwrapped(text: str) -> str:
    """Text of one line as files carry it: quoted, its controls as numbers or names."""
    stripped = text.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] and stripped[0] in "\"'":
        text = stripped[1:-1]
    # One `%0A` may stand in a stripe; a whole license has a dozen.
    if len(_PERCENT.findall(text)) > 4 and "%0" in text:
        text = text if " " in text else text.replace("+", " ")
        return _PERCENT.sub(lambda found: chr(int(found[1], 16)), text)
    text = _ENTITY.sub(lambda found: chr(int(found[1], 16) if found[1] else int(found[2])), text)
    text = _NAMED.sub(lambda found: _NAMED_VALUE.get(found[1].upper(), ""), text)
    text = _NUMBERED.sub(lambda found: chr(int(found[1], 16)), text)
    if text.count("^J") > 4:
        text = _CARET.sub(lambda found: chr(ord(found[1]) - 64), text)
    return text


def _unescaped(found: re.Match[str]) -> str:
    if found[4]:
        return chr(int(found[4], 8))
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPED_VALUE[found[3]]


_DROP = {code: None for code in (*range(0x0A), 0x0B, 0x0C, *range(0x0E, 0x1C), 0x7F)} | {9: " "}
_OTHER_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1b\x7f]")


def _without_controls(text: str, damage: list[str]) -> str:
    if _OTHER_CONTROL.search(text):
        damage.append("stray control characters")
    return text.translate(_DROP)
