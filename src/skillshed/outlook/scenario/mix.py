# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which occupations an employer's jobs are: its own mix, or its industry's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed import codes
from skillshed.codes.refusal import suggestions
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text
from skillshed.outlook.scenario.lookup import chosen

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.shocks import Employer

STANDARD = "sni2007"
TABLE = "employment_by_occupation_industry"


def occupation_mix(
    shock: Employer, baseline: Baseline, *, area: str, employed: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the share of an employer's jobs by occupation.

    Args:
        shock: the employer.
        baseline: whose occupations are meant.
        area: code of the employer's area.
        employed: the area's employed in the base year, shape (occupation,); a code of several occupations is
            divided as they are.

    Returns:
        Shares, shape (occupation,), summing to one.
    """
    if shock.industry:
        return _of_industry(shock, baseline, area)
    mix = np.zeros(len(baseline.occupations))
    for text, share in shock.shares().items():
        held = chosen([text], shock=shock, field="occupations", known=baseline.occupations)
        weight = np.where(held, np.maximum(employed, 1e-6), 0.0)
        mix += share * weight / weight.sum()
    return mix


def _of_industry(shock: Employer, baseline: Baseline, area: str) -> NDArray[np.float64]:
    table = baseline.table(TABLE)
    if table is None:
        raise InputError(
            Text(
                sv="Releasen har inga yrken efter näringsgren.",
                en="The release has no occupations by industry.",
            ),
            where=shock.where("industry"),
            mend=Text(
                sv="Ge yrken i stället (occupations), eller importera anställda efter yrke och näringsgren.",
                en="Give occupations instead, or import employees by occupation and industry.",
            ),
        )
    rows = table[table["industry"] == _industry(shock, sorted(table["industry"].unique()))]
    where = next(
        region
        for region in (area, area[:2], codes.NATION, rows["region"].iloc[0])
        if (rows["region"] == region).any()
    )
    rows = rows[rows["region"] == where]
    return _shares(rows[rows["year"] == rows["year"].max()], baseline.occupations)


def _shares(rows: pd.DataFrame, occupations: list[str]) -> NDArray[np.float64]:
    persons = rows.groupby("occupation")["value"].sum().reindex(occupations).fillna(0.0).to_numpy(dtype=float)
    return np.asarray(persons / max(persons.sum(), 1e-9))


def _industry(shock: Employer, known: list[str]) -> str:
    """Find the industry, or the group of industries that holds it."""
    wanted = shock.industry.strip()
    names = codes.classification(STANDARD)
    called = {text.casefold(): code for code, item in names.items.items() for text in item.name}
    code = called.get(wanted.casefold(), wanted.upper())
    found = [one for one in known if code == one or code in one.split("+")]
    if found:
        return found[0]
    spoken = {str(names.name(part)): one for one in known for part in one.split("+") if part in names}
    near = ", ".join(suggestions(wanted, spoken) or known)
    raise UnknownCodeError(
        Text(sv=f"Förstår inte näringsgrenen ”{wanted}”.", en=f'Cannot read the industry "{wanted}".'),
        where=shock.where("industry"),
        mend=Text(sv=f"Uppgifter finns om {near}.", en=f"There are figures for {near}."),
    )
