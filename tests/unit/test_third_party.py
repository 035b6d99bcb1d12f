"""Every component with its license: from an installation's list, or from the lock of a checkout."""

import json

import pytest

from tracs_mobile.errors import BadInput
from tracs_mobile.third_party import components


def shipped(folder, entries):
    root, licenses = folder / "app", folder / "licenses"
    for made in (root, licenses):
        made.mkdir()
    (licenses / "THIRD_PARTY.json").write_text(json.dumps(entries), "utf-8")
    return root


def test_an_installation_tells_what_it_was_built_with(tmp_path):
    entry = {"name": "Qt", "version": "6.9", "license": "LGPL-3.0-only", "kind": "library"}
    root = shipped(tmp_path, [{**entry, "texts": ["qt/LGPL.txt", "qt/NOTICE.txt"]}])
    (tmp_path / "licenses" / "qt").mkdir()
    (tmp_path / "licenses" / "qt" / "LGPL.txt").write_text("You may.", "utf-8")
    (tmp_path / "licenses" / "qt" / "NOTICE.txt").write_text("Thanks.", "utf-8")
    found = {one.name: one for one in components(root)}
    assert set(found) == {"Inter", "Lucide icons", "Qt"}
    assert found["Qt"].text() == "You may.\n\nThanks."


def test_a_list_that_cannot_be_read_is_said_in_words(tmp_path):
    root = shipped(tmp_path, [{"name": "Qt"}])
    with pytest.raises(BadInput, match="Install again"):
        components(root)


def test_a_license_text_that_is_gone_is_said_in_words(tmp_path):
    entry = {"name": "Qt", "version": "6.9", "license": "LGPL-3.0-only", "kind": "library"}
    root = shipped(tmp_path, [{**entry, "texts": ["gone.txt"]}])
    qt = next(one for one in components(root) if one.name == "Qt")
    with pytest.raises(BadInput, match="text of Qt cannot be read"):
        qt.text()


def test_a_checkout_names_its_libraries_fonts_and_icons_with_texts():
    found = {one.name.casefold(): one for one in components()}
    for name in ("alembic", "httpx", "inter", "lucide icons", "cryptography"):
        assert found[name].license
        assert len(found[name].text()) > 200
    assert list(found) == sorted(found)
