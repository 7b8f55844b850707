# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an area's outlook looks like when it is the last line of a notebook's cell."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.outlook.figures import AGE_BANDS, expected, interval, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.outlook.area import AreaOutlook

AHEAD = (5, 10, 15, 20, 30)
TOP = 5
FRAMES = ("history", "population", "employment", "openings", "supply", "balance", "accuracy")


def as_text(area: AreaOutlook) -> str:
    """The outlook in a few lines: which area and release, which tables with how many rows, what is missing."""
    rows = [(name, len(getattr(area, name))) for name in FRAMES]
    lines = [_heading(area), *(f"  .{name:<12}{known(count):>9}" for name, count in rows if count)]
    return "\n".join([*lines, *(f"  – {_reason(gap)}" for gap in area.gaps)])


def as_html(area: AreaOutlook) -> str:
    """The outlook as two small tables, people and openings with 80 % intervals, and what is missing."""
    missing = "".join(f"<li>{escape(_reason(gap))}</li>" for gap in area.gaps)
    return (
        f"<h3>{escape(_heading(area))}</h3>{_people(area)}{_openings(area)}"
        f"{f'<ul>{missing}</ul>' if missing else ''}"
    )


def _heading(area: AreaOutlook) -> str:
    mark = f" · {Text(sv='FIKTIVA UPPGIFTER', en='FICTITIOUS FIGURES')}" if area.fictitious else ""
    return f"{area.name} ({area.region}) · release {area.release}{mark}"


def _reason(gap: dict) -> str:  # type: ignore[type-arg]
    return str(Text(**gap["reason"]))


def _people(area: AreaOutlook) -> str:
    people = area.people(AHEAD)
    if people.empty:
        return ""
    now, *ahead = sorted(people["year"].unique())
    figures = people.set_index(["age", "year"])[["mean", "low", "high"]]
    rows = [
        [
            str(name),
            known(figures.loc[(age, now), "mean"]),
            *(_cell(*figures.loc[(age, year)]) for year in ahead),
        ]
        for age, name in AGE_BANDS.items()
    ]
    title = Text(sv="Väntad befolkning (80 % intervall)", en="Expected population (80 % interval)")
    return _table(title, [str(Text(sv="Ålder", en="Age")), *map(str, [now, *ahead])], rows=rows)


def _openings(area: AreaOutlook) -> str:
    needs = area.needs(top=TOP)
    if needs.empty:
        return ""
    from skillshed import codes  # noqa: PLC0415 - only when there is something to name

    names = codes.classification("ssyk2012")
    rows = [
        [f"{code} {names.name(code) if code in names else ''}", _cell(mean, low, high)]
        for code, mean, low, high in needs[["occupation", "openings", "low", "high"]].itertuples(index=False)
    ]
    until = int(area.openings["year"].max())
    title = Text(
        sv=f"Största rekryteringsbehov till {until} (80 % intervall)",
        en=f"Largest job openings to {until} (80 % interval)",
    )
    return _table(
        title, [str(Text(sv="Yrke", en="Occupation")), str(Text(sv="Antal", en="Number"))], rows=rows
    )


def _cell(mean: float, low: float, high: float) -> str:
    return f"{expected(mean)} ({interval(low, high)})"


def _table(title: Text, headings: Sequence[str], *, rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    caption = f"<caption>{escape(str(title))}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
