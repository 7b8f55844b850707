# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An answer's JSON-stat: the cells of some axes, dense or sparse, missing ones with their symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from skillshed.sources.servers.pxweb.asking import Axis
    from skillshed.sources.servers.shelf import Shown


def dataset(shown: Shown, axes: Sequence[Axis], *, sparse: bool = False) -> dict[str, Any]:
    """Give the dataset of some cells.

    Args:
        shown: the table.
        axes: one per variable of the table, in its order; those that are left out have one code without a name.
        sparse: figures and marks by their place instead of one after the other.
    """
    values, marks = _cells(shown, axes)
    kept = [axis for axis in axes if axis.codes != ("",)]
    told = {key: value for key, value in shown.head.items() if key not in {"id", "size", "dimension"}} | {
        "id": [axis.variable for axis in kept],
        "size": [len(axis.codes) for axis in kept],
        "dimension": {axis.variable: _described(shown, axis) for axis in kept},
    }
    figures = [
        None if np.isnan(value) else int(value) if value == int(value) else value for value in values.tolist()
    ]
    if sparse:
        return told | {
            "value": {str(i): figure for i, figure in enumerate(figures) if figure is not None},
            "status": {str(i): symbol for i, symbol in marks.items()},
        }
    return (
        told
        | {"value": figures}
        | ({"status": {str(i): symbol for i, symbol in marks.items()}} if marks else {})
    )


def description(shown: Shown, *, capital: bool = False) -> dict[str, Any]:
    """Give the table's metadata: a dataset of everything without a single figure."""
    lists: dict[str, list[dict[str, str]]] = {code: [] for code in shown.variables}
    for identity, (variable, _) in shown.groups.items():
        lists[variable].append({"id": identity, "label": identity, "type": "Aggregation"})
    dimension = {}
    for code, labels in shown.variables.items():
        category = {"index": {value: i for i, value in enumerate(labels)}, "label": labels}
        own = shown.head["dimension"][code]
        extension = own.get("extension", {}) | {"codeLists" if capital else "codelists": lists[code]}
        dimension[code] = {"label": own.get("label", code), "category": category, "extension": extension}
    return shown.head | {
        "id": list(shown.variables),
        "size": [len(labels) for labels in shown.variables.values()],
        "dimension": dimension,
        "value": [],
    }


def _described(shown: Shown, axis: Axis) -> dict[str, Any]:
    own = shown.head["dimension"][axis.variable]
    category: dict[str, Any] = {
        "index": {code: i for i, code in enumerate(axis.codes)},
        "label": {code: axis.labels[code] for code in axis.codes},
    }
    unit = (own.get("category") or {}).get("unit")
    if isinstance(unit, dict):
        category["unit"] = {code: unit[code] for code in axis.codes if code in unit}
    described: dict[str, Any] = own
    return described | {"category": category}


def _cells(shown: Shown, axes: Sequence[Axis]) -> tuple[npt.NDArray[np.float64], dict[int, str]]:
    """Figures in a row and the symbols of the missing ones; a sum with a missing part is missing."""
    values = shown.values
    flat = np.arange(values.size).reshape(values.shape)
    for number, axis in enumerate(axes):
        if all(len(members) == 1 for members in axis.members):
            places = [members[0] for members in axis.members]
            values, flat = values.take(places, axis=number), flat.take(places, axis=number)
        else:
            parts = [values.take(members, axis=number).sum(axis=number) for members in axis.members]
            values = np.stack(parts, axis=number)
            flat = flat.take([members[0] for members in axis.members], axis=number)
    row, places_of = values.ravel(), flat.ravel()
    missing = np.flatnonzero(np.isnan(row)).tolist()
    return row, {i: shown.marks.get(int(places_of[i]), "..") for i in missing}
