# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a report is made of: sections of figures and tables, each with its source, all text ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from markupsafe import Markup


@dataclass(frozen=True)
class Column:
    """One column of a table; numbers are set to the right, `whole` cells are never broken over lines."""

    label: str
    numeric: bool = True
    whole: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text ready to be shown; the first cell of a row is its heading.

    `notes` explain the marks that occur in the table (`..`, `färre än 5`, `*`).
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Drawing:
    """One chart for a wide page and for a phone: the Vega-Lite specifications in that order, drawn when a drawing is first asked for.

    Who wants a chart's figures alone, or the first chart of a chapter, waits for no drawing.
    """

    specs: tuple[dict[str, Any], dict[str, Any]]
    draw: tuple[Callable[[], Markup], Callable[[], Markup]] = field(repr=False, compare=False)

    @cached_property
    def wide(self) -> Markup:
        """The drawing for a wide page."""
        return self.draw[0]()

    @cached_property
    def narrow(self) -> Markup:
        """The drawing for a phone."""
        return self.draw[1]()


@dataclass(frozen=True)
class Source:
    """Where figures come from, in one line; `more` is the text of a link to the chapter on sources."""

    text: str
    more: str = ""


@dataclass(frozen=True)
class Badge:
    """A short statement beside a chapter's heading, linked to the chapter (its id) that proves it."""

    text: str
    chapter: str


@dataclass(frozen=True)
class Figure:
    """A chart under the sentence it proves, with its words, its data and its source.

    `rows` are the release's own rows behind it, unrounded, small counts withheld; None where the table is all there is.
    """

    id: str
    finding: str
    shows: str
    summary: str
    drawing: Drawing
    table: Table
    source: Source
    notes: Sequence[str] = ()
    rows: pd.DataFrame | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Section:
    """One chapter of the report."""

    id: str
    title: str
    badge: Badge | None = None
    lead: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()
    terms: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class KeyFigure:
    """One figure of the band at the top: what, how much, how sure."""

    label: str
    value: str
    detail: str
    source: Source


@dataclass(frozen=True)
class Opening:
    """The first screen: title, key figures, the report in five sentences."""

    title: str
    area: str
    years: str
    release: str
    dated: str
    fictitious: str | None
    key_figures: Sequence[KeyFigure] = ()
    in_short: Sequence[str] = field(default=())
