"""The language of the screens: read before anything that has sentences is loaded.

English is in the program itself. Another language is one file of Qt Linguist,
`resources/languages/tracs_<code>.qm`, chosen by the setting `language`.
"""

from __future__ import annotations

import logging
from pathlib import Path

from tracs_mobile.wording import NO_COUNT, use_lookup

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "resources" / "languages"
ENGLISH = "en"


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """The codes that can be chosen; English is first."""
    found = (path.stem.removeprefix("tracs_") for path in folder.glob("tracs_*.qm"))
    return (ENGLISH, *sorted(code for code in found if code != ENGLISH))


def choose_language(code: str, folder: Path = FOLDER) -> bool:
    """Say everything in `code` from now on; false when there is no such language: then English.

    To be called before `ui.app` is imported: many sentences are constants of their modules.
    """
    use_lookup(None)
    if code in {"", ENGLISH}:
        return True
    # Not before it is needed: English starts without Qt's translator.
    from PySide6.QtCore import QTranslator

    translator = QTranslator()
    # Without the folder in front Qt would also look where the process stands.
    if code not in languages(folder) or not translator.load(str(folder / f"tracs_{code}.qm")):
        log.warning("There is no language %s here; the screens are English.", code)
        return False

    def lookup(context: str, source: str, count: int) -> str:
        if count == NO_COUNT:
            return translator.translate(context, source) or ""
        return translator.translate(context, source, "", count) or ""

    use_lookup(lookup)
    return True
