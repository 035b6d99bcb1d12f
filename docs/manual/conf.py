"""How Sphinx reads the manual; `python docs/build.py --out DIR` builds it."""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

project = "TraCS Mobile"
author = "TraCS Mobile"
# No year of the day of the build: equal sources make equal bytes.
project_copyright = "TraCS Mobile, Apache-2.0"
release = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
language = "en"
extensions = ["myst_parser", "help_builder"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# GitHub and the Help read the sources as they are: straight quotes stay straight.
smartquotes = False
nitpicky = True

html_theme = "furo"
html_title = f"TraCS Mobile {release}"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_theme_options = {"top_of_page_buttons": []}
# Nothing is fetched: the reader may be in a cruiser.
html_use_opensearch = ""
pygments_style = "friendly"
# Long tables, and the story with its many pictures: on the site alone.
help_left_out = [
    "dps/email-to-ticket",
    "reference/wire",
    "reference/court-xml",
    "reference/printer-faults",
]
