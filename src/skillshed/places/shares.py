# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A fair way to share what parties gain together: what each adds, on average over the orders in which they could join (Shapley 1953)."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from skillshed.progress import Progress

MOST_PARTIES: Final = 5
"""Up to so many parties every order is tried; beyond, orders are drawn."""
DRAWN: Final = 6
"""Pairs of orders that are drawn, each with its reverse."""


def shared(
    parties: tuple[str, ...],
    weighs: Callable[[tuple[str, ...]], float],
    *,
    drawn: int = DRAWN,
    seed: int = 1,
    progress: Progress = SILENT,
) -> pd.DataFrame:
    """Share what parties gain together; the shares sum to the gain.

    Args:
        parties: who cooperate.
        weighs: what a coalition's plan weighs, kronor; parties in their own order.
        drawn: pairs of an order and its reverse that are drawn where there are more than MOST_PARTIES (Castro, Gómez & Tejada 2009).
        seed: of the orders.
        progress: who watches.

    Returns:
        municipality (the party), share_kronor, share_error (standard error, kronor; nil where every order was tried).
    """
    orders = _orders(len(parties), drawn, seed)
    known: dict[tuple[str, ...], float] = {(): 0.0}
    adds = np.zeros((len(orders), len(parties)))
    with progress.task(Text(sv="Fördelar vinsten", en="Sharing the gain"), total=len(orders)) as task:
        for row, order in enumerate(orders):
            before = 0.0
            for count, one in enumerate(order, start=1):
                coalition = tuple(party for at, party in enumerate(parties) if at in order[:count])
                if coalition not in known:
                    known[coalition] = weighs(coalition)
                adds[row, one] = -(known[coalition] - before)
                before = known[coalition]
            task.advance()
    alone = np.array([known[(one,)] if (one,) in known else weighs((one,)) for one in parties])
    share = alone + adds.mean(axis=0)
    error = np.zeros(len(parties)) if len(parties) <= MOST_PARTIES else _error(adds)
    return pd.DataFrame({"municipality": list(parties), "share_kronor": share, "share_error": error})


def _orders(count: int, drawn: int, seed: int) -> list[tuple[int, ...]]:
    if count <= MOST_PARTIES:
        return list(permutations(range(count)))
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, count])))
    some = [tuple(int(one) for one in rng.permutation(count)) for _ in range(drawn)]
    return [order for one in some for order in (one, one[::-1])]


def _error(adds: NDArray[np.float64]) -> NDArray[np.float64]:
    """An order and its reverse are one draw: their means are independent of the other pairs'."""
    pairs = adds.reshape(-1, 2, adds.shape[1]).mean(axis=1)
    return np.asarray(pairs.std(axis=0, ddof=1) / np.sqrt(len(pairs)))
