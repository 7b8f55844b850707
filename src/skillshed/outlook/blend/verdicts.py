# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Verdicts in words beside our own direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy.stats import kendalltau

from skillshed.language import Text
from skillshed.outlook.blend.settings import setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEYS = ["region", "item"]


@dataclass(frozen=True)
class Agreement:
    """How verdicts and our own agree.

    Attributes:
        rows: outlook, region, item, year, verdict (as written), step (-2 … 2, empty where no scale has the word), ours (-2 … 2; empty where we
            say nothing), agree (same sign; empty where either is).
        summary: outlook, told, compared, agree (share with the same sign), opposite (share with the contrary sign), tau (Kendall's
            rank correlation; empty where one side does not vary), unread (words that no scale has).
    """

    rows: pd.DataFrame
    summary: pd.DataFrame

    def explain(self) -> Text:
        """Say it outlook by outlook."""
        told = [_sentence(row) for row in self.summary.to_dict("records")]
        return Text(sv=" ".join(one.sv for one in told), en=" ".join(one.en for one in told))


def step(verdict: str) -> float:
    """Give a verdict's step from -2 (many more people than jobs) to 2 (many more jobs than people); NaN where no scale has the word.

    >>> step("Stor brist"), step("små möjligheter till arbete"), step("hej")
    (2.0, -1.0, nan)
    """
    scale = setting("verdicts.scale")
    said = " ".join(str(verdict).casefold().split())
    for word in (said, said.removesuffix(" till arbete"), said.removesuffix(" på arbetskraft")):
        if word in scale:
            return float(scale[word])
    return float("nan")


def agreement(verdicts: pd.DataFrame, ours: pd.DataFrame) -> Agreement:
    """Compare verdicts in words with our own.

    Args:
        verdicts: outlook, issue, region, item, year, verdict; each outlook's newest issue is used.
        ours: region, item, step: our own direction or verdict on the same scale, as `direction` gives, or a `verdict` in words.
    """
    newest = verdicts[verdicts["issue"] == verdicts.groupby("outlook")["issue"].transform("max")]
    own = ours.assign(ours=ours["verdict"].map(step) if "verdict" in ours else ours["step"])
    own = own.assign(**{key: own[key].astype(str) for key in KEYS})[[*KEYS, "ours"]]
    rows = newest.assign(
        **{key: newest[key].astype(str) for key in (*KEYS, "outlook")},
        step=newest["verdict"].map(step).astype(float),
    ).merge(own, on=KEYS, how="left")
    both = rows["step"].notna() & rows["ours"].notna()
    rows["agree"] = (np.sign(rows["step"]) == np.sign(rows["ours"])).where(both).astype("boolean")
    rows = rows[["outlook", *KEYS, "year", "verdict", "step", "ours", "agree"]].reset_index(drop=True)
    parts = [_summary(str(name), part) for name, part in rows.groupby("outlook", sort=True)]
    return Agreement(
        rows,
        pd.DataFrame(parts, columns=["outlook", "told", "compared", "agree", "opposite", "tau", "unread"]),
    )


def direction(forecast: pd.DataFrame, *, years: Sequence[int]) -> pd.DataFrame:
    """Our own direction from a forecast: how sure it is that a figure grows between two years.

    Args:
        forecast: region, item, year, mean, low, high.
        years: the first year, taken as known, and the last.

    Returns:
        region, item, step: 2 or -2 where the last year's interval leaves out the first year's figure, 1 or -1 where it does
        not, 0 where nothing changes by as much as half a per cent.
    """
    first, last = (forecast[forecast["year"] == year].set_index(KEYS) for year in years)
    known = first["mean"].reindex(last.index)
    change = last["mean"] - known
    sure = (last["low"] > known) | (last["high"] < known)
    steps = np.where(change.abs() < 0.005 * known, 0.0, np.sign(change) * np.where(sure, 2.0, 1.0))
    return pd.DataFrame({"step": steps}, index=last.index).reset_index()


def _summary(name: str, part: pd.DataFrame) -> dict[str, object]:
    both = part[part["agree"].notna()]
    opposite = np.sign(both["step"]) * np.sign(both["ours"]) < 0
    varies = len(both) > 1 and np.ptp(both["step"]) > 0 and np.ptp(both["ours"]) > 0
    return {
        "outlook": name,
        "told": len(part),
        "compared": len(both),
        "agree": float(both["agree"].astype(float).mean()) if len(both) else float("nan"),
        "opposite": float(opposite.mean()) if len(both) else float("nan"),
        "tau": float(kendalltau(both["step"], both["ours"]).statistic) if varies else float("nan"),
        "unread": int(part["step"].isna().sum()),
    }


def _sentence(row: Mapping[Any, Any]) -> Text:
    name, told, compared, unread = row["outlook"], row["told"], row["compared"], row["unread"]
    if not compared:
        return Text(
            sv=f"{name}: ingen av {told} bedömningar går att jämföra med våra.",
            en=f"{name}: none of {told} verdicts can be compared with ours.",
        )
    same, contrary = (round(100 * float(str(row[key]))) for key in ("agree", "opposite"))
    odd = (
        Text(sv=f" {unread} ord finns inte på någon skala.", en=f" {unread} words are on no scale.")
        if unread
        else Text(sv="", en="")
    )
    return Text(
        sv=f"{name}: {same} % av {compared} bedömningar pekar åt samma håll som våra och {contrary} % åt motsatt håll.{odd.sv}",
        en=f"{name}: {same} % of {compared} verdicts point the same way as ours and {contrary} % the opposite way.{odd.en}",
    )
