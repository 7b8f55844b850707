# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Do datasets agree with each other: births with mothers, deaths with the living, and the population's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.warehouse.check import Check
from skillshed.warehouse.limits import limit
from skillshed.warehouse.partition import years_of
from skillshed.warehouse.wording import number, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SIGNS = {"in_domestic": 1.0, "out_domestic": -1.0, "immigration": 1.0, "emigration": -1.0}
_BY = ["region", "year"]


def agree(datasets: Mapping[str, pd.DataFrame]) -> Iterator[Check]:
    """Put questions to pairs of datasets; a question whose datasets are absent is not asked.

    Args:
        datasets: tidy frames by name; the questions concern `population`, `births`, `deaths`, `migration`.
    """
    population = datasets.get("population")
    if population is None:
        return
    if "deaths" in datasets:
        yield _at_most(("deaths", datasets["deaths"]), population, _DEATHS)
    if "births" in datasets:
        women = population[population["sex"].isin(["2"]) & _between(population, "mothers")]
        if len(women):
            yield _at_most(("births", datasets["births"]), women, _BIRTHS)
    if {"births", "deaths", "migration"} <= set(datasets):
        yield from _balance(datasets)


_DEATHS = Text(sv="döda mot levande", en="deaths against the living")
_BIRTHS = Text(sv="födda mot kvinnor i barnafödande ålder", en="births against women of childbearing age")


def _between(frame: pd.DataFrame, who: str) -> pd.Series:
    youngest, oldest = limit(f"{who}_youngest"), limit(f"{who}_oldest")
    spans = {code: years_of(str(code)) for code in frame["age"].cat.categories}
    inside = [code for code, span in spans.items() if span and span[0] <= oldest and span[1] >= youngest]
    return frame["age"].isin(inside)


def _sums(frame: pd.DataFrame) -> pd.Series:
    """Sum to region and year; a sum with a missing part is missing, not small."""
    grouped = frame.assign(region=frame["region"].astype("str")).groupby(_BY, observed=True)["value"]
    summed: pd.Series = grouped.sum().where(grouped.count() == grouped.size())
    return summed


def _at_most(events: tuple[str, pd.DataFrame], people: pd.DataFrame, words: Text) -> Check:
    """No more events than people in any area and year."""
    name, frame = events
    both = pd.concat([_sums(frame), _sums(people)], axis=1, keys=["events", "people"]).dropna()
    over = both[both["events"] > both["people"]]
    count = number(len(both))
    figures: dict[str, float | int | str] = {"compared": len(both), "too_many": len(over)}
    if over.empty:
        detail = Text(
            sv=f"{words.sv}: {count.sv} områden och år stämmer",
            en=f"{words.en}: {count.en} areas and years agree",
        )
        return Check(name, "not more than the population", passed=True, detail=detail, figures=figures)
    (region, year), row = over.index[0], over.iloc[0]
    event, alive = number(row["events"]), number(row["people"])
    return Check(
        name,
        "not more than the population",
        passed=False,
        detail=Text(
            sv=f"{words.sv}: {event.sv} mot {alive.sv} i region {region} år {year}.",
            en=f"{words.en}: {event.en} against {alive.en} in region {region} in {year}.",
        ),
        figures=figures,
        where=f"region {region}, year {year}",
        source=_source(frame, str(region), int(year)),
    )


def _source(frame: pd.DataFrame, region: str, year: int) -> str:
    rows = frame[(frame["region"] == region) & (frame["year"] == year)]
    return str(rows["source"].iloc[0]) if len(rows) else ""


def _balance(datasets: Mapping[str, pd.DataFrame]) -> Iterator[Check]:
    """population(t) = population(t-1) + births - deaths + moves: tell the residual."""
    account = _account(datasets)
    if account.empty:
        return
    relative = account["residual"].abs() / account["before"].clip(lower=1)
    region, year = relative.index[int(relative.argmax())]
    largest, mean = float(relative.max()), float(relative.mean())
    count, worst, usual = number(len(account)), share(largest), share(mean)
    yield Check(
        "population",
        "accounting identity",
        passed=largest <= limit("balance_warning"),
        hard=False,
        detail=Text(
            sv=f"folkmängd = förra årets + födda − döda + flyttningar: {count.sv} områden och år, medelavvikelse "
            f"{usual.sv}, störst {worst.sv} (region {region}, {year})",
            en=f"population = last year's + births − deaths + moves: {count.en} areas and years, mean deviation "
            f"{usual.en}, largest {worst.en} (region {region}, {year})",
        ),
        figures={
            "compared": len(account),
            "largest_share": round(largest, 9),
            "mean_share": round(mean, 9),
            "largest_persons": float(account["residual"].abs().max()),
        },
    )


def _account(datasets: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Region and year with all terms known: before, now, births, deaths, moves, residual (persons)."""
    now = _sums(datasets["population"])
    before = now.rename(index=lambda year: year + 1, level="year")
    moves = _net(datasets["migration"])
    terms = {
        "now": now,
        "before": before,
        "births": _sums(datasets["births"]),
        "deaths": _sums(datasets["deaths"]),
        "moves": moves,
    }
    account = pd.concat(terms, axis=1).dropna()
    expected = account["before"] + account["births"] - account["deaths"] + account["moves"]
    return account.assign(residual=account["now"] - expected)


def _net(migration: pd.DataFrame) -> pd.Series:
    """Net moves by region and year, where all four flows are told."""
    sign = migration["flow"].map(_SIGNS).astype("float64")
    signed = migration.assign(value=migration["value"] * sign)
    flows = (
        migration.assign(region=migration["region"].astype("str"))
        .groupby(_BY, observed=True)["flow"]
        .nunique()
    )
    net: pd.Series = _sums(signed).where(flows == len(_SIGNS))
    return net.replace([np.inf, -np.inf], np.nan)
