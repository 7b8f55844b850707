# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`outlook_blend`, `outlook_blend_weights`, `outlook_disagreement`, `outlook_agreement`: others' outlooks beside ours in the build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.outlook.blend import OURS, Weights, agreement, blend, direction, disagreement, earn
from skillshed.outlook.blend.opinions import CELL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.language import Text
    from skillshed.outlook.tables.settings import Settings


@dataclass(frozen=True)
class Subject:
    """What a subject of others' outlooks is compared with.

    Attributes:
        table: our outlook.
        item: its column of items.
        trial: the subject of our back-test, whose forecasts are our past issues.
    """

    table: str
    item: str
    trial: str


SUBJECTS: Final = {
    "occupation": Subject("outlook_employment", "occupation", "employment"),
    "education": Subject("outlook_demand_education", "education", "balance"),
}


def blend_tables(
    external: pd.DataFrame | None,
    verdicts: pd.DataFrame | None,
    *,
    made: Mapping[str, pd.DataFrame],
    settings: Settings,
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Set others' outlooks beside ours, subject by subject, and weigh them by what they earned.

    Args:
        external: the dataset `outlook_external`; None where nobody's is there.
        verdicts: the dataset `outlook_verdict`; likewise.
        made: tables made earlier in the build; those of `SUBJECTS`, and `outlook_backtest`.
        settings: the level of the intervals.

    Returns:
        The tables by name, and what was noticed on the way: where weights come from, how far outlooks agree.
    """
    parts: dict[str, list[pd.DataFrame]] = {}
    remarks: list[Text] = []
    for name, subject in SUBJECTS.items():
        if subject.table not in made:
            continue
        ours = _ours(made[subject.table], subject)
        for found, told in (
            _numbers(_of(external, name), ours, past=_past(made, subject), settings=settings),
            _words(_of(verdicts, name), ours),
        ):
            remarks += told
            for table, frame in found.items():
                parts.setdefault(table, []).append(frame.assign(subject=name))
    return {table: pd.concat(frames, ignore_index=True) for table, frames in parts.items()}, remarks


def _numbers(
    others: pd.DataFrame, ours: pd.DataFrame, *, past: pd.DataFrame, settings: Settings
) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    if others.empty:
        return {}, []
    names = [OURS, *sorted(others["outlook"].unique())]
    issues = pd.concat([others.rename(columns={"persons": "value"}), past], ignore_index=True)
    came = past[[*CELL, "actual"]].rename(columns={"actual": "value"}).drop_duplicates(CELL)
    weights = earn(names, issues, came)
    beside = disagreement(ours, others).rename(columns={"value": "persons"})
    tables = {
        "outlook_blend": blend(_told_by(others, ours), others, weights=weights, level=settings.level),
        "outlook_blend_weights": _weights(weights),
        "outlook_disagreement": beside.drop(columns="widths"),
    }
    return tables, [weights.explain()]


def _told_by(others: pd.DataFrame, ours: pd.DataFrame) -> pd.DataFrame:
    """Those of our figures that somebody else has told too; the blend of the rest is ours."""
    newest = others[others["issue"] == others.groupby("outlook")["issue"].transform("max")]
    return ours.merge(newest[CELL].drop_duplicates().astype({"year": ours["year"].dtype}), on=CELL)


def _words(verdicts: pd.DataFrame, ours: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], list[Text]]:
    """Verdicts beside the direction of ours from its first year to the year that the verdict is about."""
    if verdicts.empty or ours.empty:
        return {}, []
    first = int(ours["year"].min())
    found = []
    for year, told in verdicts.groupby("year"):
        last = min(max(int(str(year)), first + 1), int(ours["year"].max()))
        found.append(agreement(told, direction(ours, years=(first, last))))
    rows = pd.concat([one.rows for one in found], ignore_index=True)
    return {"outlook_agreement": rows}, [one.explain() for one in found]


def _weights(weights: Weights) -> pd.DataFrame:
    rows = [
        (name, share, weights.errors.get(name), ", ".join(map(str, weights.issues)), weights.figures)
        for name, share in weights.share.items()
    ]
    return pd.DataFrame(rows, columns=["outlook", "weight", "error", "issues", "figures"]).astype(
        {"error": float}
    )


def _of(dataset: pd.DataFrame | None, subject: str) -> pd.DataFrame:
    if dataset is None:
        return pd.DataFrame()
    texts = {name: dataset[name].astype(str) for name in ("outlook", "region", "item", "subject")}
    plain = dataset.assign(**texts).drop(columns="source", errors="ignore")
    return plain[plain["subject"] == subject].drop(columns="subject").reset_index(drop=True)


def _ours(table: pd.DataFrame, subject: Subject) -> pd.DataFrame:
    plain = table.rename(columns={subject.item: "item"})
    return plain.astype({"region": str, "item": str})[[*CELL, "mean", "low", "high"]]


def _past(made: Mapping[str, pd.DataFrame], subject: Subject) -> pd.DataFrame:
    """Our own earlier forecasts as the back-test made them, as issues of their origins, and what came."""
    columns = ["outlook", "issue", *CELL, "value", "actual"]
    if "outlook_backtest" not in made:
        return pd.DataFrame(columns=columns)
    trial = made["outlook_backtest"]
    own = trial[trial["subject"].astype(str) == subject.trial].astype({"region": str, "item": str})
    return own.rename(columns={"origin": "issue", "forecast": "value"}).assign(outlook=OURS)[columns]
