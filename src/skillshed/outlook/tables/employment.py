# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_employment` and `outlook_openings`: jobs by occupation, and who will be needed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.outlook import demand, openings

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.language import Text
    from skillshed.outlook.tables.settings import Settings

ROOM = 1_500_000_000
"""Bytes that the paths may take; a whole nation gets fewer paths rather than more memory."""
FEWEST = 100
UNKNOWN = "unknown"


def employment_tables(
    employment: pd.DataFrame, ages: pd.DataFrame | None, *, settings: Settings
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Make both tables from tidy datasets; without ages by occupation there are no openings.

    Args:
        employment: region, occupation, sex, year, value (persons by place of work).
        ages: region, occupation, age, sex, year, value; None when unknown.
        settings: horizon, draws, seed.

    Returns:
        The tables by name, and what was noticed on the way.

    Raises:
        InputError: the datasets cannot be projected; it says why and what to mend.
    """
    known = plain(employment, ["region", "occupation", "sex"])
    base = int(known["year"].max())
    forecast, paths = demand.project(
        known,
        base=base,
        horizon=settings.horizon,
        draws=_draws(known, settings),
        seed=settings.seed,
        level=settings.level,
        margins=True,
        with_draws=True,
    )
    remarks = list(forecast.attrs["remarks"])
    tables = {"outlook_employment": forecast}
    if ages is not None:
        structure = plain(ages, ["region", "occupation", "age", "sex"])
        needed = openings.project(
            paths,
            structure[structure["year"] <= base],
            base=base,
            horizon=settings.horizon,
            seed=settings.seed,
            level=settings.level,
        )
        remarks += needed.attrs["remarks"]
        tables["outlook_openings"] = needed
    return tables, remarks


def plain(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Keep the identified occupations, as plain columns: the keys as text, year and value."""
    kept = frame[frame["occupation"].astype(str) != UNKNOWN]
    return kept[["year", "value"]].assign(**{key: kept[key].astype(str) for key in keys})


def _draws(known: pd.DataFrame, settings: Settings) -> int:
    cells = known["region"].nunique() * known["occupation"].nunique() * (settings.horizon + 1)
    return max(FEWEST, min(settings.draws, ROOM // (8 * cells)))
