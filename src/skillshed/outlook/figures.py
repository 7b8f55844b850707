# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How an expected figure is written: no digits that nobody can know."""

from __future__ import annotations

from skillshed.language import Text

AGE_BANDS = {
    "T": Text(sv="Alla", en="All"),
    "0-15": Text(sv="0–15 år", en="0–15"),
    "16-18": Text(sv="16–18 år", en="16–18"),
    "20-64": Text(sv="20–64 år", en="20–64"),
    "80+": Text(sv="80 år och äldre", en="80 and over"),
}
"""The age groups of an overview, in the order shown."""


def expected(value: float) -> str:
    """Write an expected number of persons with three to four digits.

    >>> expected(261391.4).replace(chr(160), " ")
    '261 400'
    """
    step = 100 if abs(value) >= 100_000 else 10 if abs(value) >= 1_000 else 1  # noqa: PLR2004 - three to four digits that mean something
    return known(round(value / step) * step)


def known(value: float) -> str:
    """Write a known number of persons to the last one, with a space that does not break between thousands."""
    return f"{value:,.0f}".replace(",", "\u00a0")


def interval(low: float, high: float) -> str:
    """Write an interval of expected persons."""
    return f"{expected(low)}–{expected(high)}"


def percent(share: float, *, digits: int = 0) -> str:
    """Write a share in per cent, as the current language writes it.

    >>> percent(0.125, digits=1).replace(chr(160), " ")
    '12,5 %'
    """
    shown = f"{share * 100:.{digits}f}"
    return str(Text(sv=f"{shown.replace('.', ',')}\u00a0%", en=f"{shown}\u00a0%"))
