# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Figures as services write them: a comma, `cirka 270`, `~100`, `..`, `.`, `*` or nothing; the writing is kept beside the figure."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from skillshed.codes.missing import Missing

_NUMBER: Final = re.compile(r"(?P<about>cirka\s+|ca\s+|~\s*)?(?P<number>-?\d[\d\s\u00a0]*(?:[.,]\d+)?)\s*%?")
_MARKS: Final = {
    "": Missing.UNAVAILABLE,
    ".": Missing.UNAVAILABLE,
    "-": Missing.NOT_APPLICABLE,
    "..": Missing.SECRET,
    "*": Missing.NOT_APPLICABLE,
}


class Figure(NamedTuple):
    """One figure of a service.

    Attributes:
        value: the figure, or None.
        raw: as the service wrote it.
        reason: why there is none (a `Missing`), or `estimated` where the service has rounded it; else empty.
    """

    value: float | None
    raw: str
    reason: str


def figure(told: Any) -> Figure:
    """Read a figure; a writing nobody knows is kept and is no figure.

    >>> figure("76,9"), figure("cirka 270"), figure("..")
    (Figure(value=76.9, raw='76,9', reason=''), Figure(value=270.0, raw='cirka 270', reason='estimated'), Figure(value=None, raw='..', reason='secret'))
    """
    if isinstance(told, int | float) and not isinstance(told, bool):
        return Figure(float(told), str(told), "")
    raw = " ".join(str(told or "").split())
    found = _NUMBER.fullmatch(raw)
    if found is None:
        return Figure(None, raw, str(_MARKS.get(raw, Missing.UNAVAILABLE)))
    number = float(re.sub(r"\s", "", found["number"]).replace(",", "."))
    return Figure(number, raw, str(Missing.ESTIMATED) if found["about"] else "")
