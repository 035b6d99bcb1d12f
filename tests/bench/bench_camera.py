"""What the camera costs while nothing happens, and how soon a license is read.

    python tests/bench/bench_camera.py [--seconds 10] [--of 10]

An emulated camera delivers frames by the real clock. The cost is processor time by wall time; the
unpacking of the camera's own format, which depends on the camera, is not in it.
"""

import argparse
import queue
import statistics
import sys
import threading
import time
from datetime import date

import numpy as np

from scanners.pictures.camera import CameraScanner
from tracs_mobile.testing.camera_emulator import EmulatedCamera
from tracs_mobile.testing.licenses import invented_holder, license_payload
from tracs_mobile.testing.scenes import Look, license_picture, room_picture

TODAY = date(2025, 6, 1)
IDLE_SHARE = 0.25
SOON_S = 1.0
HD, FULL_HD = (1280, 720), (1920, 1080)
WEBCAM = {"keystone": 0.04, "blur": 0.7, "noise": 8, "jpeg": 80, "light": 0.25}


def in_color(gray):
    """A frame as a camera delivers it."""
    return np.ascontiguousarray(np.dstack([gray] * 3))


def noisy(gray, many=8):
    chance = np.random.default_rng(1)
    shakes = (chance.normal(0, 2, gray.shape) for _ in range(many))
    return [in_color(np.clip(gray + shake, 0, 255).astype(np.uint8)) for shake in shakes]


def moving(frame, many=12):
    """Somebody moves before the camera all the time, without a card."""
    gray = room_picture(frame, seed=3, look=Look(noise=4))
    return [in_color(np.roll(gray, 9 * step, axis=1)) for step in range(many)]


def looking(camera, scans, states):
    return CameraScanner(
        0,
        on_scan=lambda scan: scans.put((time.perf_counter(), scan)),
        on_state=states.put,
        on_frame=lambda _: None,
        today=lambda: TODAY,
        open_capture=camera.open,
    )


def idle(name, pictures, rate, seconds):
    """Share of one core while no card is there."""
    camera, states = EmulatedCamera(pictures, pace_s=1 / rate), queue.Queue()
    scanner = looking(camera, queue.Queue(), states)
    scanner.start()
    states.get(timeout=10)
    wall, used, taken = time.perf_counter(), time.process_time(), camera.frames
    threading.Event().wait(seconds)
    wall, used = time.perf_counter() - wall, time.process_time() - used
    taken = camera.frames - taken
    scanner.close()
    share = used / wall
    print(f"{name}, {taken / wall:.0f} frames a second: {share:.0%} of a core", flush=True)
    return share


def soon(look, many):
    """Seconds from the first frame with a card to the scan."""
    took = []
    empty = noisy(room_picture(look.frame, seed=2))
    camera = EmulatedCamera(empty, pace_s=1 / 30)
    scans, states = queue.Queue(), queue.Queue()
    scanner = looking(camera, scans, states)
    scanner.start()
    states.get(timeout=10)
    for seed in range(many):
        holder = invented_holder(seed)
        raw = license_payload(holder, version=(3, 8, 10)[seed % 3])
        seen = [in_color(license_picture(raw, look, seed=seed * 10 + n)) for n in range(4)]
        camera.show(empty)
        # The card before must be out of sight, or the next one needs a second look.
        camera.wait_for_frames(75)
        camera.show(seen)
        shown = time.perf_counter()
        read_at, scan = scans.get(timeout=15)
        if scan.license is None or scan.license.number.value != holder.number:
            raise SystemExit(f"A license was read wrongly: {scan.problem or scan.license}")
        took.append(read_at - shown)
    scanner.close()
    return took


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10, help="how long each cost is measured")
    parser.add_argument("--of", type=int, default=10, help="licenses held up in each way")
    asked = parser.parse_args()
    good = True
    for rate in (15, 30):
        share = idle("720p, nothing moves", noisy(room_picture(HD, seed=1)), rate, asked.seconds)
        good = good and share <= IDLE_SHARE
        share = idle("720p, the room moves", moving(HD), rate, asked.seconds)
        good = good and share <= IDLE_SHARE
    idle("1080p, nothing moves", noisy(room_picture(FULL_HD, seed=1)), 30, asked.seconds)
    for name, look in {
        "720p, card 60 %, 3°": Look(px=2.46, angle=3, frame=HD, **WEBCAM),
        "720p, card 50 %, 12°": Look(px=2.06, angle=12, frame=HD, **WEBCAM),
        "1080p, card 60 %, 12°, yaw": Look(px=3.7, angle=12, yaw=0.2, frame=FULL_HD, **WEBCAM),
        "720p, worn": Look(px=2.46, angle=4, blobs=0.06, frame=HD, **WEBCAM),
    }.items():
        took = soon(look, asked.of)
        median = statistics.median(took)
        print(f"{name}: read after {median:.2f} s (median), {max(took):.2f} s at most", flush=True)
        good = good and median <= SOON_S
    print(f"idle at most {IDLE_SHARE:.0%} of a core, read within {SOON_S:.0f} s: {good}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
