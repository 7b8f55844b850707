# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Numbers as a reader meets them: grouped, rounded to what is known, and never a 0 for what is missing.

Swedish follows Myndigheternas skrivregler (Språkrådet): no-break space between thousands, decimal comma, a true minus sign,
a space before the per cent sign. English uses a comma between thousands and a point.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from skillshed.codes.missing import Missing
from skillshed.language import Language, Text

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
MISSING: Final = ".."
_SIGNIFICANT: Final = 2  # digits of an interval's half-width that carry information
_HIDDEN = Text(sv="dold", en="hidden")
_FEWER = Text(sv="färre än {k}", en="fewer than {k}")


@dataclass(frozen=True)
class Numbers:
    r"""Writes numbers in one language, and hides counts of fewer than `k` persons.

    >>> Numbers("sv").count(261703)
    '261\xa0703'
    >>> Numbers("en").change(-1250)
    '−1,250'
    """

    language: Language = "sv"
    k: int = 5

    def decimal(self, value: float, *, digits: int = 0, signed: bool = False) -> str:
        """Write one number with grouped thousands and a fixed number of decimals."""
        exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
        text = f"{abs(exact):,f}"
        if self.language == "sv":
            text = text.replace(",", NO_BREAK).replace(".", ",")
        sign = MINUS if exact < 0 else "+" if signed and exact > 0 else ""
        return sign + text

    def hides(self, value: float) -> bool:
        """Tell whether a count is too small to show (below `k` persons)."""
        return abs(value) < self.k

    def count(self, value: float, *, flag: str | None = None, hidden: bool = False) -> str:
        """Write an observed count of persons; a missing, small or hidden one gives its mark."""
        if not _known(value):
            return MISSING
        if hidden and not self.hides(value):
            return self.hidden
        return (
            self.few
            if self.hides(value)
            else self.decimal(value) + ("*" if flag == Missing.ESTIMATED else "")
        )

    @property
    def few(self) -> str:
        """The mark of a count too small to show."""
        return _FEWER.within(self.language).format(k=self.k)

    @property
    def hidden(self) -> str:
        """The mark of a count that would give a small one away (see `suppression`)."""
        return _HIDDEN.within(self.language)

    def expected(self, value: float, *, low: float, high: float, signed: bool = False) -> str:
        """Write an expected count, rounded to what its interval allows (see `step`)."""
        if not _known(value):
            return MISSING
        if self.hides(value) and not signed:
            return self.few
        return self.decimal(rounded(value, step(low, high)), signed=signed)

    def interval(self, low: float, high: float) -> str:
        """Write an interval of persons, both ends rounded alike; an end that is too small gives its mark."""
        if not (_known(low) and _known(high)):
            return MISSING
        size = step(low, high)
        ends = [
            self.few if self.hides(end) and low >= 0 else self.decimal(rounded(end, size))
            for end in (low, high)
        ]
        return f"{ends[0]}–{ends[1]}" if low >= 0 and self.few not in ends else self._to(*ends)

    def _to(self, low: str, high: str) -> str:
        between = "till" if self.language == "sv" else "to"
        return f"{low}{NO_BREAK}{between}{NO_BREAK}{high}" if low != high else low

    def change(self, value: float, *, low: float | None = None, high: float | None = None) -> str:
        """Write a change with its sign, rounded by its interval when it has one."""
        if not _known(value):
            return MISSING
        size = step(low, high) if low is not None and high is not None else 1
        return self.decimal(rounded(value, size), signed=True)

    def percent(self, share: float, *, digits: int = 0, signed: bool = False) -> str:
        """Write a share (0.25) in per cent (`25 %`; `25%` in English)."""
        if not _known(share):
            return MISSING
        space = NO_BREAK if self.language == "sv" else ""
        return f"{self.decimal(share * 100, digits=digits, signed=signed)}{space}%"


def step(low: float, high: float) -> int:
    """Give the step to round to: two significant digits of the interval's half-width, at least 1.

    An interval of ±12,300 persons says nothing about single persons: its figures are rounded to whole thousands.

    >>> step(262_000, 286_600), step(100, 103)
    (1000, 1)
    """
    half = (high - low) / 2
    if not math.isfinite(half) or half <= 0:
        return 1
    return max(1, int(10 ** (math.floor(math.log10(half)) - (_SIGNIFICANT - 1))))


def rounded(value: float, size: int) -> float:
    """Round to the nearest multiple of a step."""
    return round(value / size) * size


def _known(value: float | None) -> bool:
    return value is not None and math.isfinite(value)
