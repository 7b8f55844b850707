# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Records are recognised by their header: the kind whose every needed column is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.kinds import Column, TableKind, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence


def record_kind(header: Sequence[str]) -> TableKind | None:
    """Find the kind of record with this header; the one with most columns when several fit."""
    fitting = [(len(found), kind.id) for kind in kinds().values() if (found := columns_of(kind, header))]
    return kinds()[max(fitting)[1]] if fitting else None


def columns_of(kind: TableKind, header: Sequence[str]) -> dict[str, str]:
    """Pair a kind's columns with a header's names; empty unless every needed column is there."""
    if not kind.records or kind.document:
        return {}
    said = {name.casefold().strip(): name for name in header}
    found = {
        column.name: said[name] for column in kind.columns if (name := _called(column, said)) is not None
    }
    needed = {column.name for column in kind.columns if not column.optional}
    return found if needed <= found.keys() else {}


def _called(column: Column, said: dict[str, str]) -> str | None:
    return next((name for name in (column.name, *column.names) if name in said), None)
