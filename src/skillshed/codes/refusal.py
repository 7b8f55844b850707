# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Refusing a code or a name that nothing is called, with the nearest names there are."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from skillshed.codes.wording import fold
from skillshed.errors import UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS_OF_CODE = {
    "region": Text(sv="område", en="region"),
    "occupation": Text(sv="yrke", en="occupation"),
    "sex": Text(sv="kön", en="sex"),
    "age": Text(sv="ålder", en="age"),
    "education_level": Text(sv="utbildningsnivå", en="level of education"),
}


def not_understood(text: str, *, what: str, names: Mapping[str, str]) -> UnknownCodeError:
    """Make the error for a text that names no code.

    Args:
        text: what was read.
        what: the kind of code that was looked for, one of `KINDS_OF_CODE`.
        names: what there is: name → code.
    """
    kind = KINDS_OF_CODE[what]
    near = suggestions(text, names)
    listed = ", ".join(near)
    return UnknownCodeError(
        Text(sv=f"Förstår inte {text!r} som {kind.sv}.", en=f"Cannot read {text!r} as {kind.en}."),
        mend=Text(
            sv=f"Menade du {listed}?" if near else "Skriv koden eller hela namnet så som källan skriver det.",
            en=f"Did you mean {listed}?" if near else "Write the code or the whole name as the source does.",
        ),
    )


def suggestions(text: str, names: Mapping[str, str], *, count: int = 3) -> tuple[str, ...]:
    """The names most like a text, each with its code, best first (Ratcliff and Obershelp 1988, as in `difflib`)."""
    folded = {fold(name): name for name in names}
    codes = set(names.values())
    words = fold(text).split()
    bare = (
        " ".join(words[1:])
        if len(words) > 1 and any(letter.isdigit() for letter in words[0])
        else " ".join(words)
    )
    near = get_close_matches(bare, folded, n=count, cutoff=0.6)
    found = [f"{names[folded[name]]} {folded[name]}" for name in near]
    return tuple(found or get_close_matches(text.strip(), sorted(codes), n=count, cutoff=0.6))
