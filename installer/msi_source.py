"""The description that wixl makes the MSI from: folders, a component for each file, values, links.

A component's identity hangs on where its file lies, so it is the same in every build and version,
and Windows Installer can tell what an upgrade shares with what it replaces.
"""

from __future__ import annotations

import hashlib
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import product
from product import Staged

WIX = "http://schemas.microsoft.com/wix/2006/wi"
FIND = "FOUND_"
"""Before a value's name: what an earlier version left in the registry."""
INSTALLED_BY, WINDOWS_BUILD = "INSTALLEDBY", "WINDOWSBUILD"
_COMPONENTS_IN_A_FEATURE = 1_000
DATA_COMPONENT = "Value_DATADIR"
NEWER = (
    "A newer version of [ProductName] is on this computer. Nothing was changed: an older one "
    "could not read its tickets."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What tells the MSI of one part of the product from that of another."""

    name: str
    upgrade_code: uuid.UUID
    whole: bool
    """The program itself: with values, link and checks. False: files that are added to it."""

    def product_code(self, version: str) -> uuid.UUID:
        """One for each version, the same in every build of it."""
        return uuid.uuid5(self.upgrade_code, f"product {version}")

    def component(self, what: str) -> uuid.UUID:
        """The identity of the component that holds `what`."""
        return uuid.uuid5(self.upgrade_code, f"component {what.lower()}")


def file_id(name: Path) -> str:
    """The key of a file in the tables; Windows Installer has few letters for these."""
    return "f" + hashlib.sha256(name.as_posix().lower().encode()).hexdigest()[:24]


def source(staged: Staged, kind: Kind, *, icon: Path | None, check: Path | None) -> ET.Element:
    """The whole description; its paths are relative to the payload's root.

    `icon` and `check`, the DLL that asks whether the program runs, lie relative to it too.
    """
    root = ET.Element("Wix", {"xmlns": WIX})
    item = _product(root, staged, kind)
    _properties(item, kind, icon)
    install = _folders(item, kind)
    components = [*_files(install, staged, kind)]
    if kind.whole:
        components += _values(install, staged, kind)
        _actions(item, staged, check)
    _features(item, kind, components)
    return root


def _features(item: ET.Element, kind: Kind, components: Sequence[str]) -> None:
    """One to be seen, and below it as many as it takes: none may hold more than 1,600 (ICE47)."""
    whole = _add(item, "Feature", Id="Program", Level="1", Title=kind.name)
    for start in range(0, len(components), _COMPONENTS_IN_A_FEATURE):
        part = _add(
            whole,
            "Feature",
            Id=f"Part{start // _COMPONENTS_IN_A_FEATURE}",
            Level="1",
            Display="hidden",
        )
        for component in components[start : start + _COMPONENTS_IN_A_FEATURE]:
            _add(part, "ComponentRef", Id=component)


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, attributes)


def _product(root: ET.Element, staged: Staged, kind: Kind) -> ET.Element:
    item = _add(
        root,
        "Product",
        Id=str(kind.product_code(staged.version)),
        Name=kind.name,
        Version=staged.version,
        Manufacturer=product.PUBLISHER,
        UpgradeCode=str(kind.upgrade_code),
        Language="1033",
    )
    _add(
        item,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description=f"{kind.name} {staged.version}",
        Comments="Tickets and settings that are on the computer stay as they are.",
        Keywords="Installer",
    )
    _add(item, "MajorUpgrade", DowngradeErrorMessage=NEWER)
    _add(item, "Media", Id="1", Cabinet="payload.cab", EmbedCab="yes")
    return item


def _properties(item: ET.Element, kind: Kind, icon: Path | None) -> None:
    _add(item, "Property", Id="REINSTALLMODE", Value="amus")
    _add(item, "Property", Id="ARPNOMODIFY", Value="1")
    if icon:
        _add(item, "Icon", Id="Program.ico", SourceFile=icon.as_posix())
        _add(item, "Property", Id="ARPPRODUCTICON", Value="Program.ico")
    _find(item, f"{FIND}INSTALLDIR", product.INSTALL_KEY, "InstallDir")
    if not kind.whole:
        return
    _find(item, INSTALLED_BY, product.INSTALL_KEY, "InstalledBy")
    windows = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
    _find(item, WINDOWS_BUILD, windows, "CurrentBuildNumber")
    for value in product.VALUES:
        _find(item, FIND + value.given_as, product.INSTALL_KEY, value.name)


def _find(item: ET.Element, name: str, key: str, value: str) -> None:
    found = _add(item, "Property", Id=name)
    _add(
        found,
        "RegistrySearch",
        Id=f"Search_{name}",
        Root="HKLM",
        Key=key,
        Name=value,
        Type="raw",
        Win64="yes",
    )


def _folders(item: ET.Element, kind: Kind) -> ET.Element:
    target = _add(item, "Directory", Id="TARGETDIR", Name="SourceDir")
    if kind.whole:
        _add(target, "Directory", Id="ProgramMenuFolder", Name="Programs")
    programs = _add(target, "Directory", Id="ProgramFiles64Folder", Name="Program Files")
    return _add(programs, "Directory", Id="INSTALLDIR", Name=product.PRODUCT)


def _files(install: ET.Element, staged: Staged, kind: Kind) -> Iterable[str]:
    folders: dict[PurePosixPath, ET.Element] = {PurePosixPath(): install}
    for name in product.files_below(staged.root):
        parent = _folder(folders, PurePosixPath(name.parent.as_posix()))
        key = file_id(name)
        component = _component(parent, f"c{key}", kind, name.as_posix())
        found = _add(
            component,
            "File",
            Id=key,
            KeyPath="yes",
            Name=name.name,
            Source=name.as_posix(),
        )
        if kind.whole and name.as_posix() == product.EXE:
            _add(
                found,
                "Shortcut",
                Id="MenuLink",
                Directory="ProgramMenuFolder",
                Name=product.PRODUCT,
                WorkingDirectory="INSTALLDIR",
                Advertise="no",
            )
        yield f"c{key}"


def _folder(folders: dict[PurePosixPath, ET.Element], name: PurePosixPath) -> ET.Element:
    if name not in folders:
        key = "d" + hashlib.sha256(str(name).lower().encode()).hexdigest()[:24]
        parent = _folder(folders, name.parent)
        folders[name] = _add(parent, "Directory", Id=key, Name=name.name)
    return folders[name]


def _component(parent: ET.Element, key: str, kind: Kind, what: str) -> ET.Element:
    return _add(parent, "Component", Id=key, Guid=str(kind.component(what)), Win64="yes")


def _values(install: ET.Element, staged: Staged, kind: Kind) -> Iterable[str]:
    """One component for each value, so that only what was given (or found) is written."""
    always = {"InstallDir": "[INSTALLDIR]", "Version": staged.version, "InstalledBy": "msi"}
    written = [(name, name, text) for name, text in always.items()]
    written += [(v.given_as, v.name, f"[{v.given_as}]") for v in product.VALUES]
    for key, name, text in written:
        component = _component(install, f"Value_{key}", kind, f"value {name}")
        _add(
            component,
            "RegistryValue",
            Root="HKLM",
            Key=product.INSTALL_KEY,
            Name=name,
            Type="string",
            Value=text,
            KeyPath="yes",
        )
        yield f"Value_{key}"


def _actions(item: ET.Element, staged: Staged, check: Path | None) -> None:
    """What is done besides copying: the data folder with its rights, by the program itself."""
    if check:
        _add(item, "Binary", Id="Running", SourceFile=check.as_posix())
        _add(
            item,
            "CustomAction",
            Id="AskWhetherRunning",
            BinaryKey="Running",
            DllEntry="IsRunning",
            Execute="immediate",
            Return="ignore",
        )
    if staged.marked:
        return
    _add(
        item,
        "CustomAction",
        Id="PrepareData",
        FileKey=file_id(Path(product.CONSOLE_EXE)),
        ExeCommand=product.PREPARE_COMMAND,
        Execute="deferred",
        Impersonate="no",
        Return="check",
    )
    sequence = _add(item, "InstallExecuteSequence")
    prepare = _add(sequence, "Custom", Action="PrepareData", After="WriteRegistryValues")
    prepare.text = 'NOT REMOVE="ALL"'
