"""Print the quick card as a PDF of one page: `python docs/quick_card.py --out FILE`.

Needs Chromium; any browser prints the page `officer/quick-card.html` of the manual just as well.
"""

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from tests import chromium  # noqa: E402  found by the line above


def print_card(site, path, browser):
    """Print the card of a built manual into `path`."""
    page = browser.new_page()
    page.goto((site / "officer" / "quick-card.html").resolve().as_uri())
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    page.close()


def main():
    """Build the manual, print the card."""
    # Here only: the installer has a script of this name too, and a test may have loaded that one.
    from build import build  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tracs-manual-") as folder, chromium.started() as got:
        build(folder)
        print_card(Path(folder) / "site", asked.out, got)


if __name__ == "__main__":
    main()
