# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an analyst must know of a table to use it: what it says, in what units, from whom, how old, and where programs find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from skillshed.language import Text
from skillshed.web.outlook.figures import areas
from skillshed.web.outlook.figures.area import view_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release
    from skillshed.web.outlook.figures.tables import Question

UNITS: Final = {
    "SEK per month": Text(sv="kronor i månaden", en="SEK per month"), "ads": Text(sv="annonser", en="ads"),
    "degrees": Text(sv="grader", en="degrees"), "figures": Text(sv="siffror", en="figures"), "groups": Text(sv="grupper", en="groups"),
    "kronor": Text(sv="kronor", en="SEK"), "minutes": Text(sv="minuter", en="minutes"), "percent": Text(sv="procent", en="per cent"),
    "persons": Text(sv="personer", en="persons"), "places": Text(sv="platser", en="places"), "points": Text(sv="poäng", en="points"),
    "posts": Text(sv="tjänster", en="posts"), "probability": Text(sv="sannolikhet, 0–1", en="probability, 0–1"),
    "rounds": Text(sv="omgångar", en="rounds"), "share": Text(sv="andel, 0–1", en="share, 0–1"),
    "vacancies": Text(sv="lediga jobb", en="vacancies"), "year": Text(sv="år", en="year"), "years": Text(sv="år", en="years"),
}  # fmt: skip
"""The contracts' units as readers meet them."""


@dataclass(frozen=True)
class Described:
    """A table in words: title, what it says, the unit of each figure, where the figures come from, their licence."""

    title: str
    words: str
    units: tuple[tuple[str, str], ...]
    source: str
    licence: str

    @property
    def by_unit(self) -> list[tuple[str, list[str]]]:
        """The columns of figures, by their unit."""
        found: dict[str, list[str]] = {}
        for column, unit in self.units:
            found.setdefault(unit, []).append(column)
        return list(found.items())

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The same as rows of a sheet beside the figures."""
        return [("", self.title), ("", self.words), *self.units, ("", self.source), ("", self.licence)]


@by_release
def described(release: Release, name: str) -> Described:
    """Describe a table.

    Raises:
        ReleaseError: the release has no such table.
    """
    contract, view = release.contract(name), view_of(release, areas.first(release))
    units = {
        column.name: column.unit or contract.unit
        for column in contract.columns.values()
        if column.type in {"number", "integer"}
    }
    told = tuple(
        (key, UNITS[unit].within(view.language) if unit in UNITS else unit)
        for key, unit in units.items()
        if unit
    )
    source = view.source(name)
    line = f"{source.text} {source.more}." if source.more else source.text
    return Described(
        contract.title.within(view.language), contract.description.within(view.language).strip(), told, line, contract.licence
    )  # fmt: skip


def for_programs(release: Release, question: Question) -> str:
    """Give what a program adds to the table's address to be told the same rows."""
    known = release.contract(question.table).dimensions
    asked = {name: ",".join(values) for name, values in question.wanted if values and name in known}
    return urlencode({**asked, "format": "csv"}, safe=",")
