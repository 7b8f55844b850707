# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is to be fetched, as data: it can be shown, counted and timed before a single figure is asked for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from skillshed.errors import SkillshedError
    from skillshed.home import Home
    from skillshed.language import Text
    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.kept import Kept
    from skillshed.sources.fetching.service import Service
    from skillshed.sources.fetching.session import Session


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a user asks for.

    Args:
        regions: area codes; the whole nation where empty.
        tables: names of tables; all that the source declares where empty.
        years: the first and the last year; all where None.
        whole: fetch also what is known already.
        select: variable -> values or expressions, for a table that nobody has declared.
        url: of a service that nobody has declared.
        kind: what such a table is, where it is to be taken in.
    """

    regions: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    whole: bool = False
    select: dict[str, str] = field(default_factory=dict)
    url: str = ""
    kind: str | None = None


class Wishes(TypedDict, total=False):
    """The parts of a `Wish`, as keywords."""

    regions: tuple[str, ...]
    tables: tuple[str, ...]
    years: tuple[int, int] | None
    whole: bool
    select: dict[str, str]
    url: str
    kind: str | None


@dataclass(frozen=True, kw_only=True)
class Visit:
    """All that a source needs to plan: whom it asks, what is wished, what is already there."""

    home: Home
    session: Session
    wish: Wish
    kept: Kept

    @property
    def service(self) -> Service:
        """Whom it asks."""
        return self.session.service


@dataclass(frozen=True, kw_only=True)
class Original:
    """The one file that is kept of a batch, as `skillshed import` would have been given it.

    Args:
        filename: what it is called.
        content: its bytes: the answer itself, or what the answers make up together; never more than is allowed to be kept.
            Empty where the service had nothing new to tell; then nothing is kept.
        remarks: what was noticed when the answers were put together.
    """

    filename: str
    content: bytes
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One table: the calls it takes, and how their answers become one original.

    Args:
        table: its name within the source; stable from year to year.
        title: in words.
        calls: the calls that are known beforehand.
        original: the snapshot step: from all answers, in the order of their calls, to the file that is kept. It depends
            on the answers alone, so that the same answers give the same bytes.
        kind: the `TableKind.id` it is taken in as; where None it is recognised as any imported file.
        verify: asked of every answer when it arrives; raises `FetchError` where it is not what was asked for, and
            `NotWholeError` where asking again may help.
        more: the calls that an answer leads to (the next page); none where the calls are known beforehand.
        cells: figures or rows in all; None where the service does not tell.
        state: what the service says about the table as it is now (when it was updated, which codes it has): when that
            changes, answers of an interrupted fetch are not continued but asked for anew.
        updated, next_release: when the service changed it last, and will change it next; ISO 8601.
        version: of the service.
        licence: SPDX name, where the service tells one.
        periods: that are asked for.
        smaller: the same table in more and smaller calls, for a service that finds these too large.
        shape: a hash of its variables and codes, the periods left out.
        selection: what was asked for, in words for the provenance.
        remarks: what the source knows of the table and its readers should too.
    """

    table: str
    title: Text
    calls: tuple[Call, ...]
    original: Callable[[Sequence[Answer]], Original]
    kind: str | None = None
    verify: Callable[[Answer], None] | None = None
    more: Callable[[Answer], Sequence[Call]] | None = None
    cells: int | None = None
    state: str = ""
    updated: str | None = None
    next_release: str | None = None
    version: str = ""
    licence: str = ""
    shape: str = ""
    periods: tuple[str, ...] = ()
    smaller: Callable[[], Batch] | None = None
    selection: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()

    @property
    def name(self) -> str:
        """The same for the same table, state and calls: 32 hex digits."""
        told = [self.table, self.state, [call.name for call in self.calls]]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A table that has nothing newer than what is kept."""

    table: str
    title: Text
    updated: str | None = None
    next_release: str | None = None


@dataclass(frozen=True, kw_only=True)
class Impossible:
    """A table that could not be planned."""

    table: str
    title: Text
    error: SkillshedError


Planned = Batch | Known | Impossible


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that a fetch will do.

    Args:
        source: of whom.
        planned: one line per table.
        seconds: the least time the calls take within the service's limits.
    """

    source: str
    planned: tuple[Planned, ...]
    seconds: float = 0.0

    @property
    def batches(self) -> tuple[Batch, ...]:
        """The tables that will be fetched."""
        return tuple(each for each in self.planned if isinstance(each, Batch))

    @property
    def calls(self) -> int:
        """How many calls are known beforehand."""
        return sum(len(batch.calls) for batch in self.batches)

    @property
    def cells(self) -> int:
        """How many figures they will give, where the service tells."""
        return sum(batch.cells or 0 for batch in self.batches)
