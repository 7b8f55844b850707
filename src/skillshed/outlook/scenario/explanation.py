# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A scenario's result in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed import codes
from skillshed.language import Text
from skillshed.outlook.scenario.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from skillshed.outlook.scenario.result import ScenarioResult

_SUBJECTS = {
    "population": Text(sv="folkmängden", en="the population"),
    "employment": Text(sv="antalet anställda", en="the number of employees"),
    "openings": Text(
        sv="rekryteringsbehovet sedan basåret", en="the number of job openings since the base year"
    ),
}


def explain(result: ScenarioResult) -> Text:
    """Say what is assumed, what changes most and when, and what could not be told."""
    sentences = [*_assumed(result)]
    for region in _told_first(result):
        sentences += _of_region(result, region)
    if len(sentences) == 1:
        sentences.append(
            Text(
                sv="Inget av det som visas ändras i de områden som valts.",
                en="Nothing that is shown changes in the areas chosen.",
            )
        )
    sentences += result.remarks
    return Text(sv=" ".join(one.sv for one in sentences), en=" ".join(one.en for one in sentences))


def _assumed(result: ScenarioResult) -> Iterator[Text]:
    told = [shock.describe(place) for shock, place in zip(result.scenario.shocks, result.places, strict=True)]
    yield Text(
        sv=f"Scenariot ”{result.scenario.name}” antar: {'; '.join(one.sv for one in told)}.",
        en=f'The scenario "{result.scenario.name}" assumes: {"; ".join(one.en for one in told)}.',
    )


def _told_first(result: ScenarioResult) -> list[str]:
    """The smallest areas first; the nation is told only when it is asked about alone."""
    regions = sorted(result.regions, key=lambda code: (-len(code), code))
    return [code for code in regions if code != codes.NATION] or regions


def _of_region(result: ScenarioResult, region: str) -> Iterator[Text]:
    for subject, words in _SUBJECTS.items():
        total = _totals(result, subject, region)
        if total is None:
            continue
        yield _change(total, words, place=result.names[region])
        if subject != "population":
            yield from _most(result, subject, region)
    yield from _gaps(result, region)


def _totals(result: ScenarioResult, subject: str, region: str) -> pd.DataFrame | None:
    """The total by year: year, base, scenario, difference and, where a sum has one, its interval; None: no change."""
    frame = result.table(subject)
    frame = frame[frame["region"] == region]
    if frame.empty:
        return None
    if subject == "population":
        total = frame[(frame["sex"] == "T") & (frame["age"] == "T")]
    elif subject == "employment":
        total = frame[frame["occupation"] == "T"]
    else:
        total = _needed(frame)
    total = total[total["difference"].notna()]
    least = float(setting("explanation.least_persons"))
    return total if (total["difference"].abs() >= least).any() else None


def _needed(frame: pd.DataFrame) -> pd.DataFrame:
    """Openings of all occupations together, cumulated."""
    told = frame[(frame["component"] == "openings") & (frame["occupation"] == "T")]
    names = ["base", "scenario", "difference", "difference_low", "difference_high"]
    return told[["year"]].assign(**{name: told[f"cumulative_{name}"] for name in names})


def _change(total: pd.DataFrame, words: Text, *, place: Text) -> Text:
    last = total.iloc[int(total["year"].to_numpy().argmax())]
    most = total.iloc[int(total["difference"].abs().to_numpy().argmax())]
    bounds = _bounds(last)
    peak = int(most["year"]) != int(last["year"]) and abs(most["difference"]) > 1.05 * abs(last["difference"])
    change = abs(float(last["difference"]))
    turn = Text(sv="större", en="larger") if last["difference"] >= 0 else Text(sv="mindre", en="smaller")
    share = 100 * float(last["difference"]) / float(last["base"]) if last["base"] else 0.0
    percent = f"{share:+.1f}".replace("-", "−")
    peaked = _peak(most) if peak else Text(sv="", en="")
    return Text(
        sv=f"{place.sv}: {words.sv} är {int(last['year'])} {_number(change).sv} {turn.sv} än utan scenariot ({percent.replace('.', ',')} %{bounds.sv}){peaked.sv}.",
        en=f"{place.en}: in {int(last['year'])} {words.en} is {_number(change).en} {turn.en} than without it ({percent} %{bounds.en}){peaked.en}.",
    )


def _bounds(row: pd.Series) -> Text:
    if "difference_low" not in row:
        return Text(sv="", en="")
    low, high = float(row["difference_low"]), float(row["difference_high"])
    if round(high) == round(low):
        return Text(sv="", en="")
    return Text(
        sv=f"; åtta fall av tio mellan {_signed(low).sv} och {_signed(high).sv}",
        en=f"; eight cases in ten between {_signed(low).en} and {_signed(high).en}",
    )


def _peak(row: pd.Series) -> Text:
    change, year = _signed(float(row["difference"])), int(row["year"])
    return Text(
        sv=f"; störst är skillnaden {year}, {change.sv}",
        en=f"; the difference is largest in {year}, {change.en}",
    )


def _most(result: ScenarioResult, subject: str, region: str) -> Iterator[Text]:
    """Name the occupations that change most to the last year."""
    frame = result.table(subject)
    frame = frame[(frame["region"] == region) & (frame["occupation"] != "T")]
    column = "difference"
    if subject == "openings":
        frame, column = frame[frame["component"] == "openings"], "cumulative_difference"
    last = frame[frame["year"] == frame["year"].max()]
    top = last.loc[last[column].abs().nlargest(int(setting("explanation.largest_told"))).index]
    top = top[top[column].abs() >= float(setting("explanation.least_persons"))]
    if len(top) < 2:  # noqa: PLR2004 - one occupation is already told by the total
        return
    named = [
        (_occupation(str(code)), _signed(float(change)))
        for code, change in zip(top["occupation"], top[column], strict=True)
    ]
    yield Text(
        sv=f"Mest ändras {', '.join(f'{name.sv} ({change.sv})' for name, change in named)}.",
        en=f"Most changed are {', '.join(f'{name.en} ({change.en})' for name, change in named)}.",
    )


def _gaps(result: ScenarioResult, region: str) -> Iterator[Text]:
    """Name the education groups whose gap between demand and supply changes most to the last year."""
    frame = result.table("balance")
    rows = frame[(frame["region"] == region) & (frame["measure"] == "gap")] if len(frame) else frame
    last = rows[rows["year"] == rows["year"].max()] if len(rows) else rows
    top = (
        last.loc[last["difference"].abs().nlargest(int(setting("explanation.largest_told"))).index]
        if len(last)
        else last
    )
    told = [
        row
        for row in top.to_dict("records")
        if abs(row["difference"]) >= float(setting("explanation.least_persons"))
    ]
    if not told:
        return
    named = [
        (_education(str(row["education"])), _signed(row["base"]), _signed(row["scenario"])) for row in told
    ]
    year, place = int(told[0]["year"]), result.names[region]
    yield Text(
        sv=f"{place.sv}: efterfrågan minus tillgång {year} ändras mest för {'; '.join(f'{name.sv} (från {base.sv} till {then.sv})' for name, base, then in named)}.",
        en=f"{place.en}: demand less supply in {year} changes most for {'; '.join(f'{name.en} (from {base.en} to {then.en})' for name, base, then in named)}.",
    )


def _education(code: str) -> Text:
    known = codes.education_groups().groups
    return known[code].name if code in known else Text(sv=code, en=code)


def _occupation(code: str) -> Text:
    known = codes.classification("ssyk2012")
    return known.name(code) if code in known else Text(sv=code, en=code)


def _number(value: float) -> Text:
    return Text(sv=f"{value:,.0f}".replace(",", "\u00a0"), en=f"{value:,.0f}")


def _signed(value: float) -> Text:
    sign = "−" if value < 0 else "+"
    number = _number(abs(value))
    return Text(sv=f"{sign}{number.sv}", en=f"{sign}{number.en}")
