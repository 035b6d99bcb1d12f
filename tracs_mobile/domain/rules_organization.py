"""The rules for an organization as the defendant, and for the parent or guardian of a minor."""

from __future__ import annotations

from collections.abc import Iterator

from tracs_mobile.domain.charging import DIVERSION_CATEGORY, charge_of
from tracs_mobile.domain.days import OF_AGE, age_on
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.stop import AddressSource, Charged
from tracs_mobile.wording import say

_ASKED = (
    ("name", say("Enter the name of the organization that is charged.")),
    ("street", say("Enter the street or PO box of the organization.")),
    ("city", say("Enter the town of the organization's address.")),
    ("state", say("Enter the state of the organization's address.")),
    ("postal_code", say("Enter the ZIP code of the organization's address.")),
)


def organization_problems(case: Case) -> Iterator[Problem]:
    """An organization needs its name, its address, and its source (V.R.C.P. 80.6(b)(1))."""
    if any(entry.charged is Charged.ORGANIZATION for entry in case.draft.charges):
        organization = case.draft.organization
        for name, sentence in _ASKED:
            if not getattr(organization, name).strip():
                code = f"organization-{name.replace('_', '-')}-missing"
                yield block(f"organization.{name}", code, sentence)
        if organization.address_source is AddressSource.NOT_CHOSEN:
            yield block(
                "organization.address_source",
                "address-source-missing",
                say(
                    "Say where the address comes from, in this order: Secretary of State or DMV, "
                    "the registration certificate, USDOT, the home jurisdiction (V.R.C.P. "
                    "80.6(b)(1))."
                ),
            )
    yield from _persons_only(case)
    yield from _guardian(case)


def _persons_only(case: Case) -> Iterator[Problem]:
    """An organization holds no license and drinks nothing."""
    for at in case.complaints:
        entry = case.draft.charges[at]
        charge = charge_of(case.pack, entry)
        if charge is None or entry.charged is not Charged.ORGANIZATION:
            continue
        if charge.category == DIVERSION_CATEGORY:
            yield block(
                f"charges.{at}.charged",
                "notice-to-organization",
                say(
                    "A notice under {statute} goes to a person, whom the Diversion Program"
                    " can take; charge the driver.",
                    statute=charge.statute,
                ),
            )
        elif charge.points:
            yield warn(
                f"charges.{at}.charged",
                "points-to-organization",
                say(
                    "{statute} carries points (23 V.S.A. § 2502), which go on the license of a"
                    " driver; charge the driver, unless the organization itself has to answer.",
                    statute=charge.statute,
                ),
            )


def _guardian(case: Case) -> Iterator[Problem]:
    born = case.draft.driver.birth_date
    if born is None or not case.complaints or born > case.today:
        return
    if age_on(born, case.today) < OF_AGE and not case.draft.guardian.name.strip():
        yield warn(
            "guardian.name",
            "guardian-missing",
            say(
                "The driver is under 18; ask for the name of a parent or guardian, whom the court"
                " needs to hear from."
            ),
        )
