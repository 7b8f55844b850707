# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked for when a plan is made: how long to look, on how many futures, and what the plan is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PLANNED: Final = 40
"""Futures that a plan is refined on unless told."""


@dataclass(frozen=True, kw_only=True)
class Effort:
    """How long to look, and on how many futures.

    Attributes:
        seconds: the most that the solver takes, and the most that refining takes after it.
        gap: proven distance to the best plan that is enough.
        planned: futures that the plan is refined on, or solved for where it is not refined, reduced from all of them; 1 plans for the mean.
        as_judged: refine the solver's plan so that it holds when pupils choose for themselves.
        seed: of the solver and of the judging.
    """

    seconds: float = 60.0
    gap: float = 0.01
    planned: int = PLANNED
    as_judged: bool = True
    seed: int = 1


@dataclass(frozen=True, kw_only=True)
class About:
    """What a planner says of a plan: its name, whose it is, a note."""

    name: str
    author: str = ""
    note: str = ""
