"""Keys that come from an X server as a scanner's do: no field, button or shortcut sees a scan."""

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.virtual_screen import a_display
from tracs_mobile.testing.licenses import license_payload, payload
from tracs_mobile.testing.scanner_keys import ControlKeys, as_keys, typed
from tracs_mobile.testing.vehicles import invented_vin
from ui.wedge_burst import BEGIN_MS, SILENCE_MS, THREE_FAST_MS

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs a virtual screen and something that types on it",
)

CHILD = Path(__file__).with_name("typed_at.py")
WAIT_S = 30.0
TRIES = 25
LONGEST_MS = {1: THREE_FAST_MS / 2, 5: SILENCE_MS, 15: SILENCE_MS}
"""What no scan at this speed has between two keys; a stalled one has."""
PROSE = "Stopped 2 cars, jan.tremblaye@ansi.example wrote; 50% of [them] left. Ohhh! #7 (b) "
TYPED = (PROSE * 30)[:1999] + "."


class Laptop:
    """The program on a display, and a keyboard to it."""

    def __init__(self, display, folder):
        self._env = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._program = subprocess.Popen(
            [sys.executable, str(CHILD), str(folder)],
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.wait(lambda: self.ask("begin"))

    def ask(self, *words):
        self._program.stdin.write(json.dumps(words) + "\n")
        self._program.stdin.flush()
        return json.loads(self._program.stdout.readline())

    def wait(self, is_so):
        deadline = time.monotonic() + WAIT_S
        quiet = threading.Event()
        while not is_so():
            assert time.monotonic() < deadline
            quiet.wait(0.02)

    def strike(self, strokes, *, every_ms):
        keys = [stroke.keysym for stroke in strokes]
        self._xdotool("key", "--delay", str(every_ms), *keys)

    def strike_unevenly(self, strokes, delays):
        chain = []
        for stroke, delay in zip(strokes, delays, strict=True):
            chain += ["key", "--delay", str(delay), stroke.keysym]
        self._xdotool(*chain)

    def _xdotool(self, *words):
        subprocess.run(["xdotool", *words], env=self._env, check=True, timeout=120)

    def scan(self, place, strokes, *, every_ms):
        """Type into `place` as a scanner does: the scan, and the state before and after it.

        Typed again when the machine was too busy to type that fast.
        """
        for _ in range(TRIES):
            before, known = self.ask("focus", place), len(self.ask("scans"))
            self.ask("struck")
            self.strike(strokes, every_ms=every_ms)
            gaps = self._gaps(len(strokes))
            self.wait(lambda: self.ask("quiet"))
            if gaps[0] < BEGIN_MS and max(gaps) < LONGEST_MS[every_ms]:
                return self.ask("scans")[known:], before, self.ask("state")
        raise AssertionError(f"could not type as fast as a scanner: {gaps} ms between keys")

    def _gaps(self, count):
        struck = []
        self.wait(lambda: struck.extend(self.ask("struck")) or len(struck) >= count)
        return [later - sooner for sooner, later in itertools.pairwise(struck)]

    def close(self):
        with self._program:
            self._program.stdin.close()


@contextmanager
def a_laptop(folder):
    with a_display() as display:
        made = Laptop(display, folder)
        try:
            yield made
        finally:
            made.close()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory):
    with a_laptop(tmp_path_factory.mktemp("laptop")) as made:
        yield made


@pytest.fixture(scope="module", autouse=True)
def typist(tmp_path_factory):
    """Another laptop, on which somebody types for a minute while the other tests run."""
    chance = random.Random(1)
    strokes = as_keys(TYPED.encode("latin-1"))
    with a_laptop(tmp_path_factory.mktemp("typist")) as made:
        made.ask("focus", "notes")
        made.ask("struck")
        delays = [chance.choice((25, 25, 25, 28, 40)) for _ in strokes]
        with ThreadPoolExecutor(1) as hands:
            made.typing = hands.submit(made.strike_unevenly, strokes, delays)
            yield made


PLACES = (
    "driver.family_name",
    "driver.birth_date",
    "driver.state",
    "place.occurred_at",
    "address_confirmed",
    "military",
    "vehicle",
    "place.town",
    "charges.{at}.charge_id",
    "stop_data.race",
    "notes",
    "*F9",
    "*tickets",
)
SHORT = payload([("DAQ", "98760123"), ("DCS", "OAKEN"), ("DBB", "04231987")], version=10)


@pytest.mark.parametrize(
    ("every_ms", "raw"), [(1, license_payload()), (5, SHORT), (15, SHORT)], ids=["1", "5", "15"]
)
@pytest.mark.parametrize("place", PLACES)
def test_a_license_typed_by_a_scanner_arrives_exactly_and_changes_nothing(
    laptop, place, every_ms, raw
):
    scans, before, after = laptop.scan(place, as_keys(raw), every_ms=every_ms)
    assert scans == [raw.decode("latin-1")]
    if place == "*tickets":
        # What a scan says is said on the stop, so that page comes to the front.
        before["focus"] = after["focus"]
    assert after == before


@pytest.mark.parametrize("controls", [ControlKeys.ENTER_ONLY, ControlKeys.DROPPED])
def test_a_license_whose_controls_the_scanner_drops_arrives_with_what_is_left(laptop, controls):
    strokes = as_keys(license_payload(), controls=controls)
    scans, before, after = laptop.scan("driver.family_name", strokes, every_ms=1)
    assert scans == [typed(strokes)]
    assert after == before


def test_a_vehicle_number_with_an_enter_behind_it_is_a_scan_too(laptop):
    raw = invented_vin(3).encode() + b"\r"
    scans, before, after = laptop.scan("vehicle.plate", as_keys(raw), every_ms=1)
    assert scans == [raw.decode()]
    assert after == before


def test_a_program_that_types_writes_into_the_field_and_no_letter_is_lost(laptop):
    laptop.ask("focus", "driver.given_name")
    laptop.strike(as_keys(b"Marrow-Ashby\tBelow"), every_ms=1)
    laptop.wait(lambda: laptop.ask("text", "driver.middle_name").upper() == "BELOW")
    assert laptop.ask("text", "driver.given_name").upper() == "MARROW-ASHBY"


@pytest.mark.slow
def test_two_thousand_characters_typed_as_fast_as_anyone_can_arrive_untouched(typist):
    typist.typing.result(timeout=180)
    typist.wait(lambda: len(typist.ask("text", "notes")) >= len(TYPED))
    assert typist.ask("text", "notes") == TYPED
    assert typist.ask("scans") == []
