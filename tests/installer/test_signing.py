"""What is signed can be checked, and one changed byte is found."""

import shutil
import subprocess
import sys

import pytest

import msi
import setup
import signing
from signing import SigningFault, signer_from
from tests.installer.small_payload import small_payload
from tests.installer.stamps import StampService
from tests.installer.wine import missing_tools

TOOLS = [
    *missing_tools(),
    *(name for name in ("osslsigncode", "7z", "openssl") if not shutil.which(name)),
]
needs_tools = pytest.mark.skipif(bool(TOOLS), reason=f"not here: {', '.join(TOOLS)}")


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    return signer_from(f"selfsigned:{tmp_path_factory.mktemp('certificate')}")


@pytest.fixture(scope="module")
def artifacts(tmp_path_factory, signer):
    folder = tmp_path_factory.mktemp("signed")
    staged = small_payload(folder / "payload", "1.0.0")
    made = {
        "set-up": setup.make(staged, folder, compressor="zlib", signer=signer),
        "MSI": msi.make(staged, folder),
        "launcher": staged.root / "tracs-mobile.exe",
    }
    for path in made.values():
        signer.sign(path)
    return made


@needs_tools
@pytest.mark.parametrize("which", ["set-up", "MSI", "launcher"])
def test_one_changed_byte_breaks_the_signature(artifacts, signer, which, tmp_path):
    copy = tmp_path / artifacts[which].name
    shutil.copy(artifacts[which], copy)
    signer.verify(copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 3] ^= 1
    copy.write_bytes(content)
    with pytest.raises(SigningFault, match="osslsigncode"):
        signer.verify(copy)


@needs_tools
def test_another_certificate_does_not_vouch(artifacts, tmp_path):
    with pytest.raises(SigningFault):
        signer_from(f"selfsigned:{tmp_path}").verify(artifacts["launcher"])


@needs_tools
def test_what_was_never_signed_does_not_pass(artifacts, signer):
    with pytest.raises(SigningFault):
        signer.verify(artifacts["launcher"].with_name("TraCS Mobile.exe"))


@needs_tools
def test_uninstaller_in_the_set_up_program_is_signed_too(artifacts, signer, tmp_path):
    subprocess.run(
        ["7z", "x", "-y", f"-o{tmp_path}", artifacts["set-up"], "uninstall.exe"],
        check=True,
        capture_output=True,
    )
    signer.verify(tmp_path / "uninstall.exe")


@needs_tools
def test_a_signature_with_a_time_stamp_names_its_time(artifacts, tmp_path):
    target = tmp_path / "launcher.exe"
    shutil.copy(artifacts["launcher"].with_name("TraCS Mobile.exe"), target)
    folder = tmp_path / "stamps"
    folder.mkdir()
    service = StampService(folder)
    try:
        stamped = signer_from(f"selfsigned:{tmp_path / 'c'}", timestamp=service.address)
        stamped.sign(target)
    finally:
        service.close()
    assert service.asked == 1
    check = [part.format(file=target) for part in stamped.verify_with]
    told = subprocess.run(
        [*check, "-TSA-CAfile", service.certificate], capture_output=True, text=True, check=True
    )
    assert "Timestamp Server Signature verification: ok" in told.stdout


def office(folder):
    """A program that signs as a release office's might: in place, with quotes in its command."""
    script = folder / "our office.py"
    script.write_text(
        "import sys, pathlib\n"
        "with pathlib.Path(sys.argv[2]).open('a') as f: f.write(f' signed at {sys.argv[1]}')\n"
    )
    way = f'command:"{sys.executable}" "{script}" {{timestamp}} {{file}}'
    return signer_from(way, timestamp="https://stamps.example.test")


@needs_tools
def test_uninstaller_is_signed_by_a_command_too(tmp_path):
    staged = small_payload(tmp_path / "payload", "1.0.0")
    made = setup.make(staged, tmp_path, compressor="zlib", signer=office(tmp_path))
    take = ["7z", "x", "-y", f"-o{tmp_path}", made, "uninstall.exe"]
    subprocess.run(take, check=True, capture_output=True)
    signed = (tmp_path / "uninstall.exe").read_bytes()
    assert signed.endswith(b" signed at https://stamps.example.test")


def test_a_command_signs_in_place_and_gets_the_address_of_the_time_stamps(tmp_path):
    target = tmp_path / "setup.exe"
    target.write_text("content")
    signer = office(tmp_path)
    signer.sign(target)
    assert target.read_text() == "content signed at https://stamps.example.test"
    # Another process, as NSIS starts for the uninstaller, signs the same way.
    assert signing.main(["--sign", signer.way, str(target)]) == 0
    assert target.read_text().count("signed") == 2


def test_a_command_that_fails_stops_the_build(tmp_path, capsys):
    target = tmp_path / "setup.exe"
    target.write_text("content")
    fails = f'command:"{sys.executable}" -c "import sys; sys.exit(\'no card\')" {{file}}'
    with pytest.raises(SigningFault, match="no card"):
        signer_from(fails).sign(target)
    with pytest.raises(SigningFault, match="cannot be started"):
        signer_from("command:nowhere-to-be-found {file}").sign(target)
    checks = f'"{sys.executable}" -c "import sys; sys.exit(\'not trusted\')" {{file}}'
    good = f'command:"{sys.executable}" -c pass {{file}}'
    assert signing.main(["--sign", good, "--verify", checks, str(target)]) == 1
    assert "not trusted" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["signed", "command:signtool sign", ""])
def test_an_unknown_way_of_signing_is_refused(way):
    with pytest.raises(SigningFault, match="Sign with none"):
        signer_from(way)


def test_signing_with_none_leaves_the_file_alone(tmp_path):
    target = tmp_path / "setup.exe"
    target.write_text("content")
    signer = signer_from("none")
    signer.sign(target)
    signer.verify(target)
    assert target.read_text() == "content"
    assert signer.command is None
