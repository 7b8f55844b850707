# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Finer codes summed to a dataset's level, and areas summed to the area above: never the other way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.warehouse.frames import packed, stack, total

if TYPE_CHECKING:
    from skillshed.warehouse.contract import Contract
    from skillshed.warehouse.geography import Geography


@dataclass(frozen=True)
class Summed:
    """What was summed in one step.

    Args:
        step: of `geography.STEPS`.
        areas: how many pairs of area and year were made.
        incomplete: pairs left out because a part of the area is missing.
    """

    step: str
    areas: int
    incomplete: int


def to_level(frame: pd.DataFrame, contract: Contract) -> pd.DataFrame:
    """Sum codes with more digits than the dataset's level to that level (SSYK 4 → SSYK 3).

    `unknown` stays as it is. A frame that is at the level already is given back untouched.
    """
    for dimension in contract.dimensions.values():
        if dimension.level is None or dimension.name not in frame:
            continue
        codes = frame[dimension.name].astype("category")
        shorter = {code: _cut(str(code), dimension.level) for code in codes.cat.categories}
        if any(code != cut for code, cut in shorter.items()):
            frame = total(frame.assign(**{dimension.name: _renamed(codes, shorter)}), contract.key)
    return frame


def _cut(code: str, digits: int) -> str:
    return code[:digits] if code.isdigit() else code


def _renamed(column: pd.Series, names: dict[str, str]) -> pd.Categorical:
    """Give each category another name; several may get the same."""
    distinct = sorted(set(names.values()))
    at = {name: i for i, name in enumerate(distinct)}
    place = np.array([at[names[code]] for code in column.cat.categories], dtype=np.int64)
    return pd.Categorical.from_codes(
        place[column.cat.codes.to_numpy()], categories=pd.Index(distinct, dtype="str")
    )


def with_wholes(
    frame: pd.DataFrame, contract: Contract, geography: Geography
) -> tuple[pd.DataFrame, list[Summed]]:
    """Add counties summed from municipalities, and the nation from counties, where the source lacks them.

    An area and year is made only when all its parts are there and it has no row of its own.

    Args:
        frame: a sorted dataset.
        contract: `aggregates` names the steps (`geography.STEPS`), the lower first.
        geography: which parts make a whole.
    """
    done = []
    for step in contract.aggregates:
        if contract.regional is None or frame.empty:
            break
        made, summed = _wholes(frame, contract, (geography, step))
        frame = stack([frame, made], contract) if len(made) else frame
        if summed.areas or summed.incomplete:
            done.append(summed)
    return frame, done


def _wholes(
    frame: pd.DataFrame, contract: Contract, at: tuple[Geography, str]
) -> tuple[pd.DataFrame, Summed]:
    found = _complete(_pairs(frame, str(contract.regional)), _wanted(frame, contract, at), at)
    parts = _lifted(frame, contract, (_wanted(frame, contract, at), found.alone))
    made = total(parts, contract.key) if len(parts) else parts
    return made, Summed(at[1], sum(map(len, found.alone.values())), found.incomplete)


def lifted(
    frame: pd.DataFrame, contract: Contract, at: tuple[Geography, str], *, beside: bool
) -> pd.DataFrame:
    """Give the rows of complete sets of parts, with the area they are parts of in place of their own.

    Args:
        frame: a dataset.
        contract: names the area's column.
        at: the geography, and the step (`geography.STEPS`).
        beside: those that have a row of the whole beside them; else those that have none.
    """
    wanted = _wanted(frame, contract, at)
    found = _complete(_pairs(frame, str(contract.regional)), wanted, at)
    return _lifted(frame, contract, (wanted, found.beside if beside else found.alone))


def _wanted(frame: pd.DataFrame, contract: Contract, at: tuple[Geography, str]) -> dict[str, str]:
    """Part -> whole, in one step."""
    geography, step = at
    codes = [str(code) for code in frame[str(contract.regional)].cat.categories]
    wholes = {code: geography.whole_of(code, step) for code in codes}
    return {code: whole for code, whole in wholes.items() if whole}


def _lifted(
    frame: pd.DataFrame, contract: Contract, chosen: tuple[dict[str, str], dict[str, set[int]]]
) -> pd.DataFrame:
    wanted, years = chosen
    name = str(contract.regional)
    pairs = {(code, year) for code, whole in wanted.items() for year in years.get(whole, ())}
    parts = frame[_among(frame, name, pairs)]
    if parts.empty:
        return parts
    return parts.assign(**{name: _renamed(parts[name].cat.remove_unused_categories(), wanted)})


def _pairs(frame: pd.DataFrame, name: str) -> set[tuple[str, int]]:
    """Which areas have rows in which years."""
    seen = frame.iloc[np.unique(packed(frame, [name, "year"]), return_index=True)[1]]
    return {(str(code), int(year)) for code, year in zip(seen[name], seen["year"], strict=True)}


@dataclass(frozen=True)
class _Found:
    """Years of each whole whose parts are all there: without or with a row of its own; and how many lack a part."""

    alone: dict[str, set[int]]
    beside: dict[str, set[int]]
    incomplete: int


def _complete(pairs: set[tuple[str, int]], wanted: dict[str, str], at: tuple[Geography, str]) -> _Found:
    geography, step = at
    alone: dict[str, set[int]] = {}
    beside: dict[str, set[int]] = {}
    incomplete = 0
    for whole in sorted(set(wanted.values())):
        years = {year for code, year in pairs if wanted.get(code) == whole}
        own = {year for code, year in pairs if code == whole}
        full = {
            year for year in years if all((part, year) in pairs for part in geography.parts_of(whole, step))
        }
        incomplete += len(years - own - full)
        alone[whole], beside[whole] = full - own, full & own
    return _Found(alone, beside, incomplete)


def _among(frame: pd.DataFrame, name: str, pairs: set[tuple[str, int]]) -> pd.Series:
    """Tell which rows are of the areas and years named."""
    codes = [str(code) for code in frame[name].cat.categories]
    years = sorted({year for _, year in pairs})
    table = np.zeros((len(codes), len(years) + 1), dtype=bool)
    for row, code in enumerate(codes):
        for at, year in enumerate(years):
            table[row, at] = (code, year) in pairs
    year_at = (
        np.searchsorted(np.array(years), frame["year"].to_numpy())
        if years
        else np.zeros(len(frame), dtype=int)
    )
    exact = np.isin(frame["year"].to_numpy(), years)
    return pd.Series(
        table[frame[name].cat.codes.to_numpy(), np.where(exact, year_at, len(years))], index=frame.index
    )
