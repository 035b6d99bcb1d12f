"""How many pictures of licenses and VIN labels are read, and how long one takes.

    python tests/bench/bench_pictures.py [--of 20] [--rows TEXT] [--seed 0]

Every row is a kind of picture from a seeded generator; read means the same bytes. Beside it stands
what the decoder reads by itself in the same pictures. Times are processor time, so that other work
on the machine does not count. Fails when a row falls below its least, or something wrong is read.
"""

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import date

import zxingcpp

from scanners.pictures.found import find_payload
from scanners.pictures.symbols import find_symbols
from tracs_mobile.errors import UnreadableScan
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.scenes import Look, license_picture, room_picture, symbol_picture
from tracs_mobile.testing.vehicles import invented_vin

TODAY = date(2025, 6, 1)
HD, FULL_HD = (1280, 720), (1920, 1080)
MEDIAN_MS = 200.0
WEBCAM = {"keystone": 0.04, "blur": 0.7, "noise": 8, "jpeg": 80, "light": 0.25}
KINDS = {
    "Code 39": zxingcpp.BarcodeFormat.Code39,
    "Code 128": zxingcpp.BarcodeFormat.Code128,
    "QR": zxingcpp.BarcodeFormat.QRCode,
    "Data Matrix": zxingcpp.BarcodeFormat.DataMatrix,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of picture, and how many of 20 must be read at least."""

    name: str
    look: Look
    least: int = 20
    vin: str = ""


def row(name, least=20, vin="", **terms):
    return Row(name=name, look=Look(**terms), least=least, vin=vin)


def plain_rows():
    yield from (row(f"level, {px} px a module", px=px) for px in (1, 1.5, 2, 2.5, 3, 4))
    yield from (row(f"turned {a}°", angle=a) for a in (2, 5, 8, 10, 15, 20, 30, 45, 90, 180))
    yield from (row(f"keystone {k} %", keystone=k / 100) for k in (5, 15, 30))
    yield from (row(f"yaw {y} %", yaw=y / 100) for y in (10, 20, 30))
    yield from (row(f"blur {b} px", blur=b) for b in (0.75, 1, 1.5, 2))
    yield row("motion 3 px", motion=3)
    yield row("motion 5 px", motion=5)
    yield row("motion 7 px", motion=7)
    yield from (row(f"noise {n}", noise=n) for n in (10, 20, 30, 45))
    yield row("noise 60", 19, noise=60)
    yield from (row(f"JPEG quality {q}", jpeg=q) for q in (50, 30, 15, 8))
    yield from (row(f"JPEG quality {q}, 2 px", jpeg=q, px=2) for q in (50, 15))
    yield row("light -30 %", light=0.3)
    yield row("light -60 %, glare", light=0.6, glare=0.5)
    yield row("light -80 %, glare", light=0.8, glare=0.5)
    yield from (row(f"contrast {c}", contrast=c) for c in (0.4, 0.2, 0.1))


def worn_rows():
    yield row("blobs 3 %", 20, blobs=0.03)
    yield row("blobs 6 %", 20, blobs=0.06)
    yield row("blobs 10 %", 19, blobs=0.10)
    yield row("blobs 15 %", 14, blobs=0.15)
    yield row("blobs 3 %, EC 3", 16, blobs=0.03, ec_level=3)
    yield row("2 scratches", 20, scratches=2)
    yield row("2 scratches, EC 3", 19, scratches=2, ec_level=3)
    yield row("5 scratches", 19, scratches=5)
    yield row("worn card", 19, blobs=0.06, blur=1, noise=15, angle=4)


def camera_rows():
    yield row("720p, card 60 %", px=2.46, angle=3, frame=HD, **WEBCAM)
    yield row("720p, card 90 %", px=3.7, angle=3, frame=HD, **WEBCAM)
    yield row("720p, card 40 %", px=1.64, angle=4, frame=HD, blur=0.5, noise=5)
    yield row("1080p, card 60 %", px=3.7, angle=5, frame=FULL_HD, **WEBCAM)
    yield row("1080p, yaw 20 %, 12°", px=3.7, angle=12, yaw=0.2, frame=FULL_HD, **WEBCAM)
    yield row("phone, 6 px, 8°, keystone", px=6, angle=8, **{**WEBCAM, "keystone": 0.08})
    yield row("keystone 20 % and 15°", keystone=0.2, angle=15)
    for frame, name in ((HD, "720p"), (FULL_HD, "1080p")):
        for angle in (0, 3, 6, 12):
            for share in (0.5, 0.6, 0.7):
                px = 0.88 * frame[0] * share / 273
                title = f"{name} frame, card {share:.0%}, {angle}°"
                yield row(title, px=px, angle=angle, frame=frame, **WEBCAM)


def vin_rows():
    for kind in KINDS:
        matrix = kind in ("QR", "Data Matrix")
        yield row(f"{kind}, 1.5 px", vin=kind, px=1.5)
        yield row(f"{kind}, turned 8°", vin=kind, angle=8)
        yield row(f"{kind}, turned 15°", vin=kind, angle=15)
        yield row(f"{kind}, turned 30°", vin=kind, angle=30)
        yield row(f"{kind}, light -70 %", vin=kind, light=0.7, glare=0.4)
        yield row(f"{kind}, noise 25", vin=kind, noise=25)
        yield row(f"{kind}, yaw 30 %", vin=kind, yaw=0.3, angle=5)
        yield row(f"{kind}, blur 1 px at 2 px", vin=kind, px=2, blur=1)
        px = 4 if matrix else 2.2
        yield row(f"{kind}, 720p frame, 10°", vin=kind, px=px, angle=10, frame=HD, **WEBCAM)


def rows():
    yield from plain_rows()
    yield from worn_rows()
    yield from camera_rows()
    yield from vin_rows()


def plain(gray, kind):
    """What the decoder reads by itself."""
    return [code.bytes for code in zxingcpp.read_barcodes(gray, formats=kind) if code.valid]


def picture(kind_of, seed):
    if kind_of.vin:
        raw = invented_vin(seed)
        return raw.encode(), symbol_picture(raw, KINDS[kind_of.vin], kind_of.look, seed=seed)
    raw = license_payload(invented_holder(seed), version=(3, 8, 10)[seed % 3])
    return raw, license_picture(raw, kind_of.look, seed=seed)


def ours(gray, vin):
    if vin:
        return [symbol.raw for symbol in find_symbols(gray)]
    try:
        return [find_payload(gray, today=TODAY).payload]
    except UnreadableScan:
        return []


def measured(kind_of, many, first):
    """Read in each way, the time of each picture, and how many wrong reads were given back."""
    by_itself, read, wrong, took = 0, 0, 0, []
    kind = KINDS.get(kind_of.vin, zxingcpp.BarcodeFormat.PDF417)
    for seed in range(first, first + many):
        raw, gray = picture(kind_of, seed)
        by_itself += raw in plain(gray, kind)
        began = time.process_time()
        found = ours(gray, kind_of.vin)
        took.append((time.process_time() - began) * 1000)
        read += raw in found
        wrong += any(other != raw for other in found)
    return by_itself, read, wrong, took


def empty_frames():
    """What a picture without any bar code costs."""
    for frame in (HD, FULL_HD):
        took = []
        for seed in range(5):
            gray = room_picture(frame, seed=seed, look=Look(noise=5))
            began = time.process_time()
            ours(gray, "")
            took.append((time.process_time() - began) * 1000)
        print(f"{frame[0]}x{frame[1]} without a bar code: {statistics.median(took):.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--of", type=int, default=20, help="pictures of each kind")
    parser.add_argument("--rows", default="", help="only rows with this in their name")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    good = True
    print(f"{'of ' + str(asked.of):36} decoder   ours  wrong   median      max")
    medians = []
    for kind_of in rows():
        if asked.rows not in kind_of.name:
            continue
        by_itself, read, wrong, took = measured(kind_of, asked.of, asked.seed)
        median = statistics.median(took)
        enough = read >= kind_of.least * asked.of // 20 and not wrong
        good = good and enough
        if kind_of.look.frame == HD and not kind_of.vin:
            medians.append(median)
        mark = "" if enough else "  TOO FEW"
        print(
            f"{kind_of.name:36} {by_itself:7} {read:6} {wrong:6} {median:5.0f} ms "
            f"{max(took):5.0f} ms{mark}",
            flush=True,
        )
    if medians:
        typical = statistics.median(medians)
        print(f"720p frames with a card: median {typical:.0f} ms (at most {MEDIAN_MS:.0f})")
        good = good and typical <= MEDIAN_MS
        empty_frames()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
