# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Today's offer: places, applicants and starters by school and programme, as the newest figures have them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.codes.programme import programmes
from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.parts import Column, Table
from skillshed.report.rows import rows_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.warehouse.release import Release

_HEADS = (Text(sv="Program", en="Programme"), Text(sv="Skola", en="School"), Text(sv="Kommun", en="Municipality"), Text(sv="Platser", en="Places"), Text(sv="Förstahandssökande", en="First-choice applicants"), Text(sv="Nybörjare", en="Starters"))  # fmt: skip
_CAPTION = Text(
    sv="Platser, sökande och nybörjare hösten {year}", en="Places, applicants and starters in autumn {year}"
)
_SOURCE = Text(sv="{publisher}: {title}. Hämtad {day}.", en="{publisher}: {title}. Retrieved {day}.")
_SAYS = Text(sv="{places} platser: {what}, hösten {year}.", en="{places} places: {what}, autumn {year}.")
_ALL = Text(sv="hela utbudet", en="the whole offer")
TABLE = "programme_places"


@dataclass(frozen=True)
class Offer:
    """What is on offer.

    Attributes:
        table: a row per programme and school; `sentence` says its sum.
        municipalities, programmes: code and name of those that can be chosen.
        sources: one line each.
    """

    table: Table
    sentence: str
    municipalities: tuple[tuple[str, str], ...]
    programmes: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


@by_release
def offer(release: Release, municipality: str, programme: str) -> Offer | None:
    """Give the offer of the latest autumn; None where the release has no figures of it.

    Args:
        release: where the figures are.
        municipality: its code; empty for all.
        programme: its code; empty for all.
    """
    if not {TABLE, "schools"} <= set(release.tables()):
        return None
    frame, year = _latest(release)
    areas = release.areas()
    homes = {
        str(code): str(areas.name(code)) if code in areas else str(code)
        for code in sorted(frame["municipality"].unique())
    }
    offered = {str(code): _name(str(code)) for code in sorted(frame["programme"].unique())}
    here = frame[frame["municipality"].eq(municipality) | (municipality not in homes)]
    here = here[here["programme"].eq(programme) | (programme not in offered)]
    what = ", ".join(filter(None, [offered.get(programme, ""), homes.get(municipality, "")])) or str(_ALL)
    places = Numbers(current_language()).decimal(float(here["places"].sum()))
    said = str(_SAYS).format(places=places, what=what, year=year)
    return Offer(
        _table(here, homes, year=year), said, tuple(homes.items()), tuple(offered.items()), _sources(release)
    )


def _latest(release: Release) -> tuple[pd.DataFrame, int]:
    """The rows of the latest autumn with places, with school and municipality."""
    told = release.table(TABLE)
    told = told[told["places"] > 0]
    year = int(told["year"].max())
    schools = release.table("schools")[["school", "name", "municipality"]].astype(str)
    rows = told[told["year"] == year].astype({"school": str, "programme": str}).merge(schools, on="school")
    return rows.sort_values(["programme", "municipality", "name"], ignore_index=True), year


def _table(rows: pd.DataFrame, homes: dict[str, str], *, year: int) -> Table:
    numbers = Numbers(current_language())
    told = [
        [f"{one.programme} {_name(str(one.programme))}", one.name, homes[one.municipality], numbers.decimal(one.places), numbers.count(one.first_choice), numbers.count(one.started)]
        for one in rows_of(rows)
    ]  # fmt: skip
    columns = [Column(str(head), numeric=place > 2) for place, head in enumerate(_HEADS)]  # noqa: PLR2004 - three columns of words
    return Table(str(_CAPTION).format(year=year), columns, told)


def _name(code: str) -> str:
    known = programmes().get(code)
    return str(known.name) if known else code


def _sources(release: Release) -> tuple[str, ...]:
    return tuple(
        str(_SOURCE).format(publisher=one["publisher"], title=one["title"], day=str(one["retrieved_at"])[:10])
        for one in release.sources(TABLE)
    )
