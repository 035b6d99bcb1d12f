"""The program on an empty folder: the welcome page, then practice, and never that page again."""

import os
from contextlib import contextmanager

import pytest

from tracs_mobile.bootstrap import open_desk
from tracs_mobile.enrolling_here import FirstStepsHere
from tracs_mobile.settings import Settings
from ui.rehearsal import Rehearsal


@contextmanager
def started(settings):
    steps = FirstStepsHere(settings)
    screen = Rehearsal(lambda: open_desk(steps.settings), settings, lambda: steps)
    try:
        yield screen
    finally:
        screen.window.put_down()
        screen.close()
        screen.window.deleteLater()


def test_a_fresh_laptop_is_asked_once_how_to_begin(tmp_path, qapp):
    settings = Settings(data_dir=tmp_path / "data", argon2_memory_kib=64)
    with started(settings) as screen:
        pages, window = screen.window.door.pages, screen.window
        assert window.currentWidget() is pages.welcome
        assert not (settings.data_dir / "training").exists(), "nothing is made before the choice"
        pages.welcome.package.click()
        screen.wait("the look for sticks", pages.package.again.isEnabled)
        assert window.currentWidget() is pages.package
        pages.package.back.click()
        screen.wait("the way back", lambda: window.currentWidget() is pages.welcome)
        pages.welcome.practice.click()
        screen.wait("the practice people", lambda: len(window.sign_on.people) == 4)
        assert window.currentWidget() is window.sign_on
    with started(settings) as screen:
        assert screen.window.currentWidget() is screen.window.sign_on


@pytest.mark.skipif(os.name == "nt", reason="making a link needs a right of its own there")
def test_a_link_in_the_place_of_the_data_folder_opens_nothing_and_the_page_says_why(tmp_path, qapp):
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "data"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    with started(Settings(data_dir=folder, training=True, argon2_memory_kib=64)) as screen:
        screen.window.door.pages.welcome.practice.click()
        sign_on = screen.window.sign_on
        screen.wait("the sentence", lambda: "leads to another place" in sign_on.said.text())
    assert list(elsewhere.iterdir()) == []
