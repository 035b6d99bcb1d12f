"""`override` as the type checker knows it, without its library at run time.

Python has it from 3.12 on. Before, `typing_extensions` would be loaded for this one name ahead of
the first paint, and hold it up by some milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override

    __all__ = ("override",)
else:
    from types import FunctionType

    def override(method: FunctionType) -> FunctionType:
        """The method itself: the mark is for who reads and for the type checker."""
        return method
