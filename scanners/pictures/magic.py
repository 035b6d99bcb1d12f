"""Tell pictures from other files by their first bytes."""

from __future__ import annotations

_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")
# Phones keep photographs in these; they cannot be opened here, and that is said of a picture.
_PHONES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


def is_picture(head: bytes) -> bool:
    """Whether a file that begins with these bytes (12 at least) is a picture."""
    return head.startswith(_MAGIC) or head[4:12] in _PHONES
