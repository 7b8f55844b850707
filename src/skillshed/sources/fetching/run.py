# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Carrying out a plan: table by table, each whole or not at all, an interrupted one continued."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.errors import SkillshedError, StorageError
from skillshed.language import Text
from skillshed.sources.fetching.journal import Journal
from skillshed.sources.fetching.kept import Asked, Kept, moment
from skillshed.sources.fetching.plan import Batch, Impossible, Known, Plan
from skillshed.sources.fetching.provenance import Provenance
from skillshed.sources.importing import Imported, take_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.home import Home
    from skillshed.progress import Progress, Task
    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Planned
    from skillshed.sources.fetching.session import Session


@dataclass(frozen=True)
class Fetched:
    """A table that was fetched and taken in.

    Args:
        batch: what was asked.
        imported: what was kept, as of any imported file.
        continued: answers that an earlier, interrupted fetch had left.
        setbacks: what had to be asked again on the way.
    """

    batch: Batch
    imported: Imported
    continued: int
    setbacks: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Fetched({self.batch.table!r} → {self.imported.kind.id}, {self.imported.rows} rows)"


@dataclass(frozen=True)
class Failed:
    """A table that was not fetched; what was known of it before is as it was."""

    table: str
    title: Text
    error: SkillshedError

    def __repr__(self) -> str:
        return f"Failed({self.table!r}: {self.error})"


Outcome = Fetched | Known | Failed


def carry_out(
    plan: Plan, session: Session, home: Home, *, progress: Progress, fictitious: bool = False
) -> list[Outcome]:
    """Fetch every table of a plan; one that fails does not stop the others.

    Args:
        plan: what to do.
        session: the visit to the service.
        home: where originals are kept.
        progress: who watches; a step is a call.
        fictitious: the figures are made up: the service plays the demo world.

    Returns:
        One outcome per table, in the plan's order.

    Raises:
        StorageError: the home cannot be written.
    """
    title = Text(sv=f"Hämtar från {session.service.name.sv}", en=f"Fetching from {session.service.name.en}")
    outcomes: list[Outcome] = []
    with progress.task(title, total=plan.calls) as task:
        for planned in plan.planned:
            outcome = _one(planned, session, home, task=task, fictitious=fictitious)
            outcomes.append(outcome)
            Kept(home).note([_asked(plan.source, planned, outcome)])
    return outcomes


def _one(planned: Planned, session: Session, home: Home, *, task: Task, fictitious: bool) -> Outcome:
    if isinstance(planned, Known):
        return planned
    if isinstance(planned, Impossible):
        return Failed(planned.table, planned.title, planned.error)
    try:
        return fetch_batch(planned, session, home, task=task, fictitious=fictitious)
    except StorageError:
        raise
    except SkillshedError as problem:
        return Failed(planned.table, planned.title, problem)


def fetch_batch(batch: Batch, session: Session, home: Home, *, task: Task, fictitious: bool) -> Fetched:
    """Gather the answers of one table, make its original, take it in, and only then let the answers go.

    Raises:
        FetchError: an answer could not be had; those that came are kept, and the next fetch goes on from them.
        InputError: what came is not what the table should be; nothing is kept of it.
        StorageError: the home cannot be written.
    """
    before = len(session.setbacks)
    journal = Journal.open(home, session.service.id, batch)
    gathering = _Gathering(batch, session, journal, task)
    answers = gathering.answers()
    setbacks = tuple(f"{s.what} {s.url}" for s in session.setbacks[before:])
    imported = _keep(batch, session, home, answers=answers, setbacks=setbacks, fictitious=fictitious)
    journal.close()
    return Fetched(batch, imported, gathering.continued, setbacks)


@dataclass
class _Gathering:
    """Asks every call that has no answer yet, as many at once as the service allows, and then those they lead to."""

    batch: Batch
    session: Session
    journal: Journal
    task: Task
    continued: int = 0

    def answers(self) -> list[Answer]:
        answers: list[Answer] = []
        calls: Sequence[Call] = self.batch.calls
        with ThreadPoolExecutor(max_workers=max(1, self.session.service.limits.parallel)) as pool:
            while calls:
                some = self._together(pool, calls)
                answers += some
                calls = (
                    [call for answer in some for call in self.batch.more(answer)] if self.batch.more else ()
                )
        return answers

    def _together(self, pool: ThreadPoolExecutor, calls: Sequence[Call]) -> list[Answer]:
        try:
            return list(pool.map(self._answer, calls))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise

    def _answer(self, call: Call) -> Answer:
        found = self.journal.find(call)
        if found is None:
            found = self.session.fetch(call, self.journal.body(call), verify=self.batch.verify)
            self.journal.keep(found)
        else:
            self.continued += 1
        self.task.advance()
        return found


def _keep(
    batch: Batch,
    session: Session,
    home: Home,
    *,
    answers: Sequence[Answer],
    setbacks: tuple[str, ...],
    fictitious: bool,
) -> Imported:
    original = batch.original(answers)
    provenance = Provenance(
        source=session.service.id,
        table=batch.table,
        selection=batch.selection,
        version=batch.version,
        next_release=batch.next_release,
        shape=batch.shape,
        receipts=tuple(answer.receipt for answer in answers),
        setbacks=setbacks,
    )
    return take_in(
        home,
        original.content,
        filename=original.filename,
        kind=batch.kind,
        licence=batch.licence or session.service.licence or None,
        fictitious=fictitious,
        fetched=provenance,
        remarks=(*batch.remarks, *original.remarks),
    )


def _asked(source: str, planned: Planned, outcome: Outcome) -> Asked:
    words = {Fetched: "fetched", Known: "known", Failed: "failed"}
    told = planned if isinstance(planned, Batch | Known) else None
    return Asked(
        source=source,
        table=planned.table,
        title=planned.title._asdict(),
        asked_at=moment(),
        updated=told.updated if told else None,
        next_release=told.next_release if told else None,
        outcome=words[type(outcome)],
    )
