# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An evaluation in a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from skillshed.language import Text

if TYPE_CHECKING:
    import pandas as pd

_METHODS: Final = {
    "last_value": Text(sv="senaste värdet", en="last value"),
    "drift": Text(sv="genomsnittlig förändring", en="drift"),
    "trend": Text(sv="tioårig trendlinje", en="ten-year trend line"),
    "constant_share": Text(sv="oförändrad andel av riket", en="constant share of the nation"),
}


def explanation(pooled: pd.Series, *, level: float, unmatched: int) -> Text:
    """Say how good a forecast was: its error, the best naive one's, its intervals and its direction.

    Args:
        pooled: one row of `measures`.
        level: share of outcomes the interval promises to hold.
        unmatched: rows without a counterpart.
    """
    best = _METHODS[str(pooled["best_naive"])]
    better = pooled["wape"] < pooled["wape_best_naive"]
    wape, naive = (_percent(pooled[name], 1) for name in ("wape", "wape_best_naive"))
    nearer, inside, direction = (
        _percent(pooled[name], 0) for name in ("beats_share", "coverage", "direction")
    )
    promised = _percent(level, 0)
    missing = _missing(unmatched)
    return Text(
        sv=(
            f"Prognosens fel är {wape.sv} av utfallet över {pooled['cells']} celler; den bästa enkla metoden ({best.sv}) har "
            f"{naive.sv}. Prognosen är {'bättre' if better else 'inte bättre'} i summa och närmare utfallet i {nearer.sv} av "
            f"cellerna. Utfallet låg inom {promised.sv}-intervallet i {inside.sv} av fallen. Riktningen var rätt i "
            f"{direction.sv}.{missing.sv}"
        ),
        en=(
            f"The forecast errs by {wape.en} of the outcome over {pooled['cells']} cells; the best naive method ({best.en}) by "
            f"{naive.en}. The forecast is {'better' if better else 'no better'} in total and nearer the outcome in {nearer.en} of "
            f"cells. The outcome was inside the {promised.en} interval in {inside.en} of cases. The direction was right in "
            f"{direction.en}.{missing.en}"
        ),
    )


def _missing(unmatched: int) -> Text:
    if not unmatched:
        return Text(sv="", en="")
    return Text(
        sv=f" {unmatched} rader saknade motpart och räknas inte.",
        en=f" {unmatched} rows had no counterpart and do not count.",
    )


def _percent(share: object, decimals: int) -> Text:
    figure = f"{100 * float(str(share)):.{decimals}f}"
    return Text(sv=f"{figure.replace('.', ',')} %", en=f"{figure}%")
