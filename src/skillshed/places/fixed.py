# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Groups as given: pupils placed as well as they can be, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.places.goals import GOALS
from skillshed.places.highs import minimise
from skillshed.places.program import program as program_of

if TYPE_CHECKING:
    from skillshed.places.case import Case
    from skillshed.places.highs import Floats
    from skillshed.places.program import Program

COUNTS: Final = ("placement", "seats", "needs", "tail", "change", "equity")


def spread(program: Program, groups: pd.DataFrame) -> Floats:
    """Groups as an array, [pair, year]; a row without a year stands for every year."""
    net = program.network
    if "year" not in groups:
        groups = groups.merge(net.axis("year"), how="cross")
    keys = pd.MultiIndex.from_frame(net.labels("pair", "year"))
    told = groups.groupby(["programme", "site", "year"])["groups"].sum().reindex(keys).fillna(0.0)
    return np.asarray(told, dtype=float).reshape(len(net.pairs), len(net.years))


def hold(program: Program, groups: Floats) -> Floats | None:
    """Place pupils with the groups given, every rule kept; None where the groups break a rule.

    Args:
        program: the program.
        groups: [pair, year].
    """
    linear, x = program.whole, program.columns
    if (groups > x.upper[x["groups"]] + 1e-9).any():
        return None
    least, most = linear.least.copy(), linear.most.copy()
    for name, value in (("groups", groups), ("offered", np.minimum(groups, 1.0))):
        least[x[name]] = most[x[name]] = value
    answer = minimise(replace(linear, least=least, most=most, whole=np.zeros(x.count, dtype=bool)))
    return None if answer.x is None else np.maximum(answer.x, 0.0)


def evaluate(case: Case, groups: pd.DataFrame, future: str | None = None) -> dict[str, float]:
    """What given groups come to: each goal in its own unit, and `weighed` in kronor. The rules that limit groups are not asked.

    Args:
        case: the case.
        groups: programme, site, groups, and year unless they are the same every year.
        future: one of its futures; all of them unless told.
    """
    program = program_of(case if future is None else case.one_future(future))
    point = counted(program, spread(program, groups))
    made = {name: float(program.measure(name) @ point) for name in GOALS}
    return {**made, "weighed": float(program.weighed @ point) * 1e6}  # fmt: skip


def placed(program: Program, groups: pd.DataFrame) -> Floats:
    """Place pupils with the groups given: every rule kept where the program's own wishes let it be, else as well as they can be."""
    given = spread(program, groups)
    held = hold(program, given)
    return counted(program, given) if held is None else held


def counted(program: Program, groups: Floats) -> Floats:
    """Place pupils with the groups given, [pair, year], as well as they can be; the rules that limit groups and pupils are not asked."""
    x, linear = program.columns, program.whole
    rows = np.concatenate(
        [np.arange(program.first[name], program.first[name] + len(program.rows[name])) for name in COUNTS]
    )
    least, most = linear.least.copy(), linear.most.copy()
    for name, value in (("groups", groups), ("offered", np.minimum(groups, 1.0))):
        least[x[name]] = most[x[name]] = value
    part = replace(linear, least=least, most=most, whole=np.zeros(x.count, dtype=bool)).part(
        np.arange(x.count), rows
    )
    point = minimise(part).x
    assert point is not None  # whatever the groups, everybody can be counted as unmet
    return np.maximum(point, 0.0)
