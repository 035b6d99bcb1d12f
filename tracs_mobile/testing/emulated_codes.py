"""How much paper the printer's own bar codes, stored pictures and pictures in memory take."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

_PDF417, _QR = 48, 49
_STORE, _PRINT = 80, 81


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPicture:
    """A picture in the printer's own memory: how high it is, and what was sent for it."""

    rows: int
    sha256: str


@dataclass
class Pictures:
    """What a printer keeps of codes and pictures between commands.

    `stored` holds the pictures of the lasting memory by their two-character key. The height of a
    PDF417 or QR code is nominal: near the truth, and the same for the same data.
    """

    capacity: int
    stored: dict[bytes, StoredPicture] = field(default_factory=dict)
    _used: dict[bytes, int] = field(default_factory=dict)
    _waiting: int = 0
    _bar_height: int = 162
    _module: dict[int, int] = field(default_factory=lambda: {_PDF417: 3, _QR: 3})
    _pdf_row: int = 3
    _pdf_columns: int = 0
    _data: dict[int, int] = field(default_factory=dict)

    @property
    def free(self) -> int:
        """Bytes left in the lasting memory."""
        return self.capacity - sum(self._used.values())

    def reset(self) -> None:
        """ESC @: everything but the lasting memory."""
        fresh = Pictures(capacity=self.capacity, stored=self.stored, _used=self._used)
        self.__dict__.update(fresh.__dict__)

    def rows_of(self, command: bytes) -> int:
        """Carry out a command about a code or a picture; how many rows of paper it prints."""
        name, rest = command[:2], command[2:]
        if name == b"\x1dh":
            self._bar_height = rest[0]
        elif name == b"\x1dk":
            return self._bar_height
        elif command[:3] == b"\x1d(k":
            return self._two_dimensional(command[5:])
        elif command[:3] in (b"\x1d(L", b"\x1d8L"):
            return self._graphics(command[5 if command[1:2] == b"(" else 7 :])
        return 0

    def _two_dimensional(self, body: bytes) -> int:
        kind, function, more = body[0], body[1], body[2:]
        if function == _STORE:
            self._data[kind] = len(more) - 1
        elif function == _PRINT:
            return self._code_rows(kind)
        elif kind == _PDF417:
            self._set_pdf417(function, more[0])
        elif function == 67:
            self._module[_QR] = more[0]
        return 0

    def _set_pdf417(self, function: int, value: int) -> None:
        if function == 65:
            self._pdf_columns = value
        elif function == 67:
            self._module[_PDF417] = value
        elif function == 68:
            self._pdf_row = value

    def _code_rows(self, kind: int) -> int:
        size = self._data.get(kind, 0)
        if kind == _QR:
            return self._module[_QR] * (17 + 4 * (1 + size // 14))
        words = size * 5 // 6 + 34
        return self._module[_PDF417] * self._pdf_row * -(-words // (self._pdf_columns or 10))

    def _graphics(self, body: bytes) -> int:
        function, more = body[1], body[2:]
        if function in (67, 83):
            self._store(more[1:3], more[4:])
        elif function in (69, 85):
            picture = self.stored.get(more[0:2])
            return picture.rows * more[3] if picture else 0
        elif function in (66, 82):
            self._forget(more[0:2])
        elif function in (65, 81) and more[:3] == b"CLR":
            self.stored.clear()
            self._used.clear()
        elif function == 112:
            self._waiting = int.from_bytes(more[6:8], "little") * more[2]
        elif function in (2, 50):
            rows, self._waiting = self._waiting, 0
            return rows
        return 0

    def _store(self, key: bytes, picture: bytes) -> None:
        """Function 67: one color; `picture` starts with its width and height."""
        self._forget(key)
        if len(picture) > self.free:
            return
        rows = int.from_bytes(picture[2:4], "little")
        self.stored[key] = StoredPicture(rows=rows, sha256=hashlib.sha256(picture).hexdigest())
        self._used[key] = len(picture)

    def _forget(self, key: bytes) -> None:
        self.stored.pop(key, None)
        self._used.pop(key, None)
