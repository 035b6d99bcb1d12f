"""What an emulated printer notices about itself, and how it says so.

Bits as in Epson's manuals, which the other makers follow: DLE EOT, GS a, GS r, GS ( H function 49,
DLE DC4 function 7.
"""

from __future__ import annotations

from collections.abc import Callable

from tracs_mobile.testing.printer_script import Script

_FAR = 1 << 30
_EPSON_BATTERY = 5
_BATTERY = {_EPSON_BATTERY: (b"10", b"14"), 98: (b"3", b"0")}
"""What is said of a low battery and of a full one: Epson's count goes down, Bixolon's up."""
_KINDS = {1: b"\x20", 2: b"\x02", 3: b"\x01"}


class Sensors:
    """Paper, cover, head, battery. `say` takes what the printer says by itself or when asked.

    `told` is whether the host asked to be told changes (GS a); `offline_response` what GS ( H
    function 49 set.
    """

    def __init__(self, script: Script, say: Callable[[bytes], None]) -> None:
        self._say = say
        self.told = False
        self.offline_response = 0
        self.set_from(script)

    def set_from(self, script: Script) -> None:
        """Begin as the script says."""
        self._script = script
        self.paper_out = script.paper_out
        self.cover_open = script.cover_open
        self.hot = script.hot
        self.battery_low = script.battery_low
        self.broken = script.broken
        self._cool_at: float | None = None
        strikes = {
            "paper_out": script.paper_ends_after,
            "cover_open": script.cover_opens_after,
            "hot": script.hot_after,
            "battery_low": script.battery_falls_after,
            "broken": script.breaks_after,
        }
        self._strikes = {name: at for name, at in strikes.items() if at is not None}

    @property
    def stopped(self) -> bool:
        """Whether the head stands still."""
        return self.paper_out or self.cover_open or self._recovers or self.broken

    @property
    def _recovers(self) -> bool:
        return self.hot or self.battery_low

    def put_right(self, name: str) -> None:
        """Somebody loads paper, closes the cover, lets the head cool, charges; and it is told."""
        if getattr(self, name):
            setattr(self, name, False)
            self._changed()

    # --- while the paper moves ---------------------------------------------------------------

    def dots_left(self, moved: int) -> int:
        """Rows until the next thing that the script lets happen."""
        return max(0, min((at - moved for at in self._strikes.values()), default=_FAR))

    def moved(self, dots: int, now: float) -> None:
        """The paper moved so far in all; what the script has for this place happens."""
        due = [name for name, at in self._strikes.items() if dots >= at]
        for name in due:
            del self._strikes[name]
            setattr(self, name, True)
            if name == "hot" and self._script.hot_for_s is not None:
                self._cool_at = now + self._script.hot_for_s
            self._changed()
            if name == "battery_low" and self._script.battery_unasked:
                self.tell_on_demand(_EPSON_BATTERY)

    def cools_in_s(self, now: float) -> float | None:
        """Seconds until the head has cooled by itself; None when it will not."""
        return None if self._cool_at is None else max(0.0, self._cool_at - now)

    def cool_down(self, now: float) -> None:
        """Let a hot head be cool when its time has come."""
        if self._cool_at is not None and now >= self._cool_at:
            self._cool_at = None
            self.put_right("hot")

    # --- saying it ---------------------------------------------------------------------------

    def tell_real_time(self, query: int) -> None:
        """DLE EOT 1 to 4."""
        bits = {
            1: 0x08 * self.stopped,
            2: 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self._faulty,
            3: 0x04 * self.broken | 0x40 * self._recovers,
            4: 0x0C * self._script.near_end | 0x60 * self.paper_out,
        }
        if query in bits:
            self._say(bytes([0x12 | bits[query]]))

    @property
    def _faulty(self) -> bool:
        return self.broken or self._recovers

    def tell_in_order(self) -> None:
        """GS r 1."""
        self._say(bytes([0x03 * self._script.near_end | 0x0C * self.paper_out]))

    def tell_on_demand(self, what: int) -> None:
        """DLE DC4 7: 1 is the automatic status, 5 the battery; DLE GS I 98 is Bixolon's battery."""
        if what == 1:
            self._say(self._automatic())
        elif what in _BATTERY and self._script.tells_battery:
            left = _BATTERY[what][0 if self.battery_low else 1]
            self._say(b"\x37\x45" + left + b"\x00")

    def tell_about(self, what: int) -> None:
        """GS I: what kind of printer it is. Without a model it knows none of it."""
        script = self._script
        texts = {65: script.firmware, 66: script.maker, 67: script.model, 68: script.serial}
        if texts.get(what):
            self._say(b"\x5f" + texts[what].encode("ascii") + b"\x00")
        elif script.model and what & 0x0F in _KINDS and what < 64:
            self._say(_KINDS[what & 0x0F])

    def tell_from_now(self, which: int) -> None:
        """GS a: a change is told from now on, and how things are at once."""
        self.told = which != 0
        if self.told:
            self._say(self._automatic())

    def _changed(self) -> None:
        if self.told:
            self._say(self._automatic())
        if self.offline_response and self.stopped:
            causes = 0x40 | 0x01 * self.cover_open | 0x02 * self.paper_out | 0x04 * self._faulty
            more = bytes([causes]) if self.offline_response == 2 else b""
            self._say(b"\x37\x23" + more + b"\x00")

    def _automatic(self) -> bytes:
        printer = 0x10 | 0x08 * self.stopped | 0x20 * self.cover_open
        error = 0x04 * self.broken | 0x40 * self._recovers
        paper = 0x03 * self._script.near_end | 0x0C * self.paper_out
        return bytes([printer, error, paper, 0x0F])
