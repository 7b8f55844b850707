# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Words and values of a release's manifest, as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from skillshed.language import Text
from skillshed.report.numbers import NO_BREAK

if TYPE_CHECKING:
    from skillshed.report.view import View

_PERCENT: Final = re.compile(r"(?<=\d)%")
_YEARS: Final = 1000  # a whole number from here on may be a year, which is not grouped
_UNITS: Final = {
    "share": None,
    "futures": Text(sv="framtider", en="futures"),
    "years": Text(sv="år", en="years"),
    "persons": Text(sv="personer", en="persons"),
    "per year": Text(sv="per år", en="per year"),
    "ratio": Text(sv="gånger", en="times"),
}


def words(given: object, view: View) -> str:
    """Take a manifest's text in the report's language; Swedish sets a space before the per cent sign."""
    if not isinstance(given, Mapping):
        return "" if given is None else str(given)
    text = str(given.get(view.language) or given.get("sv") or "")
    return _PERCENT.sub(f"{NO_BREAK}%", text) if view.language == "sv" else text


def measured(value: object, unit: object, view: View) -> str:
    """Write a value with its unit: a share in per cent; nothing where there is no value."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(filter(None, [str(value), _unit(unit, view)]))
    if unit == "share":
        return view.numbers.percent(float(value), digits=0 if round(value * 100, 6) % 1 == 0 else 1)
    return NO_BREAK.join(filter(None, [_number(value, view), _unit(unit, view)]))


def _number(value: float, view: View) -> str:
    if isinstance(value, int):
        return str(value) if _YEARS <= value < 10 * _YEARS else view.numbers.decimal(value)
    return f"{value:.4g}".replace(".", "," if view.language == "sv" else ".")


def _unit(unit: object, view: View) -> str:
    text = _UNITS.get(str(unit or ""))
    return text.within(view.language) if text else "" if unit == "share" else str(unit or "")
