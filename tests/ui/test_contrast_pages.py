"""Every page in every palette: words, edges and icons stand out, and no state is color alone."""

import pytest

from tests.ui.page_checks import front
from tests.ui.page_contrast import hard_to_see, only_colored
from tests.ui.page_walk import PAGES, opened
from ui.tokens import PaletteName


@pytest.mark.parametrize("world", PAGES)
@pytest.mark.parametrize("palette", [name.value for name in PaletteName])
def test_everything_on_every_page_can_be_seen(qapp, world, palette, tmp_path):
    faults = []
    with opened(world, tmp_path, palette=palette) as walk:
        for page in walk.each():
            top = front(walk.window)
            faults += [f"{page}: {fault}" for fault in (*hard_to_see(top), *only_colored(top))]
    assert faults == []
