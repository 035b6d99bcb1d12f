"""Vermont's law as values: charges, amounts, places, codes. Data, never code, decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracs_mobile.domain.names import NO_CHARGE, ChargeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One line of the table of charges.

    `over_min`/`over_max` bound the mph over the limit (inclusive) for banded speeding, else None.
    `base_cents` None: the base penalty is not in the pack and the officer enters it.
    `points` None: not known; 0: none. `civil` False: the law forbids a complaint (a crime).
    A base penalty of at most `no_surcharge_up_to_cents` carries no surcharge of any kind (the
    5-dollar rules of 23 V.S.A. §§ 307(d), 511(d), 1222(c) and the first offense of § 1110).
    `asks` are ids of questions, `cure` the id of a way out; `file_within_h` 0: the usual rule,
    else hours from the event (furnishing tobacco, 7 V.S.A. § 1007(a)). `authority` says who set
    the rule, `payee` who gets the penalty, in words; `on_foot` that no vehicle is needed.
    `min_cents` and `max_cents` bound the base penalty by the statute; the dates bound the days
    on which the charge is law.
    """

    charge_id: ChargeId
    statute: str
    title: str
    category: str
    points: int | None = None
    base_cents: int | None = None
    speed: bool = False
    over_min: int | None = None
    over_max: int | None = None
    surcharge: bool = True
    no_surcharge_up_to_cents: int = 0
    civil: bool = True
    code: str = ""
    note: str = ""
    source: str = ""
    keywords: str = ""
    asks: tuple[str, ...] = ()
    cure: str = ""
    file_within_h: int = 0
    authority: str = ""
    payee: str = ""
    on_foot: bool = False
    min_cents: int | None = None
    max_cents: int | None = None
    effective_from: date | None = None
    effective_to: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the charge is law on `day`."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question of a charge.

    Without `refuses` it is simply taken. `refuses` is the sentence that blocks a complaint, naming
    the lawful choice; `warns` one that may be passed. `instead` is the charge that the law wants
    for this answer ("" none): the screen offers it.
    """

    code: str
    label: str
    refuses: str = ""
    warns: str = ""
    instead: ChargeId = NO_CHARGE
    base_cents: int | None = None
    """The base penalty that follows from this answer (the five-dollar rules)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a charge asks of the officer before it can be a complaint.

    `when` names a condition of the program ("" always, "between-bands", "in-zone"); `section` is
    the law that makes the question necessary, `explains` one sentence on the screen.
    """

    question_id: str
    words: str
    section: str
    explains: str
    answers: tuple[Answer, ...]
    when: str = ""
    required: bool = True
    """Whether a complaint has to wait for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CureRule:
    """A time in which showing proof undoes a charge: business days, or hours; the other is 0.

    `then` says to the driver what follows: `you will not be convicted`.
    """

    cure_id: str
    what: str
    section: str
    then: str
    business_days: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A legal holiday: a fixed day of a month, or the `nth` `weekday` (0 Monday) of it, -1 last."""

    name: str
    month: int
    day: int = 0
    weekday: int = 0
    nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedTier:
    """`cents_per_mph` for each mph over, when at most `over_max` mph over (None: no upper end)."""

    over_max: int | None
    cents_per_mph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverRules:
    """How a waiver penalty is built. Sources stand in the pack.

    A commercial vehicle more than `commercial_over_mph` over pays `commercial_percent` of the
    penalty under one of `commercial_statutes` (23 V.S.A. § 4120(c)).
    """

    percent: int
    surcharge_cents: int
    speed_tiers: tuple[SpeedTier, ...]
    zone_factor: int
    version: str
    provisional: bool
    answer_days: int
    commercial_percent: int = 100
    commercial_over_mph: int = 15
    commercial_statutes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverPart:
    """One summand of a waiver penalty, with the words that explain it."""

    label: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A computed waiver penalty with its sum. `total_cents` None: a base penalty is missing."""

    total_cents: int | None
    parts: tuple[WaiverPart, ...] = ()
    table: str = ""
    provisional: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A Vermont town, city, gore or grant."""

    name: str
    county: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One value of a coded field with the words on its button."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopCodes:
    """Code values of the stop data (Vermont Criminal Justice Council; see the pack's sources)."""

    race: tuple[Code, ...]
    gender: tuple[Code, ...]
    reason: tuple[Code, ...]
    search: tuple[Code, ...]
    contraband: tuple[Code, ...]
    force: tuple[Code, ...]
    force_kind: tuple[Code, ...] = ()
    outcome: tuple[Code, ...] = ()
    weather: tuple[Code, ...] = ()
    road: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Courtesy:
    """A translation for courtesy, beside the English text and never instead of it.

    `language` is an ISO 639-1 code, `name` what its speakers call it; the lines belong to the
    kind of document in the field's name.
    """

    language: str
    name: str
    provisional: bool
    complaint: tuple[str, ...]
    warning: tuple[str, ...]
    notice: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """Wording that prints on the paper. `provisional` wording is not the court's own."""

    version: str
    provisional: bool
    pay: tuple[str, ...]
    complaint: tuple[str, ...]
    warning: tuple[str, ...]
    oath: str
    pay_url: str
    notice: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """What follows when a complaint of the State is not answered; `municipal` says its own."""
    municipal: tuple[str, ...] = ()
    guardian: tuple[str, ...] = ()
    military: str = ""
    courtesy: tuple[Courtesy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPack:
    """Everything the law says that the program needs, of one version."""

    version: str
    effective_from: date
    charges: tuple[Charge, ...]
    waiver: WaiverRules
    towns: tuple[Town, ...]
    stop_codes: StopCodes
    notices: Notices
    methods: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    cures: tuple[CureRule, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    amendable: tuple[str, ...] = ()
    """Field paths that an amendment may change; `driver.*` names a whole card."""
    void_reasons: tuple[Code, ...] = ()
    amend_reasons: tuple[Code, ...] = ()
    late_reasons: tuple[Code, ...] = ()
    ordinance_cap_cents: int = 80_000
    """Highest full penalty of a municipal ordinance (24 V.S.A. § 1974a)."""
    expungable: tuple[str, ...] = ()
    """Statutes whose outside records are destroyed two years after payment (23 V.S.A. § 2303)."""
