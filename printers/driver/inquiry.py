"""How a printer stands: asked before a print, and without one."""

from __future__ import annotations

from printers.driver import causes
from printers.driver.errand import Monotonic, Verdict, not_started
from printers.driver.talk import Limits, Talk
from printers.driver.visit import Visit, Way
from printers.escpos import status
from printers.profiles import Profile
from tracs_mobile.domain.devices import Cause
from tracs_mobile.overriding import override


def standing(talk: Talk, profile: Profile) -> Cause:
    """Why nothing can be printed now; NONE when nothing stands in the way. Raises LinkLost."""
    awake = talk.wake()
    if awake:
        talk.ask_all(status.QUERIES[1:])
    strange = talk.stranger()
    if strange is not None:
        return strange
    if not awake:
        return Cause.SILENT
    if talk.condition.hot or talk.condition.offline:
        talk.ask_battery(battery_question(profile))
    return causes.cause_of_condition(talk.condition)


def battery_question(profile: Profile) -> bytes:
    """For a printer in trouble; Epson's form where no manual says how, since it does no harm."""
    return causes.battery_query(profile.name) or status.ASK_BATTERY_EPSON


class Check(Visit):
    """Asks a printer how it stands, without a print. A print need not wait for it."""

    gives_way = True

    def __init__(self, *, profile: Profile, way: Way, limits: Limits, monotonic: Monotonic) -> None:
        super().__init__(way=way, limits=limits, monotonic=monotonic)
        self._profile = profile
        self._open_s = limits.check_s
        self._last_moment = monotonic() + limits.check_s

    @override
    def overdue(self) -> bool:
        return self._monotonic() > self._last_moment

    @override
    def _hung(self) -> Cause:
        return Cause.SILENT if self.opened else super()._hung()

    @override
    def _longest_s(self) -> float:
        return max(0.0, self._last_moment - self._monotonic())

    @override
    def _converse(self, talk: Talk) -> Verdict:
        if not self._profile.answers_status:
            return not_started(Cause.NONE)
        cause = standing(talk, self._profile)
        if cause is Cause.NONE:
            talk.ask_battery(causes.battery_query(self._profile.name))
        return self._stopped() if self.canceled.is_set() else not_started(cause)
