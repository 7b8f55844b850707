# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The age structure of each region and occupation, borrowed and shrunk where it rests on few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.openings.ages import AGES, band_limits, spreading
from skillshed.outlook.openings.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_NEEDED = ("region", "occupation", "age", "year", "value")
_NO_AGE = frozenset({"T", "unknown", "nan", ""})


@dataclass(frozen=True)
class AgeTable:
    """Employed persons by region, occupation and age band.

    Attributes:
        frame: region, occupation, age, year, value; sexes summed, years up to the base, persons ≥ 0.
        year: the latest year.
        last_age: the oldest age that the table counts as employed in that year.
    """

    frame: pd.DataFrame
    year: int
    last_age: int


def read_age_table(age_structure: pd.DataFrame, *, base: int) -> AgeTable:
    """Read a long frame region, occupation, age, year, value (sex is summed); later years than the base are left.

    Raises:
        InputError: a column is missing, an age cannot be read, or no year up to the base holds figures.
    """
    lacking = [name for name in _NEEDED if name not in age_structure]
    if lacking:
        raise _unusable(f"{', '.join(lacking)}")
    frame = age_structure[list(_NEEDED)].copy()
    for name in ("region", "occupation", "age"):
        frame[name] = frame[name].astype(str)
    frame["value"] = pd.to_numeric(frame["value"], errors="coerce").astype(float)
    frame["year"] = pd.to_numeric(frame["year"], errors="coerce")
    usable = (frame["value"] >= 0) & (frame["year"] <= base) & ~frame["age"].isin(_NO_AGE)
    if "sex" in age_structure:
        usable &= ~_doubled(frame.assign(sex=age_structure["sex"].astype(str)))
    keys = ["region", "occupation", "age", "year"]
    frame = frame[usable].groupby(keys, sort=True)["value"].sum().reset_index()
    if frame["value"].sum() <= 0:
        raise _unusable(f"year ≤ {base}")
    year = int(frame["year"].max())
    latest = _latest(frame)
    latest = latest[latest["value"] > 0]
    last_age = max(band_limits(band)[1] for band in latest["age"].unique())
    return AgeTable(frame.astype({"year": int}), year, last_age)


def _doubled(frame: pd.DataFrame) -> pd.Series:
    """Rows of both sexes together where the same region and year also has them apart."""
    together = frame["sex"] == "T"
    return together & (~together).groupby([frame["region"], frame["year"]]).transform("any")


def _unusable(where: str) -> InputError:
    return InputError(
        Text(sv="Åldersstrukturen går inte att använda.", en="The age structure cannot be used."),
        where=where,
        mend=Text(
            sv="Ge en lång tabell med region, occupation, age, year och value, med uppgifter till och med basåret.",
            en="Give a long table with region, occupation, age, year and value, with figures up to the base year.",
        ),
    )


def shares(
    table: AgeTable, regions: Sequence[str], occupations: Sequence[str], *, lenders: Mapping[str, str]
) -> NDArray[np.float64]:
    """Share of each cell's employed by single age, shape (region, occupation, age); each cell adds to one.

    1. The region's own figures, or those of the region it borrows from.
    2. Drawn towards the occupation's structure in all regions of the table, and that towards its major group's
       (first digit of the code): weight n / (n + prior), n the number of employed.
    """
    latest = _latest(table.frame)
    wide = latest.pivot_table(
        index=["region", "occupation"], columns="age", values="value", aggfunc="sum", fill_value=0
    )
    spread = spreading(list(wide.columns))
    single = pd.DataFrame(wide.to_numpy(dtype=float) @ spread, index=wide.index, columns=AGES)
    nation = _nation(single)
    everyone = nation.sum().to_numpy()
    groups = nation.groupby(nation.index.str[0]).sum()
    own = _own(single, [lenders.get(region, region) for region in regions], occupations)
    typical = np.stack([_typical(nation, groups, code, everyone=everyone) for code in occupations])
    return _towards(own, typical, prior=float(setting("structure.occupation_prior")))


def _own(single: pd.DataFrame, lenders: Sequence[str], occupations: Sequence[str]) -> NDArray[np.float64]:
    """Counts of the regions' own, or of whom they borrow from, (region, occupation, age); nil where there are none."""
    places = single.index.get_indexer(pd.MultiIndex.from_product([lenders, occupations]))
    found = np.where((places >= 0)[:, None], single.to_numpy()[places], 0.0)
    return found.reshape(len(lenders), len(occupations), AGES.size)


def _typical(
    nation: pd.DataFrame, groups: pd.DataFrame, code: str, *, everyone: NDArray[np.float64]
) -> NDArray[np.float64]:
    """An occupation's structure in all regions of the table, drawn towards its major group's, (age,)."""
    known = groups.loc[code[0]].to_numpy(dtype=float) if code[0] in groups.index else everyone
    group = known if known.sum() > 0 else everyone
    return _towards(
        _of_code(nation, code), group / group.sum(), prior=float(setting("structure.group_prior"))
    )


def _latest(frame: pd.DataFrame) -> pd.DataFrame:
    """Each region's own latest year."""
    return frame[frame["year"] == frame.groupby("region")["year"].transform("max")]


def _nation(single: pd.DataFrame) -> pd.DataFrame:
    regions = single.index.get_level_values("region")
    chosen = single[regions == "00"] if (regions == "00").any() else single
    return chosen.groupby(level="occupation").sum()


def _of_code(nation: pd.DataFrame, code: str) -> NDArray[np.float64]:
    """Counts of an occupation; of its finer codes or of the coarser one when the table has another level."""
    if code in nation.index:
        return nation.loc[code].to_numpy()
    finer = nation[nation.index.str.startswith(code)]
    coarser = [
        nation.loc[code[:length]] for length in range(len(code) - 1, 1, -1) if code[:length] in nation.index
    ]
    if len(finer):
        return finer.sum().to_numpy()
    return coarser[0].to_numpy() if coarser else np.zeros(AGES.size)


def _towards(
    counts: NDArray[np.float64], typical: NDArray[np.float64], *, prior: float
) -> NDArray[np.float64]:
    return np.asarray((counts + prior * typical) / (counts.sum(axis=-1, keepdims=True) + prior))


def entry_ages(structure: NDArray[np.float64], leaving: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where new persons come in, so that the age structure would keep itself: shape as `structure`, adding to one.

    At each age under the entry limit the share that is more than what the year before left behind:
    `max(0, p(a) - p(a-1) · (1 - exit(a-1)))`.
    """
    before = np.concatenate(
        [np.zeros((*structure.shape[:-1], 1)), structure[..., :-1] * (1 - leaving[..., :-1])], axis=-1
    )
    young = float(setting("structure.entry_age_limit")) > AGES
    inflow = np.where(young, np.maximum(structure - before, 0.0), 0.0)
    flat = np.where(young, 1.0, 0.0) / young.sum()
    total = inflow.sum(axis=-1, keepdims=True)
    return np.where(total > 0, inflow / np.where(total > 0, total, 1.0), flat)
