# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan as a matrix: programmes down, sites across, groups in each cell with the change from today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.places.results import KINDS

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan


@dataclass(frozen=True)
class Cell:
    """A programme at a site in one autumn: groups then and today, what kind of change, in words."""

    programme: str
    site: str
    groups: int
    today: int
    kind: str
    word: str
    comments: int = 0

    @property
    def change(self) -> str:
        """The change with its sign; nothing where there is none."""
        return f"{self.groups - self.today:+d}".replace("-", "−") if self.groups != self.today else ""


@dataclass(frozen=True)
class Row:
    """A programme: code, name, its cells in the order of the sites, its sum."""

    code: str
    name: str
    cells: tuple[Cell | None, ...]
    groups: int
    change: str


@dataclass(frozen=True)
class Matrix:
    """The whole matrix.

    Attributes:
        year: the autumn shown; years: those that can be.
        sites: code, name, municipality of each column.
        rows: one per programme.
        sums: groups per site.
    """

    year: int
    years: tuple[int, ...]
    sites: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    sums: tuple[int, ...]


def matrix(
    plan: SavedPlan, *, year: int | None = None, comments: dict[tuple[str, str], int] | None = None
) -> Matrix:
    """Lay a plan out.

    Args:
        plan: which.
        year: the autumn; the first planned unless given or not planned.
        comments: how many there are, by programme and site.
    """
    shown = year if year in plan.years else plan.years[0]
    frame = plan.frames["change"]
    sites = (
        frame[["site", "site_name", "municipality"]]
        .drop_duplicates()
        .sort_values(["municipality", "site_name"])
    )
    order = tuple((str(one.site), str(one.site_name), str(one.municipality)) for one in sites.itertuples())
    rows = tuple(
        _row(part, str(code), order=order, year=shown, comments=comments or {})
        for code, part in frame.groupby("programme", sort=True)
    )
    sums = tuple(
        sum(cell.groups for row in rows if (cell := row.cells[place])) for place in range(len(order))
    )
    return Matrix(shown, tuple(plan.years), order, rows, sums)


def _row(
    part: pd.DataFrame,
    code: str,
    *,
    order: tuple[tuple[str, str, str], ...],
    year: int,
    comments: dict[tuple[str, str], int],
) -> Row:
    cells = {str(one["site"]): _cell(one, code, year=year, comments=comments) for _, one in part.iterrows()}
    now, then = sum(cell.today for cell in cells.values()), sum(cell.groups for cell in cells.values())
    change = f"{then - now:+d}".replace("-", "−") if then != now else ""
    return Row(code, str(part["name"].iloc[0]), tuple(cells.get(site) for site, _, _ in order), then, change)


def _cell(one: pd.Series, code: str, *, year: int, comments: dict[tuple[str, str], int]) -> Cell:
    groups, today, site = round(float(one[str(year)])), round(float(one["today"])), str(one["site"])
    kind = (
        "same"
        if groups == today
        else "opens"
        if today == 0
        else "closes"
        if groups == 0
        else "more"
        if groups > today
        else "fewer"
    )
    return Cell(code, site, groups, today, kind, str(KINDS[kind]), comments.get((code, site), 0))


def history(plan: SavedPlan, programme: str, site: str) -> list[tuple[str, int]]:
    """Groups of a programme at a site: today and each planned autumn."""
    frame = plan.frames["change"]
    own = frame[(frame["programme"] == programme) & (frame["site"] == site)]
    if own.empty:
        return []
    row = own.iloc[0]
    return [(str(plan.years[0] - 1), round(float(row["today"])))] + [
        (str(year), round(float(row[str(year)]))) for year in plan.years
    ]
