"""What only eyes can tell from the test slip: each question with its answers as facts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from printers.facts import CodeKind, Form
from printers.profiles import DOTS_PER_MM, Profile
from printers.setup.test_slip import image_commands, pages_tried
from tracs_mobile.ports import EyeAnswer, EyeQuestion
from tracs_mobile.wording import say

_WIDTHS_DOTS = (832, 640, 576, 512)
_NOTHING = ""


def questions(profile: Profile) -> tuple[EyeQuestion, ...]:
    """In the order in which they stand on the slip of this printer."""
    return (_width(), _letters(profile), _form(), _pictures(profile), _twice(), _bar_codes())


def did_it_come_out() -> EyeQuestion:
    """For a printer that said nothing: only paper shows that it is one."""
    return EyeQuestion(
        fact="answers_status",
        words=say("Did the whole test slip come out?"),
        answers=(
            _answer(say("Yes, all of it"), value=False),
            EyeAnswer(words=say("No"), value=_NOTHING),
        ),
    )


def _answer(words: str, *, value: object) -> EyeAnswer:
    return EyeAnswer(words=words, value=json.dumps(value))


def _width() -> EyeQuestion:
    """Numbers stand every 10 mm; the last that can be read is the one before the edge."""
    return EyeQuestion(
        fact="width_dots",
        words=say("1 Width: what is the last number below the ruler?"),
        answers=tuple(
            _answer(str(dots // DOTS_PER_MM // 10 * 10), value=dots) for dots in _WIDTHS_DOTS
        ),
    )


def _letters(profile: Profile) -> EyeQuestion:
    pages = pages_tried(profile)
    lines = "ABCDEF"[: len(pages)]
    return EyeQuestion(
        fact="code_pages",
        words=say("2 Letters: which lines are just like the one that begins with = ?"),
        answers=(
            _answer(say("All"), value=pages),
            *(
                _answer(say("Only {line}", line=line), value=[page])
                for line, page in _each(lines, pages)
            ),
            EyeAnswer(words=say("None"), value=_NOTHING),
        ),
    )


def _each(lines: str, pages: Sequence[object]) -> list[tuple[str, object]]:
    return list(zip(lines, pages, strict=True))


def _form() -> EyeQuestion:
    return EyeQuestion(
        fact="form",
        words=say("2 Letters: are the plain letters and the counted dots whole and in line?"),
        answers=(
            _answer(say("Yes"), value=Form.HYBRID.value),
            _answer(say("No, they are wrong: print letters as pictures"), value=Form.RASTER.value),
        ),
    )


def _pictures(profile: Profile) -> EyeQuestion:
    return EyeQuestion(
        fact="image_command",
        words=say(
            "4 Pictures: which is the first number with a clean box and cross, and no stray signs?"
        ),
        answers=(
            *(
                _answer(str(number), value=command.value)
                for number, command in enumerate(image_commands(profile), start=1)
            ),
            EyeAnswer(words=say("None"), value=_NOTHING),
        ),
    )


def _twice() -> EyeQuestion:
    return EyeQuestion(
        fact="double_height_raster",
        words=say("4 Pictures: is picture T as high as picture 1?"),
        answers=(
            _answer(say("Yes"), value=True),
            _answer(say("No, or it is not there"), value=False),
        ),
    )


def _bar_codes() -> EyeQuestion:
    kinds = [kind.value for kind in CodeKind]
    return EyeQuestion(
        fact="native_codes",
        words=say("5 Its own bar codes: which are there and can be scanned?"),
        answers=(
            _answer(say("All"), value=kinds),
            *(_answer(say("Only {n}", n=n), value=[kind]) for n, kind in enumerate(kinds, start=1)),
            _answer(say("1 and 2"), value=kinds[:2]),
            _answer(say("None"), value=[]),
        ),
    )
