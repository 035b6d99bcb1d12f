"""The rules for the driver: who it is, where mail reaches them, what the license says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracs_mobile.domain.days import age_on
from tracs_mobile.domain.problem import Case, Problem, block, warn
from tracs_mobile.domain.stop import Charged, Military, Origin
from tracs_mobile.wording import say

_DRIVING_AGE = 16
_UNITED_STATES_ZIP = re.compile(r"\d{5}(-?\d{4})?")
_CANADIAN_CODE = re.compile(r"[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE)
_ADDRESS = (
    ("street", say("Enter the street or PO box where mail reaches the driver.")),
    ("city", say("Enter the town of the driver's mailing address.")),
    ("state", say("Enter the state of the driver's mailing address.")),
    ("postal_code", say("Enter the ZIP code of the driver's mailing address.")),
)


def driver_problems(case: Case) -> Iterator[Problem]:
    """Problems of the driver card, top to bottom.

    Who is not charged need not be known: on a stop without charges, and where an organization
    is the only defendant, what is written is checked and nothing is asked for.
    """
    if not _is_charged(case):
        yield from _birth_doubts(case)
        return
    yield from _name(case)
    yield from _birth(case)
    yield from _address(case)
    yield from _license(case)
    if case.complaints and case.draft.military is Military.NOT_ASKED:
        yield block(
            "military",
            "military-not-asked",
            say(
                "Ask whether the driver is on active military duty; without the answer the court"
                " cannot enter a default judgment (V.R.C.P. 80.6)."
            ),
        )


def _is_charged(case: Case) -> bool:
    return any(entry.charged is Charged.DRIVER for entry in case.draft.charges)


def _name(case: Case) -> Iterator[Problem]:
    driver = case.draft.driver
    if not driver.family_name.strip():
        yield block(
            "driver.family_name", "family-name-missing", say("Enter the driver's last name.")
        )
    if driver.given_name.strip():
        return
    if driver.family_name and case.draft.origin("driver.family_name") is not Origin.TYPED:
        # Some licenses carry a single name; an officer must not have to invent a second one.
        yield warn(
            "driver.given_name",
            "given-name-not-on-license",
            say("The license shows no first name; ask the driver whether there is one."),
        )
    else:
        yield block(
            "driver.given_name", "given-name-missing", say("Enter the driver's first name.")
        )


def _birth(case: Case) -> Iterator[Problem]:
    if case.draft.driver.birth_date is None:
        yield block(
            "driver.birth_date", "birth-date-missing", say("Enter the driver's date of birth.")
        )
    yield from _birth_doubts(case)


def _birth_doubts(case: Case) -> Iterator[Problem]:
    born = case.draft.driver.birth_date
    field = "driver.birth_date"
    if born is None:
        return
    if born > case.today:
        yield block(
            field,
            "birth-date-in-future",
            say("The date of birth lies in the future; compare it with the license."),
        )
    elif (age := age_on(born, case.today)) < _DRIVING_AGE:
        yield warn(
            field,
            "driver-under-16",
            say("By this date of birth the driver is {age}; compare it with the license.", age=age),
        )


def _address(case: Case) -> Iterator[Problem]:
    driver = case.draft.driver
    for name, sentence in _ADDRESS if case.complaints else ():  # no court writes about a warning
        if not getattr(driver, name).strip():
            yield block(f"driver.{name}", f"{name.replace('_', '-')}-missing", sentence)
    code = driver.postal_code.strip()
    if code and not (_UNITED_STATES_ZIP.fullmatch(code) or _CANADIAN_CODE.fullmatch(code)):
        yield warn(
            "driver.postal_code",
            "postal-code-odd",
            say("The ZIP code should have 5 or 9 digits; check it with the driver."),
        )
    if case.complaints and not case.draft.address_confirmed:
        yield block(
            "address_confirmed",
            "address-not-confirmed",
            say(
                "Ask the driver for the present mailing address and mark it as confirmed; the court"
                " sends its notices there (V.R.C.P. 80.6)."
            ),
        )


def _license(case: Case) -> Iterator[Problem]:
    driver = case.draft.driver
    if not driver.license_number.strip():
        yield warn(
            "driver.license_number",
            "license-number-missing",
            say(
                "No license number is entered; the Department of Motor Vehicles may not find the"
                " driver by name alone."
            ),
        )
    if driver.license_expires is not None and driver.license_expires < case.today:
        yield warn(
            "driver.license_expires",
            "license-expired",
            say(
                "The license expired on {license_expires:%m/%d/%Y}; think of a charge for it.",
                license_expires=driver.license_expires,
            ),
        )
