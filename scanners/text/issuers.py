"""Who issued a license: the six-digit issuer numbers (IIN) and the postal codes they stand for."""

from __future__ import annotations

from types import MappingProxyType

from scanners.text.wordlist import words

# AAMVA publishes the list; 990876 is what Alberta's own cards carry instead of 604432.
_LIST = words(
    "AL 636033 AK 636059 AZ 636026 AR 636021 CA 636014 CO 636020 CT 636006 DE 636011 DC 636043 "
    "FL 636010 GA 636055 HI 636047 ID 636050 IL 636035 IN 636037 IA 636018 KS 636022 KY 636046 "
    "LA 636007 ME 636041 MD 636003 MA 636002 MI 636032 MN 636038 MS 636051 MO 636030 MT 636008 "
    "NE 636054 NV 636049 NH 636039 NJ 636036 NM 636009 NY 636001 NC 636004 ND 636034 OH 636023 "
    "OK 636058 OR 636029 PA 636025 RI 636052 SC 636005 SD 636042 TN 636053 TX 636015 UT 636040 "
    "VT 636024 VA 636000 WA 636045 WV 636061 WI 636031 WY 636060 AS 604427 GU 636019 MP 604430 "
    "PR 604431 VI 636062 US 636027 AB 604432 AB 990876 BC 636028 MB 636048 NB 636017 NL 636016 "
    "NS 636013 NT 604434 NU 604433 ON 636012 PE 604426 QC 604428 SK 636044 YT 604429 CU 636056 "
    "HL 636057"
)

STATE_BY_IIN = MappingProxyType(dict(zip(_LIST[1::2], _LIST[::2], strict=True)))
"""Issuer number to postal code; `US` is the State Department, `CU` and `HL` are in Mexico."""

IIN_BY_STATE = MappingProxyType(
    {state: iin for iin, state in STATE_BY_IIN.items() if iin != "990876"}
)
"""Postal code to the published issuer number."""

CANADA = frozenset(words("AB BC MB NB NL NS NT NU ON PE QC SK YT"))
"""Canadian provinces and territories."""

STATES = frozenset(STATE_BY_IIN.values()) | frozenset(words("PW FM MH AA AE AP"))
"""Every postal code that may stand in an address."""

ZERO_ZIP = frozenset(words("CT MA ME NH NJ RI VT PR VI"))
"""Where ZIP codes begin with 0, which software likes to lose."""


def state_of(iin: str) -> str:
    """The postal code of an issuer number, or `""` when nobody has it."""
    return STATE_BY_IIN.get(iin, "")


def completed(digits: str) -> str:
    """The six-digit issuer number at the front of `digits`; a lost leading 6 is put back.

    North Carolina's first cards print 36004 for 636004.
    """
    if digits[:6] in STATE_BY_IIN:
        return digits[:6]
    if "6" + digits[:5] in STATE_BY_IIN:
        return "6" + digits[:5]
    return digits[:6]
