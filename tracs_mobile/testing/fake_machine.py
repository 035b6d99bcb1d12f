"""A laptop whose true time a test knows, and the file in which its time is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracs_mobile.domain.trusted_time import Look, Scale
from tracs_mobile.errors import StoreDamaged

_EPOCH = datetime(2026, 11, 21, 12, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class FakeMachine:
    """A clock that can be set and a counter that cannot; `pass_time` is the truth."""

    def __init__(self, *, named: bool = True, wrong_ms: int = 0) -> None:
        """`named` False: the machine cannot tell its boots apart."""
        self.true_ms = 0
        self.wrong_ms = wrong_ms
        self.up = 30_000
        self.boots = 1
        self.runs = 1
        self.named = named

    @property
    def true(self) -> datetime:
        """True time, which no laptop knows."""
        return _EPOCH + self.true_ms * _MS

    @property
    def wall(self) -> datetime:
        """What the clock says."""
        return _EPOCH + (self.true_ms + self.wrong_ms) * _MS

    def look(self) -> Look:
        """Fits `ports.timing.Timepiece`."""
        boot = f"boot-{self.boots}" if self.named else ""
        return Look(wall=self.wall, boot=boot, up_ms=self.up, run=f"run-{self.runs}")

    def pass_time(self, ms: int) -> None:
        """The laptop is on, awake or asleep."""
        self.true_ms += ms
        self.up += ms

    def set_clock(self, ms: int) -> None:
        """Somebody or something sets the clock, forward or back."""
        self.wrong_ms += ms

    def reboot(self, off_ms: int, *, fast: bool = False) -> None:
        """Off for a while. After a fast start the counter has gone on, under another name."""
        self.true_ms += off_ms
        self.up = self.up + off_ms if fast else 20_000
        self.true_ms += 0 if fast else 20_000
        self.boots += 1


class FakeScaleFile:
    """Two generations in memory; set `damaged` to the number of them that are torn."""

    def __init__(self) -> None:
        self.kept: list[Scale] = []
        self.damaged = 0

    def read(self) -> Scale | None:
        """The newest whole one. Raises StoreDamaged when all are torn."""
        if self.kept and self.damaged >= len(self.kept):
            raise StoreDamaged("torn")
        whole = self.kept[: len(self.kept) - self.damaged]
        return whole[-1] if whole else None

    def write(self, scale: Scale) -> None:
        """Keep a further generation."""
        whole = self.kept[: len(self.kept) - self.damaged]
        self.kept = [*whole, scale][-2:]
        self.damaged = 0
