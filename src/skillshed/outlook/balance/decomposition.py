# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One region's balance in every draw, and what its change consists of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text
from skillshed.outlook.draws import running
from skillshed.outlook.supply.accounts import SIGNS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.supply.paths import RegionPaths

    Floats = NDArray[np.float64]

FLOW_PARTS = {
    "replacement": ("leavers",),
    "entrants": ("entrants",),
    "graduates": ("graduated",),
    "further_study": ("further_educated",),
    "migration": ("moved_in", "moved_out"),
    "recognition": ("recognised",),
    "other": ("other",),
}
PARTS = {
    "growth": Text(sv="Fler eller färre jobb", en="More or fewer jobs"),
    "mix": Text(sv="Ändrade utbildningskrav", en="Changed education mix"),
    "replacement": Text(sv="65-åringar som lämnar", en="65-year-olds leaving"),
    "entrants": Text(sv="18-åringar", en="18-year-olds"),
    "graduates": Text(sv="Examinerade", en="Graduates"),
    "further_study": Text(sv="Vidareutbildade", en="Further educated"),
    "migration": Text(sv="Flyttning", en="Migration"),
    "recognition": Text(sv="Validering och erkännande", en="Validation and recognition"),
    "commuting": Text(sv="Pendling", en="Commuting"),
    "participation": Text(sv="Arbetskraftsdeltagande", en="Labour force participation"),
    "other": Text(sv="Dödsfall och övrigt", en="Deaths and other"),
}
"""The parts of a change of the gap, in the order they are told."""


@dataclass(frozen=True)
class RegionBalance:
    """Demand, supply and gap of one region; [draw, education, 1 + horizon], the base year first.

    Attributes:
        demand: persons asked for.
        same_mix: the same if every occupation went on with the base year's educations.
        people: the supply's draws.
        friction: share of the supply that is between two jobs, [education].
    """

    demand: Floats
    same_mix: Floats
    people: RegionPaths
    friction: Floats

    @cached_property
    def supply(self) -> Floats:
        """Persons who can be at work at once: the labour force by place of work less those between two jobs."""
        return self.people.supply * (1 - self.friction)[:, None]

    @cached_property
    def gap(self) -> Floats:
        """Demand less supply, persons; above nil people are lacking."""
        return self.demand - self.supply


def decompose(balance: RegionBalance) -> dict[str, Floats]:
    """What the gap's change since the base year consists of, persons, by part; each [draw, education, horizon], cumulated.

    The parts add exactly to `gap(t) - gap(base)` in every draw: demand's growth with the base year's mix, and the mix's own change; of
    supply each flow of the stock times the participation at the year's end, the change of participation times the stock at the
    year's beginning, and the change of net commuting; all of supply less its friction. What makes the gap larger is positive.
    """
    people, at_work = balance.people, (1 - balance.friction)[:, None]
    share = people.participation
    parts = {
        "growth": balance.same_mix[..., 1:] - balance.same_mix[..., :1],
        "mix": (balance.demand - balance.same_mix)[..., 1:] - (balance.demand - balance.same_mix)[..., :1],
    }
    for part, flows in FLOW_PARTS.items():
        moved = sum(SIGNS[name] * people.flows[name] for name in flows)
        parts[part] = -running(np.add, moved * share[..., 1:]) * at_work
    stayed = people.stock[..., :-1] * np.diff(share, axis=-1)
    parts["participation"] = -running(np.add, stayed) * at_work
    parts["commuting"] = -(people.commuting[..., 1:] - people.commuting[..., :1]) * at_work
    return {name: np.asarray(parts[name]) for name in PARTS}
