# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From lines of ads to the ads that are kept: no text, no names, each ad once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from skillshed.sources.ads.ad import COLUMNS
from skillshed.sources.ads.reading import newest, rows
from skillshed.sources.tabulated import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original


def original(answers: Sequence[Answer]) -> Original:
    """Give the ads of a snapshot or a stream; without content where nothing has happened."""
    return written("jobstream-ads.csv", COLUMNS, newest(chain.from_iterable(map(_ads, answers))).values())


def _ads(answer: Answer) -> Iterator[tuple[Any, ...]]:
    with answer.path.open("rb") as lines:
        yield from rows(lines, answer)
