# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How shocks reach the supply: who offers work, who finishes an education, who moves in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed import codes
from skillshed.codes.refusal import suggestions
from skillshed.errors import UnknownCodeError
from skillshed.language import Text
from skillshed.outlook.openings.ages import band_limits
from skillshed.outlook.scenario.lookup import area_of, need_years
from skillshed.outlook.scenario.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.scenario.baseline import Baseline
    from skillshed.outlook.scenario.shocks import Participation, Places, Shock
    from skillshed.outlook.supply.projection import Supply

    Floats = NDArray[np.float64]

YOUNGEST, OLDEST = 18, 64
NATION = codes.NATION


def offered(supply: Supply, baseline: Baseline, shocks: Sequence[Participation]) -> Supply:
    """Change the participation by points, in the area, sexes, ages and education groups that are meant."""
    share = supply.share.copy()
    for shock in shocks:
        need_years(shock, base=supply.years[0], last=supply.years[-1])
        weight = _part(supply, baseline, shock)
        sexes = np.array(
            [not shock.sexes or sex in shock.sexes or sex == "T" for sex in supply.accounts.sexes]
        )
        hit = _educations(supply, shock, shock.education, field="education")
        ages = _ages(baseline, shock)
        points = shock.points / 100 * ages * shock.period.acts(list(supply.years))
        share += weight[:, None, None, None] * sexes[None, :, None, None] * hit[None, None, :, None] * points
    return replace(supply, share=np.clip(share, 0.0, 1.0)) if shocks else supply


def studied(supply: Supply, baseline: Baseline, shocks: Sequence[Places]) -> Supply:
    """Let more (or fewer) starters become graduates after the length of the education."""
    if not shocks:
        return supply
    graduated = supply.course().flows["graduated"].copy()
    split = graduated.sum(axis=-1)
    whole = split.sum(axis=1, keepdims=True)
    sexes = np.where(whole > 0, split / np.where(whole > 0, whole, 1.0), 1 / split.shape[1])
    years = np.array(supply.years[1:])
    for shock in shocks:
        need_years(shock, base=supply.years[0], last=supply.years[-1])
        groups, length, share = _leads_to(supply, baseline, shock)
        more = shock.starters * share * shock.period.acts(years - length)
        weight = _part(supply, baseline, shock)
        graduated += (weight[:, None] * groups)[:, None, :, None] * sexes[..., None] * more
    return replace(supply, given=replace(supply.given, graduated=np.maximum(graduated, 0.0)))


def movers(supply: Supply, people: pd.DataFrame) -> Supply:
    """Let the expected difference in the population reach those who turn 18 and 65, and all between.

    Args:
        supply: the supply.
        people: region, sex, age, year, difference, as `people.population` gives.
    """
    given = supply.given
    if given.people is None or given.entrants is None or given.leaving is None:
        return supply
    single = people[people["sex"].isin(["1", "2"])].assign(
        age=lambda rows: pd.to_numeric(rows["age"].str.rstrip("+"), errors="coerce")
    )
    parts = [
        _laid_out(supply, single[single["age"].between(first, last)])
        for first, last in ((YOUNGEST, YOUNGEST), (OLDEST + 1, OLDEST + 1), (YOUNGEST, OLDEST))
    ]
    entrants, leaving, whole = (
        np.where(np.isnan(known), known, np.maximum(known + more, 0.0))
        for known, more in zip((given.entrants, given.leaving, given.people), parts, strict=True)
    )
    return replace(supply, given=replace(given, entrants=entrants, leaving=leaving, people=whole))


def _laid_out(supply: Supply, rows: pd.DataFrame) -> Floats:
    """Sum differences to `[region, sex, year ahead]`."""
    sexes = supply.accounts.sexes
    told = rows if len(sexes) > 1 else rows.assign(sex=sexes[0])
    index = pd.MultiIndex.from_product([supply.regions, sexes, supply.years[1:]])
    sums = told.groupby(["region", "sex", "year"])["difference"].sum().reindex(index).fillna(0.0)
    return np.asarray(sums.to_numpy(dtype=float).reshape(len(supply.regions), len(sexes), -1))


def _part(supply: Supply, baseline: Baseline, shock: Shock) -> Floats:
    """How much of each supply region the shock's area is: shape (region,).

    Of participation the share of the region's people that is meant; of places 1 for every region that holds the area, since persons
    add up.
    """
    area = area_of(shock, baseline)
    people = _adults(baseline)
    counted = shock.kind == "places"
    within = _members(baseline, area, people)
    parts = np.zeros(len(supply.regions))
    for at, region in enumerate(supply.regions):
        held = _members(baseline, region, people)
        both, smaller = people.reindex(sorted(held & within)).sum(), within if counted else held
        whole = people.reindex(sorted(smaller)).sum()
        parts[at] = (
            both / whole
            if whole > 0
            else float(region in {area, NATION} if counted else area in {region, NATION})
        )
    return parts


def _adults(baseline: Baseline) -> pd.Series:
    """Persons in the base year by region of the population's finest division; empty without a population."""
    ready = baseline.people
    if ready is None:
        return pd.Series(dtype=float)
    return pd.Series(
        ready.history.population[-1].sum(axis=(1, 2)), index=[str(code) for code in ready.history.regions]
    )


def _members(baseline: Baseline, area: str, people: pd.Series) -> set[str]:
    return set(baseline.parts(area, [str(code) for code in people.index])) if len(people) else set()


def _ages(baseline: Baseline, shock: Participation) -> float:
    """The share of the nation's people of 18-64 that the ages meant are."""
    ready = baseline.people
    if not shock.ages or ready is None:
        return 1.0
    people = ready.history.population[-1].sum(axis=(0, 1))
    meant = np.zeros(people.size, dtype=bool)
    for band in shock.ages:
        first, last = band_limits(band)
        meant[first : last + 1] = True
    adults = slice(YOUNGEST, OLDEST + 1)
    return float(people[adults][meant[adults]].sum() / people[adults].sum())


def _educations(supply: Supply, shock: Shock, wanted: Sequence[str], *, field: str) -> NDArray[np.bool_]:
    """Which education groups some codes mean; all where none is named."""
    known = list(supply.educations)
    unknown = [code for code in wanted if code not in known]
    if unknown:
        groups = codes.education_groups().groups
        names = {str(groups[code].name): code for code in known if code in groups} | {
            code: code for code in known
        }
        near = ", ".join(suggestions(unknown[0], names) or known[:6])
        raise UnknownCodeError(
            Text(
                sv=f"Det finns inga uppgifter om utbildningsgruppen {unknown[0]}.",
                en=f"There are no figures for the education group {unknown[0]}.",
            ),
            where=shock.where(field),
            mend=Text(sv=f"Närmast är {near}.", en=f"The nearest are {near}."),
        )
    return np.array([not wanted or code in wanted for code in known])


def _leads_to(supply: Supply, baseline: Baseline, shock: Places) -> tuple[Floats, int, float]:
    """Education groups (shares), years of study and share who finish."""
    if shock.education:
        hit = _educations(supply, shock, (shock.education,), field="education").astype(float)
        return hit, int(setting("study.years")), float(setting("study.completion"))
    try:
        programme = codes.programme(shock.programme)
    except UnknownCodeError as error:
        raise UnknownCodeError(
            error.what, where=shock.where("programme"), why=error.why, mend=error.mend
        ) from None
    groups = tuple(code for code in programme.education_groups if code in supply.educations)
    hit = (
        _educations(supply, shock, groups, field="programme").astype(float)
        if groups
        else np.zeros(len(supply.educations))
    )
    return hit / max(hit.sum(), 1.0), programme.years, _completion(baseline, programme.code, programme.years)


def _completion(baseline: Baseline, programme: str, years: int) -> float:
    """Share of the starters who finish, by the release's own places; the parameter's where it does not tell."""
    table = baseline.table("programme_places")
    if table is None:
        return float(setting("study.completion"))
    own = table[table["programme"] == programme].dropna(subset=["started", "completed"])
    began = own[own["year"] + years <= own["year"].max()]["started"].sum()
    done = own[own["year"] >= own["year"].min() + years]["completed"].sum()
    return float(np.clip(done / began, 0.0, 1.0)) if began > 0 else float(setting("study.completion"))
