# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Held against what came: each year foretold from the years before it, beside "same as last year"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.applicants.model import KEYS, fit

if TYPE_CHECKING:
    from skillshed.places.applicants.model import Offers

LEARNING: Final = 2
"""Years that must be known before the first that is foretold."""


def backtest(applications: pd.DataFrame, offers: Offers, pupils: pd.DataFrame) -> pd.DataFrame:
    """Foretell every year from those before it.

    Args:
        applications: year, municipality, programme, site, applicants.
        offers: what was offered.
        pupils: municipality, year, pupils.

    Returns:
        level (`site`: home × programme × school, `programme`: home × programme), year, cells, persons, model, last_year: the sum of
        absolute errors over the sum of applicants (WAPE), and better (whether the model's is smaller).

    Raises:
        InputError: fewer than three years.
    """
    years = sorted(int(year) for year in applications["year"].unique())
    if len(years) <= LEARNING:
        raise InputError(
            Text(sv="För få år av ansökningar för att pröva modellen.", en="Too few years of applications to test the model."),
            where=", ".join(map(str, years)),
            mend=Text(sv="Läs in minst tre års ansökningar.", en="Import at least three years of applications."),
        )  # fmt: skip
    rows = [row for year in years[LEARNING:] for row in _one(applications, offers, pupils, year=year)]
    return pd.DataFrame(rows).sort_values(["level", "year"], ignore_index=True)


def _one(
    applications: pd.DataFrame, offers: Offers, pupils: pd.DataFrame, *, year: int
) -> list[dict[str, object]]:
    model = fit(applications[applications["year"] < year], offers, pupils)
    now = pupils[pupils["year"] == year].set_index("municipality")["pupils"].to_dict()
    said = model.predict(offers, year, {str(home): float(count) for home, count in now.items()})
    told = {
        "actual": _of(applications, year),
        "last": _of(applications, year - 1),
        "model": said.set_index(KEYS)["applicants"],
    }
    whole = pd.concat(told, axis=1).fillna(0.0)
    return [_errors(whole.groupby(level=list(range(depth))).sum(), level, year) for level, depth in (("programme", 2), ("site", 3))]  # fmt: skip


def _of(applications: pd.DataFrame, year: int) -> pd.Series:
    return applications[applications["year"] == year].set_index(KEYS)["applicants"]


def _errors(whole: pd.DataFrame, level: str, year: int) -> dict[str, object]:
    persons = whole["actual"].sum()
    model, last = ((whole[name] - whole["actual"]).abs().sum() / persons for name in ("model", "last"))
    return {"level": level, "year": year, "cells": len(whole), "persons": persons, "model": model, "last_year": last, "better": bool(model < last)}  # fmt: skip
