"""What a laptop of an agency can be prepared with from a stick, before DPS was ever reached.

The part of DPS holds everything of the agency that is neither secret nor one laptop's own; numbers
of tickets, activations and the one-time code come when the laptop is enrolled. The part of a laptop
holds what a Point of Contact has set up and tried there: printers, scanners, shortcuts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracs_mobile.domain.agency import Agency, Officer
from tracs_mobile.domain.devices import DeviceBook

PACKAGE_SUFFIX = ".tracspkg"
USE_DPS, USE_LAPTOP = "agency-package", "laptop-part"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPackage:
    """The part of DPS. Keys are PEM text; `law_digest` is the SHA-256 in hex of the law pack.

    `receipt_keys` hold, by its id, the key that signed this; `devices` the public keys of the
    agency's laptops by their names, so that a part of one of them can be checked.
    """

    v: int = 1
    use: str = USE_DPS
    made_at: datetime
    agency: Agency
    officers: tuple[Officer, ...]
    logo_png: bytes
    gateway_url: str
    issuing_ca_pem: str
    receipt_keys: tuple[tuple[str, str], ...]
    seal_key: str
    law_digest: str = ""
    law_version: str = ""
    devices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopPart:
    """The part of a laptop, bound to the part of DPS by the digest of its token.

    `shortcuts` are words and the charge they stand for.
    """

    v: int = 1
    use: str = USE_LAPTOP
    package_digest: str
    made_at: datetime
    device_id: str
    agency_code: str
    book: DeviceBook
    shortcuts: tuple[tuple[str, str], ...] = ()
    defendant_copies: int = 2
    officer_copy: bool = False
    agency_copy: bool = False
    courtesy_languages: str = ""
