# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One occupation: how many work in it, how many are expected to, how many must be recruited."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.fan import fan
from skillshed.report.parts import Figure, KeyFigure
from skillshed.report.sections.population import INTERVAL, years_table

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View
    from skillshed.report.work import Work

_FIND = Text(
    sv="{name}: {now} anställda {base}, och {later} väntas {year}",
    en="{name}: {now} employed in {base}, and {later} expected in {year}",
)
_KNOWN = Text(sv="{name}: {now} anställda {base}", en="{name}: {now} employed in {base}")
_SHOWS = Text(
    sv="Antal anställda. Heldragen linje: känt. Streckad linje: väntat, med 80 % intervall. Axeln börjar inte på noll.",
    en="Employed persons. Solid line: known. Dashed line: expected, with an 80% interval. The axis does not start at zero.",
)
_NOW = Text(sv="Anställda {year}", en="Employed {year}")
_THEN = Text(sv="Väntas {year}", en="Expected {year}")
_NEED = Text(sv="Att rekrytera {first}–{last}", en="To recruit {first}–{last}")
_INTERVAL = Text(sv="80 % intervall {interval}", en="80% interval {interval}")
_REGISTER = Text(sv="känt, registeruppgift", en="known, from registers")
_REPLACED = Text(sv="varav {number} ersätter dem som slutar", en="of which {number} replace those who leave")


def course(view: View, found: Work, code: str) -> Figure | None:
    """Draw the occupation over time; nothing where too few work in it to show."""
    own = found.course(code)
    own = replace(own, history=own.history.assign(value=view.shown(own.history["value"])))
    known = own.history.dropna(subset=["value"])
    if known.empty:
        return None
    last, name = known.sort_values("year").iloc[-1], view.occupation(code)
    now, base, expected, later = view.numbers.count(last["value"]), int(last["year"]), "", ""
    if not own.future.empty:
        end = own.future.sort_values("year").iloc[-1]
        expected = view.numbers.expected(end["mean"], low=end["low"], high=end["high"])
        later = f"{int(end['year'])}: {expected}"
    finding = view.say(
        _FIND if expected else _KNOWN, name=name, now=now, base=base, later=expected, year=found.horizon
    )
    drawing = draw(
        lambda layout: fan(own, layout, first=f"{base}: {now}", last=later, interval=INTERVAL.within(view.language)),
        name=f"occupation-{code}", summary=finding + ".", language=view.language,
    )  # fmt: skip
    used = ("outlook_employment", "employment") if expected else ("employment",)
    return Figure(
        id="course", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=years_table(view, own, caption=finding), source=view.source(*used),
    )  # fmt: skip


def needs(view: View, found: Work, need: pd.DataFrame | None, *, code: str) -> list[KeyFigure]:
    """Give employed now and at the horizon, and openings between."""
    row = _row_of(found.outlook(), code)
    source = view.source("employment")
    keys = [
        KeyFigure(
            view.say(_NOW, year=found.base), view.numbers.count(row["base"]), view.say(_REGISTER), source
        )
    ]
    if found.horizon and math.isfinite(row["mean"]):
        size = {"low": row["low"], "high": row["high"]}
        detail = view.say(_INTERVAL, interval=view.numbers.interval(row["low"], row["high"]))
        keys.append(
            KeyFigure(
                view.say(_THEN, year=found.horizon),
                view.numbers.expected(row["mean"], **size),
                detail,
                source,
            )
        )
    if need is not None and code in set(need["occupation"]):
        keys.append(_need(view, _row_of(need, code)))
    return keys


def _row_of(frame: pd.DataFrame, code: str) -> pd.Series:
    return frame[frame["occupation"] == code].iloc[0]


def _need(view: View, row: pd.Series) -> KeyFigure:
    size = {"low": row["low"], "high": row["high"]}
    replaced = view.numbers.expected(row["replacement"], **size)
    interval = view.say(_INTERVAL, interval=view.numbers.interval(row["low"], row["high"]))
    return KeyFigure(
        view.say(_NEED, first=int(row["first"]), last=int(row["last"])), view.numbers.expected(row["total"], **size),
        f"{interval}, {view.say(_REPLACED, number=replaced)}", view.source("outlook_openings", "employment_age"),
    )  # fmt: skip
