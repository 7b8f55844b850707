# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From long frames to one labelled block: stock, flows and labour force by region, sex, education group and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.grid import grid
from skillshed.outlook.refusals import MISSING_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FLOWS = ("entrants", "leavers", "moved_in", "moved_out", "graduated", "further_educated")
"""The flows of the matching indicators (AM9906 U3)."""
SIGNS = dict(zip(FLOWS, (1, -1, 1, -1, 1, -1), strict=True)) | {"recognised": 1, "other": 1}
"""Every flow of the identity and whether it adds to the stock or takes from it."""
IN_FORCE = ("in_labour_force", "employed", "self_employed", "unemployed")
ALL = "T"


@dataclass(frozen=True)
class Accounts:
    """What is known up to the base year.

    Attributes:
        regions, sexes, educations: the axes, sorted.
        years: consecutive; the last one is the base year.
        stock: persons at each year's end, [region, sex, education, year].
        flows: by name, persons during each year, same shape; NaN in the first year and where nothing is known.
        force: of the stock those in the labour force, same shape; NaN where nothing is known.
        remarks: what was done with the input, for the reader.
    """

    regions: tuple[str, ...]
    sexes: tuple[str, ...]
    educations: tuple[str, ...]
    years: tuple[int, ...]
    stock: Floats
    flows: dict[str, Floats]
    force: Floats
    remarks: tuple[Text, ...] = ()

    def until(self, count: int) -> Accounts:
        """The accounts as they stood after the first `count` years."""
        flows = {name: values[..., :count] for name, values in self.flows.items()}
        return Accounts(
            self.regions, self.sexes, self.educations, self.years[:count],
            self.stock[..., :count], flows, self.force[..., :count],
        )  # fmt: skip


def read_accounts(
    stock: pd.DataFrame, flows: pd.DataFrame, labour_force: pd.DataFrame | None, *, base: int
) -> Accounts:
    """Arrange the tables; years after the base year are never looked at.

    Args:
        stock: region, education, year, value (persons of 18-64); further columns such as status are summed over.
        flows: region, education, flow (`FLOWS`), year (the one during which), value; sex where the source has it.
        labour_force: region, education, status (in_labour_force, outside_labour_force), year, value; sex where the source
            has it. None: the stock's own status tells, where it has one.
        base: the last year that may be used.

    Raises:
        InputError: columns are missing, a figure is no number, or the base year holds no stock.
    """
    people = _checked(stock, ("region", "education", "year", "value"), name="stock")
    moves = _checked(flows, ("region", "education", "flow", "year", "value"), name="flows")
    force = people if labour_force is None else _checked(
        labour_force, ("region", "education", "status", "year", "value"), name="labour_force"
    )  # fmt: skip
    people, moves, force = (one[one["year"] <= base] for one in (people, moves, force))
    if (people["year"] != base).all():
        raise _no_base(base, people["year"])
    both = _sexed(force) and _sexed(moves) and bool((force["year"] == base).any())
    source = force if both else people
    axes = _axes(source, moves, both=both)
    years = tuple(range(int(source["year"].min()), base + 1))
    levels = _filled(_block(source, axes, years))
    known = {name: _block(moves[moves["flow"] == name], axes, years) for name in FLOWS}
    inside = force[force["status"].isin(IN_FORCE)] if "status" in force else force.iloc[:0]
    return Accounts(*axes, years, levels, known, _block(inside, axes, years), tuple(_remarks(source, moves)))


def _sexed(frame: pd.DataFrame) -> bool:
    return "sex" in frame and set(frame["sex"].unique()) == {"1", "2"}


def _axes(
    stock: pd.DataFrame, moves: pd.DataFrame, *, both: bool
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    regions = sorted(set(stock["region"].unique()) & set(moves["region"].unique()))
    if not regions:
        raise InputError(
            Text(
                sv="Utbildningsstocken och flödena har ingen region gemensam.",
                en="The education stock and the flows have no region in common.",
            ),
            mend=Text(
                sv="Hämta båda tabellerna för samma regioner.", en="Fetch both tables for the same regions."
            ),
        )
    return (
        tuple(regions),
        ("1", "2") if both else (ALL,),
        tuple(sorted(set(stock["education"].unique()) - {ALL})),
    )


def _block(frame: pd.DataFrame, axes: Sequence[Sequence[str]], years: Sequence[int]) -> Floats:
    """Sum a frame into [region, sex, education, year]; NaN where nothing is known."""
    sexed = frame if len(axes[1]) > 1 else frame.assign(sex=ALL)
    named = dict(zip(("region", "sex", "education"), axes, strict=True)) | {"year": years}
    return grid(sexed, named, missing=np.nan)


def _filled(values: Floats) -> Floats:
    """Fill gaps along a straight line, ends with the nearest figure, cells without any with nil."""
    flat = values.reshape(-1, values.shape[-1])
    for row in np.flatnonzero(np.isnan(flat).any(axis=1)):
        seen = np.flatnonzero(~np.isnan(flat[row]))
        flat[row] = np.interp(np.arange(flat.shape[1]), seen, flat[row, seen]) if seen.size else 0.0
    return flat.reshape(values.shape)


def _checked(frame: pd.DataFrame, needed: Sequence[str], *, name: str) -> pd.DataFrame:
    lacking = ", ".join(column for column in needed if column not in frame)
    if lacking:
        raise InputError(
            Text(
                sv=f"Tabellen {name} saknar kolumnen {lacking}.",
                en=f"The table {name} lacks the column {lacking}.",
            ),
            mend=Text(
                sv=f"Ge en lång tabell med {', '.join(needed)}.",
                en=f"Give a long table with {', '.join(needed)}.",
            ),
        )
    columns = [column for column in (*needed, "sex", "status") if column in frame]
    plain = frame[list(dict.fromkeys(columns))].copy()
    for column in plain.columns.difference(["year", "value"]):
        plain[column] = plain[column].astype(str)
    numbers = pd.to_numeric(plain["value"], errors="coerce").astype(float)
    marks = plain["value"].astype(object).map(str).str.strip()
    bad = (numbers.isna() & ~marks.isin(MISSING_MARKS)) | (numbers < 0) | np.isinf(numbers)
    if bad.any():
        raise _no_number(plain[bad].iloc[0], name=name)
    plain["value"], plain["year"] = numbers, pd.to_numeric(plain["year"]).astype(int)
    return plain


def _no_number(row: pd.Series, *, name: str) -> InputError:
    where = ", ".join(str(row[column]) for column in row.index if column != "value")
    return InputError(
        Text(
            sv=f"Antalet personer i {name} är inget tal som går att använda.",
            en=f"The number of persons in {name} cannot be used.",
        ),
        where=f"{where}: {row['value']}",
        mend=Text(
            sv="Skriv ett tal från 0 och uppåt, eller .. där det saknas.",
            en="Write a number from 0, or .. where it is missing.",
        ),
    )


def _no_base(base: int, years: pd.Series) -> InputError:
    known = ", ".join(str(year) for year in sorted(set(years)))
    return InputError(
        Text(
            sv=f"Basåret {base} har ingen utbildningsstock.",
            en=f"The base year {base} has no education stock.",
        ),
        where=f"base={base}",
        mend=Text(sv=f"Välj ett av åren {known}.", en=f"Choose one of the years {known}."),
    )


def _remarks(stock: pd.DataFrame, moves: pd.DataFrame) -> list[Text]:
    missing = int(stock["value"].isna().sum() + moves["value"].isna().sum())
    if not missing:
        return []
    return [
        Text(
            sv=f"{missing} uppgifter saknas i utbildningstabellerna; stocken är utfylld med raka linjer, flödena med de andra årens nivå.",
            en=f"{missing} figures are missing in the education tables; the stock is filled along straight lines, flows by other years' level.",
        )
    ]
