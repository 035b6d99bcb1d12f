"""The set-up program and the MSI as files: the same bytes each time, and what stands in them."""

import lzma
import os
import re
import shutil
import subprocess
import uuid
from collections import Counter
from pathlib import Path

import pefile
import pytest

import launchers
import msi
import msi_summary
import msi_tables
import product
import setup
from msi_source import file_id
from product import BuildError, Staged
from tests.installer.small_payload import camera_payload, small_payload
from tests.installer.wine import missing_tools

pytestmark = pytest.mark.skipif(
    bool(missing_tools()), reason=f"not here: {', '.join(missing_tools())}"
)
LATER = 1_900_000_000
RUNTIME = 12_000_000


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    return small_payload(tmp_path_factory.mktemp("one") / "payload", "1.0.0")


@pytest.fixture(scope="module")
def elsewhere(staged, tmp_path_factory):
    """The same files in another folder, of another day, put there in another order."""
    root = tmp_path_factory.mktemp("another") / "tree"
    for name in reversed(product.files_below(staged.root)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(staged.root / name, root / name)
        os.utime(root / name, (LATER, LATER))
    return Staged(root=root, version="1.0.0", marked=True)


@pytest.fixture(scope="module")
def package(staged, tmp_path_factory):
    return msi.make(staged, tmp_path_factory.mktemp("package"), icon=launchers.ICON)


def table(package, name):
    """The rows of a table, each by its columns."""
    told = subprocess.run(
        ["msiinfo", "export", package, name], capture_output=True, text=True, check=True
    )
    lines = told.stdout.replace("\r", "").splitlines()
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[3:]]


def properties(package):
    return {row["Property"]: row["Value"] for row in table(package, "Property")}


def test_set_up_program_has_the_same_bytes_each_time(staged, elsewhere, tmp_path):
    one = setup.make(staged, tmp_path, compressor="zlib", icon=launchers.ICON)
    first = one.read_bytes()
    other = setup.make(elsewhere, tmp_path, compressor="zlib", icon=launchers.ICON)
    assert other == one
    assert other.read_bytes() == first


@pytest.mark.parametrize(("stub", "machine"), [("amd64", 0x8664), ("x86", 0x14C)])
def test_set_up_program_is_made_with_either_stub(staged, tmp_path, stub, machine):
    made = setup.make(staged, tmp_path, compressor="zlib", stub=stub)
    assert pefile.PE(str(made), fast_load=True).FILE_HEADER.Machine == machine


def test_msi_has_the_same_bytes_each_time_and_in_every_zone(
    package, elsewhere, tmp_path, monkeypatch
):
    monkeypatch.setenv("TZ", "America/New_York")
    assert msi.make(elsewhere, tmp_path, icon=launchers.ICON).read_bytes() == package.read_bytes()


def test_another_content_has_another_package_code_and_the_same_product(
    package, elsewhere, tmp_path
):
    root = tmp_path / "changed"
    shutil.copytree(elsewhere.root, root)
    (root / "manual" / "index.html").write_text("<p>better</p>")
    changed = msi.make(Staged(root=root, version="1.0.0", marked=True), tmp_path)
    codes = [msi_summary.package_code(path) for path in (package, changed)]
    assert codes[0] != codes[1]
    assert properties(changed)["ProductCode"] == properties(package)["ProductCode"]


def test_every_version_has_a_product_of_its_own_in_one_family():
    codes = {msi.PROGRAM.product_code(version) for version in ("1.0.0", "1.0.1")}
    assert len(codes | {msi.CAMERA.product_code("1.0.0")}) == 3
    assert msi.PROGRAM.upgrade_code != msi.CAMERA.upgrade_code


def test_a_file_keeps_its_identity_from_version_to_version(staged, package, tmp_path):
    later = msi.make(Staged(root=staged.root, version="1.2.0", marked=True), tmp_path)
    one, other = (
        {row["Component"]: row["ComponentId"] for row in table(path, "Component")}
        for path in (package, later)
    )
    assert one == other
    assert len(set(one.values())) == len(one)


def test_programs_carry_their_version_and_other_files_their_hash(package):
    files = {row["File"]: row for row in table(package, "File")}
    hashed = {row["File_"] for row in table(package, "MsiFileHash")}
    launcher = file_id(Path(product.EXE))
    assert (files[launcher]["Version"], files[launcher]["Language"]) == ("1.0.0.0", "0")
    with_version = {key for key, row in files.items() if row["Version"]}
    assert with_version == {launcher, file_id(Path(product.CONSOLE_EXE))}
    assert hashed == files.keys() - with_version


def test_values_of_the_command_line_reach_the_elevated_part(package):
    secure = properties(package)["SecureCustomProperties"].split(";")
    assert {value.given_as for value in product.VALUES} | {"INSTALLDIR"} <= set(secure)
    # And so does what its conditions ask about.
    conditions = " ".join(row["Condition"] for row in table(package, "LaunchCondition"))
    asked = set(re.findall(r"\b[A-Z_]{6,}\b", conditions))
    assert asked <= set(secure)
    assert "WINDOWSBUILD" in asked


def test_no_feature_holds_more_components_than_windows_allows(tmp_path):
    root = tmp_path / "payload"
    (root / "camera").mkdir(parents=True)
    for number in range(2100):
        (root / "camera" / f"{number}.txt").touch()
    whole = Staged(root=root, version="1.0.0", marked=True, part=product.Part.CAMERA)
    counted = Counter(
        row["Feature_"] for row in table(msi.make(whole, tmp_path), "FeatureComponents")
    )
    assert sum(counted.values()) == 2100
    assert max(counted.values()) <= 1600


POINTERS = [
    ("Directory", "Directory_Parent", "Directory", "Directory"),
    ("Component", "Directory_", "Directory", "Directory"),
    ("File", "Component_", "Component", "Component"),
    ("FeatureComponents", "Component_", "Component", "Component"),
    ("FeatureComponents", "Feature_", "Feature", "Feature"),
    ("Registry", "Component_", "Component", "Component"),
    ("Shortcut", "Component_", "Component", "Component"),
    ("Shortcut", "Directory_", "Directory", "Directory"),
    ("MsiFileHash", "File_", "File", "File"),
    ("AppSearch", "Signature_", "RegLocator", "Signature_"),
]


@pytest.mark.parametrize(("from_table", "column", "to_table", "key"), POINTERS)
def test_tables_of_the_msi_name_only_what_is_there(package, from_table, column, to_table, key):
    named = {row[column] for row in table(package, from_table)} - {""}
    assert named
    assert named <= {row[key] for row in table(package, to_table)}


def test_no_two_actions_of_the_msi_have_one_place(package):
    for name in ("InstallExecuteSequence", "InstallUISequence"):
        places = [row["Sequence"] for row in table(package, name)]
        assert len(set(places)) == len(places)


def test_old_version_is_taken_away_inside_the_transaction_of_the_new_one(package):
    order = {
        row["Action"]: int(row["Sequence"]) for row in table(package, "InstallExecuteSequence")
    }
    assert (
        order["InstallInitialize"]
        < order["RemoveExistingProducts"]
        < order["ProcessComponents"]
        < order["InstallFiles"]
    )
    assert order["AskWhetherRunning"] < order["LaunchConditions"]
    assert order["AppSearch"] < order["Remember_GATEWAYURL"] < order["CostInitialize"]


def test_without_the_runtime_everything_says_so(staged, package, tmp_path):
    camera = msi.make(camera_payload(tmp_path / "camera", "1.0.0"), tmp_path)
    names = [package.name, camera.name, product.artifact_name(staged, "exe")]
    assert all("-noruntime" in name for name in names)
    assert len(set(names)) == 3
    whole = Staged(root=staged.root, version="1.0.0", marked=False)
    assert "-noruntime" not in product.artifact_name(whole, "msi")
    assert not any(row["Action"] == "PrepareData" for row in table(package, "CustomAction"))


def test_a_name_that_nsis_would_read_otherwise_is_refused(tmp_path):
    root = tmp_path / "payload"
    (root / "app").mkdir(parents=True)
    (root / "app" / "price $5.txt").touch()
    with pytest.raises(BuildError, match=r"price \$5"):
        setup.make(Staged(root=root, version="1.0.0", marked=True), tmp_path, compressor="zlib")


def test_a_folder_that_the_uninstaller_would_not_know_is_refused(tmp_path):
    root = tmp_path / "payload"
    (root / "surprise").mkdir(parents=True)
    (root / "surprise" / "file.txt").touch()
    with pytest.raises(BuildError, match="surprise"):
        setup.make(Staged(root=root, version="1.0.0", marked=True), tmp_path, compressor="zlib")


def test_what_is_no_program_has_no_version(tmp_path):
    text = tmp_path / "not a library.dll"
    text.write_text("only called so")
    assert msi_tables.file_version(text) is None
    assert msi_tables.file_version(tmp_path / "readme.txt") is None


def test_a_missing_program_is_told_with_the_way_to_it(staged, tmp_path, monkeypatch):
    setup.usual_stub()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BuildError, match="apt-get install nsis"):
        setup.make(staged, tmp_path)
    with pytest.raises(BuildError, match="mingw-w64"):
        msi.make(staged, tmp_path)
    camera = camera_payload(tmp_path / "camera", "1.0.0")
    with pytest.raises(BuildError, match="wixl is missing"):
        msi.make(camera, tmp_path)


def test_a_file_without_a_summary_is_no_msi(tmp_path):
    other = tmp_path / "other.msi"
    other.write_bytes(b"\0" * 4096)
    with pytest.raises(BuildError, match="no summary"):
        msi_summary.settle(other, made=product.source_date(), family=uuid.uuid4())


def test_time_of_all_files_can_be_given(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    assert product.source_date().timestamp() == LATER


@pytest.mark.slow
def test_set_up_program_stays_below_sixty_megabytes(real_payload):
    # As NSIS packs, but with less effort, so it comes out larger; the runtime has some 12 MB.
    packed = lzma.LZMACompressor(preset=0)
    size = sum(
        len(packed.compress((real_payload.root / name).read_bytes()))
        for name in product.files_below(real_payload.root)
    )
    assert size + len(packed.flush()) + RUNTIME <= 60_000_000
