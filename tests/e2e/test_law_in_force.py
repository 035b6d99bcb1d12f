"""A law pack that DPS signed is the law from the next start on; a changed one never is."""

from contextlib import closing
from importlib.resources import files
from shutil import copytree

import pytest

from sync.gateway.keys import load_or_create_keys
from tracs_mobile.__main__ import main
from tracs_mobile.bootstrap import open_desk
from tracs_mobile.law_here import LAW_FOLDER
from tracs_mobile.services.law_updates import LAW_PACK_TYP, build_pack
from tracs_mobile.services.reference import load_law_pack
from tracs_mobile.settings import Settings
from tracs_mobile.training import TRAINEES, training_folder
from tracs_mobile.vault.jws import sign_token

OFFICER = TRAINEES[0]
SHIPPED = load_law_pack().version


@pytest.fixture
def settings(tmp_path):
    made = Settings(data_dir=tmp_path / "data", argon2_memory_kib=19_456)
    open_desk(made).close()
    return made


@pytest.fixture
def installed(settings, tmp_path):
    """The shipped pack as a newer version, signed by DPS and installed; its folder."""
    source = tmp_path / "pack"
    copytree(str(files("tracs_mobile.data") / "vt"), source)
    head = source / "pack.toml"
    text = head.read_text("utf-8").replace(f'"{SHIPPED}"', '"2026-11-dps"', 1)
    head.write_text(text, "utf-8")
    folder = training_folder(settings.data_dir)
    keys = load_or_create_keys(folder / "gateway" / "keys")
    archive = tmp_path / "pack.zip"
    archive.write_bytes(
        build_pack(
            source,
            1,
            lambda payload: sign_token(payload, keys.signing, kid=keys.kid, typ=LAW_PACK_TYP),
        )
    )
    with closing(open_desk(settings)) as desk:
        assert main(["law", "install", str(archive), *at(settings)]) == 0
        # The day may come while the laptop stays on: the next sign-on meets the new law.
        assert client_of(desk).law.version == "2026-11-dps"
    return folder / LAW_FOLDER / "1"


def at(settings):
    return ["--data-dir", str(settings.data_dir)]


def client_of(desk):
    return desk.sign_on(OFFICER.officer.username, OFFICER.secret)


def test_without_a_pack_of_dps_the_one_of_the_program_is_in_force(settings):
    with closing(open_desk(settings)) as desk:
        client = client_of(desk)
        assert client.law.version == SHIPPED
        assert client.law_problems == ()


def test_a_signed_pack_is_in_force_at_the_next_start(settings, installed):
    with closing(open_desk(settings)) as desk:
        assert client_of(desk).law.version == "2026-11-dps"


@pytest.mark.expects_log_warnings
def test_a_pack_that_somebody_changed_is_passed_over_and_said(settings, installed):
    notices = installed / "notices.toml"
    notices.write_text(notices.read_text("utf-8") + "\n# somebody was here\n", "utf-8")
    with closing(open_desk(settings)) as desk:
        client = client_of(desk)
        assert client.law.version == SHIPPED
        (said,) = client.law_problems
        assert "passed over" in said


def test_the_readiness_check_names_the_law_in_force_and_who_signed_it(settings, installed, capsys):
    main(["doctor", *at(settings)])
    assert "Law pack: 2026-11-dps, signed by DPS" in capsys.readouterr().out


@pytest.mark.expects_log_warnings
def test_the_readiness_check_names_a_pack_that_was_passed_over(settings, installed, capsys):
    (installed / "notices.toml").write_text("", "utf-8")
    assert main(["doctor", *at(settings)]) == 1
    said = capsys.readouterr().out
    assert f"Law pack: {SHIPPED}, as it comes with the program" in said
    assert "MISSING  Law pack:" in said


def test_a_pack_that_nobody_signed_is_refused_in_a_sentence(settings, tmp_path, capsys):
    forged = tmp_path / "forged.zip"
    forged.write_bytes(b"PK\x05\x06" + bytes(18))
    assert main(["law", "install", str(forged), *at(settings)]) == 1
    assert capsys.readouterr().err.strip().endswith(".")
    with closing(open_desk(settings)) as desk:
        assert client_of(desk).law.version == SHIPPED
