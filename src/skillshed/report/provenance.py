# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where figures come from and how old they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.report.parts import Source
from skillshed.sources.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.report.release import Release
    from skillshed.report.view import View

_OBSERVED = Text(sv="Källa: {what}", en="Source: {what}")
_MODEL = Text(
    sv="Framskrivning: Skillshed, release {release}. Underlag: {what}",
    en="Projection: Skillshed, release {release}. Built on: {what}",
)
_AND_ONE = Text(sv="och en källa till", en="and one more source")
_AND_MORE = Text(sv="och {more} källor till", en="and {more} more sources")
_FETCHED = Text(sv="hämtad {day}", en="retrieved {day}")
_UPDATED = Text(sv="uppdaterad {day}", en="updated {day}")
_UNKNOWN = Text(sv="okänd", en="unknown")
_NAMED = 2  # sources named under a figure; the chapter on sources has them all


@dataclass(frozen=True)
class Fact:
    """What is known about one original file."""

    sha256: str
    kind: str
    title: str
    publisher: str
    licence: str
    filename: str
    retrieved: str
    updated: str


def facts(release: Release, name: str) -> list[Fact]:
    """List the snapshots a table was made from."""
    return [_fact(each) for each in release.sources(name)]


def _fact(given: Any) -> Fact:
    def take(key: str) -> str:
        value = given.get(key) if isinstance(given, Mapping) else getattr(given, key, None)
        return "" if value is None else str(value)

    return Fact(
        sha256=take("sha256"),
        kind=take("kind"),
        title=take("title") or take("kind"),
        publisher=take("publisher"),
        licence=take("licence"),
        filename=take("filename"),
        retrieved=take("retrieved_at")[:10],
        updated=take("updated")[:10],
    )


def source_line(view: View, subjects: Sequence[str]) -> Source:
    """Write the source line under a chart: the tables' own originals, the observed ones first.

    At most two are named; a link leads to the others.
    """
    own = sorted((name for name in subjects if view.find(name)), key=lambda name: name.startswith("outlook_"))
    said = _each_table_once(view.sources(*own), view)
    what = "; ".join(said[:_NAMED]) or _UNKNOWN.within(view.language)
    modelled = any(subject.startswith("outlook_") for subject in subjects)
    line = view.say(_MODEL if modelled else _OBSERVED, what=what, release=view.release.id)
    left = len(said) - _NAMED
    if left <= 0:
        return Source(f"{line}.")
    return Source(line, more=view.say(_AND_ONE if left == 1 else _AND_MORE, more=left))


def _each_table_once(found: Sequence[Fact], view: View) -> list[str]:
    """Name each table once, with the newest dates of its originals, by the name that Skillshed gives such tables."""
    tables: dict[tuple[str, str], list[Fact]] = {}
    for fact in found:
        tables.setdefault((fact.publisher, _title(fact, view)), []).append(fact)
    return [_said(*names, originals, view=view) for names, originals in tables.items()]


def _title(fact: Fact, view: View) -> str:
    kind = kinds().get(fact.kind)
    return kind.title.within(view.language) if kind else fact.title


def _said(publisher: str, title: str, originals: Sequence[Fact], *, view: View) -> str:
    updated = max(fact.updated for fact in originals)
    retrieved = max(fact.retrieved for fact in originals)
    parts = [publisher, title]
    if updated:
        parts.append(view.say(_UPDATED, day=updated))
    if retrieved:
        parts.append(view.say(_FETCHED, day=retrieved))
    return ", ".join(part for part in parts if part)
