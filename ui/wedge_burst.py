"""Tell what a scanner types as a keyboard from what a person types, by the time between the keys.

A person's keys come 60 ms apart and more, and two that are rolled over each other 5 to 20 ms; a
third one that fast is already rare. A scanner sends all of its keys 1 to 15 ms apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tracs_mobile.domain.vehicle import vin_fits

FAST_MS = 30
"""The next key of a scanner comes within this time."""

THREE_FAST_MS = 40
"""Three keys of a scanner come within this time; at 25 ms a key a person is never mistaken."""

BEGIN_MS = 60
"""After `@`, or what else stands only at the beginning, this long: some scanners press Ctrl and
the letter of the line feed behind it as keys of their own."""

TYPING_MS = 500
"""A key this soon after another one, and not fast, is a person's in the middle of a word."""

SILENCE_MS = 120
"""What is a scan by its look ends with this silence."""

WHOLE_MS = 40
"""Silence that is enough where the license says that it ends here."""

UNDECIDED_CHARS = 256
"""A scan looks like one long before; this is a program that types."""

MOST_CHARS = 4096

_LEAST_BEHIND_PREFIX = 4
_IN_WORDS = frozenset("]%")
_MARKS = _IN_WORDS | {"@"}
_SEPARATORS = frozenset("\n\x1c\x1d\x1e\x1f")
_LICENSE = re.compile(r"(?:ANSI|AAMVA|AMVA|AAMV) {0,3}\d{5}", re.IGNORECASE | re.ASCII)
_CUT_LICENSE = re.compile(r"@(?:\r?[\n\x1c-\x1f]|\r\r)")
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z].{3}", re.DOTALL)
_STRIPE = re.compile(r"%[A-Za-z]{2}[^?]{3,90}\?[^;]{0,3};\d", re.DOTALL | re.ASCII)
_PARTS = re.compile(r"(?:DL|ID|EN|RG|TD|Z[A-Z])(\d{4})(\d{4})")
_HEADER_CHARS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key as it goes down. `at_ms` counts on the clock of the keyboard's events.

    `plain` says that it writes its `text` into a field and is no command; `shift` that it is a
    key like Shift or Ctrl, which means nothing alone; `repeat` that it is held down.
    """

    text: str
    at_ms: int
    plain: bool = True
    shift: bool = False
    repeat: bool = False


class Fate(Enum):
    """What becomes of a key."""

    PASS = auto()
    HOLD = auto()
    DROP = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do now: first the keys held so far, then the key that came.

    `give_back`: they were a person's, let the field have them. `scan`: they were this payload,
    forget them. With neither they stay held.
    """

    fate: Fate = Fate.PASS
    give_back: bool = False
    scan: str = ""


class _Mode(Enum):
    IDLE = auto()
    HOLDING = auto()
    PASSING = auto()
    DROPPING = auto()


class Burst:
    """Takes every key and says whether it goes on to the field; knows no screen and no clock.

    A key that may begin a scan is held until the next one shows what it is, 40 ms at most, and `@`
    60 ms. In the middle of a word only those are held that scans begin with. `prefixes` are what
    the scanners are programmed to send first; everything fast that begins with one is a scan.
    """

    def __init__(self, prefixes: Sequence[str] = ()) -> None:
        self.prefixes = tuple(prefixes)
        self._mode = _Mode.IDLE
        self._text = ""
        self._marked = False
        self._proven = False
        self._last_ms: int | None = None
        self._before_ms: int | None = None

    @property
    def holding(self) -> bool:
        """Whether keys are held."""
        return self._mode is _Mode.HOLDING

    @property
    def sure(self) -> bool:
        """Whether what is held is a scan by its look: no touch of the screen sets it free."""
        return self.holding and self._proven

    @property
    def due_ms(self) -> int | None:
        """When `quiet` will end what is held if no key comes; None while nothing is held."""
        if not self.holding or self._last_ms is None:
            return None
        if self._proven:
            return self._last_ms + (WHOLE_MS if is_whole(self._text) else SILENCE_MS)
        if self._before_ms is None:
            return self._last_ms + (BEGIN_MS if self._beginning else FAST_MS)
        return min(self._last_ms + FAST_MS, self._before_ms + THREE_FAST_MS)

    def press(self, key: Key) -> Step:
        """A key went down."""
        ended = self.quiet(key.at_ms)
        fate = self._fate(key)
        if fate is None:
            ended, fate = self._stopped(key)
        elif self.holding and len(self._text) >= MOST_CHARS:
            ended = self._end()
            fate = Fate.PASS if ended.give_back else Fate.DROP
            self._mode = _Mode.PASSING if ended.give_back else _Mode.DROPPING
            self._last_ms = key.at_ms
        return Step(fate=fate, give_back=ended.give_back, scan=ended.scan)

    def quiet(self, now_ms: int) -> Step:
        """Say that no key came until now. Ends what is held once the silence is enough."""
        due = self.due_ms
        if due is not None:
            return self._end() if now_ms >= due else Step()
        resting = self._last_ms is None or not 0 <= now_ms - self._last_ms < SILENCE_MS
        if resting and self._mode in (_Mode.PASSING, _Mode.DROPPING):
            self._mode = _Mode.IDLE
        return Step()

    def let_go(self) -> Step:
        """Something else happens on the screen: whatever is not a scan by its look goes first."""
        if not self.holding or self._proven:
            return Step()
        return self._end()

    # --- one key ---------------------------------------------------------------------------

    def _fate(self, key: Key) -> Fate | None:
        """What becomes of the key; None when it proves that what is held is no scan."""
        if self._mode is _Mode.DROPPING:
            return self._timed(key, Fate.DROP)
        if self.holding:
            return self._more(key)
        if key.shift or key.repeat or self._mode is _Mode.PASSING:
            return self._timed(key, Fate.PASS)
        if not self._may_begin(key):
            return self._timed(key, Fate.PASS)
        return self._begun(key)

    def _timed(self, key: Key, fate: Fate) -> Fate:
        if not key.shift:
            self._last_ms = key.at_ms
        return fate

    def _may_begin(self, key: Key) -> bool:
        if self._is_mark(key):
            return True
        gap_ms = TYPING_MS if self._last_ms is None else key.at_ms - self._last_ms
        return key.plain and not FAST_MS < gap_ms < TYPING_MS

    def _is_mark(self, key: Key) -> bool:
        if key.text and any(prefix.startswith(key.text) for prefix in self.prefixes):
            return True
        return key.text in _SEPARATORS or (key.plain and key.text in _MARKS)

    def _begun(self, key: Key) -> Fate:
        self._mode = _Mode.HOLDING
        self._text, self._marked, self._proven = key.text, self._is_mark(key), False
        self._last_ms, self._before_ms = key.at_ms, None
        return Fate.HOLD

    def _more(self, key: Key) -> Fate | None:
        if key.shift:
            return Fate.HOLD
        if not self._fits(key):
            return None
        self._text += key.text
        self._last_ms, self._before_ms = key.at_ms, self._last_ms
        self._proven = self._proven or is_scan(self._text, self.prefixes)
        return Fate.HOLD if self._proven or len(self._text) < UNDECIDED_CHARS else None

    def _fits(self, key: Key) -> bool:
        """Whether a scanner may send this key here."""
        if self._proven:
            return True
        if key.repeat:
            return False
        if key.plain or key.text in _SEPARATORS or self._in_prefix(key):
            return True
        # Some scanners send Enter or a function key for a separator; a person may roll a letter
        # and such a key over each other.
        return self._marked and key.text in ("", "\r")

    @property
    def _beginning(self) -> bool:
        return self._marked and self._text not in _IN_WORDS

    def _in_prefix(self, key: Key) -> bool:
        so_far = self._text + key.text
        return key.text != "" and any(prefix.startswith(so_far) for prefix in self.prefixes)

    def _stopped(self, key: Key) -> tuple[Step, Fate]:
        """This key is no scanner's; it comes behind what was held."""
        longest = len(self._text) >= UNDECIDED_CHARS
        ended = self._end()
        self._last_ms = key.at_ms
        if longest:
            self._mode = _Mode.PASSING
        return ended, Fate.PASS

    # --- the end ---------------------------------------------------------------------------

    def _end(self) -> Step:
        text, self._text = self._text, ""
        self._mode = _Mode.IDLE
        self._proven = False
        if not is_scan(text, self.prefixes):
            return Step(give_back=True)
        # The next key may belong to the next scan: nobody is in the middle of a word.
        self._last_ms = None
        return Step(scan=text[len(_prefix_of(text, self.prefixes)) :])


def is_scan(text: str, prefixes: Sequence[str] = ()) -> bool:
    """Whether fast keys look like a scan: a license, a stripe, a VIN, or marked as a scan."""
    if prefix := _prefix_of(text, prefixes):
        return len(text) >= len(prefix) + _LEAST_BEHIND_PREFIX
    if _LICENSE.search(text) or _CUT_LICENSE.match(text) or _AIM.match(text):
        return True
    if sum(map(text.count, _SEPARATORS)) >= 2:
        return True
    return _STRIPE.match(text) is not None or _is_vin(text)


def _prefix_of(text: str, prefixes: Sequence[str]) -> str:
    return next((prefix for prefix in prefixes if prefix and text.startswith(prefix)), "")


def is_whole(text: str) -> bool:
    """Whether the text says itself that it ends here; only ever a hint."""
    if not text.endswith("\r"):
        return False
    if _is_vin(text):
        return True
    start = text.find("@")
    mark = _LICENSE.search(text)
    if start < 0 or mark is None:
        return False
    head = text[mark.end() : mark.end() + _HEADER_CHARS]
    ends = [int(offset) + int(length) for offset, length in _PARTS.findall(head)]
    return bool(ends) and len(text) - start >= max(ends)


def _is_vin(text: str) -> bool:
    bare = text.strip("\r\n\t *").upper()
    return vin_fits(bare) or (len(bare) == 18 and bare[0] == "I" and vin_fits(bare[1:]))
