# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a dataset promises: one YAML file per dataset in `datasets/`, read once.

A tidy dataset has its dimensions as key and the columns `value`, `flag` and `source`. A table of another shape
(records, the outlook's tables) names its other columns itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from skillshed.codes.reading import load_yaml
from skillshed.errors import InputError
from skillshed.language import Text

FOLDER = Path(__file__).parent / "datasets"
TYPES = ("string", "number", "integer", "boolean")
TIDY = ("value", "flag", "source")
_REQUIRED = ("title", "description", "dimensions", "licence")


@dataclass(frozen=True)
class Dimension:
    """One column of the key.

    Args:
        name: the column.
        classification: which list its codes come from: `region`, `sex`, `age`, `year`, `ssyk2012`, …; `text` for
            any text and `number` for any whole number.
        level: how many digits an occupation code has in this dataset; finer codes are summed to it.
        levels: which levels of area may occur (`nation`, `county`, `municipality`, `nuts2`, `functional`).
        codes: the codes themselves, with their words, where the list is the dataset's own.
    """

    name: str
    classification: str = "text"
    level: int | None = None
    levels: tuple[str, ...] = ()
    codes: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """One column beside the key: its type (`string`, `number`, `integer`, `boolean`), unit, and the list of its codes."""

    name: str
    type: str
    unit: str = ""
    required: bool = False
    classification: str = "text"


@dataclass(frozen=True)
class Contract:
    """What one dataset promises.

    Args:
        name: the dataset; the contract's file and the Parquet file are named by it.
        dimensions: the key, in the order rows are sorted.
        columns: the other columns, in order.
        measure, unit: what is counted, and in what.
        kinds: which kinds of snapshot feed it.
        licence: SPDX name.
        aggregates: levels of area that are summed where the source only has the level below.
        checks: what is checked beside the rules that hold for every dataset, and how strictly.
        optional: a release may lack it.
        told: the contract as written, for the release's own description.
    """

    name: str
    title: Text
    description: Text
    dimensions: dict[str, Dimension]
    columns: dict[str, Column]
    measure: str
    unit: str
    kinds: tuple[str, ...]
    licence: str
    aggregates: tuple[str, ...]
    checks: dict[str, Any]
    optional: bool
    told: dict[str, Any] = field(repr=False)

    @property
    def key(self) -> list[str]:
        """The columns that together name a row."""
        return list(self.dimensions)

    @property
    def tidy(self) -> bool:
        """Whether the dataset is a tidy frame with `value`, `flag` and `source`."""
        return tuple(self.columns) == TIDY

    @property
    def figures(self) -> list[str]:
        """The columns that hold figures, the most important first."""
        return [column.name for column in self.columns.values() if column.type in {"number", "integer"}]

    @property
    def regional(self) -> str | None:
        """The first dimension that is an area, if any."""
        return next((d.name for d in self.dimensions.values() if d.classification == "region"), None)

    def dimension_of(self, classification: str) -> str | None:
        """The first dimension of one classification, if any."""
        return next((d.name for d in self.dimensions.values() if d.classification == classification), None)


def contracts(folder: Path = FOLDER) -> dict[str, Contract]:
    """Give the contracts of a folder by name, in alphabetical order.

    Args:
        folder: the warehouse's own datasets unless given; a stage's tables have their contracts in its own folder.

    Raises:
        InputError: a file does not hold a contract.
    """
    return dict(_contracts(folder))


@cache
def _contracts(folder: Path) -> dict[str, Contract]:
    return {path.stem: load(path) for path in sorted(folder.glob("*.yaml"))}


def load(path: Path) -> Contract:
    """Read one contract.

    Raises:
        InputError: it lacks something, or says something that does not exist; the place is told.
    """
    try:
        told = load_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise _unusable(str(path), Text(sv=f"{problem}.", en=f"{problem}.")) from problem
    return understand(path.stem, told, where=str(path))


def understand(name: str, told: Any, *, where: str) -> Contract:
    """Make a contract of what a YAML file, or a release's own description, tells.

    Raises:
        InputError: it lacks something, or says something that does not exist.
    """
    if not isinstance(told, dict):
        raise _unusable(where, Text(sv="Den är inte en lista av namn och värden.", en="It is not a mapping."))
    for key in _REQUIRED:
        if key not in told:
            raise _unusable(f"{where}: {key}", Text(sv=f"{key} saknas.", en=f"{key} is missing."))
    try:
        return _contract(name, told, where)
    except (TypeError, AttributeError, ValueError) as problem:
        raise _unusable(where, Text(sv=f"{problem}.", en=f"{problem}.")) from problem


def _contract(name: str, told: dict[str, Any], where: str) -> Contract:
    unit = str(told.get("unit", ""))
    return Contract(
        name=name,
        title=Text(**told["title"]),
        description=Text(**told["description"]),
        dimensions={key: _dimension(key, facts or {}) for key, facts in told["dimensions"].items()},
        columns=_columns(told.get("columns"), unit=unit, where=where),
        measure=str(told.get("measure", "")),
        unit=unit,
        kinds=tuple(told.get("kinds", ())),
        licence=told["licence"],
        aggregates=tuple(told.get("aggregates", ())),
        checks=dict(told.get("checks", {})),
        optional=bool(told.get("optional", True)),
        told=told,
    )


def _dimension(name: str, told: dict[str, Any]) -> Dimension:
    return Dimension(
        name=name,
        classification=told.get("classification", "text"),
        level=told.get("level"),
        levels=tuple(told.get("levels", ())),
        codes={str(code): Text(**words) for code, words in told.get("codes", {}).items()},
    )


def _columns(told: dict[str, Any] | None, *, unit: str, where: str) -> dict[str, Column]:
    if told is None:
        tidy = (
            Column("value", "number", unit),
            Column("flag", "string"),
            Column("source", "string", required=True),
        )
        return {column.name: column for column in tidy}
    columns = {name: Column(name, **(facts or {"type": "string"})) for name, facts in told.items()}
    for column in columns.values():
        if column.type not in TYPES:
            why = Text(sv=f"Typen {column.type} finns inte.", en=f"There is no type {column.type}.")
            raise _unusable(f"{where}: columns: {column.name}", why)
    return columns


def _unusable(where: str, why: Text) -> InputError:
    return InputError(
        Text(
            sv="Ett kontrakt för en datamängd kan inte användas.",
            en="The contract of a dataset cannot be used.",
        ),
        where=where,
        why=why,
        mend=Text(
            sv="Jämför med kontrakten i warehouse/datasets och rätta filen.",
            en="Compare it with the contracts in warehouse/datasets and correct the file.",
        ),
    )
