"""Build the manual: `python docs/build.py --out DIR` writes `DIR/site` and `DIR/help`.

`--help-only` leaves the site out; `--keep-help` also puts the Help into `ui/resources/help`, where
the program has it. Warnings are errors. Equal sources give equal bytes.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "manual"
KEPT = HERE.parent / "ui" / "resources" / "help"
MADE = ("pages", "index.json")
"""What of `KEPT` is made here; its pictures are made by docs/pictures.py."""


def build(out, *, site=True):
    """Build into `out`, which is emptied first. Raises SphinxWarning."""
    from sphinx.application import Sphinx  # noqa: PLC0415  the command's own help needs no Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415

    # Sphinx writes the time of the build where nobody has set another one.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    with tempfile.TemporaryDirectory(prefix="tracs-manual-") as trees:
        for name in ("help", "site") if site else ("help",):
            folder = Path(out) / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            with patch_docutils(), docutils_namespace():
                app = Sphinx(
                    srcdir=SOURCES,
                    confdir=SOURCES,
                    outdir=folder,
                    doctreedir=trees,
                    buildername="html" if name == "site" else name,
                    status=None,
                    warning=sys.stderr,
                    exception_on_warning=True,
                )
                app.build(force_all=True)
            # It tells the options of the build to the next one, and there is none.
            (folder / ".buildinfo").unlink(missing_ok=True)


def keep(made):
    """Put a built Help where the program has it."""
    shutil.rmtree(KEPT / "pages", ignore_errors=True)
    shutil.copytree(made / "pages", KEPT / "pages")
    shutil.copyfile(made / "index.json", KEPT / "index.json")


def main():
    """Read the command line and build."""
    from sphinx.errors import SphinxWarning  # noqa: PLC0415  as in `build`

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--help-only", action="store_true")
    arguments.add_argument("--keep-help", action="store_true")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="tracs-manual-") as folder:
        out = asked.out or Path(folder)
        try:
            build(out, site=not asked.help_only)
        except SphinxWarning as fault:
            sys.exit(f"The manual is not built: {fault}")
        if asked.keep_help:
            keep(out / "help")


if __name__ == "__main__":
    main()
