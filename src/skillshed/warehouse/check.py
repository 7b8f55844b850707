# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One question put to a dataset, and its answer: a line in the manifest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from skillshed.errors import BuildError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skillshed.sources.snapshot import Snapshot
    from skillshed.warehouse.contract import Contract


@dataclass(frozen=True)
class Check:
    """One check of one dataset.

    Args:
        dataset: what was checked.
        check: the rule's name.
        passed: whether it holds.
        detail: what was found, in words.
        hard: a build stops where it does not hold; a soft one warns.
        figures: what was measured, by name.
        where: the cell that shows the fault.
        source: the snapshot of that cell, by the first digits of its hash.
        mend: what to do about it.
    """

    dataset: str
    check: str
    passed: bool
    detail: Text
    hard: bool = True
    figures: dict[str, float | int | str] = field(default_factory=dict)
    where: str = ""
    source: str = ""
    mend: Text | None = None

    def line(self) -> dict[str, Any]:
        """The manifest's line."""
        told = {"dataset": self.dataset, "check": self.check, "passed": self.passed, "hard": self.hard}
        return told | {"detail": self.detail._asdict(), "figures": self.figures}


def stop(check: Check, contract: Contract, snapshots: Iterable[Snapshot]) -> BuildError:
    """Make the error that stops a build: which dataset, which file, where in it, why, and what to do."""
    told = [s for s in snapshots if s.short in check.source.split("+")]
    files = ", ".join(f"{s.filename} ({s.short})" for s in told)
    where = "; ".join(part for part in (files, check.where) if part)
    return BuildError(
        Text(
            sv=f"Datamängden {contract.title.sv.lower()} ({contract.name}) håller inte sitt kontrakt; inget är ändrat.",
            en=f"The dataset {contract.title.en.lower()} ({contract.name}) breaks its contract; nothing is changed.",
        ),
        where=where,
        why=check.detail,
        mend=check.mend or MEND,
    )


MEND = Text(
    sv="Kontrollera filen mot källan, ta bort den ur snapshots eller importera en rättad fil, och bygg igen.",
    en="Check the file against its source, remove it from snapshots or import a corrected file, and build again.",
)
