# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""When no plan keeps every rule: the smallest relief that makes one possible, in words (elastic programming, Chinneck 2008, ch. 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.language import Text
from skillshed.places.highs import Effort, minimise
from skillshed.places.program import program as program_of
from skillshed.places.rules import RULES

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.case import Case
    from skillshed.places.program import Program

SMALL: Final = 1e-6
# What is easier to give comes first: a unit of it weighs less.
EASE: Final = {"ramp": 1.0, "minimum": 0.2, "selection": 2.0, "travel": 0.2, "locks": 3.0, "premises": 3.0, "teachers": 3.0, "workplaces": 0.3, "budget": 1.0, "caps": 1.0}  # fmt: skip


@dataclass(frozen=True)
class Relief:
    """One rule that must give way, where and by how much.

    Attributes:
        rule: its name in RULES.
        labels: what its row is about.
        by: how much, in the rule's unit.
        words: the same as a sentence.
    """

    rule: str
    labels: dict[str, object]
    by: float
    words: Text


def conflicts(case: Case, *, seconds: float = 20.0) -> list[Relief]:
    """The least that rules must give way for a plan to exist; empty when one exists.

    Args:
        case: the case.
        seconds: wall time at most.
    """
    program = program_of(case)
    rows = np.concatenate(
        [np.arange(program.first[name], program.first[name] + len(program.rows[name])) for name in EASE]
    )
    price = np.concatenate([np.full(len(program.rows[name]), weight) for name, weight in EASE.items()])
    elastic = replace(program.whole, cost=np.zeros(program.columns.count)).elastic(rows, price)
    point = minimise(elastic, Effort(seconds=seconds, gap=0.01)).x
    if point is None:
        return []
    broken = point[program.columns.count :].reshape(2, -1).sum(axis=0)
    reliefs = [_relief(program, int(rows[at]), float(broken[at])) for at in np.flatnonzero(broken > SMALL)]
    return sorted(reliefs, key=lambda one: -one.by)  # fmt: skip


def _relief(program: Program, row: int, by: float) -> Relief:
    """Name a row that gives way."""
    rule = program.rule_of(row)
    told_of = program.rows[rule].labels.iloc[row - program.first[rule]].to_dict()
    labels = {str(key): value for key, value in told_of.items()}
    told, unit = RULES[rule], RULES[rule].unit or RULES[rule].title
    where = place(labels)
    amount = f"{by:.1f}".removesuffix(".0")
    return Relief(
        rule,
        labels,
        by,
        Text(
            sv=f"{told.title.sv}, {where}: {amount.replace('.', ',')} {unit.sv}",
            en=f"{told.title.en}, {where}: {amount} {unit.en}",
        ),
    )


def place(labels: dict[str, object] | pd.Series) -> str:
    """The labels of a row in a line."""
    told = [str(value) for key, value in labels.items() if key not in {"who", "why"}]
    return " · ".join(one for one in told if one not in {"", "nan", "<NA>"})
