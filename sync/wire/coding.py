"""Bytes on the way: compression, the digest of a body, and the token a device calls with."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from datetime import datetime

import zstandard

from sync.wire.messages import MAX_MESSAGE, RequestClaims, encode
from tracs_mobile.errors import BadInput
from tracs_mobile.ports import Signer

NDJSON = "application/x-ndjson"
BATCH_RESULT = "application/vnd.vcvc.batch-result+json"
JOSE = "application/jose"
JSON = "application/json"
ZIP = "application/zip"
PROBLEM = "application/problem+json"

GATEWAY_TYP = "vcvc-gateway+jws"
"""`typ` of all that the gateway signs; the claim `use` tells receipts, hellos and configs apart."""
REQUEST_TYP = "vcvc-request+jws"


def request_token(signer: Signer, now: datetime) -> str:
    """A compact JWS (RFC 7515, ES256) by which the device authorizes its calls for some minutes."""
    header = {"alg": "ES256", "kid": signer.device_id, "typ": REQUEST_TYP}
    payload = encode(RequestClaims(device=signer.device_id, issued_at=now))
    signed = f"{_b64url(json.dumps(header).encode())}.{_b64url(payload)}"
    return f"{signed}.{_b64url(signer.sign(signed.encode()))}"


class TooLarge(BadInput):
    """More bytes than the receiver is ready to hold."""


def compress(raw: bytes, encoding: str) -> bytes:
    """Content-Encoding `zstd` or `gzip`."""
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=3).compress(raw)
    return gzip.compress(raw, compresslevel=6, mtime=0)


def inflate(raw: bytes, encoding: str, *, limit: int = MAX_MESSAGE) -> bytes:
    """Undo `compress`, never making more than `limit` bytes. Raises BadInput, TooLarge."""
    try:
        found = _inflated(raw, encoding, limit)
    except (zstandard.ZstdError, zlib.error, ValueError) as fault:
        raise BadInput(f"The data is not whole {encoding}.") from fault
    if len(found) > limit:
        raise TooLarge(f"The data is larger than {limit} bytes.")
    return found


def _inflated(raw: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("", "identity"):
        return raw
    if encoding == "zstd":
        if zstandard.frame_content_size(raw) > limit:
            raise TooLarge(f"The data is larger than {limit} bytes.")
        # Unlike a reader, this refuses a frame that was cut off.
        return zstandard.ZstdDecompressor().decompress(
            raw, max_output_size=limit, allow_extra_data=False
        )
    if encoding == "gzip":
        stream = zlib.decompressobj(31)
        found = stream.decompress(raw, limit + 1)
        if len(found) <= limit and (not stream.eof or stream.unused_data):
            raise ValueError("cut off, or more than one")
        return found
    raise BadInput(f"The encoding {encoding[:20]} is not known here.")


def content_digest(raw: bytes) -> str:
    """The Content-Digest field (RFC 9530) of the bytes as sent."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(raw).digest()).decode()}:"


def _b64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
