# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Learn from a panel's own years and project its parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.demand.bar import Bar, held_to
from skillshed.outlook.demand.blend import learn
from skillshed.outlook.demand.errors import origin_errors
from skillshed.outlook.demand.forecasters import CELL_FORECASTERS, Forecasts, forecast
from skillshed.outlook.demand.history import History, history
from skillshed.outlook.demand.origins import rolling_origins
from skillshed.outlook.demand.regions import Tree, tree
from skillshed.outlook.demand.uncertainty import Spread, learn_spread

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from skillshed.outlook.demand.panel import Panel

    Say = Callable[[Forecasts, History], NDArray[np.float64]]


@dataclass(frozen=True)
class Fitted:
    """One division of the country with its projection.

    Attributes:
        tree: parts and wholes.
        now: persons in the base year, gaps filled, shape (part, occupation).
        cells: mean persons, shape (part, occupation, horizon).
        spread: the shocks.
        alive: cells with at least one figure, shape (part, occupation).
        whole: cells whose figure in the base year is the source's own in all its parts, shape (part, occupation).
        method: how the figures came about: `blend`, `prior blend` (nothing to learn from), or `naive: ` and which.
        bar: what the blend was held to; None where no history tests it, or nobody asked.
    """

    tree: Tree
    now: NDArray[np.float64]
    cells: NDArray[np.float64]
    spread: Spread
    alive: NDArray[np.bool_]
    whole: NDArray[np.bool_]
    method: str
    bar: Bar | None


def fit(panel: Panel, *, horizon: int, bar: bool = False) -> Fitted:
    """Learn from a panel's own years and project it; see `project` for the steps.

    Args:
        panel: employment up to the base year.
        horizon: years.
        bar: show the best naive forecast where the blend does not clear the bar.
    """
    parts = tree(panel)
    whole = history(parts.panel.persons)
    origins = rolling_origins(parts.panel.persons, whole=whole, horizon=horizon)
    tested = [origin for origin in origins if origin.past.length > 1]
    blend = learn(tested, horizon, years=len(panel.years))
    blended = [blend.apply(one.said, one.past) for one in tested]
    held = held_to(tested, blended) if bar else None
    say = blend.apply
    if held is not None and not held.cleared:
        say = partial(_naive, CELL_FORECASTERS.index(held.best))
        blended = [say(one.said, one.past) for one in tested]
    cells = say(forecast(whole, horizon), whole)
    alive: NDArray[np.bool_] = np.asarray(whole.observed.any(axis=2))
    # One year of history is no test of what needs a history; its errors count only where there are no others.
    said = blended if tested else [say(one.said, one.past) for one in origins]
    errors = [origin_errors(*one) for one in zip(tested or origins, said, strict=True)]
    return Fitted(
        parts,
        whole.cells[..., -1],
        np.where(alive[..., None], cells, 0.0),
        learn_spread(errors, horizon),
        alive,
        whole.whole[..., -1],
        _method(say, held) if tested else "prior blend",
        held,
    )


def _method(say: Say, held: Bar | None) -> str:
    return f"naive: {held.best}" if held is not None and isinstance(say, partial) else "blend"


def _naive(number: int, said: Forecasts, past: History) -> NDArray[np.float64]:
    """One naive forecast by itself; sums of its cells are its forecasts of the sums."""
    alive: NDArray[np.bool_] = np.asarray(past.observed.any(axis=2))
    return np.where(alive[..., None], said.cells[number], 0.0)
