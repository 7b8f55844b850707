# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Learning a crosswalk's weights from figures on both sides of a break in a classification."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from skillshed.codes.crosswalk import PASSING, Crosswalk, Row
from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from numpy.typing import NDArray

ITERATIONS = 500  # the likelihood of real tables has stopped moving long before
SMALLEST = 1e-9  # a share below this is none


def estimate_weights(
    crosswalk: Crosswalk,
    *,
    before: pd.DataFrame,
    after: pd.DataFrame,
    dimension: str = "occupation",
    by: Sequence[str] = ("region",),
    iterations: int = ITERATIONS,
) -> Crosswalk:
    """Fit the shares of a crosswalk to counts before and after the break, in the cells that both sides have.

    The model is `after[c, t] ≈ sum over s of before[c, s] · w[s, t]` for cells c (say, region and sex), with w ≥ 0, rows that
    sum to 1 and only the crosswalk's own pairs. It is fitted by the EM algorithm for positive linear inverse problems (Vardi
    and Lee 1993, J. R. Statist. Soc. B 55:569-612), which from the given weights:

    1. expects the flows `before[c, s] · w[s, t] · after[c, t] / fitted[c, t]`;
    2. sets w to those flows' shares within s; repeats.

    Each round lowers the Kullback-Leibler distance, and with fewer cells than shares the answer stays near where it started:
    even shares are the prior. Change in levels between the years is no obstacle, since only shares within s are kept.

    Args:
        crosswalk: pairs and starting weights.
        before: columns `by`, `dimension` (source codes) and `value` (persons); missing figures count as none.
        after: the same with target codes.
        dimension: the column that holds the codes.
        by: the columns that make a cell.
        iterations: rounds.

    Returns:
        The crosswalk with the fitted weights. A source without figures keeps its weights.

    Raises:
        InputError: the two frames share no cell.
    """
    left, right = _table(before, by, dimension), _table(after, by, dimension)
    cells = left.index.intersection(right.index)
    if not len(cells):
        raise InputError(
            Text(
                sv="Före och efter brottet har inga celler gemensamt.",
                en="Before and after the break share no cell.",
            ),
            where=", ".join(by),
            mend=Text(sv="Ta samma regioner på båda sidor.", en="Take the same regions on both sides."),
        )
    sources, targets = list(crosswalk.splits), sorted(crosswalk.targets)
    old = left.reindex(index=cells, columns=sources, fill_value=0).to_numpy(dtype=np.float64)
    new = right.reindex(index=cells, columns=targets, fill_value=0).to_numpy(dtype=np.float64)
    weights = np.array([[crosswalk.splits[s].get(t, 0.0) for t in targets] for s in sources])
    fitted = _fit(old, new, weights=weights, iterations=iterations)
    rows = [
        Row(source, target, float(fitted[i, j]))
        for i, source in enumerate(sources)
        for j, target in enumerate(targets)
        if fitted[i, j] > 0
    ]
    method = Text(
        sv=f"{crosswalk.method.sv} Vikterna är skattade ur figurer på båda sidor av brottet.",
        en=f"{crosswalk.method.en} The weights are estimated from figures on both sides of the break.",
    )
    return replace(crosswalk, rows=tuple(rows), method=method, lost_before=None)


def _table(frame: pd.DataFrame, by: Sequence[str], dimension: str) -> pd.DataFrame:
    plain = frame.assign(**{name: frame[name].astype("str") for name in (*by, dimension)})
    plain = plain[~plain[dimension].isin(PASSING)]
    return plain.pivot_table(index=list(by), columns=dimension, values="value", aggfunc="sum", fill_value=0)


def _fit(
    old: NDArray[np.float64], new: NDArray[np.float64], *, weights: NDArray[np.float64], iterations: int
) -> NDArray[np.float64]:
    """EM rounds; old [cell, source], new [cell, target], weights [source, target]; gives [source, target], rows sum to 1."""
    for _ in range(iterations):
        expected = old @ weights
        ratio = np.divide(new, expected, out=np.zeros_like(new), where=expected > 0)
        flows = weights * (old.T @ ratio)
        total = flows.sum(axis=1, keepdims=True)
        weights = np.where(
            total > 0, np.divide(flows, total, out=np.zeros_like(flows), where=total > 0), weights
        )
    kept = np.where(weights < SMALLEST, 0.0, weights)
    shares: NDArray[np.float64] = kept / kept.sum(axis=1, keepdims=True)
    return shares
