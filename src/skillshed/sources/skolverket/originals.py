# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a table's JSON-stat to indicators: its measure, area and time; every other variable is the breakdown."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, Final

from skillshed.sources.indicators import COLUMNS
from skillshed.sources.marks import figure
from skillshed.sources.pxweb.agreement import dataset_of
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

_MEASURE: Final = "variable"
_YEAR = 4


def original(table: str, answers: Sequence[Answer], *, area: str, time: str) -> Original:
    """Give the figures of all answers.

    Args:
        table: its path; indicators are named by its last part.
        answers: all of them.
        area: the variable that holds areas.
        time: the variable that holds years.
    """
    name = table.rpartition("/")[-1]
    rows = (row for answer in answers for row in _rows(answer, name, (area, time)))
    return tabulated(f"skolverket-{name}.csv", COLUMNS, rows)


def _rows(answer: Answer, table: str, names: tuple[str, str]) -> Iterator[dict[str, Any]]:
    """The variables are those that the answer counts; others that it describes besides are none."""
    told = dataset_of(answer)
    area, time = names
    marks = dict(told.marks())
    labels = {variable.code: variable.labels for variable in told.variables}
    for place, codes in enumerate(product(*labels.values())):
        key = dict(zip(labels, codes, strict=True))
        value = told.values[place]
        read = figure(float(value)) if value == value else figure(marks.get(place))  # noqa: PLR0124 - NaN is not itself
        measure = key.pop(_MEASURE, "")
        where, when = key.pop(area), key.pop(time)
        yield {
            "provider": "skolverket",
            "indicator": f"{table}: {measure}",
            "indicator_name": labels.get(_MEASURE, {}).get(measure, table),
            "area": where,
            "breakdown": ";".join(f"{name}={code}" for name, code in sorted(key.items())) or "all",
            "year": when[:_YEAR],
            "figure": read.value,
            "written": read.raw,
            "reason": read.reason,
        }
