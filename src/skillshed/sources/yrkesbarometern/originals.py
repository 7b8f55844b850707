# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From Yrkesbarometern's rows to verdicts: three questions, each occupation code, each county and the nation."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from skillshed.language import Text
from skillshed.sources.tabulated import tabulated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from skillshed.sources.fetching.answer import Answer
    from skillshed.sources.fetching.plan import Original

COLUMNS: Final = ("outlook", "issue", "region", "subject", "item", "year", "verdict")
# Field -> the outlook's name and how many years ahead it looks.
_QUESTIONS: Final = {
    "jobbmojligheter": ("Yrkesbarometern: jobbmöjligheter", 0),
    "rekryteringssituation": ("Yrkesbarometern: rekryteringssituation", 0),
    "prognos": ("Yrkesbarometern: efterfrågan om fem år", 5),
}


def original(answers: Sequence[Answer]) -> Original:
    """Give the verdicts of the file.

    Several of its occupations may have the same code; where they differ the words stand side by side, which no scale has, so
    that nothing is averaged that cannot be.
    """
    said: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    silent = 0
    for row in answers[0].json():
        for key, word in _told(row):
            silent += word is None
            if word is not None and word not in said[key]:
                said[key].append(word)
    rows = (
        dict(zip(COLUMNS, (*key, " / ".join(sorted(words))), strict=True))
        for key, words in said.items()
        if words
    )
    return tabulated("yrkesbarometern.csv", COLUMNS, rows, remarks=_remarks(said, silent))


def _told(row: dict[str, Any]) -> Iterator[tuple[tuple[Any, ...], str | None]]:
    issue = int(str(row["omgang"])[:4])
    for code in re.findall(r"\d{4}", str(row.get("ssyk") or "")):
        for question, (name, ahead) in _QUESTIONS.items():
            word = str(row.get(question) or "").strip().casefold() or None
            yield (name, issue, str(row["lan"]), "occupation", code, issue + ahead), word


def _remarks(said: dict[tuple[Any, ...], list[str]], silent: int) -> tuple[Text, ...]:
    differing = sum(len(words) > 1 for words in said.values())
    return (
        Text(sv=f"Utan bedömning: {silent}", en=f"Without a verdict: {silent}"),
        Text(
            sv=f"Yrken med samma kod som bedöms olika står med båda orden: {differing}",
            en=f"Occupations of the same code with different verdicts stand with both words: {differing}",
        ),
    )
