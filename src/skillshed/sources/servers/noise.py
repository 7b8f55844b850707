# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The population from 2025 as SCB publishes it (Cell Key Method).

A table of its own, with explicit totals, a note about noise, and no variable that may be left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from skillshed.sources.servers.shelf import Shown

FIRST: Final = "2025"
OLDER: Final = "BefolkningNy"
NEWER: Final = "BefolkningCKM"
NOTE: Final = (
    "Från och med referensåret 2025 är en liten slumpmässig osäkerhet införd (Cell Key Method, CKM)."
)
_TOTALS: Final = {
    "Alder": ("TotSA", "totalt, samtliga åldrar"),
    "Kon": ("TotSa", "totalt, samtliga män och kvinnor"),
}


def divided(shown: Shown) -> list[Shown]:
    """Give the population until 2024 and from 2025 as the two tables they are; any other table as it is."""
    older, newer = _periods(shown, before=True), _periods(shown, before=False)
    if not shown.path.endswith(OLDER) or not newer.variables["Tid"]:
        return [shown]
    for code, (total, label) in _TOTALS.items():
        newer = _with_total(newer, code, total=total, label=label)
    head = newer.head | {
        "note": [*newer.head.get("note", ()), NOTE],
        "dimension": {code: _needed(told) for code, told in newer.head["dimension"].items()},
        "extension": newer.head["extension"] | {"px": newer.head["extension"]["px"] | {"tableid": "TAB8001"}},
    }
    return [older, replace(newer, id="TAB8001", path=shown.path.replace(OLDER, NEWER), head=head)]


def _periods(shown: Shown, *, before: bool) -> Shown:
    axis = list(shown.variables).index("Tid") if "Tid" in shown.variables else -1
    periods = shown.variables.get("Tid", {})
    kept = [i for i, period in enumerate(periods) if (period < FIRST) == before]
    chosen = {period: label for period, label in periods.items() if (period < FIRST) == before}
    return replace(
        shown,
        variables=shown.variables | {"Tid": chosen},
        values=shown.values.take(kept, axis=axis),
        marks={},
    )


def _with_total(shown: Shown, code: str, *, total: str, label: str) -> Shown:
    axis = list(shown.variables).index(code)
    values = np.concatenate([shown.values.sum(axis=axis, keepdims=True), shown.values], axis=axis)
    return replace(
        shown, variables=shown.variables | {code: {total: label, **shown.variables[code]}}, values=values
    )


def _needed(told: dict[str, Any]) -> dict[str, Any]:
    return told | {"extension": told.get("extension", {}) | {"elimination": False}}
