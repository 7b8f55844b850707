# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Only what is newer: which periods of a table need to be asked for, given what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.language import Text
from skillshed.sources.fetching.plan import Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.pxweb.question import Question
    from skillshed.sources.snapshot import Snapshot

RECHECKED = 2
"""Known periods that are asked for again when a table has been updated: the newest figures are those that are revised."""


def only_newer(question: Question, kept: Sequence[Snapshot], *, recheck: int = RECHECKED) -> Question | Known:
    """Leave out the periods that are known.

    A table that the service has not updated is not asked for. One that has been updated is asked for its new periods
    and the last known ones; if any variable or code but the periods has changed, it is another table and asked for whole.

    Args:
        question: what would be asked if nothing were known.
        kept: the snapshots of the same table and selection, newest last.
        recheck: how many known periods are asked for again.
    """
    alike = [
        each for each in kept if each.fetched is not None and each.fetched.shape == question.table.shape()
    ]
    known = {period for each in alike if each.fetched for period in each.fetched.periods}
    if not known or question.table.updated is None or question.table.time is None:
        return question
    wanted = question.periods
    newest = alike[-1].fetched
    if newest is not None and newest.updated == question.table.updated and known >= set(wanted):
        return Known(
            table=question.name, title=question.title, updated=question.table.updated,
            next_release=question.table.next_update,
        )  # fmt: skip
    again = sorted(known & set(wanted))[-recheck:] if recheck else []
    periods = tuple(period for period in wanted if period not in known or period in again)
    return _asking(question, periods, len(wanted) - len(periods))


def _asking(question: Question, periods: tuple[str, ...], left_out: int) -> Question:
    time = question.table.time
    if time is None or not left_out:
        return question
    remark = Text(
        sv=f"{left_out} äldre perioder är inte hämtade igen; skillshed fetch --whole hämtar dem",
        en=f"{left_out} older periods were not fetched again; skillshed fetch --whole fetches them",
    )
    return replace(
        question, selection=question.selection | {time.code: periods}, remarks=(*question.remarks, remark)
    )
