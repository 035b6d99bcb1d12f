"""Settings: declared once, unknown keys refused by name."""

import dataclasses

import pytest

from tracs_mobile.errors import BadInput
from tracs_mobile.settings import Settings, load_settings, save_settings


def test_defaults_hold_without_a_file(tmp_path):
    assert load_settings(tmp_path) == Settings(data_dir=tmp_path)


def test_what_is_saved_comes_back(tmp_path):
    changed = Settings(data_dir=tmp_path, submit_within_h=24, palette="night")
    save_settings(changed)
    assert load_settings(tmp_path) == changed


def test_an_unknown_setting_is_refused_by_name(tmp_path):
    (tmp_path / "settings.json").write_text('{"submit_within": 48}', "utf-8")
    with pytest.raises(BadInput, match="submit_within"):
        load_settings(tmp_path)


def test_a_broken_file_is_told_in_a_sentence(tmp_path):
    (tmp_path / "settings.json").write_text("{", "utf-8")
    with pytest.raises(BadInput, match="cannot be read"):
        load_settings(tmp_path)


def test_every_setting_has_its_help():
    without = [
        f.name
        for f in dataclasses.fields(Settings)
        if f.name != "data_dir" and not f.metadata.get("help")
    ]
    assert without == []


def test_48_hours_is_a_setting():
    assert Settings.__dataclass_fields__["submit_within_h"].default == 48
