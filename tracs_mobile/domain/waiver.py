"""How a waiver penalty is computed, in whole cents, and how it is explained on one line."""

from __future__ import annotations

from tracs_mobile.domain.charging import MUNICIPAL_CATEGORY, charge_of, priced_charge
from tracs_mobile.domain.law import Charge, LawPack, Waiver, WaiverPart, WaiverRules
from tracs_mobile.domain.stop import ChargeEntry, Draft

_DOLLAR = 100


def waiver_of(pack: LawPack, draft: Draft, index: int) -> Waiver | None:
    """The waiver penalty of charge `index` with its sum; None without a charge."""
    entry = draft.charges[index]
    charge = charge_of(pack, entry)
    if charge is None:
        return None
    priced = priced_charge(pack, charge, entry)
    return waiver_for(priced, entry, pack.waiver, commercial=draft.vehicle.commercial)


def waiver_for(
    charge: Charge, entry: ChargeEntry, rules: WaiverRules, *, commercial: bool = False
) -> Waiver:
    """The waiver penalty of one charge: base, a share of it rounded up to the dollar, surcharge.

    `total_cents` is None when the base is not known: no base in the pack and none entered, or a
    speed charge without a speed over the limit. `commercial` says that the vehicle is a
    commercial one (23 V.S.A. § 4120(c)). Zones double the penalty for speeding only
    (23 V.S.A. §§ 1010, 1017); two zones double it once. A municipal ordinance sets its waiver
    penalty itself and the officer writes it (4 V.S.A. § 1102(d)); nothing is added to it.
    """
    if charge.category == MUNICIPAL_CATEGORY:
        return _by_ordinance(entry)
    penalty = _penalty(charge, entry, rules, commercial=commercial)
    if penalty is None:
        return Waiver(total_cents=None, table=rules.version, provisional=rules.provisional)
    parts = (penalty, *_surcharges(charge, penalty.cents, rules))
    return Waiver(
        total_cents=sum(part.cents for part in parts),
        parts=parts,
        table=rules.version,
        provisional=rules.provisional,
    )


def _by_ordinance(entry: ChargeEntry) -> Waiver:
    """No table stands behind this amount: the officer read it in the ordinance."""
    cents = entry.waiver_cents
    parts = () if cents is None else (WaiverPart(label="set by the ordinance", cents=cents),)
    return Waiver(total_cents=cents, parts=parts, provisional=False)


def explain(waiver: Waiver) -> str:
    """The sum in words, `84 penalty + 13 (15 %) + 47 surcharge`; empty without a total."""
    if waiver.total_cents is None:
        return ""
    return " + ".join(f"{dollars(part.cents)} {part.label}" for part in waiver.parts)


def dollars(cents: int) -> str:
    """`84` or `220.50`: dollars without a sign, cents only when there are any."""
    whole, rest = divmod(cents, _DOLLAR)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def _penalty(
    charge: Charge, entry: ChargeEntry, rules: WaiverRules, *, commercial: bool
) -> WaiverPart | None:
    if charge.speed:
        return _speed_penalty(charge, entry, rules, commercial=commercial)
    known = charge.base_cents if charge.base_cents is not None else entry.base_cents
    return None if known is None else WaiverPart(label="penalty", cents=known)


def _speed_penalty(
    charge: Charge, entry: ChargeEntry, rules: WaiverRules, *, commercial: bool
) -> WaiverPart | None:
    if entry.speed_mph is None or entry.limit_mph is None or entry.speed_mph <= entry.limit_mph:
        return None
    over = entry.speed_mph - entry.limit_mph
    base = cents = over * _cents_per_mph(over, rules)
    reasons: list[str] = []
    if entry.work_zone or entry.school_zone:
        cents *= rules.zone_factor
        reasons.append("doubled, work zone" if entry.work_zone else "doubled, school zone")
    if commercial and _commercial_pays_more(charge, over, rules):
        # Half a dollar can appear here; it stays, only the share after it is rounded up.
        cents = cents * rules.commercial_percent // 100
        reasons.append(f"times {rules.commercial_percent / 100:g}, commercial vehicle")
    label = f"penalty ({dollars(base)} {', '.join(reasons)})" if reasons else "penalty"
    return WaiverPart(label=label, cents=cents)


def _commercial_pays_more(charge: Charge, over_mph: int, rules: WaiverRules) -> bool:
    return over_mph > rules.commercial_over_mph and charge.statute in rules.commercial_statutes


def _cents_per_mph(over: int, rules: WaiverRules) -> int:
    fitting = (t for t in rules.speed_tiers if t.over_max is None or over <= t.over_max)
    return next(fitting).cents_per_mph


def _surcharges(charge: Charge, base_cents: int, rules: WaiverRules) -> tuple[WaiverPart, ...]:
    if not charge.surcharge or base_cents <= charge.no_surcharge_up_to_cents:
        return ()
    share_dollars = -(-base_cents * rules.percent // (100 * _DOLLAR))
    return (
        WaiverPart(label=f"({rules.percent} %)", cents=share_dollars * _DOLLAR),
        WaiverPart(label="surcharge", cents=rules.surcharge_cents),
    )
