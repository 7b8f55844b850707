# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The tables a source declares in its `tables.yaml`, and those of them that a user wishes for."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.sources.fetching.plan import Wish

FILE = "tables.yaml"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One table.

    Args:
        table: its name within the source.
        title: in words.
        kind: what it becomes, a `TableKind.id`.
        feeds: the datasets that are made of it.
        told: everything its entry says.
    """

    table: str
    title: Text
    kind: str
    feeds: tuple[str, ...] = ()
    told: dict[str, Any] = field(default_factory=dict)


def declared(folder: Path) -> dict[str, Declared]:
    """Read the tables that a source's folder declares, by name."""
    told = yaml.safe_load((folder / FILE).read_text(encoding="utf-8"))["tables"]
    return {
        name: Declared(
            table=name,
            title=Text(**entry["title"]),
            kind=entry["kind"],
            feeds=tuple(entry.get("feeds", ())),
            told=entry,
        )
        for name, entry in told.items()
    }


def wished(folder: Path, wish: Wish) -> list[Declared]:
    """Give the declared tables that are wished for: all, unless some are named; those marked `by_name` only when named.

    Raises:
        InputError: one is named that the source does not declare; the nearest are told.
    """
    known = declared(folder)
    for name in wish.tables:
        if name not in known:
            raise _unknown(name, list(known))
    named = [known[name] for name in wish.tables]
    return named or [table for table in known.values() if not table.told.get("by_name")]


def _unknown(name: str, known: list[str]) -> InputError:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4) or known
    return InputError(
        Text(sv=f"Källan har ingen tabell {name}", en=f"The source has no table {name}"),
        mend=Text(sv=f"Välj bland: {', '.join(near)}", en=f"Choose among: {', '.join(near)}"),
    )
