"""Make every picture of the manual anew, from the program itself: `python docs/pictures.py`.

`--out DIR` writes them somewhere else. People, times and numbers are invented and always the same,
letters are the bundled ones, so equal screens give equal pictures.

`--all` also makes those of the README (refresh.py) and of the story (refresh_story.py) anew. These
show the real program, gateway and clock at work, so they differ from run to run.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE.parent / "ui" / "resources" / "help" / "pictures"
COLORS = 256
"""Screens of text lose nothing by it, and take a third of the room."""
TOOK_MS = 38.0
"""How long the scan of the pictures took; the real time would differ each time."""
SOON_MS = 1_000
OTHERS = ("refresh.py", "refresh_story.py")
OFFICER, OFTEN = "07A12", 9
PICTURES = {
    ("new", "day"): {
        "sign-on": "sign-on",
        "stop-blocked": "stop blocked",
    },
    ("full", "day"): {
        "stop": "good stop",
        "stop-details": "stop details",
        "paper": "paper large",
        "tickets": "tickets",
        "ticket": "ticket",
        "ticket-void": "ticket asks",
        "outbox": "outbox",
        "settings": "settings",
        "devices": "devices",
        "find": "devices find",
        "learn": "devices learn",
        "editor": "devices editor",
        "scan-test": "devices scan_test",
        "review": "agency review",
        "board": "agency board",
        "readiness": "agency readiness",
        "request": "agency request/agency",
        "stick": "wizard sticks",
        "relay": "relay",
        "sign-off": "sign off",
        "banner": "banner outbox 38",
    },
    ("full", "night"): {"stop-night": "good stop"},
    ("fresh", "day"): {
        "welcome": "welcome",
        "package": "package",
    },
    ("live", "day"): {
        "enrol": "enrol",
        "activate": "activate",
    },
}
"""By the world and the colors they are taken in: each picture, and the page it shows."""
NEEDED_FIRST = {"new": {"stop-blocked": "enter"}}
"""Pages that have to be gone through before one can be shown."""


def take_all(out, scratch):
    """Every picture into `out`; data of the program lies in `scratch` meanwhile."""
    from ui.app import make_app  # noqa: PLC0415  Qt reads its settings when it is loaded
    from ui.looks import Looks  # noqa: PLC0415

    app = make_app(("pictures",), Looks())
    app.setCursorFlashTime(0)
    for number, ((world, colors), pictures) in enumerate(PICTURES.items()):
        data = scratch / f"data-{number}"
        data.mkdir()
        _take(world, colors, pictures, data, out)


def _take(world, colors, pictures, data, out):
    from tests.ui.page_walk import Walk, opened  # noqa: PLC0415  as above
    from ui.text.hint_text import HINTS  # noqa: PLC0415

    # An officer who has seen the first-use hints; in the pictures they would only be in the way.
    seen = f"{OFFICER}:" + ",".join(f"{page}={OFTEN}" for page in HINTS)
    if world == "fresh":
        with _fresh(data) as screen:
            _take_each(Walk(world, screen, data), pictures, out)
        return
    with opened(world, data, palette=colors, hints=seen) as walk:
        if world == "full":
            _make_good(walk)
        _take_each(walk, pictures, out)


def _take_each(walk, pictures, out):
    for name, page in pictures.items():
        before = NEEDED_FIRST.get(walk.world, {}).get(name)
        if before:
            walk.show(before)
        _show(walk, page)
        _wait_until_quiet(walk)
        _save(walk.window.grab(), out / f"{name}.png")
        walk.tidy()


@contextmanager
def _fresh(folder):
    """A laptop on which nothing was done yet, and a stick with the package of its agency."""
    from tests.ui.conftest import Screen, make_desk, open_window  # noqa: PLC0415  as above
    from tests.ui.page_worlds import Waiter  # noqa: PLC0415
    from tests.ui.test_first_pages import FakeSteps  # noqa: PLC0415
    from tracs_mobile.services.enrolling import LaptopState  # noqa: PLC0415
    from tracs_mobile.testing.fake_packages import A_PACKAGE, FakePackages  # noqa: PLC0415

    desk = make_desk(folder)
    steps = FakeSteps(desk.settings, LaptopState.UNKNOWN, fresh=True)
    steps.packages = FakePackages(A_PACKAGE)
    with open_window(desk, first_steps=lambda: steps) as window:
        yield Screen(window, desk, Waiter())


def _make_good(walk):
    """A shift as it usually is: devices at hand, DPS reached, a license scanned."""
    from tests.ui.conftest import NOW, scan_of  # noqa: PLC0415  as above
    from tracs_mobile.ports import DeviceState, Presence, SyncStatus  # noqa: PLC0415

    screen = walk.screen
    for name in ("printer", "scanner"):
        ready = DeviceState(name=name, presence=Presence.READY, said="Ready.")
        screen.hear("on_device", ready)
    screen.hear("on_sync", SyncStatus(online=True, since=NOW, said="DPS answers."))
    screen.card = replace(scan_of(), took_ms=TOOK_MS)


def _show(walk, page):
    """A page of the walk, one of a fresh laptop, or the stop with everything as it should be."""
    if walk.world == "fresh":
        walk.rest()
        if page == "package":
            pages = walk.window.door.pages
            pages.welcome.package.click()
            walk.rest()
            pages.package.packages[0].click()
        return
    if page != "good stop":
        walk.show(page)
        return
    from tests.ui.page_worlds import PHONE, ready_stop  # noqa: PLC0415  as above
    from tracs_mobile.testing.stops import LIGHT, SPEEDING  # noqa: PLC0415

    screen = walk.screen
    walk.page("stop")
    screen.form.begin()
    screen.hear("on_scan", screen.card)
    phone = replace(PHONE, charge_id="23-1095b-first")
    draft = ready_stop(screen.form.draft, SPEEDING, phone, LIGHT)
    screen.form.begin(draft)
    walk.show("stop")


def _wait_until_quiet(walk):
    """What is drawn a moment later, such as a paper, is there."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415  as above

    def is_quiet():
        timers = walk.window.findChildren(QTimer)
        soon = [t for t in timers if t.isActive() and t.isSingleShot() and t.interval() < SOON_MS]
        return not soon and walk.window.lanes.idle

    walk.screen.qtbot.waitUntil(is_quiet)
    walk.rest()


def _save(picture, path):
    """As few colors as a screen has."""
    from PIL import Image  # noqa: PLC0415  after Qt, which has libraries of its own
    from PySide6.QtCore import QBuffer  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(bytes(buffer.data()))) as found:
        few = found.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main():
    """Take them all; the old ones go only when every new one is there."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", type=Path, default=KEPT)
    parser.add_argument("--all", action="store_true", help="those of README and story too")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    sys.path.insert(0, str(HERE.parent))
    with tempfile.TemporaryDirectory(prefix="tracs-pictures-") as folder:
        made = Path(folder) / "made"
        made.mkdir()
        take_all(made, Path(folder))
        shutil.rmtree(asked.out, ignore_errors=True)
        shutil.copytree(made, asked.out)
    for script in OTHERS if asked.all else ():
        subprocess.run([sys.executable, HERE / script], check=True)  # noqa: S603  our own


if __name__ == "__main__":
    main()
