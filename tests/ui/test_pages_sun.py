"""In the sun every page is whole: on a laptop and a tablet, in normal and in extra-large text."""

import pytest

from tests.ui.page_matrix import TEXTS, WORLDS, wrong_on_a_laptop, wrong_on_a_tablet


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("world", WORLDS)
def test_every_page_is_whole_on_a_patrol_laptop_in_the_sun(world, text, tmp_path, qapp):
    assert wrong_on_a_laptop(world, tmp_path, palette="sun", text=text) == {}


@pytest.mark.parametrize("text", TEXTS)
def test_every_page_is_whole_on_a_tablet_at_150_percent_in_the_sun(text):
    assert wrong_on_a_tablet(palette="sun", text=text) == {}
