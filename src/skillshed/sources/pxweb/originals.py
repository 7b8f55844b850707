# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The snapshot step: one answer is kept as it came; several become one dataset in which each cell came exactly once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from skillshed.sources.fetching.plan import Original
from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.pxweb.agreement import dataset_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.files.jsonstat_dataset import Dataset
    from skillshed.sources.pxweb.selection import Selection

_CHANGES: Final = ("id", "size", "dimension", "value", "status")


def original_of(filename: str, selection: Selection) -> Callable[[Sequence[Answer]], Original]:
    """Make the step for one table.

    Args:
        filename: what the original is called.
        selection: all that was asked for, of all calls together.
    """

    def step(answers: Sequence[Answer]) -> Original:
        content = answers[0].read() if len(answers) == 1 else join(answers, selection)
        return Original(filename=filename, content=content)

    return step


def join(answers: Sequence[Answer], selection: Selection) -> bytes:
    """Put the answers of one table together by their codes.

    Args:
        answers: at least one; each about a part of the selection.
        selection: all that was asked for.

    Returns:
        A JSON-stat 2 dataset, the same bytes for the same answers.

    Raises:
        FetchError: the table was updated between two answers, or a cell is missing or came twice.
    """
    cube = _Cube(answers[0], selection)
    for answer in answers:
        cube.take(answer)
    return cube.encode()


class _Cube:
    """The whole table, filled answer by answer."""

    def __init__(self, first: Answer, selection: Selection) -> None:
        head = dataset_of(first)
        self._first = first
        self._head = {key: value for key, value in head.told.items() if key not in _CHANGES}
        self._updated = head.told.get("updated")
        self._codes = {
            variable.code: list(selection.get(variable.code, variable.labels)) for variable in head.variables
        }
        self._dimension: dict[str, Any] = {code: dict(head.told["dimension"][code]) for code in self._codes}
        self._labels: dict[str, dict[str, str]] = {code: {} for code in self._codes}
        self._units: dict[str, dict[str, Any]] = {code: {} for code in self._codes}
        self._place = {
            code: {value: i for i, value in enumerate(values)} for code, values in self._codes.items()
        }
        shape = tuple(map(len, self._codes.values()))
        self._values = np.full(shape, np.nan)
        self._times = np.zeros(shape, dtype=np.uint8)
        self._marks: dict[int, str] = {}

    def take(self, answer: Answer) -> None:
        """Put one answer's figures where their codes say, whatever order it has them in."""
        told = dataset_of(answer)
        if told.told.get("updated") != self._updated:
            raise another_table(
                answer.call,
                sv="Tabellen uppdaterades medan den hämtades; hämta om den",
                en="The table was updated while it was fetched; fetch it again",
            )
        order = [variable.code for variable in told.variables]
        places = {v.code: [self._place[v.code][value] for value in v.labels] for v in told.variables}
        where = np.ix_(*(places[code] for code in self._codes))
        turned = tuple(order.index(code) for code in self._codes)
        self._values[where] = told.values.reshape(told.shape).transpose(turned)
        self._times[where] += 1
        self._keep_marks(told, where, turned)
        self._keep_words(told)

    def _keep_marks(
        self, told: Dataset, where: tuple[npt.NDArray[np.intp], ...], turned: tuple[int, ...]
    ) -> None:
        marks = told.marks()
        if not marks:
            return
        flat = np.arange(self._values.size).reshape(self._values.shape)[where]
        back = np.empty(flat.size, dtype=np.intp)
        back[np.arange(flat.size).reshape(told.shape).transpose(turned).ravel()] = flat.ravel()
        self._marks |= {int(back[place]): symbol for place, symbol in marks}

    def _keep_words(self, told: Dataset) -> None:
        for variable in told.variables:
            self._labels[variable.code] |= variable.labels
            unit = told.told["dimension"][variable.code]["category"].get("unit")
            self._units[variable.code] |= unit if isinstance(unit, dict) else {}

    def encode(self) -> bytes:
        """Write the dataset; each cell must have come once."""
        wrong = int((self._times != 1).sum())
        if wrong:
            raise another_table(
                self._first.call,
                sv=f"{wrong} celler saknas eller kom två gånger",
                en=f"{wrong} cells are missing or came twice",
            )
        told = self._head | {
            "id": list(self._codes),
            "size": [len(codes) for codes in self._codes.values()],
            "dimension": {code: self._described(code) for code in self._codes},
        }
        marks = {str(place): self._marks[place] for place in sorted(self._marks)}
        head = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        status = f',"status":{json.dumps(marks, separators=(",", ":"))}' if marks else ""
        return f'{head[:-1]},"value":[{_figures(self._values.ravel())}]{status}}}'.encode()

    def _described(self, code: str) -> dict[str, Any]:
        category: dict[str, Any] = {
            "index": {value: i for i, value in enumerate(self._codes[code])},
            "label": {value: self._labels[code].get(value, value) for value in self._codes[code]},
        }
        if self._units[code]:
            category["unit"] = self._units[code]
        described: dict[str, Any] = self._dimension[code]
        return described | {"category": category}


def _figures(values: npt.NDArray[np.float64]) -> str:
    """Write figures as JSON: whole ones without a point, missing ones as null."""
    whole = np.all((values == np.round(values)) | np.isnan(values))
    missing = np.isnan(values)
    known = np.where(missing, 0.0, values)
    texts = list(map(str, known.astype(np.int64).tolist() if whole else known.tolist()))
    for place in np.flatnonzero(missing).tolist():
        texts[place] = "null"
    return ",".join(texts)
