# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What others expect of one area, beside what we do: figures, verdicts in words, and where they disagree with us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from skillshed import codes
from skillshed.language import Text
from skillshed.outlook.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.warehouse.release import Release

_TABLES: Final = {
    "occupation": ("outlook_employment", "occupation", "ssyk2012"),
    "education": ("outlook_demand_education", "education", "education_group"),
}
_NAMED: Final = 3  # contrary verdicts that a sentence names


@dataclass(frozen=True)
class Others:
    """Others' outlooks of one area.

    Attributes:
        figures: subject, outlook, item, year, persons, ours, low, high, apart, outside; those of ours that are withheld elsewhere are
            left out, the largest differences first.
        verdicts: subject, outlook, item, year, verdict, step, ours, agree.
        weights: subject, outlook, weight, error, issues, figures: what each weighs in the release's blend.
    """

    figures: pd.DataFrame
    verdicts: pd.DataFrame
    weights: pd.DataFrame

    def __bool__(self) -> bool:
        return bool(len(self.figures) or len(self.verdicts))

    def sentences(self) -> list[Text]:
        """Say outlook by outlook how far it agrees with ours, and name what it disagrees most about."""
        return [*self._of_figures(), *self._of_verdicts()]

    def _of_figures(self) -> Iterator[Text]:
        for name, told in self.figures.groupby("outlook", sort=True):
            out = told[told["outside"].astype(bool)]
            share = Text(
                sv=f"{name}: {len(out)} av {len(told)} siffror ligger utanför vårt intervall.",
                en=f"{name}: {len(out)} of {len(told)} figures lie outside our interval.",
            )
            yield _joined(share, _largest(out.iloc[0])) if len(out) else share

    def _of_verdicts(self) -> Iterator[Text]:
        for name, told in self.verdicts.groupby("outlook", sort=True):
            both = told[told["agree"].notna()]
            if both.empty:
                continue
            same = round(100 * float(both["agree"].astype(float).mean()))
            agree = Text(
                sv=f"{name}: {same} % av {len(both)} bedömningar pekar åt samma håll som våra.",
                en=f"{name}: {same}% of {len(both)} verdicts point the same way as ours.",
            )
            contrary = both[np.sign(both["step"]) * np.sign(both["ours"]) < 0]
            yield _joined(agree, _contrary(contrary)) if len(contrary) else agree


def others(release: Release, region: str) -> Others:
    """Take one area's part of the release's disagreement tables; empty where nobody else has told anything."""
    figures = _of_region(release, "outlook_disagreement", region)
    parts = [_beside_shown(release, region, part) for _, part in figures.groupby("subject")]
    figures = pd.concat(parts, ignore_index=True) if parts else figures
    order = np.argsort(-figures["apart"].abs().to_numpy(dtype=float), kind="stable")
    return Others(
        figures.iloc[order].reset_index(drop=True),
        _of_region(release, "outlook_agreement", region),
        release.table("outlook_blend_weights")
        if "outlook_blend_weights" in release.tables()
        else pd.DataFrame(),
    )


def named(subject: str, item: str) -> str:
    """Give an item's code and name."""
    known = codes.classification(_TABLES[subject][2])
    return f"{item} {known.name(item)}" if item in known else item


def _beside_shown(release: Release, region: str, part: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows whose figure of ours may be shown."""
    table, item, _ = _TABLES[str(part["subject"].iloc[0])]
    ours = shown(release, table)
    ours = ours[(ours["region"] == region) & ours["mean"].notna()].astype({item: str, "year": int})
    seen = pd.MultiIndex.from_frame(ours[[item, "year"]])
    return part[pd.MultiIndex.from_frame(part[["item", "year"]]).isin(seen)]


def _of_region(release: Release, table: str, region: str) -> pd.DataFrame:
    if table not in release.tables():
        return pd.DataFrame(columns=["subject", "outlook", "item", "year", "apart", "outside"])
    frame = release.table(table)
    own = frame[frame["region"] == region].drop(columns="region")
    texts = dict.fromkeys(("subject", "outlook", "item"), str)
    return own.astype(texts | {"year": int}).reset_index(drop=True)


def _largest(row: Any) -> Text:
    item, year = named(row["subject"], row["item"]), row["year"]
    theirs, ours, low, high = (f"{row[key]:,.0f}" for key in ("persons", "ours", "low", "high"))
    sv = [figure.replace(",", "\u00a0") for figure in (theirs, ours, low, high)]
    return Text(
        sv=f"Längst ifrån är {item} {year}: {sv[0]} personer mot våra {sv[1]} ({sv[2]}–{sv[3]}).",
        en=f"Farthest apart is {item} in {year}: {theirs} persons against our {ours} ({low}–{high}).",
    )


def _contrary(rows: pd.DataFrame) -> Text:
    told = [named(str(one["subject"]), str(one["item"])) for one in rows.head(_NAMED).to_dict("records")]
    more = len(rows) - len(told)
    return Text(
        sv=f"Rakt emot våra står {', '.join(told)}{f' och {more} till' if more else ''}.",
        en=f"Contrary to ours are {', '.join(told)}{f' and {more} more' if more else ''}.",
    )


def _joined(one: Text, other: Text) -> Text:
    return Text(sv=f"{one.sv} {other.sv}", en=f"{one.en} {other.en}")
