# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Cuts from whole groups: what makes the relaxation know that half a group does not start.

Whatever homes `S` and sites `J` are chosen, with `D` the wishes of `S` and `G` the groups at `J`, the placed pupils are at most `D` and at most
`size · G`, and `G` is whole. Mixed-integer rounding (Nemhauser & Wolsey 1988, II.1.6) of the two gives

    Σ_{h in S, j in J} y[h,j] ≤ D − r (K − G),   K = ⌈D / size⌉,   r = D − size (K − 1),

which every plan of whole groups keeps and fractions of groups do not. With one home and one site it is the well-known strong linking, `y ≤ w · g`. There are far too many to write
down; those that a fractional point breaks are found over a tree of neighbouring sites and, for each part of it, over the
homes in order of how large a share of their wishes is placed there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import scipy.sparse as sp
from scipy.cluster.hierarchy import linkage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.columns import Columns
    from skillshed.places.highs import Cuts
    from skillshed.places.network import Network

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

BROKEN: Final = 0.05  # pupils by which a cut must be broken to be worth a row


@dataclass(frozen=True)
class Field:
    """One programme's homes and sites as dense arrays.

    Attributes:
        size: pupils per group.
        pairs: its pairs, [site].
        arcs: its arcs as [home, site], −1 where a pair is out of reach.
        wishes: [home, year, future].
        parts: which sites belong to each part of the tree, [part, site].
    """

    size: float
    pairs: Ints
    arcs: Ints
    wishes: Floats
    parts: NDArray[np.bool_]


@dataclass(frozen=True)
class Cut:
    """`Σ placed[arcs] − left · Σ groups[pairs] ≤ right`, in one year and future."""

    arcs: Ints
    pairs: Ints
    year: int
    future: int
    left: float
    right: float


def rows(cuts: list[Cut], x: Columns) -> Cuts:
    """The cuts as rows over the program's columns, and what they are at most."""
    columns = [
        np.r_[x["placed"][one.arcs, one.year, one.future], x["groups"][one.pairs, one.year]] for one in cuts
    ]
    values = [np.r_[np.ones(len(one.arcs)), np.full(len(one.pairs), -one.left)] for one in cuts]
    ends = np.cumsum([0, *map(len, columns)])
    entries = (np.concatenate([*values, []]), np.concatenate([*columns, []]).astype(np.int64), ends)
    return sp.csr_array(entries, shape=(len(cuts), x.count)), np.array([one.right for one in cuts])


def fields(net: Network) -> list[Field]:
    """Lay out every programme's own part of the network."""
    made = [_field(net, str(code)) for code in net.case.programmes["programme"]]
    return [one for one in made if one.arcs.size]


def _field(net: Network, code: str) -> Field:
    pairs = np.flatnonzero((net.pairs["programme"] == code).to_numpy())
    choices = np.flatnonzero((net.choices["programme"] == code).to_numpy())
    arcs = np.full((len(choices), len(pairs)), -1, dtype=np.int64)
    mine = np.flatnonzero(np.isin(net.arc_pair, pairs))
    arcs[np.searchsorted(choices, net.arc_choice[mine]), np.searchsorted(pairs, net.arc_pair[mine])] = mine
    minutes = net.case.minutes.sel(site=list(net.pairs["site"].iloc[pairs])).transpose("site", "municipality")
    size = float(net.pairs["size"].iloc[pairs[0]]) if len(pairs) else 1.0
    return Field(size, pairs, arcs, net.wishes[choices], _tree(minutes.to_numpy()))


def _tree(minutes: Floats) -> NDArray[np.bool_]:
    """Sites alone, and joined step by step with their neighbours, [part, site]."""
    alone = np.eye(len(minutes), dtype=bool)
    if len(minutes) < 2:  # noqa: PLR2004 - one site has no neighbour
        return alone
    parts = list(alone)
    for one, other, *_ in linkage(minutes, method="average"):
        parts.append(parts[int(one)] | parts[int(other)])
    return np.array(parts)


def broken(field: Field, placed: Floats, groups: Floats) -> list[Cut]:
    """Find cuts that a point breaks: the worst one of every part of the tree, year and future.

    Args:
        field: the programme.
        placed: the point's pupils, [arc, year, future]; of the whole network.
        groups: its groups, [pair, year]; of the whole network.
    """
    there = np.where((field.arcs >= 0)[..., None, None], placed[field.arcs], 0.0)
    parts = field.parts.astype(float)
    of_part = np.einsum("cj,hjtw->chtw", parts, there)
    at = np.einsum("cj,jt->ct", parts, groups[field.pairs])
    wishes = field.wishes[None]
    order = np.argsort(-of_part / np.maximum(wishes, 1e-9), axis=1)
    filled = np.cumsum(np.take_along_axis(of_part, order, axis=1), axis=1)
    asked = np.cumsum(np.take_along_axis(np.broadcast_to(wishes, of_part.shape), order, axis=1), axis=1)
    whole = np.maximum(np.ceil(asked / field.size - 1e-9), 1.0)
    rest = asked - field.size * (whole - 1)
    over = filled - (asked - rest * (whole - at[:, None, :, None]))
    best = over.argmax(axis=1)
    worst = np.take_along_axis(over, best[:, None], axis=1)[:, 0]
    cuts = []
    for part, year, future in np.argwhere(worst > BROKEN):
        n = int(best[part, year, future])
        homes, sites = order[part, : n + 1, year, future], np.flatnonzero(field.parts[part])
        arcs = field.arcs[np.ix_(homes, sites)].ravel()
        left = float(rest[part, n, year, future])
        right = float(asked[part, n, year, future] - left * whole[part, n, year, future])
        cuts.append(Cut(arcs[arcs >= 0], field.pairs[sites], int(year), int(future), left, right))
    return cuts
