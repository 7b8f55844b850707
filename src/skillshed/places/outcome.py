# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What groups come to in one autumn when pupils choose for themselves: need, wishes, travel and cost in every future."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.places.admission import Admitted, admit
from skillshed.places.lists import Applying, applying

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Autumn:
    """One autumn.

    Attributes:
        admitted: who was admitted where.
        seats: [offer].
        need: starters needed and not admitted, [education, future].
        surplus: starters admitted beyond the need, [future].
        cost: of groups and their pupils, kr for all years of study, [future].
        worst: share of unmet wishes where it is highest, percentage points, mean over futures.
    """

    admitted: Admitted
    seats: Ints
    need: Floats
    surplus: Floats
    cost: Floats
    worst: float


@dataclass(frozen=True, eq=False)
class Trial:
    """A case's pupils, ready to meet one plan after the other.

    Attributes:
        case: whose futures they are.
        applying: who applies.
        compiled: whether the compiled kernel runs; where it is installed unless told.
    """

    case: Case
    applying: Applying
    compiled: bool | None = None

    @classmethod
    def of(cls, case: Case, *, model: ChoiceModel | None = None, seed: int = 1, chance: bool = True) -> Trial:
        """Draw the pupils of a case."""
        return cls(case, applying(case, model=model, seed=seed, chance=chance))

    def halves(self) -> list[Trial]:
        """The same pupils, each half in half of the futures; the whole where there is one cast only."""
        parts = self.applying.halves()
        return [
            replace(self, case=self.case.among(self.case.futures[first:last]), applying=part)
            for (first, last), part in parts
        ]

    @cached_property
    def probability(self) -> Floats:
        """Of each future, [future]."""
        return self.case.probability.to_numpy().astype(float)

    def groups(self, told: pd.DataFrame) -> Floats:
        """A plan (programme, site, year, groups) by the trial's offers, [offer, year]."""
        index = pd.MultiIndex.from_frame(self.applying.offers[["programme", "site"]])
        wide = told.pivot_table(index=["programme", "site"], columns="year", values="groups", aggfunc="sum")
        return wide.reindex(index=index, columns=list(self.case.years)).fillna(0.0).to_numpy(dtype=float)

    def autumn(self, year: int, groups: Floats) -> Autumn:
        """Let the pupils of an autumn meet its groups, [offer]."""
        who, size = self.applying, self._offers["group_size"]
        seats = np.floor(groups * size + 1e-6).astype(np.int64)
        got = admit(
            who.market,
            who.pupils[year],
            seats,
            counts=who.counts[year],
            weight=self.probability,
            compiled=self.compiled,
        )
        short = self._need[year] - self._leads @ got.offer
        cost = (groups * self._offers["per_group"]).sum() + self._offers["per_pupil"] @ got.offer
        return Autumn(
            got,
            seats,
            np.maximum(short, 0.0),
            np.maximum(-short, 0.0).sum(axis=0),
            np.asarray(cost),
            self._worst(year, got),
        )

    def _worst(self, year: int, got: Admitted) -> float:
        wishing = self.applying.wishing[year] @ self.probability
        unmet = got.unmet @ self.probability
        return float(np.max(100 * unmet / np.maximum(wishing, 1.0), initial=0.0))

    @cached_property
    def _offers(self) -> dict[str, Floats]:
        offers = self.applying.offers
        size, cost, length, fixed = (
            offers[name].to_numpy(dtype=float) for name in ("group_size", "cost", "length", "fixed_share")
        )
        return {
            "group_size": size,
            "per_group": size * cost * length * fixed,
            "per_pupil": cost * length * (1 - fixed),
        }

    @cached_property
    def _leads(self) -> Floats:
        of = self.applying.offers["education"].to_numpy()
        return np.asarray(of[None, :] == self.case.need["education"].to_numpy()[:, None], dtype=float)

    @cached_property
    def _need(self) -> dict[int, Floats]:
        asked = self.case.need.transpose("education", "year", "future")
        shape = (asked.sizes["education"], len(self.case.futures))
        return {
            year: asked.sel(year=year).to_numpy().astype(float).reshape(shape)
            if asked.size
            else np.zeros(shape)
            for year in self.case.years
        }
