"""Questions that overtake each other: only the newest one is asked and answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from ui.tasks import Doing, TaskRunner

T = TypeVar("T")


class Newest(Generic[T]):
    """Asks in a lane, one question at a time. Lives on the UI thread.

    While one is under way only the newest further question is kept, and the answer that it makes
    stale is dropped: what is on the screen always belongs to what was typed last.
    """

    def __init__(
        self,
        lane: TaskRunner,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        doing: str = "",
    ) -> None:
        """`doing` says what is asked, for when it takes a while; then it can be given up."""
        self._doing = doing
        self._lane = lane
        self._done = done
        self._failed = failed
        self._next: Callable[[], T] | None = None
        self._under_way = False

    @property
    def idle(self) -> bool:
        """Whether nothing is asked now."""
        return not self._under_way

    def ask(self, question: Callable[[], T]) -> None:
        """Ask, now or as soon as the question under way is answered."""
        if self._under_way:
            self._next = question
            return
        self._under_way = True
        doing = Doing(words=self._doing) if self._doing else None
        self._lane.run(question, done=self._answered, failed=self._not_answered, doing=doing)

    def _answered(self, answer: T) -> None:
        if not self._go_on():
            self._done(answer)

    def _not_answered(self, error: Exception) -> None:
        if not self._go_on():
            self._failed(error)

    def _go_on(self) -> bool:
        """Ask what was wanted meanwhile; says whether there was anything."""
        self._under_way = False
        following, self._next = self._next, None
        if following is None:
            return False
        self.ask(following)
        return True
