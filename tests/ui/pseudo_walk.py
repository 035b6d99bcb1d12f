"""Walks every page in a language that wraps each sentence, and tells every text without a wrap.

    python tests/ui/pseudo_walk.py LANGUAGE_FOLDER DATA_FOLDER

Run by test_every_sentence_translates.py in a process of its own: a language is chosen once, before
the modules with the sentences are loaded.
"""

import ast
import json
import os
import re
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
)

ROOT = Path(__file__).parents[2]
_WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦.*", re.DOTALL)
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_CAPITALS = re.compile(r"\b[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9.-]+\b")
"""Names, plates, numbers, states: data stands in capitals, as on the license."""
_TAGS = re.compile(r"<[^>]*>")
KEYS = re.compile(
    r"\b(?:Ctrl|Alt|Shift|Esc|Enter|Tab|Home|End|Page ?Down|Page ?Up|Space|F\d{1,2}"
    r"|PgDown|PgUp)\b"
)
"""Keys are called the same on every keyboard sold here."""


STAND_INS = ("tracs_mobile/testing/*.py", "tests/ui/page_w*.py", "tests/ui/conftest.py")
"""Sentences that the stand-ins of devices, DPS and their people say come from there, as data."""
NAMES = (
    *("TraCS Mobile", "Maple Hollow Police", "Honeywell and L-Tron", "https://"),
    *("M. Tremblaye", "mtremblaye", "J. Quimbye", "jquimbye", "covered-bridge"),
    # The job titles of officers, and the names that somebody gave to devices.
    *("Officer G", "Officer J", "Officer M", "Save as PDF", "pdf:Tickets", "Laptop camera"),
    # The first word of a charge is the name of its tab.
    "Handheld",
    *("Second camera", "camera:0"),
    # What the stand-ins say in few words.
    *("It is gone.", "It is full.", "No network.", "Ready."),
    *("DPS has sent no activation for this officer yet.",),
)
"""Names of the product, of the practice agency, of makers, people and their devices."""
OF_A_PAGE = {
    "full devices learn": (
        *("Confirms a print", "Maker and model", "On the slip", "Answer", "Only", "All"),
    ),
    # Said by the device itself, and shown without its full stop.
    "full agency readiness": ("Ready",),
}
"""Words that only here are those of a stand-in; elsewhere they would be ours."""


def unwrapped(text):
    """What of a text did not come out of the catalog."""
    text = _TAGS.sub(" ", text) if text.startswith("<") else text
    while _WRAPPED.search(text):
        text = _WRAPPED.sub(" ", text)
    # A line that was shortened to its room has lost the end of its wrap, perhaps its begin.
    text = _CUT.sub("", text)
    if "⟧" in text:
        text = text.rpartition("⟧")[2]
    text = _CAPITALS.sub(" ", KEYS.sub(" ", text))
    return re.sub(r"\s+", " ", text)


def stand_in_phrases():
    """Every piece of text that is written in the stand-ins."""
    for pattern in STAND_INS:
        for path in ROOT.glob(pattern):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                text = node.value if isinstance(node, ast.Constant) else None
                # A word of a label may also stand there; only what no label can be counts.
                if isinstance(text, str) and (len(text) > 18 or any(c.isdigit() for c in text)):
                    yield text.rstrip(".")


def texts(window):
    """Everything that a person sees or hears: kind, text; pages that are hidden say nothing."""
    yield "title", window.windowTitle()
    for widget in window.findChildren(object):
        if not hasattr(widget, "isVisibleTo") or not widget.isVisibleTo(window):
            continue
        for kind in ("toolTip", "accessibleName", "accessibleDescription"):
            yield kind, getattr(widget, kind)()
        yield from shown(widget)


def shown(widget):
    """What one widget shows."""
    if isinstance(widget, QTextBrowser):
        return  # the manual
    if isinstance(widget, QLabel | QAbstractButton):
        yield type(widget).__name__, widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (("choice", widget.itemText(at)) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from cells(widget)


def cells(view):
    """Headers and cells of a list or a table."""
    from ui.text import about_text, help_text

    model = view.model()
    # The chapters of the manual, and the names and licenses of libraries, are no sentences of ours.
    if model is None or view.accessibleName() in (help_text.CHAPTERS, about_text.COMPONENTS):
        return
    columns = range(model.columnCount() if isinstance(view, QTableView) else 1)
    if isinstance(view, QTableView):
        across = Qt.Orientation.Horizontal
        yield from (("header", str(model.headerData(at, across) or "")) for at in columns)
    for row in range(model.rowCount()):
        for at in columns:
            yield "cell", str(model.index(row, at).data() or "")


def data_phrases(desk):
    """What is data and stays as it is: the law's words, places, people, devices."""
    law = desk.client.law
    yield from (charge.title for charge in law.charges)
    yield from (charge.statute for charge in law.charges)
    yield from (charge.authority for charge in law.charges)
    yield from (charge.payee for charge in law.charges)
    yield from (town.name for town in law.towns)
    yield from (town.county for town in law.towns)
    yield from law.methods
    stop_codes = (getattr(law.stop_codes, name) for name in law.stop_codes.__slots__)
    listed = (law.void_reasons, law.amend_reasons, law.late_reasons, *stop_codes)
    for codes in listed:
        yield from (code.label for code in codes if hasattr(code, "label"))
    yield from (question.words for question in law.questions)
    yield from (question.explains for question in law.questions)
    yield from (answer.label for question in law.questions for answer in question.answers)
    yield law.version


def told_as_they_are(desk):
    """The data, longest first; in small pieces, as a line shows them."""
    found = {*data_phrases(desk), *stand_in_phrases(), *NAMES}
    whole = {_CAPITALS.sub(" ", KEYS.sub(" ", phrase)) for phrase in found}
    spaced = {re.sub(r"\s+", " ", phrase).strip() for phrase in whole}
    return sorted((p for p in spaced if _LETTERS.search(p)), key=len, reverse=True)


def walk(folder):
    """By page: texts without a wrap, and what is wrong for who only hears it."""
    from tests.ui.page_walk import PAGES, opened
    from tests.ui.spoken_checks import complaints

    found, heard = {}, {}
    for world in PAGES:
        data = folder / world
        data.mkdir()
        with opened(world, data) as pages:
            phrases = told_as_they_are(pages.screen.desk)
            for name in pages.each():
                left = set()
                for kind, text in texts(pages.window):
                    rest = unwrapped(text)
                    for phrase in (*phrases, *OF_A_PAGE.get(f"{world} {name}", ())):
                        rest = rest.replace(phrase, " ")
                    if _LETTERS.search(rest):
                        left.add((kind, text, rest.strip()))
                found[f"{world} {name}"] = sorted(left)
                heard[f"{world} {name}"] = sorted(set(complaints(pages.window)))
    return {"texts": found, "spoken": heard}


def main():
    """Choose the language first, then load the program."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from ui.language import choose_language

    if not choose_language("pseudo", Path(sys.argv[1])):
        raise SystemExit("there is no pseudo language")
    from ui.app import make_app
    from ui.looks import Looks

    app = make_app(("pseudo",), Looks())
    QAccessible.setActive(True)
    print(json.dumps(walk(Path(sys.argv[2]))))
    del app


if __name__ == "__main__":
    main()
