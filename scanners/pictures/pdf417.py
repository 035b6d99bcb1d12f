"""The usual decoder of PDF417, the wide bar code on licenses."""

from __future__ import annotations

import numpy as np
import zxingcpp

from scanners.pictures.locate import Gray

_PDF417 = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.PDF417)


def decoded(gray: Gray) -> list[bytes]:
    """The bytes of all PDF417 symbols that lie about level or upright."""
    found = zxingcpp.read_barcodes(np.ascontiguousarray(gray), formats=_PDF417, try_invert=False)
    return [code.bytes for code in found if code.valid and code.bytes]
