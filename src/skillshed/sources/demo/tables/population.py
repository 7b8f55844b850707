# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Population, births, deaths and moves as the tables of the population statistics (BE0101) give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.tables.cube import AGE, SEX, Cube, Variable, contents, years
from skillshed.sources.demo.tables.regions import by_region, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from skillshed.sources.demo.geography import Geography
    from skillshed.sources.demo.population import History

MOTHER = {"-14": "-14 år", **{str(age): f"{age} år" for age in range(15, 49)}, "49+": "49+ år"}
AT_YEAR_END = "Åldern är den som personen har uppnått vid årets slut."


def population_tables(history: History, geography: Geography, *, last: int) -> Iterator[Cube]:
    """Give the published tables: population, births, deaths, migration, moves between municipalities.

    Args:
        history: what happened; its first year's end is the first stock published.
        geography: the map.
        last: the last published year.
    """
    first = history.first_year
    lived = history.years[: last - first]
    updated = f"{last + 1}-02-21T07:00:00Z"
    stock = _regions(history.population()[: last - first + 1], geography)
    where = region(geography)
    yield Cube(
        "folkmangd", "TAB638", "Folkmängden efter region, ålder och kön",
        (where, AGE, SEX, contents({"BE0101N1": "Folkmängd"}), years(first, last)),
        stock.transpose(0, 3, 2, 1)[:, :, :, None], updated, matrix="BefolkningNy",
        notes=("Folkmängd den 31 december.",),
    )  # fmt: skip
    flow = (contents({"BE0101D8": "Döda"}), years(first + 1, last))
    deaths = _regions(np.stack([year.deaths for year in lived]), geography)
    yield Cube(
        "doda", "DodaFodelsearK", "Döda efter region, ålder och kön", (where, AGE, SEX, *flow),
        deaths.transpose(0, 3, 2, 1)[:, :, :, None], updated, notes=(AT_YEAR_END,),
    )  # fmt: skip
    yield _births(np.stack([year.births for year in lived]), geography, (first + 1, last))
    yield _migration(history, geography, last)
    yield _moves(np.stack([year.moves for year in lived]), geography, (first + 1, last))


def _regions(values: NDArray[np.int64], geography: Geography) -> NDArray[np.int64]:
    """Figures by year and place → by region and year."""
    return by_region(np.moveaxis(values, 0, 1), geography)


def _births(births: NDArray[np.int64], geography: Geography, span: tuple[int, int]) -> Cube:
    by_mother = _regions(births, geography)
    edges = [
        by_mother[..., :15].sum(-1)[..., None],
        by_mother[..., 15:49],
        by_mother[..., 49:].sum(-1)[..., None],
    ]
    values = np.concatenate(edges, axis=-1)
    return Cube(
        "fodda", "FoddaK", "Födda efter region, moderns ålder och barnets kön",
        (region(geography), Variable("AlderModer", "moderns ålder", MOTHER), SEX,
         contents({"BE0101E2": "Levande födda"}), years(*span)),
        values.transpose(0, 3, 2, 1)[:, :, :, None], f"{span[1] + 1}-02-21T07:00:00Z", notes=(AT_YEAR_END,),
    )  # fmt: skip


def _migration(history: History, geography: Geography, last: int) -> Cube:
    """In- and out-migration; moves within the country cross a border of the region, so a county's are fewer than its parts' sum."""
    first = history.first_year
    lived = history.years[: last - first]
    parts = [
        _regions(np.stack([getattr(year, name) for year in lived]), geography)
        for name in ("immigrants", "emigrants", "arrivals", "departures")
    ]
    labels = {
        "BE0101AX": "Invandringar",
        "BE0101AY": "Utvandringar",
        "BE0101A2": "Inrikes inflyttningar",
        "BE0101A3": "Inrikes utflyttningar",
    }
    values = np.stack(parts, axis=-1)
    return Cube(
        "flyttningar", "TAB1212", "Flyttningar efter region, ålder och kön",
        (region(geography), AGE, SEX, contents(labels), years(first + 1, last)),
        values.transpose(0, 3, 2, 4, 1), f"{last + 1}-02-21T07:00:00Z", matrix="Flyttningar97",
        notes=(AT_YEAR_END, "Inrikes flyttningar avser flyttningar över kommungräns, också för län och riket."),
    )  # fmt: skip


def _moves(moves: NDArray[np.int64], geography: Geography, span: tuple[int, int]) -> Cube:
    names = {place.code: place.name for place in geography.places}
    return Cube(
        "flyttmatris", "InOmflytt", "Flyttningar mellan kommuner efter utflyttningskommun och inflyttningskommun",
        (Variable("Utflyttningskommun", "utflyttningskommun", names),
         Variable("Inflyttningskommun", "inflyttningskommun", names),
         contents({"000000K1": "Flyttningar"}), years(*span)),
        moves.transpose(1, 2, 0)[:, :, None], f"{span[1] + 1}-02-21T07:00:00Z",
    )  # fmt: skip
