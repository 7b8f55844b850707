# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chain's factors as the release's own tables tell them; a dated parameter where no table reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.codes.programme import programmes
from skillshed.places.starters.factor import Factor, assumed, counted
from skillshed.places.starters.need import Outlook, participation
from skillshed.places.starters.parameters import length, parameters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.warehouse.release import Release

RECENT: Final = 3
"""Years that a factor is counted over."""
FLOWS: Final = "SCB U3, in- och utflöden; outlook_supply_flows"
RECORDS: Final = "programme_places"


def records(release: Release, municipalities: Sequence[str]) -> pd.DataFrame:
    """Starters and diplomas of the area's schools by education group: education, year (start), started, completed.

    A programme that leads to several groups is divided equally between them.
    """
    columns = ["education", "year", "started", "completed"]
    if not {"programme_places", "schools"} <= set(release.tables()):
        return pd.DataFrame({name: pd.Series(dtype=float) for name in columns})
    schools = release.table("schools")
    of = set(
        schools.loc[schools["municipality"].astype(str).isin(list(municipalities)), "school"].astype(str)
    )
    told = release.table("programme_places")
    told = told[told["school"].astype(str).isin(of)].assign(programme=lambda x: x["programme"].astype(str))
    sums = told.groupby(["programme", "year"])[["started", "completed"]].sum(min_count=1).reset_index()
    groups = sums["programme"].map(lambda code: list(programmes()[code].education_groups))
    made = sums.assign(education=groups, parts=groups.map(len)).explode("education")
    made[["started", "completed"]] = made[["started", "completed"]].div(made["parts"], axis=0)
    return made.groupby(["education", "year"])[["started", "completed"]].sum(min_count=1).reset_index()


def completion(told: pd.DataFrame, education: str, school_form: str) -> Factor:
    """Share of starters with a diploma, of the latest autumns whose diplomas are known."""
    known = told[(told["education"] == education) & told["completed"].notna()]
    if school_form != "gymnasium" or known.empty:
        return assumed("completion", parameters()["completion"][school_form])
    last = known.nlargest(RECENT, "year")
    return counted(
        "completion", last["completed"].sum(), last["started"].sum(),
        source=RECORDS, since=f"{last['year'].min()}–{last['year'].max()}",
    )  # fmt: skip


def further_study(told: Outlook, education: str) -> Factor:
    """Share of graduates who go on: in the long run, those who leave the group by studying over those who enter it by a diploma."""
    years = told.flows["graduated"].columns[:RECENT]
    out, into = (_sum(told, name, education) for name in ("further_educated", "graduated"))
    return counted("further_study", min(out, into), into, source=FLOWS, since=f"{years[0]}–{years[-1]}")  # fmt: skip


def stays(told: Outlook, education: str) -> Factor:
    """Share who live in the area three years after the diploma, or are back: from the group's yearly moves out."""
    given = parameters()["stays"]
    years = told.flows["moved_out"].columns[:RECENT]
    stock = _sum(told, "stock", education)
    rate = _sum(told, "moved_out", education) / stock if stock > 0 else 0.0

    def share(exposure: str, returns: str) -> float:
        gone = 1 - np.exp(-rate * given["exposure"][exposure] * given["years"]["value"])
        return float(1 - gone * (1 - given["returns"][returns]))

    source = f"{FLOWS}; {given['exposure']['source']}"
    return Factor("stays", share("value", "value"), share("high", "low"), share("low", "high"), source, f"{years[0]}–{years[-1]}")  # fmt: skip


def works(told: Outlook, education: str) -> Factor:
    """Persons in the labour force here per resident with the education; commuters in lift it."""
    p = float(participation(told).to_numpy()[told.educations.index(education), 0])
    return Factor("works", p, p * 0.98, min(p * 1.02, 1.5), "outlook_supply / outlook_supply_flows", str(told.balance["supply"].columns[0]))  # fmt: skip


def matching() -> Factor:
    """New graduates' matching beside that of everybody with the education."""
    return assumed("matching", parameters()["matching"]["same_as_all"])


def route_share(told: Outlook, school: pd.DataFrame, education: str, *, school_form: str) -> Factor:
    """Share of the group's graduates who come by one school form."""
    given = parameters()["share"]
    if school_form == "gymnasium":
        return _by_school(told, school, education)
    if school_form != "komvux":
        return assumed("share", given[school_form])
    school_share = _by_school(told, school, education)
    rest = given["komvux"]
    low, high = (1 - school_share.high) * rest["low"], (1 - school_share.low) * rest["high"]
    return Factor("share", (1 - school_share.value) * rest["value"], low, high, f"{school_share.source}; {rest['source']}", str(rest["since"]))  # fmt: skip


def _by_school(told: Outlook, school: pd.DataFrame, education: str) -> Factor:
    """Diplomas of the area's schools over the graduates that the outlook expects first."""
    known = school[(school["education"] == education) & school["completed"].notna()].nlargest(RECENT, "year")
    diplomas = float(known["completed"].mean()) if len(known) else 0.0
    into = _sum(told, "graduated", education) / RECENT * told.part(education)
    since = f"{known['year'].min() + length('gymnasium')}–" if len(known) else ""
    return counted("share", min(diplomas, into), into, source=f"{RECORDS} / {FLOWS}", since=since)


def _sum(told: Outlook, flow: str, education: str) -> float:
    """Persons of a flow in the first years of the outlook."""
    frame = told.flows[flow]
    return float(frame[frame.index == education].to_numpy()[:, :RECENT].sum())
