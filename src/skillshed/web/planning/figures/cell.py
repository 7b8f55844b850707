# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One programme at one site: groups and places, today and in the plan's last autumn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text, current_language
from skillshed.report.numbers import Numbers
from skillshed.report.parts import KeyFigure, Source

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.places.saved import SavedPlan

_PLACES = Text(sv="Platser hösten {year}", en="Places in autumn {year}")
_GROUPS = Text(sv="Grupper hösten {year}", en="Groups in autumn {year}")
_APPLY = Text(sv="Sökande till programmet per år", en="Applicants to the programme a year")
_TODAY = Text(sv="i dag {today}", en="today {today}")
_WHOLE = Text(sv="i hela området, {interval}", en="in the whole area, {interval}")


def keys(plan: SavedPlan, programme: str, site: str) -> list[KeyFigure]:
    """Give the cell's key figures; nothing where no group starts, neither today nor in the plan."""
    numbers, year = Numbers(current_language()), plan.years[-1]
    then = _here(plan.frames["plan"][plan.frames["plan"]["year"] == year], programme, site)
    now = _here(plan.frames["today"], programme, site)
    if not (then["groups"] or now["groups"]) and programme not in set(plan.frames["asked"]["programme"]):
        return []
    source = Source("")
    told = [
        KeyFigure(
            str(label).format(year=year),
            numbers.decimal(then[name]),
            str(_TODAY).format(today=numbers.decimal(now[name])),
            source,
        )
        for name, label in (("places", _PLACES), ("groups", _GROUPS))
    ]
    asked = plan.frames["asked"][plan.frames["asked"]["programme"] == programme]
    for _, row in asked.iterrows():
        low, high = float(row["wishes_low"]), float(row["wishes_high"])
        told.append(
            KeyFigure(
                str(_APPLY),
                numbers.expected(float(row["wishes"]), low=low, high=high),
                str(_WHOLE).format(interval=numbers.interval(low, high)),
                source,
            )
        )
    return told


def _here(frame: pd.DataFrame, programme: str, site: str) -> dict[str, float]:
    own = frame[(frame["programme"] == programme) & (frame["site"] == site)]
    return {name: float(own[name].sum()) for name in ("groups", "places")}
