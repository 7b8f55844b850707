# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Any two saved plans, row by row, with what can be said of why they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

from skillshed.language import Text

if TYPE_CHECKING:
    from skillshed.places.saved.plan import SavedPlan

KEYS: Final = ["programme", "site", "year"]
SETTINGS: Final[dict[str, Text]] = {
    "release": Text(sv="underlag (release)", en="basis (release)"),
    "area": Text(sv="område", en="area"),
    "years": Text(sv="år", en="years"),
    "cooperation": Text(sv="samverkan", en="cooperation"),
    "planned": Text(sv="framtider som planen gjordes för", en="futures that the plan was made from"),
    "futures": Text(sv="framtider", en="futures"),
    "order": Text(sv="målens ordning", en="order of goals"),
    "seed": Text(sv="frö", en="seed"),
}


@dataclass(frozen=True, eq=False)
class Difference:
    """What sets two plans apart.

    Attributes:
        one, other: their names.
        settings: setting, one, other: what they were made with that differs.
        rows: programme, site, year, one, other (groups), difference, why.
        measures: measure, one, other, difference: what each was judged to come to, where both were.
    """

    one: str
    other: str
    settings: pd.DataFrame
    rows: pd.DataFrame
    measures: pd.DataFrame

    def as_dict(self) -> dict[str, object]:
        """For a machine."""
        tables = {
            name: getattr(self, name).astype(object).to_dict("records")
            for name in ("settings", "rows", "measures")
        }
        return {"one": self.one, "other": self.other, **tables}  # fmt: skip


def compare(one: SavedPlan, other: SavedPlan) -> Difference:
    """Set two plans side by side; rows that are alike are left out."""
    settings = _settings(one, other)
    groups = [plan.frames["plan"].set_index(KEYS)["groups"].astype(float) for plan in (one, other)]
    both = pd.concat(dict(zip(("one", "other"), groups, strict=True)), axis=1).fillna(0.0).reset_index()
    rows = both.assign(difference=both["other"] - both["one"])
    rows = rows[rows["difference"] != 0].sort_values(KEYS, ignore_index=True)
    rows["why"] = [_why(row, (one, other), settings) for _, row in rows.iterrows()]
    return Difference(one.name, other.name, settings, rows, _measures(one, other))


def _settings(one: SavedPlan, other: SavedPlan) -> pd.DataFrame:
    rows = [(str(words), getattr(one, name), getattr(other, name)) for name, words in SETTINGS.items()]
    for kind in ("weights", "limits"):
        mine, theirs = getattr(one, kind), getattr(other, kind)
        rows += [(f"{kind}.{key}", mine.get(key), theirs.get(key)) for key in sorted({*mine, *theirs})]
    unlike = [(name, str(a), str(b)) for name, a, b in rows if a != b]
    return pd.DataFrame(unlike, columns=["setting", "one", "other"])


def _why(row: pd.Series, plans: tuple[SavedPlan, SavedPlan], settings: pd.DataFrame) -> str:
    """The nearest reason: a lock in one of them, a year only one plans, else the settings that differ."""
    for plan in plans:
        lock = _lock(plan, row)
        if lock:
            return f"{plan.name}: {lock}"
    alone = [plan.name for plan in plans if row["year"] not in plan.years]
    if alone:
        return str(
            Text(sv=f"{alone[0]} planerar inte {row['year']}", en=f"{alone[0]} does not plan {row['year']}")
        )
    if len(settings):
        named = ", ".join(settings["setting"].head(3))
        return str(Text(sv=f"olika {named}", en=f"unlike {named}"))
    return str(Text(sv="samma förutsättningar: planer som väger nästan lika", en="the same settings: plans that weigh nearly the same"))  # fmt: skip


def _lock(plan: SavedPlan, row: pd.Series) -> str:
    locks = plan.frames.get("locks")
    if locks is None or locks.empty:
        return ""
    same = (locks["programme"] == row["programme"]) & (locks["site"] == row["site"])
    held = locks[same & (locks["year"].isna() | (locks["year"] == row["year"]))]
    return "; ".join(f"{one.who}: {one.why}".strip(": ") for one in held.itertuples())


def _measures(one: SavedPlan, other: SavedPlan) -> pd.DataFrame:
    both = pd.DataFrame({"one": _judged(one), "other": _judged(other)}).dropna()
    return both.assign(difference=both["other"] - both["one"]).rename_axis("measure").reset_index()


def _judged(plan: SavedPlan) -> pd.Series:
    judged = plan.frames.get("judged")
    if judged is None:
        return pd.Series(dtype=float)
    return judged[judged["plan"] == "plan"].set_index("measure")["mean"].astype(float)
