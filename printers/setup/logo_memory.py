"""Puts the logo into the memory of a printer, and makes sure that it is there.

A ticket names a stored logo by its key and prints nothing where there is none, so the setup says
that it is stored only when the printer's memory has become smaller by it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

from printers.driver import said
from printers.driver.attempt import Limits
from printers.driver.links import LinkFault
from printers.driver.patient import open_within
from printers.driver.ways import opener
from printers.escpos import status
from printers.escpos.nv_logo import FORGET_LOGO, logo_digest, store_logo
from printers.escpos.status import ReplyKind
from printers.profiles import profile_of
from printers.setup import learn_said
from printers.setup.interview import Heard, Interview, who_is_there
from printers.setup.learn_asks import room_for_pictures
from tracs_mobile.domain.devices import PrinterSetup
from tracs_mobile.ports import LearnStep

Monotonic = Callable[[], float]

_USUAL_LIMITS = Limits()
_WRITING_S = 15.0
"""While it writes to its memory a printer answers nothing."""

_SENDING_S = 20.0


def store_logo_in(
    setup: PrinterSetup,
    logo_png: bytes,
    *,
    limits: Limits = _USUAL_LIMITS,
    monotonic: Monotonic = time.monotonic,
    canceled: threading.Event | None = None,
) -> tuple[PrinterSetup, LearnStep]:
    """The setup as it is afterwards, and what came of it; nothing is printed.

    A logo that is there already is not written again: the memory wears out. Takes up to half a
    minute. Raises BadInput when there is no logo or the printer is not known to keep one.
    """
    profile = profile_of(setup)
    job, digest = store_logo(logo_png, profile), logo_digest(logo_png, profile)
    if setup.logo_stored == digest:
        return setup, _step(learn_said.LOGO_THERE, good=True)
    stop = canceled or threading.Event()
    try:
        link = open_within(opener(setup.url), limits.open_s, monotonic=monotonic, canceled=stop)
    except LinkFault as fault:
        return setup, _failed(setup, fault)
    try:
        stored = _stored(Interview(link, monotonic=monotonic, canceled=stop), job)
    except LinkFault as fault:
        return replace(setup, logo_stored=""), _failed(setup, fault)
    finally:
        link.close(discard=True)
    if not stored:
        return replace(setup, logo_stored=""), _step(learn_said.LOGO_UNSURE, good=False)
    return replace(setup, logo_stored=digest), _step(learn_said.LOGO_STORED, good=True)


def _stored(talk: Interview, job: bytes) -> bool:
    """Whether the memory is smaller after the logo went there."""
    if who_is_there(talk).who is not Heard.PRINTER:
        return False
    if not _taken_in(talk, FORGET_LOGO):
        return False
    before = room_for_pictures(talk)
    if before is None or not _taken_in(talk, job):
        return False
    after = room_for_pictures(talk)
    return after is not None and after < before


def _taken_in(talk: Interview, data: bytes) -> bool:
    """Whether the printer says that it has carried out all of it."""
    if not talk.say(data, within_s=_SENDING_S):
        return False
    reply = talk.ask(
        status.ASK_IN_ORDER, lambda r: r.kind is ReplyKind.IN_ORDER, within_s=_WRITING_S
    )
    return reply is not None


def _step(sentence: str, *, good: bool) -> LearnStep:
    return LearnStep(title=learn_said.TITLES["logo"], said=sentence, good=good)


def _failed(setup: PrinterSetup, fault: LinkFault) -> LearnStep:
    sentence = said.trouble(fault.cause, setup.name, said.Moment.CHECK, ticket=False)
    return _step(sentence, good=False)
