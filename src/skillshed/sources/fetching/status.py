# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How old what has been fetched is, and what is due: told from the home alone, without asking anybody."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from skillshed.language import Text
from skillshed.sources.fetching.kept import Kept
from skillshed.sources.registry import ASKED_FOR_BY_NAME, SOURCES, service_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.home import Home
    from skillshed.sources.fetching.kept import Asked


@dataclass(frozen=True, kw_only=True)
class Status:
    """One table of a source, or a source that has never been asked.

    Args:
        source, table, title: which; no table where the source has never been asked.
        updated: when the service had changed it last, as it told then.
        fetched_at: when the newest figures were fetched.
        asked_at: when it was last asked after.
        age_days: since the figures were fetched; None where there are none.
        next_release: when the service said it would change next.
        due: it is worth asking again.
        why: in words.
    """

    source: str
    table: str
    title: Text
    updated: str | None = None
    fetched_at: str | None = None
    asked_at: str | None = None
    age_days: int | None = None
    next_release: str | None = None
    due: bool
    why: Text

    def as_dict(self) -> dict[str, Any]:
        """The status as plain values, for JSON."""
        return asdict(self) | {"title": str(self.title), "why": str(self.why)}


def status(home: Home, *, now: datetime | None = None) -> list[Status]:
    """Give the status of everything that has been asked after, and of sources that have not.

    Args:
        home: whose snapshots.
        now: the moment that ages are counted to; this one unless given.
    """
    moment = now or datetime.now(UTC)
    return sorted(_lines(home, moment), key=lambda line: (line.source, line.table))


def _lines(home: Home, now: datetime) -> Iterator[Status]:
    kept = Kept(home)
    asked = kept.asked()
    for line in asked:
        yield _of(line, kept, interval=service_of(line.source, home).interval, now=now)
    for name in set(SOURCES) - {line.source for line in asked} - ASKED_FOR_BY_NAME:
        yield Status(
            source=name, table="", title=service_of(name, home).name, due=True,
            why=Text(sv=f"aldrig hämtad: skillshed fetch {name}", en=f"never fetched: skillshed fetch {name}"),
        )  # fmt: skip


def _of(line: Asked, kept: Kept, *, interval: int, now: datetime) -> Status:
    snapshots = kept.of(line.source, line.table)
    fetched_at = max((snapshot.retrieved_at for snapshot in snapshots), default=None)
    due, why = _due(line, fetched_at, interval=interval, now=now)
    return Status(
        source=line.source,
        table=line.table,
        title=Text(**line.title),
        updated=line.updated,
        fetched_at=fetched_at,
        asked_at=line.asked_at,
        age_days=(now - _moment(fetched_at)).days if fetched_at else None,
        next_release=line.next_release,
        due=due,
        why=why,
    )


def _due(line: Asked, fetched_at: str | None, *, interval: int, now: datetime) -> tuple[bool, Text]:
    """A failed fetch, a release that has come, or too long since it was asked after."""
    if line.outcome == "failed" or fetched_at is None:
        return True, Text(sv="den senaste hämtningen misslyckades", en="the last fetch failed")
    if line.next_release and _moment(line.asked_at) < _moment(line.next_release) <= now:
        day = line.next_release[:10]
        return True, Text(sv=f"nya siffror skulle komma {day}", en=f"new figures were to come {day}")
    if now - _moment(line.asked_at) > timedelta(days=interval):
        return True, Text(
            sv=f"inte efterfrågad på {interval} dagar", en=f"not asked after for {interval} days"
        )
    return False, Text(sv="aktuell", en="up to date")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
