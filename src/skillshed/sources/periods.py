# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Months and quarters: the last one of a stock stands for its year, or each is kept with its name within the year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.translation import UNDIVIDED

if TYPE_CHECKING:
    from skillshed.sources.cells import Cells

_LAST: Final = re.compile(r"(\d{4})(M12|[KQ]4)")
_PART: Final = re.compile(r"(\d{4})([MKQ]\d{1,2})")
PART: Final = "part"


def whole_years(cells: Cells) -> Cells:
    """Keep the last month or quarter of each year of a stock, or all of them, as the kind says; years stay as they are.

    Raises:
        InputError: no year is whole, or the figures are flows, which cannot be told from their last month.
    """
    column = cells.frame["year"].cat
    periods = [str(value) for value in column.categories]
    if all(period.isdigit() for period in periods):
        return cells
    if cells.kind.within_year == "keep":
        return _with_parts(cells, periods)
    years = [period if period.isdigit() else _year_of(period) for period in periods]
    if cells.kind.within_year != "last" or not any(years):
        raise _not_whole(periods)
    renumbered, distinct = pd.factorize(np.array(years, dtype=object))
    codes = renumbered[column.codes.to_numpy()]
    frame = cells.frame.assign(
        year=pd.Categorical.from_codes(codes, categories=pd.Index(distinct, dtype=object))
    )
    remark = Text(
        sv="Perioder inom året: folkmängden den sista månaden är tagen som årets",
        en="Periods within the year: the population of the last month is taken as the year's",
    )
    return cells.having(frame[codes >= 0].reset_index(drop=True), remark)


def _with_parts(cells: Cells, periods: list[str]) -> Cells:
    """Divide every period into its year and its name within it: `2024M05` is 2024 and M05."""
    divided = [
        found.groups() if (found := _PART.fullmatch(period)) else (period, UNDIVIDED) for period in periods
    ]
    codes = cells.frame["year"].cat.codes.to_numpy()
    columns = {}
    for name, said in zip(("year", PART), zip(*divided, strict=True), strict=True):
        renumbered, distinct = pd.factorize(np.array(said, dtype=object))
        columns[name] = pd.Categorical.from_codes(
            renumbered[codes], categories=pd.Index(distinct, dtype=object)
        )
    return cells.having(cells.frame.assign(**columns))


def _year_of(period: str) -> str | None:
    found = _LAST.fullmatch(period)
    return found[1] if found else None


def _not_whole(periods: list[str]) -> InputError:
    return InputError(
        Text(sv="Tabellen har delar av år, inte hela år", en="The table has parts of years, not whole years"),
        why=Text(
            sv=f"Den täcker {periods[0]}–{periods[-1]} och årets slut är inte med.",
            en=f"It covers {periods[0]}–{periods[-1]} without the end of the year.",
        ),
        mend=Text(
            sv="Hämta årsuppgifter, eller en folkmängd med december månad",
            en="Fetch yearly figures, or a population with the month of December",
        ),
    )
