"""The day it is for the staff, and days as forms send them."""

from __future__ import annotations

from datetime import date, datetime

from sync.gateway.web.shell import EASTERN
from tracs_mobile.domain.request_text import day_of
from tracs_mobile.errors import BadInput


def today_of(now: datetime) -> date:
    """The day it is in Vermont."""
    return now.astimezone(EASTERN).date()


def day_field(text: str, what: str) -> date:
    """The day of a form's field, from a date picker or typed. Raises BadInput with a sentence."""
    found = day_of(text)
    if found is None:
        raise BadInput(f"Give the {what} as month/day/year, for example 12/01/2026.")
    return found
