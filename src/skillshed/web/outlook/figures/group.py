# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the page of one education group in one area says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.errors import UnknownCodeError
from skillshed.language import Text, lowered
from skillshed.outlook.mix.flexibility import OWN, flexibility
from skillshed.report.sections.balance import sensitive, why
from skillshed.report.sections.education_group import course, group, keys, sentence, word
from skillshed.report.sections.group_openings import group_openings
from skillshed.web.outlook.figures import easy
from skillshed.web.outlook.figures.area import judged, judged_by, view_of
from skillshed.web.site.releases import by_release

if TYPE_CHECKING:
    from skillshed.report.parts import Figure, KeyFigure, Source
    from skillshed.report.view import View
    from skillshed.warehouse.release import Release

_NONE = Text(
    sv="Det finns inget omdöme om den utbildningsgruppen här.",
    en="There is no verdict on that education group here.",
)
_CHOOSE = Text(sv="Välj en grupp på områdets sida.", en="Choose a group on the area's page.")
_TRIALS = Text(
    sv="I {count} återtester av den här gruppens {what} var utfallet inom intervallet {inside} gånger (väntat 8 av 10).",
    en="In {count} back-tests of this group's {what} the outcome was within the interval {inside} times (8 of 10 expected).",
)
_SUBJECTS = {"balance": Text(sv="gap", en="gap"), "supply": Text(sv="tillgång", en="supply")}


@dataclass(frozen=True)
class Page:
    """One education group's page.

    Attributes:
        area: code and name of the area the figures are for; name: the group's.
        verdict: its code; word: in a word; sentence: in a sentence; easy: in easy-read.
        rule: the rule of the verdict in words; remarks: what was assumed.
        keys: key figures; figures: course, openings and decomposition.
        badge: how such projections have done before; empty where none were tried.
        sensitive: which assumption moves the verdict most.
        full, partly: occupations (code, name) that the education fits; own: whose judgement that is.
        substitutes: other education groups (code, name, word) that fit the same occupations.
    """

    area: tuple[str, str]
    name: str
    verdict: str
    word: str
    sentence: str
    easy: tuple[str, ...]
    rule: str
    remarks: tuple[str, ...]
    keys: tuple[KeyFigure, ...]
    sources: tuple[str, ...]
    figures: tuple[Figure, ...]
    badge: tuple[str, ...]
    sensitive: tuple[str, ...]
    full: tuple[tuple[str, str], ...]
    partly: tuple[tuple[str, str], ...]
    own: str
    substitutes: tuple[tuple[str, str, str, str], ...]


@by_release
def page(release: Release, region: str, code: str) -> Page:
    """Make the page; a municipality without verdicts of its own shows those of the area around it.

    Raises:
        UnknownCodeError: the release has no verdict on the group here, or too few persons to show.
    """
    judging = judged_by(release, region)
    view = view_of(release, judging or region)
    found = group(view, code) if judging else None
    if found is None or judging is None:
        raise UnknownCodeError(_NONE, where=code, mend=_CHOOSE)
    base = int(found.rows["year"].min())
    openings = group_openings(view, code, name=lowered(found.name), base=base)
    shown = [course(view, found), openings, why(view, code, base=base)]
    remarks, told = view.remarks("balance"), keys(view, found)
    return Page(
        area=(judging, view.area), name=found.name, verdict=found.verdict, word=word(found.verdict, view),
        sentence=sentence(view, found), easy=tuple(easy.group(view, found)), rule=remarks[0] if remarks else "",
        remarks=tuple(remarks[1:]), keys=tuple(told), sources=tuple(dict.fromkeys(_line(key.source) for key in told)),
        figures=tuple(figure for figure in shown if figure is not None), badge=tuple(_badges(view, code)),
        sensitive=tuple(sensitive(view, code)), full=_fits(view, code, "full"), partly=_fits(view, code, "partial"),
        own=str(OWN), substitutes=_substitutes(release, judging, code),
    )  # fmt: skip


def _line(source: Source) -> str:
    return f"{source.text} {source.more}." if source.more else source.text


def _badges(view: View, code: str) -> list[str]:
    frame = view.table("outlook_backtest")
    if frame is None:
        return []
    said = []
    for subject, what in _SUBJECTS.items():
        own = frame[
            (frame["subject"] == subject) & (frame["region"] == view.region) & (frame["item"] == code)
        ]
        own = own.dropna(subset=["actual", "low", "high"])
        if len(own):
            inside = int(own["actual"].between(own["low"], own["high"]).sum())
            said.append(view.say(_TRIALS, count=len(own), what=str(what), inside=inside))
    return said


def _fits(view: View, code: str, match: str) -> tuple[tuple[str, str], ...]:
    pairs = flexibility()
    codes = pairs[(pairs["education"] == code) & (pairs["match"] == match)]["occupation"]
    return tuple((str(one), view.occupation(str(one))) for one in codes)


def _substitutes(release: Release, region: str, code: str) -> tuple[tuple[str, str, str, str], ...]:
    """The groups that share most of the occupations that the group fits in full, those shown here only."""
    pairs = flexibility()
    own = set(pairs[(pairs["education"] == code) & (pairs["match"] == "full")]["occupation"])
    others = pairs[pairs["occupation"].isin(own) & (pairs["education"] != code)]["education"].value_counts()
    here = {one.code: one for one in judged(release, region)}
    ordered = sorted((name for name in others.index if name in here), key=lambda name: (-others[name], name))
    return tuple((name, here[name].name, here[name].verdict, here[name].word) for name in ordered[:8])
