# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Evaluate a forecast with intervals against what came and against naive forecasts from the same past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
from scipy.stats import norm

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.backtest.explanation import explanation
from skillshed.outlook.backtest.measures import crps_normal, measures, pit_normal
from skillshed.outlook.backtest.naive import NAIVE, naive_forecasts

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURES: Final = (
    "year",
    "origin",
    "horizon",
    "mean",
    "low",
    "high",
    "value",
    "actual",
    "forecast",
    "flag",
    "source",
    "mark",
    "method",
)
_PIT_BINS: Final = 10
_ALL: Final = "series"


@dataclass(frozen=True)
class Evaluation:
    """How good a forecast was.

    Attributes:
        cells: one row per series and year: keys, `origin, year, horizon, forecast, low, high, actual, last_value, drift, trend,
            constant_share, scale, pit, crps, inside, direction_right, faster_right`.
        by_series, by_horizon: the measures of `measures.measures` per series and per years ahead.
        pooled: the same over all cells, one row.
        naive: `horizon, method, wape, mape, beaten_share` (share of cells where we came nearer).
        pit: `bin, low, high, share`: ten bins; one tenth in each is perfect.
        crps_from: what the CRPS and PIT are computed from.
        unmatched: forecasts without an outcome, and outcomes without a forecast; they count nowhere.
    """

    cells: pd.DataFrame
    by_series: pd.DataFrame
    by_horizon: pd.DataFrame
    pooled: pd.DataFrame
    naive: pd.DataFrame
    pit: pd.DataFrame
    level: float
    unmatched: int
    crps_from: str = "normal distribution with the interval's mean and width"

    def explain(self) -> Text:
        """Say in a few sentences how good the forecast was."""
        return explanation(self.pooled.iloc[0], level=self.level, unmatched=self.unmatched)


def evaluate(
    forecast: pd.DataFrame,
    actual: pd.DataFrame,
    train: pd.DataFrame,
    *,
    level: float = 0.8,
    region: str = "region",
) -> Evaluation:
    """Evaluate a forecast.

    Args:
        forecast: long frame with any key columns, `year, mean, low, high` (persons or any count).
        actual: the same keys, `year, value`; rows that differ in a column the forecast lacks (sex, say) are summed, and the sum
            is unknown where a part is.
        train: the same keys, `year, value`, up to the origin: what the naive forecasts may know. Its last year is the origin.
        level: which share of outcomes the interval promises to hold.
        region: the key over which series add up to a nation.

    Raises:
        InputError: a column is missing, or forecast and outcome have no cell in common.
    """
    keys = _keys(forecast, actual, train)
    forecast, actual, train = (_plain(frame, keys) for frame in (forecast, actual, train))
    keys = keys or [_ALL]
    actual = actual.groupby([*keys, "year"], sort=False)["value"].sum(skipna=False).reset_index()
    origin = int(train["year"].max())
    joined = _joined(forecast, actual, keys)
    joined = joined.loc[joined["year"] > origin]
    unmatched = _unmatched(forecast, joined) + _unmatched(actual.loc[actual["year"] > origin], joined)
    _need_cells(joined, origin)
    years = sorted(int(year) for year in joined["year"].unique())
    alike = train.loc[train["value"].notna()]
    cells = joined.merge(
        naive_forecasts(alike, keys=keys, years=years, region=region), on=[*keys, "year"], how="inner"
    )
    _need_cells(cells, origin)
    cells = cells.merge(_scale(alike, keys), on=keys, how="left").assign(
        origin=origin, horizon=lambda f: f["year"] - origin
    )
    return summarise(_judged(cells, level), keys=keys, level=level, unmatched=unmatched)


def summarise(
    cells: pd.DataFrame, *, keys: Sequence[str], level: float = 0.8, unmatched: int = 0
) -> Evaluation:
    """Summarise judged cells, also those of several origins put together."""
    return Evaluation(
        cells=cells,
        by_series=measures(cells, list(keys)),
        by_horizon=measures(cells, ["horizon"]),
        pooled=measures(cells.assign(all="all"), ["all"]).drop(columns="all"),
        naive=_naive_table(cells),
        pit=_pit_table(cells),
        level=level,
        unmatched=unmatched,
    )


def _keys(forecast: pd.DataFrame, actual: pd.DataFrame, train: pd.DataFrame) -> list[str]:
    for name, frame, needed in (
        ("forecast", forecast, ("year", "mean", "low", "high")),
        ("actual", actual, ("year", "value")),
        ("train", train, ("year", "value")),
    ):
        lacking = [column for column in needed if column not in frame.columns]
        if lacking:
            raise _lacking(name, lacking)
    keys = [column for column in forecast.columns if column not in _FIGURES]
    for name, frame in (("actual", actual), ("train", train)):
        lacking = [key for key in keys if key not in frame.columns]
        if lacking:
            raise _lacking(name, lacking)
    return [str(key) for key in keys]


def _plain(frame: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Compare keys as text, so that 20 and "20" are the same age, and years and figures as numbers; `..` is no figure."""
    texts = {key: frame[key].astype(str) for key in keys}
    figures = [column for column in ("mean", "low", "high", "value") if column in frame.columns]
    numbers = {name: pd.to_numeric(frame[name], errors="coerce").astype(float) for name in figures}
    years = pd.to_numeric(frame["year"], errors="coerce")
    plain = frame.assign(**texts, **numbers, year=years).dropna(subset=["year"])
    return (plain if keys else plain.assign(**{_ALL: "all"})).astype({"year": "int64"})


def _lacking(name: str, columns: Sequence[str]) -> InputError:
    text = ", ".join(columns)
    return InputError(
        Text(sv=f"Tabellen {name} saknar kolumnen {text}.", en=f"The table {name} lacks the column {text}."),
        where=name,
        mend=Text(
            sv="Ge tre långa tabeller med samma nycklar: prognos, utfall och historia.",
            en="Give three long tables with the same keys: forecast, outcome and history.",
        ),
    )


def _need_cells(cells: pd.DataFrame, origin: int) -> None:
    if cells.empty:
        raise InputError(
            Text(
                sv=f"Prognos, utfall och historia har ingen cell gemensam efter {origin}.",
                en=f"Forecast, outcome and history have no cell in common after {origin}.",
            ),
            where=str(origin),
            mend=Text(
                sv="Kontrollera att regioner, åldrar och år skrivs lika i de tre tabellerna.",
                en="Check that regions, ages and years are written alike in the three tables.",
            ),
        )


def _joined(forecast: pd.DataFrame, actual: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Put outcomes beside forecasts."""
    came = actual.loc[actual["value"].notna(), [*keys, "year", "value"]].rename(columns={"value": "actual"})
    expected = forecast[[*keys, "year", "mean", "low", "high"]].rename(columns={"mean": "forecast"})
    return expected.dropna().merge(came, on=[*keys, "year"], how="inner")


def _unmatched(frame: pd.DataFrame, joined: pd.DataFrame) -> int:
    return max(len(frame) - len(joined), 0)


def _scale(train: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Mean yearly change of each series in its own past: the yardstick of MASE."""
    wide = train.pivot_table(
        index=keys, columns="year", values="value", aggfunc="sum", observed=True, min_count=1
    )
    scale = wide.diff(axis=1).abs().mean(axis=1)
    return scale.rename("scale").fillna(0.0).reset_index()


def _judged(cells: pd.DataFrame, level: float) -> pd.DataFrame:
    spread = (cells["high"] - cells["low"]) / (2 * norm.ppf(0.5 + level / 2))
    last = cells["last_value"]
    grown = {name: cells[name] / last.where(last > 0) for name in ("forecast", "actual")}
    whole = cells.groupby("year")[["forecast", "actual", "last_value"]].transform("sum")
    average = {name: whole[name] / whole["last_value"] for name in grown}
    return cells.assign(
        pit=pit_normal(cells["actual"], cells["forecast"], spread),
        crps=crps_normal(cells["actual"], cells["forecast"], spread),
        inside=(cells["actual"] >= cells["low"]) & (cells["actual"] <= cells["high"]),
        direction_right=np.sign(cells["forecast"] - last) == np.sign(cells["actual"] - last),
        faster_right=(grown["forecast"] > average["forecast"]) == (grown["actual"] > average["actual"]),
    )


def _naive_table(cells: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for horizon, part in cells.groupby("horizon"):
        ours = (part["forecast"] - part["actual"]).abs()
        for method in NAIVE:
            error = (part[method] - part["actual"]).abs()
            total = float(part["actual"].sum())
            relative = (error / part["actual"]).where(part["actual"] > 0)
            rows.append(
                {
                    "horizon": horizon,
                    "method": method,
                    "wape": float(error.sum()) / total if total else 0.0,
                    "mape": float(relative.mean()),
                    "beaten_share": float((ours < error).mean()),
                }
            )
    return pd.DataFrame(rows)


def _pit_table(cells: pd.DataFrame) -> pd.DataFrame:
    edges = np.linspace(0, 1, _PIT_BINS + 1)
    count, _ = np.histogram(cells["pit"], bins=edges)
    return pd.DataFrame(
        {
            "bin": np.arange(1, _PIT_BINS + 1),
            "low": edges[:-1],
            "high": edges[1:],
            "share": count / max(len(cells), 1),
        }
    )
