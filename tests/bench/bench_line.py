"""How long a whole complaint takes on a serial line of 115,200 baud, in each form of a job.

    python tests/bench/bench_line.py [--runs 3]

The real driver prints one copy over a pseudo-serial line that delivers 11,520 bytes a second, from
the press of the button to the printer's last word; the paper moves at once, so the line is what is
measured. Forms: the printer's own letters and codes (native), its own letters with pictures for
logo and codes (hybrid, the usual one), the page as dots without its white (raster), and as the
reference the page as one plain picture, every row at full width. The hybrid must take 3.5 s at
most, and at most a sixth of the plain picture. Beside each: its bytes by the speed of the line.
"""

import argparse
import dataclasses
import json
import statistics
import sys
import time

from PIL import Image

from printers.driver.printer import open_printer
from printers.pages.page import render_page
from printers.paper.ink import without_commands
from printers.profiles import Form
from tracs_mobile.domain.devices import Cause, Learned
from tracs_mobile.testing.fake_devices import printer_at
from tracs_mobile.testing.printer_emulator import PrinterEmulator, Script
from tracs_mobile.testing.samples import samples

BYTES_PER_SECOND = 11_520
PROFILE = "generic-4in-832"
LIMIT_S, SHARE = 3.5, 1 / 6
BAND_ROWS = 128
SAMPLE = samples()["complaint"]


def printer_for(url, form):
    """The driver for a printer of this form at an address."""
    facts = {"form": form.value, "bytes_per_second": BYTES_PER_SECOND}
    learned = tuple(Learned(fact=fact, value=json.dumps(value)) for fact, value in facts.items())
    return open_printer(dataclasses.replace(printer_at(url, PROFILE), learned=learned))


def timed(send):
    """Seconds, bytes and dots of one print, on a printer and a driver of its own."""
    emulator = PrinterEmulator(Script(line_bytes_per_second=BYTES_PER_SECOND))
    with emulator.on_pty() as url:
        began = time.perf_counter()
        outcome = send(url)
        took = time.perf_counter() - began
    if outcome.cause is not Cause.NONE or not emulator.roll.times_whole(outcome.job_sha256):
        raise RuntimeError(f"The print did not come out whole: {outcome.said}")
    return took, outcome.job_bytes, emulator.dots


def in_form(form):
    """Prints the sample in a form."""
    return lambda url: printer_for(url, form).print_copies([SAMPLE])


def as_plain_picture(url):
    """Prints the whole page as dots, as a driver does that knows nothing of it."""
    page = render_page(SAMPLE, PROFILE)
    gray = Image.frombytes("L", (page.width, page.height), page.pixels)
    dots = gray.point(lambda level: 255 if level < 128 else 0, mode="1").tobytes()
    stride = page.width // 8
    job = b"\x1b@"
    for at in range(0, page.height, BAND_ROWS):
        band = dots[at * stride : (at + BAND_ROWS) * stride]
        rows = len(band) // stride
        size = stride.to_bytes(2, "little") + rows.to_bytes(2, "little")
        job += b"\x1dv0\x00" + size + without_commands(band)
    return printer_for(url, Form.RASTER).print_job(job + b"\x1bJ\xa0")


def measure(name, send, runs):
    found = [timed(send) for _ in range(runs)]
    took = statistics.median(seconds for seconds, _, _ in found)
    _, size, dots = found[0]
    bare = size / BYTES_PER_SECOND
    print(
        f"{name:14} {size:8,} bytes  {dots / 8:5.0f} mm of paper  {took:6.2f} s"
        f"  bare line {bare:6.2f} s  ({took / bare:.2f} times)",
        flush=True,
    )
    return took


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    for form in (Form.NATIVE, Form.RASTER):
        measure(form.value, in_form(form), 1)
    hybrid = measure("hybrid", in_form(Form.HYBRID), runs)
    plain = measure("plain picture", as_plain_picture, 1)
    print(f"hybrid {hybrid:.2f} s, at most {LIMIT_S} s wanted")
    print(f"hybrid is {hybrid / plain:.3f} of the plain picture, at most {SHARE:.3f} wanted")
    return 0 if hybrid <= LIMIT_S and hybrid <= SHARE * plain else 1


if __name__ == "__main__":
    sys.exit(main())
