# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A document as plain data: what a typesetter reads, the drawings apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from skillshed.report.page import WORDS
from skillshed.report.writers.widths import fits, widths
from skillshed.version import __version__

if TYPE_CHECKING:
    from skillshed.report.document import Document
    from skillshed.report.parts import Figure, KeyFigure, Section, Source, Table

MANY: Final = 6
"""A table with more columns is set smaller; behind a chart it has a page on its side where it needs one."""
_UPRIGHT, _ON_ITS_SIDE = 470.0, 717.0  # points between the margins of A4
_SIZE, _SMALL = 8.5, 7.5  # points


def contents(document: Document) -> dict[str, Any]:
    """Give everything a document says as JSON-ready data; a figure's drawing is named by the figure's id."""
    opening = document.opening
    return {
        "language": document.language, "author": document.author, "compact": document.compact, "version": __version__,
        "words": {name: text.within(document.language) for name, text in WORDS.items()},
        "opening": {
            "title": opening.title, "area": opening.area, "years": opening.years, "release": opening.release,
            "dated": opening.dated, "fictitious": opening.fictitious or "", "in_short": list(opening.in_short),
            "key_figures": [_key(each) for each in opening.key_figures],
            "sources": list(dict.fromkeys(_source(each.source) for each in opening.key_figures)),
        },
        "sections": [_section(each) for each in document.sections],
    }  # fmt: skip


def _key(key: KeyFigure) -> dict[str, str]:
    return {"label": key.label, "value": key.value, "detail": key.detail}


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id, "title": section.title, "badge": section.badge.text if section.badge else "",
        "lead": list(section.lead), "notes": list(section.notes), "terms": [list(term) for term in section.terms],
        "figures": [_figure(each) for each in section.figures], "tables": [_table(each) for each in section.tables],
    }  # fmt: skip


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id, "finding": figure.finding, "shows": figure.shows, "summary": figure.summary,
        "notes": list(figure.notes), "source": _source(figure.source), "table": _table(figure.table, behind=True),
    }  # fmt: skip


def _table(table: Table, *, behind: bool = False) -> dict[str, Any]:
    small = len(table.columns) > MANY
    size = _SMALL if small else _SIZE
    flipped = behind and small and not fits(table, room=_UPRIGHT / size)
    room = (_ON_ITS_SIDE if flipped else _UPRIGHT) / size
    return {
        "caption": table.caption, "notes": list(table.notes), "flipped": flipped, "small": small,
        "columns": [{"label": each.label, "numeric": each.numeric} for each in table.columns],
        "widths": widths(table, room=room), "rows": [list(row) for row in table.rows],
    }  # fmt: skip


def _source(source: Source) -> str:
    return f"{source.text} {source.more}." if source.more else source.text
