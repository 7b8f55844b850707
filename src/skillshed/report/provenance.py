# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where figures come from and how old they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.report.release import Release
    from skillshed.report.view import View

_OBSERVED = Text(sv="Källa: {what}.", en="Source: {what}.")
_MODEL = Text(
    sv="Framskrivning: Skillshed, release {release}. Underlag: {what}.",
    en="Projection: Skillshed, release {release}. Built on: {what}.",
)
_FETCHED = Text(sv="hämtad {day}", en="retrieved {day}")
_UPDATED = Text(sv="uppdaterad {day}", en="updated {day}")
_UNKNOWN = Text(sv="okänd", en="unknown")


@dataclass(frozen=True)
class Fact:
    """What is known about one original file."""

    sha256: str
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
        title=take("title") or take("kind"),
        publisher=take("publisher"),
        licence=take("licence"),
        filename=take("filename"),
        retrieved=take("retrieved_at")[:10],
        updated=take("updated")[:10],
    )


def source_line(view: View, subjects: Sequence[str]) -> str:
    """Write the source line under a chart."""
    observed = [subject for subject in subjects if not subject.startswith("outlook_") and view.find(subject)]
    found = view.sources(*(observed or subjects))
    what = "; ".join(dict.fromkeys(_said(fact, view) for fact in found)) or _UNKNOWN.within(view.language)
    modelled = any(subject.startswith("outlook_") for subject in subjects)
    return view.say(_MODEL if modelled else _OBSERVED, what=what, release=view.release.id)


def _said(fact: Fact, view: View) -> str:
    parts = [fact.publisher, fact.title]
    if fact.updated:
        parts.append(view.say(_UPDATED, day=fact.updated))
    if fact.retrieved:
        parts.append(view.say(_FETCHED, day=fact.retrieved))
    return ", ".join(part for part in parts if part)
