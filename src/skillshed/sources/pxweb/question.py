# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a question about a table to the batch that answers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from skillshed.sources.fetching.plan import Batch
from skillshed.sources.fetching.refusals import another_table
from skillshed.sources.pxweb.agreement import agrees
from skillshed.sources.pxweb.originals import original_of
from skillshed.sources.pxweb.splitting import split

if TYPE_CHECKING:
    from skillshed.errors import FetchError
    from skillshed.language import Text
    from skillshed.sources.fetching.call import Call
    from skillshed.sources.pxweb.client import PxSource
    from skillshed.sources.pxweb.selection import Selection
    from skillshed.sources.pxweb.table import PxLimits, PxTable


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of one table.

    Args:
        name: the table's name within the source.
        title: in words.
        table: as it describes itself today.
        selection: every variable's codes.
        wanted: the same as expressions, for the provenance.
        lists: variable -> code list that its codes come from.
        kind: what the table is taken in as.
        filename: what the original is called.
        remarks: what readers should know.
    """

    name: str
    title: Text
    table: PxTable
    selection: Selection
    wanted: dict[str, str]
    lists: dict[str, str] = field(default_factory=dict)
    kind: str | None = None
    filename: str = "table.json"
    remarks: tuple[Text, ...] = ()

    @property
    def cells(self) -> int:
        """How many figures it takes."""
        return prod(map(len, self.selection.values()))

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods it asks for."""
        time = self.table.time
        return self.selection.get(time.code, ()) if time else ()


def batch_of(question: Question, client: PxSource, limits: PxLimits, *, most: int) -> Batch:
    """Make the batch: as few calls as the service's limit of cells allows.

    Args:
        question: what is asked.
        client: of whom.
        limits: what the service says of itself.
        most: cells in one answer.
    """
    most = max(1, min(most, question.cells))
    parts = split(question.selection, most)
    calls = [client.data(question.table, part, question.lists) for part in parts]
    asked = {call.name: part for call, part in zip(calls, parts, strict=True)}

    def smaller() -> Batch:
        if most == 1:
            raise _stubborn(calls[0])
        return batch_of(question, client, limits, most=most // 2)

    return Batch(
        table=question.name,
        title=question.title,
        calls=tuple(calls),
        original=original_of(question.filename, question.selection),
        kind=question.kind,
        verify=agrees(asked),
        cells=question.cells,
        state=f"{question.table.updated} {question.table.shape()}",
        updated=question.table.updated,
        next_release=question.table.next_update,
        version=limits.version,
        licence=limits.licence,
        shape=question.table.shape(),
        periods=question.periods,
        smaller=smaller,
        selection=question.wanted,
        remarks=question.remarks,
    )


def _stubborn(call: Call) -> FetchError:
    return another_table(
        call,
        sv="Tjänsten säger nej hur lite som än begärs åt gången",
        en="The service refuses however little is asked for at a time",
    )
