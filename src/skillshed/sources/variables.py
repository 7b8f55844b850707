# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What publishers call their variables: which dimensions a name may stand for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.codes.reading import load_yaml

if TYPE_CHECKING:
    from re import Pattern

PARAMETERS = Path(__file__).parent / "parameters" / "variables.yaml"
# A year, or a part or a pair of years: 2024, 2024M05, 2024K1, 2021-2022, 2021/22.
PERIOD = r"(?:1[6-9]|20|21)\d{2}(?:[MKQ]\d{1,2}|[-/]\d{2,4})?"


@cache
def names() -> dict[str, tuple[Pattern[str], ...]]:
    """Give the names of each dimension as `parameters/variables.yaml` lists them."""
    told = load_yaml(PARAMETERS.read_text(encoding="utf-8"))
    return {dimension: tuple(map(re.compile, patterns)) for dimension, patterns in told.items()}


def stands_for(dimension: str, *said: str) -> bool:
    """Tell whether a variable with this code or label may be the dimension."""
    return any(pattern.search(word.casefold()) for pattern in names()[dimension] for word in said)


def is_known(said: str) -> bool:
    """Tell whether the name is that of some variable, and not of a measure."""
    return any(stands_for(dimension, said) for dimension in names() if dimension != "value")
