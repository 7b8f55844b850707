# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`datapackage.json`: the release described for other programs, by the Data Package standard, version 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from skillshed.warehouse.contract import Contract

DATAPACKAGE = "datapackage.json"
_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_LICENCES = {
    "CC0-1.0": ("https://creativecommons.org/publicdomain/zero/1.0/", "Creative Commons CC0 1.0"),
    "CC-BY-4.0": ("https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"),
    "EUPL-1.2": ("https://eupl.eu/1.2/en/", "European Union Public Licence 1.2"),
}
_COLUMNS = {
    "value": Text(sv="värdet", en="the figure"),
    "flag": Text(sv="varför värdet saknas, eller en varning", en="why the figure is missing, or a warning"),
    "source": Text(
        sv="de tolv första tecknen i källfilens sha256; flera fogas med +",
        en="the first twelve digits of the source file's sha256; several are joined by +",
    ),
}
TITLE = {
    False: Text(sv="Skillshed: regional kompetensförsörjning", en="Skillshed: regional skills supply"),
    True: Text(
        sv="FIKTIVA UPPGIFTER – Skillsheds demovärld", en="FICTITIOUS FIGURES – the demo world of Skillshed"
    ),
}


def describe(manifest: Mapping[str, Any], contracts: Mapping[str, Contract], folder: Path) -> dict[str, Any]:
    """Describe a release: a table schema, licence and sources for every table.

    Args:
        manifest: the release's manifest, with its tables and snapshots.
        contracts: of its tables.
        folder: where the Parquet files are.
    """
    fictitious = bool(manifest["fictitious"])
    licences = sorted({line["licence"] for line in manifest["snapshots"] if line["licence"]})
    return {
        "$schema": _PACKAGE,
        "name": f"skillshed-{manifest['id']}",
        "id": manifest["id"],
        "version": manifest["code_version"],
        **_words("title", TITLE[fictitious]),
        "fictitious": fictitious,
        "licenses": [_licence(name) for name in licences],
        "sources": _sources(manifest["snapshots"]),
        "resources": [
            _resource(contracts[name], facts, (manifest, folder))
            for name, facts in manifest["tables"].items()
        ],
    }


def _resource(
    contract: Contract, facts: Mapping[str, Any], at: tuple[Mapping[str, Any], Path]
) -> dict[str, Any]:
    manifest, folder = at
    file = folder / f"{contract.name}.parquet"
    used = [line for line in manifest["snapshots"] if line["sha256"] in facts["sources"]]
    return {
        "$schema": _RESOURCE,
        "name": contract.name.replace("_", "-"),
        "type": "table",
        "path": file.name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{facts['sha256']}",
        **_words("title", contract.title),
        **_words("description", contract.description),
        "fictitious": bool(manifest["fictitious"]),
        "licenses": [_licence(contract.licence)],
        "sources": _sources(used),
        "schema": {"$schema": _SCHEMA, "fields": _fields(contract), "primaryKey": contract.key},
        "contract": contract.told,
    }


def _fields(contract: Contract) -> list[dict[str, Any]]:
    return [_dimension(contract, name) for name in contract.key] + [
        _column(contract, name) for name in contract.columns
    ]


def _dimension(contract: Contract, name: str) -> dict[str, Any]:
    dimension = contract.dimensions[name]
    told: dict[str, Any] = {
        "name": name,
        "type": "integer" if dimension.classification == "year" else "string",
        "classification": dimension.classification,
        "constraints": {"required": True},
    }
    if dimension.codes:
        told["categories"] = [{"value": code, "label": words.sv} for code, words in dimension.codes.items()]
    return told | ({"level": dimension.level} if dimension.level else {})


def _column(contract: Contract, name: str) -> dict[str, Any]:
    column = contract.columns[name]
    told: dict[str, Any] = {"name": name, "type": column.type}
    if contract.tidy and name in _COLUMNS:
        told |= _words("description", _COLUMNS[name])
    if column.unit:
        told["unit"] = column.unit
    return told | ({"constraints": {"required": True}} if column.required else {})


def _words(key: str, text: Text) -> dict[str, Any]:
    """The standard has one language: ours stands first, both stand beside it."""
    return {key: f"{text.sv} / {text.en}", f"{key}s": text._asdict()}


def _licence(name: str) -> dict[str, str]:
    path, title = _LICENCES.get(name, ("", name))
    return {"name": name, "title": title} | ({"path": path} if path else {})


def _sources(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [
        {"title": f"{line['publisher']}: {line['title']}", "path": line["filename"], "sha256": line["sha256"]}
        for line in lines
    ]
