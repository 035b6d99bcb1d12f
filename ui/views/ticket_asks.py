"""The questions before a step on a ticket: reasons, whose copy, in which language."""

from __future__ import annotations

from collections.abc import Callable

from tracs_mobile.domain.law import Code, LawPack
from tracs_mobile.domain.states import TicketRow
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.services.client import Client
from ui.text import life_text, ticket_words
from ui.views.ask_card import Ask, Choice

ENGLISH = Code(code="en", label=ticket_words.ENGLISH_ONLY)
_MORE = ticket_words.IN_YOUR_OWN_WORDS


def void_ask(key: str, row: TicketRow, law: LawPack, then: Callable[[str, str], None]) -> Ask:
    """Why a ticket is void."""
    filed = row.kind is DocumentKind.COMPLAINT
    return Ask(
        key=key,
        title=life_text.void_title(row.number),
        why=life_text.VOID_WHY if filed else life_text.VOID_WHY_KEPT,
        confirm=life_text.void_confirm(row.number),
        choices=_reasons(law.void_reasons),
        text=_MORE,
        needs_text=not law.void_reasons,
        then=lambda codes, text: then(codes[0] if codes else "", text),
    )


def late_ask(key: str, row: TicketRow, law: LawPack, then: Callable[[str, str], None]) -> Ask:
    """Why DPS got a ticket late."""
    return Ask(
        key=key,
        title=life_text.late_title(row.number),
        why=life_text.LATE_WHY,
        confirm=ticket_words.KEEP_THE_REASON,
        choices=_reasons(law.late_reasons),
        text=_MORE,
        needs_text=not law.late_reasons,
        then=lambda codes, text: then(codes[0] if codes else "", text),
    )


def cure_ask(key: str, row: TicketRow, then: Callable[[], None]) -> Ask:
    """Proof was shown; noted once and for good, so only the second press counts."""
    return Ask(
        key=key,
        title=life_text.cure_title(row.number),
        why=life_text.CURE_WHY,
        confirm=ticket_words.NOTE_THAT_IT_WAS_SHOWN,
        then=lambda *_: then(),
    )


def hand_ask(key: str, row: TicketRow, then: Callable[[], None]) -> Ask:
    """A notice was handed over; noted once and for good, so only the second press counts."""
    return Ask(
        key=key,
        title=life_text.hand_title(row.number),
        why=life_text.HAND_WHY,
        confirm=ticket_words.NOTE_THAT_IT_WAS_DONE,
        then=lambda *_: then(),
    )


def copy_ask(
    key: str, row: TicketRow, client: Client, then: Callable[[str, tuple[str, ...]], None]
) -> Ask:
    """Whose copy, and which courtesy text beside the English one."""
    copies = tuple(Code(code=name, label=name.capitalize()) for name in client.copy_names(row))
    choices = [Choice(title=ticket_words.WHOSE_COPY, codes=copies, first=copies[0].code)]
    spoken = tuple(Code(code=code, label=name) for code, name in client.languages())
    if spoken:
        choices.append(
            Choice(title=ticket_words.LANGUAGE, codes=(ENGLISH, *spoken), first=ENGLISH.code)
        )

    def answered(codes: tuple[str, ...], _text: str) -> None:
        then(codes[0], tuple(code for code in codes[1:] if code != ENGLISH.code))

    return Ask(
        key=key,
        title=life_text.COPY_TITLE,
        why=life_text.COPY_WHY,
        confirm=ticket_words.AND_PRINT_IT,
        choices=tuple(choices),
        then=answered,
    )


def show_ask(key: str, then: Callable[[str, str], None]) -> Ask:
    """Why the driver reads the paper on the screen."""
    codes = tuple(Code(code=code, label=words) for code, words in life_text.SHOW_REASONS)
    return Ask(
        key=key,
        title=life_text.SHOW_TITLE,
        why=life_text.SHOW_WHY,
        confirm=ticket_words.SHOW_IT,
        choices=_reasons(codes),
        text=_MORE,
        then=lambda chosen, text: then(dict(life_text.SHOW_REASONS)[chosen[0]], text),
    )


def _reasons(codes: tuple[Code, ...]) -> tuple[Choice, ...]:
    return (Choice(title=ticket_words.REASON, codes=codes),) if codes else ()
