"""A camera as a scanner: each card once, no guess, and a sentence for whatever is wrong with it."""

from __future__ import annotations

import queue
import threading
import time
from datetime import date

import numpy as np
import pytest
import zxingcpp

from scanners.pictures.camera import CameraScanner, cameras
from scanners.pictures.feed import Feed, Lost
from scanners.pictures.judged import Found
from scanners.pictures.watch import Watch
from scanners.text.gate import Trust
from tracs_mobile.domain.devices import Cause, LinkKind
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.ports import Presence
from tracs_mobile.testing.camera_emulator import EmulatedCamera
from tracs_mobile.testing.licenses import (
    invented_holder,
    license_payload,
    with_wrong_lengths,
)
from tracs_mobile.testing.scenes import Look, license_picture, room_picture, symbol_picture
from tracs_mobile.testing.vehicles import invented_vin

TODAY = date(2025, 6, 1)
HD = (1280, 720)
WEBCAM = Look(px=2.8, angle=4, blur=0.6, noise=6, frame=HD)
LEVEL = Look(px=3, frame=HD)
ROOM = room_picture(HD, seed=1)


def card(seed, look=LEVEL, payload=None):
    raw = payload or license_payload(invented_holder(seed), version=8)
    return license_picture(raw, look, seed=seed)


class Desk:
    """Collects what a camera tells, on queues that a test can wait on."""

    def __init__(self):
        self.scans, self.states, self.frames = queue.Queue(), queue.Queue(), queue.Queue()

    def scan(self):
        return self.scans.get(timeout=20)

    def state(self, *, cause):
        """Wait for a state with this cause."""
        while True:
            state = self.states.get(timeout=20)
            if state.cause is cause:
                return state


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def looking(desk):
    """Start scanners that are closed in the end."""
    started = []

    def start(camera, *, leave_s=1.0, index=0):
        scanner = CameraScanner(
            index,
            on_scan=desk.scans.put,
            on_state=desk.states.put,
            on_frame=desk.frames.put,
            today=lambda: TODAY,
            open_capture=camera.open,
            leave_s=leave_s,
        )
        started.append(scanner)
        scanner.start()
        return scanner

    yield start
    for scanner in started:
        scanner.close()


def test_a_license_held_to_the_camera_is_scanned_with_its_fields(desk, looking):
    looking(EmulatedCamera(card(3)))
    scan = desk.scan()
    assert scan.source is ScanSource.CAMERA
    assert scan.license.number.value == invented_holder(3).number
    assert scan.license.birth_date.value == invented_holder(3).born
    assert not scan.license.number.warning
    assert scan.took_ms > 0


def test_a_turned_license_as_a_webcam_sees_it_is_scanned(desk, looking):
    looking(EmulatedCamera([card(3, WEBCAM), card(3, Look(px=2.8, angle=-9, noise=6, frame=HD))]))
    assert desk.scan().license.number.value == invented_holder(3).number


def test_a_license_that_stays_before_the_camera_is_scanned_once(desk, looking):
    camera = EmulatedCamera(card(3))
    looking(camera)
    desk.scan()
    assert camera.wait_for_frames(150)
    assert desk.scans.empty()


def test_the_same_license_is_scanned_again_when_it_left_in_between(desk, looking):
    camera = EmulatedCamera(card(3))
    looking(camera)
    first = desk.scan()
    camera.show(ROOM)
    # A frame every 5 ms: longer than a card may be out of sight.
    assert camera.wait_for_frames(300, timeout_s=30)
    camera.show(card(3))
    assert desk.scan().license == first.license


def test_the_next_license_is_scanned_though_the_first_was_there_a_moment_ago(desk, looking):
    camera = EmulatedCamera(card(3))
    looking(camera, leave_s=60)
    desk.scan()
    camera.show(card(4))
    assert desk.scan().license.number.value == invented_holder(4).number


def test_two_bar_codes_in_sight_at_once_are_not_scanned_in_turn(desk, looking):
    camera = EmulatedCamera([card(3), card(4)])
    looking(camera)
    desk.scan()
    desk.scan()
    assert camera.wait_for_frames(150)
    assert desk.scans.empty()


def test_a_license_with_oddities_is_scanned_without_doubt_because_two_looks_agree(desk, looking):
    raw = with_wrong_lengths(license_payload(invented_holder(5), version=8), by=1)
    looking(EmulatedCamera(card(5, payload=raw)))
    license_ = desk.scan().license
    assert license_.number.value == invented_holder(5).number
    assert not any("Verify every field" in said for said in license_.warnings)


def test_a_vehicle_number_on_a_label_is_scanned_as_a_vehicle(desk, looking):
    vin = invented_vin(2)
    look = Look(px=2.5, frame=HD)
    looking(EmulatedCamera(symbol_picture(vin, zxingcpp.BarcodeFormat.Code39, look, seed=2)))
    scan = desk.scan()
    assert scan.vehicle.vin.value == vin
    assert not scan.problem


def test_a_square_code_that_is_no_vehicle_is_passed_over(desk, looking):
    kind = zxingcpp.BarcodeFormat.QRCode
    poster = symbol_picture("MENU OF THE DAY", kind, Look(px=5, frame=HD), seed=1)
    camera = EmulatedCamera(poster)
    looking(camera)
    assert camera.wait_for_frames(100)
    camera.show(card(3))
    assert desk.scan().license.number.value == invented_holder(3).number


def test_a_wide_bar_code_that_is_no_license_is_told(desk, looking):
    looking(EmulatedCamera(card(1, payload=b"STOCK 4711 SHELF 9 ROW 3")))
    assert "not the bar code of a license" in desk.scan().problem


def test_the_screen_gets_small_gray_pictures_with_the_bar_code_marked(desk, looking):
    camera = EmulatedCamera(ROOM)
    looking(camera)
    room = desk.frames.get(timeout=20)
    assert (room.width, room.height, len(room.pixels)) == (320, 180, 320 * 180)
    camera.show(np.full_like(ROOM, 100))
    assert camera.wait_for_frames(60)
    camera.show(card(3))
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        pixels = np.frombuffer(desk.frames.get(timeout=20).pixels, np.uint8).reshape(180, 320)
        # White is in no scene: the card is gray.
        if (pixels == 255).sum() > 200:
            return
    raise AssertionError("the bar code was never marked")


def test_pictures_for_the_screen_come_at_most_ten_times_a_second(desk, looking):
    camera = EmulatedCamera(ROOM)
    looking(camera)
    desk.frames.get(timeout=20)
    began = time.monotonic()
    for _ in range(5):
        desk.frames.get(timeout=20)
    assert time.monotonic() - began >= 0.4


def test_a_missing_camera_is_told_and_found_when_it_is_plugged_in(desk, looking):
    camera = EmulatedCamera(card(3))
    camera.unplug()
    looking(camera)
    state = desk.state(cause=Cause.OFF)
    assert (state.name, state.presence) == ("camera", Presence.LOST)
    assert "Plug it in" in state.said
    camera.plug_in()
    assert desk.state(cause=Cause.NONE).presence is Presence.READY
    assert desk.scan().license is not None


def test_a_camera_that_is_pulled_out_is_told_and_taken_again(desk, looking):
    camera = EmulatedCamera(ROOM)
    looking(camera)
    desk.state(cause=Cause.NONE)
    camera.unplug()
    assert "unplugged" in desk.state(cause=Cause.LINE_BROKE).said
    camera.plug_in()
    camera.show(card(3))
    desk.state(cause=Cause.NONE)
    assert desk.scan().license is not None


def test_a_camera_that_another_program_has_is_told(desk, looking):
    camera = EmulatedCamera(card(3))
    camera.hold(True)
    looking(camera)
    assert "another program" in desk.state(cause=Cause.PORT_HELD).said
    camera.hold(False)
    desk.state(cause=Cause.NONE)


def test_a_driver_that_raises_is_told_and_tried_again(desk, looking):
    camera = EmulatedCamera(card(3))
    faults = [OSError("driver"), RuntimeError("driver")]

    class Broken:
        @staticmethod
        def open(index):
            if faults:
                raise faults.pop()
            return camera.open(index)

    looking(Broken)
    assert desk.state(cause=Cause.FAULT).said
    desk.state(cause=Cause.NONE)
    assert desk.scan().license is not None


def test_a_closed_cover_is_told_while_the_camera_goes_on(desk, looking):
    rng = np.random.default_rng(1)
    black = [rng.integers(0, 6, HD[::-1]).astype(np.uint8) for _ in range(3)]
    camera = EmulatedCamera(black)
    looking(camera)
    deadline = time.monotonic() + 20
    while "black" not in (state := desk.states.get(timeout=20)).said:
        assert time.monotonic() < deadline
    assert state.presence is Presence.READY


def test_closing_gives_the_camera_back_at_once_and_twice_does_no_harm(desk, looking):
    camera = EmulatedCamera(card(3, WEBCAM))
    scanner = looking(camera)
    desk.state(cause=Cause.NONE)
    began = time.monotonic()
    scanner.close()
    scanner.close()
    assert time.monotonic() - began < 1.5
    assert camera.opened == camera.released == 1


def test_closing_does_not_wait_for_a_driver_that_hangs(desk, looking):
    camera = EmulatedCamera(ROOM)
    scanner = looking(camera)
    desk.state(cause=Cause.NONE)
    camera.hang(True)
    began = time.monotonic()
    scanner.close()
    assert time.monotonic() - began < 3
    camera.hang(False)


def test_a_scanner_can_be_closed_from_its_own_scan_and_started_again(desk):
    camera = EmulatedCamera(card(3))
    closed = threading.Event()
    scanners = []

    def on_scan(scan):
        desk.scans.put(scan)
        scanners[0].close()
        closed.set()

    scanners.append(
        CameraScanner(
            0,
            on_scan=on_scan,
            on_state=desk.states.put,
            on_frame=desk.frames.put,
            today=lambda: TODAY,
            open_capture=camera.open,
        )
    )
    scanners[0].start()
    scanners[0].start()
    first = desk.scan()
    assert closed.wait(20)
    scanners[0].start()
    assert desk.scan().license == first.license
    scanners[0].close()


def test_closing_from_a_scan_that_came_from_a_thorough_look_waits_for_nobody(desk):
    # Only a thorough look reads a card that lies like this.
    camera = EmulatedCamera([card(3, Look(px=2.8, angle=9, noise=n, frame=HD)) for n in (5, 6)])
    took = queue.Queue()
    scanners = []

    def on_scan(scan):
        began = time.monotonic()
        scanners[0].close()
        took.put(time.monotonic() - began)

    scanners.append(
        CameraScanner(
            0,
            on_scan=on_scan,
            on_state=desk.states.put,
            on_frame=desk.frames.put,
            today=lambda: TODAY,
            open_capture=camera.open,
        )
    )
    scanners[0].start()
    assert took.get(timeout=20) < 0.9
    scanners[0].close()


@pytest.mark.expects_log_warnings
def test_a_listener_that_fails_does_not_stop_the_camera(desk):
    camera = EmulatedCamera(ROOM)

    def on_frame(_frame):
        raise ValueError("screen")

    scanner = CameraScanner(
        0,
        on_scan=desk.scans.put,
        on_state=desk.states.put,
        on_frame=on_frame,
        today=lambda: TODAY,
        open_capture=camera.open,
    )
    scanner.start()
    desk.state(cause=Cause.NONE)
    camera.show(card(3))
    assert desk.scan().license is not None
    scanner.close()


@pytest.mark.parametrize("frame", [None, np.zeros((0, 0, 3), np.uint8), np.zeros(9, np.float64)])
def test_frames_that_are_no_pictures_count_as_none(desk, looking, frame):
    looking(EmulatedCamera(frame))
    assert desk.state(cause=Cause.PORT_HELD).said


def test_a_picture_that_never_changes_makes_the_camera_be_opened_anew():
    times = iter(range(100))
    feed = Feed(clock=lambda: float(next(times)))
    still = np.zeros((27, 48), np.uint8)
    assert any(feed.frozen(still) for _ in range(8))
    assert not feed.frozen(still + 1)


def test_a_camera_that_gave_pictures_and_stops_was_unplugged():
    camera = EmulatedCamera(ROOM, pace_s=0)
    feed = Feed(clock=time.monotonic)
    capture = camera.open(0)
    assert feed.frame(capture) is not None
    camera.unplug()
    with pytest.raises(Lost) as lost:
        for _ in range(9):
            feed.frame(capture)
    assert lost.value.cause is Cause.LINE_BROKE


def test_cameras_are_found_by_opening_them_for_a_moment():
    camera = EmulatedCamera(ROOM, index=2)
    (found,) = cameras(open_capture=camera.open)
    assert (found.url, found.kind, found.scanner) == ("camera:2", LinkKind.CAMERA, True)
    assert (found.certain, found.said) == (True, "")
    assert camera.released == 1


def test_a_camera_that_another_program_has_is_found_and_said_so():
    camera = EmulatedCamera(ROOM)
    camera.hold(True)
    (found,) = cameras(open_capture=camera.open)
    assert not found.certain
    assert "another program" in found.said


def seen(payload, trust=Trust.FAIR, *, agreed=False):
    return Found(payload=payload, trust=trust, agreed=agreed, step="plain")


def test_a_flawless_read_counts_at_once_and_an_odd_one_when_two_frames_agree():
    watch = Watch()
    assert watch.offer(seen(b"odd"), 0, 0) is None
    assert watch.offer(seen(b"odd"), 1, 1).agreed
    assert Watch().offer(seen(b"fine", Trust.STRICT), 0, 0).payload == b"fine"
    assert Watch().offer(seen(b"two views", agreed=True), 0, 0).agreed


def test_a_refused_read_never_counts_and_old_looks_agree_with_nothing():
    watch = Watch()
    assert watch.offer(seen(b"torn", Trust.NONE), 0, 0) is None
    assert watch.offer(seen(b"torn", Trust.NONE), 1, 1) is None
    assert watch.offer(seen(b"odd"), 2, 2) is None
    assert watch.offer(seen(b"odd"), 60, 60) is None


def test_a_flawless_read_of_something_else_needs_a_second_look_while_a_card_is_in_sight():
    watch = Watch(leave_s=2)
    assert watch.offer(seen(b"card", Trust.STRICT), 0, 0) is not None
    assert watch.offer(seen(b"c4rd", Trust.STRICT), 1, 1) is None
    assert watch.offer(seen(b"c4rd", Trust.STRICT), 1.5, 1.5) is not None


def test_bars_that_cannot_be_read_keep_a_card_in_sight_for_a_while_only():
    watch = Watch(leave_s=2)
    watch.offer(seen(b"card", Trust.STRICT), 0, 0)
    for now in range(1, 8):
        watch.stay(now)
    assert watch.offer(seen(b"card", Trust.STRICT), 9, 9) is None
    for now in range(10, 30):
        watch.stay(now)
    assert watch.offer(seen(b"card", Trust.STRICT), 30, 30) is not None


def test_a_slow_look_at_an_older_frame_is_no_second_card():
    watch = Watch(leave_s=0.5)
    assert watch.offer(seen(b"card", Trust.STRICT), 1.0, 1.1) is not None
    assert watch.offer(seen(b"card", Trust.STRICT), 0.8, 1.9) is None


def test_a_card_that_only_slow_looks_can_read_is_scanned_once():
    watch = Watch(leave_s=0.5)
    assert watch.offer(seen(b"card", agreed=True), 1.0, 1.9) is not None
    watch.stay(2.0)
    assert watch.offer(seen(b"card", agreed=True), 1.95, 2.8) is None
