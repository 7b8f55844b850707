# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is known and expected for one area, as plain frames."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from skillshed.codes import parse_region
from skillshed.errors import UnknownCodeError
from skillshed.language import Text
from skillshed.outlook.age_groups import age_groups
from skillshed.outlook.others import Others, others
from skillshed.outlook.shown import shown
from skillshed.outlook.sums import known_of, parts_of
from skillshed.outlook.withholding import withhold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillshed.warehouse.release import Release

TELLING = ("outlook_population", "outlook_employment", "population", "employment_by_occupation")
"""The tables that make an area worth a page."""
SHOWN = 12
ALL_OCCUPATIONS = "T"


@dataclass(frozen=True)
class AreaOutlook:
    """One area's outlook, from one release.

    Attributes:
        release: id of the release the figures come from.
        region: the area's code.
        name: the area's name.
        fictitious: whether the figures are the demo world's.
        history: sex, age (single ages), year, value; the population as it was, summed of the area's parts where the
            release does not tell it as a whole.
        population: sex, age (single ages and bands), year, mean, low, high; persons at 31 December.
        employment: occupation, year, mean, low, high, mark, method; employed persons.
        openings: occupation, year, component, mean, low, high (persons that year) and the same
            cumulated since the base year.
        supply: education, year, mean, low, high, mark; labour force by place of work.
        balance: education, year, mean, low, high (demand less supply, persons), demand, supply, p_shortage, p_surplus, verdict,
            paradox, judged_with, mark; the base year first.
        others: what others expect beside ours, and sentences that tell where they disagree.
        accuracy: how such forecasts have done before: the back-test, by subject and horizon.
        assumptions: what was assumed, with value, unit and source.
        gaps: what cannot be said, why, and what the missing table would add.
        sources: the snapshots behind the release.
        told: gives a table as it may be shown to others; ask `table`.

    Every interval is 80 % unless the assumptions say otherwise. The frames hold every count, for calculation; `table` and
    `as_dict` give what may be shown to others.
    """

    release: str
    region: str
    name: Text
    fictitious: bool
    history: pd.DataFrame
    population: pd.DataFrame
    employment: pd.DataFrame
    openings: pd.DataFrame
    supply: pd.DataFrame
    balance: pd.DataFrame
    others: Others
    accuracy: pd.DataFrame
    assumptions: list[dict[str, Any]]
    gaps: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    told: Callable[[str], pd.DataFrame] = field(repr=False, compare=False)

    @classmethod
    def of(cls, release: Release, region: str) -> AreaOutlook:
        """Take one area out of a release."""
        return cls(
            release=release.id,
            region=region,
            name=release.areas().name(region),
            fictitious=release.fictitious,
            history=_known(release, "population", region),
            population=_of_region(release, "outlook_population", region),
            employment=_of_region(release, "outlook_employment", region),
            openings=_of_region(release, "outlook_openings", region),
            supply=_of_region(release, "outlook_supply", region),
            balance=_of_region(release, "outlook_balance", region),
            others=others(release, region),
            accuracy=release.table("outlook_accuracy")
            if "outlook_accuracy" in release.tables()
            else pd.DataFrame(),
            assumptions=release.manifest["assumptions"],
            gaps=[gap for gap in release.manifest["gaps"] if gap.get("region") in (None, region)],
            sources=release.manifest["snapshots"],
            told=partial(_told, release, region),
        )

    def table(self, name: str) -> pd.DataFrame:
        """Give one of the tables as it may leave the house: counts of too few persons withheld.

        Args:
            name: `history`, `population`, `employment`, `openings`, `supply`, `balance` or `accuracy`.
        """
        frame: pd.DataFrame = getattr(self, name)
        return frame if name == "accuracy" or frame.empty else self.told(name)

    def __repr__(self) -> str:
        from skillshed.outlook.notebook import as_text  # noqa: PLC0415 - builds on this class

        return as_text(self)

    def _repr_html_(self) -> str:
        from skillshed.outlook.notebook import as_html  # noqa: PLC0415

        return as_html(self)

    def as_dict(self) -> dict[str, Any]:
        """The whole outlook as plain values, for JSON; counts of too few persons are withheld."""
        frames = ("history", "population", "employment", "openings", "supply", "balance", "accuracy")
        plain = {name: _records(self.table(name)) for name in frames}
        facts = {
            "release": self.release,
            "region": self.region,
            "name": self.name._asdict(),
            "fictitious": self.fictitious,
        }
        beside = {name: _records(getattr(self.others, name)) for name in ("figures", "verdicts", "weights")}
        facts |= {"others": beside | {"sentences": [one._asdict() for one in self.others.sentences()]}}
        known = {"assumptions": self.assumptions, "gaps": self.gaps, "sources": self.sources}
        return facts | plain | known

    def people(self, ahead: Sequence[int]) -> pd.DataFrame:
        """The population by age group in the base year and some years ahead.

        Args:
            ahead: years ahead; those beyond the horizon are left out.

        Returns:
            age, year, mean, low, high (persons); in the base year all three are the known figure.
        """
        if self.population.empty:
            return pd.DataFrame(columns=["age", "year", "mean", "low", "high"])
        base = int(self.population["year"].min()) - 1
        wanted = self.population["year"].isin([base + step for step in ahead])
        groups = self.population["age"].isin(list(age_groups()))
        later = self.population[wanted & groups & (self.population["sex"] == "T")]
        return pd.concat([self._known(base), later.drop(columns="sex")], ignore_index=True)

    def _known(self, base: int) -> pd.DataFrame:
        now = self.history[self.history["year"] == base]
        ages = now["age"].astype(str).str.rstrip("+").astype(int)
        persons = {
            label: float(now.loc[ages.between(first, last), "value"].sum())
            for label, (first, last) in age_groups().items()
        }
        known = pd.Series(persons, name="mean").rename_axis("age").reset_index()
        known["year"], known["low"], known["high"] = base, known["mean"], known["mean"]
        return known

    def need(self) -> pd.Series | None:
        """The openings of all occupations together to the end of the horizon.

        Returns:
            openings, low, high (persons, cumulated since the base year), year; None where the release has none.
        """
        if self.openings.empty:
            return None
        whole = self.openings[
            (self.openings["occupation"] == ALL_OCCUPATIONS) & (self.openings["component"] == "openings")
        ]
        if whole.empty:
            return None
        last = whole.sort_values("year").iloc[-1]
        names = {"cumulative_mean": "openings", "cumulative_low": "low", "cumulative_high": "high"}
        found: pd.Series = last[[*names, "year"]].rename(names)
        return found

    def verdicts(self, *, top: int = 10) -> pd.DataFrame:
        """The education groups with the largest expected shortages and surpluses at the end of the horizon.

        Args:
            top: how many of each; groups too small to be shown are left out.

        Returns:
            The rows of `balance` of the last year, the largest shortage first and the largest surplus last.
        """
        if self.balance.empty:
            return self.balance
        last = self.balance[self.balance["year"] == self.balance["year"].max()]
        ordered: pd.DataFrame = last[last["mark"].ne("few").fillna(value=True)].sort_values(
            "mean", ascending=False, kind="stable"
        )
        if len(ordered) <= 2 * top:
            return ordered.reset_index(drop=True)
        return pd.concat([ordered.head(top), ordered.tail(top)], ignore_index=True)

    def needs(self, *, top: int = 10) -> pd.DataFrame:
        """The occupations with the largest expected openings to the end of the horizon.

        Args:
            top: how many occupations.

        Returns:
            occupation, openings, low, high, replacement (all persons, cumulated since the base year),
            largest first; all occupations together are `need`.
        """
        if self.openings.empty:
            return pd.DataFrame(columns=["occupation", "openings", "low", "high", "replacement"])
        last = self.openings[self.openings["year"] == self.openings["year"].max()]
        last = last[last["occupation"] != ALL_OCCUPATIONS]
        parts = last.set_index(["component", "occupation"])
        total = parts.loc["openings", ["cumulative_mean", "cumulative_low", "cumulative_high"]]
        total.columns = pd.Index(["openings", "low", "high"])
        replaced = parts.loc["replacement", "cumulative_mean"].rename("replacement")
        largest: pd.DataFrame = total.join(replaced).nlargest(top, "openings")
        return largest.reset_index()


def _known(release: Release, dataset: str, region: str) -> pd.DataFrame:
    if dataset not in release.tables():
        return pd.DataFrame()
    found = known_of(release.table(dataset), region, release.areas())
    return found.drop(columns="region").reset_index(drop=True)


def _of_region(release: Release, table: str, region: str) -> pd.DataFrame:
    if table not in release.tables():
        return pd.DataFrame()
    frame = release.table(table)
    return frame[frame["region"] == region].drop(columns="region").reset_index(drop=True)


def _told(release: Release, region: str, name: str) -> pd.DataFrame:
    """What may be shown: areas that the release tells are held to the same rule together, sums of them by themselves."""
    table = "population" if name == "history" else f"outlook_{name}"
    whole = shown(release, table)
    own = whole[whole["region"] == region].drop(columns="region").reset_index(drop=True)
    return own if len(own) or name != "history" else withhold(_known(release, table, region))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def find_area(release: Release, wanted: str | None) -> str:
    """Find the area a user means, by code or name.

    Args:
        release: whose areas and figures count.
        wanted: a code or a name; None means the release's first county, else its first area.

    Raises:
        UnknownCodeError: there is no such area, or the release has no figures for it.
    """
    areas = release.areas()
    told = _areas_with_figures(release)
    if wanted is None:
        counties = [code for code in told if code in areas and areas.get(code).kind == "county"]
        wanted = next(iter(counties or told), "00")
    code = parse_region(wanted, areas=areas)
    if code in told or parts_of(code, told, areas):
        return code
    raise UnknownCodeError(
        Text(
            sv=f"Releasen har inga uppgifter om {areas.name(code).sv}.",
            en=f"The release has no figures for {areas.name(code).en}.",
        ),
        where=code,
        mend=Text(
            sv=f"Den har uppgifter om {', '.join(told[:SHOWN])}{' …' if len(told) > SHOWN else ''}",
            en=f"It has figures for {', '.join(told[:SHOWN])}{' …' if len(told) > SHOWN else ''}",
        ),
    )


def _areas_with_figures(release: Release) -> list[str]:
    frames = [release.table(name) for name in TELLING if name in release.tables()]
    return sorted({str(code) for frame in frames for code in frame["region"].unique()})
