"""The list of what is inside, for machines: CycloneDX 1.6, the same bytes for the same input."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component as Entry
from cyclonedx.model.component import ComponentType
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from components import Component
from product import PRODUCT, PUBLISHER, UPGRADE_CODE, BuildError, Part, source_date
from tree import write_text

NAME = "sbom.cdx.json"
_TYPES = {
    "library": ComponentType.LIBRARY,
    "bundled": ComponentType.LIBRARY,
    "font": ComponentType.FILE,
    "icons": ComponentType.FILE,
    "runtime": ComponentType.PLATFORM,
}


def write_sbom(
    components: Iterable[Component], target: Path, *, version: str, part: Part = Part.PROGRAM
) -> None:
    """Write the list and check it against the strict schema. BuildError when it does not hold."""
    bom = Bom(metadata=BomMetaData(timestamp=source_date()))
    # A random number would make two builds of one input differ.
    bom.serial_number = uuid.uuid5(UPGRADE_CODE, f"sbom {part.value} {version}")
    main = _program(version, part)
    bom.metadata.component = main
    entries = [_entry(component) for component in components]
    for entry in entries:
        bom.components.add(entry)
    bom.register_dependency(main, entries)
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise BuildError(f"The list of components is not valid CycloneDX: {fault}")
    # The library orders by object; sorted keys make the bytes those of the content alone.
    write_text(target, json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n")


def _program(version: str, part: Part) -> Entry:
    name = PRODUCT if part is Part.PROGRAM else f"{PRODUCT} camera"
    return Entry(
        name=name,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=BomRef(f"{part.value}@{version}"),
        supplier=OrganizationalEntity(name=PUBLISHER),
        licenses=[LicenseExpression("Apache-2.0")],
    )


def _entry(component: Component) -> Entry:
    inside = f"{component.within}/" if component.within else ""
    pypi = component.kind == "library"
    return Entry(
        name=component.name,
        version=component.version or None,
        type=_TYPES[component.kind],
        bom_ref=BomRef(f"{inside}{component.name}@{component.version}"),
        description=component.why or (component.within and f"within {component.within}") or None,
        licenses=[LicenseExpression(component.license)],
        purl=PackageURL("pypi", None, component.name, component.version) if pypi else None,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=component.sha256)]
        if component.sha256
        else None,
    )
