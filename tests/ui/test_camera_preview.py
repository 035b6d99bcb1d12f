"""The camera when there is no scanner: beside the form, never over it, gone after a read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from tracs_mobile.domain.devices import Cause, DeviceBook
from tracs_mobile.domain.license import ScanSource
from tracs_mobile.ports import DeviceState, PageImage, Presence
from tracs_mobile.testing.cruiser import BOOK, equip
from ui.tokens import DAY, NIGHT

KEY = Qt.Key
FRAME = PageImage(width=320, height=180, pixels=b"\xff" * (320 * 180))
READY = DeviceState(name="scanner", presence=Presence.READY)


@pytest.fixture
def at_stop(signed_on):
    """A camera is on the list, and no scanner is ready."""
    equip(signed_on.desk.client.devices)
    return signed_on


def camera(screen):
    return screen.window.workplace.camera


def test_scan_starts_the_camera_when_no_scanner_is_ready(at_stop):
    at_stop.key(KEY.Key_F3)
    at_stop.settle()
    assert camera(at_stop).isVisible()
    assert at_stop.desk.station.camera_on
    assert "starts" in camera(at_stop).hint.text()


def test_frames_are_shown_as_they_come(at_stop):
    at_stop.key(KEY.Key_F3)
    at_stop.hear("on_frame", FRAME)
    picture = camera(at_stop).lens.picture
    assert (picture.width(), picture.height()) == (320, 180)
    assert "10 inches" in camera(at_stop).hint.text()


def test_it_lies_over_the_side_and_leaves_the_form_and_the_cursor_alone(at_stop):
    at_stop.stop.fields.jump("driver.family_name")
    before = QApplication.focusWidget()
    at_stop.key(KEY.Key_F3)
    at_stop.settle()
    over = camera(at_stop).geometry()
    shown = [field for field in at_stop.stop.fields.by_path.values() if field.isVisible()]
    assert len(shown) > 20
    place = at_stop.window.workplace
    assert not any(
        over.intersects(QRect(field.mapTo(place, QPoint(0, 0)), field.size())) for field in shown
    )
    assert not over.intersects(
        QRect(at_stop.stop.verbs.mapTo(place, QPoint(0, 0)), at_stop.stop.verbs.size())
    )
    assert QApplication.focusWidget() is before
    at_stop.type("BELAN")
    assert at_stop.form.draft.driver.family_name == "BELAN"


def test_escape_closes_it_and_gives_the_camera_back(at_stop):
    at_stop.key(KEY.Key_F3)
    at_stop.key(KEY.Key_Escape)
    at_stop.settle()
    assert not camera(at_stop).isVisible()
    assert not at_stop.desk.station.camera_on


def test_a_read_closes_it_and_fills_the_stop(at_stop, a_scan):
    at_stop.key(KEY.Key_F3)
    at_stop.hear("on_scan", replace(a_scan(), source=ScanSource.CAMERA))
    assert not camera(at_stop).isVisible()
    assert not at_stop.desk.station.camera_on
    assert at_stop.form.touched


def test_a_code_that_is_no_license_is_told_in_place_and_it_goes_on(at_stop, a_scan):
    at_stop.key(KEY.Key_F3)
    said = "This is a bar code of a shop. Turn the license over."
    at_stop.hear("on_scan", replace(a_scan(), source=ScanSource.CAMERA, license=None, problem=said))
    assert camera(at_stop).isVisible()
    assert camera(at_stop).hint.text() == said
    assert not at_stop.form.touched


def test_a_camera_that_another_program_uses_says_so(at_stop):
    at_stop.key(KEY.Key_F3)
    said = "Another program uses the camera. Close it, or choose a picture with F4."
    state = DeviceState(name="camera", presence=Presence.LOST, cause=Cause.PORT_HELD, said=said)
    at_stop.hear("on_device", state)
    assert camera(at_stop).hint.text() == said
    assert at_stop.window.workplace.status.scanner.text() != "! Camera in use"


@pytest.mark.parametrize("way", ["page", "lock"])
def test_leaving_the_stop_gives_the_camera_back(at_stop, way):
    at_stop.key(KEY.Key_F3)
    at_stop.settle()
    if way == "page":
        at_stop.window.workplace.show_page("tickets")
    else:
        at_stop.window.lock()
    at_stop.settle()
    assert not at_stop.desk.station.camera_on
    assert at_stop.desk.station.camera_starts == 1


def test_a_late_frame_of_a_closed_camera_is_not_shown(at_stop):
    at_stop.key(KEY.Key_F3)
    at_stop.key(KEY.Key_Escape)
    at_stop.hear("on_frame", FRAME)
    assert camera(at_stop).lens.picture is None


def test_with_a_scanner_the_camera_comes_at_the_second_press(at_stop):
    at_stop.hear("on_device", READY)
    at_stop.key(KEY.Key_F3)
    assert not camera(at_stop).isVisible()
    assert "F3 again for the camera" in at_stop.stop.told
    at_stop.key(KEY.Key_F3)
    at_stop.settle()
    assert at_stop.desk.station.camera_on


def test_without_a_camera_scan_only_says_what_there_is(signed_on):
    signed_on.desk.client.devices.kept = DeviceBook(printers=BOOK.printers)
    signed_on.key(KEY.Key_F3)
    signed_on.settle()
    assert not camera(signed_on).isVisible()
    assert "No scanner is connected" in signed_on.stop.told
    signed_on.hear("on_device", READY)
    signed_on.key(KEY.Key_F3)
    assert signed_on.stop.told.startswith("The scanner listens.")
    assert signed_on.desk.station.camera_starts == 0


def test_the_picture_is_dim_at_night(at_stop):
    at_stop.key(KEY.Key_F3)
    at_stop.hear("on_frame", FRAME)
    lens = camera(at_stop).lens
    middle = lens.rect().center()
    assert lens.grab().toImage().pixelColor(middle).name() == DAY.lens
    at_stop.window.wardrobe.choose_palette("night")
    at_stop.settle()
    assert lens.grab().toImage().pixelColor(middle).name() == NIGHT.lens


def test_the_scan_test_uses_the_camera_too(at_stop, a_scan):
    place = at_stop.window.workplace
    place.show_page("devices")
    at_stop.settle()
    at_stop.key(KEY.Key_F6)
    at_stop.key(KEY.Key_F3)
    at_stop.hear("on_frame", FRAME)
    assert camera(at_stop).isVisible()
    at_stop.hear("on_scan", replace(a_scan(), source=ScanSource.CAMERA))
    assert place.page("devices").scan_test.scans == 1
    assert not at_stop.form.touched
    assert not at_stop.desk.station.camera_on


def test_escape_on_the_scan_test_gives_the_camera_back(at_stop):
    place = at_stop.window.workplace
    place.show_page("devices")
    at_stop.settle()
    at_stop.key(KEY.Key_F6)
    at_stop.key(KEY.Key_F3)
    at_stop.settle()
    at_stop.key(KEY.Key_Escape)
    at_stop.settle()
    assert not camera(at_stop).isVisible()
    assert not at_stop.desk.station.camera_on
