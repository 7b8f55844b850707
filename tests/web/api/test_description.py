# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The API is described for programs and catalogues, and keeps to its description."""

import pyarrow.parquet as pq
import pytest
import schemathesis
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from pyarrow import BufferReader
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from skillshed.web.people import tokens
from skillshed.web.site.wsgi import application

MEMBERS = ("/api/v1/plans", "/api/v1/jobs", "/api/v1/ledger")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


def test_it_works(client):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert "/api/v1/datasets/{name}/data" in told["paths"]
    assert all(operation.get("summary") for one in told["paths"].values() for operation in one.values())


def test_it_tells_how_tokens_are_sent_and_errors_are_told(client):
    told = client.get("/api/v1/openapi.json").json()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    answers = told["paths"]["/api/v1/datasets/{name}/data"]["get"]["responses"]
    assert list(answers["404"]["content"]) == ["application/problem+json"]
    assert list(answers["200"]["content"]) == ["application/json"]


def test_its_pages_load_nothing_from_elsewhere(client):
    page = client.get("/api/v1/docs").content.decode()
    assert "swagger" in page
    assert "http://" not in page.replace("http://testserver", "")
    assert "https://" not in page


def test_catalogues_find_every_dataset(client, demo_release):
    graph = client.get("/api/v1/catalogue/dcat").json()["@graph"]
    datasets = [node for node in graph if node["@type"] == "dcat:Dataset"]
    assert len(datasets) == len(demo_release.tables())
    for node in datasets:
        assert {one["@language"] for one in node["dcterms:title"]} == {"sv", "en"}
    distributions = {node["@id"]: node for node in graph if node["@type"] == "dcat:Distribution"}
    address = distributions[datasets[0]["dcat:distribution"][0]["@id"]]["dcat:accessURL"]["@id"]
    assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_catalogues_hear_of_time_and_place_and_whom_to_ask(demo_release, monkeypatch, tmp_path):
    def graph():
        answer = Client().get(
            "/api/v1/catalogue/dcat"
        )  # another client has none of the answers that are kept
        return {one["@id"]: one for one in answer.json()["@graph"]}

    nodes = graph()
    dataset = nodes["http://testserver/api/v1/datasets/outlook_balance"]
    years = demo_release.table("outlook_balance")["year"]
    period = dataset["dcterms:temporal"]
    told = [period[name]["@value"] for name in ("dcat:startDate", "dcat:endDate")]
    assert told == [str(years.min()), str(years.max())]
    assert "dcterms:temporal" not in nodes["http://testserver/api/v1/datasets/areas"]
    (place,) = [nodes[one["@id"]] for one in dataset["dcterms:spatial"]]
    assert (place["dcterms:identifier"], place["skos:prefLabel"][0]["@value"]) == (
        "31",
        demo_release.areas().get("31").name.sv,
    )
    assert "dcat:contactPoint" not in dataset

    own = tmp_path / "tema.toml"
    own.write_text(
        'name = "Region A"\naccent = "#5b2a6f"\naccent_dark = "#d9b3ea"\ncontact = "data@a.example"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(settings, "SKILLSHED_THEME", str(own))
    nodes = graph()
    asked = nodes[nodes[dataset["@id"]]["dcat:contactPoint"]["@id"]]
    assert (asked["vcard:fn"], asked["vcard:hasEmail"]["@id"]) == ("Region A", "mailto:data@a.example")


@pytest.mark.parametrize("name", ["outlook_balance", "moves_between", "programme_places", "population"])
def test_a_data_package_promises_no_more_than_its_files_hold(client, name):
    package = client.get("/api/v1/catalogue/datapackage.json").json()
    resource = next(one for one in package["resources"] if f"/{name}/" in one["path"])
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    address = resource["path"].removeprefix("http://testserver")
    table = pq.read_table(BufferReader(client.get(address).getvalue()))
    assert resource["schema"]["fieldsMatch"] == "superset"
    assert set(table.column_names) <= set(fields)
    for column in table.column_names:
        if fields[column].get("constraints", {}).get("required"):
            assert table.column(column).null_count == 0


@pytest.mark.django_db(transaction=True)  # a real request ends by closing what it opened
@pytest.mark.parametrize("who", ["a stranger", "a planner"])
def test_whatever_the_description_allows_is_answered_as_described(client, monkeypatch, cast, planned, who):
    monkeypatch.setattr(settings, "API_RATE", 1_000_000)
    description = schemathesis.openapi.from_dict(client.get("/api/v1/openapi.json").json())
    operations = [found.ok() for found in description.get_all_operations()]
    assert len(operations) > 15
    headers = {"Accept-Encoding": "identity"}
    if who == "a planner":
        operations = [one for one in operations if one.path.startswith(MEMBERS)]
        _, secret = tokens.make(cast.anna, name="skript", scopes=["plans", "plans:write"])
        headers["Authorization"] = f"Bearer {secret}"
    for operation in operations:

        @tried(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def answered(case):
            if "identity" in (case.path_parameters or {}) and "/plans/" in case.operation.path:
                case.path_parameters["identity"] = str(planned.pk)
            response = case.call(app=application, base_url="http://testserver", headers=headers)
            case.validate_response(response, checks=[not_a_server_error, response_schema_conformance])

        answered()
