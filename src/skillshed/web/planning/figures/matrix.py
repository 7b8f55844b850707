# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan as a matrix: programmes down, sites across, groups in each cell with the change from today; and the same site by site."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from skillshed.places.terms import KINDS
from skillshed.report.rows import rows_of
from skillshed.web.planning.figures.names import programme_name

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

SIGNS: Final = {"opens": "+", "more": "▲", "fewer": "▼", "closes": "×", "same": ""}
"""What kind of change a cell is, for whoever does not see its colour."""


@dataclass(frozen=True)
class Cell:
    """A programme at a site in one autumn: groups then and today, what kind of change, in words."""

    programme: str
    name: str
    site: str
    site_name: str
    groups: int
    today: int
    kind: str
    word: str
    comments: int = 0

    @property
    def change(self) -> str:
        """The change with its sign; nothing where there is none."""
        return signed(self.groups - self.today)

    @property
    def told(self) -> bool:
        """Whether the word alone does not tell how many: more than one group opens or closes, or some were there and are."""
        return max(self.groups, self.today) > 1

    @property
    def sign(self) -> str:
        """The sign of the kind of change."""
        return SIGNS[self.kind]


@dataclass(frozen=True)
class Row:
    """A programme: code, name, its cells in the order of the sites, its sum."""

    code: str
    name: str
    cells: tuple[Cell | None, ...]
    groups: int
    change: str

    @property
    def moved(self) -> bool:
        """Whether anything changes in it."""
        return any(cell is not None and cell.kind != "same" for cell in self.cells)


@dataclass(frozen=True)
class Site:
    """A site: code, name, its municipality's code, its cells, its sum."""

    code: str
    name: str
    municipality: str
    cells: tuple[Cell, ...]
    groups: int
    change: str

    @property
    def moved(self) -> bool:
        """Whether anything changes at it."""
        return any(cell.kind != "same" for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """The whole matrix.

    Attributes:
        year: the autumn shown; years: those that can be.
        sites: the columns, and with their own cells the cards of a phone.
        rows: one per programme.
        whole: whether everything is shown, or only programmes and sites where something changes.
    """

    year: int
    years: tuple[int, ...]
    sites: tuple[Site, ...]
    rows: tuple[Row, ...]
    whole: bool

    @property
    def groups(self) -> int:
        """Groups in the rows that are shown."""
        return sum(row.groups for row in self.rows)


def matrix(
    plan: SavedPlan,
    *,
    year: int | None = None,
    comments: dict[tuple[str, str], int] | None = None,
    whole: bool = True,
) -> Matrix:
    """Lay a plan out.

    Args:
        plan: which.
        year: the autumn; the last planned unless given or not planned.
        comments: how many there are, by programme and site.
        whole: show also the programmes and sites where nothing changes that autumn.
    """
    shown = year if year in plan.years else plan.years[-1]
    cells = [
        _cell(one, year=shown, comments=comments or {})
        for _, one in plan.frames["change"].iterrows()
        if round(float(one[str(shown)])) or round(float(one["today"]))
    ]
    sites = _sites(plan.frames["change"], cells)
    rows = _rows(cells, sites)
    made = Matrix(shown, tuple(plan.years), sites, rows, whole=True)
    return made if whole else changed(made)


def changed(whole: Matrix) -> Matrix:
    """Keep the programmes and sites where something changes."""
    kept = [place for place, site in enumerate(whole.sites) if site.moved]
    rows = [replace(row, cells=tuple(row.cells[place] for place in kept)) for row in whole.rows if row.moved]
    return replace(whole, sites=tuple(whole.sites[place] for place in kept), rows=tuple(rows), whole=False)


def signed(change: int) -> str:
    """Write a change with its sign; nothing where there is none."""
    return f"{change:+d}".replace("-", "\N{MINUS SIGN}") if change else ""


def _sites(frame: pd.DataFrame, cells: list[Cell]) -> tuple[Site, ...]:
    order = frame[["site", "site_name", "municipality"]].drop_duplicates()
    made = []
    for one in rows_of(order.sort_values(["municipality", "site_name"])):
        own = tuple(cell for cell in cells if cell.site == str(one.site))
        made.append(Site(str(one.site), str(one.site_name), str(one.municipality), own, *_sum(own)))
    return tuple(made)


def _rows(cells: list[Cell], sites: tuple[Site, ...]) -> tuple[Row, ...]:
    at = {(cell.programme, cell.site): cell for cell in cells}
    names = {cell.programme: cell.name for cell in cells}
    made = []
    for code in sorted(names):
        own = tuple(at.get((code, site.code)) for site in sites)
        made.append(Row(code, names[code], own, *_sum(tuple(cell for cell in own if cell))))
    return tuple(made)


def _sum(cells: tuple[Cell, ...]) -> tuple[int, str]:
    then = sum(cell.groups for cell in cells)
    return then, signed(then - sum(cell.today for cell in cells))


def _cell(one: pd.Series, *, year: int, comments: dict[tuple[str, str], int]) -> Cell:
    groups, today = round(float(one[str(year)])), round(float(one["today"]))
    kind = _kind(groups, today)
    code, site = str(one["programme"]), str(one["site"])
    return Cell(
        code, programme_name(code, str(one["name"])), site, str(one["site_name"]), groups, today, kind, str(KINDS[kind]), comments.get((code, site), 0)
    )  # fmt: skip


def _kind(groups: int, today: int) -> str:
    if groups == today:
        return "same"
    if today == 0:
        return "opens"
    if groups == 0:
        return "closes"
    return "more" if groups > today else "fewer"


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
