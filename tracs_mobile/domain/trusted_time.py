"""A time scale for deadlines that never runs slower than true time, whatever happens to the clock.

Deadlines are counted on a scale of the laptop's own. Inside one boot it advances with a counter
that also runs while the laptop sleeps and that nobody can set. Across a boot it advances by what
the clock says, and by no less than the laptop has been up since. Each time DPS tells its signed
time, the scale is moved forward to where true time has got to; it is never moved back. The time
printed on a ticket is the clock's own and never changes.

What is assumed: the counter runs true (a quartz is off by some seconds in 48 hours), and DPS's
signed time is right. What nobody can know: how long a laptop was off when its clock was set back
meanwhile. Until DPS has told the time again, a ticket from before such a gap is *in doubt*: what
is left of its time may be less than what can be counted, and the screens say so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

_MS = timedelta(milliseconds=1)
_EVER = datetime.min.replace(tzinfo=UTC)
_BOOTS = 8
_FORGOTTEN = timedelta(days=30)
STEP = timedelta(seconds=120)
"""A clock that is off by more is not to be trusted (the warning of the wire starts there too)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at the machine: its clock, the boot it is in, milliseconds since that boot began.

    `boot` empty: the machine cannot tell one boot from another. `run` names the run of the program
    that looked; no run outlives a boot.
    """

    wall: datetime
    boot: str
    up_ms: int
    run: str = ""

    @property
    def name(self) -> str:
        """The boot, or where that has no name the run in it."""
        return self.boot or self.run


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Times off since DPS last told the time: where the first and the last of them ended."""

    first_end: datetime
    last_end: datetime
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """DPS told the time: true time was between `earliest` and `latest` at `at` on the scale."""

    at: datetime
    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The scale as of one look; `at` is the present on it.

    `base` is how far it was ahead of the laptop's clock at the last gap or proof, so that a step
    of the clock shows. `boot_from` is where the present boot began, `boots` are the names of the
    last ones. What was issued from `doubt_from` until `doubt_to` stays in doubt.
    """

    at: datetime
    look: Look
    boot_from: datetime
    boots: tuple[str, ...] = ()
    fresh: bool = False
    base_ms: int = 0
    suspect: bool = False
    proof: Proof | None = None
    gap: Gap | None = None
    doubt_from: datetime | None = None
    doubt_to: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The present on the scale of deadlines, and how far it can be believed.

    `ahead_ms` is how far the scale is ahead of DPS's time, 0 while that is not known; `proven`
    says that DPS told the time in this boot. `wall` is what the clock of the laptop said.
    """

    now: datetime
    wall: datetime
    boot: str = ""
    up_ms: int = 0
    suspect: bool = False
    proven: bool = False
    ahead_ms: int = 0
    sure_from: datetime | None = None
    doubt_from: datetime | None = None
    doubt_to: datetime | None = None

    @property
    def offset_ms(self) -> int:
        """How far the scale is ahead of the laptop's clock."""
        return whole_ms(self.now - self.wall)

    @property
    def shift_ms(self) -> int:
        """What brings a deadline counted from the printed time onto the scale.

        DPS counts from the printed time. Where that is known to be behind the true one, the
        deadline comes earlier; it never comes later than the officer's own hours.
        """
        return min(self.offset_ms, self.ahead_ms) if self.proven else self.offset_ms

    def in_doubt(self, since: datetime) -> bool:
        """Whether more time may have passed since `since`, on the scale, than can be counted."""
        if self.sure_from is not None and since < self.sure_from:
            return True
        if self.doubt_from is None or self.doubt_to is None:
            return False
        return self.doubt_from <= since < self.doubt_to


def of_wall(now: datetime) -> Moment:
    """A moment where nothing but a clock is known, and that is believed."""
    return Moment(now=now, wall=now)


def whole_ms(span: timedelta) -> int:
    """The span in milliseconds, never more than it is."""
    return span // _MS


def begun(look: Look, *, suspect: bool = False) -> Scale:
    """A scale where nothing is kept of an earlier one."""
    return Scale(
        at=look.wall, look=look, boot_from=look.wall, boots=(look.name,), fresh=True,
        suspect=suspect,
    )  # fmt: skip


def not_before(scale: Scale, at: datetime) -> Scale:
    """The scale moved forward to a place that it is known to have reached."""
    if at <= scale.at:
        return scale
    return replace(scale, at=at, base_ms=scale.base_ms + whole_ms(at - scale.at))


def advanced(scale: Scale, look: Look) -> Scale:
    """The scale at a later look."""
    before = scale.look
    if not _same_boot(before, look):
        return _over_gap(scale, look)
    at = scale.at + (look.up_ms - before.up_ms) * _MS
    strayed = abs((at - look.wall) - scale.base_ms * _MS) > STEP
    return replace(scale, at=at, look=look, suspect=scale.suspect or strayed)


def _same_boot(before: Look, look: Look) -> bool:
    named = bool(before.boot and look.boot)
    same = before.boot == look.boot if named else bool(look.run) and before.run == look.run
    return same and look.up_ms >= before.up_ms


def _over_gap(scale: Scale, look: Look) -> Scale:
    """Forward by the clock, and at least by what the counter of the new boot shows.

    The clock counts twice: as it moved since the last look, and as it stands. Where it had been
    set and was set right meanwhile, one of the two is too short and the other is not.
    """
    before = scale.look
    # It may be the same boot under another name: Windows counts a fast start as one.
    up = look.up_ms - (before.up_ms if look.up_ms >= before.up_ms else 0)
    moved = scale.at + (look.wall - before.wall)
    # Never nothing at all, or what was issued before could not be told from what comes after.
    at = max(moved, look.wall, scale.at + max(up, 1) * _MS)
    backward = look.wall < before.wall or look.wall + STEP < _floor(scale)
    first = scale.gap.first_end if scale.gap is not None else at
    several = scale.gap is not None
    return replace(
        scale,
        at=at,
        look=look,
        boot_from=at,
        boots=(*scale.boots, look.name)[-_BOOTS:],
        base_ms=whole_ms(at - look.wall),
        suspect=scale.suspect or backward,
        gap=Gap(first_end=first, last_end=at, several=several),
    )


def _floor(scale: Scale) -> datetime:
    """What true time has reached for certain, as far as DPS told it."""
    if scale.proof is None:
        return scale.at
    return scale.at - (scale.proof.at - scale.proof.earliest)


def proved(scale: Scale, told: datetime, *, took: timedelta = timedelta(0)) -> Scale:
    """DPS's signed time, asked for `took` before the moment of `scale`.

    How much passed since its last word is certain now. Of two times off or more only the sum is, so
    what was issued between them stays in doubt.
    """
    latest = told + took
    at = _caught_up(scale, latest)
    doubt_from, doubt_to = _doubt(scale)
    return replace(
        scale,
        at=at,
        base_ms=whole_ms(at - scale.look.wall),
        suspect=abs(told - scale.look.wall) > STEP,
        proof=Proof(at=at, earliest=told, latest=latest),
        gap=None,
        doubt_from=doubt_from,
        doubt_to=doubt_to,
    )


def _caught_up(scale: Scale, latest: datetime) -> datetime:
    if scale.gap is None:
        return scale.at  # it has counted every second, however wrong the clock is
    if scale.proof is not None:
        return max(scale.at, scale.proof.at + (latest - scale.proof.earliest))
    return max(scale.at, latest)


def _doubt(scale: Scale) -> tuple[datetime | None, datetime | None]:
    gap, known = scale.gap, (scale.doubt_from, scale.doubt_to)
    if gap is None:
        return known
    if scale.proof is None:
        return _EVER, gap.last_end
    if not gap.several:
        return known
    begin, end = known
    old = begin is None or end is None or end < gap.last_end - _FORGOTTEN
    return gap.first_end if old or begin is None else min(begin, gap.first_end), gap.last_end


def at_least(scale: Scale, utc: datetime) -> Scale:
    """Something DPS signed says that true time has reached `utc`, and nothing of how it goes on."""
    ahead = timedelta(0) if scale.proof is None else scale.proof.at - scale.proof.latest
    missing = utc - (scale.at - ahead)
    if missing <= timedelta(0):
        return scale
    later = not_before(scale, scale.at + missing)
    return replace(later, suspect=scale.suspect or missing > STEP)


def reached(scale: Scale, moment: Moment | None) -> Scale:
    """The scale when the newest ticket turns up, issued at `moment`, before another is issued.

    What was kept of the scale may be older than the ticket: a run that was killed, a file that is
    damaged or was restored. None: there is no ticket.
    """
    if moment is None:
        return replace(scale, fresh=False)
    look = scale.look
    same = moment.boot == look.name and look.up_ms >= moment.up_ms
    since = (look.up_ms - moment.up_ms) * _MS if same else _MS
    at = moment.now + since
    lost = at > scale.at if same else moment.now >= scale.boot_from
    if not lost and not scale.fresh and moment.boot in scale.boots:
        return scale
    later = replace(not_before(scale, at), fresh=False)
    known = moment.now if same else later.at
    if later.gap is None:
        return replace(later, boot_from=known, doubt_from=_EVER, doubt_to=known)
    # A boot that was not kept: there was another time off, and nobody knows where on the scale.
    return replace(later, boot_from=known, gap=Gap(first_end=_EVER, last_end=known, several=True))


def moment_of(scale: Scale) -> Moment:
    """What a screen and an issue need of the scale."""
    proof = scale.proof
    return Moment(
        now=scale.at,
        wall=scale.look.wall,
        boot=scale.look.name,
        up_ms=scale.look.up_ms,
        suspect=scale.suspect,
        proven=proof is not None and scale.gap is None,
        ahead_ms=0 if proof is None else whole_ms(proof.at - proof.latest),
        sure_from=None if scale.gap is None else scale.gap.last_end,
        doubt_from=scale.doubt_from,
        doubt_to=scale.doubt_to,
    )
