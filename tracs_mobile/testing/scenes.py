"""Pictures of invented cards and labels as a camera sees them, from a seed.

Everything a picture suffers is a field of `Look`: how large and how turned the symbol lies, the
lens, the light, the packing, the wear. Lengths are dots of the picture, shares are parts of one.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
"""A picture as height x width bytes."""

FINE = 6
"""Dots a module on the drawn card, before the camera makes it smaller."""

_CARD_SHADE = 205
_ROOM_SHADE = 120
_SYMBOL_SHARE = 0.88
_CARD_SHAPE = 1.585
_PRINT = ("SPECIMEN OF NOBODY", "NOT A LICENSE 0123456789", "TREMBLAYE", "RESTR B  END NONE")
_MATRIX = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a camera sees a card.

    `px` is the width of one module; `angle` and `frame` are degrees and (width, height), without
    a frame the picture holds little more than the card. `keystone` makes the upper edge shorter,
    `yaw` the right one. `light` is how much darker the right side is, `glare` how much a round
    spot is bleached, `contrast` what is left of it. `blobs` is the area rubbed off, `scratches`
    the number of lines across the symbol.
    """

    px: float = 3.0
    angle: float = 0.0
    keystone: float = 0.0
    yaw: float = 0.0
    blur: float = 0.0
    motion: int = 0
    noise: float = 0.0
    jpeg: int = 0
    light: float = 0.0
    glare: float = 0.0
    contrast: float = 1.0
    blobs: float = 0.0
    scratches: int = 0
    frame: tuple[int, int] | None = None
    ec_level: int = 5
    columns: int = 12


def license_picture(payload: bytes, look: Look, *, seed: int) -> Gray:
    """A license with `payload` as PDF417, as a camera sees it."""
    chance = np.random.default_rng(seed)
    return _seen(_card(payload, look, chance), look, chance)


def symbol_picture(
    text: str, kind: zxingcpp.BarcodeFormat, look: Look, *, seed: int, print_below: bool = True
) -> Gray:
    """A label with `text` in another symbology (Code 39, Code 128, QR, Data Matrix)."""
    chance = np.random.default_rng(seed)
    return _seen(_label(text, kind, look, chance, print_below=print_below), look, chance)


def room_picture(frame: tuple[int, int], *, seed: int, look: Look | None = None) -> Gray:
    """A cluttered room with no card in it."""
    chance = np.random.default_rng(seed)
    across, down = frame
    return _developed(_room(across, down, chance), look or Look(), chance)


def drawn_symbol(
    payload: bytes, *, scale: int = FINE, ec_level: int = 5, columns: int = 12
) -> Gray:
    """The PDF417 symbol alone, flawless, with its quiet zone."""
    kind = zxingcpp.BarcodeFormat.PDF417
    code = zxingcpp.create_barcode(payload, kind, ec_level=ec_level, columns=columns)
    return np.array(zxingcpp.write_barcode_to_image(code, scale=scale)).astype(np.uint8)


def damaged_symbol(payload: bytes, *, seed: int, ec_level: int, scale: int = 3) -> Gray:
    """A level symbol with damage near what its check words can put right, of three kinds by turns.

    Strokes and stains, cells that hold the pattern of another word, or both together.
    """
    chance = np.random.default_rng(seed)
    symbol = drawn_symbol(payload, scale=scale, ec_level=ec_level).copy()
    limit = 2**ec_level
    kind = seed % 3
    if kind != 0:
        share = 1.0 if kind == 1 else 0.5
        _swap_words(symbol, chance, round(share * limit * chance.uniform(0.8, 1.35)), scale)
    if kind != 1:
        share = 1.0 if kind == 0 else 0.6
        _stain(symbol, chance, max(2, round(share * limit**0.5 * chance.uniform(1.4, 4.2))), scale)
    if seed % 4 == 0:
        noisy = symbol + chance.normal(0, 25, symbol.shape)
        symbol = np.clip(noisy, 0, 255).astype(np.uint8)
    return symbol


def _swap_words(symbol: Gray, chance: np.random.Generator, many: int, scale: int) -> None:
    """Lay the pattern of a word of the same set over other words: damage that looks whole."""
    quiet, row_high, word_wide = 2 * scale, 3 * scale, 17 * scale
    rows = (symbol.shape[0] - 2 * quiet) // row_high
    words = (symbol.shape[1] - 2 * quiet - 69 * scale) // word_wide
    for _ in range(many):
        row, word, other = (int(chance.integers(0, top)) for top in (rows, words, words))
        from_row = int(chance.choice(np.arange(row % 3, rows, 3)))
        x, from_x = (quiet + (34 * scale) + word_wide * at for at in (word, other))
        y, from_y = quiet + row_high * row, quiet + row_high * from_row
        piece = symbol[from_y : from_y + row_high, from_x : from_x + word_wide].copy()
        symbol[y : y + row_high, x : x + word_wide] = piece


def _stain(symbol: Gray, chance: np.random.Generator, many: int, scale: int) -> None:
    """Round stains, lines from top to bottom, and spots of black and white dots."""
    high, wide = symbol.shape
    for _ in range(many):
        x, y = int(chance.uniform(0.1, 0.9) * wide), int(chance.uniform(0, high))
        kind, shade = int(chance.integers(3)), int(chance.choice((0, 255)))
        if kind == 0:
            cv2.circle(symbol, (x, y), int(chance.integers(scale, 5 * scale)), shade, -1)
        elif kind == 1:
            end = (x + int(chance.integers(-9, 9)), high)
            cv2.line(symbol, (x, 0), end, shade, int(chance.integers(1, scale)))
        else:
            half = 3 * scale
            spot = symbol[max(0, y - half) : y + half, max(0, x - half) : x + half]
            spot[:] = chance.integers(0, 2, spot.shape) * 255


def _card(payload: bytes, look: Look, chance: np.random.Generator) -> Gray:
    """The back of a card: the symbol above, some lines of print and a thin bar code below."""
    symbol = drawn_symbol(payload, ec_level=look.ec_level, columns=look.columns)
    high, wide = symbol.shape
    face_wide = int(wide / _SYMBOL_SHARE)
    face_high = max(int(face_wide / _CARD_SHAPE), high + 40 * FINE)
    face = np.full((face_high, face_wide), _CARD_SHADE, np.uint8)
    top, left = 12 * FINE, (face_wide - wide) // 2
    face[top : top + high, left : left + wide] = _inked(symbol)
    _wear(face[top : top + high, left : left + wide], look, chance)
    for line, words in enumerate(_PRINT):
        at = (left, top + high + (12 + 11 * line) * FINE)
        cv2.putText(face, words, at, cv2.FONT_HERSHEY_SIMPLEX, 0.22 * FINE, 60, FINE // 2)
    return face


def _label(
    text: str,
    kind: zxingcpp.BarcodeFormat,
    look: Look,
    chance: np.random.Generator,
    *,
    print_below: bool,
) -> Gray:
    """A white sticker with one symbol and its text below."""
    code = zxingcpp.create_barcode(text, kind)
    fine = np.array(zxingcpp.write_barcode_to_image(code, scale=FINE)).astype(np.uint8)
    if kind not in _MATRIX:
        row = fine[fine.shape[0] // 2]
        fine = np.repeat(row[None, :], max(30 * FINE, row.size // 6), axis=0)
    high, wide = fine.shape
    pad, foot = 6 * FINE, (14 if print_below else 6) * FINE
    face = np.full((high + pad + foot, wide + 2 * pad), _CARD_SHADE, np.uint8)
    face[pad : pad + high, pad : pad + wide] = _inked(fine)
    _wear(face[pad : pad + high, pad : pad + wide], look, chance)
    if print_below:
        at = (2 * pad, high + pad + 10 * FINE)
        cv2.putText(face, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.2 * FINE, 60, FINE // 3)
    return face


def _inked(symbol: Gray) -> Gray:
    """Black on white as ink on a gray card."""
    return (symbol * ((_CARD_SHADE - 20) / 255) + 20).astype(np.uint8)


def _wear(symbol: Gray, look: Look, chance: np.random.Generator) -> None:
    """Rub blobs off the symbol and scratch it, in place."""
    high, wide = symbol.shape
    spots = 6 if look.blobs else 0
    for _ in range(spots):
        radius = int((high * wide * look.blobs / spots / np.pi) ** 0.5)
        spot = (int(chance.uniform(0, wide)), int(chance.uniform(0, high)))
        cv2.circle(symbol, spot, radius, _CARD_SHADE, -1)
    for _ in range(look.scratches):
        x, lean = chance.uniform(0.03, 0.97) * wide, chance.uniform(-0.05, 0.05) * wide
        thick = int(chance.uniform(0.6, 1.8) * FINE)
        shade = int(chance.choice((_CARD_SHADE, 40)))
        cv2.line(symbol, (int(x), 0), (int(x + lean), high), shade, thick)


def _seen(face: Gray, look: Look, chance: np.random.Generator) -> Gray:
    """Lay a face into the room and take the picture."""
    high, wide = face.shape
    share = look.px / FINE
    side = int(np.hypot(wide, high) * share * (1 + look.keystone / 2)) + 60
    across, down = look.frame or (side, side)
    if look.frame:
        room = _room(across, down, chance)
    else:
        room = np.full((down, across), _CARD_SHADE, np.uint8)
    fine = cv2.resize(room, (across * 2, down * 2), interpolation=cv2.INTER_NEAREST)
    soft = cv2.GaussianBlur(face, (0, 0), max(0.3, 0.225 / share))
    warp = np.diag([2.0, 2.0, 1.0]) @ _placed(face, look, (across, down), share)
    flags, border = cv2.INTER_LINEAR, cv2.BORDER_TRANSPARENT
    fine = cv2.warpPerspective(
        soft, warp, (across * 2, down * 2), dst=fine, flags=flags, borderMode=border
    )
    picture = cv2.resize(fine, (across, down), interpolation=cv2.INTER_AREA)
    return _developed(picture.astype(np.uint8), look, chance)


def _placed(face: Gray, look: Look, size: tuple[int, int], share: float) -> NDArray[np.float64]:
    """The perspective from the face to the picture, the card in its middle."""
    high, wide = face.shape
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    there = (corners - np.array([wide / 2, high / 2], np.float32)) * share
    there[0, 0] += look.keystone * wide * share / 2
    there[1, 0] -= look.keystone * wide * share / 2
    there[1, 1] += look.yaw * high * share / 2
    there[2, 1] -= look.yaw * high * share / 2
    turn = np.deg2rad(look.angle)
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    placed = (there @ spin.T + np.array(size) / 2).astype(np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, placed), np.float64)


def _room(across: int, down: int, chance: np.random.Generator) -> Gray:
    """What stands behind a card held to a camera: edges, surfaces, some print."""
    room = np.full((down, across), _ROOM_SHADE, np.uint8)
    for _ in range(12):
        at = chance.integers(0, [across, down], (2, 2)).tolist()
        cv2.rectangle(room, tuple(at[0]), tuple(at[1]), int(chance.integers(20, 240)), -1)
    for _ in range(40):
        at = chance.integers(0, [across, down], (2, 2)).tolist()
        shade, thick = int(chance.integers(20, 240)), int(chance.integers(1, 7))
        cv2.line(room, tuple(at[0]), tuple(at[1]), shade, thick)
    for _ in range(6):
        at = chance.integers(0, [across, down], (2,)).tolist()
        shade, size = int(chance.integers(0, 90)), float(chance.uniform(0.5, 1.5))
        cv2.putText(room, "TREMBLAYE 4711", tuple(at), cv2.FONT_HERSHEY_SIMPLEX, size, shade, 2)
    return cv2.GaussianBlur(room, (0, 0), 1.0).astype(np.uint8)


def _developed(picture: Gray, look: Look, chance: np.random.Generator) -> Gray:
    """What lens, light, sensor and packing make of a picture."""
    seen = _lit(_lensed(picture.astype(np.float32), look), look)
    if look.noise:
        seen = seen + chance.normal(0, look.noise, seen.shape).astype(np.float32)
    gray = np.clip(seen, 0, 255).astype(np.uint8)
    if look.jpeg:
        _, packed = cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, look.jpeg])
        unpacked = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
        if unpacked is not None:
            gray = unpacked.astype(np.uint8)
    return gray


def _lensed(seen: NDArray[np.float32], look: Look) -> NDArray[np.float32]:
    """Out of focus, or moved from left to right while the picture was taken."""
    if look.blur:
        seen = cv2.GaussianBlur(seen, (0, 0), look.blur).astype(np.float32)
    if look.motion:
        seen = cv2.blur(seen, (look.motion, 1)).astype(np.float32)
    return seen


def _lit(seen: NDArray[np.float32], look: Look) -> NDArray[np.float32]:
    """Low contrast, a dark side, a bleached spot."""
    down, across = seen.shape
    if look.contrast != 1.0:
        seen = (seen - 128) * np.float32(look.contrast) + 128
    if look.light:
        seen = seen * (1 - look.light * np.linspace(0, 1, across, dtype=np.float32)[None, :])
    if look.glare:
        ys, xs = np.ogrid[:down, :across]
        reach = 0.12 * across
        near = np.exp(-((xs - 0.4 * across) ** 2 + (ys - 0.45 * down) ** 2) / (2 * reach**2))
        seen = seen + (255 - seen) * np.float32(look.glare) * near.astype(np.float32)
    return seen.astype(np.float32)
