# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The release described for catalogues: DCAT-AP-SE 3 as JSON-LD, and a Data Package whose files are the API's own."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from ninja import Router
from ninja.decorators import decorate_view

from skillshed.language import Text
from skillshed.warehouse.datapackage import TITLE
from skillshed.web.api.coverage import places, spatial, temporal
from skillshed.web.api.problems import Problem
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.theme import theme

router = Router(tags=["catalogue"])
_EU: Final = "http://publications.europa.eu/resource/authority"
_IANA: Final = "https://www.iana.org/assignments/media-types"
_LICENCE: Final = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/",
}
_FORMS: Final = (
    ("json", "application/json", "JSON"),
    ("csv", "text/csv", "CSV"),
    ("parquet", "application/vnd.apache.parquet", "PARQUET"),
)
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@router.get("/dcat", response={200: dict[str, Any], 503: Problem}, summary="DCAT-AP-SE 3")
@decorate_view(by_release_alone)
def dcat(request: HttpRequest) -> HttpResponse:
    """Describe every dataset by DCAT-AP-SE 3, for dataportal.se and other catalogues."""
    release = releases.of(request)
    here = request.build_absolute_uri("/")
    graph = [
        _catalogue(release, here),
        *_publisher(here),
        *places(release, here),
        *(node for name in release.tables() for node in _dataset(release, name, here)),
    ]
    return JsonResponse({"@context": _CONTEXT, "@graph": graph}, content_type="application/ld+json")


def _catalogue(release: Any, here: str) -> dict[str, Any]:
    return {
        "@id": here,
        "@type": "dcat:Catalog",
        "dcterms:title": _words(TITLE[release.fictitious]),
        "dcterms:description": _words(
            Text(sv="Öppna data om regional kompetensförsörjning.", en="Open data on regional skills supply.")
        ),
        "dcterms:publisher": {"@id": f"{here}#publisher"},
        "dcterms:license": {"@id": _LICENCE["CC0-1.0"]},
        "dcterms:language": [{"@id": f"{_EU}/language/SWE"}, {"@id": f"{_EU}/language/ENG"}],
        "dcterms:modified": _date(release.manifest["built_at"]),
        **spatial(release, here),
        "dcat:dataset": [{"@id": _address(here, name)} for name in release.tables()],
    }


def _publisher(here: str) -> list[dict[str, Any]]:
    """The region, and where it answers questions about the data if its theme says so."""
    region = theme(settings.SKILLSHED_THEME)
    publisher = {
        "@id": f"{here}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": region.name,
        "foaf:homepage": {"@id": here},
    }
    contact = {
        "@id": f"{here}#contact",
        "@type": "vcard:Organization",
        "vcard:fn": region.name,
        "vcard:hasEmail": {"@id": f"mailto:{region.contact}"},
    }
    return [publisher, contact] if region.contact else [publisher]


def _contact(here: str) -> dict[str, Any]:
    told = theme(settings.SKILLSHED_THEME).contact
    return {"dcat:contactPoint": {"@id": f"{here}#contact"}} if told else {}


def _dataset(release: Any, name: str, here: str) -> list[dict[str, Any]]:
    contract = release.contract(name)
    address = _address(here, name)
    node = {
        "@id": address,
        "@type": "dcat:Dataset",
        "dcterms:title": _words(contract.title),
        "dcterms:description": _words(contract.description),
        "dcterms:identifier": f"{release.id}/{name}",
        "dcterms:publisher": {"@id": f"{here}#publisher"},
        **_contact(here),
        **spatial(release, here),
        **temporal(release, name),
        "dcterms:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
        "dcat:theme": {"@id": f"{_EU}/data-theme/EDUC"},
        "dcat:version": release.id,
        "dcterms:modified": _date(release.manifest["built_at"]),
        "dcat:distribution": [{"@id": f"{address}#{form}"} for form, *_ in _FORMS],
    }
    return [node, *(_distribution(address, form, contract.licence) for form in _FORMS)]


def _distribution(address: str, form: tuple[str, str, str], licence: str) -> dict[str, Any]:
    name, media, kind = form
    told = {
        "@id": f"{address}#{name}",
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": f"{address}/data?format={name}"},
        "dcat:mediaType": {"@id": f"{_IANA}/{media}"},
        "dcterms:format": {"@id": f"{_EU}/file-type/{kind}"},
    }
    return told | ({"dcterms:license": {"@id": _LICENCE[licence]}} if licence in _LICENCE else {})


def _address(here: str, name: str) -> str:
    return here.rstrip("/") + reverse("api:dataset", args=[name])


def _words(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.sv, "@language": "sv"}, {"@value": text.en, "@language": "en"}]


def _date(moment: str) -> dict[str, str]:
    return {"@value": moment, "@type": "xsd:dateTime"}


@router.get("/datapackage.json", response={200: dict[str, Any], 503: Problem}, summary="Data Package")
@decorate_view(by_release_alone)
def datapackage(request: HttpRequest) -> HttpResponse:
    """Describe the release by the Data Package standard; the files are the API's, with small counts withheld."""
    release = releases.of(request)
    told = release.described()
    here = request.build_absolute_uri("/")
    resources = [_resource(one, here) for one in told["resources"]]
    return JsonResponse({**told, "resources": resources})


def _resource(told: dict[str, Any], here: str) -> dict[str, Any]:
    """The release's own file is not what is given out: its size and hash are left out with it."""
    name = told["path"].removesuffix(".parquet")
    kept = {key: value for key, value in told.items() if key not in {"bytes", "hash"}}
    return {**kept, "path": f"{_address(here, name)}/data?format=parquet", "schema": _schema(told["schema"])}


def _schema(told: dict[str, Any]) -> dict[str, Any]:
    """A figure may be withheld, and `flag` then says so: what the release's own file always has, this one may lack."""
    fields = [_field(field, key=field["name"] in told["primaryKey"]) for field in told["fields"]]
    known = {field["name"] for field in fields}
    flag = [] if "flag" in known else [{"name": "flag", "type": "string"}]
    return {**told, "fields": [*fields, *flag], "fieldsMatch": "superset"}


def _field(field: dict[str, Any], *, key: bool) -> dict[str, Any]:
    figure = field["type"] in {"number", "integer"} and not key
    if not figure or "constraints" not in field:
        return field
    free = {name: value for name, value in field["constraints"].items() if name != "required"}
    plain = {name: value for name, value in field.items() if name != "constraints"}
    return plain | ({"constraints": free} if free else {})
