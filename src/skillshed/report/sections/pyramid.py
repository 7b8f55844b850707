# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The age pyramid: men and women now, and as they are expected to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from skillshed.language import Text
from skillshed.report.ages import lower
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.pyramid import pyramid as chart
from skillshed.report.marks import explain
from skillshed.report.numbers import rounded
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.suppression import hidden

if TYPE_CHECKING:
    from skillshed.report.view import View

_TITLE = Text(sv="Åldrarna nu och sedan", en="Ages now and later")
_FIND = Text(
    sv="Andelen som är 65 år eller äldre var {now} år {base} och väntas bli {later} år {year}",
    en="The share aged 65 or over was {now} in {base} and is expected to be {later} in {year}",
)
_FIND_KNOWN = Text(
    sv="Andelen som är 65 år eller äldre var {now} år {base}",
    en="The share aged 65 or over was {now} in {base}",
)
_SHOWS = Text(sv="Antal män och kvinnor i femårsgrupper.", en="Men and women in five-year groups.")
_EXPECTED = Text(sv="{year}, väntat", en="{year}, expected")
_ROUNDED = Text(
    sv="Väntade antal är avrundade till tiotal; intervallen finns per åldersgrupp i föregående avsnitt.",
    en="Expected numbers are rounded to tens; the intervals are given by age band in the chapter before.",
)
_TENS = 10
_OLD = 65
_BOUNDS = (19, 64, 79)  # last ages of the bands whose sums stand in the chapter before
_MEN, _WOMEN = Text(sv="Män", en="Men"), Text(sv="Kvinnor", en="Women")


def pyramid(view: View) -> Section | None:
    """Make the chapter; nothing where the population is not by sex and single age."""
    groups = _groups(view)
    if groups is None:
        return None
    figure = _figure(view, groups)
    return Section(id="ages", title=_TITLE.within(view.language), figures=[figure])


def _groups(view: View) -> pd.DataFrame | None:
    """Give lower, sex, now, later, unseen per five-year group; base, horizon and shares stand in the attributes."""
    known = view.here("population")
    if known is None:
        return None
    known = known[known["sex"].isin(["1", "2"]) & ~known["age"].str.contains("-")]
    if known.empty or known["value"].notna().sum() == 0:
        return None
    base = int(known.dropna(subset=["value"])["year"].max())
    groups = _grouped(view, known[known["year"] == base], "value").rename("now").to_frame()
    expected, horizon = view.here("outlook_population"), None
    groups["later"] = float("nan")
    if expected is not None:
        single = expected[
            expected["sex"].isin(["1", "2"])
            & ~expected["age"].str.contains("-")
            & ~expected["age"].isin(["T", "65+", "80+"])
        ]
        if not single.empty:
            horizon = int(single["year"].max())
            groups["later"] = _grouped(view, single[single["year"] == horizon], "mean")
    groups = groups.reset_index()
    shares = {column: _old(groups, column) for column in ("now", "later")}
    groups = _protected(view, groups)
    groups.attrs.update(base=base, horizon=horizon, **shares)
    return groups


def _protected(view: View, groups: pd.DataFrame) -> pd.DataFrame:
    """Hide small groups, and within each band whose sum the report shows, the next smallest beside a single one."""
    band = pd.cut(groups["lower"].astype(int), [-1, *_BOUNDS, 999], labels=False)
    unseen = groups.groupby(band, group_keys=False)["now"].apply(hidden, k=view.numbers.k)
    kept = groups["now"].where(~unseen)
    return groups.assign(
        unseen=unseen & (groups["now"].abs() >= view.numbers.k), now=kept, later=view.shown(groups["later"])
    )


def _grouped(view: View, frame: pd.DataFrame, measure: str) -> pd.Series:
    size = view.settings.pyramid_group
    first = frame["age"].map(lower)
    group = (first // size * size).astype("Int64").rename("lower")
    return frame.groupby([group, "sex"], observed=True)[measure].sum(min_count=1)


def _figure(view: View, groups: pd.DataFrame) -> Figure:
    base, horizon = groups.attrs["base"], groups.attrs["horizon"]
    now = view.numbers.percent(groups.attrs["now"], digits=1)
    finding = view.say(_FIND_KNOWN, now=now, base=base)
    later = ""
    if horizon:
        later = view.say(_EXPECTED, year=horizon)
        finding = view.say(
            _FIND,
            now=now,
            base=base,
            later=view.numbers.percent(groups.attrs["later"], digits=1),
            year=horizon,
        )
    drawing = draw(
        lambda layout: chart(groups, layout, men=_MEN.within(view.language), women=_WOMEN.within(view.language), now=str(base), later=later),
        name="pyramid", summary=finding + ".", language=view.language,
    )  # fmt: skip
    used = ("outlook_population", "population") if horizon else ("population",)
    return Figure(
        id="pyramid", finding=finding, shows=_SHOWS.within(view.language), summary=finding, drawing=drawing,
        table=_table(view, groups, finding), source=view.source(*used), notes=[_ROUNDED.within(view.language)] if horizon else [],
    )  # fmt: skip


def _old(groups: pd.DataFrame, column: str) -> float:
    total = float(groups[column].sum())
    return float(groups.loc[groups["lower"] >= _OLD, column].sum()) / total if total else float("nan")


def _table(view: View, groups: pd.DataFrame, caption: str) -> Table:
    base, horizon, size = groups.attrs["base"], groups.attrs["horizon"], view.settings.pyramid_group
    wide = groups.pivot_table(
        index="lower", columns="sex", values=["now", "later"], dropna=False, observed=True
    )
    unseen = set(groups.loc[groups["unseen"], ["lower", "sex"]].itertuples(index=False, name=None))
    names = [(when, sex) for when in (("now", "later") if horizon else ("now",)) for sex in ("1", "2")]
    rows = [
        [
            _group_name(int(first), size, last=int(wide.index.max())),
            *[
                view.numbers.hidden
                if (when, (first, sex) in unseen) == ("now", True)
                else _cell(view, wide.loc[first].get((when, sex)), when)
                for when, sex in names
            ],
        ]
        for first in wide.index
    ]
    words = {"1": _MEN, "2": _WOMEN, "now": base, "later": horizon}
    heads = [Text(sv="Ålder", en="Age").within(view.language)]
    heads += [f"{words[sex].within(view.language)} {words[when]}" for when, sex in names]
    columns = [Column(head, numeric=place > 0) for place, head in enumerate(heads)]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _cell(view: View, value: float | None, when: str) -> str:
    if value is None or pd.isna(value):
        return view.numbers.few
    return view.numbers.count(value if when == "now" else max(rounded(value, _TENS), 0))


def _group_name(first: int, size: int, *, last: int) -> str:
    return f"{first}+" if first == last else f"{first}–{first + size - 1}"
