"""Both set-ups in a Windows of wine: install, upgrade, refuse, uninstall; the tickets stay."""

import shutil
import threading
import time

import pytest

import msi
import product
import setup
from product import Exit
from tests.installer.small_payload import camera_payload, small_payload
from tests.installer.wine import INSTALL_KEY, UNINSTALL_KEY, Wine, digests, missing_tools

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not here: {', '.join(missing_tools())}"),
]
GATEWAY = "https://dps.example.test/tickets?of=vt"
REFUSED_MSI = 1603 % 256
NO_RUNTIME = 3
"""What the launchers answer where the Python of the laptop is missing."""


@pytest.fixture(scope="module")
def windows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("windows")
    wine = Wine(folder)
    yield wine
    wine.stop()
    shutil.rmtree(folder)  # hundreds of megabytes, which pytest would keep for some runs


@pytest.fixture
def wine(windows):
    windows.fresh()
    yield windows
    windows.path(r"C:\open.txt").unlink(missing_ok=True)


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    """Two versions without the runtime, and one of each with a stand-in for it."""
    folder = tmp_path_factory.mktemp("payloads")
    return {
        "1.0.0": small_payload(folder / "old", "1.0.0"),
        "1.1.0": small_payload(folder / "new", "1.1.0"),
        "1.0.0 runs": small_payload(folder / "old-runs", "1.0.0", runtime=True),
        "1.1.0 runs": small_payload(folder / "new-runs", "1.1.0", runtime=True),
    }


@pytest.fixture(scope="module")
def exes(staged, tmp_path_factory):
    out = tmp_path_factory.mktemp("exes")
    return {name: setup.make(one, out, compressor="zlib") for name, one in staged.items()}


@pytest.fixture(scope="module")
def msis(staged, tmp_path_factory):
    out = tmp_path_factory.mktemp("msis")
    return {name: msi.make(one, out, icon=None) for name, one in staged.items()}


def installed(wine):
    """What lies in the program's folder, without what the set-up program adds itself."""
    return {n: d for n, d in digests(wine.program).items() if n != "uninstall.exe"}


def a_ticket(wine):
    kept = wine.path(r"C:\ProgramData\TraCS Mobile\tickets.db")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("a ticket")
    return kept


def uninstall(wine, folder):
    """The uninstaller goes on from a copy of itself, so its end is told by what it does last."""
    wine.run(folder / "uninstall.exe", "/S")
    until(lambda: "Version" not in wine.values(INSTALL_KEY))


def until(condition):
    """For what happens in wine, which tells nobody; a minute at most."""
    deadline, pause = time.monotonic() + 60, threading.Event()
    while not condition():
        assert time.monotonic() < deadline
        pause.wait(0.02)


def test_set_up_installs_upgrades_and_goes_silently_and_leaves_the_tickets(wine, staged, exes):
    ticket = a_ticket(wine)
    given = [f"GATEWAYURL={GATEWAY}", r"/DATADIR=C:\Agency Data", "DESKTOPICON=1"]
    assert wine.run(exes["1.0.0"], "/S", *given) == Exit.DONE
    assert installed(wine) == digests(staged["1.0.0"].root)
    values = wine.values(INSTALL_KEY)
    assert values["GatewayAddress"] == GATEWAY
    assert values["DataFolder"] == r"C:\Agency Data"
    assert "Proxy" not in values
    links = {link.parent.name for link in wine.path("C:\\").rglob(f"{product.PRODUCT}.lnk")}
    assert links == {"Programs", "Desktop"}

    assert wine.run(exes["1.1.0"], "/S", "LOCKMINUTES=7") == Exit.DONE
    assert installed(wine) == digests(staged["1.1.0"].root)
    values = wine.values(INSTALL_KEY)
    assert (values["Version"], values["GatewayAddress"], values["LockMinutes"]) == (
        "1.1.0",
        GATEWAY,
        "7",
    )
    listed = wine.values(UNINSTALL_KEY)
    assert listed["DisplayVersion"] == "1.1.0"
    assert (
        listed["QuietUninstallString"] == rf'"C:\Program Files\{product.PRODUCT}\uninstall.exe" /S'
    )
    size = sum(path.stat().st_size for path in staged["1.1.0"].root.rglob("*") if path.is_file())
    assert int(listed["EstimatedSize"], 16) == size // 1024

    uninstall(wine, wine.program)
    assert not wine.program.exists()
    assert wine.values(UNINSTALL_KEY) == {}
    assert list(wine.path("C:\\").rglob(f"{product.PRODUCT}.lnk")) == []
    assert ticket.read_text() == "a ticket"
    # What says where the tickets are stays with them.
    assert wine.values(INSTALL_KEY) == {"DataFolder": r"C:\Agency Data"}


def test_set_up_brings_every_byte_of_the_real_payload_and_takes_all_away(
    wine, real_payload, tmp_path
):
    whole = setup.make(real_payload, tmp_path, compressor="store")
    assert wine.run(whole, "/S") == Exit.DONE
    assert installed(wine) == digests(real_payload.root)
    assert wine.run(wine.program / product.EXE) == NO_RUNTIME
    uninstall(wine, wine.program)
    assert not wine.program.exists()
    whole.unlink()


def test_set_up_refuses_to_go_back_to_an_older_version(wine, staged, exes):
    assert wine.run(exes["1.1.0"], "/S") == Exit.DONE
    assert wine.run(exes["1.0.0"], "/S") == Exit.NEWER_THERE
    assert wine.said().startswith("A newer version, TraCS Mobile 1.1.0, is on this computer.")
    assert installed(wine) == digests(staged["1.1.0"].root)


def test_set_up_keeps_away_from_a_windows_that_is_too_old(wine, exes):
    wine.run("winecfg", "/v", "win81")
    assert wine.run(exes["1.0.0"], "/S") == Exit.WINDOWS_TOO_OLD
    assert "Windows 10" in wine.said()
    assert not wine.program.exists()


def test_set_up_leaves_other_things_in_a_folder_that_somebody_chose(wine, exes):
    other = wine.path(r"C:\Agency\other.txt")
    other.parent.mkdir()
    other.write_text("not ours")
    assert wine.run(exes["1.0.0"], "/S", r"/D=C:\Agency") == Exit.DONE
    assert wine.run(exes["1.1.0"], "/S", r"/D=C:\Elsewhere") == Exit.DONE
    assert (other.parent / "app" / "only_in_1_1_0.pyc").exists()
    assert not wine.path(r"C:\Elsewhere").exists()
    uninstall(wine, other.parent)
    assert list(other.parent.iterdir()) == [other]


def test_set_up_refuses_a_folder_in_which_others_have_things_of_its_names(wine, exes):
    other = wine.path(r"C:\Agency\lib\theirs.txt")
    other.parent.mkdir(parents=True)
    other.write_text("not ours")
    assert wine.run(exes["1.0.0"], "/S", r"/D=C:\Agency") == Exit.FOLDER_TAKEN
    assert "by the name of lib" in wine.said()
    assert digests(other.parents[1]) == {"lib/theirs.txt": digests(other.parent)["theirs.txt"]}


def test_the_program_says_by_its_exit_code_that_the_runtime_is_missing(wine, exes):
    assert wine.run(exes["1.0.0"], "/S") == Exit.DONE
    assert wine.run(wine.program / product.EXE) == NO_RUNTIME
    assert wine.run(wine.program / product.CONSOLE_EXE, "doctor") == NO_RUNTIME


def test_set_up_has_the_program_make_the_data_folder(wine, exes):
    assert wine.run(exes["1.0.0 runs"], "/S") == Exit.DONE
    assert wine.path(r"C:\Prepared").is_dir()


def test_set_up_puts_the_old_version_back_when_the_data_folder_fails(wine, staged, exes):
    assert wine.run(exes["1.0.0 runs"], "/S") == Exit.DONE
    wine.path(r"C:\refuse.txt").touch()
    assert wine.run(exes["1.1.0 runs"], "/S") == Exit.NO_DATA_FOLDER
    assert "drive of the data folder" in wine.said()
    assert installed(wine) == digests(staged["1.0.0 runs"].root)
    assert wine.values(UNINSTALL_KEY)["DisplayVersion"] == "1.0.0"
    assert (wine.program / "uninstall.exe").exists()


def test_an_upgrade_that_was_cut_off_is_taken_up_again(wine, staged, exes):
    assert wine.run(exes["1.0.0 runs"], "/S") == Exit.DONE
    (wine.program / "lib").rename(wine.program / "lib.old")
    (wine.program / "app").rename(wine.program / "app.old")
    (wine.program / "app").mkdir()
    (wine.program / "app" / "half.pyc").touch()
    wine.path(r"C:\refuse.txt").touch()
    assert wine.run(exes["1.1.0 runs"], "/S") == Exit.NO_DATA_FOLDER
    assert installed(wine) == digests(staged["1.0.0 runs"].root)
    wine.path(r"C:\refuse.txt").unlink()
    assert wine.run(exes["1.1.0 runs"], "/S") == Exit.DONE
    assert installed(wine) == digests(staged["1.1.0 runs"].root)


def test_neither_set_up_touches_the_program_while_it_runs(wine, staged, exes, msis):
    assert wine.run(exes["1.0.0 runs"], "/S") == Exit.DONE
    program = wine.start(wine.program / product.EXE)
    until(wine.path(r"C:\open.txt").exists)
    assert wine.run(exes["1.1.0 runs"], "/S") == Exit.RUNNING
    assert "is running" in wine.said()
    wine.run(wine.program / "uninstall.exe", "/S")
    until(lambda: "is running" in wine.said())
    assert wine.msi("/i", str(msis["1.1.0 runs"])) == REFUSED_MSI
    wine.path(r"C:\open.txt").unlink()
    assert program.wait(60) == 0
    assert installed(wine) == digests(staged["1.0.0 runs"].root)
    assert wine.run(exes["1.1.0 runs"], "/S") == Exit.DONE


def test_msi_installs_upgrades_and_goes_silently_and_leaves_the_tickets(wine, staged, msis):
    ticket = a_ticket(wine)
    given = [f"GATEWAYURL={GATEWAY}", r"DATADIR=C:\Agency Data"]
    assert wine.msi("/i", str(msis["1.0.0"]), *given) == 0
    assert installed(wine) == digests(staged["1.0.0"].root)
    assert list(wine.path("C:\\").rglob(f"{product.PRODUCT}.lnk"))

    assert wine.msi("/i", str(msis["1.1.0"]), "LOCKMINUTES=7") == 0
    assert installed(wine) == digests(staged["1.1.0"].root)
    values = wine.values(INSTALL_KEY)
    assert values["GatewayAddress"] == GATEWAY
    assert values["DataFolder"] == r"C:\Agency Data"
    assert (values["Version"], values["LockMinutes"]) == ("1.1.0", "7")
    assert "Proxy" not in values

    assert wine.msi("/i", str(msis["1.0.0"])) == REFUSED_MSI
    assert installed(wine) == digests(staged["1.1.0"].root)

    assert wine.msi("/x", str(msis["1.1.0"])) == 0
    assert not wine.program.exists()
    assert list(wine.path("C:\\").rglob(f"{product.PRODUCT}.lnk")) == []
    assert ticket.read_text() == "a ticket"
    assert wine.values(INSTALL_KEY) == {"DataFolder": r"C:\Agency Data"}


def test_msi_takes_a_value_of_the_command_line_over_a_remembered_one(wine, msis):
    assert wine.msi("/i", str(msis["1.0.0"]), f"GATEWAYURL={GATEWAY}") == 0
    assert wine.msi("/i", str(msis["1.1.0"]), "GATEWAYURL=https://other.example.test") == 0
    assert wine.values(INSTALL_KEY)["GatewayAddress"] == "https://other.example.test"


def test_msi_keeps_away_from_a_windows_that_is_too_old(wine, msis):
    wine.run("winecfg", "/v", "win81")
    assert wine.msi("/i", str(msis["1.0.0"])) == REFUSED_MSI
    assert not wine.program.exists()


def test_msi_has_the_program_make_the_data_folder(wine, msis):
    assert wine.msi("/i", str(msis["1.0.0 runs"])) == 0
    assert wine.path(r"C:\Prepared").is_dir()


def test_set_up_and_msi_do_not_install_over_each_other(wine, staged, exes, msis):
    assert wine.msi("/i", str(msis["1.0.0"])) == 0
    assert wine.run(exes["1.1.0"], "/S") == Exit.MSI_THERE
    assert "MSI" in wine.said()
    assert wine.msi("/x", str(msis["1.0.0"])) == 0
    assert wine.run(exes["1.0.0"], "/S") == Exit.DONE
    assert wine.msi("/i", str(msis["1.1.0"])) == REFUSED_MSI
    assert installed(wine) == digests(staged["1.0.0"].root)


def test_camera_goes_beside_the_program_and_never_without_it(wine, staged, msis, tmp_path):
    camera = camera_payload(tmp_path / "camera", "1.0.0")
    package = msi.make(camera, tmp_path)
    assert wine.msi("/i", str(package)) == REFUSED_MSI
    assert wine.msi("/i", str(msis["1.0.0"]), r"INSTALLDIR=C:\Agency\Tickets") == 0
    assert wine.msi("/i", str(package)) == 0
    library = wine.path(r"C:\Agency\Tickets\camera\cv2\cv2.pyd")
    assert library.read_text() == "frames 1.0.0"
    assert wine.msi("/i", str(msis["1.1.0"])) == 0
    assert library.exists()
    assert (library.parents[2] / "app" / "only_in_1_1_0.pyc").exists()
    assert wine.msi("/x", str(package)) == 0
    assert not library.exists()
