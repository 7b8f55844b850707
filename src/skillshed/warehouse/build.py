# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make a release: snapshots → datasets → the stages' tables → one immutable folder."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.progress import SILENT
from skillshed.warehouse import datapackage, manifest, parquet, readme
from skillshed.warehouse.assembly import Assembled, assemble
from skillshed.warehouse.check import stop
from skillshed.warehouse.code_version import code_version
from skillshed.warehouse.contract import contracts
from skillshed.warehouse.cross import agree
from skillshed.warehouse.draft import drafting, keep, sync, write_bytes
from skillshed.warehouse.frames import in_order, stack
from skillshed.warehouse.intake import OWN_AREAS, choose, feeding, frame_of
from skillshed.warehouse.known import Known
from skillshed.warehouse.release import Release
from skillshed.warehouse.rules import examine
from skillshed.warehouse.stage import Datasets, Stage, StageResult, promised, stage_contracts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.progress import Progress
    from skillshed.sources.snapshot import Snapshot
    from skillshed.warehouse.check import Check

__all__ = ["Datasets", "Stage", "StageResult", "build"]

_READING = Text(sv="Läser och prövar datamängder", en="Reading and checking datasets")
_WRITING = Text(sv="Skriver releasen", en="Writing the release")


@dataclass
class _Work:
    """What a build has done so far."""

    snapshots: list[Snapshot]
    read: list[Snapshot] = field(default_factory=list)
    done: dict[str, Assembled] = field(default_factory=dict)
    checks: list[Check] = field(default_factory=list)
    assumptions: list[dict[str, Any]] = field(default_factory=list)
    gaps: list[dict[str, Any]] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        """Note how long a part took, seconds."""
        started = time.perf_counter()
        yield
        self.timings[part] = round(time.perf_counter() - started, 3)


def build(
    home: Home,
    *,
    stages: Sequence[Stage] = (),
    seed: int = 1,
    as_of: date | None = None,
    progress: Progress = SILENT,
) -> Release:
    """Make a release of a home's snapshots; the current release stays as it is.

    The release is written where nobody sees it and renamed when it is whole. The same snapshots, code and seed
    give the same id and the same bytes; a release that is there already is kept, and `unchanged` tells so.

    Args:
        home: where snapshots are and the release is put.
        stages: work that reads the datasets and gives more tables, in order.
        seed: given to the stages; it stands in the manifest.
        as_of: use only snapshots that were taken in by that day.
        progress: who watches.

    Raises:
        BuildError: nothing to build from, real and fictitious snapshots together, another build running, or a
            dataset that breaks its contract.
        StorageError: the disk is full, or the home cannot be written.
    """
    started = time.perf_counter()
    with drafting(home) as draft:
        work = _Work(choose(home, as_of))
        known = _datasets(work, progress)
        with work.timed("cross-checks"):
            _cross(work)
        for stage in stages:
            _run(stage, work, (known, seed, progress))
        told = _told(work, seed=seed, as_of=as_of)
        _write(draft, work, (told, progress))
        work.timings["total"] = round(time.perf_counter() - started, 3)
        return _settle(draft, home, told | {"timings": work.timings})


def _datasets(work: _Work, progress: Progress) -> Known:
    """Assemble every dataset that some snapshot feeds; areas first, since they say which codes exist.

    Areas that users defined are read against the areas there are.
    """
    fed = {name: c for name, c in contracts().items() if feeding(c, work.snapshots)}
    fictitious = any(snapshot.fictitious for snapshot in work.snapshots)
    known = Known(fictitious=fictitious)
    with progress.task(_READING, total=len(fed)) as task:
        for name in sorted(fed, key=lambda name: (name != "areas", name != OWN_AREAS, name)):
            with work.timed(name):
                beside = {"areas": known.areas} if name == OWN_AREAS else {}
                told = [(s, frame_of(s, **beside)) for s in feeding(fed[name], work.snapshots)]
                assembled = assemble(fed[name], told, known)
            if name == "areas":
                known = Known(assembled.frame, fictitious)
            elif name == OWN_AREAS:
                known = replace(known, defined=assembled.frame)
            work.done[name] = assembled
            work.read += [snapshot for snapshot, _ in told]
            work.checks += assembled.checks
            task.advance()
    return known


def _cross(work: _Work) -> None:
    for check in agree({name: each.frame for name, each in work.done.items() if each.contract.tidy}):
        if check.hard and not check.passed:
            raise stop(check, work.done[check.dataset].contract, work.snapshots)
        work.checks.append(check)


def _run(stage: Stage, work: _Work, given: tuple[Known, int, Progress]) -> None:
    """Run one stage and hold its tables to their contracts, as any dataset."""
    known, seed, progress = given
    promises = stage_contracts([stage])
    datasets = Datasets(work.done, known.areas)
    with work.timed(getattr(stage, "name", type(stage).__name__)):
        result = stage(datasets, seed, progress)
        for name, frame in sorted(result.tables.items()):
            contract = promised(name, promises)
            table = in_order(stack([frame], contract), contract.key)
            checks = list(examine(table, contract, known.unknown))
            failed = next((check for check in checks if check.hard and not check.passed), None)
            if failed:
                raise stop(failed, contract, work.snapshots)
            work.done[name] = Assembled(contract, table, checks, datasets.sources_read())
            work.checks += checks
    work.assumptions += result.assumptions
    work.gaps += result.gaps


def _told(work: _Work, *, seed: int, as_of: date | None) -> dict[str, Any]:
    """The manifest but for what is only known when the tables are written."""
    return {
        "id": "",
        "code_version": code_version(),
        "seed": seed,
        "as_of": as_of.isoformat() if as_of else None,
        "fictitious": any(snapshot.fictitious for snapshot in work.snapshots),
        "snapshots": manifest.snapshot_lines(work.read),
        "tables": {},
        "checks": [check.line() for check in work.checks],
        "assumptions": work.assumptions,
        "gaps": work.gaps,
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "timings": {},
    }


def _write(draft: Path, work: _Work, given: tuple[dict[str, Any], Progress]) -> None:
    """Write the tables, and fill in what the manifest tells of them."""
    told, progress = given
    with progress.task(_WRITING, total=len(work.done)) as task, work.timed("writing"):
        for name, each in sorted(work.done.items()):
            digest = parquet.write(each.frame, draft / f"{name}.parquet", each.contract)
            told["tables"][name] = manifest.table_line(
                rows=len(each.frame), sha256=digest, sources=each.sources
            )
            task.advance()
    told["id"] = manifest.identity(told)
    promises = {name: each.contract for name, each in work.done.items()}
    described = datapackage.describe(told, promises, draft)
    write_bytes(draft / datapackage.DATAPACKAGE, manifest.as_json(described))
    write_bytes(draft / readme.README, readme.write(told, promises).encode())


def _settle(draft: Path, home: Home, told: dict[str, Any]) -> Release:
    """Give the release that was there, if it is the same and whole; else put the new one in its place."""
    place = home.releases / told["id"]
    if place.is_dir() and not Release(place).verify():
        return Release(place, unchanged=True)
    write_bytes(draft / manifest.MANIFEST, manifest.as_json(told))
    keep(draft, place)
    sync(home.path)
    return Release(place)
