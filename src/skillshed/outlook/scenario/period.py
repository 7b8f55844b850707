# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""When a shock acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.language import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Period:
    """From a year and, if it ends, to a year; both included.

    >>> Period(2028, 2030).reached([2027, 2028, 2029, 2030, 2031]).round(2).tolist()
    [0.0, 0.33, 0.67, 1.0, 1.0]
    >>> Period(2028, 2029).acts([2027, 2028, 2029, 2030]).tolist()
    [False, True, True, False]
    """

    first: int
    last: int | None = None

    def acts(self, years: NDArray[np.integer] | list[int]) -> NDArray[np.bool_]:
        """In which years it acts, shape (year,)."""
        given = np.asarray(years)
        return np.asarray((given >= self.first) & (given <= (self.last if self.last is not None else np.inf)))

    def reached(self, years: NDArray[np.integer] | list[int]) -> NDArray[np.float64]:
        """How much of it has come about by the end of each year, when it comes in equal steps and stays; shape (year,)."""
        last = self.first if self.last is None else self.last
        return np.clip((np.asarray(years) - self.first + 1) / (last - self.first + 1), 0.0, 1.0)

    def passed(self, years: NDArray[np.integer] | list[int]) -> NDArray[np.float64]:
        """How many years it has acted by the end of each year, shape (year,)."""
        given = np.asarray(years)
        last = given if self.last is None else np.minimum(given, self.last)
        return np.asarray(np.maximum(last - self.first + 1, 0), dtype=float)

    def meets(self, other: Period) -> bool:
        """Whether the two have a year in common."""
        return self.first <= (other.last or np.inf) and other.first <= (self.last or np.inf)

    def __str__(self) -> str:
        return str(self.first) if self.last in {None, self.first} else f"{self.first}–{self.last}"

    def since(self) -> Text:
        """Say it of something that goes on: from a year, or from a year to a year."""
        if self.last is None:
            return Text(sv=f"från {self.first}", en=f"from {self.first}")
        return Text(sv=f"åren {self.first}–{self.last}", en=f"in the years {self.first}–{self.last}")
