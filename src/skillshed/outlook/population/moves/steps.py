# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Moves per step, by the age at the end of the step, all four flows: what the tables lack follows from the residual.

The residual of the accounting identity is net migration. It says what the age of a mover means in the source, which
movers a table without ages speaks of, and how many came from abroad where nobody counted them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.outlook.population.assumptions import assumption
from skillshed.outlook.population.smoothing import age_kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.outlook.population.moves.reading import GrossFlows


@dataclass(frozen=True)
class StepMoves:
    """Persons that moved, `[step, region, sex, age at the end of the step]`.

    Attributes:
        arriving, leaving: within the country.
        immigration, emigration: across its border.
        unexplained: what the accounting identity leaves beside them.
        known: steps that may be learned from, `[step]`; the others hold zeros.
        between: `[step, origin, destination]`; None: not known.
    """

    arriving: NDArray[np.float64]
    leaving: NDArray[np.float64]
    immigration: NDArray[np.float64]
    emigration: NDArray[np.float64]
    unexplained: NDArray[np.float64]
    known: NDArray[np.bool_]
    between: NDArray[np.float64] | None


def step_moves(
    gross: GrossFlows,
    *,
    entered: NDArray[np.float64],
    residual: NDArray[np.float64],
    usable: NDArray[np.bool_],
    seen: NDArray[np.bool_],
) -> StepMoves | None:
    """Lay moves out along the steps.

    Args:
        gross: moves by calendar year.
        entered: entrants `[step, region, sex, age]` of the steps learned from.
        residual: net migration, same shape.
        usable: `[step, region]` that may be learned from.
        seen: which of all steps are learned from, `[all steps]`.

    Returns:
        None where fewer steps than the assumption are known.
    """
    flows, known = gross.flows[:, 1:][:, seen], gross.known[1:][seen]
    if known.sum() < assumption("moves_least_years"):
        return None
    between = None if gross.between is None else gross.between[1:][seen]
    learn = known[:, None] & usable
    if all(gross.counted[:2]):
        flows = _aligned(flows, residual=residual, learn=learn, counted=gross.counted)
        arriving, leaving = flows[0], flows[1]
    else:
        assert between is not None
        arriving, leaving = _from_pairs(between, entered=entered, residual=residual)
    domestic = arriving - leaving
    if all(gross.counted[2:]):
        immigration, emigration = flows[2], flows[3]
    else:
        immigration, emigration = _from_residual(residual - domestic, entered=entered, learn=learn)
    there = known[:, None, None, None]
    left = np.where(learn[..., None, None], residual - domestic - immigration + emigration, 0.0)
    parts = [np.where(there, part, 0.0) for part in (arriving, leaving, immigration, emigration)]
    return StepMoves(parts[0], parts[1], parts[2], parts[3], left, known, between)


def _aligned(
    flows: NDArray[np.float64],
    *,
    residual: NDArray[np.float64],
    learn: NDArray[np.bool_],
    counted: tuple[bool, ...],
) -> NDArray[np.float64]:
    """Take ages as those at the year's end, or as those at the move, whichever leaves the smaller residual."""
    sign = np.array([1.0, -1.0, 1.0, -1.0])
    if not all(counted):
        sign[2:] = 0.0
    ways = [flows, _to_year_end(flows)]
    left = [
        np.square(np.where(learn[..., None, None], residual - np.tensordot(sign, way, axes=1), 0.0)).sum()
        for way in ways
    ]
    return ways[int(np.argmin(left))]


def _to_year_end(flows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half of those who move at age a have had their birthday that year."""
    moved = 0.5 * flows
    moved[..., 1:] += 0.5 * flows[..., :-1]
    moved[..., -1] += 0.5 * flows[..., -1]
    return moved


def _from_pairs(
    between: NDArray[np.float64], *, entered: NDArray[np.float64], residual: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give ages to moves that have none: net ones as the residual's, gross ones as the spread of the residual."""
    people = np.maximum(entered.sum(axis=1), 1.0)
    apart = residual - entered * (residual.sum(axis=1) / people)[:, None]
    kernel = age_kernel(entered.shape[-1], 1.5)
    mobile = (apart**2 / np.maximum(entered, 1.0)).mean(axis=(0, 1)) @ kernel
    shape = entered * mobile
    shape /= np.maximum(shape.sum(axis=(2, 3), keepdims=True), 1e-9)
    arrived, left = between.sum(axis=1)[..., None, None], between.sum(axis=2)[..., None, None]
    net = apart + (arrived - left - apart.sum(axis=(2, 3), keepdims=True)) * shape
    half = np.maximum(0.5 * (arrived + left) * shape, 0.5 * np.abs(net))
    return half + 0.5 * net, half - 0.5 * net


def _from_residual(
    net: NDArray[np.float64], *, entered: NDArray[np.float64], learn: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the least immigration and emigration that make the net, above a floor that lets both vary."""
    floor = entered * assumption("moves_foreign_floor")
    kernel = age_kernel(net.shape[-1], 1.0)
    kept = np.where(learn[..., None, None], net, 0.0)
    people = np.maximum(entered.sum(axis=1) @ kernel, 1.0)
    rate = (kept.sum(axis=1) @ kernel / people)[:, None]
    return floor + np.maximum(rate, 0.0) * entered, floor + np.maximum(-rate, 0.0) * entered
