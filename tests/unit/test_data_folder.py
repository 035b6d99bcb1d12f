"""The data folder: where it may lie, who may enter it, and what is told when it is not so."""

import os
import stat

import pytest

from tracs_mobile.data_folder import (
    VARIABLE,
    default_data_dir,
    file_system_of,
    folder_problem,
    is_share,
    prepare,
    ready_folder,
    refuse_unfit,
)
from tracs_mobile.data_rights import folder_sddl, sddl_problem
from tracs_mobile.errors import BadInput
from tracs_mobile.policy_sources import FILE_VARIABLE

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead of modes")

AS_WINDOWS_SAYS = "O:BAG:DUD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;BU)"


def test_the_list_that_is_set_is_one_that_is_found_right():
    assert sddl_problem(folder_sddl()) == ""
    assert sddl_problem(AS_WINDOWS_SAYS) == ""


def test_the_list_inherits_nothing_and_hands_itself_down():
    sddl = folder_sddl()
    assert sddl.startswith("O:BAG:BAD:P(")
    assert sddl.count("(A;OICI;") == sddl.count("(") == 3
    assert "D:P" in folder_sddl(owner=False)
    assert "O:" not in folder_sddl(owner=False)


@pytest.mark.parametrize(
    ("sddl", "why"),
    [
        ("O:BAD:NO_ACCESS_CONTROL", "Every user may do everything"),
        ("O:BA", "Every user may do everything"),
        (AS_WINDOWS_SAYS.replace("D:PAI", "D:AI"), "takes over rights"),
        (AS_WINDOWS_SAYS + "(A;OICI;FA;;;WD)", "Somebody else"),
        (AS_WINDOWS_SAYS + "(A;OICIIO;FA;;;CO)", "Somebody else"),
        (AS_WINDOWS_SAYS + "(A;OICI;FA;;;S-1-5-21-1-2-3-1001)", "Somebody else"),
        (AS_WINDOWS_SAYS + "(D;OICI;FA;;;BU)", "kept out by name"),
        (AS_WINDOWS_SAYS.replace("0x1301bf", "FA"), "could change the rights"),
        (AS_WINDOWS_SAYS.replace("0x1301bf", "0x1200a9"), "Not every officer"),
        (AS_WINDOWS_SAYS.replace("0x1301bf", "FRFX"), "Not every officer"),
        (AS_WINDOWS_SAYS.replace("OICI;0x1301bf", "OICIIO;0x1301bf"), "Not every officer"),
        (AS_WINDOWS_SAYS.replace("(A;OICI;FA;;;SY)", ""), "Not every officer"),
        (AS_WINDOWS_SAYS.replace("O:BA", "O:S-1-5-21-1-2-3-1001"), "belongs to one user"),
    ],
)
def test_any_other_list_is_told_with_what_to_do(sddl, why):
    told = sddl_problem(sddl)
    assert why in told
    assert "prepare-data" in told


def test_rights_in_letters_are_the_same_rights():
    in_letters = AS_WINDOWS_SAYS.replace("0x1301bf", "FRFWFXSD")
    assert sddl_problem(in_letters) == ""


@posix
def test_a_fresh_folder_is_for_its_owner_alone(tmp_path):
    folder = tmp_path / "data"
    ready_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder_problem(folder) == ""


@posix
def test_a_folder_that_others_may_enter_is_told_and_set_right(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert "Other users" in folder_problem(folder)
    prepare(folder)
    assert folder_problem(folder) == ""


@posix
@pytest.mark.parametrize("inside", ["", "live", "training", "logs", "updates"])
def test_a_link_in_the_place_of_a_folder_is_never_followed(tmp_path, inside):
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "data"
    elsewhere.mkdir()
    if inside:
        folder.mkdir(mode=0o700)
        (folder / inside).symlink_to(elsewhere)
    else:
        folder.symlink_to(elsewhere)
    for step in (refuse_unfit, ready_folder, prepare):
        with pytest.raises(BadInput, match="leads to another place"):
            step(folder)
    assert "leads to another place" in folder_problem(folder)
    assert list(elsewhere.iterdir()) == []


@posix
def test_a_stick_is_refused():
    from pathlib import Path

    with pytest.raises(BadInput, match="can be taken out"):
        refuse_unfit(Path("/media/officer/STICK/data"))


MOUNTS = [
    "/dev/sda2 / ext4 rw 0 0",
    "server:/share /srv/tickets nfs4 rw 0 0",
    "//server/x /srv/with\\040blank cifs rw 0 0",
    "garbled",
]


@posix
def test_what_lies_in_the_network_is_known_by_its_mount():
    from pathlib import Path

    assert file_system_of(Path("/srv/tickets/data"), MOUNTS) == "nfs4"
    assert file_system_of(Path("/srv/with blank"), MOUNTS) == "cifs"
    assert file_system_of(Path("/srv/ticketsx"), MOUNTS) == "ext4"
    assert file_system_of(Path("/nowhere"), []) == ""


@posix
def test_a_share_of_the_network_is_refused(tmp_path, monkeypatch):
    listed = tmp_path / "mounts"
    listed.write_text(f"server:/share {tmp_path} nfs rw 0 0\n", "utf-8")
    monkeypatch.setattr("tracs_mobile.data_folder._MOUNTS", listed)
    with pytest.raises(BadInput, match="in the network"):
        ready_folder(tmp_path / "data")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\share\x", True),
        ("//server/share/x", True),
        (r"C:\ProgramData\x", False),
        (r"\\?\C:\ProgramData", False),
        (r"\\.\C:", False),
    ],
)
def test_a_share_of_windows_is_known_by_its_name(path, share):
    assert is_share(path) is share


def test_a_policy_names_the_folder_before_the_variable_and_the_installer_after_it(
    tmp_path, monkeypatch
):
    policies = tmp_path / "policies.toml"
    monkeypatch.setenv(FILE_VARIABLE, str(policies))
    own, by_policy = tmp_path / "own", tmp_path / "policy"
    policies.write_text(f"[installed]\nDataFolder = '{by_policy}'\n", "utf-8")
    monkeypatch.delenv(VARIABLE, raising=False)
    assert default_data_dir() == by_policy
    monkeypatch.setenv(VARIABLE, str(own))
    assert default_data_dir() == own
    policies.write_text(f"DataFolder = '{by_policy}'\n", "utf-8")
    assert default_data_dir() == by_policy
