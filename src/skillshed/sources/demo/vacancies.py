# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Vacant jobs: how many in all, and in which occupations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNKNOWN = "0002"
"""The occupation of those whose occupation no register knows; a vacant job always has one."""


def vacancy_rate(unemployment: Floats) -> Floats:
    """Vacant jobs per job: the fewer the unemployed, the more jobs are vacant (the Beveridge curve).

    Args:
        unemployment: the nation's share of the labour force, [year].
    """
    facts = parameters("work")["vacancies"]
    return np.asarray(facts["level"] * (facts["unemployment"] / unemployment) ** facts["slope"])


def vacant_jobs(employees: Floats, rate: Floats) -> Floats:
    """Vacant jobs by occupation; the nation's sum is the rate times its employees.

    Args:
        employees: by place of work, [year, place, occupation].
        rate: vacant jobs per job, [year].

    Returns:
        Expected vacant jobs, [year, place, occupation].
    """
    wanted = employees * _tightness()
    level = rate * employees.sum(axis=(1, 2)) / wanted.sum(axis=(1, 2))
    return np.asarray(wanted * level[:, None, None])


def _tightness() -> Floats:
    """What the parameters say of every occupation, [occupation]."""
    facts = parameters("vacancies")["tightness"]
    codes = [str(one["code"]) for one in parameters("occupations")["occupations"]]
    said = [[code[:length] for length in range(len(code), 0, -1)] for code in codes]
    found = [next((facts[start] for start in starts if start in facts), 1.0) for starts in said]
    return np.array([0.0 if code == UNKNOWN else one for code, one in zip(codes, found, strict=True)])
