"""Letters in their cells."""

import unicodedata

import pytest
from PIL import Image

from printers.paper.blocks import Size
from printers.paper.ink import draw_row
from printers.paper.rows import CELL, Row, Run

LATIN = [
    chr(code)
    for code in (*range(0x21, 0x7F), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if unicodedata.category(chr(code)) in {"Lu", "Ll", "Nd"}
]
ROOM = 20


def drawn(char, size=Size.NORMAL, bold=True):
    """The dots of a letter in the middle of much white."""
    wide, high = CELL[size]
    image = Image.new("1", (wide + 2 * ROOM, high + 2 * ROOM), 1)
    run = Run(text=char, x=ROOM, y=ROOM, size=size, bold=bold)
    draw_row(image, Row(height=high + 2 * ROOM, runs=(run,)), 0)
    return image


@pytest.mark.parametrize("size", [Size.NORMAL, Size.SMALL])
@pytest.mark.parametrize("bold", [True, False])
def test_every_latin_letter_stays_inside_the_row_and_is_not_an_empty_box(size, bold):
    nothing = drawn("\U0010fffe", size, bold).tobytes()
    wide, high = CELL[size]
    spilled = []
    for char in LATIN:
        image = drawn(char, size, bold)
        left, top, right, bottom = image.convert("L").point(lambda v: 255 - v).getbbox()
        if image.tobytes() == nothing:
            spilled.append((char, "box"))
        elif top < ROOM or bottom > ROOM + high + 3 or right - left > 2 * wide:
            spilled.append(
                (char, left - ROOM, top - ROOM, right - ROOM - wide, bottom - ROOM - high)
            )
    assert spilled == []


def test_letters_with_different_accents_look_different():
    seen = [drawn(char).tobytes() for char in "EÉÈÊËĒĖĘĚẾỀỂỄỆẼẺẸ"]

    assert len(set(seen)) == len(seen)


def test_a_separate_accent_stands_on_the_letter_before_it():
    alone, together = drawn("x"), drawn("x\u0323")

    assert together.size == alone.size
    assert together.tobytes() != alone.tobytes()
    boxes = [i.convert("L").point(lambda v: 255 - v).getbbox() for i in (alone, together)]
    assert boxes[1][2] <= boxes[0][2] + 1
