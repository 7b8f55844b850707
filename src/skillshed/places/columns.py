# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the plan decides, and what follows from it: every column of the program, by name and axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.network import Network

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# name -> (axes, symbol, what it is)
BLOCKS: Final[dict[str, tuple[tuple[str, ...], str, str]]] = {
    "groups": (("pair", "year"), "g", "groups that start (whole)"),
    "offered": (("pair", "year"), "o", "whether it is offered (0 or 1)"),
    "placed": (("arc", "year", "future"), "y", "pupils placed"),
    "unmet_wish": (("choice", "year", "future"), "u", "pupils whose wish is not placed"),
    "unmet_need": (("education", "year", "future"), "n", "starters needed and not placed"),
    "surplus": (("education", "year", "future"), "s", "starters placed beyond the need"),
    "more": (("pair", "year"), "m", "groups more than today"),
    "fewer": (("pair", "year"), "f", "groups fewer than today"),
    "worst": (("year",), "q", "the highest share of unmet wishes in a municipality, percentage points"),
    "tail_at": ((), "η", "unmet need that the worst futures reach at least (value at risk)"),
    "tail_over": (("future",), "z", "unmet need beyond it"),
    "covered": (("area", "programme", "year"), "a", "whether an area offers a programme (0 to 1)"),
}


@dataclass(frozen=True)
class Columns:
    """Where each block's columns stand, as arrays of column numbers with the block's axes.

    Attributes:
        block: name → column numbers.
        upper: upper bound of each column; the lower is nil.
        whole: whether a column is a whole number.
        count: how many columns.
    """

    block: dict[str, Ints]
    upper: Floats
    whole: NDArray[np.bool_]
    count: int

    def __getitem__(self, name: str) -> Ints:
        return self.block[name]


def columns(net: Network) -> Columns:
    """Number every column, and bound it."""
    pairs, years, futures = len(net.pairs), len(net.years), len(net.probability)
    areas = net.case.areas["area"].nunique() if net.case.limits.selection else 0
    sizes = {
        "pair": pairs,
        "year": years,
        "future": futures,
        "arc": len(net.arcs),
        "choice": len(net.choices),
        "education": len(net.need),
        "area": areas,
        "programme": len(net.case.programmes),
    }
    upper: dict[str, Floats | float] = {
        "groups": net.most,
        "offered": np.minimum(net.most, 1.0),
        "placed": net.wishes[net.arc_choice],
        "unmet_wish": net.wishes,
        "unmet_need": net.need,
        "covered": 1.0,
    }
    block, bounds, at = {}, [], 0
    for name, (axes, _, _) in BLOCKS.items():
        shape = tuple(sizes[axis] for axis in axes)
        size = int(np.prod(shape))
        block[name] = np.arange(at, at + size, dtype=np.int64).reshape(shape)
        bounds.append(np.broadcast_to(upper.get(name, np.inf), shape).ravel())
        at += size
    whole = np.zeros(at, dtype=bool)
    whole[: 2 * pairs * years] = True
    return Columns(block, np.concatenate(bounds).astype(float), whole, at)
