# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The tables that the local PxWeb serves: those of a demo world, or any folder of files that can be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.errors import SkillshedError
from skillshed.sources.files import load, read_content
from skillshed.sources.files.content import format_of, unpack
from skillshed.sources.files.jsonstat_dataset import parse
from skillshed.sources.servers.noise import divided
from skillshed.sources.table import VALUE
from skillshed.sources.variables import stands_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import numpy.typing as npt

    from skillshed.sources.demo.geography import Size
    from skillshed.sources.demo.world import DemoWorld
    from skillshed.sources.files.jsonstat_dataset import Dataset
    from skillshed.sources.table import RawTable


_MOST = 50_000_000
"""Cells of a table on the shelf: a sparse one, such as a matrix of commuting, may have no room as a whole cube."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One table on the shelf.

    Args:
        id: its name in the second generation.
        path: in the first generation; the id where it has none.
        head: the JSON-stat document without figures.
        variables: code -> value code -> label, from the slowest to the fastest.
        values: shape (sizes of the variables), NaN where missing.
        marks: flat place -> symbol.
        groups: id of a code list -> (variable, group -> its members).
    """

    id: str
    path: str
    head: dict[str, Any]
    variables: dict[str, dict[str, str]]
    values: npt.NDArray[np.float64]
    marks: dict[int, str]
    groups: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = field(default_factory=dict)

    @property
    def time(self) -> str | None:
        """The time variable."""
        told = (self.head.get("role") or {}).get("time") or ()
        return next((code for code in told if code in self.variables), None)

    def eliminable(self, code: str) -> bool:
        """Whether a variable may be left out."""
        return bool(self._extension(code).get("elimination"))

    def total(self, code: str) -> str | None:
        """The value that a variable takes when it is left out; None where it is summed."""
        said = self._extension(code).get("eliminationValueCode")
        return str(said) if said is not None else None

    def _extension(self, code: str) -> dict[str, Any]:
        told = self.head["dimension"][code].get("extension")
        return told if isinstance(told, dict) else {}


def shelve(content: bytes, *, name: str, path: str = "", identity: str = "") -> Shown:
    """Put one table on the shelf, whatever format it is in.

    Raises:
        InputError: it is no table of figures.
    """
    unpacked = unpack(content)
    if format_of(unpacked) == "json-stat":
        return _of_dataset(parse(unpacked), name=name, path=path, identity=identity)
    return _of_table(read_content(unpacked), name=name)


def of_folder(folder: Path) -> list[Shown]:
    """Put every table of a folder on the shelf, by its file's name; files that are no tables are passed over."""
    shown = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        try:
            shown.append(shelve(load(path), name=path.name.partition(".")[0]))
        except (SkillshedError, ValueError):
            continue
    return shown


def of_world(world: DemoWorld, paths: dict[str, str]) -> list[Shown]:
    """Put a demo world's tables on the shelf.

    Args:
        world: whose.
        paths: the older name of a table -> its path in the first generation.
    """
    shown = []
    for number, cube in enumerate(world.cubes.values()):
        older = cube.matrix or cube.table_id
        identity = cube.table_id if cube.table_id.startswith("TAB") else f"TAB{9000 + number}"
        table = shelve(cube.encode(), name=older, path=paths.get(older, older), identity=identity)
        shown += divided(table)
    return shown


def of_demo(size: Size = "county", seed: int = 1) -> list[Shown]:
    """Put the demo world on the shelf, each table where SCB has the real one."""
    from skillshed.sources.demo.world import world  # noqa: PLC0415 - heavy, and not needed for folders
    from skillshed.sources.scb.source import tables  # noqa: PLC0415

    return of_world(world(size, seed), {declared.name: declared.v1 for declared in tables()})


def _of_dataset(dataset: Dataset, *, name: str, path: str, identity: str) -> Shown:
    told = {key: value for key, value in dataset.told.items() if key not in {"value", "status"}}
    extension = dict(told.get("extension") or {})
    px = dict(extension.get("px") or {})
    identity = identity or str(px.get("tableid") or name)
    extension["px"] = px | {"tableid": identity}
    return Shown(
        id=identity,
        path=path or name,
        head=told | {"extension": extension},
        variables={variable.code: dict(variable.labels) for variable in dataset.variables},
        values=dataset.values.reshape(dataset.shape),
        marks=dict(dataset.marks()),
    )


def _of_table(raw: RawTable, *, name: str) -> Shown:
    """A table read from another format becomes a whole cube; combinations that it lacks are missing."""
    if raw.records:
        raise ValueError(name)
    held = [*raw.variables, *([raw.contents] if raw.contents and raw.contents.code in raw.frame else [])]
    variables = {variable.code: dict(variable.labels) for variable in held}
    if prod(map(len, variables.values())) > _MOST:
        raise ValueError(name)
    places = [
        raw.frame[code].map({value: i for i, value in enumerate(values)}).to_numpy(dtype=np.intp)
        for code, values in variables.items()
    ]
    values = np.full(tuple(map(len, variables.values())), np.nan)
    values[tuple(places)] = raw.frame[VALUE].to_numpy()
    contents = [raw.contents.code] if raw.contents and raw.contents.code in variables else []
    return Shown(
        id=name,
        path=name,
        head=_head(raw, variables, contents=contents, name=name),
        variables=variables,
        values=values,
        marks={int(place): ".." for place in np.flatnonzero(np.isnan(values.ravel()))},
    )


def _head(
    raw: RawTable, variables: dict[str, dict[str, str]], *, contents: Iterable[str], name: str
) -> dict[str, Any]:
    labels = {variable.code: variable.label for variable in raw.variables}
    time = [code for code in variables if stands_for("year", code, labels.get(code, code))][:1]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": raw.title or name,
        "source": raw.publisher,
        "updated": raw.updated or "2026-01-01T00:00:00Z",
        "note": list(raw.notes),
        "role": {"time": time, "metric": list(contents)},
        "dimension": {
            code: {"label": labels.get(code, code), "extension": {"elimination": False}} for code in variables
        },
        "extension": {"px": {"tableid": raw.table_id or name, "contents": raw.unit or ""}},
    }
