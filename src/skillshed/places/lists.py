# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pupils of one autumn and what each would rank where it is open: first the programme they wish, at the schools they like and reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.access import arcs
from skillshed.places.admission import NOWHERE, Pupils
from skillshed.places.applicants.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case

    Floats = NDArray[np.float64]

FIRST = np.float32(1e6)
CLOSED = np.float32(-1e9)


@dataclass(frozen=True, eq=False)
class Choosers:
    """The pupils of one autumn, the same whatever plan they meet.

    Attributes:
        kinds: municipality, programme, school_form: home and wished programme; who wishes one school form ranks no other.
        offers: programme, site, school_form, group_size, cost, length, fixed_share, education: what may be offered.
        educations: the case's, in the order of its need.
        counts: pupils of each kind, [kind, future].
        kind, number: of each pupil, the best first.
        homes: by home: the offers it may choose, and what they are worth to it, minutes away; `[offer]`, `[offer]`, `[offer]`.
        tastes: seed of each pupil's own taste.
    """

    kinds: pd.DataFrame
    offers: pd.DataFrame
    educations: list[str]
    counts: NDArray[np.int64]
    kind: NDArray[np.int64]
    number: NDArray[np.int64]
    homes: dict[str, tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]]
    tastes: int

    def rank(self, is_open: NDArray[np.bool_]) -> Pupils:
        """Let every pupil rank what is open: the wished programme first, the same programme elsewhere rather than another one."""
        length = int(parameters()["list"]["choices"]["value"])
        loyal = np.float32(parameters()["list"]["loyalty"]["value"])
        choices = np.full((len(self.kind), length), NOWHERE, dtype=np.int64)
        minutes = np.zeros((len(self.kind), length), dtype=np.float32)
        wished = np.zeros((len(self.kind), length), dtype=bool)
        home_of = self.kinds["municipality"].to_numpy()[self.kind]
        want_of = self.kinds["programme"].to_numpy()[self.kind]
        programme = self.offers["programme"].to_numpy()
        form = self.offers["school_form"].to_numpy()
        form_of = self.kinds["school_form"].to_numpy()[self.kind]
        for at, (home, (offers, worth, far)) in enumerate(sorted(self.homes.items())):
            mine = np.flatnonzero(home_of == home)
            if not len(mine) or not len(offers):
                continue
            rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.tastes, at])))
            same = programme[offers][None, :] == want_of[mine][:, None]
            liking = worth[None, :] + rng.gumbel(size=same.shape).astype(np.float32) + loyal * same
            fits = is_open[offers][None, :] & (form[offers][None, :] == form_of[mine][:, None])
            liking = np.where(fits, liking, CLOSED)
            best, liked = _best(liking, same, length)
            kept = liked > CLOSED / 2
            width = best.shape[1]
            choices[mine, :width] = np.where(kept, offers[best], NOWHERE)
            minutes[mine, :width] = far[best]
            wished[mine, :width] = np.take_along_axis(same, best, axis=1)
        return Pupils(self.kind, self.number, choices, wished, minutes)


def _best(
    liking: NDArray[np.float32], same: NDArray[np.bool_], length: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The most liked offers, the most liked of the wished programme before all others, [pupil, rank] and how liked."""
    top = np.where(same, liking, CLOSED).argmax(axis=1)
    row = np.arange(len(liking))
    has = same[row, top] & (liking[row, top] > CLOSED / 2)
    liking[row[has], top[has]] += FIRST
    width = min(length, liking.shape[1])
    part = np.argpartition(-liking, width - 1, axis=1)[:, :width]
    order = np.argsort(-np.take_along_axis(liking, part, axis=1), axis=1, kind="stable")
    best = np.take_along_axis(part, order, axis=1)
    return best, np.take_along_axis(liking, best, axis=1)


def choosers(case: Case, year: int, *, model: ChoiceModel | None = None, seed: int = 1) -> Choosers:
    """Draw the pupils of one autumn.

    Args:
        case: wishes, travel times and who is open to whom.
        year: the autumn.
        model: the choice model, where one has been learnt.
        seed: of numbers, tastes and merits.
    """
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, year])))
    wishes = case.wishes.sel(year=year).transpose("municipality", "programme", "future")
    whole = wishes.to_numpy().reshape(-1, wishes.sizes["future"]).astype(float)
    some = whole.max(axis=1) > 0
    kinds = pd.DataFrame(
        [(home, programme) for home in wishes["municipality"].to_numpy() for programme in wishes["programme"].to_numpy()],
        columns=["municipality", "programme"],
    )[some].reset_index(drop=True)  # fmt: skip
    kinds["school_form"] = kinds["programme"].map(case.programmes.set_index("programme")["school_form"])
    counts = rng.poisson(whole[some])
    most = counts.max(axis=1)
    kind = np.repeat(np.arange(len(kinds)), most)
    number = (
        np.concatenate([np.arange(count) for count in most]) if len(most) else np.zeros(0, dtype=np.int64)
    )
    merit = rng.permutation(len(kind))
    offers = _offers(case)
    worth = _homes(case, kinds.assign(expected=whole[some].mean(axis=1)), offers, model=model)
    educations = [str(one) for one in case.need["education"].to_numpy()]
    return Choosers(
        kinds, offers, educations, counts, kind[merit], number[merit], worth, int(rng.integers(2**31))
    )


def _offers(case: Case) -> pd.DataFrame:
    columns = ["programme", "school_form", "group_size", "cost", "length", "fixed_share", "education"]
    offers = case.possible.merge(case.programmes[columns], on="programme")
    return offers.sort_values(["programme", "site"], ignore_index=True)


def _homes(
    case: Case, kinds: pd.DataFrame, offers: pd.DataFrame, *, model: ChoiceModel | None
) -> dict[str, tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]]:
    """What each home may choose and how it is liked: how many of the home wish the programme, and what the school is worth."""
    near = arcs(case).merge(kinds.drop(columns="school_form"), on=["municipality", "programme"])
    index = pd.MultiIndex.from_frame(offers[["programme", "site"]])
    near["offer"] = index.get_indexer(pd.MultiIndex.from_frame(near[["programme", "site"]]))
    whole = near.groupby("municipality")["expected"].transform("max")
    liked = np.log(near["expected"].clip(lower=1e-3) / whole)
    near["worth"] = liked + _worth(near, model)
    return {
        str(home): (
            rows["offer"].to_numpy(dtype=np.int64),
            rows["worth"].to_numpy(dtype=np.float32),
            rows["minutes"].to_numpy(dtype=np.float32),
        )
        for home, rows in near.groupby("municipality")
    }


def _worth(near: pd.DataFrame, model: ChoiceModel | None) -> Floats:
    if model is None:
        return np.asarray(near["minutes"].to_numpy() * float(parameters()["unknown"]["minutes"]["value"]))
    return model.utility(near.assign(log_places=0.0))
