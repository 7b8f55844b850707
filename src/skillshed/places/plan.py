# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan: which groups start where and when, what it comes to, and what is proven about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.places.goals import GOALS
from skillshed.places.payers import payers, payments
from skillshed.places.program import MILLION

if TYPE_CHECKING:
    from skillshed.places.case import Case
    from skillshed.places.highs import Floats
    from skillshed.places.program import Program
    from skillshed.places.relaxation import Relaxation


@dataclass(frozen=True)
class Proof:
    """What is proven about a plan.

    Attributes:
        value: what it weighs, million kronor.
        bound: no plan of the case weighs less, million kronor.
        seconds: wall time.
        processor: processor time, seconds.
        stopped: `gap` (near enough), `time` (the limit was reached), `content` (who watched was content), `searched` (nothing better was found) or `judged` (refined as pupils choose).
        solved: the gap of the solver's own plan, where this one has been refined since.
    """

    value: float
    bound: float
    seconds: float
    processor: float
    stopped: str
    solved: float | None = None

    @property
    def gap(self) -> float:
        """How far from the best the plan can be at most, share of its value."""
        return max(0.0, (self.value - self.bound) / abs(self.value)) if self.value else 0.0

    def __str__(self) -> str:
        limit = (
            Text(sv="; tidsgränsen nåddes", en="; the time limit was reached")
            if self.stopped == "time"
            else Text(sv="", en="")
        )
        sv = f"Väger {self.value:.1f} mnkr; ingen plan väger under {self.bound:.1f}; högst {100 * self.gap:.2f} % från bästa; {self.seconds:.1f} s{limit.sv}."
        en = f"Weighs SEK {self.value:.1f} m; no plan weighs under {self.bound:.1f}; at most {100 * self.gap:.2f} % from the best; {self.seconds:.1f} s{limit.en}."
        return str(Text(sv=sv.replace(".", ",").removesuffix(",") + ".", en=en))  # fmt: skip


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan of places.

    Attributes:
        program: the program it solves.
        relaxation: what its bound and its prices come from.
        x: every column's value, [column].
        proof: what is proven.
        mean: where the futures are many, the plan for their mean: what it was found from, and what its constraints' prices are told by.
    """

    program: Program
    relaxation: Relaxation
    x: Floats
    proof: Proof
    mean: Plan | None = None

    @property
    def case(self) -> Case:
        """What it is a plan for."""
        return self.program.network.case

    @cached_property
    def groups(self) -> pd.DataFrame:
        """programme, site, year, groups: what starts; only what is offered."""
        net = self.program.network
        made = net.labels("pair", "year").assign(groups=self.x[self.program.columns["groups"]].ravel())
        return made[made["groups"] > 0].reset_index(drop=True)

    @cached_property
    def placed(self) -> pd.DataFrame:
        """municipality, programme, site, year, minutes, pupils: mean over futures."""
        net = self.program.network
        mean = self.x[self.program.columns["placed"]] @ net.probability
        made = net.labels("arc", "year").assign(pupils=mean.ravel())
        made["minutes"] = np.repeat(net.arcs["minutes"].to_numpy(dtype=float), len(net.years))
        return made[made["pupils"] > 0].reset_index(drop=True)

    @cached_property
    def measures(self) -> dict[str, float]:
        """Each goal in its own unit; see `goals.GOALS`."""
        return {name: float(self.program.measure(name) @ self.x) for name in GOALS}

    @cached_property
    def by_future(self) -> pd.DataFrame:
        """future, unmet_need, unmet_wish: persons, all years together."""
        net, x = self.program.network, self.program.columns
        made = net.axis("future")
        for name in ("unmet_need", "unmet_wish"):
            made[name] = self.x[x[name]].sum(axis=(0, 1))
        return made

    def payments(self) -> pd.DataFrame:
        """payer, year, kronor: all years of study of what starts in the year together; mean over futures, income taken off."""
        net, x = self.program.network, self.program.columns
        groups, placed = self.x[x["groups"]], self.x[x["placed"]] @ net.probability
        rows = []
        for payer in payers(net):
            per_group, per_pupil = payments(net, payer)
            paid = per_group @ groups + per_pupil @ placed
            rows += [(payer, int(year), float(one)) for year, one in zip(net.years, paid, strict=True)]
        return pd.DataFrame(rows, columns=["payer", "year", "kronor"])

    def between(self) -> pd.DataFrame:
        """payer, receiver, pupils, kronor: what homes pay other providers for their pupils, all planned autumns and years of study; mean over futures."""
        net, x = self.program.network, self.program.columns
        arcs = net.arcs.assign(pupils=(self.x[x["placed"]] @ net.probability).sum(axis=1))
        arcs["kronor"] = arcs["pupils"] * arcs["price"] * net.pairs["length"].to_numpy(dtype=float)[net.arc_pair]  # fmt: skip
        paid = arcs[arcs["kronor"] > 0].rename(columns={"municipality": "payer", "provider": "receiver"})
        return paid.groupby(["payer", "receiver"])[["pupils", "kronor"]].sum().reset_index()

    def weighed(self) -> pd.DataFrame:
        """goal, measure, kronor: what each goal adds to the plan's value."""
        weights = self.case.weights
        rows = [(name, value, value * getattr(weights, name)) for name, value in self.measures.items()]
        return pd.DataFrame(rows, columns=["goal", "measure", "kronor"])

    @property
    def value(self) -> float:
        """What it weighs, kronor."""
        return self.proof.value * MILLION
