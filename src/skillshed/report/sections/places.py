# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The offer of today: places in upper-secondary school by programme, who applies for them, and what the outlook says of where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.codes.programme import programmes
from skillshed.language import Text, lowered
from skillshed.outlook.balance.verdict import WORDS
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, Key, dots
from skillshed.report.marks import explain
from skillshed.report.parts import Column, Figure, Section, Table
from skillshed.report.rows import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Utbildningsplatserna i dag", en="The places in education today")
_FIND = Text(
    sv="Hösten {year} fanns {places} gymnasieplatser i {area}; flest sökande per plats har {most} ({top}), färst {least} ({bottom})",
    en="In autumn {year} there were {places} places in upper-secondary school in {area}; most applicants per place has {most} ({top}), fewest {least} ({bottom})",
)
_FIND_ONE = Text(
    sv="Hösten {year} fanns {places} gymnasieplatser i {area}",
    en="In autumn {year} there were {places} places in upper-secondary school in {area}",
)
_SHOWS = Text(
    sv="Platser (ring) och förstahandssökande (punkt) per program hösten {year}. Står punkten till höger om ringen är de sökande fler än platserna.",
    en="Places (ring) and first-choice applicants (dot) by programme, autumn {year}. Where the dot is to the right of the ring applicants are more than places.",
)
_KEY = (Text(sv="Platser", en="Places"), Text(sv="Förstahandssökande", en="First-choice applicants"))
_LABEL = Text(sv="{applied} på {places}", en="{applied} for {places}")
_HEADS = (
    Text(sv="Program", en="Programme"), Text(sv="Platser", en="Places"), Text(sv="Förstahandssökande", en="First-choice applicants"),
    Text(sv="Sökande per plats", en="Applicants per place"), Text(sv="Nybörjare", en="Starters"), Text(sv="Omdöme om utbildningen {year}", en="Verdict on the education {year}"),
)  # fmt: skip
_WHERE = Text(
    sv="Platser och sökande räknas där skolan ligger, inte där eleven bor. Ett program som leder till flera utbildningsgrupper har ett omdöme för var och en.",
    en="Places and applicants are counted where the school is, not where the pupil lives. A programme that leads to several education groups has a verdict for each.",
)


def places(view: View) -> Section | None:
    """Make the chapter; nothing where the release has no places, or none in the area."""
    found = _offer(view)
    if found is None:
        return None
    year, finding = int(found.attrs["year"]), _found(view, found)
    shown = found[~found["hidden"]]
    rows = [
        Dots(name=_name(view, row.programme), before=float(row.places), after=float(row.first_choice),
             label=view.say(_LABEL, applied=view.numbers.count(row.first_choice), places=view.numbers.decimal(row.places))) for row in rows_of(shown)
    ]  # fmt: skip
    key = Key(*(text.within(view.language) for text in _KEY))
    figures = []
    if rows:
        drawing = draw(
            lambda layout: dots(rows, layout, key=key),
            name="places",
            summary=finding + ".",
            language=view.language,
        )
        figures.append(Figure(
            id="places-programmes", finding=finding, shows=view.say(_SHOWS, year=year), summary=finding, drawing=drawing,
            table=_table(view, found, finding), source=view.source("programme_places"), notes=[_WHERE.within(view.language)],
        ))  # fmt: skip
    return Section(id="places", title=_TITLE.within(view.language), figures=figures)


def _offer(view: View) -> pd.DataFrame | None:
    """Places, applicants and starters by programme in the area's schools, the latest autumn; most places first."""
    told, schools = view.table("programme_places"), view.table("schools")
    if told is None or schools is None or view.selection is not None:
        return None
    areas = view.release.areas()
    within = {view.region, *(areas.members(view.region) if view.region in areas else ())}
    own = schools[schools["municipality"].astype(str).isin(within)]["school"].astype(str)
    here = told[told["school"].astype(str).isin(set(own)) & (told["places"] > 0)]
    if here.empty:
        return None
    last = here[here["year"] == here["year"].max()].astype({"programme": str})
    sums = ["places", "first_choice", "started"]
    found: pd.DataFrame = last.groupby("programme")[sums].sum().reset_index()
    few = last[sums[1:]].gt(0) & last[sums[1:]].lt(
        view.numbers.k
    )  # a school's few would be the rest of the sum
    found["hidden"] = found["programme"].isin(last.loc[few.any(axis=1), "programme"])
    found = found.sort_values(["places", "programme"], ascending=[False, True], ignore_index=True)
    found.attrs["year"] = int(last["year"].iloc[0])
    return found


def _found(view: View, found: pd.DataFrame) -> str:
    told = {
        "year": found.attrs["year"],
        "places": view.numbers.decimal(float(found["places"].sum())),
        "area": view.area,
    }
    shown = found[~found["hidden"]].assign(rate=lambda frame: frame["first_choice"] / frame["places"])
    ordered = list(rows_of(shown.sort_values("rate", ascending=False, kind="stable")))
    if len(ordered) <= 1:
        return view.say(_FIND_ONE, **told)
    top, bottom = (view.numbers.decimal(row.rate, digits=1) for row in (ordered[0], ordered[-1]))
    most, least = (lowered(_name(view, row.programme)) for row in (ordered[0], ordered[-1]))
    return view.say(_FIND, **told, most=most, top=top, least=least, bottom=bottom)


def _table(view: View, found: pd.DataFrame, caption: str) -> Table:
    verdicts = _verdicts(view)
    rows = [_row(view, row, verdicts) for row in rows_of(found)]
    horizon = verdicts.get("", "")
    columns = [
        Column(view.say(text, year=horizon), numeric=0 < place < len(_HEADS) - 1)
        for place, text in enumerate(_HEADS)
    ]
    return Table(caption=caption, columns=columns, rows=rows, notes=explain(rows, view))


def _row(view: View, row: Any, verdicts: dict[str, str]) -> list[str]:
    numbers, programme = view.numbers, programmes().get(row.programme)
    groups = programme.education_groups if programme else ()
    said = ", ".join(dict.fromkeys(verdicts[group] for group in groups if group in verdicts)) or "–"
    rate = "–" if row.hidden else numbers.decimal(row.first_choice / row.places, digits=1)
    counts = [numbers.count(value, hidden=bool(row.hidden)) for value in (row.first_choice, row.started)]
    name = f"{row.programme} {_name(view, row.programme)}"
    return [name, numbers.decimal(row.places), counts[0], rate, counts[1], said]


def _verdicts(view: View) -> dict[str, str]:
    """The verdicts at the horizon by education group, in words; under the empty name the horizon itself."""
    balance = view.here("outlook_balance")
    if balance is None or balance.empty:
        return {}
    last = balance[balance["year"] == balance["year"].max()]
    words = {str(row.education): WORDS[str(row.verdict)].within(view.language) for row in rows_of(last)}
    return words | {"": str(int(last["year"].iloc[0]))}


def _name(view: View, code: str) -> str:
    known = programmes().get(code)
    return known.name.within(view.language) if known else code
