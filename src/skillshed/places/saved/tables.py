# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A plan's tables, which read in the language of whoever reads, whatever language they were made in.

Words are kept in both languages side by side: a column `why` in Swedish and `why_en` in English. Reading gives one column, `why`. Names of programmes
that the code list knows are the list's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from skillshed.codes.programme import programmes
from skillshed.language import current_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from skillshed.language import Text

ENGLISH: Final = "_en"


class Tables(Mapping[str, "pd.DataFrame"]):
    """The tables by name; each is given in the current language.

    Attributes:
        kept: as they are kept, words in both languages.
    """

    def __init__(self, kept: Mapping[str, pd.DataFrame]) -> None:
        self.kept: dict[str, pd.DataFrame] = dict(kept.kept) if isinstance(kept, Tables) else dict(kept)

    def __getitem__(self, name: str) -> pd.DataFrame:
        return read(self.kept[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


def worded_both(frame: pd.DataFrame, column: str, words: Sequence[Text]) -> pd.DataFrame:
    """A frame with one column of words more, in both languages."""
    return frame.assign(**{column: [one.sv for one in words], f"{column}{ENGLISH}": [one.en for one in words]})  # fmt: skip


def read(frame: pd.DataFrame) -> pd.DataFrame:
    """A table in the current language."""
    pairs = [str(one) for one in frame.columns if f"{one}{ENGLISH}" in frame]
    if current_language() == "en":
        frame = frame.assign(**{one: frame[f"{one}{ENGLISH}"] for one in pairs})
    plain = frame.drop(columns=[f"{one}{ENGLISH}" for one in pairs]) if pairs else frame
    return _named(plain) if {"programme", "name"} <= set(plain.columns) else plain


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """The code list's name in the current language, where the name is the list's and not a planner's own."""
    known = programmes()
    names = [
        str(known[code].name) if code in known and name in known[code].name else name
        for code, name in zip(frame["programme"], frame["name"], strict=True)
    ]
    return frame.assign(name=names)


def named(frames: Mapping[str, pd.DataFrame]) -> list[str]:
    """The tables that have any rows, in the order a reader meets them."""
    order = ("plan", "change", "affected", "cost", "payments", "between", "prices", "decisions", "judged", "regret", "access", "robustness", "front", "cooperation", "gain", "asked", "starters", "locks", "agreements", "sources")  # fmt: skip
    return [name for name in order if name in frames and len(frames[name])]
