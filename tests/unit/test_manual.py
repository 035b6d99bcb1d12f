"""The manual: built without a warning, the same each time, true to the program, whole offline."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCES = DOCS / "manual"
HELP = ROOT / "ui" / "resources" / "help"
STORY = SOURCES / "dps" / "pictures" / "story"


def texts():
    return {p.relative_to(SOURCES): p.read_text("utf-8") for p in sorted(SOURCES.rglob("*.md"))}


def files(folder):
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}


def run(script, *arguments, **environment):
    done = subprocess.run(
        [sys.executable, DOCS / script, *arguments],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Site and Help, built once."""
    out = tmp_path_factory.mktemp("manual")
    run("build.py", "--out", out)
    return out


@pytest.fixture(scope="module")
def script():
    """A module of `docs`, where the commands that write pages lie."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(DOCS))
        loaded = []

        def load(name):
            loaded.append(name)
            return importlib.import_module(name)

        yield load
        for name in loaded:
            sys.modules.pop(name, None)


# --- what is built --------------------------------------------------------------------------


@pytest.mark.slow
def test_the_help_of_the_program_is_the_manual_as_it_is_now(built):
    fresh = {name: p.read_bytes() for name, p in files(built / "help").items()}
    kept = {n: p.read_bytes() for n, p in files(HELP).items() if not n.startswith("pictures/")}
    assert sorted(fresh) == sorted(kept), "python docs/build.py --keep-help"
    assert [name for name in kept if kept[name] != fresh[name]] == [], "docs/build.py --keep-help"


@pytest.mark.slow
def test_equal_sources_make_equal_bytes(built, tmp_path):
    run("build.py", "--out", tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    first, second = files(built), files(tmp_path)
    assert sorted(first) == sorted(second)
    assert [n for n in first if first[n].read_bytes() != second[n].read_bytes()] == []


@pytest.mark.slow
def test_the_site_fetches_nothing_from_elsewhere(built):
    fetched = re.compile(
        r"""(?:src|srcset)=["']?(?:https?:)?//|<link[^>]+href=["'](?:https?:)?//"""
    )
    style = re.compile(r"""(?:@import|url\()\s*["']?(?:https?:)?//""")
    outside = [
        name
        for name, path in files(built / "site").items()
        if (path.suffix == ".html" and fetched.search(path.read_text("utf-8")))
        or (path.suffix == ".css" and style.search(path.read_text("utf-8")))
    ]
    assert outside == []


@pytest.mark.slow
def test_the_quick_card_is_one_page(built, browser, script, tmp_path):
    card = tmp_path / "quick-card.pdf"
    script("quick_card").print_card(built / "site", card, browser())
    assert len(re.findall(rb"/Type\s*/Page\b", card.read_bytes())) == 1


# --- pictures -------------------------------------------------------------------------------


def test_the_manual_shows_the_pictures_that_are_made_and_no_others(script):
    shown = {
        Path(found).name
        for text in texts().values()
        for found in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
        if "/story/" not in found
    }
    made = {f"{name}.png" for names in script("pictures").PICTURES.values() for name in names}
    assert shown == made
    assert {path.name for path in (HELP / "pictures").iterdir()} == made


def test_every_picture_is_told_in_words():
    silent = [
        f"{name}: {found}"
        for name, text in texts().items()
        for found in re.findall(r"!\[\s*\]\([^)]*\)", text)
    ]
    assert silent == []


# --- true to the program --------------------------------------------------------------------


def test_made_tables_are_as_the_program_has_them(script):
    tables = script("refresh_tables")
    for path in tables.CHAPTERS:
        text = path.read_text("utf-8")
        assert tables.page(text) == text, "python docs/refresh_tables.py"
    chapters = "\n".join(path.read_text("utf-8") for path in tables.CHAPTERS)
    assert sorted(re.findall(r"<!-- made: ([a-z-]+) -->", chapters)) == sorted(tables.parts())


def test_every_test_that_the_manual_names_is_there():
    missing = []
    for name, text in texts().items():
        for path, test in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", text):
            there = ROOT / path
            if not there.exists() or (test and f"def {test}(" not in there.read_text("utf-8")):
                missing.append(f"{name}: {path}::{test}")
    assert missing == []


def test_every_file_and_command_that_the_manual_names_is_there():
    missing = []
    for name, text in texts().items():
        for path in re.findall(r"python3? ((?:docs|tests|installer)/[\w/]+\.py|dev\.py)", text):
            if not (ROOT / path).exists():
                missing.append(f"{name}: {path}")
    assert missing == []


_COMMANDS = {"tracs-mobile": "tracs_mobile", "tracs-gateway": "sync.gateway"}
_SECOND = (
    "stage|show|take|stops|tickets|install|verify|add|list|reset|release|accept|export|check"
    "|rebuild|revoke"
)


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_option_of_a_command_in_the_manual_is_one(command):
    used = {}
    for text in texts().values():
        for line in re.findall(rf"{command} ((?:[^`\n\\]|\\\n)*)", text):
            words = re.match(rf"[a-z][a-z-]*(?: (?:{_SECOND})\b)?", line)
            if words:
                used.setdefault(words[0], set()).update(re.findall(r"--[a-z-]+", line))
    named = {words: options for words, options in used.items() if options}
    assert named
    for words, options in named.items():
        done = subprocess.run(
            [sys.executable, "-m", _COMMANDS[command], *words.split(), "--help"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=ROOT,
        )
        assert [o for o in sorted(options) if o not in done.stdout] == [], words


_ELSEWHERE = {"Slanted", "Package for laptops"}
"""Of the way of writing, and of a page of the gateway."""


def test_every_word_of_the_screens_that_the_manual_quotes_stands_on_one():
    catalog = ElementTree.parse(ROOT / "ui" / "resources" / "languages" / "tracs_en.ts")
    sentences = [" ".join((m.findtext("source") or "").split()) for m in catalog.iter("message")]
    said = "\n".join(sentences).casefold()
    unsaid = [
        f"{name}: {words}"
        for name, text in texts().items()
        if name.parts[0] in ("officer", "poc")
        for words in re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", text)
        if " ".join(words.split()).casefold() not in said and words not in _ELSEWHERE
    ]
    assert unsaid == []


_OF_ANY_FORM = {"Enter", "Esc", "Tab", "Down", "Ctrl+Up", "Ctrl+Down", "PgDown", "PgUp"}
"""Keys that lists and fields answer without naming them."""


def test_every_key_that_the_manual_names_is_one_of_the_screens():
    code = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "ui").rglob("*.py")))
    dead = [
        f"{name}: {key}"
        for name, text in texts().items()
        if name.parts[0] in ("officer", "poc")
        for key in re.findall(r"\{kbd\}`([^`]+)`", text)
        if key not in _OF_ANY_FORM and not re.fullmatch(r"Alt\+\d", key) and f'"{key}"' not in code
    ]
    assert dead == []


@pytest.mark.parametrize("word", ["colour", "licence", "cancelled", "centre", "grey"])
def test_the_manual_is_written_in_american_english(word):
    assert [str(n) for n, text in texts().items() if re.search(rf"\b{word}", text, re.I)] == []
