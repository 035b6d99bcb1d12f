"""Icons on a screen whose dots are finer than pixels."""

import pytest

from ui.widgets.icons import FOLDER, _picture


def inked(picture):
    """The box around the ink, as shares of the side: left, top, right, bottom."""
    side = picture.width()
    dots = [
        (x, y) for x in range(side) for y in range(side) if picture.pixelColor(x, y).alpha() > 40
    ]
    across, down = ([dot[at] for dot in dots] for at in (0, 1))
    box = min(across), min(down), max(across) + 1, max(down) + 1
    return [edge / side for edge in box]


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.svg")))
def test_an_icon_is_whole_at_every_scale(name, ratio, qtbot):
    plain, fine = (_picture(name, "#000000", 20, each) for each in (1.0, ratio))
    assert fine.width() == round(20 * ratio)
    assert inked(fine) == pytest.approx(inked(plain), abs=0.08)
