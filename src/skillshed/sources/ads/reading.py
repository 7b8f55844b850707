# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reading files of ads one line at a time, so that a file of any size takes the memory of its longest ad."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import msgspec

from skillshed.sources.ads.ad import Ad, kept
from skillshed.sources.fetching.refusals import cut_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillshed.sources.fetching.answer import Answer

_STEP = 1 << 20


def rows(lines: Iterable[bytes], answer: Answer) -> Iterator[tuple[Any, ...]]:
    """Give what is kept of each ad, in the order of `ad.COLUMNS`.

    Raises:
        NotWholeError: a line is no ad; its number is told, never its text.
    """
    decode = msgspec.json.Decoder(Ad).decode
    for number, line in enumerate(lines, start=1):
        if line.isspace():
            continue
        try:
            yield kept(decode(line))
        except msgspec.DecodeError as problem:
            raise cut_short(answer.call, f"line {number}: {type(problem).__name__}") from problem


def newest(found: Iterable[tuple[Any, ...]]) -> dict[tuple[str, int], tuple[Any, ...]]:
    """Keep the newest row of each ad, and of each ad's removal: the same ad any number of times is the same ad.

    An ad without its removal keeps what it said; a removal says only that it is gone.
    """
    last: dict[tuple[str, int], tuple[Any, ...]] = {}
    for row in found:
        key = row[0], row[2]
        before = last.get(key)
        if before is None or row[1] >= before[1]:
            last[key] = row
    return last


def need_whole(file: IO[bytes], answer: Answer, *, least: int = 0) -> None:
    """Refuse a file of lines that ends in the middle of one, or holds far fewer ads than there are.

    Raises:
        NotWholeError: so it is. The service closes on slow readers with a status that says all is well.
    """
    lines, last = 0, b"\n"
    while part := file.read(_STEP):
        lines += part.count(b"\n")
        last = part[-1:]
    if last != b"\n":
        raise cut_short(answer.call, f"line {lines + 1} has no end")
    if lines < least:
        raise cut_short(answer.call, f"{lines} ads, at least {least} expected")
