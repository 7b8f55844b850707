# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The true balance: what occupations ask for, by education group, against what people have studied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.education_groups import STAGES, Groups
from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def education_mix(employees: Floats, employed: Floats, groups: Groups) -> Floats:
    """Which educations every occupation asks for: a mix that does not change.

    The mix is a wish by stage and field (`education.yaml`, demand), fitted to the first year so that every occupation's employees
    have some education and every group's employed some occupation: the first year is in balance by definition, and later gaps
    come from occupations that grow and from what people study.

    Args:
        employees: the nation's employees by occupation in the first year, [occupation].
        employed: the nation's employed of 18-64 by group in the first year, [group].
        groups: the education groups.

    Returns:
        Persons asked for per employee, [occupation, group]; the nation's first year makes `employed`.
    """
    rows = employees * (employed.sum() / employees.sum())
    matrix = _wishes(groups) * rows[:, None]
    for _ in range(300):  # iterative proportional fitting (Deming & Stephan 1940)
        matrix *= rows[:, None] / np.maximum(matrix.sum(axis=1, keepdims=True), 1e-9)
        matrix *= employed / np.maximum(matrix.sum(axis=0), 1e-9)
    return np.asarray(matrix / np.maximum(employees[:, None], 1e-9))


def _wishes(groups: Groups) -> Floats:
    """How much each occupation asks for each group, [occupation, group], rows sum to 1."""
    facts = parameters("education")["demand"]
    common = groups.mix.mean(axis=0)
    rows = []
    for one in parameters("occupations")["occupations"]:
        stage = np.array([facts["stage"][one["code"][0]][name] for name in STAGES])
        field = _field(one["code"], facts["field"])
        preferred = np.array([facts["prefer"] if own == field else 1.0 for own in groups.field])
        weight = common * preferred
        within = np.array([weight[groups.stage == k].sum() for k in range(len(STAGES))])
        rows.append(stage[groups.stage] * weight / within[groups.stage])
    return np.array(rows)


def _field(occupation: str, fields: dict[str, str]) -> str:
    """The field of the longest beginning of the occupation's code that the parameters name."""
    beginnings = [occupation[:length] for length in range(len(occupation), 0, -1)]
    return next((fields[start] for start in beginnings if start in fields), "0")
