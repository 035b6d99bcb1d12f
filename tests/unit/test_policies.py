"""Policies: one table, checked values, and a sentence for what cannot be used."""

import base64
import dataclasses

import pytest

from tracs_mobile.errors import BadInput
from tracs_mobile.policies import POLICIES, InForce, PolicyKind
from tracs_mobile.policy_sources import FILE_VARIABLE, MACHINE_FILE, of_file, policies_here
from tracs_mobile.policy_values import in_force
from tracs_mobile.settings import Settings, change_settings, load_settings

BODY = base64.b64encode(b"\x30" + b"x" * 200).decode()
PEM = f"-----BEGIN CERTIFICATE-----\n{BODY}\n-----END CERTIFICATE-----"
ENDS = [PEM.splitlines()[0], PEM.splitlines()[2]]
GOOD = {
    "GatewayAddress": "https://dps.example/",
    "PinnedAuthorities": PEM.splitlines(),
    "EnforceAuthorities": 1,
    "DpsKey": "7k2qf m3xab-7k2qf-m3xab-7k2qf-m3xab",
    "DataFolder": "D:\\Tickets",
    "UpdateChannel": "Off",
    "LockMinutes": 5,
    "Proxy": "SYSTEM",
    "LogLevel": "debug",
    "Palette": "night",
    "TextSize": "large",
    "Brightness": 2,
    "Language": "en",
}


def test_every_policy_overrides_a_setting_there_is():
    names = {f.name for f in dataclasses.fields(Settings)}
    assert {p.setting for p in POLICIES} <= names
    assert len({p.name for p in POLICIES}) == len(POLICIES)
    assert set(GOOD) == {p.name for p in POLICIES}


def test_every_policy_is_told_in_words_an_administrator_reads():
    for policy in POLICIES:
        assert policy.title
        assert policy.help.endswith(".")
        assert (policy.kind is PolicyKind.CHOICE) == bool(policy.choices)


def test_every_good_value_is_taken_in_its_one_spelling(tmp_path):
    settings = load_settings(tmp_path, policies=in_force(GOOD, {}))
    assert settings.policy_problems == ()
    assert settings.dps_url == "https://dps.example"
    assert settings.pin_issuer is True
    assert settings.dps_key == "7K2QF-M3XAB-7K2QF-M3XAB-7K2QF-M3XAB"
    assert (settings.update_channel, settings.lock_after_min) == ("off", 5)
    assert (settings.proxy, settings.log_level, settings.palette) == ("system", "debug", "night")
    assert (settings.text_size, settings.dim) == ("large", 2)
    assert settings.pinned_ca_pem.startswith("-----BEGIN CERTIFICATE-----\n")
    assert settings.data_dir == tmp_path


def test_what_is_fixed_is_known_by_name_and_what_is_recommended_is_not(tmp_path):
    settings = load_settings(tmp_path, policies=in_force(GOOD, {}))
    assert "lock_after_min" in settings.by_agency
    assert "palette" not in settings.by_agency
    assert "data_dir" not in settings.by_agency


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("LockMinutes", 0, "number from 1 to 60"),
        ("LockMinutes", "abc", "number from 1 to 60"),
        ("LockMinutes", True, "number from 1 to 60"),
        ("EnforceAuthorities", 2, "number from 0 to 1"),
        ("UpdateChannel", "weekly", "off, stick or trial"),
        ("GatewayAddress", "http://dps.example", "https://"),
        ("GatewayAddress", "https://dps example", "no blanks"),
        ("GatewayAddress", 7, "must be a text"),
        ("GatewayAddress", "https://dps.example\x07", "cannot be shown"),
        ("PinnedAuthorities", ["nothing"], "no certificate"),
        ("PinnedAuthorities", [ENDS[0], "!!!!", ENDS[1]], "not whole"),
        ("PinnedAuthorities", [ENDS[0], "AAAA", ENDS[1]], "not whole"),
        ("PinnedAuthorities", [1], "lines of text"),
        ("DpsKey", "7K2QF", "six groups"),
        ("DataFolder", "Tickets", "whole path"),
        ("Proxy", "10.0.0.1", "http://name:port"),
        ("Language", "English", "two letters"),
    ],
)
def test_a_wrong_value_is_told_and_the_laptops_own_counts(tmp_path, name, value, why):
    settings = load_settings(tmp_path, policies=in_force({name: value}, {}))
    assert settings == dataclasses.replace(
        load_settings(tmp_path, policies=InForce()), policy_problems=settings.policy_problems
    )
    (told,) = settings.policy_problems
    assert why in told
    assert name in told


def test_an_unknown_policy_is_told_and_an_unknown_installed_value_is_the_installers_own():
    assert "Lockminutes" in in_force({"Lockminutes": 3}, {}).problems[0]
    assert in_force({}, {"InstalledTo": "C:\\"}) == InForce()


def test_a_policy_beats_the_laptops_own_setting_and_an_installed_value_does_not(tmp_path):
    change_settings(tmp_path, policies=InForce(), lock_after_min=30)
    policies = in_force({"LockMinutes": 5}, {"LockMinutes": 10, "Proxy": "none"})
    assert load_settings(tmp_path, policies=policies).lock_after_min == 5
    only_installed = in_force({}, {"LockMinutes": "10", "Proxy": "none"})
    found = load_settings(tmp_path, policies=only_installed)
    assert (found.lock_after_min, found.proxy) == (30, "none")
    assert found.by_agency == frozenset()


def test_a_recommended_value_gives_way_to_what_the_officer_chose(tmp_path):
    policies = in_force({"Palette": "night"}, {})
    assert load_settings(tmp_path, policies=policies).palette == "night"
    change_settings(tmp_path, policies=policies, lock_after_min=30)
    assert load_settings(tmp_path, policies=policies).palette == "night"
    change_settings(tmp_path, policies=policies, palette="day")
    assert load_settings(tmp_path, policies=policies).palette == "day"


def test_a_change_of_what_is_fixed_is_not_written_and_the_own_value_comes_back(tmp_path):
    change_settings(tmp_path, policies=InForce(), lock_after_min=30)
    policies = in_force({"LockMinutes": 5}, {})
    assert change_settings(tmp_path, policies=policies, lock_after_min=9).lock_after_min == 5
    assert load_settings(tmp_path, policies=InForce()).lock_after_min == 30


def test_what_only_a_policy_may_say_is_no_setting_of_the_file(tmp_path):
    (tmp_path / "settings.json").write_text('{"by_agency": []}', "utf-8")
    with pytest.raises(BadInput, match="by_agency"):
        load_settings(tmp_path)


def test_a_file_has_the_names_of_the_table_and_what_the_installer_would_set(tmp_path):
    path = tmp_path / "policies.toml"
    path.write_text('LockMinutes = 5\n[installed]\nProxy = "none"\n', "utf-8")
    assert of_file(path) == InForce(fixed={"lock_after_min": 5}, given={"proxy": "none"})


@pytest.mark.parametrize("text", ["LockMinutes = ", "\x00", "LockMinutes = 5\n" * 2])
def test_a_file_that_cannot_be_read_is_told_and_nothing_follows_it(tmp_path, text):
    path = tmp_path / "policies.toml"
    path.write_text(text, "utf-8")
    found = of_file(path)
    assert not found.fixed
    assert "not written as it should be" in found.problems[0]


def test_a_file_that_is_missing_is_told(tmp_path):
    assert "cannot be read" in of_file(tmp_path / "none.toml").problems[0]


@pytest.mark.skipif(MACHINE_FILE.exists(), reason="this machine has policies of its own")
def test_the_variable_names_a_file_where_the_machine_has_none(tmp_path, monkeypatch):
    path = tmp_path / "policies.toml"
    path.write_text("LockMinutes = 5", "utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(path))
    assert policies_here().fixed == {"lock_after_min": 5}
    assert load_settings(tmp_path).lock_after_min == 5
