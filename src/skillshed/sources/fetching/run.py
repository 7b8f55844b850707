# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Carrying out a plan: table by table, each whole or not at all, an interrupted one continued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.errors import FetchError, InputError, SkillshedError, StorageError
from skillshed.language import Text
from skillshed.sources.fetching.gathering import Gathering
from skillshed.sources.fetching.journal import Journal
from skillshed.sources.fetching.kept import Asked, Kept, moment
from skillshed.sources.fetching.plan import Batch, Impossible, Known, Plan
from skillshed.sources.fetching.provenance import Provenance
from skillshed.sources.fetching.refusals import TooMuchError
from skillshed.sources.importing import Imported, take_in
from skillshed.sources.snapshot import unwritable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.progress import Progress, Task
    from skillshed.sources.fetching.answer import Answer
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


@dataclass(frozen=True)
class Saved:
    """A table that was fetched and written to a folder, not taken in."""

    batch: Batch
    path: Path
    setbacks: tuple[str, ...]


Outcome = Fetched | Saved | Known | Failed


def carry_out(
    plan: Plan, session: Session, home: Home, *, out: Path | None = None, progress: Progress
) -> list[Outcome]:
    """Fetch every table of a plan; one that fails does not stop the others.

    Args:
        plan: what to do.
        session: the visit to the service.
        home: where originals are kept.
        out: a folder where they are written instead of being taken in.
        progress: who watches; a step is a call.

    Returns:
        One outcome per table, in the plan's order.

    Raises:
        StorageError: the home cannot be written.
    """
    title = Text(sv=f"Hämtar från {session.service.name.sv}", en=f"Fetching from {session.service.name.en}")
    outcomes: list[Outcome] = []
    with progress.task(title, total=plan.calls) as task:
        work = _Work(session, home, task, out)
        for planned in plan.planned:
            outcome = work.one(planned)
            outcomes.append(outcome)
            if (
                planned.table != plan.source
            ):  # the source itself did not answer: nothing is known of any table
                Kept(home).note([_asked(plan.source, planned, outcome)])
    return outcomes


@dataclass(frozen=True)
class _Work:
    """One visit's fetching, table by table."""

    session: Session
    home: Home
    task: Task
    out: Path | None

    def one(self, planned: Planned) -> Outcome:
        if isinstance(planned, Known):
            return planned
        if isinstance(planned, Impossible):
            return Failed(planned.table, planned.title, planned.error)
        try:
            return self._smaller_if_need_be(planned)
        except StorageError:
            raise
        except SkillshedError as problem:
            return Failed(planned.table, planned.title, problem)

    def _smaller_if_need_be(self, batch: Batch) -> Fetched | Saved | Known:
        """Fetch a table; where the service finds the calls too large, whatever limit it told, in smaller ones."""
        while True:
            try:
                return self._whole(batch)
            except TooMuchError:
                if batch.smaller is None:
                    raise
                batch = batch.smaller()

    def _whole(self, batch: Batch) -> Fetched | Saved | Known:
        """Gather the answers of one table, make its original, take it in, and only then let the answers go.

        Where an answer could not be had, those that came are kept and the next fetch goes on from them. Where what came
        is not what it should be, all of it is let go.
        """
        before = len(self.session.setbacks)
        journal = Journal.open(self.home, self.session.service.id, batch)
        gathering = Gathering(batch, self.session, journal, self.task)
        answers = gathering.answers()
        setbacks = tuple(f"{s.what} {s.url}" for s in self.session.setbacks[before:])
        try:
            kept = self._keep(batch, answers, setbacks)
        except (InputError, FetchError):
            journal.close()
            raise
        journal.close()
        if kept is None:
            return Known(
                table=batch.table, title=batch.title, updated=batch.updated, next_release=batch.next_release
            )
        if not isinstance(kept, Imported):
            return Saved(batch, kept, setbacks)
        return Fetched(batch, kept, len(answers) - gathering.asked, setbacks)

    def _keep(
        self, batch: Batch, answers: Sequence[Answer], setbacks: tuple[str, ...]
    ) -> Imported | Path | None:
        """Keep the original; None where the service had nothing new to tell."""
        original = batch.original(answers)
        if not original.content:
            return None
        if self.out is not None:
            return _written(self.out / original.filename, original.content)
        return take_in(
            self.home,
            original.content,
            filename=original.filename,
            kind=batch.kind,
            licence=batch.licence or self.session.service.licence or None,
            fictitious=self.session.service.fictitious,
            fetched=_provenance(self.session.service.id, batch, answers=answers, setbacks=setbacks),
            remarks=(*batch.remarks, *original.remarks),
        )


def _provenance(
    source: str, batch: Batch, *, answers: Sequence[Answer], setbacks: tuple[str, ...]
) -> Provenance:
    return Provenance(
        source=source,
        table=batch.table,
        selection=batch.selection,
        version=batch.version,
        next_release=batch.next_release,
        updated=batch.updated,
        periods=batch.periods,
        shape=batch.shape,
        receipts=tuple(answer.receipt for answer in answers),
        setbacks=setbacks,
    )


def _written(path: Path, content: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise unwritable(path.parent, problem) from problem
    return path


def _asked(source: str, planned: Planned, outcome: Outcome) -> Asked:
    words = {Fetched: "fetched", Saved: "fetched", Known: "known", Failed: "failed"}
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
