# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From starters to graduates: the link by which a plan of places changes the outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


def graduates_from_starters(
    starters: pd.DataFrame,
    completion: float | Mapping[str, float],
    length: int | Mapping[str, int],
) -> pd.DataFrame:
    """Graduates = starters × completion, as many years later as the education takes.

    Args:
        starters: region, education, year (of the start), value (persons).
        completion: share who finish, 0 to 1; one for all or by education.
        length: years from start to diploma; one for all or by education.

    Returns:
        region, education, year, value (persons), sorted; what `project(graduates=…)` takes.

    Raises:
        InputError: a share outside 0 to 1, a negative length, or an education that neither names.

    >>> told = pd.DataFrame({"region": ["31"], "education": ["G72"], "year": [2026], "value": [100]})
    >>> graduates_from_starters(told, 0.7, 3).values.tolist()
    [['31', 'G72', 2029, 70.0]]
    """
    education = starters["education"].astype(str)
    share = _each(education, completion, name="completion")
    years = _each(education, length, name="length")
    if ((share < 0) | (share > 1) | (years < 0)).any():
        raise InputError(
            Text(
                sv="Genomströmningen måste vara mellan 0 och 1, och längden minst 0 år.",
                en="Completion must be between 0 and 1, and the length at least 0 years.",
            ),
            where=f"completion={completion}, length={length}",
            mend=Text(sv="Ändra värdet.", en="Change the value."),
        )
    done = pd.DataFrame(
        {
            "region": starters["region"].astype(str),
            "education": education,
            "year": starters["year"].astype(int) + years.astype(int),
            "value": starters["value"].astype(float) * share,
        }
    )
    return done.groupby(["region", "education", "year"])["value"].sum().reset_index()


def _each(education: pd.Series, told: float | Mapping[str, float], *, name: str) -> pd.Series:
    if isinstance(told, (int, float)):
        return pd.Series(float(told), index=education.index)
    values = education.map(dict(told)).astype(float)
    if values.isna().any():
        lacking = ", ".join(sorted(set(education[values.isna()])))
        raise InputError(
            Text(sv=f"{name} saknas för {lacking}.", en=f"{name} is missing for {lacking}."),
            mend=Text(sv="Ange ett värde för varje utbildning.", en="Give a value for every education."),
        )
    return values
