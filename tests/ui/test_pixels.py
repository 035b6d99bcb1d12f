"""The same page is the same pixels everywhere: of the bundled font only, and nothing blinks."""

import json
import subprocess
import sys

from tests.ui.every_page import surroundings

NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig></fontconfig>
"""
ASKED = ("--palette", "night", "--screen", "1366x768", "--text", "normal", "--page", "new ")


def pictures_of(**changes):
    """The hash of each page of a new officer, drawn in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.every_page", "--digest", "--here", *ASKED],
        check=True,
        capture_output=True,
        text=True,
        env={**surroundings("1366x768"), **changes},
    )
    return json.loads(done.stdout)


def test_a_page_is_the_same_pixels_on_a_machine_without_any_font(tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text(NO_FONTS, "utf-8")
    here = pictures_of()
    assert len(here) > 5
    assert len(set(here.values())) == len(here)
    assert pictures_of(FONTCONFIG_FILE=str(config)) == here
