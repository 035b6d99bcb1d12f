"""*Test and learn*: asks a printer what it can, prints the slip, and keeps what was found out.

Silence teaches nothing: a printer that answers nothing may be switched off. A printer that answers
some questions and not others has told something.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from printers.driver import said
from printers.driver.attempt import Limits
from printers.driver.links import LinkFault, LinkLost
from printers.driver.patient import open_within
from printers.driver.ways import opener
from printers.escpos import status
from printers.profiles import profile_of
from printers.setup import learn_said
from printers.setup.interview import Answer, Heard, Interview, is_status, who_is_there
from printers.setup.learn_asks import ASKS, identify
from printers.setup.slip_print import print_slip
from printers.setup.slip_questions import did_it_come_out, questions
from printers.setup.test_slip import Now, system_now
from tracs_mobile.domain.devices import Cause, Learned, LinkKind, PrinterSetup
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.ports import EyeQuestion, LearnStep
from tracs_mobile.ports.raw_queue import RawSpooler

Monotonic = Callable[[], float]
OnStep = Callable[[LearnStep], None]

_CAN_ANSWER = frozenset({LinkKind.SERIAL, LinkKind.BLUETOOTH, LinkKind.NETWORK})
_USUAL_LIMITS = Limits()


def learn(
    setup: PrinterSetup,
    on_step: OnStep,
    *,
    now: Now = system_now,
    limits: Limits = _USUAL_LIMITS,
    monotonic: Monotonic = time.monotonic,
    canceled: threading.Event | None = None,
    spooler: RawSpooler | None = None,
) -> tuple[PrinterSetup, PrintOutcome]:
    """Ask, print the slip, and tell each step; the setup with what was learned, and the print.

    What only eyes can tell comes as questions with the last steps; their answers become `Learned`
    as they are. `on_step` is called on this thread. Takes up to a minute; ends soon after
    `canceled` is set. `spooler` takes the place of the queues of Windows. Raises BadInput for a
    setup that cannot be.
    """
    profile_of(setup)
    lesson = _Lesson(setup, on_step, monotonic, canceled or threading.Event())
    if setup.kind in _CAN_ANSWER:
        cause = lesson.ask(limits)
        if cause is not Cause.NONE:
            return lesson.setup, _not_started(setup, cause)
    else:
        lesson.tell("status", learn_said.QUEUE, good=True)
    outcome = print_slip(
        lesson.trial,
        now=now,
        trying=True,
        limits=limits,
        monotonic=monotonic,
        canceled=lesson.canceled,
        spooler=spooler,
    )
    lesson.look(outcome)
    return lesson.setup, outcome


def _not_started(setup: PrinterSetup, cause: Cause) -> PrintOutcome:
    sentence = said.trouble(cause, setup.name, said.Moment.BEFORE, ticket=False)
    return PrintOutcome(
        grade=PrintGrade.NOT_STARTED, printer=setup.name, said=sentence, cause=cause
    )


class _Lesson:
    """One printer and what is learned of it. `setup` grows with each answer."""

    def __init__(
        self,
        setup: PrinterSetup,
        on_step: OnStep,
        monotonic: Monotonic,
        canceled: threading.Event,
    ) -> None:
        self.setup = setup
        self.canceled = canceled
        self._on_step = on_step
        self._monotonic = monotonic
        self._mute = False

    @property
    def trial(self) -> PrinterSetup:
        """How the slip is printed: a printer that said nothing is printed to without asking."""
        mute = {"answers_status": False}
        return with_learned(self.setup, mute) if self._mute else self.setup

    def tell(
        self, title: str, sentence: str, *, good: bool, ask: EyeQuestion | None = None
    ) -> None:
        """One line for whoever watches."""
        words = learn_said.TITLES[title]
        self._on_step(LearnStep(title=words, said=sentence, good=good, ask=ask))

    def ask(self, limits: Limits) -> Cause:
        """All questions over one opened line; NONE when the slip can be sent."""
        try:
            link = open_within(
                opener(self.setup.url),
                limits.open_s,
                monotonic=self._monotonic,
                canceled=self.canceled,
            )
        except LinkFault as fault:
            if self.canceled.is_set():
                return Cause.CANCELED
            sentence = said.trouble(fault.cause, self.setup.name, said.Moment.CHECK, ticket=False)
            self.tell("connection", sentence, good=False)
            return fault.cause
        self.tell("connection", learn_said.CONNECTED, good=True)
        interview = Interview(link, monotonic=self._monotonic, canceled=self.canceled)
        try:
            cause = self._interview(interview)
        except LinkLost as fault:
            self.tell("status", learn_said.BROKE, good=False)
            cause = fault.cause
        finally:
            link.close(discard=True)
        self.canceled.wait(limits.reopen_s if self.setup.kind is LinkKind.BLUETOOTH else 0)
        return Cause.CANCELED if self.canceled.is_set() else cause

    def _interview(self, interview: Interview) -> Cause:
        answer = who_is_there(interview)
        if self.canceled.is_set():
            return Cause.CANCELED
        if answer.who is Heard.OTHER:
            self.tell("status", learn_said.OTHER, good=False)
            return Cause.NOT_A_PRINTER
        if answer.who is Heard.NOBODY:
            self._mute = True
            self.tell("status", learn_said.NOBODY, good=False)
            return Cause.NONE
        return self._printer(interview, answer)

    def _printer(self, interview: Interview, answer: Answer) -> Cause:
        words = learn_said.ANSWERS_SHORT if answer.bare else learn_said.ANSWERS
        short = answer.bare or interview.ask(status.ASK_PRINTER[1:], is_status) is not None
        self._learn({"answers_status": True, "status_without_dle": short})
        self.tell("status", words, good=True)
        self.setup, sentence, speaks_pages = identify(self.setup, answer)
        self._learn({"tells_model": bool(answer.model)})
        self.tell("name", sentence, good=not speaks_pages)
        for ask in ASKS:
            if self.canceled.is_set():
                return Cause.CANCELED
            found = ask(interview, profile_of(self.setup), answer.condition)
            self._learn(found.facts)
            self.tell(found.title, found.said, good=found.good)
        return Cause.NONE

    def _learn(self, facts: Mapping[str, object]) -> None:
        self.setup = with_learned(self.setup, facts)

    def look(self, outcome: PrintOutcome) -> None:
        """Say how the slip went, and put the questions that it answers."""
        printed = outcome.may_have_left_paper or outcome.grade is PrintGrade.SAVED
        self.tell("slip", outcome.said, good=printed)
        if not printed:
            return
        if self._mute:
            self.tell("eyes", learn_said.LOOK, good=True, ask=did_it_come_out())
        for question in questions(profile_of(self.setup)):
            self.tell("eyes", learn_said.LOOK, good=True, ask=question)
        self.tell("darkness", learn_said.DARKNESS, good=True)


def with_learned(setup: PrinterSetup, facts: Mapping[str, object]) -> PrinterSetup:
    """The setup with facts learned, in place of what was known of them before."""
    kept = tuple(one for one in setup.learned if one.fact not in facts)
    new = tuple(Learned(fact=name, value=json.dumps(value)) for name, value in facts.items())
    return replace(setup, learned=(*kept, *new))
