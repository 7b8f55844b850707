# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The allocation test: do places meet the need better when regions' own forecasts spread them?

Regions say that places allocated by regional need match better than places allocated by national need. Both rules here have the
same number of places for each group in the whole country, known at the origin; they differ only in how it is spread. So what one
rule leaves unmet less, it also wastes less, by the same number of persons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from skillshed.codes.reading import load_yaml
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

CELL = ["region", "item"]
RULES = ("regional", "national", "known")


@cache
def parameters() -> dict[str, dict[str, dict[str, Any]]]:
    """Every assumption: group → name → value, unit, since, source, note."""
    text = files("skillshed.outlook").joinpath("parameters/allocation.yaml").read_text(encoding="utf-8")
    return dict(load_yaml(text))


@dataclass(frozen=True)
class Allocation:
    """What came of the two rules.

    Attributes:
        need: persons needed in all cells.
        unmet: rule → need without a place, share of the need; `known` is what nobody could do better: spread by the outcome itself.
        surplus: rule → places without a need, share of the need.
        difference: unmet of the regional rule less that of the national one, share of the need: below nil the regional rule is better.
        low, high: its bootstrap interval over regions and groups.
        level: share of the resamplings inside it.
        better: share of the cells where the regional rule comes nearer the need, of those where the two differ.
        regions, items: how many of each.
    """

    need: float
    unmet: dict[str, float]
    surplus: dict[str, float]
    difference: float
    low: float
    high: float
    level: float
    better: float
    regions: int
    items: int

    @property
    def verdict(self) -> str:
        """`regional`, `national` or `none`: which rule is better, when the interval leaves out nil."""
        if self.high < 0:
            return "regional"
        return "national" if self.low > 0 else "none"

    def explain(self) -> Text:
        """Say what came of it, also when it is nothing."""
        told = {
            "regional": Text(
                sv="Den regionala fördelningen träffar bättre", en="The regional rule matches better"
            ),
            "national": Text(
                sv="Den nationella fördelningen träffar bättre", en="The national rule matches better"
            ),
            "none": Text(sv="Det går inte att se någon skillnad", en="No difference can be seen"),
        }[self.verdict]
        unmet = [f"{100 * self.unmet[rule]:.1f}" for rule in ("regional", "national")]
        apart = [f"{100 * one:+.2f}".replace("-", "−") for one in (self.difference, self.low, self.high)]
        inside = f"{100 * self.level:.0f}"
        sv = (
            f"{told.sv}: av behovet blir {unmet[0]} % utan plats när regionernas prognoser fördelar och {unmet[1]} % när andelarna "
            f"av riket gör det, en skillnad på {apart[0]} procentenheter ({inside} %: {apart[1]} till {apart[2]})."
        )
        en = (
            f"{told.en}: {unmet[0]} % of the need is left without a place when the regions' forecasts spread them and {unmet[1]} % when "
            f"their shares of the nation do, a difference of {apart[0]} percentage points ({inside} %: {apart[1]} to {apart[2]})."
        )
        return Text(sv=sv.replace(".", ",").removesuffix(",") + ".", en=en)


def allocate(
    known: pd.DataFrame,
    forecast: pd.DataFrame,
    *,
    base: int,
    year: int,
    replacement: pd.DataFrame | float | None = None,
) -> pd.DataFrame:
    """Spread each group's places by each rule, from what was known at the origin, and set the need that came beside.

    A need is growth to the year plus replacement, never below nil. The number of places of a group is its need in the nation as
    forecast at the origin. *Regional*: spread as the regions' forecast needs. *National*: as the regions' shares of the group's employed in
    the base year. *Known*: as the need that came.

    Args:
        known: region, item, year, value (persons); the base year, and the year as its outcome.
        forecast: region, item, year, mean (persons), made with figures up to the base year.
        base: the origin.
        year: for which year the places are.
        replacement: region, item, value (persons to replace from base to year); or a share of the employed a year; the parameter's
            unless given. It is given to the outcome too: what is tested is growth.

    Returns:
        region, item, origin, year, need, regional, national, known: persons and places; cells with a base, a forecast and an outcome.

    Raises:
        InputError: no cell has all three.
    """
    now = _column(known[known["year"] == base], "value", "now")
    came = _column(known[known["year"] == year], "value", "came")
    said = _column(forecast[forecast["year"] == year], "mean", "said")
    cells = pd.concat([now, came, said], axis=1, join="inner").dropna()
    if cells.empty:
        raise InputError(
            Text(
                sv="Inget område har både utgångsläge, prognos och utfall.",
                en="No area has a base, a forecast and an outcome.",
            ),
            where=f"base={base}, year={year}",
            mend=Text(sv="Välj år som finns i uppgifterna.", en="Choose years that are in the figures."),
        )
    gone = _replaced(cells["now"], replacement, years=year - base)
    expected = (cells["said"] - cells["now"] + gone).clip(lower=0)
    need = (cells["came"] - cells["now"] + gone).clip(lower=0)
    nation = cells[["said", "now"]].assign(gone=gone).groupby(level="item").sum()
    places = (nation["said"] - nation["now"] + nation["gone"]).clip(lower=0)
    spread = {"regional": expected, "national": cells["now"], "known": need}
    made = pd.DataFrame(
        {name: _spread(places, weight, otherwise=cells["now"]) for name, weight in spread.items()}
    )
    return made.assign(need=need, origin=base, year=year).reset_index()[
        [*CELL, "origin", "year", "need", *RULES]
    ]


def assess(
    cells: pd.DataFrame, *, samples: int | None = None, level: float | None = None, seed: int = 0
) -> Allocation:
    """Measure what each rule leaves unmet and wastes, and how sure the difference is.

    The interval resamples regions and groups independently and keeps all origins and years of a cell together (the pigeonhole
    bootstrap, Owen 2007): cells of one region, or one group, are no independent trials.

    Args:
        cells: as `allocate` gives; several origins may be concatenated.
        samples: resamplings.
        level: share of them inside the interval.
        seed: of the resampling.
    """
    facts = parameters()["bootstrap"]
    count = int(samples or facts["samples"]["value"])
    share = float(level or facts["level"]["value"])
    unmet, surplus, need = _sums(cells)
    drawn = _resampled(unmet["regional"] - unmet["national"], need, count=count, seed=seed)
    # A billionth of the need is the arithmetic's own noise.
    low, high = np.round(np.quantile(drawn, [0.5 - share / 2, 0.5 + share / 2]), 9)
    total = float(need.sum())
    errors = {rule: (cells[rule] - cells["need"]).abs() for rule in ("regional", "national")}
    differ = (errors["regional"] - errors["national"]).abs() > 1e-6 * cells["need"].clip(lower=1.0)
    nearer = (errors["regional"] < errors["national"])[differ]
    return Allocation(
        need=total,
        unmet={rule: float(unmet[rule].sum()) / total for rule in RULES},
        surplus={rule: float(surplus[rule].sum()) / total for rule in RULES},
        difference=float((unmet["regional"] - unmet["national"]).sum()) / total,
        low=float(low),
        high=float(high),
        level=share,
        better=float(nearer.mean()) if len(nearer) else float("nan"),
        regions=need.shape[0],
        items=need.shape[1],
    )


def _column(frame: pd.DataFrame, value: str, name: str) -> pd.Series:
    keyed = frame.assign(**{key: frame[key].astype(str) for key in CELL})
    summed: pd.DataFrame = keyed.groupby(CELL)[[value]].sum(min_count=1)
    return summed[value].rename(name)


def _replaced(now: pd.Series, replacement: pd.DataFrame | float | None, *, years: int) -> pd.Series:
    if isinstance(replacement, pd.DataFrame):
        return _column(replacement, "value", "gone").reindex(now.index).fillna(0.0)
    yearly = parameters()["replacement"]["yearly"]["value"] if replacement is None else replacement
    return now * float(yearly) * years


def _spread(places: pd.Series, weight: pd.Series, *, otherwise: pd.Series) -> pd.Series:
    """Spread each group's places in proportion to a weight; as the employed where no region has any weight."""
    whole = weight.groupby(level="item").transform("sum")
    present = otherwise.groupby(level="item").transform("sum")
    share = (weight / whole.where(whole > 0)).fillna(otherwise / present.where(present > 0)).fillna(0.0)
    items = share.index.get_level_values("item")
    spread: pd.Series = share * places.reindex(items).to_numpy()
    return spread


def _sums(
    cells: pd.DataFrame,
) -> tuple[dict[str, NDArray[np.float64]], dict[str, NDArray[np.float64]], NDArray[np.float64]]:
    """Unmet and surplus by rule, and need, summed over origins and years: `[region, item]`, persons."""
    apart = {rule: cells["need"] - cells[rule] for rule in RULES}
    unmet = {rule: _wide(cells, one.clip(lower=0)) for rule, one in apart.items()}
    surplus = {rule: _wide(cells, (-one).clip(lower=0)) for rule, one in apart.items()}
    return unmet, surplus, _wide(cells, cells["need"])


def _wide(cells: pd.DataFrame, figures: pd.Series) -> NDArray[np.float64]:
    table = (
        cells[CELL]
        .assign(figure=figures)
        .pivot_table(index="region", columns="item", values="figure", aggfunc="sum")
    )
    return np.asarray(table.fillna(0.0).to_numpy(dtype=float))


def _resampled(
    difference: NDArray[np.float64], need: NDArray[np.float64], *, count: int, seed: int
) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    rows, columns = difference.shape
    regions = rng.multinomial(rows, np.full(rows, 1 / rows), size=count).astype(float)
    items = rng.multinomial(columns, np.full(columns, 1 / columns), size=count).astype(float)
    over = np.einsum("br,ri,bi->b", regions, difference, items, optimize=True)
    under = np.einsum("br,ri,bi->b", regions, need, items, optimize=True)
    return np.asarray(over / np.maximum(under, 1e-9))
