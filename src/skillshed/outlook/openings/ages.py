# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Age bands as sources write them, spread over single ages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from skillshed.errors import InputError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

YOUNGEST: Final = 16
OLDEST: Final = 74
AGES: Final = np.arange(YOUNGEST, OLDEST + 1)
_OPEN_BAND_YEARS: Final = 4  # "65+" among the employed is mostly 65-69


def band_limits(band: str) -> tuple[int, int]:
    """First and last age of a band such as `16-24`, `65+`, `-14` or `37`, within the ages of work.

    Raises:
        InputError: the text is no age or band.
    """
    text = band.strip()
    low, separator, high = text.partition("-")
    try:
        if text.endswith("+"):
            first = int(text[:-1])
            last = first + _OPEN_BAND_YEARS
        else:
            first = int(low) if low else 0
            last = int(high) if separator else first
    except ValueError:
        first, last = 1, 0
    if first > last:
        raise InputError(
            Text(sv=f"”{band}” är ingen ålder eller åldersgrupp.", en=f'"{band}" is no age or age band.'),
            where="age",
            mend=Text(
                sv="Skriv till exempel 37, 16-24 eller 65+.", en="Write for instance 37, 16-24 or 65+."
            ),
        )
    return max(first, YOUNGEST), min(last, OLDEST)


def spreading(bands: Sequence[str]) -> NDArray[np.float64]:
    """Matrix (band, single age) that spreads a band evenly over its ages; bands outside the ages of work are nil."""
    matrix = np.zeros((len(bands), AGES.size))
    for row, band in enumerate(bands):
        first, last = band_limits(band)
        if first <= last:
            matrix[row, first - YOUNGEST : last - YOUNGEST + 1] = 1 / (last - first + 1)
    return matrix
