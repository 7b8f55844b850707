# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The cells of a table, each with how it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.report.parts import Column, Table

register = template.Library()


@register.filter
def cells(table: Table) -> Iterator[list[dict[str, str]]]:
    """Give each row as cells: `text`, and `kind` (`number`, `whole` or nothing)."""
    kinds = [_kind(column) for column in table.columns]
    for row in table.rows:
        yield [{"text": text, "kind": kind} for text, kind in zip(row, kinds, strict=True)]


def _kind(column: Column) -> str:
    return "number" if column.numeric else "whole" if column.whole else ""
