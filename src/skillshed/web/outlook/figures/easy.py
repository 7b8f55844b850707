# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Easy-read: the same facts in short sentences and common words, and a measure of how easy they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.report.people import people
from skillshed.report.work import openings, work

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.report.sections.education_group import Group
    from skillshed.report.view import View

EASY: Final = 30
"""Text with a LIX below this is easy to read (Björnsson 1968: children's books lie under 30)."""

_LONG: Final = 6  # letters; a longer word is a long word
_WORD: Final = re.compile(r"[^\W\d_]+")
_NOW = Text(sv="Det bor {now} personer i {area}.", en="{now} people live in {area}.")
_LATER = Text(
    sv="År {year} kan det bo {later} personer här.", en="In {year} there may be {later} people here."
)
_OLD = Text(
    sv="Fler blir gamla. Då behövs det fler som jobbar i vården.",
    en="More people grow old. Then more people are needed in care.",
)
_JOBS = Text(sv="{total} personer har ett jobb här.", en="{total} people have a job here.")
_NEED = Text(
    sv="Många slutar jobba när de blir gamla. Till år {year} behövs {total} nya personer i jobben.",
    en="Many stop working when they grow old. By {year} {total} new people are needed in the jobs.",
)
_SURE = Text(
    sv="Ingen vet helt säkert. Det här är vad vi tror.", en="No one knows for sure. This is what we think."
)
_WORDS = (
    Text(sv="Brist: det fattas folk. Det kan bli lätt att få jobb.", en="Shortage: people are lacking. It may be easy to get a job."),
    Text(sv="Balans: det går ungefär jämnt ut, eller så vet vi inte.", en="Balance: it comes out about even, or we do not know."),
    Text(sv="Överskott: fler folk än jobb. Det kan bli svårt att få jobb.", en="Surplus: more people than jobs. It may be hard to get a job."),
)  # fmt: skip
_BOTH = Text(
    sv="I {n} grupper finns det lediga jobb. Ändå är många utan jobb.",
    en="In {n} groups there are free jobs. Still many are out of work.",
)
_NOT_BOTH = Text(
    sv="Det finns ingen grupp med många lediga jobb där många är utan jobb.",
    en="There is no group with many free jobs where many are out of work.",
)
_MORE_PLACES = Text(
    sv="Då hjälper det inte att bara låta fler gå en kurs.",
    en="Then it does not help just to let more people take a course.",
)
_NOT_KNOWN = Text(
    sv="Vi vet inte hur många jobb som är lediga. Därför kan vi inte svara.",
    en="We do not know how many jobs are free. So we cannot answer.",
)
_GROUP = {
    "shortage": Text(
        sv="Det kommer att fattas folk med den här utbildningen. Det kan bli lätt att få jobb.",
        en="There will be too few people with this education. It may be easy to get a job.",
    ),
    "surplus": Text(
        sv="Det kommer att finnas fler med den här utbildningen än det finns jobb. Det kan bli svårt att få jobb.",
        en="There will be more people with this education than jobs. It may be hard to get a job.",
    ),
    "balance": Text(
        sv="Det finns ungefär så många som det finns jobb till. Eller så vet vi inte.",
        en="There are about as many people as jobs. Or we do not know.",
    ),
}


def area(view: View) -> list[str]:
    """Say what is expected of an area, a thought in each sentence."""
    said, persons, jobs, need = [], people(view), work(view), openings(view)
    if persons is not None:
        said.append(view.say(_NOW, now=view.numbers.count(persons.now()), area=view.area))
        later, old = persons.later(), persons.later("80+")
        if later is not None:
            count = view.numbers.expected(later["mean"], low=later["low"], high=later["high"])
            said.append(view.say(_LATER, year=persons.horizon, later=count))
        if old is not None and old["mean"] > persons.now("80+"):
            said.append(view.say(_OLD))
    if jobs is not None:
        said.append(view.say(_JOBS, total=view.numbers.count(jobs.total(jobs.base))))
    if need is not None:
        total = view.numbers.count(round(float(need["total"].sum()), -2))
        said.append(view.say(_NEED, year=need["last"].iloc[0], total=total))
    return [*said, view.say(_SURE)]


def verdicts(view: View) -> list[str]:
    """Say what the words in a list of groups mean."""
    return [view.say(one) for one in (*_WORDS, _SURE)]


def paradox(view: View, shown: pd.DataFrame) -> list[str]:
    """Say in how many groups jobs are free and people out of work at once, or that nobody knows."""
    both, unknown = int(shown["paradox"].eq("yes").sum()), int(shown["paradox"].eq("unknown").sum())
    if unknown == len(shown):
        return [view.say(_NOT_KNOWN)]
    said = [_BOTH, _MORE_PLACES] if both else [_NOT_BOTH]
    return [view.say(one, n=both) for one in (*said, _SURE)]


def group(view: View, found: Group) -> list[str]:
    """Say what is expected of an education group."""
    return [view.say(_GROUP.get(found.verdict, _GROUP["shortage"])), view.say(_SURE)]


def lix(text: str) -> float:
    """Measure how hard Swedish text is to read: words per sentence + long words in per cent (Björnsson 1968, Läsbarhet).

    >>> round(lix("Vi bor här. Det är bra."))
    3
    """
    words = _WORD.findall(text)
    sentences = max(len(re.findall(r"[.!?:](?=\s|$)", text)), 1)
    long = sum(len(word) > _LONG for word in words)
    return len(words) / sentences + 100 * long / max(len(words), 1)
