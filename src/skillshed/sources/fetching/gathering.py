# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The answers of one table: asked for as many at once as the service allows, those of an interrupted fetch not again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.progress import Task
    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.journal import Journal
    from skillshed.sources.fetching.plan import Batch
    from skillshed.sources.fetching.session import Session


@dataclass
class Gathering:
    """Asks every call that has no answer yet, and then those that the answers lead to.

    Args:
        batch: the table.
        session: the visit to the service.
        journal: where answers lie until the table is kept.
        task: moves a step for every answer.
    """

    batch: Batch
    session: Session
    journal: Journal
    task: Task

    def __post_init__(self) -> None:
        self._asked: list[Call] = []

    @property
    def asked(self) -> int:
        """How many calls an interrupted fetch had left to ask."""
        return len(self._asked)

    def answers(self) -> list[Answer]:
        """Give all answers, in the order of their calls.

        Raises:
            FetchError: one could not be had; the others stay in the journal.
            StorageError: the home cannot be written.
        """
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
            self._asked.append(call)
            found = self.session.fetch(call, self.journal.body(call), verify=self.batch.verify)
            self.journal.keep(found)
        self.task.advance()
        return found
