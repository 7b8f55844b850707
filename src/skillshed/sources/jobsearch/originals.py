# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From JobSearch's pages to the ads that are kept: each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from skillshed.sources.ads.ad import COLUMNS, Ad, kept
from skillshed.sources.ads.reading import newest
from skillshed.sources.fetching.refusals import another_table, cut_short
from skillshed.sources.tabulated import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original


class _Page(msgspec.Struct):
    hits: list[Ad]


_DECODE = msgspec.json.Decoder(_Page).decode


def original(expected: int, share: float, answers: Sequence[Answer]) -> Original:
    """Give the ads of all pages.

    Raises:
        FetchError: there are far fewer ads than the service counted: some pages did not give theirs.
    """
    last = newest(row for answer in answers for row in _rows(answer))
    if len(last) < share * expected:
        raise another_table(
            answers[0].call,
            f"{len(last)} annonser kom av {expected} räknade",
            f"{len(last)} ads came of {expected} counted",
        )
    return written("jobsearch-ads.csv", COLUMNS, last.values())


def _rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    try:
        yield from map(kept, _DECODE(answer.read()).hits)
    except msgspec.DecodeError as problem:
        raise cut_short(answer.call, problem) from problem
