# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Dividing a table that is larger than one answer may be into as few answers as can be.

Every part takes a run of codes of each variable. The number of parts is the product of the variables' numbers of runs;
the search tries every thickness that matters, the largest parts first, and so finds the fewest parts of this form.
A last variable that leaves a thin remainder is divided anew where that takes fewer calls.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.sources.pxweb.selection import Selection

Sizes = tuple[int, ...]


def split(selection: Selection, most: int) -> list[Selection]:
    """Divide a selection into parts of at most so many cells; together they are the selection, each cell once.

    Args:
        selection: variable -> codes.
        most: cells in one part, at least 1.

    Returns:
        The parts, in the selection's order.
    """
    names = list(selection)
    return [
        {name: selection[name][first:last] for name, (first, last) in zip(names, block, strict=True)}
        for block in _blocks(tuple((0, len(selection[name])) for name in names), most)
    ]


def least(selection: Selection, most: int) -> int:
    """The least number of answers that could hold the selection, if they could be filled to the last cell."""
    return max(1, -(-prod(map(len, selection.values())) // most))


Block = tuple[tuple[int, int], ...]


def _blocks(whole: Block, most: int) -> Iterator[Block]:
    sizes = tuple(last - first for first, last in whole)
    if prod(sizes) <= most:
        yield whole
        return
    grid = _grid(sizes, most)
    cut = _cut(sizes, most)
    if cut is None or cut[0] >= prod(grid):
        yield from _runs(whole, grid)
        return
    _, axis, thickness = cut
    first, last = whole[axis]
    for low, high in ((first, first + thickness), (first + thickness, last)):
        yield from _blocks((*whole[:axis], (low, high), *whole[axis + 1 :]), most)


def _runs(whole: Block, grid: Sizes) -> Iterator[Block]:
    """Every combination of even runs."""
    runs = []
    for (first, last), count in zip(whole, grid, strict=True):
        edges = [first + (last - first) * part // count for part in range(count + 1)]
        runs.append(list(pairwise(edges)))
    yield from product(*runs)


@cache
def _grid(sizes: Sizes, most: int) -> Sizes:
    """How many runs of each variable give the fewest parts of at most so many cells."""
    best: list[Sizes] = [sizes]

    def search(done: Sizes, thickness: int) -> None:
        axis = len(done)
        if prod(done) >= prod(best[0]):
            return
        if axis == len(sizes):
            best[0] = done
            return
        for count in _counts(sizes[axis]):
            thick = -(-sizes[axis] // count)
            if thickness * thick <= most:
                search((*done, count), thickness * thick)

    search((), 1)
    return best[0]


@cache
def _counts(size: int) -> tuple[int, ...]:
    """The numbers of runs that differ in how thick the thickest run is, fewest first."""
    thick = sorted({-(-size // count) for count in range(1, size + 1)}, reverse=True)
    return tuple(-(-size // each) for each in thick)


@cache
def _cut(sizes: Sizes, most: int) -> tuple[int, int, int] | None:
    """One cut across a variable after which both sides take fewer parts than the best even grid: (parts, axis, thickness)."""
    best = None
    even = prod(_grid(sizes, most))
    for axis, size in enumerate(sizes):
        for thickness in _counts(size)[1:]:
            sides = (_with(sizes, axis, thickness), _with(sizes, axis, size - thickness))
            if thickness < size and (parts := sum(prod(_grid(side, most)) for side in sides)) < even:
                best, even = (parts, axis, thickness), parts
    return best


def _with(sizes: Sizes, axis: int, size: int) -> Sizes:
    return (*sizes[:axis], size, *sizes[axis + 1 :])
