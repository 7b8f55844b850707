# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chain itself: `starters = need · share ÷ (completion · (1 − goes on) · stays · works · matching)`, in every future.

Prospective, as SBB's "Kans op werk" does it: the need is that of the year when those who start now have finished.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from skillshed.codes import classification
from skillshed.language import Text, current_language
from skillshed.places.starters import estimated
from skillshed.places.starters.factor import Z80
from skillshed.places.starters.need import LINES, Outlook, lines
from skillshed.places.starters.parameters import leads_to, length, school_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from skillshed.places.starters.factor import Factor
    from skillshed.places.starters.overrides import Override

    Floats = NDArray[np.float64]

NAMES = {
    "share": Text(sv="Andel som den här vägen ska möta", en="Share that this way is to meet"),
    "completion": Text(sv="Genomströmning", en="Completion"),
    "further_study": Text(sv="Studerar vidare", en="Goes on studying"),
    "stays": Text(sv="Bor kvar eller återvänder", en="Stays or returns"),
    "works": Text(sv="I arbetskraften här, per boende", en="In the labour force here, per resident"),
    "matching": Text(sv="Yrke som passar, mot alla med utbildningen", en="Fitting occupation, against all with the education"),
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Chain:
    """One education group by one school form, for everyone who starts in one autumn.

    Attributes:
        education, school_form: what.
        start, finish: the autumn they start, and the year whose need they meet.
        need: line → persons (expected), those of `need.LINES`.
        gap_spread: standard deviation of the year's need, persons.
        factors: by name.
        z: standard normal draws, name (`need` or a factor's) → [future]; the futures are the same in every chain of an education.
    """

    education: str
    school_form: str
    start: int
    finish: int
    need: dict[str, float]
    gap_spread: float
    factors: dict[str, Factor]
    z: dict[str, Floats] = field(repr=False)

    @property
    def per_starter(self) -> float:
        """How much of the need one starter meets, expected."""
        f = {name: factor.value for name, factor in self.factors.items()}
        return f["completion"] * (1 - f["further_study"]) * f["stays"] * f["works"] * f["matching"]

    @property
    def expected(self) -> float:
        """Starters needed where every factor is as expected; nil where there are too many already."""
        return max(sum(self.need.values()), 0.0) * self.factors["share"].value / self.per_starter

    def draws(self) -> Floats:
        """Starters needed in each future, [future]."""
        f = {name: factor.draws(self.z[name]) for name, factor in self.factors.items()}
        need = np.maximum(sum(self.need.values()) + self.gap_spread * self.z["need"], 0.0)
        per_starter = f["completion"] * (1 - f["further_study"]) * f["stays"] * f["works"] * f["matching"]
        return np.asarray(need * f["share"] / per_starter)

    def interval(self) -> tuple[float, float]:
        """The 80 % interval of the starters needed."""
        low, high = np.quantile(self.draws(), (0.1, 0.9))
        return float(low), float(high)

    def table(self) -> pd.DataFrame:
        """The arithmetic, a row per line: what, value, low, high, source, who, why."""
        low, high = self.interval()
        total, spread = sum(self.need.values()), Z80 * self.gap_spread
        rows: list[dict[str, Any]] = [
            {
                "what": str(LINES[name]),
                "value": value,
                "unit": "persons",
                "source": "outlook_balance, outlook_supply_flows",
            }
            for name, value in self.need.items()
        ]
        rows.append({"what": str(Text(sv=f"Behov av nya {self.finish}", en=f"Need of newcomers {self.finish}")), "unit": "persons", "value": total, "low": total - spread, "high": total + spread})  # fmt: skip
        rows += [
            {"what": str(NAMES[name]), "unit": "share", "value": one.value, "low": one.low, "high": one.high, "source": one.source, "since": one.since, "who": one.who, "why": one.why}
            for name, one in self.factors.items()
        ]  # fmt: skip
        rows.append({"what": str(Text(sv=f"Nybörjare hösten {self.start}", en=f"Starters in autumn {self.start}")), "unit": "persons", "value": self.expected, "low": low, "high": high})  # fmt: skip
        columns = ["what", "value", "low", "high", "unit", "source", "since", "who", "why"]
        return pd.DataFrame(rows, columns=columns)

    @property
    def name(self) -> str:
        """The education group's name, in the current language."""
        return classification("education_group").name(self.education).within(current_language())


def chains(
    told: Outlook,
    school: pd.DataFrame,
    starts: Sequence[int],
    *,
    futures: int = 200,
    seed: int = 1,
    overrides: Sequence[Override] = (),
    forms: Iterable[str] | None = None,
) -> list[Chain]:
    """Work out every education group and school form for every autumn whose finish the outlook reaches.

    Args:
        told: the outlook of the area's counties.
        school: starters and diplomas of its schools, as `estimated.records` gives.
        starts: the autumns.
        futures: how many draws.
        seed: of the draws.
        overrides: factors that somebody has set; later ones win.
        forms: school forms; all unless given.
    """
    pairs = [
        (education, form)
        for education in told.educations
        for form in (forms or school_forms())
        if leads_to(form, education) and education in told.flows["graduated"].index
    ]
    factors = {pair: _factors(told, school, pair, overrides=overrides) for pair in pairs}
    spread = _spread(told)
    of_form = {
        form: _lines(told, {e: f for (e, one), f in factors.items() if one == form}) for _, form in pairs
    }
    return [
        Chain(
            education, form, start, finish,
            _line(of_form[form], education, finish),
            _cell(spread, education, finish),
            factors[education, form], _normals(education, futures, seed),
        )
        for education, form in pairs
        for start in starts
        for finish in [start + length(form)]
        if (education, finish) in of_form[form].index
    ]  # fmt: skip


def _factors(
    told: Outlook, school: pd.DataFrame, pair: tuple[str, str], *, overrides: Sequence[Override]
) -> dict[str, Factor]:
    education, form = pair
    made = {
        "share": estimated.route_share(told, school, education, school_form=form),
        "completion": estimated.completion(school, education, form),
        "further_study": estimated.further_study(told, education),
        "stays": estimated.stays(told, education),
        "works": estimated.works(told, education),
        "matching": estimated.matching(),
    }
    for change in overrides:
        if change.concerns(change.factor, education, form):
            made[change.factor] = made[change.factor].overridden(change)
    return made


def _lines(told: Outlook, factors: dict[str, dict[str, Factor]]) -> pd.DataFrame:
    further, stay = (
        pd.Series({education: f[name].value for education, f in factors.items()})
        for name in ("further_study", "stays")
    )
    return lines(told, further_study=further, stays=stay)  # fmt: skip


def _line(told: pd.DataFrame, education: str, year: int) -> dict[str, float]:
    row = told[list(LINES)].to_numpy()[told.index.get_loc((education, year))]
    return dict(zip(LINES, row.tolist(), strict=True))


def _cell(told: pd.DataFrame, education: str, year: int) -> float:
    return float(told.to_numpy()[told.index.get_loc(education), told.columns.get_loc(year)])


def _spread(told: Outlook) -> pd.DataFrame:
    """How uncertain each year's need is: by how much the gap's standard deviation grows that year, persons."""
    deviation = (told.balance["high"] - told.balance["low"]) / (2 * Z80)
    return told.of_area(deviation.diff(axis=1).clip(lower=0.0).fillna(0.0))


def _normals(education: str, futures: int, seed: int) -> dict[str, Floats]:
    """One standard normal per future for the need and for each factor; the same for all starts of an education."""
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *education.encode()])))
    return {name: rng.standard_normal(futures) for name in ("need", *NAMES)}
