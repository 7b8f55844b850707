# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who lives where and works where: a gravity matrix fitted to residents at work and to jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography

    Floats = NDArray[np.float64]


def commute(geography: Geography, residents: Floats, jobs: Floats) -> Floats:
    """Fit commuting to both margins, each year starting from the year before (iterative proportional fitting).

    Args:
        geography: the map.
        residents: employed by place of residence and sex, [year, place, sex].
        jobs: jobs by place of work, any scale, [year, place].

    Returns:
        Expected employed, [year, residence, work, sex]; sums over work are the residents, over residence and sex the jobs
        scaled to as many.
    """
    facts = parameters("work")["commuting"]
    weight = np.exp(-geography.distances() / facts["decay"]) + facts["floor"]
    np.fill_diagonal(weight, facts["own"])
    if geography.has_rest:
        weight[:-1, -1] *= facts["outside"]  # the rest is one area: only a few of its jobs lie near
        weight[-1, :-1] *= facts["outside"]
    matrix = weight * jobs[0]
    years = []
    for year, wanted in zip(residents, jobs, strict=True):
        rows = year.sum(axis=1)
        matrix = _fit(matrix, rows, wanted * rows.sum() / wanted.sum())
        years.append(matrix[:, :, None] * (year / rows[:, None])[:, None, :])
    return np.stack(years)


def _fit(matrix: Floats, rows: Floats, columns: Floats) -> Floats:
    """Scale rows and columns in turn until both sums hold to a person in ten thousand (Deming & Stephan 1940)."""
    for _ in range(200):
        matrix = matrix * (columns / matrix.sum(axis=0))
        short = rows / matrix.sum(axis=1)
        matrix = matrix * short[:, None]
        if np.abs(short - 1).max() < 1e-4:  # noqa: PLR2004 - one in ten thousand
            break
    return matrix


def whole(expected: Floats, rng: np.random.Generator) -> NDArray[np.int64]:
    """Round each cell up or down by chance, so that sums stay right on average."""
    return np.floor(expected + rng.random(expected.shape)).astype(np.int64)
