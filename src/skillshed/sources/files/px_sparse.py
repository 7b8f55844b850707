# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""PX data with keys: rows of nothing but zeros are left out, and every row says which one it is."""

from __future__ import annotations

import re
from math import prod
from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.sources.files.refusals import damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.sources.table import Variable

_TOKEN: Final = re.compile(r'"([^"]*)"|([^\s,"]+)')


def spread(data: str, variables: Sequence[Variable], *, keyed: int, size: int) -> list[str]:
    """Lay keyed rows out as the dense data they stand for; rows left out hold zeros.

    Args:
        data: what follows DATA=.
        variables: of the table; the first `keyed` ones are told in every row, by code or by label.
        keyed: how many variables have KEYS.
        size: cells of the whole cube.

    Raises:
        InputError: a key is unknown, a row is told twice, or the last row is not whole.
    """
    width = prod(len(variable.labels) for variable in variables[keyed:])
    tokens = [quoted or bare for quoted, bare in _TOKEN.findall(data)]
    if len(tokens) % (keyed + width):
        why = Text(sv="En rad med nycklar är inte hel.", en="A row with keys is not whole.")
        raise damaged(why, where="DATA")
    texts = ["0"] * size
    places = [_places(variable) for variable in variables[:keyed]]
    seen: set[int] = set()
    for start in range(0, len(tokens), keyed + width):
        row = _row(tokens[start : start + keyed], places, variables)
        if row in seen:
            why = Text(sv="En rad med nycklar finns två gånger.", en="A row with keys is there twice.")
            raise damaged(why, where=", ".join(tokens[start : start + keyed]))
        seen.add(row)
        texts[row * width : (row + 1) * width] = tokens[start + keyed : start + keyed + width]
    return texts


def _places(variable: Variable) -> dict[str, int]:
    """Where each value stands, by its label and by its code."""
    by_label = {label: place for place, label in enumerate(variable.labels.values())}
    return by_label | {code: place for place, code in enumerate(variable.labels)}


def _row(keys: Sequence[str], places: Sequence[dict[str, int]], variables: Sequence[Variable]) -> int:
    row = 0
    for key, known, variable in zip(keys, places, variables, strict=False):
        if key not in known:
            why = Text(
                sv=f"Nyckeln {key} finns inte i {variable.label}.",
                en=f"The key {key} is not in {variable.label}.",
            )
            raise damaged(why, where="DATA")
        row = row * len(variable.labels) + known[key]
    return row
