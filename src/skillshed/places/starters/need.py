# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The need of graduates who come to work here, line by line, from the outlook's tables.

With `G` graduates a year, of whom `(1 - goes on) · stays` remain and `p` is supply per resident, the need that leaves the gap as it is equals
`G · p · (1 - goes on) · stays + gap(t) - gap(t-1)`. The lines divide it and add up to it exactly, since the outlook's stock and flows do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.errors import ReleaseError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.warehouse.release import Release

LINES: Final[dict[str, Text]] = {
    "growth": Text(sv="Fler eller färre jobb för gruppen", en="More or fewer jobs for the group"),
    "replacement": Text(sv="Ersättning för dem som fyller 65", en="Replacement of those who turn 65"),
    "other_losses": Text(sv="Dödsfall och övrigt", en="Deaths and other"),
    "further_study": Text(sv="Andra som studerar vidare", en="Others who go on studying"),
    "migration": Text(sv="Andras in- och utflyttning", en="Others' moves in and out"),
    "recognition": Text(sv="Validering och erkännande", en="Validation and recognition"),
    "commuting": Text(sv="Pendling och arbetskraftsdeltagande", en="Commuting and participation"),
}
FLOWS: Final = (
    "graduated",
    "leavers",
    "moved_in",
    "moved_out",
    "further_educated",
    "other",
    "recognised",
    "entrants",
)


@dataclass(frozen=True)
class Outlook:
    """What the chain reads of a release, summed over regions; each frame is [education, year] by name.

    Attributes:
        flows: persons a year by component, and `stock` at the year's end.
        balance: mean, low, high (gap, persons), demand, supply.
        share: of the regions' persons that the area has: 1 for whole counties; or one for each education.
    """

    flows: dict[str, pd.DataFrame]
    balance: dict[str, pd.DataFrame]
    share: float | pd.Series = 1.0

    def part(self, education: str) -> float:
        """The area's share of one education's persons."""
        return float(self.share.get(education, 0.0)) if isinstance(self.share, pd.Series) else self.share

    def of_area(self, frame: pd.DataFrame) -> pd.DataFrame:
        """What of a frame [education, ...] is the area's."""
        return frame.mul([self.part(str(one)) for one in frame.index], axis=0)

    @property
    def educations(self) -> list[str]:
        """The groups that there is a gap for."""
        return [str(one) for one in self.balance["mean"].index]


def outlook(release: Release, regions: Sequence[str], *, share: float | pd.Series = 1.0) -> Outlook:
    """Read the outlook of counties.

    Raises:
        ReleaseError: the release has no balance of supply and demand.
    """
    if not {"outlook_balance", "outlook_supply_flows"} <= set(release.tables()):
        raise ReleaseError(
            Text(sv="Releasen har ingen balans mellan tillgång och efterfrågan.", en="The release has no balance of supply and demand."),
            where=release.id,
            mend=Text(sv="Läs in SCB:s tabeller U1–U3 och bygg igen.", en="Import SCB's tables U1–U3 and build again."),
        )  # fmt: skip
    flows = _within(release.table("outlook_supply_flows"), regions)
    balance = _within(release.table("outlook_balance"), regions)
    return Outlook(
        {name: _wide(flows[flows["component"] == name], "mean") for name in (*FLOWS, "stock")},
        {name: _wide(balance, name) for name in ("mean", "low", "high", "demand", "supply")},
        share,
    )


def _within(frame: pd.DataFrame, regions: Sequence[str]) -> pd.DataFrame:
    return frame[frame["region"].isin(list(regions))]


def _wide(frame: pd.DataFrame, value: str) -> pd.DataFrame:
    plain = frame.assign(education=frame["education"].astype(str))
    return plain.pivot_table(index="education", columns="year", values=value, aggfunc="sum", observed=True)


def participation(told: Outlook) -> pd.DataFrame:
    """Supply by place of work per resident with the education, [education, year]; the base year's is the first year's."""
    supply, stock = told.balance["supply"], told.flows["stock"]
    return (supply / stock.where(stock > 0)).reindex(columns=supply.columns).bfill(axis=1).ffill(axis=1)


def lines(told: Outlook, *, further_study: pd.Series, stays: pd.Series) -> pd.DataFrame:
    """Divide each year's need, persons in work here, [education and year, line of LINES]; the lines sum to the need.

    Args:
        told: the outlook.
        further_study: that factor, by education.
        stays: that factor, by education.
    """
    p = participation(told)
    known = [int(year) for year in told.balance["demand"].columns]
    years = [int(year) for year in told.flows["graduated"].columns if int(year) - 1 in known]
    flow = {name: frame.reindex(index=p.index).fillna(0.0)[years] for name, frame in told.flows.items()}
    graduates, now = flow["graduated"], p[years]
    fs, st = further_study.reindex(p.index).fillna(0.0), stays.reindex(p.index).fillna(1.0)
    parts = {
        "growth": _steps(told.balance["demand"], years),
        "replacement": flow["leavers"] * now,
        "other_losses": -(flow["other"] + flow["entrants"]) * now,
        "further_study": (flow["further_educated"] - graduates.mul(fs, axis=0)) * now,
        "migration": (flow["moved_out"] - flow["moved_in"] - graduates.mul((1 - fs) * (1 - st), axis=0))
        * now,
        "recognition": -flow["recognised"] * now,
    }
    need = (graduates * now).mul((1 - fs) * st, axis=0) + _steps(told.balance["mean"], years)
    parts["commuting"] = need - sum(parts.values())
    whole = pd.concat(
        {name: told.of_area(frame) for name, frame in parts.items()}, names=["line"]
    ).reset_index()
    return whole.melt(["line", "education"], var_name="year").pivot_table(
        index=["education", "year"], columns="line", values="value"
    )


def _steps(frame: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    return frame.diff(axis=1)[list(years)]
