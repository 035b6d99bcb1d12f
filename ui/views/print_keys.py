"""The keys about the paper of the last print: stop it, say that it is whole, print it again."""

from __future__ import annotations

from collections.abc import Callable

from tracs_mobile.domain.names import DocumentId
from tracs_mobile.domain.states import PrintGrade
from ui.models.issue_desk import IssueDesk, Printed
from ui.text import screen_text
from ui.tokens import Tone
from ui.widgets.verbs import Verb, VerbBar

AGAIN, YES, CANCEL = "F5", "Alt+Y", "Alt+X"
YES_WORDS, _ = screen_text.doubt_words(PrintGrade.SPOOLED)


class PrintKeys:
    """Three verbs of a bar that are there only while they mean something.

    They stay beside the next stop until they are used or another print ends; nothing waits for
    them.
    """

    def __init__(
        self,
        desk: IssueDesk,
        *,
        again_key: str = AGAIN,
        begun: Callable[[], None] = lambda: None,
    ) -> None:
        """`again_key` is the page's own key that prints what is owed, where it has one.

        `begun` is called when these keys begin a print.
        """
        self._desk = desk
        self._begun = begun
        self._again_key = again_key
        self._bar: VerbBar | None = None
        self._owed = 0
        self._ask: tuple[DocumentId, ...] = ()
        self._again: tuple[DocumentId, ...] = ()
        self._grade = PrintGrade.OWED

    def verbs(self) -> tuple[Verb, ...]:
        """For the bar."""
        again = Verb(key=AGAIN, words=screen_text.PRINT_OWED, do=self._print)
        return (
            *((again,) if self._again_key == AGAIN else ()),
            Verb(key=YES, words=YES_WORDS, do=self._yes),
            Verb(key=CANCEL, words=screen_text.CANCEL_PRINT, do=self._desk.cancel),
        )

    def attach(self, bar: VerbBar) -> None:
        """The bar that was made with them."""
        self._bar = bar
        self.show()

    def take(self, result: Printed) -> tuple[str, Tone]:
        """A print ended, or was settled: the sentence with the keys that answer, and its tone."""
        self._ask, self._again, self._grade = result.ask, result.again, result.grade
        self.show()
        if result.again:
            return screen_text.doubt_line(result.said, result.grade, again_key=self._again_key)
        return screen_text.paper_line(
            result.said, all_out=result.all_out, again_key=self._again_key
        )

    def show_owed(self, count: int) -> None:
        """How many prints are owed."""
        self._owed = count
        self.show()

    def show(self, _printing: bool = False) -> None:
        """Show the verbs that mean something now."""
        bar = self._bar
        if bar is None:
            return
        printing = self._desk.prints > 0
        yes, again = screen_text.doubt_words(self._grade)
        bar.rename(YES, yes or YES_WORDS)
        shown = {CANCEL: printing, YES: bool(self._ask) and not printing}
        if self._again_key == AGAIN:
            bar.rename(AGAIN, again if self._again else screen_text.PRINT_OWED)
            shown[AGAIN] = bool(self._again or self._owed) and not printing
        bar.show_verbs(shown)

    def _yes(self) -> None:
        ask = self._ask
        if ask:
            self._ask = self._again = ()
            self._desk.seen_whole(ask)
            self.show()

    def _print(self) -> None:
        again, self._ask, self._again = self._again, (), ()
        self._begun()
        if again:
            self._desk.print_again(again)
        else:
            self._desk.print_owed()
        self.show()
