"""The whole signed ticket as a code on paper: what DPS scans when nothing else came.

`TM3:` and then Base45 of: number of the dictionary, length of the device's name, the name, the
signature (64 bytes), the frozen bytes under zstd with that dictionary. They unpack to exactly the
bytes the laptop signed, so digest and signature hold as if it had come over the network. A colon
ends it: a scanner that drops a last blank must not spoil it.
"""

from __future__ import annotations

import functools
import hashlib
from importlib.resources import files

import zstandard

from sync.bundles.base45 import b45, unb45
from tracs_mobile.domain import canonical
from tracs_mobile.domain.document import Destination, Document, Issued
from tracs_mobile.domain.outbox import Envelope, EventKind
from tracs_mobile.domain.stop import DocumentKind
from tracs_mobile.errors import BadInput

MARK = "TM3:"
SHORT_MARKS = ("TM1|", "TM2|")
"""What the signed short form begins with; it names a ticket and does not hold it."""
END = ":"
LONGEST = 970
"""Characters: a QR code of version 20 with error correction M, 49 mm wide at 203 dpi."""
NEWEST = 1
"""The dictionary that is written with; every older one is still read."""

_LARGEST_BODY = 16_000
_SIGNATURE = 64


def whole_code(issued: Issued) -> str:
    """The text of the code; empty for what is not filed with DPS, and for what is too long.

    Too long is a ticket with very many words; its paper carries the signed short form alone.
    """
    document = issued.document
    filed = document.destination is Destination.JUDICIAL_BUREAU
    if document.kind is not DocumentKind.COMPLAINT or not filed:
        return ""
    device = issued.device_id.encode("ascii", "replace")[:255]
    packed = _packer(NEWEST).compress(issued.body)
    raw = bytes([NEWEST, len(device)]) + device + issued.signature + packed
    text = f"{MARK}{b45(raw)}{END}"
    return text if len(text) <= LONGEST else ""


def read_whole_code(text: str) -> Envelope:
    """The event of a scanned code; who takes it checks the signature. Raises BadInput."""
    plain = text.strip().upper()
    if not plain.startswith(MARK) or len(plain) > 2 * LONGEST:
        raise BadInput("This is not the code of an agency copy.")
    raw = unb45(plain.removeprefix(MARK).removesuffix(END))
    device, signature, body = _parts(raw)
    document = canonical.decode(Document, body)
    return Envelope(
        document_id=document.document_id,
        number=document.number,
        seq=document.seq,
        kind=EventKind.ISSUE if document.seq == 1 else EventKind.AMEND,
        digest=hashlib.sha256(body).digest(),
        device_id=device,
        signature=signature,
        body=body,
    )


def _parts(raw: bytes) -> tuple[str, bytes, bytes]:
    """Device, signature and frozen bytes."""
    if len(raw) < 2 or len(raw) <= 2 + raw[1] + _SIGNATURE:
        raise BadInput("The code was not read to its end. Scan it again.")
    start = 2 + raw[1]
    try:
        device = raw[2:start].decode("ascii")
        body = _unpacker(raw[0]).decompress(
            raw[start + _SIGNATURE :], max_output_size=_LARGEST_BODY, allow_extra_data=False
        )
    except (zstandard.ZstdError, UnicodeDecodeError) as fault:
        raise BadInput("The code was not read right. Scan it again.") from fault
    return device, raw[start : start + _SIGNATURE], body


@functools.cache
def _dictionary(number: int) -> zstandard.ZstdCompressionDict:
    source = files("sync.bundles") / "data" / f"paper-{number}.zdict"
    if not 1 <= number <= NEWEST:
        raise BadInput("The code was written by a newer version of the program. Update this one.")
    return zstandard.ZstdCompressionDict(source.read_bytes())


# Made anew each time: neither may be used by two threads at once, the dictionary may.
def _packer(number: int) -> zstandard.ZstdCompressor:
    params = zstandard.ZstdCompressionParameters.from_level(
        19,
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        write_content_size=True,
        write_dict_id=False,
        write_checksum=False,
    )
    return zstandard.ZstdCompressor(dict_data=_dictionary(number), compression_params=params)


def _unpacker(number: int) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(
        dict_data=_dictionary(number), format=zstandard.FORMAT_ZSTD1_MAGICLESS
    )
