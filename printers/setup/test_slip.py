"""The test slip: one look at it tells whether a printer does all that a ticket needs.

It is made of the same rows as tickets and goes the same ways: to the printer, to a PDF, to sheets.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from printers.escpos.escpos_job import encode_rows
from printers.facts import CodeKind, DensityCommand, Form, ImageCommand
from printers.pages.page import page_image
from printers.paper.blocks import Align, Block, Code, CodeBeside, Field, Rule, Size, Space, Text
from printers.paper.place import place
from printers.paper.rows import Row
from printers.paper.text import CodePage
from printers.paper.wording import moment
from printers.profiles import DOTS_PER_MM, Profile, profile_of
from printers.setup.slip_marks import column_rows, darkness_row, ruler_rows, sample_row
from tracs_mobile.domain.days import TIME_ZONE
from tracs_mobile.domain.devices import PrinterSetup
from tracs_mobile.ports import PageImage

NOT_A_TICKET = "TEST - NOT A TICKET"
ACCENTS = "ÀÂÇÈÉÊËÎÏÔÙÛÜ àâçèéêëîïôùûü ÁÍÑÓÚ áíñóú ¿¡"
"""The letters of French and Spanish names; with a mark before it, a line of 3-inch paper."""

WIDEST_DOTS = 832
"""The ruler of a printer whose width is being learned: what it cannot print is missing."""

OTHER_PAGES: tuple[CodePage, ...] = (("cp1252", 16), ("cp858", 19), ("cp850", 2))
"""Code pages with French and Spanish letters in the slots where makers have them."""

_TWO_POSTS = "A thick post stands at each end. Is one missing? Set the margin."
_WHAT_IS_LAST = "What is the last number that you can read?"
_STEPS = range(-3, 4)
Now = Callable[[], datetime]


def system_now() -> datetime:
    """The time of the laptop; tests bring their own."""
    return datetime.now(UTC)


_RULE, _GAP = Rule(), Space(dots=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A piece of the slip, and the printer as it is set for that piece alone."""

    rows: tuple[Row, ...]
    profile: Profile


def slip_of(
    setup: PrinterSetup, *, now: Now = system_now, trying: bool = False
) -> tuple[Strip, ...]:
    """The slip from top to bottom; `trying` adds what *Test and learn* asks about.

    Raises BadInput for a setup that cannot be.
    """
    if trying:
        setup = replace(setup, margin_left_mm=0)  # the ruler measures the paper, not what is left
    printed_at = now()
    profile = profile_of(setup)
    strips = [
        *_head(setup, profile, printed_at),
        *_width(profile, trying=trying),
        *_letters(profile, trying=trying),
        *_darkness(profile),
        *(_tries(profile) if trying else ()),
        *_codes(setup, profile, printed_at),
    ]
    return tuple(_one_paper(strips))


def slip_rows(setup: PrinterSetup, *, now: Now = system_now) -> tuple[Row, ...]:
    """The rows of the slip, for sheets of an installed printer. Raises BadInput."""
    return rows_of(slip_of(setup, now=now))


def rows_of(strips: tuple[Strip, ...]) -> tuple[Row, ...]:
    """All rows of a slip, for pictures of it."""
    return tuple(row for strip in strips for row in strip.rows)


def widest(strips: tuple[Strip, ...]) -> Profile:
    """The settings of the piece that needs the most width."""
    return max((strip.profile for strip in strips), key=lambda profile: profile.width_dots)


def slip_job(strips: tuple[Strip, ...]) -> bytes:
    """The bytes for an ESC/POS printer: each piece begins with a reset of all settings."""
    return b"".join(
        encode_rows([strip.rows], strip.profile, strip.profile.form) for strip in strips
    )


def slip_page(setup: PrinterSetup, *, now: Now = system_now, trying: bool = False) -> PageImage:
    """The slip as the printer would make it."""
    strips = slip_of(setup, now=now, trying=trying)
    image = page_image(rows_of(strips), widest(strips)).convert("L")
    return PageImage(width=image.width, height=image.height, pixels=image.tobytes())


def slip_height_mm(strips: tuple[Strip, ...]) -> float:
    """Paper that the slip takes."""
    return sum(row.height for row in rows_of(strips)) / DOTS_PER_MM


# --- its parts -------------------------------------------------------------------------------


def _strip(profile: Profile, *blocks: Block) -> Strip:
    return Strip(rows=place(blocks, profile.width_dots), profile=profile)


def _heading(words: str) -> Text:
    return Text(text=words, bold=True)


def _head(setup: PrinterSetup, profile: Profile, printed_at: datetime) -> Iterator[Strip]:
    yield _strip(
        profile,
        Text(text="PRINTER TEST", size=Size.LARGE, bold=True, align=Align.CENTER),
        Text(text=NOT_A_TICKET, bold=True, align=Align.CENTER),
        Rule(heavy=True),
        Field(label="Printer", value=setup.name, bold=True),
        Field(label="Kind", value=profile.label),
        Field(label="Reached by", value=setup.kind.value),
        Field(label="Printed", value=moment(printed_at, TIME_ZONE)),
        Field(
            label="Set to",
            value=f"darkness {_step(setup.darkness)}, left {setup.margin_left_mm} mm, "
            f"tear-off {setup.tear_off_mm} mm",
        ),
        _RULE,
    )


def _step(darkness: int) -> str:
    return f"{darkness:+d}" if darkness else "0"


def _width(profile: Profile, *, trying: bool) -> Iterator[Strip]:
    """A ruler in dots, and the columns of both fonts in the printer's own letters."""
    ruled = replace(profile, width_dots=max(WIDEST_DOTS, profile.width_dots))
    ruled = ruled if trying else profile
    yield _strip(
        profile,
        _heading("1 WIDTH"),
        Text(text=_WHAT_IS_LAST if trying else _TWO_POSTS),
        _GAP,
    )
    yield Strip(rows=tuple(ruler_rows(ruled.width_dots)), profile=ruled)
    yield Strip(
        rows=(
            *place((_GAP,), profile.width_dots),
            *column_rows(profile.width_dots, Size.NORMAL),
            *column_rows(profile.width_dots, Size.SMALL),
            *place((_RULE,), profile.width_dots),
        ),
        profile=profile,
    )


def _letters(profile: Profile, *, trying: bool) -> Iterator[Strip]:
    """Accents: once as dots, which are right, then in the printer's own letters."""
    yield _strip(
        profile,
        _heading("2 LETTERS"),
        Text(text="The line that begins with = is right. Are the others just like it?"),
    )
    yield _strip(replace(profile, form=Form.RASTER), Text(text=f"= {ACCENTS}", hang=2))
    pages = pages_tried(profile) if trying else profile.code_pages[:1]
    for letter, page in zip("ABCDEF", pages, strict=False):
        variant = replace(profile, code_pages=(page,))
        yield _strip(variant, Text(text=f"{letter} {ACCENTS}", hang=2))
    yield _strip(profile, _RULE)


def pages_tried(profile: Profile) -> tuple[CodePage, ...]:
    """The code pages that are tried, the printer's usual ones first."""
    return tuple(dict.fromkeys((*profile.code_pages, *OTHER_PAGES)))


def _darkness(profile: Profile) -> Iterator[Strip]:
    """A bar for each step that the printer can be set to; one where it has no such command."""
    steps = _STEPS if profile.density is not DensityCommand.NONE else (profile.darkness,)
    yield _strip(profile, _heading("3 DARKNESS"), Text(text=_darkness_words(profile)), _GAP)
    for step in steps:
        row = darkness_row(step, profile.width_dots, letters="AaBb 0123")
        yield Strip(rows=(row,), profile=replace(profile, darkness=step))
    yield _strip(profile, _RULE)


def _darkness_words(profile: Profile) -> str:
    if profile.density is DensityCommand.NONE:
        return "This kind of printer has no command for it. Is the black black?"
    return "Which number has black that is black, and thin lines that stand apart?"


def _tries(profile: Profile) -> Iterator[Strip]:
    """Commands for pictures and bar codes, each with its number; eyes tell which work."""
    yield _strip(
        profile,
        _heading("4 PICTURES"),
        Text(text="Which numbers have a clean box with a cross below them, and no stray signs?"),
    )
    for number, command in enumerate(image_commands(profile), start=1):
        variant = replace(profile, image_command=command)
        yield _strip(variant, Text(text=f"Picture {number}"))
        sample = (sample_row(), *place((_GAP,), profile.width_dots))
        yield Strip(rows=sample, profile=replace(variant, double_height_raster=False))
    yield _strip(profile, Text(text="Picture T - is it as high as picture 1?"))
    doubled = replace(profile, double_height_raster=True)
    yield Strip(rows=(sample_row(tall=True),), profile=doubled)
    yield _strip(profile, _RULE, _heading("5 ITS OWN BAR CODES"), Text(text="Which are there?"))
    for number, kind in enumerate(CodeKind, start=1):
        variant = replace(profile, form=Form.NATIVE, native_codes=(kind,))
        yield _strip(profile, Text(text=f"Bar code {number} - {kind.value}"))
        yield _strip(variant, Code(kind=kind, payload=f"TEST-{number}"))
    yield _strip(profile, _RULE)


def image_commands(profile: Profile) -> tuple[ImageCommand, ...]:
    """The commands that are tried, the printer's usual one first."""
    return tuple(dict.fromkeys((profile.image_command, *ImageCommand)))


def _codes(setup: PrinterSetup, profile: Profile, printed_at: datetime) -> Iterator[Strip]:
    """The bar codes of tickets, with something in them to scan."""
    payload = f"{NOT_A_TICKET} {moment(printed_at, TIME_ZONE, weekday=False)} {setup.profile}"
    yield _strip(
        profile,
        _heading("BAR CODES AS ON TICKETS"),
        Text(text="Scan each: the scanner has to read it at once."),
        Code(kind=CodeKind.CODE128, payload="TEST-0000000"),
        Code(kind=CodeKind.PDF417, payload=payload),
        CodeBeside(
            code=Code(kind=CodeKind.QR, payload=NOT_A_TICKET),
            lines=(
                Text(text=NOT_A_TICKET, bold=True),
                Text(text="This is the end of the slip."),
            ),
        ),
        Rule(heavy=True),
    )


# --- one paper of many pieces ----------------------------------------------------------------


def _one_paper(strips: list[Strip]) -> list[Strip]:
    """Pieces with the same settings joined; only the last one has the white for tearing off."""
    joined = functools.reduce(_joined, strips, list[Strip]())
    tear_off = joined[-1].profile.tear_off_dots
    open_ended = [
        replace(strip, profile=replace(strip.profile, tear_off_dots=0)) for strip in joined
    ]
    last = open_ended[-1]
    return [
        *open_ended[:-1],
        replace(last, profile=replace(last.profile, tear_off_dots=tear_off)),
    ]


def _joined(before: list[Strip], strip: Strip) -> list[Strip]:
    if before and before[-1].profile == strip.profile:
        return [*before[:-1], replace(strip, rows=(*before[-1].rows, *strip.rows))]
    return [*before, strip]
