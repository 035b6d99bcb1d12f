"""The questions of *Test and learn* that a printer answers itself, one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from printers.escpos import status
from printers.escpos.status import Condition, Reply, ReplyKind
from printers.profiles import DOTS_PER_MM, Profile
from printers.setup import learn_said
from printers.setup.find_said import full_name
from printers.setup.interview import Answer, Interview
from printers.setup.models import model_of
from tracs_mobile.domain.devices import PrinterSetup

_STOP_TELLING = b"\x1da\x00"
_RESET = b"\x1b@"
_FEED_MM = 40
_FEED = 2 * (b"\x1bJ" + bytes([_FEED_MM * DOTS_PER_MM // 2]))
_EVEN_FASTER = 0.5
"""The answer has to take at least this part of the time that the paper needs."""

_MARK = b"LERN"
_ANSWER_S = 0.6
_PAPER_S = 4.0
_ASK_ROOM = b"\x1d(L\x02\x00\x30\x33"
"""GS ( L function 51: how many bytes are left in the memory for pictures."""

_ROOM_BYTES = 16_384
"""The largest logo at the top of a ticket, and what the printer keeps about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one question taught."""

    title: str
    said: str
    good: bool
    facts: Mapping[str, object] = field(default_factory=dict)


Ask = Callable[[Interview, Profile, Condition], Found]


def identify(setup: PrinterSetup, answer: Answer) -> tuple[PrinterSetup, str, bool]:
    """The setup with the profile of the model, the sentence about it, whether it knows no commands.

    A printer that does not tell its model keeps the profile that was chosen.
    """
    named = full_name(answer.maker, answer.model)
    more = (("firmware", answer.firmware), ("number", answer.serial))
    known_as = ", ".join([named, *(f"{what} {value}" for what, value in more if value)])
    if not answer.model:
        return setup, learn_said.NAMELESS, False
    model = model_of(named)
    if model is None:
        return setup, learn_said.UNKNOWN_MODEL.format(name=known_as), False
    if model.speaks_pages:
        return setup, learn_said.PAGES.format(name=known_as), True
    return replace(setup, profile=model.profile), learn_said.KNOWN.format(name=known_as), False


def _tells_changes(talk: Interview, _profile: Profile, _condition: Condition) -> Found:
    """GS a is answered at once with the state as it is."""
    told = talk.ask(status.TELL_CHANGES, _is(ReplyKind.CHANGE), within_s=_ANSWER_S) is not None
    talk.say(_STOP_TELLING)
    words = learn_said.CHANGES if told else learn_said.NO_CHANGES
    return Found(title="changes", said=words, good=told, facts={"tells_changes": told})


def _answers_in_order(talk: Interview, _profile: Profile, _condition: Condition) -> Found:
    told = talk.ask(status.ASK_IN_ORDER, _is(ReplyKind.IN_ORDER), within_s=_ANSWER_S) is not None
    words = learn_said.ORDER if told else learn_said.NO_ORDER
    return Found(title="order", said=words, good=told, facts={"answers_in_order": told})


def _confirms_print(talk: Interview, profile: Profile, condition: Condition) -> Found:
    """GS ( H: the mark has to come back, and later when there is paper to move before it."""
    if condition.stops:
        return Found(title="paper", said=learn_said.NOT_TRIED, good=False)
    talk.say(_RESET)
    at_once = _seconds(talk, b"", within_s=_ANSWER_S)
    if at_once is None:
        talk.say(_RESET)  # forget what a printer without the command took for letters
        facts = {"confirms_print": False}
        return Found(title="paper", said=learn_said.NO_CONFIRM, good=False, facts=facts)
    after_paper = _seconds(talk, _FEED, within_s=_PAPER_S)
    least_s = _FEED_MM / profile.mm_per_second * _EVEN_FASTER
    sure = after_paper is not None and after_paper - at_once >= least_s
    words = learn_said.CONFIRMS if sure else learn_said.TOO_EARLY
    return Found(title="paper", said=words, good=sure, facts={"confirms_print": sure})


def _seconds(talk: Interview, before: bytes, *, within_s: float) -> float | None:
    """How long the mark takes that stands after these bytes; None when it does not come back."""
    began = talk.now
    question = before + status.ask_printed(_MARK)
    reply = talk.ask(question, _is_mark, within_s=within_s)
    return None if reply is None else talk.now - began


def _is_mark(reply: Reply) -> bool:
    return reply.kind is ReplyKind.PROCESS and _MARK in reply.raw


def _keeps_logo(talk: Interview, _profile: Profile, _condition: Condition) -> Found:
    """Printers that keep pictures tell how much room is left; what says nothing teaches nothing."""
    room = room_for_pictures(talk)
    if room is None:
        talk.say(_RESET)
        return Found(title="logo", said=learn_said.NO_WORD_OF_LOGO, good=False)
    keeps = room >= _ROOM_BYTES
    words = learn_said.KEEPS_LOGO if keeps else learn_said.NO_ROOM
    return Found(title="logo", said=words, good=keeps, facts={"nv_logo": keeps})


def room_for_pictures(talk: Interview) -> int | None:
    """Bytes left in the memory for pictures; None when the printer does not say."""
    reply = talk.ask(_ASK_ROOM, _is_room, within_s=_ANSWER_S)
    return None if reply is None else int(reply.raw[2:-1])


def _is_room(reply: Reply) -> bool:
    return reply.raw.startswith(b"\x37\x31") and reply.raw[2:-1].isdigit()


def _is(kind: ReplyKind) -> Callable[[Reply], bool]:
    return lambda reply: reply.kind is kind


ASKS: tuple[Ask, ...] = (_tells_changes, _answers_in_order, _confirms_print, _keeps_logo)
"""In the order in which they are put; the one that moves paper comes late."""
