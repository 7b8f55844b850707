# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the tidy frames of some snapshots to one dataset that keeps its contract."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.warehouse.aggregation import to_level, with_wholes
from skillshed.warehouse.check import Check, stop
from skillshed.warehouse.frames import in_order, stack
from skillshed.warehouse.rules import examine, key_once
from skillshed.warehouse.totals import totals
from skillshed.warehouse.vintage import newest
from skillshed.warehouse.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from skillshed.sources.snapshot import Snapshot
    from skillshed.warehouse.aggregation import Summed
    from skillshed.warehouse.contract import Contract
    from skillshed.warehouse.known import Known
    from skillshed.warehouse.vintage import Revisions

    Step = Callable[[list[pd.DataFrame]], list[pd.DataFrame]]


@dataclass(frozen=True)
class Assembled:
    """A dataset ready to be written, and what was asked of it."""

    contract: Contract
    frame: pd.DataFrame
    checks: list[Check]
    sources: list[Snapshot]


def assemble(contract: Contract, told: Sequence[tuple[Snapshot, pd.DataFrame]], known: Known) -> Assembled:
    """Make one dataset: its own step, its level, the newest vintage, wholes from parts, and every rule.

    Args:
        contract: what it promises.
        told: snapshots and their tidy frames, oldest vintage first.
        known: which codes exist.

    Raises:
        BuildError: a hard check failed; it tells which snapshot, where in it, why and what to do.
    """
    snapshots = [snapshot for snapshot, _ in told]
    frames = [to_level(frame, contract) for frame in _step(contract)([frame for _, frame in told])]
    checks = _passed(_each(frames, contract), contract, snapshots)
    frame, revisions = newest(frames, contract)
    checks += _revised(revisions, contract, len(frames))
    checks += _passed(totals(frame, contract, known.geography), contract, snapshots)
    frame, summed = with_wholes(frame, contract, known.geography)
    frame = in_order(frame, contract.key)
    checks += [_summed(each, contract) for each in summed]
    checks += _passed(examine(frame, contract, known.unknown), contract, snapshots)
    return Assembled(contract, frame, checks, _used(frame, snapshots))


def _step(contract: Contract) -> Step:
    """The dataset's own step, `datasets/<name>.py`, where it has one."""
    name = f"skillshed.warehouse.datasets.{contract.name}"
    if find_spec(name) is None:
        return list
    step: Step = import_module(name).step
    return step


def _each(frames: list[pd.DataFrame], contract: Contract) -> Iterator[Check]:
    """A snapshot that tells one cell twice would be settled by chance later on: find it first."""
    for frame in frames:
        check = key_once(stack([frame], contract), contract)
        if not check.passed:
            yield check


def _passed(checks: Iterator[Check], contract: Contract, snapshots: list[Snapshot]) -> list[Check]:
    """Take checks one by one; stop the build at the first hard one that fails."""
    done = []
    for check in checks:
        if check.hard and not check.passed:
            raise stop(check, contract, snapshots)
        done.append(check)
    return done


def _revised(found: Revisions, contract: Contract, vintages: int) -> list[Check]:
    if vintages < 2:  # noqa: PLR2004 - one snapshot revises nothing
        return []
    overlapping, revised, largest = number(found.overlapping), number(found.revised), number(found.largest)
    cell = f" ({', '.join(found.cell)})" if found.cell else ""
    detail = Text(
        sv=f"{vintages} filer; {overlapping.sv} celler i flera, {revised.sv} reviderade, störst {largest.sv}{cell}",
        en=f"{vintages} files; {overlapping.en} cells in several, {revised.en} revised, largest {largest.en}{cell}",
    )
    figures: dict[str, float | int | str] = {
        "snapshots": vintages,
        "overlapping": found.overlapping,
        "revised": found.revised,
        "largest_revision": found.largest,
    }
    return [Check(contract.name, "newest vintage", passed=True, detail=detail, hard=False, figures=figures)]


def _summed(summed: Summed, contract: Contract) -> Check:
    made, lacking = number(summed.areas), number(summed.incomplete)
    of = {
        "county": Text(sv="län summerade från kommuner", en="counties summed from municipalities"),
        "nation": Text(sv="riket summerat från länen", en="the nation summed from counties"),
        "nation_from_nuts2": Text(
            sv="riket summerat från riksområdena", en="the nation summed from NUTS 2 areas"
        ),
    }[summed.step]
    return Check(
        contract.name,
        f"summed: {summed.step}",
        passed=True,
        hard=False,
        detail=Text(
            sv=f"{of.sv}: {made.sv} områden och år; {lacking.sv} utelämnade eftersom en del saknas",
            en=f"{of.en}: {made.en} areas and years; {lacking.en} left out because a part is missing",
        ),
        figures={"made": summed.areas, "incomplete": summed.incomplete},
    )


def _used(frame: pd.DataFrame, snapshots: list[Snapshot]) -> list[Snapshot]:
    """The snapshots that rows of the dataset still come from."""
    if "source" not in frame:
        return snapshots
    named = {
        part
        for source in frame["source"].cat.remove_unused_categories().cat.categories
        for part in source.split("+")
    }
    return [snapshot for snapshot in snapshots if snapshot.short in named]
