# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From tables to draws: read, estimate, learn from the past, and run every block of regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.expected import estimate_rates, run
from skillshed.outlook.population.factors import Size, draw_factors
from skillshed.outlook.population.history import read_history
from skillshed.outlook.population.kernel import Block, years_of
from skillshed.outlook.population.moves.kernel import Country, years_of_country
from skillshed.outlook.population.moves.size import with_moves
from skillshed.outlook.population.record import learn
from skillshed.outlook.population.remarks import Remarks
from skillshed.outlook.population.totals import Totals, combined, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from skillshed.outlook.population.expected import Expected, Rates
    from skillshed.outlook.population.factors import Factors
    from skillshed.outlook.population.history import History
    from skillshed.outlook.population.kernel import YearOfDraws
    from skillshed.outlook.population.record import Record

    Moves = pd.DataFrame | Sequence[pd.DataFrame] | None


@dataclass(frozen=True)
class Prepared:
    """Everything known before the draws are run."""

    history: History
    rates: Rates
    record: Record
    expected: Expected
    factors: Factors
    seed: int
    remarks: Remarks

    @property
    def components(self) -> tuple[str, ...]:
        """What a year's change is made of, in the order of `YearOfDraws.components`."""
        whole = ("births", "deaths", "net_migration")
        return whole if self.rates.moves is None else (*whole, "net_domestic", "net_foreign")

    def futures(self) -> Iterator[tuple[slice, int, YearOfDraws]]:
        """Give every block of regions in every year ahead (0, 1, …) once; in which order depends on the model."""
        if self.rates.moves is None:
            for at, years in self.blocks():
                for year, result in enumerate(years):
                    yield at, year, result
            return
        for year, results in enumerate(years_of_country(self._country())):
            for at, result in results:
                yield at, year, result

    def blocks(self) -> Iterator[tuple[slice, Iterator[YearOfDraws]]]:
        """Give blocks of regions, each with its years of draws; a region's draws do not depend on the blocks.

        Only where moves are not known: then no region needs another's draws.
        """
        start = self.history.population[-1]
        for at in self._parts():
            block = Block(
                start[at].astype(np.float32), self.expected, self.rates, self.factors, at, self._seeds(at)
            )
            yield at, years_of(block)

    def _country(self) -> Country:
        start = self.history.population[-1]
        whole = self._seeds(slice(0, len(start)))
        return Country(start, self.expected, self.rates, self.factors, whole, self._parts())

    def _parts(self) -> list[slice]:
        start = self.history.population[-1]
        size = max(1, int(assumption("block_cells") // (start[0].size * self.factors.level.shape[-1])))
        return [slice(first, min(first + size, len(start))) for first in range(0, len(start), size)]

    def _seeds(self, at: slice) -> tuple[np.random.SeedSequence, ...]:
        return tuple(np.random.SeedSequence([self.seed, 1, region]) for region in range(at.start, at.stop))


def prepare(  # noqa: PLR0917 - the tables of the public signature
    population: pd.DataFrame,
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    moves: Moves = None,
    *,
    base: int,
    horizon: int,
    draws: int,
    seed: int,
) -> Prepared:
    """Read the tables and make ready every array the draws need."""
    _need_sizes(horizon, draws)
    remarks = Remarks()
    history = read_history(population, deaths, births, moves, base=base, remarks=remarks)
    _remark_on_length(history, remarks)
    rates, steps = estimate_rates(history, horizon=horizon)
    record = learn(history)
    start = history.population[-1]
    cohorts = Totals.of(run(start, rates, horizon=horizon).population.sum(axis=(2, 3)))
    totals = combined(cohorts, lines(history, horizon=horizon))
    expected = run(start, rates, horizon=horizon, totals=totals)
    persons = start.sum(axis=(1, 2))
    size = Size(persons, start.shape[1], horizon, draws)
    if rates.moves is not None:
        size = with_moves(size, expected, rates.moves, steps=steps)
    birth_rate = float(expected.births[0].sum() / max(persons.sum(), 1.0))
    factors = draw_factors(
        rates, record, size=size, birth_rate=birth_rate, rng=np.random.default_rng([seed, 0])
    )
    return Prepared(history, rates, record, expected, factors, seed, remarks)


def _need_sizes(horizon: int, draws: int) -> None:
    for name, value, least in (("horizon", horizon, 1), ("draws", draws, 2)):
        if value < least:
            raise InputError(
                Text(
                    sv=f"{name} är {value}; minst {least} behövs.",
                    en=f"{name} is {value}; at least {least} is needed.",
                ),
                where=name,
                mend=Text(sv="Ge ett större tal.", en="Give a larger number."),
            )


def _remark_on_length(history: History, remarks: Remarks) -> None:
    if not history.usable.any():
        raise InputError(
            Text(
                sv="Det finns inga två år i följd att lära av.",
                en="There are no two years in a row to learn from.",
            ),
            where=f"{history.years[0]}-{history.years[-1]}",
            mend=Text(
                sv="Hämta folkmängden för minst två år med samma regioner.",
                en="Fetch the population of at least two years with the same regions.",
            ),
        )
    steps = len(history.usable)
    least = int(assumption("remark_short_history"))
    if steps < least:
        remarks.add(
            Text(
                sv=f"Bara {steps + 1} års folkmängd: osäkerheten bygger på erfarenhet från längre serier.",
                en=f"Only {steps + 1} years of population: the uncertainty rests on experience from longer series.",
            )
        )
