"""The templates for group policies say what the program reads, no more and no less."""

import xml.etree.ElementTree as ET

import pytest

import admx
import product
import tracs_mobile.policies as policies_table
from tracs_mobile.policies import INSTALLED, POLICIES, ROOT, PolicyKind
from tracs_mobile.policy_values import checked

SPACE = {"p": admx.NAMESPACE}
ELEMENT = {
    PolicyKind.TEXT: "text",
    PolicyKind.LINES: "multiText",
    PolicyKind.NUMBER: "decimal",
    PolicyKind.CHOICE: "enum",
}
"""Elements of a policy and the registry types that Windows writes for them."""
FIELD = {"textBox", "multiTextBox", "decimalTextBox", "dropdownList"}


@pytest.fixture(scope="module")
def template():
    return ET.parse(admx.FOLDER / admx.ADMX).getroot()


@pytest.fixture(scope="module")
def words():
    return ET.parse(admx.FOLDER / admx.ADML).getroot()


def policies(template):
    return {item.get("name"): item for item in template.findall("p:policies/p:policy", SPACE)}


def test_templates_in_the_sources_are_those_of_the_table():
    assert (admx.FOLDER / admx.ADMX).read_bytes() == admx.admx()
    assert (admx.FOLDER / admx.ADML).read_bytes() == admx.adml()


def test_set_ups_write_where_and_what_the_program_reads():
    assert product.INSTALL_KEY.lower() == INSTALLED.lower()
    assert {value.name for value in product.VALUES} <= {policy.name for policy in POLICIES}
    assert product.DATA_FOLDER == policies_table.DATA_FOLDER


def test_every_policy_of_the_table_is_in_the_template_and_no_other(template):
    assert sorted(policies(template)) == sorted(policy.name for policy in POLICIES)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_a_policy_writes_the_value_and_the_type_that_the_program_reads(template, policy):
    item = policies(template)[policy.name]
    assert item.get("key") == ROOT
    assert item.get("class") == "Machine"
    if policy.kind is PolicyKind.SWITCH:
        assert item.get("valueName") == policy.name
        values = [
            item.find(f"p:{name}/p:decimal", SPACE) for name in ("enabledValue", "disabledValue")
        ]
        assert [value.get("value") for value in values] == ["1", "0"]
        return
    (element,) = item.find("p:elements", SPACE)
    assert element.tag == f"{{{admx.NAMESPACE}}}{ELEMENT[policy.kind]}"
    assert element.get("valueName") == policy.name
    if policy.kind is PolicyKind.NUMBER:
        limits = [int(element.get(name)) for name in ("minValue", "maxValue")]
        assert [checked(policy, limit) for limit in limits] == limits
        with pytest.raises(ValueError, match="from"):
            checked(policy, limits[1] + 1)
    if policy.kind is PolicyKind.CHOICE:
        offered = [value.text for value in element.findall("p:item/p:value/p:string", SPACE)]
        assert [checked(policy, value) for value in offered] == list(policy.choices)


def test_every_word_that_the_template_names_is_there_and_none_is_left_over(template, words):
    named = {
        value.removeprefix("$(string.").removesuffix(")")
        for item in template.iter()
        for value in item.attrib.values()
        if value.startswith("$(string.")
    }
    strings = words.findall("p:resources/p:stringTable/p:string", SPACE)
    assert sorted(named) == sorted(string.get("id") for string in strings)
    assert all(string.text and string.text.strip() for string in strings)


def test_every_window_of_a_policy_has_a_field_for_its_element(template, words):
    windows = {
        item.get("id"): item
        for item in words.findall("p:resources/p:presentationTable/p:presentation", SPACE)
    }
    wanted = {
        item.get("presentation").removeprefix("$(presentation.").removesuffix(")"): item
        for item in policies(template).values()
        if item.get("presentation")
    }
    assert windows.keys() == wanted.keys()
    for name, window in windows.items():
        fields = [item for item in window if item.tag.rpartition("}")[2] in FIELD]
        elements = list(wanted[name].find("p:elements", SPACE))
        assert [item.get("refId") for item in fields] == [item.get("id") for item in elements]


def test_categories_and_windows_versions_that_are_named_are_defined(template):
    defined = {
        "parentCategory": template.findall("p:categories/p:category", SPACE),
        "supportedOn": template.findall("p:supportedOn/p:definitions/p:definition", SPACE),
    }
    for kind, items in defined.items():
        names = {item.get("name") for item in items}
        used = {item.find(f"p:{kind}", SPACE).get("ref") for item in policies(template).values()}
        assert used == names
