# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is known up to the base year, as arrays with one axis per dimension."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.outlook.population.gaps import filled, usable_steps
from skillshed.outlook.population.long import read_long, to_array
from skillshed.outlook.population.remarks import Remarks, listed

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from skillshed.outlook.population.long import Long

YOUNGEST_MOTHER, OLDEST_MOTHER = 14, 49


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

    @property
    def base(self) -> int:
        """The year of the last population."""
        return int(self.years[-1])

    def until(self, year: int) -> History:
        """Give what was known at the end of an earlier year."""
        kept = int(year - self.years[0]) + 1
        cut = {
            name: None if (array := getattr(self, name)) is None else array[:kept]
            for name in ("population", "deaths", "births", "births_by_sex")
        }
        return replace(
            self, years=self.years[:kept], usable=self.usable[: kept - 1], flows=self.flows[: kept - 1], **cut
        )


def read_history(
    population: pd.DataFrame,
    deaths: pd.DataFrame | None,
    births: pd.DataFrame | None,
    *,
    base: int,
    remarks: Remarks,
) -> History:
    """Read the three tables; nothing after `base` is looked at.

    Raises:
        InputError: the base year has no population, or a table cannot be read.
    """
    people = read_long(population, name="population", base=base, remarks=remarks)
    if not (people.year == base).any():
        raise _no_base_year(people, base)
    regions = _regions(people, base, remarks)
    sexes, ages = max(people.sexes) + 1, _open_age(people) + 1
    years = np.arange(people.year.min(), base + 1)
    shape = {"regions": regions, "sexes": sexes, "ages": ages, "years": years}
    counts, observed = filled(to_array(people, **shape), regions=regions, years=years, remarks=remarks)
    died = _flow(deaths, "deaths", base=base, remarks=remarks)
    born = _flow(births, "births", base=base, remarks=remarks)
    usable = usable_steps(counts, observed, regions=regions, years=years, remarks=remarks)
    death_counts = None if died is None else to_array(died, **shape)
    by_mother, by_sex = (None, None) if born is None else _births(born, regions, sexes, years)
    if death_counts is None or by_mother is None or by_sex is None:
        death_counts = by_mother = by_sex = None
        known = np.zeros_like(usable)
        remarks.add(
            Text(
                sv="Döda eller födda saknas: framskrivningen bygger på kohorternas förändring (Hamilton-Perry).",
                en="Deaths or births are missing: the projection follows cohort change (Hamilton-Perry).",
            )
        )
    else:
        known = usable & _complete(death_counts)[1:] & (np.nansum(by_mother, axis=2) > 0)[1:]
        death_counts, by_mother, by_sex = (np.nan_to_num(a) for a in (death_counts, by_mother, by_sex))
    return History(
        regions,
        _words(people.sexes, sexes),
        _words(people.ages, ages),
        years,
        counts,
        death_counts,
        by_mother,
        by_sex,
        usable,
        known,
    )


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


def _regions(people: Long, base: int, remarks: Remarks) -> list[object]:
    present = set(people.region[(people.year == base) & (people.value > 0)])
    # Sorted, so that neither the order of rows nor that of regions can change a result.
    gone = sorted(set(people.region) - present, key=str)
    if gone:
        remarks.add(
            Text(
                sv=f"Utan folkmängd år {base}, inte framskrivna: {listed(gone)}.",
                en=f"Without population in {base}, not projected: {listed(gone)}.",
            )
        )
    return sorted(present, key=str)


def _open_age(people: Long) -> int:
    return people.open_age if people.open_age is not None else int(people.age.max())


def _births(
    born: Long, regions: list[object], sexes: int, years: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lay births out by mother's age and by child's sex; unknown ages follow the known ones."""
    shape = {"regions": regions, "years": years}
    mothers = replace(
        born,
        age=np.where(born.age < 0, OLDEST_MOTHER + 1, np.clip(born.age, YOUNGEST_MOTHER, OLDEST_MOTHER))
        - YOUNGEST_MOTHER,
    )
    laid = to_array(mothers, sexes=2, ages=OLDEST_MOTHER - YOUNGEST_MOTHER + 2, **shape)
    children = np.nansum(laid, axis=3)
    both = np.nansum(laid, axis=2)
    known, unknown = both[..., :-1], both[..., -1:]
    total = known.sum(axis=-1, keepdims=True)
    spread = np.where(total > 0, known / np.where(total > 0, total, 1.0), 0.0)
    everywhere = known.sum(axis=(0, 1)) / max(known.sum(), 1.0)
    by_mother = known + unknown * np.where(total > 0, spread, everywhere)
    return by_mother, _children(children, sexes, divided=len(born.sexes) > 1)


def _children(children: NDArray[np.float64], sexes: int, *, divided: bool) -> NDArray[np.float64]:
    """Give children by sex; where the source does not divide, 106 boys to 100 girls."""
    if sexes == 1:
        return children.sum(axis=2, keepdims=True)
    if divided:
        return children
    total = children.sum(axis=2, keepdims=True)
    return np.concatenate([total * 106 / 206, total * 100 / 206], axis=2)


def _complete(deaths: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.nansum(deaths, axis=(2, 3)) > 0


def _words(known: dict[int, object], size: int) -> list[object]:
    return [known.get(at, str(at)) for at in range(size)]


def _no_base_year(people: Long, base: int) -> InputError:
    span = f"{people.year.min()}-{people.year.max()}" if len(people.year) else "-"
    return InputError(
        Text(
            sv=f"Basåret {base} finns inte i folkmängden.",
            en=f"The base year {base} is not in the population.",
        ),
        where=f"{span}",
        mend=Text(
            sv="Välj ett basår som tabellen har, eller hämta fler år.",
            en="Choose a base year that the table has, or fetch more years.",
        ),
    )
