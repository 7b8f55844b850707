# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A visit to one source: plan, and carry out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillshed.errors import FetchError
from skillshed.language import Text
from skillshed.progress import SILENT, Progress
from skillshed.sources.fetching.kept import Kept
from skillshed.sources.fetching.plan import Impossible, Plan, Visit, Wish
from skillshed.sources.fetching.run import Failed, Fetched, Outcome, Saved, carry_out
from skillshed.sources.fetching.session import Session
from skillshed.sources.registry import service_of, source, unprompted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.sources.fetching.plan import Planned, Wishes

NOTHING = Wish()


@dataclass(frozen=True)
class Fetch:
    """What one visit came to.

    Args:
        plan: what was to be done.
        outcomes: one per table, in the plan's order; empty after a dry run.
        calls: made in all, those for the plan and those tried again included.
        setbacks: what had to be asked again on the way.
    """

    plan: Plan
    outcomes: tuple[Outcome, ...]
    calls: int
    setbacks: tuple[str, ...]

    @property
    def fetched(self) -> list[Fetched]:
        """The tables that were fetched."""
        return [outcome for outcome in self.outcomes if isinstance(outcome, Fetched)]

    @property
    def saved(self) -> list[Saved]:
        """The tables that were written to a folder."""
        return [outcome for outcome in self.outcomes if isinstance(outcome, Saved)]

    @property
    def impossible(self) -> list[Impossible]:
        """The tables that could not be planned; after a fetch they stand among the failed ones."""
        return [] if self.outcomes else [each for each in self.plan.planned if isinstance(each, Impossible)]

    @property
    def failed(self) -> list[Failed]:
        """The tables that were not."""
        return [outcome for outcome in self.outcomes if isinstance(outcome, Failed)]


def fetch(
    home: Home,
    name: str,
    wish: Wish = NOTHING,
    *,
    dry_run: bool = False,
    offline: bool = False,
    out: Path | None = None,
    progress: Progress = SILENT,
) -> Fetch:
    """Visit one source: plan, and unless it is a dry run, fetch and take in.

    Args:
        home: where originals are kept.
        name: of the source.
        wish: what to fetch.
        dry_run: only plan; what the service must be asked for the plan is asked.
        offline: never call out, whatever the settings say.
        out: a folder where tables are written instead of being taken in.
        progress: who watches.

    Raises:
        FetchError: offline. A service that does not answer at all is an outcome, as a table is that fails.
        InputError: there is no such source, or a setting or the wish cannot be used.
        StorageError: the home cannot be written.
    """
    service = service_of(name, home)
    if wish.url:
        service = replace(service, urls={**service.urls, next(iter(service.urls)): wish.url.rstrip("/")})
    session = Session(replace(service, offline=service.offline or offline))
    plan = _plan(home, name, session, wish=wish, progress=progress)
    outcomes = () if dry_run else tuple(carry_out(plan, session, home, out=out, progress=progress))
    setbacks = tuple(f"{setback.what} {setback.url}" for setback in session.setbacks)
    return Fetch(plan, outcomes, session.made, setbacks)


def fetch_all(
    home: Home,
    names: Sequence[str],
    wish: Wishes,
    *,
    dry_run: bool = False,
    offline: bool = False,
    out: Path | None = None,
    progress: Progress = SILENT,
) -> list[Fetch]:
    """Visit some sources with one wish, all that need not be told what to fetch where none is named; see `fetch`."""
    return [
        fetch(home, name, Wish(**wish), dry_run=dry_run, offline=offline, out=out, progress=progress)
        for name in names or unprompted()
    ]


def _plan(home: Home, name: str, session: Session, *, wish: Wish, progress: Progress) -> Plan:
    visit = Visit(home=home, session=session, wish=wish, kept=Kept(home))
    title = Text(
        sv=f"Frågar {session.service.name.sv} vad som är nytt",
        en=f"Asking {session.service.name.en} what is new",
    )
    planned: list[Planned] = []
    with progress.task(title) as task:
        try:
            for each in source(name).plan(visit):
                planned.append(each)
                task.advance()
        except FetchError as problem:
            if session.service.offline:
                raise
            planned.append(Impossible(table=name, title=session.service.name, error=problem))
    plan = Plan(source=name, planned=tuple(planned))
    return replace(plan, seconds=session.pace.rate.least_seconds(plan.calls))
