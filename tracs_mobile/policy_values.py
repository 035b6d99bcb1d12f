"""Whether the value of a policy can be used, in which spelling, and what is told when not."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from tracs_mobile.policies import DATA_FOLDER, POLICIES, InForce, Policy, PolicyKind
from tracs_mobile.wording import say

_LONGEST_TEXT = 400
_LONGEST_PEM = 40_000
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", re.DOTALL)
_LETTERS = re.compile(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){5}")
_LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/|$)")
_LANGUAGE = re.compile(r"[a-z]{2}(_[A-Z]{2})?")
_PROXY = re.compile(r"https?://[^\s/]+")


def in_force(
    policy: Mapping[str, object],
    installed: Mapping[str, object],
    problems: tuple[str, ...] = (),
) -> InForce:
    """Check raw values by their names. Names that are not in the table are told, never followed."""
    told = list(problems)
    fixed, given = (
        _checked(policy, told, say("policy")),
        _checked(installed, told, say("installed value")),
    )
    known = {one.name for one in POLICIES}
    told += [
        say(
            "The policy {name} is not known to this version of the program. Nothing follows it; "
            "ask your agency's IT to compare its templates with this version.",
            name=name[:40],
        )
        for name in sorted(set(policy) - known)
    ]
    for values in (fixed, given):
        if "pinned_ca_pem" in values:  # who names authorities means them
            values.setdefault("pin_issuer", True)
    softer = {p.setting for p in POLICIES if p.recommended}
    return InForce(
        fixed={name: value for name, value in fixed.items() if name not in softer},
        given={**given, **{name: value for name, value in fixed.items() if name in softer}},
        problems=tuple(told),
    )


def _checked(found: Mapping[str, object], told: list[str], what: str) -> dict[str, object]:
    """Usable values by their settings; the others are told."""
    good: dict[str, object] = {}
    for policy in POLICIES:
        if policy.name not in found:
            continue
        try:
            good[policy.setting] = checked(policy, found[policy.name])
        except ValueError as fault:
            told.append(
                say(
                    "The {what} {name} ({title}) cannot be used: {why}. It is passed over, and "
                    "this laptop's own setting counts. Ask your agency's IT to correct it.",
                    what=what,
                    name=policy.name,
                    title=policy.title,
                    why=fault,
                )
            )
    return good


def checked(policy: Policy, raw: object) -> object:
    """The value as the setting holds it. Raises ValueError with half a sentence that says why."""
    if policy.kind is PolicyKind.NUMBER:
        return _number(raw, policy.least, policy.most)
    if policy.kind is PolicyKind.SWITCH:
        return raw if isinstance(raw, bool) else bool(_number(raw, 0, 1))
    if policy.kind is PolicyKind.LINES:
        return _authorities(_lines(raw))
    text = _text(raw)
    if policy.kind is PolicyKind.CHOICE:
        if text.lower() not in policy.choices:
            raise ValueError(
                say(
                    "it must be {first} or {last}",
                    first=", ".join(policy.choices[:-1]),
                    last=policy.choices[-1],
                )
            )
        return text.lower()
    return _SHAPES[policy.name](text)


def _number(raw: object, least: int, most: int) -> int:
    digits = isinstance(raw, str) and raw.strip().isascii() and raw.strip().isdigit()
    number = int(str(raw)) if digits else raw
    if type(number) is not int or not least <= number <= most:
        raise ValueError(say("it must be a number from {least} to {most}", least=least, most=most))
    return number


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(say("it must be a text"))
    text = raw.strip()
    if len(text) > _LONGEST_TEXT or not text.isprintable():
        raise ValueError(say("it is too long, or holds characters that cannot be shown"))
    return text


def _lines(raw: object) -> str:
    if isinstance(raw, (list, tuple)) and all(isinstance(line, str) for line in raw):
        return "\n".join(raw)
    if isinstance(raw, str):
        return raw
    raise ValueError(say("it must be lines of text"))


def _authorities(text: str) -> str:
    """Certificates as PEM text, in the one spelling that they are compared in."""
    if len(text) > _LONGEST_PEM:
        raise ValueError(say("it is longer than some certificates can be"))
    found = [_body(match) for match in _PEM.findall(text)]
    if not found:
        raise ValueError(
            say("no certificate can be read from it; paste it whole, with BEGIN and END")
        )
    return "\n".join(
        f"-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----" for body in found
    )


def _body(text: str) -> str:
    plain = "".join(text.split())
    try:
        raw = base64.b64decode(plain, validate=True)
    except binascii.Error as fault:
        raise ValueError(say("a certificate in it is not whole")) from fault
    # A certificate is an ASN.1 sequence; whether it is one of an authority, the link finds out.
    if not raw.startswith(b"\x30"):
        raise ValueError(say("a certificate in it is not whole"))
    return "\n".join(plain[at : at + 64] for at in range(0, len(plain), 64))


def _address(text: str) -> str:
    plain = text.rstrip("/")
    host = plain.removeprefix("https://")
    secure = host != plain and bool(host) and not any(c.isspace() for c in host)
    if not secure and not _LOOPBACK.match(plain):
        raise ValueError(say("it must begin with https:// and have no blanks"))
    return plain


def _proxy(text: str) -> str:
    if text.lower() in ("system", "none"):
        return text.lower()
    if not _PROXY.fullmatch(text):
        raise ValueError(say("it must be system, none, or an address such as http://name:port"))
    return text


def _fingerprint(text: str) -> str:
    plain = "-".join(text.upper().replace("-", " ").split())
    if not _LETTERS.fullmatch(plain):
        raise ValueError(say("it must be six groups of five characters"))
    return plain


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise ValueError(say("it must be two letters, for instance en"))
    return text


def _folder(text: str) -> str:
    if not (PureWindowsPath(text).is_absolute() or PurePosixPath(text).is_absolute()):
        raise ValueError(say("it must be a whole path, with its drive letter"))
    return text


_SHAPES = {
    "GatewayAddress": _address,
    "Proxy": _proxy,
    "DpsKey": _fingerprint,
    DATA_FOLDER: _folder,
    "Language": _language,
}
