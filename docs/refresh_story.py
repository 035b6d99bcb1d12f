"""Play the story and write its page and pictures anew: `python docs/refresh_story.py`.

The chapter `manual/dps/email-to-ticket.md` and its pictures are made by this file alone. Needs
Chromium.
"""

import io
import os
import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from textwrap import fill

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image, ImageOps  # noqa: E402  found by the lines above
from story_words import FIRST_LINES, STEPS  # noqa: E402  found by the lines above

from tests import chromium  # noqa: E402  found by the lines above
from tests.e2e.email_to_ticket import Story  # noqa: E402  found by the lines above

PAGE = HERE / "manual" / "dps" / "email-to-ticket.md"
PICTURES = PAGE.parent / "pictures" / "story"
PORT = 8470
COLORS = 256
"""Screens of text lose nothing by it, and take a third of the room."""
MARGIN_DOTS = 16
"""White beside the print, as on the roll."""


class Pictures:
    """Numbers the pictures in the order in which they are taken."""

    def __init__(self, folder):
        self.names = []
        self._folder = folder

    def _path(self, name):
        self.names.append(name)
        return self._folder / f"{len(self.names):02d}-{name}.png"

    def screen(self, screen, name):
        path = self._path(name)
        screen.picture(path)
        _shrink(path)

    def page(self, page, name):
        path = self._path(name)
        page.mouse.move(0, 0)
        page.screenshot(path=path)
        _shrink(path)

    def paper(self, png, name):
        with Image.open(io.BytesIO(png)) as dots:
            half = dots.convert("L").resize((dots.width // 2, dots.height // 2))
        roll = ImageOps.expand(half, border=MARGIN_DOTS, fill=255)
        roll.quantize(16).save(self._path(name), optimize=True)


def _shrink(path):
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def page_text(names):
    """The page for these pictures. Raises KeyError for one without words."""
    parts = [FIRST_LINES]
    for at, name in enumerate(names, 1):
        heading, said, chapter = STEPS[name]
        if chapter:
            parts.append(f"## {chapter}\n")
        picture = f"![{heading}](pictures/story/{at:02d}-{name}.png)"
        parts.append(f"### {at}. {heading}\n\n{fill(said, 100)}\n\n{picture}\n")
    return "\n".join(parts)


def main():
    """Play it all; the old pictures go only when every new one is there."""
    with tempfile.TemporaryDirectory(prefix="tracs-story-") as folder:
        made = Path(folder) / "pictures"
        made.mkdir()
        pictures = Pictures(made)
        with (
            chromium.started() as browser,
            closing(Story(Path(folder), browser, port=PORT, pictures=pictures)) as story,
        ):
            story.play()
        text = page_text(pictures.names)
        shutil.rmtree(PICTURES, ignore_errors=True)
        shutil.copytree(made, PICTURES)
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
