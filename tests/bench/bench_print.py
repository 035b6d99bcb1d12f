"""How long a page and a job take, and how many bytes a job has.

    python tests/bench/bench_print.py [--runs 30]

The page is drawn at every key in the preview, so it must stay below 80 ms; the ratio compares it
with a bare drawing of the same number of text lines.
"""

import argparse
import statistics
import sys
import time

from PIL import Image, ImageDraw, ImageFont

from printers.escpos_job import encode_job
from printers.page import render_page
from printers.place import paper_rows
from printers.profiles import profile_named
from tracs_mobile.testing.samples import samples

PROFILES = ("generic-4in-832", "generic-3in-576")
PAGE_MS = 80
JOB_BYTES = 40_000


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


def measure(name, profile_name, runs):
    paper, profile = samples()[name], profile_named(profile_name)
    rows = paper_rows(paper, profile)
    lines = [run.text for row in rows for run in row.runs]
    height = sum(row.height for row in rows)
    page = median_ms(lambda: render_page(paper, profile_name), runs)
    bare = median_ms(lambda: bare_page(lines, profile.width_dots, height), runs)
    job = median_ms(lambda: encode_job([paper], profile), runs)
    return {
        "page_ms": page,
        "bare_ms": bare,
        "job_ms": job,
        "job_bytes": len(encode_job([paper], profile)),
        "two_copies_bytes": len(encode_job([paper, paper], profile)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    worst = 0.0
    for profile in PROFILES:
        for name in samples():
            found = measure(name, profile, runs)
            worst = max(worst, found["page_ms"])
            figures = "  ".join(f"{key} {value:8.1f}" for key, value in found.items())
            print(f"{profile:16} {name:13} {figures}")
    print(f"slowest page {worst:.1f} ms, at most {PAGE_MS} ms wanted")
    return 0 if worst < PAGE_MS else 1


if __name__ == "__main__":
    sys.exit(main())
