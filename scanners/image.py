"""Read a license from a picture: a file, its bytes, a PIL image or a camera frame."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageOps

from scanners import locate
from scanners.gate import Trust
from scanners.locate import Gray
from scanners.reader import judge_payload, read_payload
from tracs_mobile.domain.license import LicenseRead, Scan, ScanSource
from tracs_mobile.errors import UnreadableScan

Picture = Path | bytes | Image.Image | NDArray[np.uint8]
"""What can be read: a path, the bytes of a file, a PIL image, or a gray or BGR frame."""

MAX_FILE_BYTES = 40_000_000
MAX_PIXELS = 50_000_000
LONGEST_SIDE = 4096
"""Pictures larger than this are made smaller; a license in them still has enough dots."""

_FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF")
_NO_CODE = (
    "No license bar code was found in this picture. Hold the back of the license flat, close and "
    "in even light, and take it again."
)
_NOT_PICTURE = "This file is not a picture the program can open. Use a PNG or JPEG picture."
_TOO_LARGE = "This picture is too large. Use one of at most 50 million dots."
_DEADLINE_S = 6.0
# What Pillow's file readers raise on damaged files, besides the OSError they promise.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A payload from a picture: how far it can be trusted, and which step read it.

    `agreed` is true when two different views of the picture gave the same bytes.
    """

    payload: bytes
    trust: Trust
    agreed: bool
    step: str


def read_image(
    picture: Picture, *, today: date, source: ScanSource = ScanSource.IMAGE
) -> LicenseRead:
    """The license in a picture. Raises UnreadableScan with a sentence when there is none."""
    found = find_payload(gray_of(picture), today=today)
    return read_payload(found.payload, source=source, today=today, agreed=found.agreed)


def scan_image(picture: Picture, *, today: date, source: ScanSource = ScanSource.IMAGE) -> Scan:
    """The same as a `Scan`: what cannot be read is a problem in words, never an exception."""
    started = perf_counter()
    license_: LicenseRead | None = None
    problem = ""
    try:
        license_ = read_image(picture, today=today, source=source)
    except UnreadableScan as fault:
        problem = str(fault)
    took_ms = (perf_counter() - started) * 1000
    return Scan(source=source, license=license_, problem=problem, took_ms=took_ms)


def payload_of(picture: Picture, *, today: date) -> bytes:
    """The bytes of the license bar code in a picture. Raises UnreadableScan."""
    return find_payload(gray_of(picture), today=today).payload


def find_payload(gray: Gray, *, today: date, deadline_s: float = _DEADLINE_S) -> Found:
    """Look for a license in a gray picture, the quick ways first.

    Stops at the first read that is flawless, or that two views agree on. A read the gate refuses
    is never returned. Raises UnreadableScan.
    """
    ends_at = perf_counter() + deadline_s
    fair: dict[bytes, str] = {}
    problem = _NO_CODE
    for step, make in _views(gray):
        for payload in _decoded(make()):
            try:
                trust = judge_payload(payload, source=ScanSource.IMAGE, today=today).verdict.trust
            except UnreadableScan as fault:
                problem = str(fault)
                continue
            if trust is Trust.STRICT or payload in fair:
                agreed = payload in fair
                return Found(payload=payload, trust=trust, agreed=agreed, step=step)
            if trust is Trust.FAIR:
                fair[payload] = step
            else:
                problem = _DAMAGED
        if perf_counter() > ends_at:
            break
    if len(fair) != 1:
        raise UnreadableScan(_DAMAGED if fair else problem)
    payload, step = next(iter(fair.items()))
    return Found(payload=payload, trust=Trust.FAIR, agreed=False, step=step)


_DAMAGED = (
    "The bar code in this picture is too damaged or blurred to trust. Take the picture again, "
    "closer and flat."
)
_View = tuple[str, Callable[[], Gray]]


def _views(gray: Gray) -> Iterator[_View]:
    """Views of the picture from cheap to dear: as it is, turned level, cut out, retouched."""
    yield "plain", lambda: gray
    angles = locate.bar_angles(gray)
    turned = [(angle, locate.rotated(gray, angle)) for angle in angles]
    for angle, picture in turned:
        if abs(angle) >= 0.1:
            yield "level", lambda picture=picture: picture  # type: ignore[misc]
    cut: list[Gray] = []
    for _, picture in turned or [(0.0, gray)]:
        for symbol in locate.symbols(picture):
            cut.append(symbol)
            yield from _straight(symbol)
    yield from _retouched(cut + [picture for _, picture in turned] or [gray])


def _straight(symbol: Gray) -> Iterator[_View]:
    """A cut-out symbol as it is, and once more turned by what is left of its angle."""
    yield "cut", lambda: symbol
    left = next(iter(locate.bar_angles(symbol, most=1)), 0.0)
    if 0.2 <= abs(left) <= 12:
        yield "cut level", lambda: locate.rotated(symbol, left)


def _retouched(pictures: list[Gray]) -> Iterator[_View]:
    for picture in pictures:
        if picture.size > 6_000_000:
            continue
        big = locate.doubled(picture)
        yield "doubled", lambda big=big: big  # type: ignore[misc]
        yield "sharpened", lambda big=big: locate.sharpened(big)  # type: ignore[misc]
        calm = locate.calmed(picture)
        yield "calmed", lambda calm=calm: locate.doubled(calm)  # type: ignore[misc]
        for name, noisy in (("averaged", calm), ("averaged raw", picture)):
            smooth = locate.averaged(noisy)
            yield name, lambda smooth=smooth: locate.doubled(smooth)  # type: ignore[misc]


def _decoded(gray: Gray) -> list[bytes]:
    """Payloads of all PDF417 symbols the decoder finds."""
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(gray), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.PDF417)
    )
    return [code.bytes for code in found if code.valid and code.bytes]


def gray_of(picture: Picture) -> Gray:
    """A gray picture of bounded size. Raises UnreadableScan for what cannot be opened."""
    if isinstance(picture, np.ndarray):
        return _bounded(_gray_frame(picture))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _bounded(_gray_file(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise UnreadableScan(_TOO_LARGE) from fault
    except _BROKEN as fault:
        raise UnreadableScan(_NOT_PICTURE) from fault


def _gray_frame(frame: NDArray[np.uint8]) -> Gray:
    if frame.size == 0 or frame.ndim not in (2, 3) or frame.dtype != np.uint8:
        raise UnreadableScan(_NOT_PICTURE)
    if frame.ndim == 2:
        return frame
    if frame.shape[2] not in (1, 3, 4):
        raise UnreadableScan(_NOT_PICTURE)
    if frame.shape[2] == 1:
        return frame[:, :, 0]
    code = cv2.COLOR_BGRA2GRAY if frame.shape[2] == 4 else cv2.COLOR_BGR2GRAY
    return cv2.cvtColor(frame, code).astype(np.uint8)


def _gray_file(picture: Path | bytes | Image.Image) -> Gray:
    if isinstance(picture, Image.Image):
        return _gray_image(picture)
    data = picture if isinstance(picture, bytes) else _file_bytes(picture)
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        return _gray_image(image)


def _file_bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_FILE_BYTES:
        raise UnreadableScan(_TOO_LARGE)
    return path.read_bytes()


def _gray_image(image: Image.Image) -> Gray:
    """A PIL image in gray; transparent parts are paper."""
    if image.width * image.height > MAX_PIXELS:
        raise UnreadableScan(_TOO_LARGE)
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image.convert("RGBA"))
    if image.mode.startswith(("I", "F")):
        image = ImageOps.autocontrast(image.point(lambda value: value / 256).convert("L"))
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _bounded(gray: Gray) -> Gray:
    longest = max(gray.shape)
    if longest <= LONGEST_SIDE:
        return gray
    share = LONGEST_SIDE / longest
    size = (max(1, round(gray.shape[1] * share)), max(1, round(gray.shape[0] * share)))
    return cv2.resize(gray, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
