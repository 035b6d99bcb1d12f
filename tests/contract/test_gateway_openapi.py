"""The gateway answers what its OpenAPI says, to whatever is asked; and tells of every route."""

import importlib.util
import json
import re
from pathlib import Path

import httpx
import pytest

from sync import wire
from sync.gateway.api.openapi import schemas
from sync.gateway.app import OPENAPI

PROBE = Path(__file__).parents[1] / "faults" / "api_probe.py"


@pytest.fixture(scope="module")
def api_probe():
    """The command itself, with few examples."""
    spec = importlib.util.spec_from_file_location("api_probe", PROBE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.expects_log_warnings
def test_nothing_that_is_asked_brings_a_server_error_or_an_answer_nobody_told_of(
    api_probe, gateway_url, tmp_path, log_warnings
):
    code, said = api_probe.probe(gateway_url, tmp_path, examples=6, seed=20261126)
    assert code == 0, said
    assert "No issues found" in said
    for phase in ("Coverage", "Fuzzing", "Stateful"):
        assert f"✅ {phase}" in said
    # Requests that are no HTTP at all; nothing of the gateway itself.
    assert {r.getMessage() for r in log_warnings} == {"Invalid HTTP request received."}


@pytest.fixture
def http(bureau):
    with httpx.Client(base_url=bureau.server.url) as client:
        yield client


def test_every_route_for_laptops_is_told_and_no_page_is(http, bureau):
    document = http.get(OPENAPI).json()
    assert document["openapi"].startswith("3.1")
    told = {(method.upper(), path) for path, ops in document["paths"].items() for method in ops}
    assert {
        ("GET", "/v1/hello"),
        ("POST", "/v1/enrol"),
        ("GET", "/v1/config"),
        ("GET", "/v1/law-packs/{digest}"),
        ("POST", "/v1/number-blocks"),
        ("POST", "/v1/batches"),
        ("POST", "/v1/lookup"),
        ("GET", "/v1/receipts"),
        ("POST", "/v1/heartbeat"),
        ("GET", "/v1/news"),
        ("GET", "/v1/agency/board"),
        ("GET", "/v1/agency/tickets/{number}"),
        ("POST", "/v1/agency/reviews"),
        ("GET", "/v1/schemas"),
        ("GET", "/v1/schemas/{name}"),
    } <= told
    assert all(path.startswith("/v1/") for _, path in told)


def test_what_needs_a_laptops_word_says_so_and_every_answer_has_its_form(http):
    document = http.get(OPENAPI).json()
    open_to_all = {"hello", "enrol", "enrol_again", "schema_names", "schema"}
    for operations in document["paths"].values():
        for told in operations.values():
            named = told["operationId"].partition("_v1")[0]
            free = told["security"] == []
            assert free == (named in open_to_all), named
            assert "422" not in told["responses"]
            for status, answer in told["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == [wire.PROBLEM]


def test_the_published_schemas_can_be_fetched(http):
    names = http.get("/v1/schemas").json()
    assert names == sorted(schemas())
    for name in names:
        for path in (name, f"{name}.json"):
            answer = http.get(f"/v1/schemas/{path}")
            assert answer.headers["content-type"] == "application/schema+json"
            assert answer.json() == schemas()[name]
    assert http.get("/v1/schemas/nothing").status_code == 404


def test_references_inside_the_document_lead_somewhere(http):
    document = http.get(OPENAPI).json()

    references = set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)))
    assert references
    for reference in references:
        found = document
        for part in reference.split("/"):
            found = found[part]
        assert json.dumps(found)


def test_an_address_or_method_that_does_not_exist_is_a_problem_like_any_other(http):
    for method, path, status in (("GET", "/v1/nothing", 404), ("PUT", "/v1/hello", 405)):
        answer = http.request(method, path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, wire.PROBLEM)
    assert http.request("PUT", "/v1/hello").headers["allow"] == "GET"
