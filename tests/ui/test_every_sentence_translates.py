"""Every sentence of the screens comes out of the catalog that Qt Linguist translates."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs import languages
from tracs_mobile import wording
from tracs_mobile.wording import plural, say, use_lookup
from ui.language import choose_language
from ui.language import languages as known_languages

ROOT = Path(__file__).parents[2]
PACKAGES = ("tracs_mobile.", "ui.", "printers.", "scanners.", "sync.")
BRITISH = (
    *("enrolment", "enrol", "enrols", "enrolled again", "colour", "licence", "cheque", "centre"),
    *("cancelled", "cancelling", "labelled", "travelled", "favourite", "behaviour", "neighbour"),
    *("organisation", "recognise", "recognised", "authorise", "authorised", "apologise", "grey"),
    *("judgement", "programme", "metre", "litre", "tonne", "catalogue", "dialogue", "fulfil"),
    *("whilst", "learnt", "spelt", "tyre", "kerb", "defence", "offence", "practise", "analyse"),
    *("initialise", "synchronise", "minimise", "summarise", "emphasise", "honour", "rumour"),
)


def speaks_when_loaded(module):
    """Whether a module has sentences as constants, which are said once, when it is loaded."""
    path = ROOT / Path(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    nodes = list(ast.parse(path.read_text("utf-8")).body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "plural"):
            return True
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            nodes += ast.iter_child_nodes(node)
    return False


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory):
    """A folder with the language that wraps every sentence, made as any other language is."""
    folder = tmp_path_factory.mktemp("languages")
    languages.write_pseudo(folder)
    return folder


@pytest.fixture
def wrapped(pseudo):
    """The pseudo language for one test."""
    assert choose_language("pseudo", pseudo)
    yield
    use_lookup(None)


def test_the_catalog_holds_every_sentence_and_no_dead_one():
    fresh = languages.catalog(languages.ENGLISH, languages.english())
    kept = (languages.FOLDER / "tracs_en.ts").read_text("utf-8")
    assert kept == fresh, "run: python docs/languages.py update"


@pytest.fixture(scope="module")
def walked(pseudo, tmp_path_factory):
    """What a walk over every page in the pseudo language found: one process for both tests."""
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "tests/ui/pseudo_walk.py"),
            str(pseudo),
            str(tmp_path_factory.mktemp("worlds")),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found["texts"]) > 60
    return found


def test_every_text_of_every_page_is_said_in_the_chosen_language(walked):
    assert {page: left for page, left in walked["texts"].items() if left} == {}


def test_every_page_can_be_used_by_who_hears_it_or_has_only_keys(walked):
    assert {page: wrong for page, wrong in walked["spoken"].items() if wrong} == {}


def test_a_translation_may_put_the_values_in_another_order(wrapped):
    use_lookup(lambda _context, _source, _count: "{b} before {a}")
    assert say("{a} after {b}", a=1, b=2) == "2 before 1"


@pytest.mark.parametrize("broken", ["{number", "{nobody}", "{0}", "{number:%H}", "{number.bad}"])
def test_a_faulty_translation_is_said_in_english(broken, wrapped):
    use_lookup(lambda _context, _source, _count: broken)
    assert say("Ticket {number} was issued.", number="D1") == "Ticket D1 was issued."


def test_numbers_with_their_words_have_as_many_forms_as_the_language(pseudo, tmp_path):
    root = tmp_path / "root"
    (root / "ui").mkdir(parents=True)
    (root / "ui" / "few.py").write_text(
        "from tracs_mobile.wording import plural\nplural(1, 'try', 'tries')\n", "utf-8"
    )
    forms = {("ui.few", "%n tries"): ["%n próba", "%n próby", "%n prób"]}
    ts = tmp_path / "tracs_pl.ts"
    ts.write_text(languages.catalog("pl", forms, root), "utf-8")
    languages.release(ts, tmp_path / "tracs_pl.qm")
    assert choose_language("pl", tmp_path)
    try:
        said = eval(  # the context is the module that speaks
            "[plural(n, 'try', 'tries') for n in (1, 3, 5)]",
            {"plural": plural, "__name__": "ui.few"},
        )
    finally:
        use_lookup(None)
    assert said == ["1 próba", "3 próby", "5 prób"]


def test_what_has_no_translation_stays_english(wrapped):
    assert say("Nobody ever translated this.") == "Nobody ever translated this."
    assert plural(2, "unheard-of thing") == "2 unheard-of things"


@pytest.mark.expects_log_warnings
def test_an_unknown_language_is_english(tmp_path, caplog):
    assert not choose_language("xx", tmp_path)
    assert say("Kept.") == "Kept."
    assert "no language xx" in caplog.text
    assert known_languages(tmp_path) == ("en",)


def test_translations_that_are_known_survive_an_update(tmp_path):
    ts = tmp_path / "tracs_fr.ts"
    known = {("ui.text.device_text", "Ready"): ["Prêt"]}
    ts.write_text(languages.catalog("fr", known), "utf-8")
    assert languages.translations(ts) == known


def test_a_translation_that_loses_a_value_is_told(tmp_path):
    ts = tmp_path / "tracs_fr.ts"
    source = "{name} is removed. Ctrl+Z brings it back."
    known = {("ui.text.device_text", source): ["Il est parti."]}
    ts.write_text(languages.catalog("fr", known), "utf-8")
    assert len(languages.faults(ts)) == 1


def test_a_sentence_that_is_not_written_out_is_refused(tmp_path):
    (tmp_path / "ui").mkdir()
    made = "from tracs_mobile.wording import say\nsay(f'{1} thing')\n"
    (tmp_path / "ui" / "made.py").write_text(made, "utf-8")
    with pytest.raises(languages.NotWrittenOut, match="line 2"):
        languages.sentences(tmp_path)


def test_every_sentence_is_american_english():
    found = {
        f"{each.context}: {each.source}"
        for each in languages.sentences()
        for word in re.findall(r"[a-z]+", f"{each.source} {each.one}".casefold())
        if word in BRITISH
    }
    assert found == set()


def test_values_have_names_and_no_sentence_is_only_a_value():
    nameless = [
        each.source
        for each in languages.sentences()
        if re.search(r"\{(\d*|[^{}\w:,.!]+)\}", each.source)
    ]
    bare = [
        each.source
        for each in languages.sentences()
        if not re.search(r"[^\W\d_]", re.sub(r"\{[^}]*\}|%n", "", each.source))
    ]
    assert (nameless, bare) == ([], [])


def test_the_language_is_chosen_before_any_module_with_sentences_is_loaded():
    program = (
        "import sys, tracs_mobile.__main__, ui.language\n"
        "print('\\n'.join(name for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = done.stdout.split()
    assert [name for name in loaded if name.startswith(PACKAGES) and speaks_when_loaded(name)] == []
    assert wording.__name__ in loaded
    assert speaks_when_loaded("ui.text.words")
