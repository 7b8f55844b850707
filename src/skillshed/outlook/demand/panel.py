# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a long frame to one labelled block: region × occupation × part × year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.demand.borders import inside_borders
from skillshed.outlook.demand.whole import summed
from skillshed.outlook.refusals import refuse_negative, refuse_odd, refuse_twice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_NEEDED = ("region", "occupation", "year", "value")


@dataclass(frozen=True)
class Panel:
    """Employment of every series up to the base year.

    Attributes:
        regions: codes along axis 0.
        occupations: codes along axis 1.
        years: consecutive years along axis 3, the last one is the base year.
        persons: shape (region, occupation, part, year), the parts being the sexes where every figure is divided by sex, else one;
            NaN where no figure is known.
        remarks: what was done with the input, for the reader.
    """

    regions: tuple[str, ...]
    occupations: tuple[str, ...]
    years: tuple[int, ...]
    persons: NDArray[np.float64]
    remarks: tuple[Text, ...] = field(default=())


def read_panel(employment: pd.DataFrame, *, base: int) -> Panel:
    """Arrange a long frame as a block; years after the base year are never looked at.

    Args:
        employment: columns region, occupation, year, value (persons; `..`, `.` and NaN mean no figure); further
            columns such as sex are summed over.
        base: the last year that may be used.

    Raises:
        InputError: columns are missing, a figure is no number or negative, or the base year holds no figure.
    """
    frame = _checked(employment)
    frame = frame[frame["year"] <= base]
    if not (frame["year"] == base).any() or frame.loc[frame["year"] == base, "value"].isna().all():
        raise _unknown_base(base, employment["year"].unique())
    remarks: list[Text] = []
    frame = inside_borders(frame, base=base, remarks=remarks)
    frame = _parts_only(frame, "occupation", remarks=remarks)
    if "sex" in frame:
        frame = _parts_only(frame, "sex", remarks=remarks)
    return _block(frame, base=base, remarks=remarks)


def _checked(employment: pd.DataFrame) -> pd.DataFrame:
    lacking = [name for name in _NEEDED if name not in employment]
    if lacking:
        names = ", ".join(lacking)
        raise InputError(
            Text(
                sv=f"Sysselsättningen saknar kolumnen {names}.",
                en=f"The employment lacks the column {names}.",
            ),
            mend=Text(
                sv="Ge en lång tabell med kolumnerna region, occupation, year och value.",
                en="Give a long table with the columns region, occupation, year and value.",
            ),
        )
    kept = [*_NEEDED, "sex"] if "sex" in employment else list(_NEEDED)
    codes = [name for name in kept if name not in {"year", "value"}]
    refuse_odd(employment, codes)
    refuse_twice(employment, codes)
    frame = employment[kept].copy()
    for name in codes:
        frame[name] = frame[name].astype(str)
    for name, kind in (("year", int), ("value", float)):
        frame[name] = pd.to_numeric(frame[name], errors="coerce").astype(kind)
    refuse_negative(frame, codes)
    return frame


def _unknown_base(base: int, years: Iterable[object]) -> InputError:
    known = ", ".join(str(year) for year in sorted({int(str(year)) for year in years})) or "-"
    return InputError(
        Text(sv=f"Basåret {base} har inga uppgifter.", en=f"The base year {base} holds no figures."),
        where=f"base={base}",
        mend=Text(sv=f"Välj ett av åren {known}.", en=f"Choose one of the years {known}."),
    )


def _parts_only(frame: pd.DataFrame, dimension: str, *, remarks: list[Text]) -> pd.DataFrame:
    totals = frame[dimension] == "T"
    totals &= (~totals).groupby([frame["region"], frame["year"]]).transform("any")
    if not totals.any():
        return frame
    remarks.append(
        Text(
            sv=f"Summan T i {dimension} är utelämnad, eftersom delarna finns.",
            en=f"The total T in {dimension} is left out, since its parts are there.",
        )
    )
    return frame[~totals]


def _block(frame: pd.DataFrame, *, base: int, remarks: list[Text]) -> Panel:
    divided = "sex" in frame and not frame["sex"].eq("T").any()
    frame = frame.assign(part=frame["sex"] if divided else "T")
    keys = ["region", "occupation", "part", "year"]
    known = frame.groupby(keys, sort=True)["value"].sum(min_count=1).dropna()
    silent = frame.groupby(keys[:2]).ngroups - known.groupby(keys[:2]).ngroups
    if silent:
        remarks.append(
            Text(
                sv=f"{silent} serier har ingen enda uppgift till och med {base} och är utelämnade.",
                en=f"{silent} series have no figure at all up to {base} and are left out.",
            )
        )
    axes = [known.index.get_level_values(name) for name in keys]
    first = int(axes[3].min())
    labels = [*(pd.Index(sorted(axis.unique())) for axis in axes[:3]), pd.RangeIndex(first, base + 1)]
    values = np.full([len(one) for one in labels], np.nan)
    values[tuple(one.get_indexer(axis) for one, axis in zip(labels, axes, strict=True))] = known.to_numpy()
    _tell_gaps(values, first, remarks)
    _tell_estimated(values, remarks)
    regions, occupations = tuple(labels[0]), tuple(labels[1])
    return Panel(regions, occupations, tuple(range(first, base + 1)), values, tuple(remarks))


def _tell_gaps(values: NDArray[np.float64], first: int, remarks: list[Text]) -> None:
    """Say which years have no figures at all, and how many cells of the others lack one."""
    known: NDArray[np.bool_] = np.asarray((~np.isnan(values)).any(axis=2))
    empty: NDArray[np.bool_] = np.asarray(~known.any(axis=(0, 1)))
    series: NDArray[np.bool_] = np.asarray(known.any(axis=-1))
    gaps = int((~known & series[..., None])[..., ~empty].sum())
    if empty.any():
        years = ", ".join(str(first + year) for year in np.flatnonzero(empty))
        remarks.append(
            Text(
                sv=f"Året saknas helt: {years}. Mellan grannåren dras en rät linje.",
                en=f"No figures at all for {years}: a straight line is drawn between the years beside.",
            )
        )
    if gaps:
        remarks.append(
            Text(
                sv=f"{gaps} luckor i serierna är utfyllda: längs en rät linje mellan grannåren, i ändarna som yrket har utvecklats i andra regioner.",
                en=f"{gaps} gaps in the series are filled: along a straight line between the years beside, at the ends as the occupation has developed in other regions.",
            )
        )


def _tell_estimated(values: NDArray[np.float64], remarks: list[Text]) -> None:
    sums, whole = summed(values)
    estimated = float((~np.isnan(sums) & ~whole).sum() / max(int((~np.isnan(sums)).sum()), 1))
    if estimated:
        remarks.append(
            Text(
                sv=f"I {estimated:.0%} av summorna över kön är det ena könet hemligt eller osäkert i källan; det räknas som i sitt närmaste kända år (skattat).",
                en=f"In {estimated:.0%} of the sums over the sexes the source withholds one of them; it counts as in its nearest known year (estimated).",
            )
        )
