# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The first screen: title, key figures, and the report in five sentences made from the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.language import Text, lowered
from skillshed.report.parts import KeyFigure, Opening
from skillshed.report.people import People, people
from skillshed.report.sections.gaps import missing
from skillshed.report.sections.openings import replaced, whole
from skillshed.report.work import Work, openings, work

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.view import View

_TITLE = Text(sv="Rapport om kompetensförsörjning", en="Report on skills supply")
_FICTITIOUS = Text(
    sv="Området och alla siffror är påhittade för demonstration. Använd dem inte som underlag.",
    en="The area and all figures are invented for demonstration. Do not use them as evidence.",
)
_YEARS = {
    "people": Text(
        sv="Befolkning: känd till {base}, framskriven till {horizon}.",
        en="Population: known to {base}, projected to {horizon}.",
    ),
    "work": Text(
        sv="Anställda: kända till {base}, framskrivna till {horizon}.",
        en="Employment: known to {base}, projected to {horizon}.",
    ),
    "people_known": Text(sv="Befolkning: känd till {base}.", en="Population: known to {base}."),
    "work_known": Text(sv="Anställda: kända till {base}.", en="Employment: known to {base}."),
    "none": Text(
        sv="Releasen har inga uppgifter om befolkning eller anställda här.",
        en="The release has no population or employment for this area.",
    ),
}
_DATED = Text(sv="Uppgifterna hämtade senast {day}", en="Figures last retrieved {day}")
_NOT_DATED = Text(sv="Hämtningsdatum okänt", en="Date of retrieval unknown")
_PEOPLE = Text(
    sv="{area} hade {now} invånare i slutet av {base}.",
    en="{area} had {now} inhabitants at the end of {base}.",
)
_PEOPLE_LATER = Text(
    sv="{area} hade {now} invånare i slutet av {base}. År {year} väntas {later}, troligen mellan {low} och {high}.",
    en="{area} had {now} inhabitants at the end of {base}. In {year} {later} are expected, probably between {low} and {high}.",
)
_AGES = Text(
    sv="Invånare som är 80 år eller äldre väntas gå från {old} till {older} ({old_change}), och de i åldern 20–64 år från {work} till {worker} ({work_change}).",
    en="Inhabitants aged 80 or over are expected to go from {old} to {older} ({old_change}), and those aged 20–64 from {work} to {worker} ({work_change}).",
)
_WORK = Text(
    sv="{total} var anställda år {base}; de största yrkena var {names}.",
    en="{total} were employed in {base}; the largest occupations were {names}.",
)
_OPENINGS = Text(
    sv="Till {year} behöver omkring {total} personer rekryteras, varav {share} för att ersätta dem som slutar. Störst behov: {names}.",
    en="By {year} about {total} persons need to be recruited, {share} of them to replace those who leave. Largest need: {names}.",
)
_MISSING = Text(
    sv="Det här saknas och skulle göra bilden säkrare: {names}.",
    en="Missing, and would make the picture surer: {names}.",
)
_COMPLETE = Text(
    sv="Alla tabeller som rapporten använder finns.", en="All tables that the report uses are there."
)
_LABELS = {
    "now": Text(sv="Invånare {year}", en="Inhabitants {year}"), "later": Text(sv="Väntade invånare {year}", en="Inhabitants expected {year}"),
    "old": Text(sv="80 år eller äldre {year}", en="Aged 80 or over {year}"), "employed": Text(sv="Anställda {year}", en="Employed {year}"),
    "openings": Text(sv="Att rekrytera {first}–{last}", en="To recruit {first}–{last}"), "replaced": Text(sv="Varav ersättning", en="Of which replacement"),
}  # fmt: skip
_INTERVAL = Text(sv="80 % intervall {interval}", en="80% interval {interval}")
_KNOWN = Text(sv="känt, registeruppgift", en="known, from registers")
_SUM = Text(sv="summa av yrkenas väntade värden", en="sum of the occupations' expected values")
_LEAVERS = Text(sv="för pension, annat yrke eller flytt", en="to retirement, other work or elsewhere")
_MORE_TABLES = Text(sv="{more} tabeller till", en="{more} more tables")
_FEW_NAMES = 3
_MANY_NAMES = 4  # from the next on, the chapter on what is missing has the rest


def opening(view: View) -> Opening:
    """Make the first screen from what the release holds."""
    persons, jobs, need = people(view), work(view), openings(view)
    days = sorted(
        fact.retrieved for name in sorted(view.names) for fact in view.sources(name) if fact.retrieved
    )
    return Opening(
        title=_TITLE.within(view.language),
        area=view.area,
        years=_years(view, persons, jobs),
        release=f"Release {view.release.id}",
        dated=view.say(_DATED, day=days[-1]) if days else _NOT_DATED.within(view.language),
        fictitious=_FICTITIOUS.within(view.language) if view.fictitious else None,
        key_figures=[*_people_keys(view, persons), *_work_keys(view, jobs, need)],
        in_short=_sentences(view, persons, jobs=jobs, need=need),
    )


def _years(view: View, persons: People | None, jobs: Work | None) -> str:
    told = []
    for name, found in (("people", persons), ("work", jobs)):
        if found is not None:
            text = _YEARS[name if found.horizon else f"{name}_known"]
            told.append(view.say(text, base=found.base, horizon=found.horizon))
    return " ".join(told) or _YEARS["none"].within(view.language)


def _people_keys(view: View, found: People | None) -> list[KeyFigure]:
    if found is None:
        return []
    source = view.source("population")
    keys = [
        KeyFigure(
            view.say(_LABELS["now"], year=found.base),
            view.numbers.count(found.now()),
            _KNOWN.within(view.language),
            source,
        )
    ]
    for label, band in (("later", "T"), ("old", "80+")):
        row = found.later(band)
        if row is not None:
            value = view.numbers.expected(row["mean"], low=row["low"], high=row["high"])
            detail = view.say(_INTERVAL, interval=view.numbers.interval(row["low"], row["high"]))
            keys.append(KeyFigure(view.say(_LABELS[label], year=found.horizon), value, detail, source))
    return keys


def _work_keys(view: View, jobs: Work | None, need: pd.DataFrame | None) -> list[KeyFigure]:
    keys, source = [], view.source("employment")
    if jobs is not None:
        label = view.say(_LABELS["employed"], year=jobs.base)
        keys.append(
            KeyFigure(label, view.numbers.count(jobs.total(jobs.base)), _KNOWN.within(view.language), source)
        )
    if need is not None:
        label = view.say(_LABELS["openings"], first=need["first"].iloc[0], last=need["last"].iloc[0])
        total, interval = whole(view, need)
        detail = view.say(_INTERVAL, interval=interval) if interval else _SUM.within(view.language)
        keys.append(KeyFigure(label, total, detail, source))
        label = _LABELS["replaced"].within(view.language)
        keys.append(
            KeyFigure(label, view.numbers.percent(replaced(need)), _LEAVERS.within(view.language), source)
        )
    return keys


def _sentences(
    view: View, persons: People | None, *, jobs: Work | None, need: pd.DataFrame | None
) -> list[str]:
    told = [_people_sentence(view, persons), _age_sentence(view, persons)] if persons else []
    if jobs is not None:
        names = _names(view, jobs.outlook().dropna(subset=["base"])["occupation"])
        told.append(
            view.say(_WORK, total=view.numbers.count(jobs.total(jobs.base)), base=jobs.base, names=names)
        )
    if need is not None:
        share = view.numbers.percent(replaced(need))
        told.append(
            view.say(
                _OPENINGS,
                year=need["last"].iloc[0],
                total=whole(view, need)[0],
                share=share,
                names=_names(view, need["occupation"]),
            )
        )
    told.append(_missing_sentence(view))
    return [_ended(sentence) for sentence in told if sentence]


def _missing_sentence(view: View) -> str:
    names = [lowered(name) for name in dict.fromkeys(row[0] for row in missing(view))]
    if not names:
        return _COMPLETE.within(view.language)
    if len(names) > _MANY_NAMES:
        left = view.say(_MORE_TABLES, more=len(names) - _FEW_NAMES)
        names = [*names[:_FEW_NAMES], left]
    return view.say(_MISSING, names=_listed(view, names))


def _people_sentence(view: View, found: People) -> str:
    row, now = found.later(), view.numbers.count(found.now())
    if row is None:
        return view.say(_PEOPLE, area=view.area, now=now, base=found.base)
    ends = {"low": row["low"], "high": row["high"]}
    low, high = (view.numbers.expected(row[end], **ends) for end in ("low", "high"))
    later = view.numbers.expected(row["mean"], **ends)
    return view.say(
        _PEOPLE_LATER,
        area=view.area,
        now=now,
        base=found.base,
        year=found.horizon,
        later=later,
        low=low,
        high=high,
    )


def _age_sentence(view: View, found: People) -> str:
    old, worker = found.later("80+"), found.later("20-64")
    was_old, was_worker = found.now("80+"), found.now("20-64")
    if old is None or worker is None or view.numbers.hides(was_old) or view.numbers.hides(was_worker):
        return ""
    return view.say(
        _AGES, old=view.numbers.count(was_old), older=view.numbers.expected(old["mean"], low=old["low"], high=old["high"]),
        old_change=view.numbers.percent(old["mean"] / was_old - 1, signed=True), work=view.numbers.count(was_worker),
        worker=view.numbers.expected(worker["mean"], low=worker["low"], high=worker["high"]),
        work_change=view.numbers.percent(worker["mean"] / was_worker - 1, signed=True),
    )  # fmt: skip


def _names(view: View, codes: pd.Series) -> str:
    return _listed(view, [lowered(view.occupation(str(code))) for code in codes.head(_FEW_NAMES)])


def _ended(sentence: str) -> str:
    """End a sentence with one full stop, where its last name brings its own (`m.fl.`)."""
    return sentence[:-1] if sentence.endswith("..") else sentence


def _listed(view: View, names: list[str]) -> str:
    joined = Text(sv=" och ", en=" and ").within(view.language)
    return joined.join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
