# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which variable of a table is which dimension of a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.sources.translation import divide, translator
from skillshed.sources.variables import is_known, stands_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.kinds import TableKind
    from skillshed.sources.table import RawTable, Variable

_SPECIFIC: Final = ("workplace", "origin", "destination", "education_level", "occupation", "industry")
_BY_VALUES: Final = ("region", "sex", "age", "year")
_SHARE: Final = 0.9
_NEW: Final = re.compile("2012")
_OLD: Final = re.compile("96")
_BREAK: Final = 2013  # last year that SCB published on SSYK 96; SSYK 2012 begins with 2014


@dataclass(frozen=True)
class Assignment:
    """How a table would be read as a kind.

    Args:
        kind: the kind.
        mapped: dimension -> the table's variable.
        lacking: dimensions the kind must have and the table lacks.
        besides: variables of the table that the kind has no dimension for.
    """

    kind: TableKind
    mapped: dict[str, Variable]
    lacking: tuple[str, ...]
    besides: tuple[Variable, ...]


def assign(kind: TableKind, raw: RawTable) -> Assignment:
    """Pair the dimensions of a kind with the variables of a table, by name and where that fails by values."""
    free = list(raw.variables)
    mapped: dict[str, Variable] = {}
    order = sorted(kind.dimensions, key=lambda dimension: dimension not in _SPECIFIC)
    for dimension in order:
        variable = _named(dimension, kind, free)
        if variable is not None:
            mapped[dimension] = variable
            free.remove(variable)
    for dimension in order:
        variable = None if dimension in mapped else _by_values(dimension, kind, free)
        if variable is not None:
            mapped[dimension] = variable
            free.remove(variable)
    ordered = {dimension: mapped[dimension] for dimension in kind.dimensions if dimension in mapped}
    told = set(ordered) | ({kind.member_dimension} if raw.contents is not None else set())
    lacking = tuple(dimension for dimension in kind.required if dimension not in told)
    return Assignment(kind, ordered, lacking, tuple(free))


def _named(dimension: str, kind: TableKind, free: Sequence[Variable]) -> Variable | None:
    for variable in free:
        if stands_for(dimension, variable.code, variable.label) and _classified(
            kind.dimensions[dimension], variable, free
        ):
            return variable
    return None


def _by_values(dimension: str, kind: TableKind, free: Sequence[Variable]) -> Variable | None:
    """Know a variable without a telling name by its values: nine of ten must be codes of the dimension."""
    if dimension not in _BY_VALUES:
        return None
    translate = translator(kind.dimensions[dimension], fictitious=True)
    for variable in free:
        bare = all(code.isdigit() for code in variable.labels) and not variable.code.startswith("column ")
        if bare or len(variable.labels) < 2 or is_known(variable.code) or is_known(variable.label):  # noqa: PLR2004 - one value proves nothing
            continue
        values = [(code, label) if code != label else divide(code) for code, label in variable.labels.items()]
        understood = sum(translate(code, label) is not None for code, label in values)
        if understood >= _SHARE * len(values):
            return variable
    return None


def _classified(classification: str, variable: Variable, others: Sequence[Variable]) -> bool:
    """Whether an occupation variable is on SSYK 2012 or SSYK 96: by its name, else by the years it covers."""
    if not classification.startswith("ssyk"):
        return True
    said = f"{variable.code} {variable.label}"
    if _NEW.search(said) or _OLD.search(said):
        return bool(_NEW.search(said)) == (classification == "ssyk2012")
    years = [
        int(code[:4])
        for other in others
        if stands_for("year", other.code)
        for code in other.labels
        if code[:4].isdigit()
    ]
    return (max(years, default=_BREAK + 1) <= _BREAK) == (classification == "ssyk96")
