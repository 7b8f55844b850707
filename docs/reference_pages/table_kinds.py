# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the tables Skillshed recognises, from `sources/kinds/*.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.kinds import TableKind, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = """\
# Kinds of table

*Made from `src/skillshed/sources/kinds/`.*

What `skillshed import` recognises. A table is known by its variables and its measure; the publisher's table ids and the
file's name only help. `skillshed import FILE --as KIND` says it where the file itself cannot.
"""


def page() -> str:
    """Give the whole page as Markdown."""
    known = kinds().values()
    figures = [kind for kind in known if not kind.records]
    records = [kind for kind in known if kind.records]
    return "\n".join(
        [
            OPENING,
            *(line for kind in figures for line in _figures(kind)),
            "## Lists\n\nTables whose rows are things with named columns, not figures.\n",
            *(line for kind in records for line in _records(kind)),
        ]
    )


def _figures(kind: TableKind) -> Iterator[str]:
    yield from _heading(kind, depth=2)
    yield "| dimension | codes | |\n|---|---|---|"
    for dimension, classification in kind.dimensions.items():
        needed = "required" if dimension in kind.required else "undivided where the file has none"
        yield f"| `{dimension}` | {classification} | {needed} |"
    yield f"\nMeasure: {kind.measure or 'several, see below'}, {kind.unit}.\n"
    for dimension, members in kind.members.items():
        yield f"The measures become `{dimension}`: {', '.join(f'`{name}`' for name in members)}.\n"
    for table, remark in kind.remarks.items():
        yield f"Table {table}: {remark.en}\n"


def _records(kind: TableKind) -> Iterator[str]:
    yield from _heading(kind, depth=3)
    columns = (f"`{column.name}`" + (" (optional)" if column.optional else "") for column in kind.columns)
    yield f"Columns: {', '.join(columns)}. One row per {', '.join(f'`{name}`' for name in kind.key)}.\n"


def _heading(kind: TableKind, *, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} `{kind.id}`\n"
    yield f"{kind.title.en} (*{kind.title.sv}*). {kind.publisher}, {kind.licence}.\n"
    if kind.table_ids:
        yield f"Table ids: {', '.join(kind.table_ids)}.\n"
