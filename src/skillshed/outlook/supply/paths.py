# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Draws of one region's supply: whole paths of stock, labour force and commuting, and of every flow, that add up in each draw."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from skillshed.outlook.supply.accounts import SIGNS
from skillshed.outlook.supply.expected import COMPONENTS
from skillshed.outlook.supply.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class _FlowPart(NamedTuple):
    """Expected flows and shares by component, [education, horizon], and what the stock strays, [draw, education, horizon]."""

    flows: Mapping[str, Floats]
    shares: Mapping[str, Floats]
    strayed: Floats


class Flows(Mapping[str, Any]):
    """Every flow's draws by component, persons, [draw, education, horizon]; made when asked for, since they are large.

    A flow is what is expected and its part of what the stock strays from the expected. Those of a nation are the sum of its
    counties', but that moves between counties are taken out of both directions.
    """

    def __init__(self, parts: Sequence[_FlowPart], *, emigration: Floats | None = None) -> None:
        self._parts = tuple(parts)
        self._emigration = emigration

    def __iter__(self) -> Iterator[str]:
        return iter(COMPONENTS)

    def __len__(self) -> int:
        return len(COMPONENTS)

    def __getitem__(self, name: str) -> Floats:
        return self._of(name, [part.strayed for part in self._parts])

    def mean(self, name: str) -> Floats:
        """A flow's mean over the draws, [education, horizon]."""
        return self._of(name, [part.strayed.mean(axis=0) for part in self._parts])

    def plus(self, other: Flows) -> Flows:
        """The flows of two areas together, moves between them still in both directions."""
        return Flows([*self._parts, *other._parts])

    def across(self, emigration: Floats) -> Flows:
        """The same with only so many moved out, [education, horizon], and as many fewer moved in."""
        return Flows(self._parts, emigration=emigration)

    def _of(self, name: str, strayed: Sequence[Floats]) -> Floats:
        if self._emigration is None or name not in ("moved_in", "moved_out"):
            return self._sum(name, strayed)
        out = np.broadcast_to(self._emigration, strayed[0].shape)
        return (
            out
            if name == "moved_out"
            else self._sum("moved_in", strayed) - self._sum("moved_out", strayed) + out
        )

    def _sum(self, name: str, strayed: Sequence[Floats]) -> Floats:
        total = np.zeros_like(strayed[0])
        for part, stray in zip(self._parts, strayed, strict=True):
            total += part.flows[name] + SIGNS[name] * part.shares[name] * stray
        return total


@dataclass(frozen=True)
class RegionPaths:
    """One region's draws. Years run from the base year; flows are during the year, so they have one year less.

    Attributes:
        stock: persons of 18-64, [draw, education, 1 + horizon].
        force: of them in the labour force, same shape.
        commuting: net in-commuters, persons, same shape.
        flows: by component, persons, [draw, education, horizon];
            stock(t+1) = stock(t) + their signed sum, in every draw.
    """

    stock: Floats
    force: Floats
    commuting: Floats
    flows: Flows

    @cached_property
    def supply(self) -> Floats:
        """The labour force by place of work, persons, [draw, education, 1 + horizon]."""
        return self.force + self.commuting

    @cached_property
    def participation(self) -> Floats:
        """Share of the stock in the labour force."""
        return np.asarray(
            np.where(self.stock > 0, self.force / np.where(self.stock > 0, self.stock, 1.0), 0.0)
        )


@dataclass(frozen=True)
class Expected:
    """One region's expected course, before draws; arrays without the draw axis of `RegionPaths`.

    Attributes:
        stock, participation: [education, 1 + horizon].
        flows: by component, [education, horizon].
        commuting: net in-commuters per person in the labour force, [education].
        border: net in-commuters over a national border, persons, [education, 1 + horizon].
        shares: how an error of the stock is divided between the flows, by component, [education, horizon].
        variance: log variance of stock and of participation, each [education, horizon].
    """

    stock: Floats
    participation: Floats
    flows: dict[str, Floats]
    commuting: Floats
    border: Floats
    shares: dict[str, Floats]
    variance: tuple[Floats, Floats]


class Shocks:
    """Standard walks of the log of one quantity: common, by education, by region, and the cell's own.

    The same seed gives the same walk to a region whatever other regions there are.
    """

    def __init__(self, seed: int, subject: int, *, draws: int, educations: Sequence[str]) -> None:
        self.draws, self.educations = draws, educations
        self.entropy = (seed, subject)
        source = np.random.default_rng([*self.entropy, 0])
        self.common = source.standard_normal((draws, 1), dtype=np.float32)
        self.by_education = np.stack(
            [
                np.random.default_rng([*self.entropy, 1, zlib.crc32(code.encode())]).standard_normal(
                    draws, dtype=np.float32
                )
                for code in educations
            ],
            axis=1,
        )

    def of(self, region: str) -> Floats:
        """Standard normal deviations of a region's cells, [draw, education]; correlated as the parameters say."""
        share = setting("uncertainty.shared")
        own = 1 - sum(float(each) for each in share.values())
        source = np.random.default_rng([*self.entropy, 2, zlib.crc32(region.encode())])
        place = source.standard_normal((self.draws, 1), dtype=np.float32)
        cell = source.standard_normal((self.draws, len(self.educations)), dtype=np.float32)
        return np.asarray(
            np.sqrt(share["all"]) * self.common
            + np.sqrt(share["education"]) * self.by_education
            + np.sqrt(share["region"]) * place
            + np.sqrt(own) * cell,
            dtype=np.float64,
        )


def draw_region(expected: Expected, deviations: tuple[Floats, Floats]) -> RegionPaths:
    """Draw one region.

    The log error of stock and of participation grows along the horizon as its variance does; one standard normal deviation a cell
    says how far from the middle a draw runs. What a draw's stock deviates from the expected is divided between the flows in
    proportion to how much each of them has contributed to earlier errors, so that the identity holds in every draw.

    Args:
        expected: the region's expected course.
        deviations: of stock and of participation, each [draw, education].
    """
    stock = _spread(expected.stock, expected.variance[0], deviations[0])
    odds = expected.participation / np.maximum(1 - expected.participation, 1e-6)
    room = np.maximum(1 - expected.participation, 1e-3)[..., 1:]
    of_odds = np.minimum(expected.variance[1] / room**2, float(setting("uncertainty.largest_sd")) ** 2)
    drawn_odds = _spread(odds, of_odds, deviations[1], centred=False)
    force = stock * drawn_odds / (1 + drawn_odds)
    strayed = np.diff(stock - expected.stock, axis=-1)
    flows = Flows([_FlowPart(expected.flows, expected.shares, strayed)])
    commuting = force * expected.commuting[:, None] + expected.border
    return RegionPaths(stock, force, commuting, flows)


def _spread(mean: Floats, variance: Floats, deviation: Floats, *, centred: bool = True) -> Floats:
    """Log-normal paths around the mean, the base year without error; [draw, education, 1 + horizon]."""
    full = np.concatenate([np.zeros((*variance.shape[:-1], 1)), variance], axis=-1)
    paths = np.ascontiguousarray(deviation.T)[:, None] * np.sqrt(full)[..., None]
    if centred:
        paths -= full[..., None] / 2
    np.exp(paths, out=paths)
    paths *= mean[..., None]
    return np.moveaxis(paths, -1, 0)


def add_up(parts: Iterable[RegionPaths], nation: Expected) -> RegionPaths:
    """The nation as the sum of its counties in every draw; moves between counties are taken out of both directions.

    Args:
        parts: the counties, each used once.
        nation: the nation's own expected course, whose emigration it keeps.
    """
    total: RegionPaths | None = None
    for part in parts:
        total = part if total is None else RegionPaths(
            total.stock + part.stock, total.force + part.force, total.commuting + part.commuting, total.flows.plus(part.flows)
        )  # fmt: skip
    assert total is not None, "a nation without counties is not added up"
    return RegionPaths(
        total.stock, total.force, total.commuting, total.flows.across(nation.flows["moved_out"])
    )
