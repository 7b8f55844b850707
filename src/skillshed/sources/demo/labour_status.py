# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Employed, self-employed, registered unemployed or outside, by education group: the residents' status on the labour market."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.education_groups import STAGES, Groups
from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.sources.demo.education import Education

    Floats = NDArray[np.float64]

STATUSES = ("employees", "self_employed", "unemployed", "outside")


def status_by_group(
    education: Education, employed: Floats, people: NDArray[np.int64], *, rng: np.random.Generator
) -> Floats:
    """Divide every group's stock of 18-64 by status.

    Employment relative to the average of the place and sex depends on the stage and a little on the group itself; it is scaled
    so that the groups' employed add up to the place's.

    Args:
        education: the stock.
        employed: employed residents, [year, place, sex, age].
        people: residents, [year, place, sex, age].
        rng: where the groups' own level comes from.

    Returns:
        Expected persons, [year, place, sex, group, status] in the order of STATUSES; sums to the stock.
    """
    facts, groups = parameters("education")["labour_force"], education.groups
    own = np.exp(rng.normal(0, facts["spread"], len(groups.codes)))
    relative = np.array([facts["relative"][stage] for stage in STAGES])[groups.stage] * own
    span = slice(18, 65)
    rate = employed[..., span].sum(axis=-1) / np.maximum(people[..., span].sum(axis=-1), 1)
    stock = education.stock.astype(np.float64)
    working = stock * np.minimum(rate[..., None] * relative, 0.97)
    working *= (employed[..., span].sum(axis=-1) / np.maximum(working.sum(axis=-1), 1e-9))[..., None]
    working = np.minimum(working, 0.99 * stock)
    rest = stock - working
    registered = rest * np.array([facts["unemployed"][stage] for stage in STAGES])[groups.stage]
    firm = working * _self_employed(groups)
    return np.stack([working - firm, firm, registered, rest - registered], axis=-1)


def _self_employed(groups: Groups) -> Floats:
    """Share of the employed who run a firm of their own, [sex, group]."""
    facts = parameters("work")["self_employed"]
    level = facts["base"] + facts["per_year_of_age"] * 17
    return np.asarray(np.array([[facts["men"]], [facts["women"]]]) * level * np.ones(len(groups.codes)))
