# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Means and intervals of draws, for cells and for what is summed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from skillshed.outlook.population.remarks import Remarks


def interval(draws: NDArray[np.float32], *, level: float) -> NDArray[np.float64]:
    """Give mean, low and high over the last axis, `[3, …]`; linear between the draws beside the quantile."""
    count = draws.shape[-1]
    tails = ((1 - level) / 2 * (count - 1), (1 + level) / 2 * (count - 1))
    # A full sort is vectorised and beats partitioning around four places.
    ordered = np.sort(draws, axis=-1)
    found = [draws.mean(axis=-1, dtype=np.float64)]
    for tail in tails:
        below, share = int(np.floor(tail)), tail - np.floor(tail)
        above = min(below + 1, count - 1)
        found.append(ordered[..., below].astype(np.float64) * (1 - share) + ordered[..., above] * share)
    return np.stack(found)


def frame_of(
    figures: NDArray[np.float64], axes: Mapping[str, Sequence[object]], *, remarks: Remarks | None = None
) -> pd.DataFrame:
    """Lay `[3, year, …]` out as a long frame in the order of the axes' names, year after the others."""
    moved = np.moveaxis(figures, 1, -1)
    names = [name for name in axes if name != "year"]
    index = pd.MultiIndex.from_product([axes[name] for name in (*names, "year")], names=[*names, "year"])
    frame = pd.DataFrame(
        {"mean": moved[0].ravel(), "low": moved[1].ravel(), "high": moved[2].ravel()}, index=index
    ).reset_index()
    frame["year"] = frame["year"].astype("int64")
    if remarks is not None:
        frame.attrs["remarks"] = remarks.as_list()
    return frame
