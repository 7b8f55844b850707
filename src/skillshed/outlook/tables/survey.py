# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`employment_survey_joined`: the wage structure survey across its break, by a crosswalk that states its loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed import codes
from skillshed.codes import Missing
from skillshed.codes.estimation import estimate_weights
from skillshed.language import Text
from skillshed.outlook.demand.whole import filled

if TYPE_CHECKING:
    from skillshed.codes import Crosswalk

KEYS = ["region", "occupation", "year"]


def joined_survey(older: pd.DataFrame, newer: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Join the survey's years in SSYK 96 to those in SSYK 2012.

    The crosswalk's weights are estimated from the last year before the break and the first after it, region by
    region and sex. Where the source withholds one sex of a cell, that sex counts as in its nearest known year (`estimated`); cells of which
    neither sex is known stay missing.

    Args:
        older: region, occupation (SSYK 96), sex, year, value.
        newer: the same in SSYK 2012.

    Returns:
        The table, and what was lost on the way, in words.
    """
    before, after = _known(older), _known(newer)
    last, first = int(before["year"].max()), int(after["year"].min())
    crosswalk = estimate_weights(
        codes.crosswalk("ssyk96", "ssyk2012"),
        before=before[before["year"] == last],
        after=after[after["year"] == first],
        by=["region", "sex"],
    )
    converted = _converted(before, crosswalk)
    observed = after.groupby(KEYS, as_index=False).agg(value=("value", "sum"), estimated=("estimated", "any"))
    flags = observed.pop("estimated").map({True: str(Missing.ESTIMATED), False: None})
    observed = observed.assign(flag=flags, loss=0.0)
    joined = pd.concat([converted, observed], ignore_index=True)
    persons = before[before["year"] == last].groupby("occupation")["value"].sum()
    loss = crosswalk.loss_by({str(code): float(count) for code, count in persons.items()})
    return {"employment_survey_joined": joined}, [_told(loss, last)]


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    keys = {key: frame[key].astype(str) for key in ("region", "occupation", "sex")}
    plain = frame[["year", "value"]].assign(**keys)
    return filled(plain[~plain["occupation"].isin(["T", "unknown", "other"])], ["region", "occupation"])


def _converted(before: pd.DataFrame, crosswalk: Crosswalk) -> pd.DataFrame:
    """Share persons out over the new codes; a cell's loss is that of the persons in it."""
    ways = pd.DataFrame(
        [(row.source, row.target, row.weight, crosswalk.loss_of(row.source)) for row in crosswalk.rows],
        columns=["old", "occupation", "weight", "lost"],
    )
    shared = before.rename(columns={"occupation": "old"}).merge(ways, on="old")
    shared["value"] *= shared["weight"]
    shared["lost"] *= shared["value"]
    summed = shared.groupby(KEYS, as_index=False)[["value", "lost"]].sum()
    summed["loss"] = summed.pop("lost") / summed["value"].where(summed["value"] > 0)
    return summed.fillna({"loss": 0.0}).assign(flag=str(Missing.ESTIMATED))


def _told(loss: float, last: int) -> Text:
    return Text(
        sv=f"Nyckeln från SSYK 96 till SSYK 2012 är Skillsheds egen, med vikter skattade kring {last}–{last + 1}; {loss:.0%} av personerna kan inte föras säkert till ett enda nytt yrke.",
        en=f"The crosswalk from SSYK 96 to SSYK 2012 is Skillshed's own, with weights estimated around {last}–{last + 1}; {loss:.0%} of the persons cannot be assigned to one new occupation for certain.",
    )
