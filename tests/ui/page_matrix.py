"""Looks over all pages of one world, or of all worlds in a process of its own."""

import json
import subprocess
import sys

from tests.ui.every_page import SCREENS, TEXTS, surroundings
from tests.ui.page_checks import all_faults
from tests.ui.page_walk import PAGES, opened

EVERY_PAGE = "tests.ui.every_page"
LAPTOP, _ = SCREENS["1366x768"]
WORLDS = tuple(PAGES)


def wrong_on_a_laptop(world, folder, *, palette, text):
    """The faults of each page that has some, in one window of 1366x768."""
    found = {}
    with opened(world, folder, palette=palette, text_size=TEXTS[text]) as walk:
        walk.window.resize(*LAPTOP)
        for name in walk.each():
            wrong = all_faults(walk, name, LAPTOP, normal=text == "normal")
            if wrong:
                found[name] = wrong
    return found


def wrong_on_a_tablet(*, palette, text):
    """The same at 1920x1200 and 150 %; a process takes its scale when it starts."""
    asked = ["--check", "--here", "--palette", palette, "--screen", "1920x1200", "--text", text]
    done = subprocess.run(
        [sys.executable, "-m", EVERY_PAGE, *asked],
        check=True,
        capture_output=True,
        text=True,
        env=surroundings("1920x1200"),
    )
    return json.loads(done.stdout)
