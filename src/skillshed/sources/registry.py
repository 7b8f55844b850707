# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The sources there are: one line each. A source is a folder with the same files; see the architecture."""

from __future__ import annotations

import difflib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, cast

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.sources.fetching import service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.home import Home
    from skillshed.sources.fetching.plan import Planned, Visit
    from skillshed.sources.fetching.service import Service

SOURCES: Final = {
    "scb": "skillshed.sources.scb.source",
    "pxweb": "skillshed.sources.pxweb.source",
    "kolada": "skillshed.sources.kolada.source",
    "jobstream": "skillshed.sources.jobstream.source",
    "jobsearch": "skillshed.sources.jobsearch.source",
    "historical_ads": "skillshed.sources.historical_ads.source",
    "yrkesbarometern": "skillshed.sources.yrkesbarometern.source",
    "taxonomy": "skillshed.sources.taxonomy.source",
    "jobed": "skillshed.sources.jobed.source",
    "planned_educations": "skillshed.sources.planned_educations.source",
    "school_units": "skillshed.sources.school_units.source",
    "syllabus": "skillshed.sources.syllabus.source",
    "susa": "skillshed.sources.susa.source",
    "skolverket": "skillshed.sources.skolverket.source",
    "siris": "skillshed.sources.siris.source",
    "myh": "skillshed.sources.myh.source",
    "esco": "skillshed.sources.esco.source",
    "eurostat": "skillshed.sources.eurostat.source",
}
ASKED_FOR_BY_NAME: Final = frozenset({"pxweb", "jobsearch", "historical_ads", "esco", "eurostat"})
"""Sources that `skillshed fetch` without a name leaves alone: they need to be told what to fetch, or are large and other
sources tell the same."""


class Source(Protocol):
    """What a source's module offers."""

    def plan(self, visit: Visit) -> Iterator[Planned]:
        """Tell what will be fetched, one table at a time; asks the service only what it must know for that."""


def source(name: str) -> Source:
    """Find a source by its name.

    Raises:
        InputError: there is none of that name; the nearest ones are named.
    """
    if name not in SOURCES:
        near = difflib.get_close_matches(name, SOURCES, n=3, cutoff=0.4) or list(SOURCES)
        raise InputError(
            Text(sv=f"Källan {name} finns inte", en=f"There is no source called {name}"),
            mend=Text(sv=f"Välj bland: {', '.join(near)}", en=f"Choose among: {', '.join(near)}"),
        )
    return cast("Source", import_module(SOURCES[name]))


def unprompted() -> list[str]:
    """Give the sources that know themselves what to fetch."""
    return [name for name in SOURCES if name not in ASKED_FOR_BY_NAME]


def service_of(name: str, home: Home | None = None) -> Service:
    """Read what is known of a source's service, and what the home has set instead.

    Raises:
        InputError: there is no such source, or a setting cannot be used.
    """
    source(name)
    folder = Path(__file__).parent / SOURCES[name].split(".")[2]
    return service.load(folder, home)
