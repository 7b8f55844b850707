# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Finding areas, educations and occupations by name as people write: case and dots aside, and the likeliest where it is misspelt."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, NamedTuple

from skillshed.codes.wording import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALIKE: Final = 0.7
"""How alike two words must be, 0 to 1, for one to be a misspelling of the other (Ratcliff and Obershelp)."""
_MOST: Final = 8
"""Guesses told."""


class Found(NamedTuple):
    """Codes in the order of their list; `guessed` where nothing is called so, and these are only alike."""

    codes: tuple[str, ...]
    guessed: bool


def find(names: Mapping[str, str], words: str) -> Found:
    """Find what holds every word that was written, or has that code; else what has words like them.

    Args:
        names: code → name, in the order they are shown.
        words: as somebody wrote them.
    """
    wanted = fold(words).split()
    held = tuple(
        code
        for code, name in names.items()
        if code.casefold() == words.strip().casefold() or all(word in fold(name) for word in wanted)
    )
    return Found(held, guessed=False) if held else Found(_alike(names, wanted), guessed=True)


def _alike(names: Mapping[str, str], wanted: list[str]) -> tuple[str, ...]:
    """What has a word like each of those wanted, or failing that like one of them."""
    own = {code: fold(name).replace(",", " ").replace("-", " ").split() for code, name in names.items()}
    known = {word for words in own.values() for word in words}
    near = [set(get_close_matches(word, known, n=_MOST, cutoff=_ALIKE)) for word in wanted]
    hits = {code: sum(bool(each & set(words)) for each in near) for code, words in own.items()}
    best = max(hits.values(), default=0)
    return tuple(code for code, count in hits.items() if best and count == best)[:_MOST]
