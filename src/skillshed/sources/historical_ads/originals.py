# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From a packed year of ads to counts: unpacked as it is read, never in memory or on the disk as a whole."""

from __future__ import annotations

import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any

from skillshed.sources.ads.counting import COLUMNS, counted
from skillshed.sources.ads.reading import rows
from skillshed.sources.fetching.refusals import cut_short
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original


def original(year: int, answers: Sequence[Answer]) -> Original:
    """Count the ads of a year by municipality, occupation and month; ads that were published in another year are left out."""
    ads = (row for answer in answers for row in _ads(answer) if str(row[3] or "").startswith(str(year)))
    return tabulated(f"historical-ads-{year}.csv", COLUMNS, counted(ads))


def need_whole(answer: Answer) -> None:
    """Refuse a file whose list of contents is not there: it was cut on the way.

    Raises:
        NotWholeError: so it is.
    """
    try:
        zipfile.ZipFile(answer.path).close()
    except zipfile.BadZipFile as problem:
        raise cut_short(answer.call, problem) from problem


def _ads(answer: Answer) -> Iterator[tuple[Any, ...]]:
    with zipfile.ZipFile(answer.path) as packed:
        for name in sorted(packed.namelist()):
            if name.endswith((".jsonl", ".json")):
                with packed.open(name) as lines:
                    yield from rows(iter(partial(lines.readline), b""), answer)
