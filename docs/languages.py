"""The catalog of sentences for Qt Linguist.

    python docs/languages.py update            read the sources, renew every tracs_*.ts
    python docs/languages.py new fr            begin a language
    python docs/languages.py release           make the tracs_*.qm that the program loads
    python docs/languages.py pseudo --out DIR  a language that wraps and lengthens every sentence

A sentence is the first argument of `say`, a number with its word the arguments of `plural`
(`tracs_mobile/wording.py`). Both are written out in the call; anything else is refused here.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ui" / "resources" / "languages"
PACKAGES = ("tracs_mobile", "ui", "printers", "scanners", "sync")
ENGLISH = "en"
VALUE = re.compile(r"\{(\w+)[^{}]*\}")
WRAP, UNWRAP = "⟦", "⟧"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What translators see: where it is said, the English, and its form for one thing."""

    context: str
    source: str
    one: str = ""
    """English for exactly one; empty for a sentence without a number."""


class NotWrittenOut(Exception):
    """A call whose sentence is made elsewhere cannot be found by translators."""


@cache
def sentences(root: Path = ROOT) -> tuple[Sentence, ...]:
    """Every sentence of the program, by module, in the order of the source."""
    found: dict[Sentence, None] = {}
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            text = path.read_text("utf-8")
            if "say(" in text or "plural(" in text:
                module = ".".join(path.relative_to(root).with_suffix("").parts)
                found |= dict.fromkeys(_said(ast.parse(text), module.removesuffix(".__init__")))
    return tuple(sorted(found, key=lambda sentence: sentence.context))


def _said(tree: ast.Module, module: str) -> Iterator[Sentence]:
    ours = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "tracs_mobile.wording"
        for name in node.names
    }
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    for call in sorted(calls, key=lambda n: (n.lineno, n.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name not in ours:
            continue
        if name == "say":
            yield Sentence(context=module, source=_literal(call, 0, module))
        elif name == "plural":
            one = _literal(call, 1, module)
            many = _literal(call, 2, module) if len(call.args) > 2 else f"{one}s"
            yield Sentence(context=module, source=f"%n {many}", one=f"%n {one}")


def _literal(call: ast.Call, at: int, module: str) -> str:
    argument = call.args[at] if len(call.args) > at else None
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise NotWrittenOut(f"{module}, line {call.lineno}: write the sentence out in the call.")


def catalog(code: str, known: Mapping[tuple[str, str], list[str]], root: Path = ROOT) -> str:
    """The .ts of one language: what is known keeps its translation, what is dead goes."""
    top = ET.Element("TS", version="2.1", language=code, sourcelanguage="en_US")
    context, name = None, ""
    for sentence in sentences(root):
        if context is None or sentence.context != name:
            name = sentence.context
            context = ET.SubElement(top, "context")
            ET.SubElement(context, "name").text = name
        _add(context, sentence, known.get((name, sentence.source)))
    ET.indent(top, "  ")
    body = ET.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def _add(context: ET.Element, sentence: Sentence, translated: list[str] | None) -> None:
    message = ET.SubElement(context, "message")
    if sentence.one:
        message.set("numerus", "yes")
    ET.SubElement(message, "source").text = sentence.source
    if sentence.one:
        ET.SubElement(message, "extracomment").text = f"For one: {sentence.one}"
    translation = ET.SubElement(message, "translation")
    if not translated:
        translation.set("type", "unfinished")
    if sentence.one:
        for form in translated or ["", ""]:
            ET.SubElement(translation, "numerusform").text = form
    elif translated:
        translation.text = translated[0]


def english(root: Path = ROOT) -> dict[tuple[str, str], list[str]]:
    """English said in English: complete by its nature, and what other languages start from."""
    return {
        (each.context, each.source): [each.one, each.source] if each.one else [each.source]
        for each in sentences(root)
    }


def translations(path: Path) -> dict[tuple[str, str], list[str]]:
    """What a .ts has translated so far."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - a file of ours
        for message in context.iter("message"):
            said = _translated(message)
            if said:
                found[context.findtext("name", ""), message.findtext("source", "")] = said
    return found


def _translated(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    if translation is None:
        return []
    forms = [form.text or "" for form in translation.iter("numerusform")]
    said = forms or [translation.text or ""]
    return said if all(said) else []


def faults(path: Path) -> list[str]:
    """Translations that lose or invent a value: `{number}` must stay `{number}`."""
    return [
        f"{context}: {source!r}: the values differ in {form!r}"
        for (context, source), said in translations(path).items()
        for form in said
        if not source.startswith("%n ") and set(VALUE.findall(form)) != set(VALUE.findall(source))
    ]


def pseudo(root: Path = ROOT) -> dict[tuple[str, str], list[str]]:
    """A language that shows at a glance what was not translated, a third longer than English."""
    return {key: [_pseudo(form) for form in forms] for key, forms in english(root).items()}


def _pseudo(said: str) -> str:
    letters = len(re.findall(r"[A-Za-z]", VALUE.sub("", said)))
    return f"{WRAP}{said}{'~' * (letters // 3)}{UNWRAP}"


def release(ts: Path, out: Path) -> None:
    """Make the .qm of a .ts with Qt's own lrelease."""
    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    subprocess.run([str(tool), "-silent", str(ts), "-qm", str(out)], check=True)  # noqa: S603


def main(argv: list[str] | None = None) -> int:
    """Run one command; 1 when a translation is faulty."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("command", choices=("update", "new", "release", "pseudo"))
    parser.add_argument("code", nargs="?", default="")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(argv)
    if options.command == "pseudo":
        write_pseudo(options.out)
    elif options.command == "new":
        (FOLDER / f"tracs_{options.code}.ts").write_text(catalog(options.code, {}), "utf-8")
    elif options.command == "update":
        update()
    else:
        return _release_all(options.out)
    return 0


def update() -> None:
    """Renew every .ts from the sources; English is whole by itself."""
    (FOLDER / f"tracs_{ENGLISH}.ts").write_text(catalog(ENGLISH, english()), "utf-8")
    for path in FOLDER.glob("tracs_*.ts"):
        code = path.stem.removeprefix("tracs_")
        if code != ENGLISH:
            path.write_text(catalog(code, translations(path)), "utf-8")


def write_pseudo(folder: Path) -> None:
    """The pseudo language as a .qm in `folder`, to be chosen as `pseudo`."""
    # A language Qt knows: the number of plural forms hangs on it.
    ts = folder / "tracs_pseudo.ts"
    ts.write_text(catalog(ENGLISH, pseudo()), "utf-8")
    release(ts, folder / "tracs_pseudo.qm")


def _release_all(out: Path) -> int:
    wrong = []
    for path in sorted(FOLDER.glob("tracs_*.ts")):
        if path.stem != f"tracs_{ENGLISH}":
            wrong += faults(path)
            release(path, out / f"{path.stem}.qm")
    for fault in wrong:
        sys.stderr.write(f"{fault}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
