"""The command `tracs-mobile`: without a word it opens the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, or run one command; 0 is good, 1 is a fault told in a sentence.

    The window comes without the reader of commands, which would cost it a tenth of its time.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words != ["run"] and words[:-1] != ["run", "--data-dir"]:
        from tracs_mobile.command_line import do

        return do(words)
    # Nothing that the start loads is garbage; the window looks for some once it is open.
    gc.disable()
    from tracs_mobile.errors import TracsError
    from tracs_mobile.opening import open_window

    try:
        return open_window(words[-1] if len(words) > 1 else None)
    except TracsError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
