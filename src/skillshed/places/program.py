# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The whole mixed-integer program of a case: columns, rows of every rule, and what is weighed, in million kronor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy.sparse as sp

from skillshed.places.columns import columns
from skillshed.places.goals import GOALS
from skillshed.places.highs import Linear
from skillshed.places.network import network
from skillshed.places.rules import RULES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.case import Case
    from skillshed.places.columns import Columns
    from skillshed.places.network import Floats, Ints, Network
    from skillshed.places.rows import Rows

MILLION: Final = 1e6


@dataclass(frozen=True)
class Program:
    """`min weighed · x` so that `lower ≤ matrix · x ≤ upper` and `0 ≤ x ≤ columns.upper`.

    Attributes:
        network: axes and arrays.
        columns: where what stands.
        rows: rule → its rows.
        first: rule → the number of its first row.
        matrix: [row, column], by row.
        lower, upper: [row].
        weighed: million kronor per unit of each column, [column].
    """

    network: Network
    columns: Columns
    rows: dict[str, Rows]
    first: dict[str, int]
    matrix: sp.csr_array
    lower: Floats
    upper: Floats
    weighed: Floats

    def measure(self, goal: str) -> Floats:
        """A goal's coefficients in its own unit, [column]."""
        return GOALS[goal].measure(self.network, self.columns)

    @cached_property
    def programme(self) -> Ints:
        """The number of the programme that each column belongs to; −1 for what belongs to several, [column]."""
        net, x = self.network, self.columns
        codes = {code: number for number, code in enumerate(net.case.programmes["programme"])}
        made = np.full(x.count, -1, dtype=np.int64)
        of_pair, of_choice = (
            np.array([codes[one] for one in frame["programme"]], dtype=np.int64)
            for frame in (net.pairs, net.choices)
        )
        for name in ("groups", "offered", "more", "fewer"):
            made[x[name]] = of_pair[:, None]
        made[x["placed"]] = of_pair[net.arc_pair][:, None, None]
        made[x["unmet_wish"]] = of_choice[:, None, None]
        made[x["covered"]] = np.arange(len(codes))[None, :, None]
        leads = net.case.programmes["education"].value_counts()
        for number, education in enumerate(net.axis("education")["education"]):
            if leads.get(education, 0) == 1:
                one = codes[net.case.programmes.set_index("education")["programme"][education]]
                made[x["unmet_need"][number]] = made[x["surplus"][number]] = one
        return made

    @cached_property
    def whole(self) -> Linear:
        """The program as HiGHS takes it."""
        x = self.columns
        return Linear(self.weighed, self.matrix, self.lower, self.upper, np.zeros(x.count), x.upper, x.whole)

    def rule_of(self, row: int) -> str:
        """Which rule a row belongs to."""
        return [name for name, first in self.first.items() if first <= row][-1]


def program(case: Case) -> Program:
    """Write the program of a case."""
    net = network(case)
    x = columns(net)
    rows = {name: rule.rows(net, x) for name, rule in RULES.items()}
    first, at = {}, 0
    for name, made in rows.items():
        first[name] = at
        at += len(made)
    return Program(
        network=net,
        columns=x,
        rows=rows,
        first=first,
        matrix=_matrix(rows, first, (at, x.count)),
        lower=_bounds(rows, "lower"),
        upper=_bounds(rows, "upper"),
        weighed=_weighed(net, x),
    )


def _matrix(rows: dict[str, Rows], first: dict[str, int], shape: tuple[int, int]) -> sp.csr_array:
    """Put every rule's entries together."""
    at = [one + first[name] for name, made in rows.items() for one in made.rows]
    of, values = (
        [one for made in rows.values() for one in getattr(made, name)] for name in ("columns", "values")
    )
    matrix = sp.csr_array(
        sp.coo_array((np.concatenate(values), (np.concatenate(at), np.concatenate(of))), shape=shape)
    )
    matrix.sum_duplicates()
    return matrix  # fmt: skip


def _bounds(rows: dict[str, Rows], side: str) -> Floats:
    return np.concatenate([np.broadcast_to(np.asarray(getattr(made, side), dtype=float), (len(made),)) for made in rows.values()])  # fmt: skip


def _weighed(net: Network, x: Columns) -> Floats:
    """What a unit of each column weighs, in million kronor."""
    made: NDArray[np.float64] = np.zeros(x.count)
    for name, goal in GOALS.items():
        weight = getattr(net.case.weights, name)
        if weight:
            made += weight / MILLION * goal.measure(net, x)
    return made
