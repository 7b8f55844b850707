# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""When no plan keeps every rule: the smallest relief that makes one possible, in words (elastic programming, Chinneck 2008, ch. 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.language import LANGUAGES, Text, use_language
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


_LOCK = Text(sv="lätta låset på {where} med {amount}", en="ease the lock on {where} by {amount}")
_RULE = Text(sv="{title}, {where}: {amount}", en="{title}, {where}: {amount}")
_ONE = Text(sv="hösten {first}", en="autumn {first}")
_SEVERAL = Text(sv="höstarna {first}\N{EN DASH}{last}", en="autumns {first}\N{EN DASH}{last}")
_GROUPS = Text(sv="grupp", en="group")
_MANY: Final[dict[str, str]] = {
    "elev": "elever", "grupp": "grupper", "arbetsplats": "arbetsplatser", "miljon": "miljoner", "enhet": "enheter",
    "pupil": "pupils", "group": "groups", "teacher": "teachers", "workplace": "workplaces", "programme": "programmes", "unit": "units",
}  # fmt: skip
"""A unit's first word where there are several."""


@dataclass(frozen=True)
class Relief:
    """One rule that must give way somewhere, in one autumn or several.

    Attributes:
        rule: its name in RULES.
        labels: what its rows are about, but for the autumn.
        years: the autumns; empty where the rule has none.
        by: how much in the autumn that needs most, in the rule's unit.
        words: the same in words, with names for codes.
    """

    rule: str
    labels: dict[str, object]
    years: tuple[int, ...]
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
    found: dict[tuple[object, ...], list[tuple[dict[str, object], float]]] = {}
    for at in np.flatnonzero(broken > SMALL):
        rule, labels = _row(program, int(rows[at]))
        same = (rule, *(str(value) for key, value in labels.items() if key != "year"))
        found.setdefault(same, []).append((labels, float(broken[at])))
    reliefs = [_relief(case, str(rule), told) for (rule, *_), told in found.items()]
    return sorted(reliefs, key=lambda one: -one.by)


def _row(program: Program, row: int) -> tuple[str, dict[str, object]]:
    """The rule of a row, and what it is about."""
    rule = program.rule_of(row)
    told = program.rows[rule].labels.iloc[row - program.first[rule]].to_dict()
    return rule, {str(key): value for key, value in told.items()}


def _relief(case: Case, rule: str, told: list[tuple[dict[str, object], float]]) -> Relief:
    """Name a rule that gives way in one autumn or several."""
    years = tuple(sorted(int(str(one["year"])) for one, _ in told if "year" in one))
    labels = {key: value for key, value in told[0][0].items() if key != "year"}
    by, named = max(amount for _, amount in told), names(case)
    codes = [str(value) for key, value in labels.items() if key not in {"who", "why"} and _said(value)]
    where = ", ".join(named.get(code, code) for code in codes)
    said = []
    for language in LANGUAGES:
        with use_language(language):
            said.append(_words(rule, where + _when(years), by))
    return Relief(rule, labels, years, by, Text(*said))


def _words(rule: str, where: str, by: float) -> str:
    """A relief in the current language."""
    if rule == "locks":
        return str(_LOCK).format(where=where, amount=_amount(by, str(_GROUPS)))
    told = RULES[rule]
    return str(_RULE).format(title=told.title, where=where, amount=_amount(by, str(told.unit or told.title)))


def _when(years: tuple[int, ...]) -> str:
    text = _ONE if len(years) == 1 else _SEVERAL
    return ", " + str(text).format(first=years[0], last=years[-1]) if years else ""


def _amount(by: float, unit: str) -> str:
    """So many of a unit, in the singular where there is one at most."""
    first, space, rest = unit.partition(" ")
    number = f"{by:.1f}".removesuffix(".0")
    told = Text(sv=number.replace(".", ","), en=number)
    return f"{told} {first if float(number) <= 1 else _MANY.get(first, first)}{space}{rest}"


def names(case: Case) -> dict[str, str]:
    """What a case's codes are called: programmes, sites, municipalities."""
    frames = ((case.municipalities, "municipality"), (case.sites, "site"), (case.programmes, "programme"))
    return {str(code): str(name) for frame, key in frames for code, name in zip(frame[key], frame["name"], strict=True)}  # fmt: skip


def _said(value: object) -> bool:
    return str(value) not in {"", "nan", "<NA>"}


def place(labels: dict[str, object] | pd.Series) -> str:
    """The labels of a row in a line."""
    told = [str(value) for key, value in labels.items() if key not in {"who", "why"}]
    return " · ".join(one for one in told if _said(one))
