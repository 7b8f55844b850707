# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A table as PxWebApi 2 returns it: json-stat2 with the variables' codes and labels, marked fictitious."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.sources.fictitious import MARK, PUBLISHER

if TYPE_CHECKING:
    from numpy.typing import NDArray

NOTE = (
    "FIKTIVA DATA. Siffrorna är påhittade av Skillsheds demovärld och beskriver ingen verklig plats eller person. "
    "FICTITIOUS DATA. The figures are invented by Skillshed's demo world and describe no real place or person."
)


@dataclass(frozen=True)
class Variable:
    """One variable: its code and label as in the real table, and value code → label in order."""

    code: str
    label: str
    codes: dict[str, str]
    elimination: bool = True

    @property
    def is_time(self) -> bool:
        """Whether this is the time variable."""
        return self.code == "Tid"


@dataclass(frozen=True)
class Cube:
    """One table.

    Attributes:
        name: what the file is called, without ending.
        table_id: `extension.px.tableid` of the real table; the older name where the new one is not known.
        title: what is counted, by what; the years and the mark are added.
        variables: in the order of the figures' axes; the contents and the time among them.
        figures: whole numbers, one axis per variable.
        secret: where the value is withheld (`..`); None when nowhere.
        notes: the table's own notes.
        updated: when it was published.
        matrix: the older name of the table.
    """

    name: str
    table_id: str
    title: str
    variables: tuple[Variable, ...]
    figures: NDArray[np.int64]
    updated: str
    secret: NDArray[np.bool_] | None = None
    notes: tuple[str, ...] = field(default=())
    matrix: str = ""
    subject: tuple[str, str] = ("BE", "Befolkning")

    def __post_init__(self) -> None:
        assert self.figures.shape == tuple(len(variable.codes) for variable in self.variables), self.name

    def encode(self) -> bytes:
        """Write the table as a json-stat2 document, UTF-8."""
        head = json.dumps(self._head(), ensure_ascii=False, separators=(",", ":"))
        return f'{head[:-1]},"value":[{self._values()}]{self._status()}}}'.encode()

    def _values(self) -> str:
        texts = list(map(str, self.figures.ravel().tolist()))
        if self.secret is not None:
            for i in np.flatnonzero(self.secret.ravel()).tolist():
                texts[i] = "null"
        return ",".join(texts)

    def _status(self) -> str:
        if self.secret is None or not self.secret.any():
            return ""
        marks = ",".join(f'"{i}":".."' for i in np.flatnonzero(self.secret.ravel()).tolist())
        return f',"status":{{{marks}}}'

    def _head(self) -> dict[str, Any]:
        time = next(variable for variable in self.variables if variable.is_time)
        shown = list(time.codes)
        first, last = shown[0], shown[-1]
        notes = [NOTE, *self.notes]
        return {
            "version": "2.0",
            "class": "dataset",
            "label": f"{MARK} – {self.title}. År {first}–{last}",
            "source": PUBLISHER,
            "updated": self.updated,
            "note": notes,
            "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
            "id": [variable.code for variable in self.variables],
            "size": [len(variable.codes) for variable in self.variables],
            "dimension": {variable.code: _dimension(variable) for variable in self.variables},
            "extension": {
                "noteMandatory": {str(i): True for i in range(len(notes))},
                "px": {
                    "tableid": self.table_id,
                    "decimals": 0,
                    "official-statistics": False,
                    "aggregallowed": True,
                    "copyright": False,
                    "language": "sv",
                    "contents": f"{MARK}: {self.title.split(' efter ')[0]}",
                    "descriptiondefault": False,
                    "heading": ["ContentsCode", "Tid"],
                    "stub": [v.code for v in self.variables if v.code not in {"ContentsCode", "Tid"}],
                    "matrix": self.matrix or self.table_id,
                    "subject-code": self.subject[0],
                    "subject-area": self.subject[1],
                },
                "discontinued": None,
            },
        }


def _dimension(variable: Variable) -> dict[str, Any]:
    category: dict[str, Any] = {
        "index": {code: i for i, code in enumerate(variable.codes)},
        "label": variable.codes,
    }
    extension: dict[str, Any] = {"elimination": variable.elimination, "show": "code_value"}
    if variable.code == "ContentsCode":
        category["unit"] = {code: {"base": "antal", "decimals": 0} for code in variable.codes}
        extension = {
            "elimination": False,
            "show": "value",
            "measuringType": dict.fromkeys(variable.codes, "Stock"),
        }
    if variable.is_time:
        extension = {"elimination": False, "show": "code"}
    return {"label": variable.label, "category": category, "extension": extension}


def contents(values: dict[str, str]) -> Variable:
    """The variable that says what is counted."""
    return Variable("ContentsCode", "tabellinnehåll", values, elimination=False)


def years(first: int, last: int, *, label: str = "år") -> Variable:
    """The time variable, yearly."""
    return Variable(
        "Tid", label, {str(year): str(year) for year in range(first, last + 1)}, elimination=False
    )


SEX = Variable("Kon", "kön", {"1": "män", "2": "kvinnor"})
AGE = Variable("Alder", "ålder", {**{str(age): f"{age} år" for age in range(100)}, "100+": "100+ år"})
