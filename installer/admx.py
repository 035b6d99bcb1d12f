"""The templates for group policies (ADMX and ADML), written from the table that the program reads.

`python installer/admx.py` writes them into `installer/policies`; a test compares them with the
table, so that no policy can be set that the program does not heed, and none is missing.
"""

from __future__ import annotations

import dataclasses
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from tracs_mobile.policies import POLICIES, ROOT, Policy, PolicyKind
from tracs_mobile.settings import Settings

FOLDER = Path(__file__).parent / "policies"
ADMX, ADML = Path("TracsMobile.admx"), Path("en-US") / "TracsMobile.adml"
NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_REVISION = {"xmlns": NAMESPACE, "revision": "1.0", "schemaVersion": "1.0"}
_LONGEST_TEXT, _LONGEST_LINES, _MOST_LINES = "400", "1000", "1000"
_SUPPORTED, _CATEGORY = "SUPPORTED_TracsMobile", "CATEGORY_TracsMobile"

_FIXED = {
    _SUPPORTED: "TraCS Mobile on Windows 10 version 1809 or newer",
    _CATEGORY: "TraCS Mobile",
}


def admx() -> bytes:
    """The policies: where each value goes and of which type it is."""
    root = ET.Element("policyDefinitions", _REVISION)
    spaces = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(
        spaces, "target", {"prefix": "tracsmobile", "namespace": "Vermont.Policies.TracsMobile"}
    )
    ET.SubElement(root, "resources", {"minRequiredRevision": "1.0"})
    definitions = ET.SubElement(ET.SubElement(root, "supportedOn"), "definitions")
    ET.SubElement(definitions, "definition", {"name": _SUPPORTED, **_shown(_SUPPORTED)})
    categories = ET.SubElement(root, "categories")
    ET.SubElement(categories, "category", {"name": _CATEGORY, **_shown(_CATEGORY)})
    policies = ET.SubElement(root, "policies")
    for policy in POLICIES:
        _policy(policies, policy)
    return _written(root)


def adml() -> bytes:
    """The same in English: titles, explanations, and the fields of each policy's window."""
    root = ET.Element("policyDefinitionResources", _REVISION)
    ET.SubElement(root, "displayName").text = _FIXED[_CATEGORY]
    ET.SubElement(root, "description").text = "What an agency sets for its laptops."
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    for name, text in _strings().items():
        ET.SubElement(strings, "string", {"id": name}).text = text
    windows = ET.SubElement(resources, "presentationTable")
    for policy in POLICIES:
        if policy.kind is not PolicyKind.SWITCH:
            _window(windows, policy)
    return _written(root)


def _strings() -> dict[str, str]:
    strings = dict(_FIXED)
    for policy in POLICIES:
        strings[policy.name] = policy.title
        strings[f"{policy.name}_Explain"] = _explained(policy)
        for choice in policy.choices:
            strings[f"{policy.name}_{choice}"] = choice
    return strings


def _explained(policy: Policy) -> str:
    if policy.recommended:
        end = "Enabled: a laptop begins with this; its officers may choose otherwise."
    else:
        end = "Enabled: this counts on the laptop, and its own setting is shown but locked."
    if policy.kind is PolicyKind.SWITCH:
        end = "Enabled: 1. Disabled: 0. Either counts on the laptop and is locked there."
    return f"{policy.help}\n\n{end}\nNot configured: each laptop's own setting counts."


def _shown(name: str) -> dict[str, str]:
    return {"displayName": f"$(string.{name})"}


def _policy(parent: ET.Element, policy: Policy) -> None:
    attributes = {"name": policy.name, "class": "Machine", **_shown(policy.name)}
    attributes |= {"explainText": f"$(string.{policy.name}_Explain)", "key": ROOT}
    switch = policy.kind is PolicyKind.SWITCH
    if switch:
        attributes["valueName"] = policy.name
    else:
        attributes["presentation"] = f"$(presentation.{policy.name})"
    item = ET.SubElement(parent, "policy", attributes)
    ET.SubElement(item, "parentCategory", {"ref": _CATEGORY})
    ET.SubElement(item, "supportedOn", {"ref": _SUPPORTED})
    if switch:
        for name, value in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(item, name), "decimal", {"value": value})
    else:
        _ELEMENTS[policy.kind](ET.SubElement(item, "elements"), policy)


def _identity(policy: Policy) -> dict[str, str]:
    return {"id": policy.name, "valueName": policy.name, "required": "true"}


def _text(parent: ET.Element, policy: Policy) -> None:
    ET.SubElement(parent, "text", {**_identity(policy), "maxLength": _LONGEST_TEXT})


def _lines(parent: ET.Element, policy: Policy) -> None:
    limits = {"maxLength": _LONGEST_LINES, "maxStrings": _MOST_LINES}
    ET.SubElement(parent, "multiText", {**_identity(policy), **limits})


def _number(parent: ET.Element, policy: Policy) -> None:
    limits = {"minValue": str(policy.least), "maxValue": str(policy.most)}
    ET.SubElement(parent, "decimal", {**_identity(policy), **limits})


def _choice(parent: ET.Element, policy: Policy) -> None:
    chosen = ET.SubElement(parent, "enum", _identity(policy))
    for choice in policy.choices:
        item = ET.SubElement(chosen, "item", _shown(f"{policy.name}_{choice}"))
        ET.SubElement(ET.SubElement(item, "value"), "string").text = choice


_ELEMENTS: dict[PolicyKind, Callable[[ET.Element, Policy], None]] = {
    PolicyKind.TEXT: _text,
    PolicyKind.LINES: _lines,
    PolicyKind.NUMBER: _number,
    PolicyKind.CHOICE: _choice,
}
_FIELDS = {
    PolicyKind.TEXT: "textBox",
    PolicyKind.LINES: "multiTextBox",
    PolicyKind.NUMBER: "decimalTextBox",
    PolicyKind.CHOICE: "dropdownList",
}


def _usual(policy: Policy) -> object:
    """What the program does without the policy; the window opens with it."""
    return next(f.default for f in dataclasses.fields(Settings) if f.name == policy.setting)


def _window(parent: ET.Element, policy: Policy) -> None:
    window = ET.SubElement(parent, "presentation", {"id": policy.name})
    attributes = {"refId": policy.name}
    if policy.kind is PolicyKind.NUMBER:
        attributes |= {"defaultValue": str(_usual(policy)), "spin": "true", "spinStep": "1"}
    if policy.kind is PolicyKind.CHOICE:
        usual = policy.choices.index(str(_usual(policy)))
        attributes |= {"noSort": "true", "defaultItem": str(usual)}
    if policy.kind is PolicyKind.LINES:
        # This kind of field has no label of its own.
        ET.SubElement(window, "text").text = policy.title
    field = ET.SubElement(window, _FIELDS[policy.kind], attributes)
    if policy.kind is PolicyKind.TEXT:
        ET.SubElement(field, "label").text = policy.title
    elif policy.kind is not PolicyKind.LINES:
        field.text = policy.title


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def main() -> int:
    """Write both files anew."""
    (FOLDER / ADML).parent.mkdir(parents=True, exist_ok=True)
    (FOLDER / ADMX).write_bytes(admx())
    (FOLDER / ADML).write_bytes(adml())
    return 0


if __name__ == "__main__":
    sys.exit(main())
