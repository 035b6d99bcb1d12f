"""What others made that the program uses, with each license in full.

An installation holds `licenses/THIRD_PARTY.json` beside the program, written when it was built. A
checkout has none: there the installed distributions of the lock file tell it themselves.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tracs_mobile.errors import BadInput
from tracs_mobile.wording import say

ROOT = Path(__file__).parents[1]
"""The folder of the packages: of the checkout, or `app` of an installation."""
_LIST = "THIRD_PARTY.json"
_TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
_OURS = (
    ("Inter", "font", "OFL-1.1", ("ui/resources/fonts/OFL.txt",)),
    ("Lucide icons", "icons", "ISC", ("ui/resources/icons/LICENSE.txt",)),
)
"""What lies in the program's own folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One thing: its name, version, license in short, what it is, and the files of its license."""

    name: str
    version: str
    license: str
    kind: str
    texts: tuple[Path, ...]

    def text(self) -> str:
        """The license in full. Raises BadInput when a file of it cannot be read."""
        try:
            return "\n\n".join(path.read_text("utf-8", errors="replace") for path in self.texts)
        except OSError as fault:
            raise BadInput(
                say("The license text of {name} cannot be read. Install again.", name=self.name)
            ) from fault


def components(root: Path = ROOT) -> tuple[Component, ...]:
    """Everything, by name. Raises BadInput when the list of an installation cannot be read."""
    # What reads cameras is a package of its own, with a list of its own.
    folders = [root.parent / name for name in ("licenses", "camera/licenses")]
    lists = [folder for folder in folders if (folder / _LIST).is_file()]
    found = tuple(one for folder in lists for one in _shipped(folder)) or _installed(root)
    named = {component.name.casefold() for component in found}
    own = (one for one in _own(root) if one.name.casefold() not in named)
    return tuple(sorted((*found, *own), key=lambda one: one.name.casefold()))


def _own(root: Path) -> tuple[Component, ...]:
    return tuple(
        Component(
            name=name,
            version="",
            license=short,
            kind=kind,
            texts=tuple(root / path for path in paths),
        )
        for name, kind, short, paths in _OURS
    )


def _shipped(folder: Path) -> tuple[Component, ...]:
    try:
        listed = json.loads((folder / _LIST).read_text("utf-8"))
        return tuple(
            Component(
                name=str(one["name"]),
                version=str(one["version"]),
                license=str(one["license"]),
                kind=str(one["kind"]),
                texts=tuple(folder / path for path in one["texts"]),
            )
            for one in listed
        )
    except (OSError, ValueError, TypeError, KeyError) as fault:
        raise BadInput(
            say("The list of licenses of this installation cannot be read. Install again.")
        ) from fault


def _installed(root: Path) -> tuple[Component, ...]:
    lock = root / "requirements.lock"
    lines = lock.read_text("utf-8").splitlines() if lock.is_file() else ()
    names = [line.partition("==")[0] for line in lines if "==" in line and line[0].isalnum()]
    return tuple(one for name in names if (one := _distribution(name)) is not None)


def _distribution(name: str) -> Component | None:
    """An installed distribution; None for one that this system does not need."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    said = found.metadata
    short = _said(said, "License-Expression") or _said(said, "License")
    files = [
        Path(str(file.locate()))
        for file in found.files or ()
        if ".dist-info" in file.parts[0] and file.name.upper().startswith(_TEXTS)
    ]
    return Component(
        name=said["Name"],
        version=found.version,
        license=short.splitlines()[0][:60] if short else _classified(said.get_all("Classifier")),
        kind="library",
        texts=tuple(sorted(files)),
    )


def _said(metadata_: metadata.PackageMetadata, name: str) -> str:
    found: list[str] = metadata_.get_all(name) or [""]
    return found[0]


def _classified(classifiers: list[str] | None) -> str:
    """The license as the package's classifiers name it."""
    found = [c.rpartition(" :: ")[2] for c in classifiers or () if c.startswith("License")]
    return ", ".join(found)
