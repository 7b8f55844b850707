# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From Kolada's answers to indicators: deleted figures are dropped, missing ones keep their mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.sources.indicators import COLUMNS
from skillshed.sources.kolada.client import our_area
from skillshed.sources.marks import figure
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

_SEXES = {"T": "T", "K": "2", "M": "1"}


def original(table: str, names: Mapping[str, str], answers: Sequence[Answer]) -> Original:
    """Give the figures of all pages.

    Args:
        table: whose file is named by it.
        names: key figure -> what it is called.
        answers: all pages, in the order of their calls.
    """
    rows = (row for answer in answers for row in _rows(answer.json()["values"], names))
    return tabulated(f"kolada-{table}.csv", COLUMNS, rows)


def _rows(told: list[dict[str, Any]], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for cell in told:
        for each in cell["values"]:
            if each.get("isdeleted"):
                continue
            read = figure(each.get("value") if each.get("value") is not None else each.get("status"))
            yield {
                "provider": "kolada",
                "indicator": cell["kpi"],
                "indicator_name": names.get(cell["kpi"], cell["kpi"]),
                "area": our_area(str(cell["municipality"])),
                "breakdown": f"sex={_SEXES.get(each['gender'], each['gender'])}",
                "year": cell["period"],
                "figure": read.value,
                "written": read.raw,
                "reason": read.reason,
            }
