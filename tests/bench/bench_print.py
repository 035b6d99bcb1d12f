"""How long a page and a job take, and what a ticket costs on the line in each form.

    python tests/bench/bench_print.py [--runs 30]

The page is drawn at every key in the preview, so it must stay below 80 ms; the ratio compares it
with a bare drawing of the same number of text lines.

Bytes and seconds are of one copy on a line of 115200 baud (11,520 bytes a second): `native` is text
and bar codes that the printer draws, `hybrid` is what is sent, `stored` the same with the logo in
the printer's memory, `raster` the whole page as dots with the white left out, and `full` the whole
page as dots. A hybrid job has at most 40,000 bytes, takes at most 3.5 s and a sixth of `full`.
"""

import argparse
import statistics
import sys
import time
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFont

from printers.escpos.escpos_job import Form, encode_job
from printers.facts import CodeKind
from printers.pages.page import render_page
from printers.paper.place import logo_digest, paper_rows
from printers.profiles import profile_named
from tracs_mobile.testing.samples import samples

PROFILES = ("generic-4in-832", "generic-3in-576")
PAGE_MS = 80
JOB_BYTES = 40_000
JOB_SECONDS = 3.5
PART_OF_FULL = 6
BYTES_PER_SECOND = 11_520


def median_ms(action, runs):
    action()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def bare_page(lines, width, height):
    """The least a page can cost: its lines drawn once with a font of Pillow, then made gray."""
    font = ImageFont.load_default(20)
    image = Image.new("1", (width, height), 1)
    draw = ImageDraw.Draw(image)
    for at, line in enumerate(lines):
        draw.text((0, at * 28), line, font=font, fill=0)
    return image.convert("L").tobytes()


def measure_times(paper, profile, runs):
    rows = paper_rows(paper, profile)
    lines = [run.text for row in rows for run in row.runs]
    height = sum(row.height for row in rows)
    return {
        "page_ms": median_ms(lambda: render_page(paper, profile.name), runs),
        "bare_ms": median_ms(lambda: bare_page(lines, profile.width_dots, height), runs),
        "job_ms": median_ms(lambda: encode_job([paper], profile), runs),
    }


def measure_bytes(paper, profile):
    """Bytes of one copy in each form."""
    able = replace(profile, native_codes=tuple(CodeKind), nv_logo=True)
    stored = replace(able, logo_stored=logo_digest(paper.logo_png, able))
    height = sum(row.height for row in paper_rows(paper, profile))
    return {
        "native": len(encode_job([paper], able, Form.NATIVE)),
        "hybrid": len(encode_job([paper], profile, Form.HYBRID)),
        "stored": len(encode_job([paper], stored, Form.HYBRID)),
        "raster": len(encode_job([paper], profile, Form.RASTER)),
        "full": (height + profile.tear_off_dots) * profile.width_dots // 8,
    }


def print_times(runs):
    """Print the table of times; the slowest page."""
    worst = 0.0
    for profile in map(profile_named, PROFILES):
        for name, paper in samples().items():
            found = measure_times(paper, profile, runs)
            worst = max(worst, found["page_ms"])
            figures = "  ".join(f"{key} {value:6.1f}" for key, value in found.items())
            print(f"{profile.name:16} {name:13} {figures}")
    print(f"slowest page {worst:.1f} ms, at most {PAGE_MS} ms wanted\n")
    return worst < PAGE_MS


def print_bytes():
    """Print the table of bytes and seconds; whether every hybrid job keeps its limits."""
    good = True
    for profile in map(profile_named, PROFILES):
        for name, paper in samples().items():
            found = measure_bytes(paper, profile)
            figures = "  ".join(
                f"{form} {size:7,} B {size / BYTES_PER_SECOND:5.2f} s"
                for form, size in found.items()
            )
            hybrid, full = found["hybrid"], found["full"]
            print(f"{profile.name:16} {name:13} {figures}  full/hybrid {full / hybrid:4.1f}")
            good &= hybrid <= min(JOB_BYTES, JOB_SECONDS * BYTES_PER_SECOND)
            good &= hybrid * PART_OF_FULL <= full
    print(f"every hybrid job within its limits: {'yes' if good else 'NO'}")
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    quick = print_times(parser.parse_args().runs)
    small = print_bytes()
    return 0 if quick and small else 1


if __name__ == "__main__":
    sys.exit(main())
