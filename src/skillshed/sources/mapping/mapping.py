# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A mapping: which columns of somebody's table are which of ours, as a YAML file that is written once and used every year.

    kind: programme_places
    sheet: Slutantagning        # the first unless told
    header: 4                   # line of the headings, counted from 1
    columns:
      school: Skolenhetskod
      programme: {column: Studieväg, codes: {Naturvetenskapsprogrammet: NA25}}
      year: {always: 2026}
      started: {empty: true}
    licence: CC0-1.0

A table whose figures stand in many columns: `{heading: true}` is the heading of a figure's column, `{cells: all}` (or a list of headings) the figures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.kinds import TableKind, find

if TYPE_CHECKING:
    from pathlib import Path

_PLACES = ("column", "always", "heading", "cells", "empty")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where one of our columns comes from: exactly one of the first five.

    Args:
        column: a heading of the table.
        always: a text that is the same on every row.
        heading: the heading of the figure's column.
        cells: headings whose cells are the figures; empty for all that nothing else uses.
        empty: nothing is known.
        codes: what the table writes -> what it means.
    """

    column: str | None = None
    always: str | None = None
    heading: bool = False
    cells: tuple[str, ...] | None = None
    empty: bool = False
    codes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """A whole mapping; see the module."""

    kind: TableKind
    columns: dict[str, Place]
    sheet: str = ""
    header: int = 1
    licence: str | None = None

    def document(self) -> str:
        """The mapping as the YAML file it is read from."""
        told: dict[str, Any] = {"kind": self.kind.id}
        if self.sheet:
            told["sheet"] = self.sheet
        told |= {
            "header": self.header,
            "columns": {name: _told(place) for name, place in self.columns.items()},
        }
        if self.licence:
            told["licence"] = self.licence
        return yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def needed(kind: TableKind) -> dict[str, bool]:
    """Give the columns of a kind, and whether each must be there: dimensions and `value`, or a record's columns."""
    if kind.records:
        return {column.name: not column.optional for column in kind.columns}
    return {name: name in kind.required or name == "year" for name in kind.dimensions} | {"value": True}


def read_mapping(path: Path) -> Mapping:
    """Read a mapping from its file.

    Raises:
        InputError: it is no mapping, names a column that the kind does not have, or lacks one that it needs.
    """
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise unusable(str(path), str(problem)) from problem
    if not isinstance(told, dict) or not isinstance(told.get("columns"), dict):
        raise unusable(str(path), "kind, columns")
    return understand(told, where=str(path))


def understand(told: dict[str, Any], *, where: str) -> Mapping:
    """Make a mapping of what its file tells.

    Raises:
        InputError: as `read_mapping`.
    """
    kind = find(str(told.get("kind")))
    columns = {str(name): _place(place, f"{where}: {name}") for name, place in told["columns"].items()}
    wanted = needed(kind)
    for name in columns:
        if name not in wanted:
            raise unusable(f"{where}: {name}", f"{kind.id}: {', '.join(wanted)}")
    lacking = [name for name, must in wanted.items() if must and name not in columns]
    if lacking:
        raise unusable(where, ", ".join(lacking))
    return Mapping(
        kind=kind,
        columns=columns,
        sheet=str(told.get("sheet") or ""),
        header=_line(told.get("header", 1), where),
        licence=told.get("licence"),
    )


def unusable(where: str, why: str) -> InputError:
    """A mapping that cannot be used."""
    return InputError(
        Text(sv="Mappningen går inte att använda", en="The mapping cannot be used"),
        where=where,
        why=Text(sv=f"Det gäller: {why}.", en=f"It is about: {why}."),
        mend=Text(
            sv="Jämför med docs/how-to/own-tables.md, eller gör en ny med skillshed map FIL",
            en="Compare with docs/how-to/own-tables.md, or make a new one with skillshed map FILE",
        ),
    )


def _line(told: Any, where: str) -> int:
    if not isinstance(told, int) or told < 1:
        raise unusable(f"{where}: header", str(told))
    return told


def _place(told: Any, where: str) -> Place:
    if isinstance(told, str | int | float):
        return Place(column=str(told))
    if not isinstance(told, dict) or sum(key in told for key in _PLACES) != 1:
        raise unusable(where, " | ".join(_PLACES))
    cells = told.get("cells")
    return Place(
        column=str(told["column"]) if "column" in told else None,
        always=str(told["always"]) if "always" in told else None,
        heading=bool(told.get("heading")),
        cells=None if cells is None else () if cells == "all" else tuple(map(str, cells)),
        empty=bool(told.get("empty")),
        codes={str(key): str(value) for key, value in (told.get("codes") or {}).items()},
    )


def _told(place: Place) -> Any:
    if place.column is not None and not place.codes:
        return place.column
    told: dict[str, Any] = {
        "column": place.column,
        "always": place.always,
        "heading": place.heading or None,
        "cells": ("all" if place.cells == () else list(place.cells)) if place.cells is not None else None,
        "empty": place.empty or None,
        "codes": place.codes or None,
    }
    return {key: value for key, value in told.items() if value is not None}
