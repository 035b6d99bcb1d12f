"""First-use hints: one for each page, until an officer has seen it three times or put it away."""

from __future__ import annotations

from collections.abc import Callable

ENOUGH = 3
"""How often a hint is seen before it goes away by itself."""

Seen = dict[str, dict[str, int]]


def parse_seen(kept: str) -> Seen:
    """What the setting `hints` holds, by officer and page: `07A12:stop=3,outbox=1;07B02:stop=1`.

    What cannot be read counts as not seen: the worst that follows is a hint too many.
    """
    seen: Seen = {}
    for part in kept.split(";"):
        officer, _, pages = part.partition(":")
        for page in pages.split(","):
            name, _, count = page.partition("=")
            if officer and name and count.isdecimal():
                seen.setdefault(officer, {})[name] = int(count)
    return seen


def write_seen(seen: Seen) -> str:
    """The setting `hints` for what was seen."""
    return ";".join(
        f"{officer}:" + ",".join(f"{name}={count}" for name, count in pages.items())
        for officer, pages in seen.items()
        if pages
    )


class Hints:
    """The hints of one officer. `keep` is called with the setting whenever it is another one."""

    def __init__(
        self, officer: str, kept: str, words: dict[str, str], keep: Callable[[str], None]
    ) -> None:
        self._seen = parse_seen(kept)
        self._own = self._seen.setdefault(officer, {})
        self._words = words
        self._keep = keep

    def of(self, page: str) -> str:
        """The hint of a page, which counts as seen by that; empty when there is none any more."""
        seen = self._own.get(page, 0)
        words = self._words.get(page, "")
        if not words or seen >= ENOUGH:
            return ""
        self._own[page] = seen + 1
        self._keep(write_seen(self._seen))
        return words

    def put_away(self, page: str) -> None:
        """The officer has read it: not again."""
        self._own[page] = ENOUGH
        self._keep(write_seen(self._seen))

    def show_again(self) -> None:
        """All of them from the beginning."""
        self._own.clear()
        self._keep(write_seen(self._seen))
