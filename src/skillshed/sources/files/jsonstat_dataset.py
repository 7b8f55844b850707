# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A JSON-stat dataset as it is: variables, a row of figures and the marks on them. https://json-stat.org/full/.

Dense or sparse values; status as list, dict or one symbol; JSON-stat 2 and 1. Contact persons are never read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from skillshed.language import Text
from skillshed.sources.files.cube import cells_of
from skillshed.sources.files.encoding import decode
from skillshed.sources.files.refusals import at, damaged, not_a_table, truncated
from skillshed.sources.table import Variable

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True)
class Dataset:
    """One dataset.

    Args:
        told: the document, as it was read.
        variables: those of `id`, from the slowest to the fastest, the measure among them.
        metrics: codes of the variables that say what is measured.
        values: shape (product of the variables' sizes,), row-major; NaN where missing.
        encoding: of the bytes.
    """

    told: dict[str, Any]
    variables: tuple[Variable, ...]
    metrics: frozenset[str]
    values: npt.NDArray[np.float64]
    encoding: str

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each variable has."""
        return tuple(len(variable.labels) for variable in self.variables)

    def marks(self) -> list[tuple[int, str]]:
        """Give place and symbol of every mark; one symbol for all stands at every missing figure."""
        missing = np.isnan(self.values)
        return [(place, str(symbol)) for place, symbol in _statuses(self.told.get("status"), missing)]


def parse(content: bytes) -> Dataset:
    """Read a JSON-stat dataset.

    Raises:
        InputError: the JSON is cut or damaged, is no dataset, or holds another number of values than its
            dimensions say.
    """
    text, encoding = decode(content)
    told = _dataset(_parse(text))
    try:
        variables, metrics = _variables(told)
        values = _values(told["value"], cells_of(variables))
        return Dataset(told, tuple(variables), frozenset(metrics), values, encoding)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as problem:
        raise broken(problem) from problem


def _parse(text: str) -> Any:
    def refuse(constant: str) -> NoReturn:
        raise damaged(Text(sv=f"{constant} är inget tal i JSON.", en=f"{constant} is not a number in JSON."))

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as problem:
        why = Text(sv=f"JSON-läsaren säger: {problem.msg}.", en=f"The JSON reader says: {problem.msg}.")
        where = at(problem.lineno, problem.colno)
        cut = problem.pos >= len(text.rstrip()) - 1 or "Unterminated string" in problem.msg
        raise (truncated if cut else damaged)(why, where=where) from problem
    except (RecursionError, ValueError) as problem:  # nested too deep, or a number of thousands of digits
        why = Text(sv="JSON-strukturen är orimlig.", en="The JSON structure is unreasonable.")
        raise damaged(why) from problem


def _dataset(told: Any) -> dict[str, Any]:
    """Find the dataset: the answer itself, or JSON-stat 1's bundle of one."""
    if isinstance(told, dict) and "dimension" not in told:
        inside = told.get("dataset") or next((part for part in told.values() if isinstance(part, dict)), None)
        told = inside if isinstance(inside, dict) else told
    if not isinstance(told, dict) or not isinstance(told.get("dimension"), dict) or "value" not in told:
        raise not_a_table(
            Text(
                sv="Den är JSON men inte JSON-stat: dimension och value saknas.",
                en="It is JSON but not JSON-stat: dimension and value are missing.",
            )
        )
    older = told["dimension"]
    return {
        key: older[key] for key in ("id", "size", "role") if isinstance(older.get(key), list | dict)
    } | told


def _variables(told: dict[str, Any]) -> tuple[list[Variable], set[str]]:
    """Read the variables of `id`; what else `dimension` holds is none (seen in Skolverket's answers)."""
    metrics = set((told.get("role") or {}).get("metric") or ()) | {"ContentsCode"}
    variables = [_variable(code, told["dimension"][code]) for code in told["id"]]
    for variable, size in zip(variables, told["size"], strict=True):
        if len(variable.labels) != size:
            why = Text(
                sv=f"Variabeln {variable.code} har {len(variable.labels)} värden men storleken {size}.",
                en=f"The variable {variable.code} has {len(variable.labels)} values but the size {size}.",
            )
            raise damaged(why)
    return variables, metrics


def _variable(code: str, told: dict[str, Any]) -> Variable:
    category = told["category"]
    labels = category.get("label") or {}
    index = category.get("index")
    if index is None:
        order = list(labels)
    elif isinstance(index, dict):
        order = sorted(index, key=index.__getitem__)
    else:
        order = list(index)
    if not all(isinstance(value, str) for value in order) or len(set(order)) != len(order):
        raise ValueError(code)
    return Variable(
        str(code), str(told.get("label") or code), {value: str(labels.get(value, value)) for value in order}
    )


def _values(told: Any, size: int) -> npt.NDArray[np.float64]:
    values = np.full(size, np.nan)
    if isinstance(told, dict):
        values[_places(told, size)] = np.array(list(told.values()), dtype=float)
    elif len(told) == size:
        _refuse_texts(told)
        values[:] = np.array(told, dtype=float)
    elif not told:
        raise not_a_table(
            Text(
                sv="Den beskriver bara en tabells variabler (metadata) och har inga tal.",
                en="It only describes the variables of a table (metadata) and holds no figures.",
            )
        )
    else:
        why = Text(
            sv=f"Den har {len(told)} värden men dimensionerna rymmer {size}.",
            en=f"It has {len(told)} values but its dimensions hold {size}.",
        )
        raise truncated(why) if len(told) < size else damaged(why)
    return values


def _refuse_texts(told: list[Any]) -> None:
    odd = set(map(type, told)) - {int, float, type(None)}
    if odd:
        raise ValueError(", ".join(sorted(kind.__name__ for kind in odd)))


def _places(told: dict[str, Any], size: int) -> npt.NDArray[np.intp]:
    places = np.array([int(key) for key in told], dtype=np.intp)
    if len(places) and (places.min() < 0 or places.max() >= size):
        raise ValueError(f"{places.max()} > {size - 1}")
    return places


def _statuses(status: Any, missing: npt.NDArray[np.bool_]) -> list[tuple[int, Any]]:
    if status is None:
        return []
    if isinstance(status, dict):
        told = {int(place): symbol for place, symbol in status.items()}
        return [(place, symbol) for place, symbol in told.items() if 0 <= place < len(missing)]
    if isinstance(status, list) and len(status) == len(missing):
        return [(place, symbol) for place, symbol in enumerate(status) if symbol]
    symbol = status[0] if isinstance(status, list) and status else status
    return [(int(place), symbol) for place in np.flatnonzero(missing)]


def broken(problem: Exception) -> Exception:
    """Say that a document does not follow the standard."""
    return damaged(
        Text(
            sv=f"Den följer inte JSON-stat: {type(problem).__name__} {problem}.",
            en=f"It does not follow JSON-stat: {type(problem).__name__} {problem}.",
        )
    )
