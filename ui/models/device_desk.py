"""The devices of the laptop as the pages set them up and test them; knows no widgets."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from tracs_mobile.domain.devices import Cause, DeviceBook, LinkKind, PrinterSetup
from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.rights import Verb
from tracs_mobile.domain.states import PrintGrade, PrintOutcome
from tracs_mobile.ports import DeviceReport, FoundDevice
from tracs_mobile.services.client import Client
from ui.models import device_book
from ui.models.device_book import Setup
from ui.models.issue_desk import sentence
from ui.tasks import Doing, Lanes
from ui.text import device_text, device_words, find_text, note_text
from ui.tokens import Tone

_GIVEN_UP = PrintOutcome(
    grade=PrintGrade.NOT_STARTED,
    printer="",
    said=device_words.THE_TEST_WAS_GIVEN_UP,
    cause=Cause.CANCELED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """What a test came to: the setup before, the setup with what was learned, the slip."""

    before: PrinterSetup
    setup: PrinterSetup
    slip: PrintOutcome


class DeviceDesk(QObject):
    """`changed` follows another book or another health; `said` carries a sentence and its tone.

    `found` carries each device as a search comes across it, `searched` all of them at its end;
    `stepped` each step of a test, `learned` what it came to, `not_learned` the error.
    """

    changed = Signal()
    said = Signal(str, str)
    found = Signal(object)
    searched = Signal(object)
    stepped = Signal(object)
    learned = Signal(object)
    not_learned = Signal(str)
    _found_there = Signal(int, object)
    _stepped_there = Signal(int, object)

    def __init__(self, client: Client, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._devices = client.devices
        self._lanes = lanes
        self._before_removal: DeviceBook | None = None
        self._coming: deque[DeviceBook] = deque()
        self.reports: dict[str, DeviceReport] = {}
        self.owed = 0
        self._round = 0
        """Which search or test the signals of other threads belong to; older ones are dropped."""
        self.checking = self.searching = self.learning = False
        # From other threads to this one: only bound methods of QObjects are called here.
        self._found_there.connect(self._found)
        self._stepped_there.connect(self._stepped)

    # --- what is set up --------------------------------------------------------------------

    @property
    def book(self) -> DeviceBook:
        """What is set up, with what is being written just now: a second key builds on the first."""
        return self._coming[-1] if self._coming else self._devices.book()

    @property
    def profiles(self) -> dict[str, str]:
        """Every kind of printer: the name of its profile, and its words."""
        return dict(self._devices.profiles())

    @property
    def obstacle(self) -> str:
        """Why who is signed on may not set devices up; empty when they may."""
        return self._client.may(Verb.SET_UP_DEVICES)

    def camera(self) -> bool:
        """Whether a camera is on the list."""
        return any(s.kind is LinkKind.CAMERA for s in self.book.scanners)

    def change(self, book: DeviceBook, said: str) -> None:
        """Write the book and use it at once, unless that is somebody else's to do."""
        if self.obstacle:
            self.said.emit(self.obstacle, "warn")
            return
        if book == self.book:
            self.said.emit(said, "good")
            return
        self._before_removal = None
        self._keep(book, said)

    def _keep(self, book: DeviceBook, said: str) -> None:
        self._coming.append(book)
        self._lanes.store.run(
            lambda: self._devices.keep(book), done=lambda _: self._kept(said), failed=self._not_kept
        )

    def _not_kept(self, error: Exception) -> None:
        self._coming.popleft()
        self._failed(error)

    def _kept(self, said: str) -> None:
        self._coming.popleft()
        self.said.emit(said, "good")
        self.changed.emit()
        self.check()

    def move(self, device_id: str, step: int) -> None:
        """Try a printer earlier (-1) or later (1)."""
        book = device_book.moved(self.book, device_id, step)
        if book == self.book:
            end = device_text.FIRST_ALREADY if step < 0 else device_text.LAST_ALREADY
            self.said.emit(end, "plain")
            return
        self.change(book, device_text.MOVED)

    def remove(self, device_id: str) -> None:
        """Take a device off the list; `undo` brings it back."""
        setup = device_book.device_of(self.book, device_id)
        if setup is None:
            return
        before = self.book
        self.change(device_book.without(before, device_id), device_text.removed(setup.name))
        if not self.obstacle:
            self._before_removal = before

    @property
    def can_undo(self) -> bool:
        """Whether something was removed that can be brought back."""
        return self._before_removal is not None

    def undo(self) -> None:
        """Bring back what was removed last."""
        before, self._before_removal = self._before_removal, None
        if before is None:
            self.said.emit(device_text.NO_UNDO, "plain")
        else:
            self._keep(before, device_text.UNDONE)

    def use(self, found: FoundDevice) -> None:
        """Put a found device on the list."""
        book, setup = device_book.with_found(
            self.book, found, new_id=self._client.new_id(), profiles=tuple(self.profiles)
        )
        self.change(book, find_text.used(setup.name, scanner=found.scanner))

    def set_up(self, setup: Setup, said: str = device_text.KEPT) -> None:
        """Change one device."""
        self.change(device_book.with_changed(self.book, setup), said)

    # --- how they are ----------------------------------------------------------------------

    def check(self) -> None:
        """Ask every device how it is; one round at a time."""
        if self.checking:
            return
        self.checking = True
        self._lanes.print.run(
            self._devices.check,
            done=self._checked,
            failed=self._not_checked,
            doing=Doing(words=note_text.CHECKING_DEVICES),
        )
        self.changed.emit()

    def _checked(self, reports: tuple[DeviceReport, ...]) -> None:
        self.checking = False
        self.reports = {report.id: report for report in reports}
        self.changed.emit()

    def _not_checked(self, error: Exception) -> None:
        self.checking = False
        self._failed(error)
        self.changed.emit()

    def count_owed(self) -> None:
        """Read how many prints are owed."""
        self._lanes.store.run(self._client.owed, done=self._counted, failed=self._failed)

    def _counted(self, owed: tuple[DocumentId, ...]) -> None:
        if len(owed) != self.owed:
            self.owed = len(owed)
            self.changed.emit()

    def print_test(self, setup: PrinterSetup) -> None:
        """Print a short test slip."""
        self.said.emit(device_text.TESTING, "plain")
        self._lanes.print.run(
            lambda: self._devices.print_test(setup),
            done=partial(self._tested, setup.id),
            failed=self._failed,
            doing=Doing(words=note_text.TESTING_SLIP, can_stop=False),
        )

    def note_test(self, device_id: str) -> None:
        """A device was seen to work just now; the readiness check tells when."""
        self._lanes.store.run(
            lambda: self._client.note_device_test(device_id),
            done=lambda _: None,
            failed=self._failed,
        )

    def _tested(self, device_id: str, outcome: PrintOutcome) -> None:
        if outcome.may_have_left_paper:
            self.note_test(device_id)
        tone: Tone = "good" if outcome.may_have_left_paper else "warn"
        self.said.emit(outcome.said, tone)
        self.check()

    # --- find ------------------------------------------------------------------------------

    def find(self) -> None:
        """Look for devices; a search that is under way goes on."""
        if self.searching:
            return
        self.searching = True
        self._round += 1
        self._lanes.search.run(
            partial(self._find_there, self._round),
            done=partial(self._searched, self._round),
            failed=partial(self._not_searched, self._round),
        )

    def _find_there(self, this_round: int) -> tuple[FoundDevice, ...]:
        """Runs in the lane. What was given up while it waited there is not begun at all."""
        if this_round != self._round:
            return ()
        return self._devices.find(partial(self._found_there.emit, this_round))

    def _found(self, this_round: int, device: object) -> None:
        if this_round == self._round and self.searching:
            self.found.emit(device)

    def _searched(self, this_round: int, found: tuple[FoundDevice, ...]) -> None:
        if this_round == self._round and self.searching:
            self.searching = False
            self.searched.emit(found)

    def _not_searched(self, this_round: int, error: Exception) -> None:
        if this_round == self._round and self.searching:
            self.searching = False
            self._failed(error)
            self.searched.emit(())

    # --- test and learn --------------------------------------------------------------------

    def learn(self, setup: PrinterSetup) -> None:
        """Try out what a printer can; one test at a time."""
        if self.learning:
            return
        self.learning = True
        self._round += 1
        self._lanes.print.run(
            partial(self._learn_there, self._round, setup),
            done=partial(self._learned, self._round, setup),
            failed=partial(self._not_learned, self._round),
        )

    def _learn_there(
        self, this_round: int, setup: PrinterSetup
    ) -> tuple[PrinterSetup, PrintOutcome]:
        """Runs in the lane. What was given up while it waited behind a print is not begun."""
        if this_round != self._round:
            return setup, _GIVEN_UP
        return self._devices.learn(setup, partial(self._stepped_there.emit, this_round))

    def _stepped(self, this_round: int, step: object) -> None:
        if this_round == self._round and self.learning:
            self.stepped.emit(step)

    def _learned(
        self, this_round: int, before: PrinterSetup, result: tuple[PrinterSetup, PrintOutcome]
    ) -> None:
        if this_round == self._round and self.learning:
            self.learning = False
            setup, slip = result
            if slip.may_have_left_paper:
                self.note_test(setup.id)
            self.learned.emit(Learning(before=before, setup=setup, slip=slip))

    def _not_learned(self, this_round: int, error: Exception) -> None:
        if this_round == self._round and self.learning:
            self.learning = False
            self.not_learned.emit(sentence(error))

    def give_up(self) -> None:
        """End a search or a test that is under way; nothing more is told of it."""
        if self.searching or self.learning:
            self._devices.give_up()
        self.searching = self.learning = False
        self._round += 1

    # --- setup sheets ----------------------------------------------------------------------

    def sheets(self) -> tuple[tuple[str, str], ...]:
        """Makers of scanners that have a setup sheet."""
        return self._devices.setup_sheets()

    def write_sheet(self, family: str, path: str, done: Callable[[str], None]) -> None:
        """Write a setup sheet as a PDF; `done` gets the path."""
        self._lanes.misc.run(
            lambda: self._devices.write_setup_sheet(family, path),
            done=lambda _: done(path),
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.said.emit(sentence(error), "bad")
