"""What an officer has to know when the license or the vehicle is a commercial one."""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.charging import charge_of, over_limit
from tracs_mobile.domain.problem import Case, Problem, warn
from tracs_mobile.wording import say

_SERIOUS_OVER_MPH = 15


def commercial_problems(case: Case) -> Iterator[Problem]:
    """Nothing here blocks: a conviction weighs more, and none may be hidden."""
    if not case.complaints or not case.commercial_driver:
        return
    yield warn(
        "driver.cdl",
        "no-masking",
        say(
            "For a commercial license or vehicle a conviction cannot be deferred or masked (23 "
            "V.S.A. § 4122); it is reported as it is."
        ),
    )
    for at in case.complaints:
        entry = case.draft.charges[at]
        charge, over = charge_of(case.pack, entry), over_limit(entry)
        if charge is not None and charge.speed and over is not None and over >= _SERIOUS_OVER_MPH:
            yield warn(
                f"charges.{at}.speed_mph",
                "serious-for-commercial-license",
                say(
                    "{over} over is a serious violation for a commercial license (23 V.S.A."
                    " § 4103(16)); write down how the speed was measured.",
                    over=over,
                ),
            )
    if case.draft.vehicle.hazmat:
        yield warn(
            "vehicle.hazmat",
            "hazmat-lengthens",
            say(
                "With hazardous materials a disqualification lasts longer (23 V.S.A. § 4116); write"
                " the placard into the facts."
            ),
        )
