"""Which bar codes besides the wide one of licenses are read, and what they are called."""

from __future__ import annotations

import zxingcpp

KINDS = {
    zxingcpp.BarcodeFormat.Code39: "Code 39",
    zxingcpp.BarcodeFormat.Code128: "Code 128",
    zxingcpp.BarcodeFormat.QRCode: "QR Code",
    zxingcpp.BarcodeFormat.DataMatrix: "Data Matrix",
}
FORMATS = zxingcpp.BarcodeFormats(list(KINDS))
"""Which bar codes a VIN label or a dash plate carries."""

REPAIRED = frozenset(("QR Code", "Data Matrix"))
"""These repair themselves: what is read of them is whole."""
