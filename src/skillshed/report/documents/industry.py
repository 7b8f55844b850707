# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An industry in depth: whom it works for, its occupations, who must be recruited, which educations will lack people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.report.document import Document
from skillshed.report.opening import opening
from skillshed.report.parts import KeyFigure
from skillshed.report.people import people
from skillshed.report.sections.accuracy import accuracy
from skillshed.report.sections.balance import balance
from skillshed.report.sections.employment import employment
from skillshed.report.sections.gaps import gaps
from skillshed.report.sections.methods import methods
from skillshed.report.sections.occupation_ages import occupation_ages
from skillshed.report.sections.openings import about, openings, replaced
from skillshed.report.sections.served import aged, served
from skillshed.report.sections.sources import sources
from skillshed.report.sections.words import words
from skillshed.report.work import openings as needs
from skillshed.report.work import work

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.parts import Opening, Section
    from skillshed.report.selection import Selection
    from skillshed.report.view import View

_TITLE = Text(sv="Branschfördjupning: {name}", en="Industry in depth: {name}")
_EMPLOYED = Text(sv="Anställda {year}", en="Employed {year}")
_OPENINGS = Text(sv="Att rekrytera {first}–{last}", en="To recruit {first}–{last}")
_REPLACED = Text(sv="Varav ersättning", en="Of which replacement")
_SHARE = Text(sv="{share} av alla anställda", en="{share} of all employed")
_SUM = Text(sv="summa av yrkenas väntade värden", en="sum of the occupations' expected values")
_LEAVERS = Text(sv="för pension, annat yrke eller flytt", en="to retirement, other work or elsewhere")
_IN_WORK = Text(
    sv="{total} personer arbetade i {industry} år {base}, {share} av alla anställda i {area}.",
    en="{total} persons worked in {industry} in {base}, {share} of all employed in {area}.",
)
_TO_RECRUIT = Text(
    sv="Till {last} behöver omkring {need} personer rekryteras: {ratio} för varje hundratal som arbetar där i dag.",
    en="By {last} about {need} persons need to be recruited: {ratio} for every hundred who work there today.",
)
_SERVED = Text(
    sv="Invånare i åldern {band} väntas bli {later} år {year}, mot {now} år {base} ({change}).",
    en="Inhabitants aged {band} are expected to be {later} in {year}, against {now} in {base} ({change}).",
)


def document(view: View) -> Document:
    """Make the document of the industry that the view is narrowed to (`View.narrowed`)."""
    whole = replace(view, selection=None)
    chapters: list[Section | None] = [
        served(whole, view.selection) if view.selection else None,
        employment(view), openings(view), occupation_ages(view), balance(view),
        accuracy(whole), methods(whole), sources(whole), gaps(whole), words(whole),
    ]  # fmt: skip
    kept = [section for section in chapters if section is not None]
    return Document(name="industry", opening=_opening(view, whole), sections=kept, language=view.language)


def _opening(view: View, whole: View) -> Opening:
    selection = view.selection
    if selection is None:
        return opening(whole)
    keys, said = _figures(view, whole, selection)
    title = view.say(_TITLE, name=selection.name.within(view.language))
    return replace(opening(whole), title=title, key_figures=keys, in_short=said)


def _figures(view: View, whole: View, selection: Selection) -> tuple[list[KeyFigure], list[str]]:
    jobs, everyone, need = work(view), work(whole), needs(view)
    keys: list[KeyFigure] = []
    said = [_served(whole, selection)]
    if jobs is not None and everyone is not None:
        source, now = view.source("employment"), jobs.total(jobs.base)
        share, total = view.numbers.percent(now / everyone.total(everyone.base)), view.numbers.count(now)
        keys.append(
            KeyFigure(view.say(_EMPLOYED, year=jobs.base), total, view.say(_SHARE, share=share), source)
        )
        industry = selection.in_words.within(view.language)
        said.append(
            view.say(_IN_WORK, total=total, industry=industry, base=jobs.base, share=share, area=whole.area)
        )
        if need is not None:
            keys += _need_keys(view, need)
            ratio = view.numbers.decimal(100 * need["total"].sum() / now)
            said.append(
                view.say(
                    _TO_RECRUIT, last=need["last"].iloc[0], need=about(view, need["total"].sum()), ratio=ratio
                )
            )
    verdict = balance(view)
    said += [f"{figure.finding}." for figure in (verdict.figures if verdict else ())]
    return keys, [sentence for sentence in said if sentence]


def _need_keys(view: View, need: pd.DataFrame) -> list[KeyFigure]:
    source = view.source("outlook_openings", "employment")
    label = view.say(_OPENINGS, first=need["first"].iloc[0], last=need["last"].iloc[0])
    return [
        KeyFigure(label, about(view, need["total"].sum()), _SUM.within(view.language), source),
        KeyFigure(
            _REPLACED.within(view.language),
            view.numbers.percent(replaced(need)),
            _LEAVERS.within(view.language),
            source,
        ),
    ]


def _served(view: View, selection: Selection) -> str:
    found = people(view) if selection.served else None
    row = found.later(selection.served) if found else None
    if found is None or row is None or view.numbers.hides(found.now(selection.served)):
        return ""
    now = found.now(selection.served)
    return view.say(
        _SERVED, band=aged(view, selection.served), year=found.horizon,
        base=found.base, now=view.numbers.count(now), change=view.numbers.percent(row["mean"] / now - 1, signed=True),
        later=view.numbers.expected(row["mean"], low=row["low"], high=row["high"]),
    )  # fmt: skip
