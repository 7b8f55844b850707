# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The bar that the blend must clear to be shown: the direction of occupations, beside the two naive models of BLS.

At the longest horizons that history can test, the nation's occupations must have gone the way the blend said at least as often as BLS's own
ten-year projections; where the test reaches five years ahead, also more often than a ten-year trend and a constant share of all jobs said (a
year or two in one upswing tell nothing apart). Else nobody should read a direction out of it, and the best naive forecast is shown in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.demand.forecasters import CELL_FORECASTERS, NAIVE
from skillshed.outlook.demand.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.demand.origins import Origin

BLS = ("trend", "constant_share")
NAMES = {
    "last_value": Text(sv="senaste värdet", en="last value"),
    "drift": Text(sv="drift", en="drift"),
    "trend": Text(sv="tioårstrend", en="ten-year trend"),
    "constant_share": Text(sv="oförändrad andel av alla jobb", en="constant share of all jobs"),
}


class Shown(Text):
    """A remark on which forecast is shown and why: what every reader of the figures must know."""


@dataclass(frozen=True)
class Bar:
    """How the blend did at earlier origins.

    Attributes:
        direction: share of the nation's occupations, over origins and years ahead, whose direction was right; by forecast: `blend`, and
            those of `BLS`.
        best: the naive forecast with the smallest error in the cells.
        years: the years ahead that were tested, first and last.
        asked: the share that must be right.
    """

    direction: dict[str, float]
    best: str
    years: tuple[int, int]
    asked: float

    @property
    def cleared(self) -> bool:
        """Whether the blend is shown."""
        said = self.direction["blend"]
        if said < self.asked or self.years[1] < int(setting("bar.compared_from")):
            return said >= self.asked
        return all(said > self.direction[name] for name in BLS)

    def told(self) -> Shown:
        """What is shown and why."""
        said, trend, share = (f"{100 * self.direction[name]:.0f}" for name in ("blend", *BLS))
        asked, best = f"{100 * self.asked:.0f}", NAMES[self.best]
        first, last = self.years
        years = f"{first}–{last}" if first < last else f"{last}"
        because = Text(
            sv=f"{years} år framåt från tidigare utgångsår gick {said} % av landets yrken åt det håll den sa (tioårstrend {trend} %, oförändrad andel av alla jobb {share} %; gränsen är {asked} %)",
            en=f"{years} years ahead of earlier origins {said} % of the nation's occupations went the way it said (ten-year trend {trend} %, constant share of all jobs {share} %; the bar is {asked} %)",
        )
        if self.cleared:
            return Shown(
                sv=f"Den egna prognosen för yrken visas: {because.sv}.",
                en=f"Our own forecast of occupations is shown: {because.en}.",
            )
        return Shown(
            sv=f"Den naiva prognosen ”{best.sv}” visas i stället för den egna: {because.sv}. Läs ingen riktning ur siffrorna.",
            en=f'The naive forecast "{best.en}" is shown in place of our own: {because.en}. Read no direction out of the figures.',
        )


def held_to(origins: Sequence[Origin], blended: Sequence[NDArray[np.float64]]) -> Bar | None:
    """Hold the blend to the bar by what it said at each origin, (region, occupation, horizon); None where no origin has a history and an outcome."""
    if not origins:
        return None
    said = {name: [one.said.cells[CELL_FORECASTERS.index(name)] for one in origins] for name in NAIVE}
    judged = {
        "blend": list(blended),
        **{name: said[name] for name in BLS},
    }
    longest = max(one.horizon for one in origins)
    first = (longest + 1) // 2
    direction = {name: _direction(origins, cells, first=first) for name, cells in judged.items()}
    errors = {name: _error(origins, cells) for name, cells in said.items()}
    best = min(errors, key=lambda name: errors[name])
    return Bar(direction, best, (first, longest), float(setting("bar.direction")))


def _direction(origins: Sequence[Origin], said: Sequence[NDArray[np.float64]], *, first: int) -> float:
    """Share of the nation's occupations whose change, from `first` years ahead on, had the sign that was said."""
    right, told = 0, 0
    for origin, cells in zip(origins, said, strict=True):
        some: NDArray[np.bool_] = np.asarray(origin.known.any(axis=0))
        now = origin.past.nation[some, -1:]
        came = origin.full.sum(axis=0)[some, first - 1 :] - now
        ours = np.where(origin.known[..., None], cells, 0.0).sum(axis=0)[some, first - 1 :] - now
        right, told = right + int((np.sign(came) == np.sign(ours)).sum()), told + came.size
    return right / max(told, 1)


def _error(origins: Sequence[Origin], said: Sequence[NDArray[np.float64]]) -> float:
    both = zip(origins, said, strict=True)
    return float(sum(np.nansum(np.abs(cells - one.came)[one.known]) for one, cells in both))
