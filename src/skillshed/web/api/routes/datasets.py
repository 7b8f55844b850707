# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Datasets: what each holds, and its figures as JSON, JSON-stat, CSV or Parquet."""

from __future__ import annotations

from typing import Any, Literal

from django.http import FileResponse, HttpRequest, JsonResponse
from ninja import Router, Schema
from ninja.decorators import decorate_view

from skillshed.errors import ReleaseError, UnknownCodeError
from skillshed.language import Text
from skillshed.web.api.jsonstat import cube
from skillshed.web.api.pages import PARQUET, Limit, Offset, csv_page, next_address
from skillshed.web.api.problems import Problem
from skillshed.web.api.selection import records, selected
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone
from skillshed.web.site.public import public_file, public_table

router = Router(tags=["datasets"])


class Dataset(Schema):
    """One dataset of the release."""

    name: str
    title: str
    description: str
    dimensions: list[str]
    figures: list[str]
    unit: str
    licence: str
    rows: int
    vintage: str | None


class Described(Dataset):
    """One dataset with the codes of its dimensions and what it was made from."""

    codes: dict[str, list[str]]
    sources: list[str]
    release: str
    fictitious: bool


class Page(Schema):
    """Some rows of a dataset; `next` is the address of the rows after them."""

    release: str
    fictitious: bool
    rows: list[dict[str, Any]]
    total: int
    next: str | None


@router.get("", response={200: list[Dataset], 503: Problem}, summary="All datasets")
@decorate_view(by_release_alone)
def every(request: HttpRequest) -> Any:
    """List the datasets of the published release."""
    release = releases.of(request)
    return [_told(release, name) for name in release.tables()]


@router.get(
    "/{name}",
    response={200: Described, 404: Problem, 503: Problem},
    summary="One dataset",
    url_name="dataset",
)
@decorate_view(by_release_alone)
def one(request: HttpRequest, name: str) -> Any:
    """Tell what a dataset holds: its dimensions with their codes, unit, licence and sources."""
    release = releases.of(request)
    _need(release, name)
    table, contract = public_table(release, name), release.contract(name)
    codes = {key: sorted(map(str, table.column(key).unique().to_pylist())) for key in contract.dimensions}
    facts = {"sources": _sources(release, name), "release": release.id, "fictitious": release.fictitious}
    return _told(release, name) | {"codes": codes} | facts


@router.get(
    "/{name}/data",
    response={200: Page, 400: Problem, 404: Problem, 422: Problem, 503: Problem},
    summary="A dataset's figures",
)
@decorate_view(by_release_alone)
def data(  # noqa: PLR0917 - Ninja gives them by name
    request: HttpRequest,
    name: str,
    format: Literal["json", "jsonstat", "csv", "parquet"] = "json",  # noqa: A002 - the word everyone uses
    limit: Limit = 1000,
    offset: Offset = 0,
) -> Any:
    """Give a dataset's figures.

    Any dimension may be asked for by its codes, with commas between: `?region=31&year=2030,2035`. JSON and CSV come in
    pages; `next` (in CSV the header `Link`) leads to the next one. `parquet` is the whole dataset as a file.
    """
    release = releases.of(request)
    _need(release, name)
    if format == "parquet":
        file = public_file(release, name).open("rb")
        return FileResponse(
            file,
            as_attachment=True,
            filename=f"{_saved(release, name)}.parquet",
            content_type=PARQUET,
        )
    contract = release.contract(name)
    found = selected(public_table(release, name), contract.dimensions, request.GET)
    if format == "jsonstat":
        told = cube(found, contract, source="; ".join(_sources(release, name)))
        return JsonResponse(told | _about(release, name))
    page = found.slice(offset, limit)
    following = next_address(request, (offset, limit), found.num_rows)
    if format == "csv":
        return csv_page(page, following, filename=f"{_saved(release, name)}.csv")
    told = {"release": release.id, "fictitious": release.fictitious}
    return told | {"rows": records(page), "total": found.num_rows, "next": following}


def _need(release: Any, name: str) -> None:
    try:
        release.contract(name)
    except ReleaseError as problem:
        what = Text(sv="Datamängden finns inte i releasen.", en="The release has no such dataset.")
        raise UnknownCodeError(what, where=name[:60], mend=problem.mend) from problem


def _told(release: Any, name: str) -> dict[str, Any]:
    contract, facts = release.contract(name), release.manifest["tables"][name]
    return {
        "name": name,
        "title": str(contract.title),
        "description": str(contract.description),
        "dimensions": list(contract.dimensions),
        "figures": contract.figures,
        "unit": contract.unit,
        "licence": contract.licence,
        "rows": facts["rows"],
        "vintage": facts["vintage"],
    }


def _saved(release: Any, name: str) -> str:
    """The name of a file, without its ending; what is fictitious says so."""
    return f"{'fiktiv-' if release.fictitious else ''}{name}-{release.id}"


def _about(release: Any, name: str) -> dict[str, Any]:
    """What JSON-stat has members for: how old the figures are, and that they are fictitious."""
    vintage = release.manifest["tables"][name]["vintage"]
    told: dict[str, Any] = {"extension": {"release": release.id, "fictitious": release.fictitious}}
    note = Text(sv="Fiktiva data: alla siffror är påhittade.", en="Fictitious data: all figures are made up.")
    return (
        told
        | ({"updated": vintage} if vintage else {})
        | ({"note": [str(note)]} if release.fictitious else {})
    )


def _sources(release: Any, name: str) -> list[str]:
    return sorted({f"{one['publisher']}: {one['title']}" for one in release.sources(name)})
