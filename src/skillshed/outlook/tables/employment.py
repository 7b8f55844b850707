# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_employment` and `outlook_openings`: jobs by occupation, and who will be needed for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text
from skillshed.outlook import openings
from skillshed.outlook.tables.employment_sums import areas_of_paths, employment_of_areas
from skillshed.outlook.tables.jobs import Jobs

if TYPE_CHECKING:
    from skillshed.codes import AreaList
    from skillshed.outlook.tables.settings import Settings

ROOM = 1_500_000_000
"""Bytes that the paths may take; a whole nation gets fewer paths rather than more memory."""
FEWEST = 100
UNKNOWN = "unknown"
_AGES_LATER = Text(
    sv="Anställda efter yrke och ålder finns bara för år efter {base}, det sista året med anställda efter yrke; därför sägs inget rekryteringsbehov. Ta in nyare anställda efter yrke.",
    en="Employees by occupation and age are there only for years after {base}, the last year of employees by occupation; so no openings are told. Take in newer employees by occupation.",
)


def employment_tables(
    employment: pd.DataFrame,
    ages: pd.DataFrame | None,
    *,
    areas: AreaList | None = None,
    settings: Settings,
    projected: Jobs | None = None,
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Make both tables from tidy datasets; without ages by occupation there are no openings.

    Args:
        employment: region, occupation, sex, year, value (persons by place of work).
        ages: region, occupation, age, sex, year, value; None when unknown.
        areas: the areas there are; those made of the regions that are projected are summed of them.
        settings: horizon, draws, seed.
        projected: where the projection of the jobs is kept for whoever needs it next.

    Returns:
        The tables by name, and what was noticed on the way.

    Raises:
        InputError: the datasets cannot be projected; it says why and what to mend.
    """
    known = plain(employment, ["region", "occupation", "sex"])
    base = int(known["year"].max())
    forecast, paths = (projected or Jobs()).project(
        known, base=base, draws=affordable(known, settings), settings=settings
    )
    remarks = list(forecast.attrs["remarks"])
    summed = areas_of_paths(paths, areas) if areas is not None else {}
    wholes = employment_of_areas(forecast, paths, summed, level=settings.level)
    tables = {"outlook_employment": pd.concat([forecast, wholes], ignore_index=True)}
    structure = _known_by(ages, base)
    if ages is not None and structure is None:
        remarks.append(Text(sv=_AGES_LATER.sv.format(base=base), en=_AGES_LATER.en.format(base=base)))
    if structure is not None:
        needed = openings.project(
            paths,
            structure,
            base=base,
            horizon=settings.horizon,
            wholes=summed,
            seed=settings.seed,
            level=settings.level,
        )
        remarks += needed.attrs["remarks"]
        tables["outlook_openings"] = needed
    return tables, remarks


def _known_by(ages: pd.DataFrame | None, base: int) -> pd.DataFrame | None:
    """The ages by occupation up to the base year; nothing where there are none, or none so early."""
    if ages is None:
        return None
    structure = plain(ages, ["region", "occupation", "age", "sex"])
    structure = structure[structure["year"] <= base]
    return structure if structure["value"].sum() > 0 else None


def plain(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Keep the identified occupations, as plain columns: the keys as text, year and value."""
    kept = frame[frame["occupation"].astype(str) != UNKNOWN]
    return kept[["year", "value"]].assign(**{key: kept[key].astype(str) for key in keys})


def whole_sums(jobs: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum over the sexes where every one of them is known: keys, year, value."""
    groups = jobs.groupby([*keys, "year"])["value"]
    return groups.sum().where(groups.count() == groups.size()).dropna().reset_index()


def affordable(known: pd.DataFrame, settings: Settings) -> int:
    """Tell how many paths there is room for: as many as asked, fewer for a whole nation."""
    cells = known["region"].nunique() * known["occupation"].nunique() * (settings.horizon + 1)
    return max(FEWEST, min(settings.draws, ROOM // (8 * cells)))
