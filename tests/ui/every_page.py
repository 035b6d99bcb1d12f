"""Pictures of every page: palettes, screens and text sizes as asked for, with a page of them all.

    python tests/ui/every_page.py --out DIR [--palette night] [--screen 1366x768] [--text normal]

Each combination is drawn in a process of its own, for the scale of a screen is set at the start.
"""

import argparse
import hashlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCREENS = {"1366x768": ((1366, 768), "1"), "1920x1200": ((1280, 800), "1.5")}
"""Of a patrol laptop at 100 %, and of a tablet at 150 %: the window in Qt's pixels, the scale."""
TEXTS = {"normal": "system", "extra": "extra-large"}
PALETTES = ("day", "night", "sun")


def main():
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true", help="say what is wrong, draw nothing")
    parser.add_argument("--digest", action="store_true", help="say the hashes of the pictures")
    parser.add_argument("--palette", choices=PALETTES)
    parser.add_argument("--screen", choices=SCREENS)
    parser.add_argument("--text", choices=TEXTS)
    parser.add_argument("--page", default="", help="only pages whose name has this in it")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        work = check if asked.check else digest if asked.digest else draw
        work(asked)
        return
    if asked.digest or asked.check == bool(asked.out):
        parser.error("say either --out DIR or --check")
    sets = list(
        itertools.product(
            [asked.palette] if asked.palette else PALETTES,
            [asked.screen] if asked.screen else SCREENS,
            [asked.text] if asked.text else TEXTS,
        )
    )
    for palette, screen, text in sets:
        again = ["--palette", palette, "--screen", screen, "--text", text, "--page", asked.page]
        way = ["--check"] if asked.check else ["--out", str(asked.out)]
        command = [sys.executable, __file__, *way, "--here", *again]
        subprocess.run(command, check=True, env=surroundings(screen))
    if asked.out:
        write_index(asked.out)


def surroundings(screen):
    """No display is needed, and no font of the machine is used."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": SCREENS[screen][1],
        "PYTHONPATH": str(ROOT),
    }


def each_page(asked):
    """Every page of one combination on the screen in turn: its name, and the walk it is part of."""
    from PySide6.QtWidgets import QApplication

    from tests.ui.page_walk import PAGES, opened
    from ui.theme import load_fonts

    app = QApplication.instance() or QApplication(["every-page"])
    app.setApplicationName("TraCS Mobile")
    load_fonts()
    for world, names in PAGES.items():
        if not any(asked.page in f"{world} {name}" for name in names):
            continue
        with (
            tempfile.TemporaryDirectory() as data,
            opened(world, Path(data), palette=asked.palette, text_size=TEXTS[asked.text]) as walk,
        ):
            walk.window.resize(*SCREENS[asked.screen][0])
            for name in walk.each():
                if asked.page in f"{world} {name}":
                    yield name, walk


def draw(asked):
    """Pictures of one combination."""
    folder = asked.out / f"{asked.palette}-{asked.screen}-{asked.text}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, walk in each_page(asked):
        file = f"{walk.world} {name}".replace("/", " ").replace(" ", "-")
        walk.window.grab().save(str(folder / f"{file}.png"))


def check(asked):
    """What is wrong in one combination, as one JSON object: page to faults."""
    from tests.ui.page_checks import all_faults

    size, normal = SCREENS[asked.screen][0], asked.text == "normal"
    found = {}
    for name, walk in each_page(asked):
        wrong = all_faults(walk, name, size, normal=normal)
        if wrong:
            found[f"{walk.world} {name}"] = wrong
    print(json.dumps(found))


def digest(asked):
    """The SHA-256 of each picture's pixels, as one JSON object."""
    from PySide6.QtGui import QImage

    found = {}
    for name, walk in each_page(asked):
        picture = walk.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        found[f"{walk.world} {name}"] = hashlib.sha256(bytes(picture.constBits())).hexdigest()
    print(json.dumps(found))


def write_index(out):
    """A page that shows them all, small; a tap shows one in full."""
    lines = ["<!doctype html><title>Every page</title>"]
    lines += ["<style>body{font-family:sans-serif;background:#777}img{width:31vw}</style>"]
    for folder in sorted(path for path in out.iterdir() if path.is_dir()):
        lines.append(f"<h2>{folder.name}</h2>")
        for picture in sorted(folder.glob("*.png")):
            place = f"{folder.name}/{picture.name}"
            title = picture.stem
            lines.append(f'<a href="{place}"><img src="{place}" alt="{title}" title="{title}"></a>')
    (out / "index.html").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
