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
from skillshed.outlook.demand.whole import summed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

MISSING_MARKS = frozenset({"", ".", "..", "-", "nan", "NaN", "None", "<NA>"})
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
    frame = employment[kept].copy()
    for name in kept[:2] + kept[4:]:
        frame[name] = frame[name].astype(str)
    frame["year"] = _numbers(frame["year"], column="year").astype(int)
    frame["value"] = _numbers(frame["value"], column="value", gaps=True)
    _refuse_negative(frame)
    return frame


def _numbers(column_values: pd.Series, *, column: str, gaps: bool = False) -> pd.Series:
    numbers = pd.to_numeric(column_values, errors="coerce").astype(float)
    lacking = numbers.isna() & column_values.notna() if gaps else numbers.isna()
    marks = column_values[lacking].astype(object).map(str).str.strip()
    odd = marks[~marks.isin(MISSING_MARKS)] if gaps else marks
    if len(odd) or np.isinf(numbers).any():
        shown = odd.iloc[0] if len(odd) else "inf"
        raise InputError(
            Text(sv=f"”{shown}” är inget tal.", en=f'"{shown}" is not a number.'),
            where=column,
            mend=Text(
                sv="Skriv ett tal, eller .. där uppgiften saknas.",
                en="Write a number, or .. where the figure is missing.",
            ),
        )
    return numbers


def _refuse_negative(frame: pd.DataFrame) -> None:
    negative = frame[frame["value"] < 0]
    if negative.empty:
        return
    row = negative.iloc[0]
    raise InputError(
        Text(sv="Antalet sysselsatta är negativt.", en="The number of employed is negative."),
        where=f"region {row['region']}, occupation {row['occupation']}, year {row['year']}: {row['value']:g}",
        mend=Text(
            sv="Rätta figuren i källan eller lämna den tom.",
            en="Correct the figure at its source or leave it empty.",
        ),
    )


def _unknown_base(base: int, years: Iterable[object]) -> InputError:
    known = ", ".join(str(year) for year in sorted({int(str(year)) for year in years}))
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
    _tell_estimated(values, remarks)
    regions, occupations = tuple(labels[0]), tuple(labels[1])
    return Panel(regions, occupations, tuple(range(first, base + 1)), values, tuple(remarks))


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
