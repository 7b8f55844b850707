# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan judged: in each of many futures pupils apply, are admitted by merit, and what is left unmet is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from skillshed.language import Text
from skillshed.places.outcome import Autumn, Trial
from skillshed.places.terms import MEASURES
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.places.applicants import ChoiceModel
    from skillshed.places.case import Case
    from skillshed.progress import Progress

MORE_IS_WORSE: Final = frozenset(MEASURES) - {"first"}
QUANTILES: Final = (0.1, 0.5, 0.9)
HALF: Final = 0.5
"""A person or less is nobody."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """What several plans came to.

    Attributes:
        futures: plan, future, and a column per measure of MEASURES; all planned autumns together.
        homes: plan, municipality, unmet_wish, without (mean over futures, persons a year).
        educations: plan, education, unmet_need (mean over futures, starters a year), share of the futures with any.
        tail: the share of the futures that are called the worst.
    """

    futures: pd.DataFrame
    homes: pd.DataFrame
    educations: pd.DataFrame
    tail: float = 0.1

    def summary(self) -> pd.DataFrame:
        """The mean, the 10th, 50th and 90th percentile over futures, and the mean of the worst of them (CVaR): plan, measure, mean, low, middle, high, worst."""
        rows = [
            (plan, measure, told[measure].mean(), *told[measure].quantile(list(QUANTILES)), self._worst(told[measure], measure))
            for plan, told in self.futures.groupby("plan", sort=False)
            for measure in MEASURES
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=["plan", "measure", "mean", "low", "middle", "high", "worst"])

    def _worst(self, told: pd.Series, measure: str) -> float:
        values = told.to_numpy(dtype=float)
        return tail_mean(values, np.full(len(values), 1 / len(values)), self.tail) if measure in MORE_IS_WORSE else -tail_mean(-values, np.full(len(values), 1 / len(values)), self.tail)  # fmt: skip

    def regret(self) -> pd.DataFrame:
        """How much worse each plan is than the best of them in the same future, weighed: plan, mean, high (90th percentile), worst, best_share."""
        wide = self.futures.pivot_table(index="future", columns="plan", values="weighed", sort=False)
        lost = wide.sub(wide.min(axis=1), axis=0)
        rows = [
            (str(plan), one.mean(), one.quantile(0.9), one.max(), float((one <= 0).mean()))
            for plan, one in lost.items()
        ]
        return pd.DataFrame(rows, columns=["plan", "mean", "high", "worst", "best_share"])


def judge(
    case: Case,
    plans: Mapping[str, pd.DataFrame],
    *,
    model: ChoiceModel | None = None,
    seed: int = 1,
    progress: Progress = SILENT,
) -> Judgement:
    """Judge plans over the futures of a case; all meet the same pupils, with the same tastes and merits.

    Args:
        case: whose futures are judged; they need not be those that the plans were made from.
        plans: name → programme, site, year, groups.
        model: the choice model, where one has been learnt; else pupils weigh travel as the dated parameter says.
        seed: of pupils' tastes and merits.
        progress: who watches.
    """
    made: list[tuple[pd.DataFrame, ...]] = []
    words = Text(sv="Prövar planen på framtider", en="Judging the plan on futures")
    with progress.task(words, total=len(case.years) + 1) as task:
        trial = Trial.of(case, model=model, seed=seed)
        task.advance()
        groups = {name: trial.groups(told) for name, told in plans.items()}
        for at, year in enumerate(case.years):
            for name, one in groups.items():
                told = trial.autumn(year, one[:, at])
                made.append(tuple(frame.assign(plan=name, year=year) for frame in _told(trial, told)))
            task.advance()
    futures, homes, educations = (pd.concat(parts) for parts in zip(*made, strict=True))
    return Judgement(
        _sum_futures(case, futures), _mean(homes, ["plan", "municipality"]), _mean(educations, ["plan", "education"]), case.limits.tail
    )  # fmt: skip


def tail_mean(values: np.ndarray, probability: np.ndarray, tail: float) -> float:
    """The mean of the largest values that together have a probability (CVaR; Rockafellar & Uryasev 2000)."""
    order = np.argsort(-values, kind="stable")
    before = np.cumsum(probability[order]) - probability[order]
    part = np.clip(tail - before, 0.0, probability[order])
    return float(values[order] @ part / part.sum())


def as_today(case: Case) -> pd.DataFrame:
    """Today's groups, every planned autumn: programme, site, year, groups."""
    years = pd.DataFrame({"year": list(case.years)})
    return case.today.merge(years, how="cross")[["programme", "site", "year", "groups"]]


def _told(trial: Trial, autumn: Autumn) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """One plan in one autumn: a row per future, per home and per education."""
    got = autumn.admitted
    homes = pd.DataFrame(
        {"municipality": trial.applying.homes, "unmet_wish": got.unmet.mean(axis=1), "without": got.without.mean(axis=1)}
    )  # fmt: skip
    educations = pd.DataFrame(
        {
            "education": trial.case.need["education"].to_numpy().astype(str),
            "unmet_need": autumn.need.mean(axis=1),
            "share": (autumn.need > HALF).mean(axis=1),
        }
    )
    return _measured(trial.case, autumn), homes, educations


def _measured(case: Case, autumn: Autumn) -> pd.DataFrame:
    """The measures of one autumn, a row per future."""
    got, weights = autumn.admitted, case.weights
    need, wish, placed = autumn.need.sum(axis=0), got.unmet.sum(axis=0), got.offer.sum(axis=0)
    weighed = weights.unmet_need * need + weights.unmet_wish * wish + weights.travel * got.minutes + weights.cost * autumn.cost  # fmt: skip
    return pd.DataFrame(
        {
            "future": list(case.futures),
            "unmet_need": need,
            "unmet_wish": wish,
            "without": got.without.sum(axis=0),
            "first": got.first,
            "minutes": got.minutes,
            "empty": autumn.seats.sum() - placed,
            "cost": autumn.cost,
            "weighed": weighed,
            "placed": placed,
        }
    )


def _sum_futures(case: Case, rows: pd.DataFrame) -> pd.DataFrame:
    """All autumns together; shares and minutes per pupil placed."""
    order = {name: at for at, name in enumerate(case.futures)}
    sums = (
        rows.groupby(["plan", "future"], sort=False).sum(numeric_only=True).drop(columns="year").reset_index()
    )
    placed = sums["placed"].where(sums["placed"] > 0)
    counted = (sums["placed"] + sums["without"]).where(lambda x: x > 0)
    sums["minutes"] = (sums["minutes"] / placed).fillna(0.0)
    sums["first"] = (sums["first"] / counted).fillna(0.0)
    sums["order"] = sums["future"].map(order)
    return sums.sort_values(["plan", "order"], kind="stable", ignore_index=True).drop(
        columns=["placed", "order"]
    )


def _mean(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    return rows.drop(columns="year").groupby(keys, sort=False, as_index=False).mean(numeric_only=True)
