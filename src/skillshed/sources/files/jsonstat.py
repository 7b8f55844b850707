# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""JSON-stat 2 (and 1) as PxWeb answers it becomes a raw table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from skillshed.sources.files.cube import frame_of
from skillshed.sources.files.figures import MARKS, flags_column
from skillshed.sources.files.jsonstat_dataset import Dataset, broken, parse
from skillshed.sources.table import RawTable, Variable

if TYPE_CHECKING:
    import pandas as pd

_UNAVAILABLE: Final = MARKS[".."]


def read(content: bytes) -> RawTable:
    """Read a JSON-stat dataset as a table.

    Raises:
        InputError: the JSON is cut or damaged, is no dataset, or holds another number of values than its
            dimensions say.
    """
    dataset = parse(content)
    try:
        frame = frame_of(dataset.variables, dataset.values, _flags(dataset))
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as problem:
        raise broken(problem) from problem
    return _table(dataset, frame)


def _flags(dataset: Dataset) -> pd.Categorical:
    """Give every missing value its reason; one without a status is not available."""
    missing = np.isnan(dataset.values)
    reasons = np.full(len(missing), None, dtype=object)
    reasons[missing] = _UNAVAILABLE
    for place, symbol in dataset.marks():
        reason = MARKS.get(symbol.strip().casefold())
        if missing[place] and reason is not None:
            reasons[place] = str(reason)
    return flags_column(reasons)


def _table(dataset: Dataset, frame: pd.DataFrame) -> RawTable:
    told, variables = dataset.told, dataset.variables
    contents = next((variable for variable in variables if variable.code in dataset.metrics), None)
    extension = told.get("extension")
    px = extension.get("px") if isinstance(extension, dict) else None
    px = px if isinstance(px, dict) else {}
    notes = told.get("note") or ()
    return RawTable(
        frame=frame,
        variables=tuple(variable for variable in variables if variable is not contents),
        contents=contents,
        title=str(told.get("label") or px.get("contents") or ""),
        publisher=str(told.get("source") or ""),
        updated=str(told["updated"]) if told.get("updated") else None,
        table_id=str(px.get("tableid") or px.get("matrix") or "") or None,
        unit=_unit(told, contents),
        notes=tuple(str(note).strip() for note in ([notes] if isinstance(notes, str) else notes)),
        format="json-stat",
        encoding=dataset.encoding,
    )


def _unit(told: dict[str, Any], contents: Variable | None) -> str | None:
    if contents is None:
        return None
    units = told["dimension"][contents.code]["category"].get("unit")
    first = next(iter(units.values()), None) if isinstance(units, dict) else None
    return str(first.get("base") or first.get("label") or "") or None if isinstance(first, dict) else None
