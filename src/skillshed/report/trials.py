# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How projections of this very region have done in back-tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

NAIVE: Final = ("last_value", "drift", "trend", "constant_share")


@dataclass(frozen=True)
class Trials:
    """The region's own back-tests of one subject.

    Attributes:
        count: how many: one per item (age band, occupation), origin and year ahead.
        inside: in how many the outcome was within the interval.
        error: sum of absolute errors over sum of outcomes (WAPE).
        naive: the naive method with the smallest error on the same cells.
        naive_error: its WAPE.
        horizons: fewest and most years ahead.
    """

    count: int
    inside: int
    error: float
    naive: str
    naive_error: float
    horizons: tuple[int, int]

    @property
    def worse(self) -> bool:
        """True where the best naive method erred less; a tie is not won."""
        return self.error >= self.naive_error


def trials(view: View, subject: str) -> Trials | None:
    """Read the region's back-tests of `population` or `employment`; nothing where there are none."""
    frame = view.table("outlook_backtest")
    if frame is None:
        return None
    own = frame[(frame["subject"] == subject) & (frame["region"] == view.region)]
    if view.selection and subject == "employment":
        own = own[own["item"].astype(str).str.startswith(view.selection.occupations)]
    own = own.dropna(subset=["forecast", "low", "high", "actual", *NAIVE])
    if own.empty or own["actual"].sum() <= 0:
        return None
    naive = {name: _wape(own, name) for name in NAIVE}
    best = min(NAIVE, key=naive.__getitem__)
    return Trials(
        count=len(own),
        inside=int(own["actual"].between(own["low"], own["high"]).sum()),
        error=_wape(own, "forecast"),
        naive=best,
        naive_error=naive[best],
        horizons=(int(own["horizon"].min()), int(own["horizon"].max())),
    )


def _wape(frame: pd.DataFrame, method: str) -> float:
    return float((frame[method] - frame["actual"]).abs().sum() / frame["actual"].sum())
