# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every assumption of the release as a sentence, by subject, with its value and source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from skillshed.language import Text
from skillshed.report.parts import Column, Table
from skillshed.report.sections.manifest import measured, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillshed.report.view import View

_CAPTION = Text(sv="Antaganden", en="Assumptions")
_HEADS = (
    Text(sv="Gäller", en="Concerns"), Text(sv="Antagande", en="Assumption"), Text(sv="Värde", en="Value"), Text(sv="Källa", en="Source"),
)  # fmt: skip
_SUBJECTS: Final = {
    "population": Text(sv="Befolkning", en="Population"),
    "education": Text(sv="Utbildning", en="Education"),
    "supply": Text(sv="Tillgång", en="Supply"),
    "demand": Text(sv="Efterfrågan", en="Demand"),
    "employment": Text(sv="Anställda och rekryteringsbehov", en="Employment and openings"),
    "openings": Text(sv="Rekryteringsbehov", en="Openings"),
    "mix": Text(sv="Utbildning i yrkena", en="Education in occupations"),
    "balance": Text(sv="Tillgång och efterfrågan", en="Supply and demand"),
    "survey": Text(sv="Den äldre undersökningen", en="The older survey"),
    "backtest": Text(sv="Återtest", en="Back-test"),
}
_ALL = Text(sv="Alla delar", en="All parts")
_PAIR: Final = r"(\w+) ← (\w+)"
_PAIRS: Final = re.compile(rf"{_PAIR}(?:, {_PAIR}){{3,}}")
_BORROWED = Text(sv="{pairs} regioner", en="{pairs} regions")
_BORROWED_HERE = Text(
    sv="{own} lånar från {other}, och så gör {more} regioner till",
    en="{own} borrows from {other}, as do {more} other regions",
)


def assumptions(view: View, given: Iterable[Any]) -> Table:
    """Make the table; what several subjects share is said once."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for each in given:
        key = str(each.get("key") or "")
        line = (
            _shortened(words(each.get("note"), view), view) or key,
            measured(each.get("value"), each.get("unit"), view),
            str(each.get("source") or ""),
        )
        told.setdefault(line, []).append(_subject(key))
    order = ["", *_SUBJECTS]
    rows = sorted(
        ((subjects, line) for line, subjects in told.items()),
        key=lambda row: order.index(row[0][0]) if len(set(row[0])) == 1 else -1,
    )
    columns = [Column(text.within(view.language), numeric=False) for text in _HEADS]
    cells = [[_concerns(subjects, view), *line] for subjects, line in rows]
    return Table(caption=_CAPTION.within(view.language), columns=columns, rows=cells)


def _subject(key: str) -> str:
    """Take the subject of a key such as `population.level`; keys without a known one hold for all."""
    subject = key.split(".", maxsplit=1)[0]
    return subject if subject in _SUBJECTS else ""


def _concerns(subjects: list[str], view: View) -> str:
    kinds = set(subjects)
    if len(kinds) == 1 and (known := _SUBJECTS.get(subjects[0])):
        return known.within(view.language)
    return _ALL.within(view.language)


def _shortened(note: str, view: View) -> str:
    """Say a long list of region pairs in short: this region's own pair by name, and how many there are."""

    def short(found: re.Match[str]) -> str:
        pairs = dict(re.findall(_PAIR, found[0]))
        other = pairs.get(view.region)
        if other is None:
            return view.say(_BORROWED, pairs=len(pairs))
        return view.say(_BORROWED_HERE, own=view.area, other=view.area_named(other), more=len(pairs) - 1)

    return _PAIRS.sub(short, note)
