# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is known up to the base year, as arrays with one axis per dimension."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.births import births_of
from skillshed.outlook.population.gaps import filled, usable_steps
from skillshed.outlook.population.holes import without_holes
from skillshed.outlook.population.long import read_long, to_array
from skillshed.outlook.population.moves.reading import read_moves
from skillshed.outlook.population.remarks import Remarks, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.outlook.population.long import Long
    from skillshed.outlook.population.moves.reading import GrossFlows


@dataclass(frozen=True)
class History:
    """Counts of persons up to the base year; the last year is the base year.

    Attributes:
        regions: the caller's own names, in the order of the arrays.
        sexes, ages: the caller's own wording per position.
        years: calendar years, without gaps.
        population: persons at 31 December, `[year, region, sex, age]`.
        deaths: persons that died in the year, by age at death or at the year's end, same shape; None: not known.
        births: `[year, region, mother's age]` from 14 (and below) to 49 (and above); None: not known.
        births_by_sex: `[year, region, child's sex]`; None: not known.
        usable: `[step, region]`: the step from year t to t+1 may be learned from.
        flows: `[step, region]`: deaths and births of the step are known too.
        moves: who moved, by year; None: not known.
    """

    regions: list[object]
    sexes: list[object]
    ages: list[object]
    years: NDArray[np.int64]
    population: NDArray[np.float64]
    deaths: NDArray[np.float64] | None
    births: NDArray[np.float64] | None
    births_by_sex: NDArray[np.float64] | None
    usable: NDArray[np.bool_]
    flows: NDArray[np.bool_]
    moves: GrossFlows | None = None

    @property
    def counties(self) -> list[str]:
        """The county of each region: a municipality's is in its code, any other region is its own."""
        codes = [str(region) for region in self.regions]
        return [code[:2] if code.isdigit() and len(code) == len("0114") else code for code in codes]

    @property
    def base(self) -> int:
        """The year of the last population."""
        return int(self.years[-1])

    def until(self, year: int) -> History:
        """Give what was known at the end of an earlier year."""
        kept = int(year - self.years[0]) + 1
        return replace(
            self,
            years=self.years[:kept],
            population=self.population[:kept],
            deaths=None if self.deaths is None else self.deaths[:kept],
            births=None if self.births is None else self.births[:kept],
            births_by_sex=None if self.births_by_sex is None else self.births_by_sex[:kept],
            usable=self.usable[: kept - 1],
            flows=self.flows[: kept - 1],
            moves=None if self.moves is None else self.moves.until(kept),
        )


def read_history(  # noqa: PLR0917 - the tables of the public signature
    population: pd.DataFrame,
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    moves: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    *,
    base: int,
    remarks: Remarks,
) -> History:
    """Read the tables; nothing after `base` is looked at.

    Raises:
        InputError: the base year has no population, or a table cannot be read.
    """
    people = read_long(population, name="population", base=base, remarks=remarks)
    _need_base_year(people, base)
    regions = _regions(people, base, remarks)
    axes = _Axes(
        regions, max(people.sexes) + 1, _open_age(people) + 1, np.arange(people.year.min(), base + 1)
    )
    counts, observed = filled(axes.laid(people), regions=regions, years=axes.years, remarks=remarks)
    counts = without_holes(counts, regions=regions, years=axes.years, remarks=remarks)
    usable = usable_steps(counts, observed, regions=regions, years=axes.years, remarks=remarks)
    flows = _flows(deaths, births, axes=axes, counts=counts, remarks=remarks)
    known = np.zeros_like(usable)
    if flows is None:
        remarks.add(
            Text(
                sv="Döda eller födda saknas: framskrivningen följer kohorternas förändring (Hamilton-Perry).",
                en="Deaths or births are missing: the projection follows cohort change (Hamilton-Perry).",
            )
        )
    else:
        known = usable & (np.nansum(flows.deaths, axis=(2, 3)) > 0)[1:] & (flows.births.sum(axis=2) > 0)[1:]
    return History(
        regions=[people.names[region] for region in regions],
        sexes=_words(people.sexes, axes.sexes),
        ages=_words(people.ages, axes.ages),
        years=axes.years,
        population=counts,
        deaths=None if flows is None else np.nan_to_num(flows.deaths),
        births=None if flows is None else flows.births,
        births_by_sex=None if flows is None else flows.births_by_sex,
        usable=usable,
        flows=known,
        moves=_moves(moves, axes=axes, counts=counts, complete=flows is not None, remarks=remarks),
    )


@dataclass(frozen=True)
class _Axes:
    """The axes every array of a history shares."""

    regions: list[str]
    sexes: int
    ages: int
    years: NDArray[np.int64]

    def laid(self, long: Long) -> NDArray[np.float64]:
        return to_array(long, regions=self.regions, sexes=self.sexes, ages=self.ages, years=self.years)


@dataclass(frozen=True)
class _Flows:
    """Deaths `[year, region, sex, age]`, births `[year, region, mother's age]` and `[year, region, child's sex]`."""

    deaths: NDArray[np.float64]
    births: NDArray[np.float64]
    births_by_sex: NDArray[np.float64]


def _flows(
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    *,
    axes: _Axes,
    counts: NDArray[np.float64],
    remarks: Remarks,
) -> _Flows | None:
    base = int(axes.years[-1])
    died = _flow(deaths, "deaths", base=base, remarks=remarks)
    born = _flow(births, "births", base=base, remarks=remarks)
    if died is None or born is None:
        return None
    laid = axes.laid(died)
    if axes.sexes > 1 and not died.divided:
        # The source does not divide deaths by sex: they follow the people of that age.
        share = counts / np.maximum(counts.sum(axis=2, keepdims=True), 1.0)
        laid = laid[:, :, :1] * share
    by_mother, by_sex = births_of(born, regions=axes.regions, sexes=axes.sexes, years=axes.years)
    return _Flows(laid, by_mother, by_sex)


def _moves(
    moves: pd.DataFrame | Sequence[pd.DataFrame] | None,
    *,
    axes: _Axes,
    counts: NDArray[np.float64],
    complete: bool,
    remarks: Remarks,
) -> GrossFlows | None:
    found = read_moves(moves, regions=axes.regions, years=axes.years, counts=counts, remarks=remarks)
    if found is None or complete:
        return found
    remarks.add(
        Text(
            sv="Flyttningarna används inte: utan döda och födda vet ingen vilka som fanns kvar att flytta.",
            en="The moves are not used: without deaths and births nobody knows who was left to move.",
        )
    )
    return None


def _flow(frame: pd.DataFrame | None, name: str, *, base: int, remarks: Remarks) -> Long | None:
    if frame is None or frame.empty:
        return None
    if name == "births":
        frame = frame.assign(
            **{
                column: "T" if column == "sex" else "unknown"
                for column in ("sex", "age")
                if column not in frame.columns
            }
        )
        frame = frame.assign(
            age=frame["age"].astype(object).where(frame["age"].astype(str).str.upper() != "T", "unknown")
        )
    long = read_long(frame, name=name, base=base, remarks=remarks)
    return long if len(long.value) else None


def _regions(people: Long, base: int, remarks: Remarks) -> list[str]:
    present = set(people.region[(people.year == base) & (people.value > 0)])
    # Sorted, so that neither the order of rows nor that of regions can change a result.
    gone = sorted(set(people.region) - present)
    if gone:
        remarks.add(
            Text(
                sv=f"Utan folkmängd år {base}, inte framskrivna: {listed(gone)}.",
                en=f"Without population in {base}, not projected: {listed(gone)}.",
            )
        )
    return sorted(present)


def _open_age(people: Long) -> int:
    return people.open_age if people.open_age is not None else int(people.age.max())


def _words(known: dict[int, object], size: int) -> list[object]:
    return [known.get(at, str(at)) for at in range(size)]


def _need_base_year(people: Long, base: int) -> None:
    """Refuse a population without the base year, without its youngest, or of one sex only."""
    if not (people.year == base).any():
        span = f"{people.year.min()}-{people.year.max()}" if len(people.year) else "-"
        raise InputError(
            Text(
                sv=f"Basåret {base} finns inte i folkmängden.",
                en=f"The base year {base} is not in the population.",
            ),
            where=span,
            mend=Text(
                sv="Välj ett basår som tabellen har, eller hämta fler år.",
                en="Choose a base year that the table has, or fetch more years.",
            ),
        )
    now = people.year == base
    if people.age[now].min() > 0 or (people.value[now] <= 0).all():
        raise InputError(
            Text(
                sv=f"Folkmängden år {base} saknar de yngsta eller är noll.",
                en=f"The population of {base} lacks the youngest or is nil.",
            ),
            where=str(base),
            mend=Text(
                sv="Ge alla åldrar från 0 år, den sista öppen (till exempel 100+).",
                en="Give every age from 0, the last one open (for example 100+).",
            ),
        )
    if people.divided and len(people.sexes) == 1:
        raise InputError(
            Text(sv="Folkmängden har bara ett kön.", en="The population holds one sex only."),
            where=str(next(iter(people.sexes.values()))),
            mend=Text(
                sv="Ge båda könen, eller T för båda tillsammans.",
                en="Give both sexes, or T for both together.",
            ),
        )
