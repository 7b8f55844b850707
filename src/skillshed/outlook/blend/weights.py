# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How much each outlook's word counts: what it earned where past issues have met their outcome, else all alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.outlook.blend.opinions import CELL, opinions
from skillshed.outlook.blend.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True)
class Weights:
    """Weights of some outlooks.

    Attributes:
        share: outlook → weight; they sum to one.
        issues: past issues (years) in which all were compared with the outcome.
        figures: how many figures that was.
        errors: outlook → typical relative error in these figures (root of the mean square), what weights follow; empty where equal.
    """

    share: Mapping[str, float]
    issues: tuple[int, ...]
    figures: int
    errors: Mapping[str, float]

    @property
    def earned(self) -> bool:
        """Whether any of it was earned; otherwise all count alike."""
        return bool(self.errors)

    def explain(self) -> Text:
        """Say what the weights are and where they come from."""
        told = ", ".join(f"{name} {share:.2f}" for name, share in sorted(self.share.items()))
        if not self.earned:
            return Text(
                sv=f"Alla prognoser väger lika ({told.replace('.', ',')}): det finns för få tidigare utgåvor med utfall att pröva dem mot.",
                en=f"All outlooks weigh alike ({told}): there are too few past issues with an outcome to test them against.",
            )
        known = ", ".join(f"{name} {100 * error:.1f} %" for name, error in sorted(self.errors.items()))
        years = ", ".join(map(str, self.issues))
        return Text(
            sv=f"Vikterna ({told.replace('.', ',')}) är intjänade mot utfallet för utgåvorna {years} ({self.figures} uppgifter; typiskt fel {known.replace('.', ',')}) och dragna mot lika vikter.",
            en=f"The weights ({told}) were earned against the outcome of the issues {years} ({self.figures} figures; typical errors {known}) and drawn towards equal weights.",
        )


def earn(outlooks: Sequence[str], past: pd.DataFrame, actual: pd.DataFrame) -> Weights:
    """Give weights to outlooks.

    Steps: (1) find the figures that all of them told in the same issue and whose outcome is known; (2) in each issue weigh them by the
    inverse of their mean squared relative error (Bates and Granger 1969); (3) take the mean over issues, and draw it towards equal
    weights by the number of issues: figures of one issue share their years' weather and are no independent trials.

    Args:
        outlooks: those to be weighed.
        past: outlook, issue, region, item, year, value: what was said, only of years after the issue.
        actual: region, item, year, value: what came.
    """
    names = sorted(set(outlooks))
    equal = {name: 1 / len(names) for name in names}
    errors = _errors(names, past, actual) if len(names) > 1 and not past.empty else pd.DataFrame()
    if len(errors) < int(setting("weights.fewest_figures")):
        return Weights(equal, (), 0, {})
    relative = errors[names].div(errors["outcome"].clip(lower=1.0), axis=0) ** 2
    squared = relative.groupby(errors["issue"]).mean()
    inverse = 1 / squared.clip(lower=1e-9)
    won = inverse.div(inverse.sum(axis=1), axis=0).mean()
    count, prior = len(squared), float(setting("weights.prior_issues"))
    share = {name: float((count * won[name] + prior * equal[name]) / (count + prior)) for name in names}
    typical = {name: float(np.sqrt(relative[name].mean())) for name in names}
    return Weights(share, tuple(int(issue) for issue in squared.index), len(errors), typical)


def _errors(names: list[str], past: pd.DataFrame, actual: pd.DataFrame) -> pd.DataFrame:
    """Each outlook's error where all have told: issue, outcome and a column per outlook."""
    said = opinions(past)
    said = said[said["outlook"].isin(names) & (said["year"] > said["issue"])]
    wide = (
        said.pivot_table(index=["issue", *CELL], columns="outlook", values="value")
        .reindex(columns=names)
        .dropna()
    )
    came = opinions(actual, keys=CELL).rename(columns={"value": "outcome"})[[*CELL, "outcome"]]
    joined = wide.reset_index().merge(came, on=CELL)
    joined[names] = joined[names].sub(joined["outcome"], axis=0)
    known: pd.DataFrame = joined[np.isfinite(joined["outcome"])]
    return known
