# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where SCB's series break, as data: what a reader of a fetched table must know, by table and period."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.codes.reading import load_yaml
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAKS = Path(__file__).parent / "parameters" / "breaks.yaml"


@dataclass(frozen=True, kw_only=True)
class Break:
    """One break of a series, or another thing about its figures that a reader must know.

    Args:
        tables: names of tables, `*` for any ending.
        since: the first year it holds for.
        note: words in the table's own notes that tell that it holds, where the year does not.
        text: what to know.
    """

    tables: tuple[str, ...]
    since: int
    text: Text
    note: str = ""

    def holds(self, table: str, years: set[int], notes: str) -> bool:
        """Tell whether figures of these years meet it: it lies within them, or they are all after it."""
        if not any(fnmatch(table, pattern) for pattern in self.tables):
            return False
        if self.note and self.note.casefold() in notes:
            return True
        return not self.note and any(year >= self.since for year in years)


@cache
def breaks() -> tuple[Break, ...]:
    """Give all breaks, in the order they are written."""
    told = load_yaml(BREAKS.read_text(encoding="utf-8"))
    return tuple(
        Break(
            tables=tuple(facts["tables"]), since=facts["value"], note=facts.get("note", ""), text=Text(**facts["text"])
        )
        for facts in told.values()
    )  # fmt: skip


def remarks_on(table: str, periods: Sequence[str], notes: Sequence[str]) -> tuple[Text, ...]:
    """Say what a reader of some periods of a table must know."""
    years = {int(period[-4:] if "-" in period else period[:4]) for period in periods if period[:4].isdigit()}
    said = " ".join(notes).casefold()
    return tuple(each.text for each in breaks() if each.holds(table, years, said))
