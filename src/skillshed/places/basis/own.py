# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The region's own file: what it knows better than the release, under the headings of a case; locks too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.case import COLUMNS, Case
from skillshed.places.defaults import limits, weights
from skillshed.places.reading import order_of, tables_from

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "sites": ("site",),
    "premises": ("site", "year"),
    "programmes": ("programme",),
    "teacher_need": ("programme", "subject_area"),
    "possible": ("programme", "site"),
    "offer": ("programme", "site", "year"),
    "agreements": ("agreement", "municipality", "programme"),
    "areas": ("area", "municipality"),
    "teachers": ("place", "subject_area", "year"),
    "workplaces": ("place", "programme", "year"),
    "budgets": ("payer", "year"),
}
"""What names a row: one with the same key replaces the release's."""


def apply_own(case: Case, own: Mapping[str, Any]) -> Case:
    """Lay a region's own file over a case.

    Raises:
        InputError: a heading that there is not, or a row that no case can have.
    """
    if not own:
        return case
    known = {*KEYS, "locks", "limits", "weights", "caps", "order", "cooperation"}
    strange = sorted(set(own) - known)
    if strange:
        raise InputError(
            Text(sv="Den egna filen har en rubrik som inte finns.", en="The region's own file has a heading that there is not."),
            where=", ".join(strange),
            mend=Text(sv=f"Rubrikerna är: {', '.join(sorted(known))}.", en=f"The headings are: {', '.join(sorted(known))}."),
        )  # fmt: skip
    tables = tables_from(own, years=case.years, sizes=dict(zip(case.programmes["programme"], case.programmes["group_size"], strict=True)))  # fmt: skip
    frames: dict[str, Any] = {
        name: _laid(getattr(case, name), told, name) for name, told in tables.items() if name in own
    }
    return replace(
        case,
        **frames,
        limits=_over(case.limits, own.get("limits"), limits),
        weights=_over(case.weights, own.get("weights"), weights),
        caps={**case.caps, **(own.get("caps") or {})},
        order=order_of(own.get("order")) or case.order,
        cooperation=str(own.get("cooperation", case.cooperation)),
    )


def _over(now: Any, told: Mapping[str, Any] | None, make: Any) -> Any:
    if not told:
        return now
    made = make(told)
    return replace(now, **{name: getattr(made, name) for name in told})


def _laid(now: pd.DataFrame, told: pd.DataFrame, name: str) -> pd.DataFrame:
    """Rows of the file replace those with the same key and add the rest."""
    if name == "locks":
        return pd.concat([now, told], ignore_index=True) if len(now) else told
    key = list(KEYS[name])
    replaced = pd.MultiIndex.from_frame(now[key]).isin(pd.MultiIndex.from_frame(told[key]))
    return pd.concat([now[~replaced], told], ignore_index=True)[list(COLUMNS[name])]
