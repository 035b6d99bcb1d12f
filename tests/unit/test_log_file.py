"""The log of the program holds states and counts; what an error says about a person stays out."""

import logging
import re
import stat
import sys
from pathlib import Path

import pytest

from tracs_mobile.logs import start_log, stop_log


@pytest.fixture
def log_folder(tmp_path):
    before = {name: logging.getLogger(name).level for name in ("", "tracs_mobile", "sync", "ui")}
    handler = start_log(tmp_path / "logs")
    yield tmp_path / "logs"
    stop_log(handler)
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def text(folder):
    return (folder / "tracs-mobile.log").read_text("utf-8")


@pytest.mark.expects_log_warnings
def test_the_message_of_an_exception_is_left_out_and_its_place_is_kept(log_folder):
    try:
        try:
            raise ValueError("QUIMBYE, JANE, 12 MAPLE ST")
        except ValueError as fault:
            raise KeyError("90000417") from fault
    except KeyError:
        logging.getLogger("sync.worker").exception("Delivery met a fault")
    said = text(log_folder)
    assert "QUIMBYE" not in said
    assert "90000417" not in said
    assert "KeyError" in said
    assert "ValueError" in said
    assert re.search(r"test_log_file:\d+", said)


def test_libraries_do_not_chat(log_folder):
    logging.getLogger("a.library").info("POST /tickets?name=QUIMBYE")
    logging.getLogger("sync.worker").info("Delivered 3")
    said = text(log_folder)
    assert "QUIMBYE" not in said
    assert "Delivered 3" in said


def test_times_are_utc_to_the_hundredth(log_folder):
    record = logging.makeLogRecord(
        {"name": "sync", "levelno": logging.INFO, "levelname": "INFO", "msg": "x"}
    )
    record.created, record.msecs = 0.007, 7.0
    kept = [h for h in logging.getLogger().handlers if hasattr(h, "baseFilename")]
    (ours,) = [h for h in kept if Path(h.baseFilename).parent == log_folder]
    ours.handle(record)
    assert text(log_folder).startswith("1970-01-01T00:00:00.00Z INFO sync x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access in lists, not in modes")
def test_only_the_owner_can_enter_the_folder(log_folder):
    assert stat.S_IMODE(log_folder.stat().st_mode) == 0o700
