"""What DPS hands to a laptop beside its records: who may begin here, notices, and lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracs_mobile.domain.names import LeoNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerVoucher:
    """DPS's word that an officer may take a laptop of the agency into use, good until `expires_at`.

    `code_hash` is Argon2id over the activation code of eight digits that DPS told the officer, with
    `salt` and `memory_kib`; the code itself is in no file. `device_id` empty: any laptop.
    """

    leo_number: LeoNumber
    salt: bytes
    code_hash: bytes
    memory_kib: int
    expires_at: datetime
    device_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DpsNotice:
    """A sentence from DPS for the Point of Contact, for instance that records are ready."""

    notice_id: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawPackOffer:
    """A signed law pack that this laptop should have. `digest` is the archive's SHA-256 in hex."""

    version: str
    digest: str
    effective_from: date
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordExtras:
    """What belongs to a version of the records beside agency, officers, logo and numbers.

    `blocked_secrets` are passphrases nobody may choose (CJIS IA-5), in lower case.
    `issuing_ca_pem` are the authorities the gateway's certificate may come from (empty: the
    system's); two stand side by side while DPS changes them.
    """

    vouchers: tuple[OfficerVoucher, ...] = ()
    notices: tuple[DpsNotice, ...] = ()
    blocked_secrets: tuple[str, ...] = ()
    law_pack: LawPackOffer | None = None
    submit_within_h: int = 48
    issuing_ca_pem: str = ""


NO_EXTRAS = RecordExtras()
