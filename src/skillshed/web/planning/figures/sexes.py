# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Women and men: whose educations get more places, and whose fewer, by who was graduated from them last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.codes.programme import programmes
from skillshed.language import Text, current_language
from skillshed.places.area import planned_area
from skillshed.report.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from skillshed.places.saved import SavedPlan
    from skillshed.warehouse.release import Release

WOMAN: Final = "2"
FLOWS: Final = "education_flows"
_SAID = Text(
    sv="Av platserna i dag ligger {now} i utbildningar där de flesta som examinerades i länet {year} var kvinnor; i planen är det {then}.",
    en="Of today's places {now} are in educations where most of those graduated in the county in {year} were women; in the plan it is {then}.",
)
_NONE = Text(
    sv="Ansökningar efter kön finns inte i underlaget, och inte heller vilka som examinerades. Med tabellen över utbildningsgruppernas flöden efter kön kan planen jämföras.",
    en="Applications by sex are not among the figures, nor who were graduated. With the table of education groups' flows by sex the plan can be compared.",
)
_LIMITS = Text(
    sv="Ansökningar efter kön finns inte i underlaget: det här är utbildningarnas könsfördelning, inte elevernas egen. Program som leder till flera eller ingen utbildningsgrupp räknas inte.",
    en="Applications by sex are not among the figures: this is the educations' sexes, not the pupils' own. Programmes that lead to several education groups or none are not counted.",
)


@dataclass(frozen=True)
class Sexes:
    """What can be said, and what not."""

    said: str
    limits: str


def sexes(plan: SavedPlan, release: Release) -> Sexes:
    """Compare the places of today and of the plan's last autumn by the sex that most graduates of the same education have."""
    women = _women(release, planned_area(release, plan.area).counties)
    if women is None:
        return Sexes("", str(_NONE))
    shares, year = women
    numbers = Numbers(current_language())
    told = {}
    for name, frame in (("now", plan.frames["today"]), ("then", _last(plan))):
        led = frame.assign(share=frame["programme"].map(_share(shares))).dropna(subset=["share"])
        told[name] = float(led.loc[led["share"] > 0.5, "places"].sum()) / max(float(led["places"].sum()), 1.0)  # noqa: PLR2004 - most
    return Sexes(
        str(_SAID).format(year=year, **{name: numbers.percent(one) for name, one in told.items()}),
        str(_LIMITS),
    )


def _last(plan: SavedPlan) -> pd.DataFrame:
    frame = plan.frames["plan"]
    return frame[frame["year"] == plan.years[-1]]


def _women(release: Release, counties: Sequence[str]) -> tuple[pd.Series, int] | None:
    """The share of women among those graduated in the counties that the plan lies in, by education group, in the latest year that is known."""
    if FLOWS not in release.tables():
        return None
    told = release.table(FLOWS)
    told = told[told["region"].astype(str).isin(counties) & (told["flow"].astype(str) == "graduated")]
    told = told[told["sex"].astype(str).isin(["1", "2"]) & told["value"].notna()]
    if told.empty:
        return None
    year = int(told["year"].max())
    wide = told[told["year"] == year].astype({"education": str, "sex": str})
    wide = (
        wide.pivot_table(index="education", columns="sex", values="value", aggfunc="sum")
        .reindex(columns=["1", "2"])
        .dropna()
    )
    return (wide[WOMAN] / wide.sum(axis=1)).dropna(), year


def _share(shares: pd.Series) -> dict[str, float]:
    """The share of women of each programme that leads to one education group."""
    led = {
        code: one.education_groups[0] for code, one in programmes().items() if len(one.education_groups) == 1
    }
    return {code: float(shares[group]) for code, group in led.items() if group in shares.index}
