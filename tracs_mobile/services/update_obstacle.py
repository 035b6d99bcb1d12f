"""Why the program is not updated right now: nothing that an officer wrote may be at risk."""

from __future__ import annotations

from tracs_mobile.domain.outbox import OutboxSummary
from tracs_mobile.domain.stop import Draft
from tracs_mobile.wording import plural, say


def update_obstacle(summary: OutboxSummary, unfinished: Draft | None, owed: int) -> str:
    """What has to be done first, as a sentence; empty when nothing has."""
    if unfinished is not None:
        return say(
            "A stop is not finished. Issue it or throw it away first; an update is never made in "
            "the middle of one."
        )
    if summary.waiting or summary.refused:
        return say(
            "{tickets} not at DPS yet. Send them first, over the network or on a stick; then the "
            "update is made.",
            tickets=plural(summary.waiting + summary.refused, "ticket is", "tickets are"),
        )
    if owed:
        return say(
            "{papers} still owed. Print first; then the update is made.",
            papers=plural(owed, "paper is", "papers are"),
        )
    return ""
