# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who can stand in for whom: the flexibility matrix, education group × occupation, with full, partial or no match."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.codes import classification
from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.mix.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

FULL, PARTIAL, NONE = "full", "partial", "none"
OWN = Text(
    sv="Vilka utbildningar som passar vilka yrken är vår egen bedömning av nivå och inriktning; SCB:s matchningskarta kan läsas in i stället.",
    en="Which educations fit which occupations is our own judgement of level and field; SCB's matching map can be read in its place.",
)
"""What must be told beside everything that rests on the package's own matrix."""


@cache
def flexibility() -> pd.DataFrame:
    """The package's own matrix: occupation (SSYK3), education, match (full or partial); pairs not named do not match."""
    lines = files("skillshed.outlook").joinpath("parameters/flexibility.csv").read_text(encoding="utf-8")
    told = [
        line.split(",") for line in lines.splitlines() if line and not line.startswith(("#", "occupation"))
    ]
    groups = classification("education_group").codes()
    rows = []
    for occupation, full, partial in told:
        whole = _members(full, groups)
        rows += [(occupation, group, FULL) for group in whole]
        rows += [(occupation, group, PARTIAL) for group in _members(partial, groups) if group not in whole]
    return pd.DataFrame(rows, columns=["occupation", "education", "match"])


def _members(patterns: str, groups: Sequence[str]) -> list[str]:
    wanted = re.compile("|".join(translate(pattern) for pattern in patterns.split()) or "(?!)")
    return [group for group in groups if wanted.match(group)]


def read_flexibility(path: str | Path) -> pd.DataFrame:
    """Read another matrix, such as SCB's matching map, from CSV with occupation, education, match.

    Args:
        path: match is `full`, `partial` or `none` (helt, delvis, inte in Swedish); pairs not named do not match.

    Raises:
        InputError: a column or a match is not understood.
    """
    frame = pd.read_csv(path, dtype=str)
    lacking = [name for name in ("occupation", "education", "match") if name not in frame]
    words = {"helt": FULL, "delvis": PARTIAL, "inte": NONE}
    match = frame["match"].str.strip().str.lower().replace(words) if not lacking else pd.Series(dtype=str)
    odd = sorted(set(match) - {FULL, PARTIAL, NONE})
    if lacking or odd:
        raise InputError(
            Text(sv="Matchningskartan går inte att tolka.", en="The matching map cannot be understood."),
            where=f"{path}: {', '.join(lacking or odd)}",
            mend=Text(
                sv="Ge kolumnerna occupation, education och match, där match är full, partial eller none.",
                en="Give the columns occupation, education and match, where match is full, partial or none.",
            ),
        )
    return frame.assign(match=match)[["occupation", "education", "match"]]


def affinity(
    occupations: Sequence[str], educations: Sequence[str], matches: pd.DataFrame | None = None
) -> NDArray[np.float64]:
    """Weights before the margins are met, [occupation, education].

    An occupation that the matrix does not know takes what its first two digits, then its first, have on average.

    Args:
        occupations: SSYK3.
        educations: education groups.
        matches: occupation, education, match; the package's own unless given.
    """
    weights = {name: float(each) for name, each in setting("affinity.weights").items()}
    told = flexibility() if matches is None else matches
    coded = told.assign(weight=told["match"].map(weights))
    wide = coded.pivot_table(index="occupation", columns="education", values="weight", aggfunc="max")
    wide = wide.reindex(columns=list(educations)).fillna(weights[NONE])
    for group in set(setting("affinity.unknown_group")) & set(educations):
        wide[group] = weights[PARTIAL]
    weights_of = wide.to_numpy(dtype=float)
    known = [str(code) for code in wide.index]
    return np.array([_row(weights_of, known, occupation) for occupation in occupations])


def _row(weights: NDArray[np.float64], known: Sequence[str], occupation: str) -> NDArray[np.float64]:
    for length in (len(occupation), 2, 1):
        alike = [place for place, code in enumerate(known) if code.startswith(occupation[:length])]
        if alike:
            return np.asarray(weights[alike].mean(axis=0))
    return np.ones(weights.shape[1])
