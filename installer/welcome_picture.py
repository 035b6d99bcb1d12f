"""The picture at the left of the set-up program's first and last page, drawn from the icon."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_SIZE = (328, 628)
"""Twice what Windows shows at 100 %, so that it stays sharp at 200 %."""
_GROUND = "#14324f"
"""The ground of the icon, which thereby has no edge."""
_ICON = 224
_FROM_TOP = 96


def draw(icon: Path, target: Path) -> None:
    """Write the picture as a BMP, the one kind that NSIS shows. `icon` is a PNG."""
    with Image.open(icon) as opened:
        drawn = opened.convert("RGBA").resize((_ICON, _ICON), Image.Resampling.LANCZOS)
    picture = Image.new("RGB", _SIZE, _GROUND)
    picture.paste(drawn, ((_SIZE[0] - _ICON) // 2, _FROM_TOP), drawn)
    picture.save(target, "BMP")
