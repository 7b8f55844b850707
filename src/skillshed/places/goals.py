# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is weighed: each goal in its own unit, as a linear measure of the plan's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from skillshed.language import Text
from skillshed.places.payers import resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from skillshed.places.columns import Columns
    from skillshed.places.network import Floats, Network


class Goal(NamedTuple):
    """One goal: less is better.

    Attributes:
        title: what it is called.
        unit: of its measure.
        equation: what it measures, in LaTeX.
        measure: what makes its coefficients, one per column of the program.
    """

    title: Text
    unit: Text
    equation: str
    measure: Callable[[Network, Columns], Floats]


def _over_futures(block: str) -> Callable[[Network, Columns], Floats]:
    def measure(net: Network, x: Columns) -> Floats:
        made = np.zeros(x.count)
        made[x[block]] = net.probability
        return made

    return measure


def _tail(net: Network, x: Columns) -> Floats:
    made = np.zeros(x.count)
    made[x["tail_at"]] = 1.0
    made[x["tail_over"]] = net.probability / net.case.limits.tail
    return made


def _travel(net: Network, x: Columns) -> Floats:
    made = np.zeros(x.count)
    made[x["placed"]] = net.arcs["minutes"].to_numpy(dtype=float)[:, None, None] * net.probability
    return made


def _cost(net: Network, x: Columns) -> Floats:
    made = np.zeros(x.count)
    group, pupil = resources(net)
    made[x["groups"]] = group[:, None]
    made[x["placed"]] = pupil[net.arc_pair][:, None, None] * net.probability
    return made


def _change(_: Network, x: Columns) -> Floats:
    made = np.zeros(x.count)
    made[x["more"]] = made[x["fewer"]] = 1.0
    return made


def _worst_off(_: Network, x: Columns) -> Floats:
    made = np.zeros(x.count)
    made[x["worst"]] = 1.0
    return made


_STARTERS: Final = Text(sv="nybörjare", en="starters")
GOALS: Final[dict[str, Goal]] = {
    "unmet_need": Goal(Text(sv="Behov som inte möts", en="Unmet need"), _STARTERS, r"\sum_{et\omega} \pi_\omega n_{et\omega}", _over_futures("unmet_need")),
    "unmet_need_tail": Goal(Text(sv="Behov som inte möts i de sämsta framtiderna", en="Unmet need in the worst futures"), _STARTERS, r"\eta + \tfrac{1}{\alpha} \sum_\omega \pi_\omega z_\omega", _tail),
    "unmet_wish": Goal(Text(sv="Önskemål som inte möts", en="Unmet wishes"), Text(sv="elever", en="pupils"), r"\sum_{hpt\omega} \pi_\omega u_{hpt\omega}", _over_futures("unmet_wish")),
    "travel": Goal(Text(sv="Restid", en="Travel"), Text(sv="minuter enkel väg", en="minutes one way"), r"\sum_{hpjt\omega} \pi_\omega \mathrm{minutes}_{hj} y_{hpjt\omega}", _travel),
    "cost": Goal(Text(sv="Kostnad", en="Cost"), Text(sv="kronor", en="kronor"), r"\sum_{pjt} \mathrm{group}_p g_{pjt} + \sum_{hpjt\omega} \pi_\omega \mathrm{pupil}_p y_{hpjt\omega}", _cost),
    "change": Goal(Text(sv="Förändring mot i dag", en="Change from today"), Text(sv="grupper", en="groups"), r"\sum_{pjt} (m_{pjt} + f_{pjt})", _change),
    "worst_off": Goal(Text(sv="Kommunen som får minst", en="The worst-off municipality"), Text(sv="procentenheter", en="percentage points"), r"\sum_t q_t", _worst_off),
    "surplus": Goal(Text(sv="Nybörjare över behovet", en="Starters beyond the need"), _STARTERS, r"\sum_{et\omega} \pi_\omega s_{et\omega}", _over_futures("surplus")),
}  # fmt: skip
