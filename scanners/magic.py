"""Tell pictures from other files by their first bytes."""

from __future__ import annotations

_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*")


def is_picture(head: bytes) -> bool:
    """Whether a file that begins with these bytes is a picture."""
    return head.startswith(_MAGIC)
