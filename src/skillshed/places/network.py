# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A case as the arrays that the rules are written over, with the labels of every axis kept beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.access import arcs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.case import Case

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

AXES = ("pair", "arc", "choice", "municipality", "education", "year", "future")


@dataclass(frozen=True)
class Network:
    """The axes: pair (programme at a site), arc (home to pair), choice (home and programme), municipality, education, year, future.

    Attributes:
        case: where it all comes from.
        pairs: programme, site, provider, municipality, length, size, minimum, cost, fixed_share, national, workplaces, payer, education, today (groups).
        arcs: municipality, programme, site, provider, minutes, price; what `access.arcs` gives.
        choices: municipality, programme: every wish that somebody has.
        arc_pair, arc_choice: the pair, and the choice, of each arc.
        wishes: pupils, [choice, year, future].
        need: starters, [education, year, future].
        probability: [future].
        most: groups that can start at most, [pair, year].
        started: groups in the house that year which started before the plan, [pair, year].
    """

    case: Case
    pairs: pd.DataFrame
    arcs: pd.DataFrame
    choices: pd.DataFrame
    arc_pair: Ints
    arc_choice: Ints
    wishes: Floats
    need: Floats
    probability: Floats
    most: Floats
    started: Floats

    @property
    def years(self) -> Ints:
        """The planned autumns."""
        return np.array(self.case.years)

    def labels(self, *axes: str) -> pd.DataFrame:
        """One row per combination of axes, in the order of an array over them; a column per label."""
        sizes = [len(self.axis(axis)) for axis in axes]
        places = np.indices(sizes).reshape(len(axes), -1)
        parts = [
            self.axis(axis).iloc[at].reset_index(drop=True) for axis, at in zip(axes, places, strict=True)
        ]
        return pd.concat(parts, axis=1)

    def axis(self, name: str) -> pd.DataFrame:
        """The labels of one axis."""
        case = self.case
        return {
            "pair": self.pairs[["programme", "site"]],
            "arc": self.arcs[["municipality", "programme", "site"]],
            "choice": self.choices,
            "municipality": case.municipalities[["municipality"]],
            "education": pd.DataFrame({"education": case.need["education"].to_numpy().astype(str)}),
            "year": pd.DataFrame({"year": list(case.years)}),
            "future": pd.DataFrame({"future": list(case.futures)}),
        }[name]

    def in_house(self) -> Floats:
        """Whether a group that starts in one autumn is in the house in another, [pair, start, year]: 0 or 1."""
        after = self.years[None, None, :] - self.years[None, :, None]
        length = self.pairs["length"].to_numpy(dtype=float)[:, None, None]
        return ((after >= 0) & (after < length)).astype(float)


def network(case: Case) -> Network:
    """Lay out a case's axes and arrays."""
    pairs = _pairs(case)
    reach = arcs(case)
    choices = case.wishes.sum(["year", "future"]).to_series().rename("wish").reset_index()
    choices = choices.loc[choices["wish"] > 0, ["municipality", "programme"]].reset_index(drop=True)
    homes, programmes = (
        case.wishes.indexes[axis].get_indexer(choices[axis]) for axis in ("municipality", "programme")
    )
    wishes = case.wishes.transpose("municipality", "programme", "year", "future").to_numpy()[
        homes, programmes
    ]
    started = _started(case, pairs)
    return Network(
        case=case,
        pairs=pairs,
        arcs=reach,
        choices=choices,
        arc_pair=_position(pairs, reach, ["programme", "site"]),
        arc_choice=_position(choices, reach, ["municipality", "programme"]),
        wishes=np.asarray(wishes, dtype=float),
        need=case.need.transpose("education", "year", "future").to_numpy().astype(float).reshape(-1, len(case.years), len(case.futures)),
        probability=case.probability.to_numpy().astype(float),
        most=_most(case, pairs, (reach, started)),
        started=started,
    )  # fmt: skip


def _position(among: pd.DataFrame, of: pd.DataFrame, keys: list[str]) -> Ints:
    index = pd.MultiIndex.from_frame(among[keys])
    return np.asarray(index.get_indexer(pd.MultiIndex.from_frame(of[keys])), dtype=np.int64)


def _pairs(case: Case) -> pd.DataFrame:
    """What may be offered where, with what the programme and the site say of it."""
    programmes = case.programmes.drop(columns=["name", "school_form"]).rename(columns={"group_size": "size"})
    sites = case.sites[["site", "municipality", "provider"]]
    today = case.today.groupby(["programme", "site"])["groups"].sum().rename("today").reset_index()
    pairs = case.possible[["programme", "site"]].merge(programmes, on="programme").merge(sites, on="site")
    pairs = pairs.merge(today, on=["programme", "site"], how="left")
    pairs["today"] = pairs["today"].fillna(0.0)
    return pairs.sort_values(["programme", "site"], ignore_index=True)


def _started(case: Case, pairs: pd.DataFrame) -> Floats:
    """Groups of earlier autumns that are still in the house, [pair, year]."""
    house = np.zeros((len(pairs), len(case.years)))
    known = case.offer[case.offer["year"] < case.years[0]]
    at = _position(pairs, known, ["programme", "site"])
    for place, year, groups in zip(at, known["year"], known["groups"], strict=True):
        if place >= 0:
            until = int(year) + int(pairs["length"].iloc[place])
            house[place, [one < until for one in case.years]] += groups
    return house


def _most(case: Case, pairs: pd.DataFrame, given: tuple[pd.DataFrame, Floats]) -> Floats:
    """The most groups that could start: what the house has room for, and what the wishes in reach could fill to the smallest group."""
    reach, started = given
    room = case.premises.pivot_table(index="site", columns="year", values="groups", aggfunc="sum")
    space = np.asarray(room.reindex(index=pairs["site"], columns=list(case.years)).fillna(0.0), dtype=float)
    most = case.wishes.max("future").transpose("municipality", "programme", "year")
    homes, programmes = (
        most.indexes[axis].get_indexer(reach[axis]) for axis in ("municipality", "programme")
    )
    wished = np.zeros(space.shape)
    np.add.at(wished, _position(pairs, reach, ["programme", "site"]), most.to_numpy()[homes, programmes])
    fills = wished / np.maximum(pairs["minimum"].to_numpy(dtype=float), 1.0)[:, None]
    if not case.limits.minimum_today:
        fills = np.maximum(fills, pairs["today"].to_numpy(dtype=float)[:, None])
    made = np.floor(np.minimum(np.maximum(space - started, 0.0), fills) + 1e-9)
    return np.asarray(made, dtype=float)
