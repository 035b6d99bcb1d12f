"""The OASIS schemas beside the checkout, loaded by two libraries that nobody here wrote."""

import os
import shutil
from importlib.resources import files
from pathlib import Path

import xmlschema
from lxml import etree

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("TRACS_ECF5", ROOT.parent / "shared" / "ecf5"))
"""Schemas are shipped by OASIS, not by us: `filing.xsd` and what it imports under `schema/`."""

_DRIVER = """<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:all-of-them">
  <xs:import namespace="https://docs.oasis-open.org/legalxml-courtfiling/ns/v5.0/filing"
             schemaLocation="filing.xsd"/>
  <xs:import namespace="https://docs.oasis-open.org/legalxml-courtfiling/ns/v5.0/citation"
             schemaLocation="citation.xsd"/>
  <xs:import namespace="urn:tracs-mobile:vt:citation:1" schemaLocation="vermont.xsd"/>
</xs:schema>
"""


def are_there():
    return (FOLDER / "schema" / "filing.xsd").is_file()


def copied(folder):
    """A copy that loads everywhere: the originals name each other with Windows backslashes."""
    home = folder / "schema"
    shutil.copytree(FOLDER / "schema", home, copy_function=shutil.copyfile)
    for path in home.rglob("*.xsd"):
        path.write_bytes(_slashes(path.read_bytes()))
    shutil.copyfile(str(files("sync.ecf") / "vermont.xsd"), home / "vermont.xsd")
    (home / "all.xsd").write_text(_DRIVER, "utf-8")
    return home / "all.xsd"


def _slashes(raw):
    """Backslashes of `schemaLocation` only; nothing else of the files is touched."""
    lines = raw.split(b"\n")
    return b"\n".join(
        line.replace(b"\\", b"/") if b"schemaLocation" in line else line for line in lines
    )


def of_lxml(driver):
    return etree.XMLSchema(etree.parse(driver))


def of_xmlschema(driver):
    return xmlschema.XMLSchema(driver, allow="local", defuse="always")
