# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One factor of the chain: a share with an interval, where it comes from, and who changed it and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from skillshed.places.starters.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from skillshed.places.starters.overrides import Override

Z80: Final = 1.2815515655446004
"""Half an 80 % interval of a normal distribution, in standard deviations."""


@dataclass(frozen=True)
class Factor:
    """A share between nil and one (`works` may be above: commuters).

    Attributes:
        name: `share`, `completion`, `further_study`, `stays`, `works` or `matching`.
        value: what is expected.
        low, high: an 80 % interval.
        source: the table, or the assumption, it comes from.
        since: when it was set or what years it covers.
        who, why: who replaced it and why; empty where nobody has.
    """

    name: str
    value: float
    low: float
    high: float
    source: str
    since: str = ""
    who: str = ""
    why: str = ""

    def draws(self, z: NDArray[np.float64]) -> NDArray[np.float64]:
        """The factor in each future: normal about its value with the interval's width, kept within what is possible."""
        limit = parameters()["limits"][self.name]
        spread = (self.high - self.low) / (2 * Z80)
        return np.clip(self.value + spread * z, limit["low"], limit["high"])

    def overridden(self, change: Override) -> Factor:
        """The factor as somebody has set it, with who and why."""
        return replace(
            self,
            value=change.value,
            low=change.value if change.low is None else change.low,
            high=change.value if change.high is None else change.high,
            source=change.source or f"{change.who}: {change.why}",
            since=change.date,
            who=change.who,
            why=change.why,
        )


def assumed(name: str, told: dict[str, Any]) -> Factor:
    """Make a factor of a dated parameter."""
    limit = parameters()["limits"][name]
    value, low, high = (
        float(np.clip(told[key], limit["low"], limit["high"])) for key in ("value", "low", "high")
    )
    return Factor(name, value, low, high, str(told["source"]), str(told["since"]))  # fmt: skip


def counted(name: str, part: float, whole: float, *, source: str, since: str) -> Factor:
    """Make a factor of counts: the share, with the interval that so many persons give it (Jeffreys' beta, as normal)."""
    limit = parameters()["limits"][name]
    share = (part + 0.5) / (whole + 1.0)
    spread = Z80 * float(np.sqrt(max(share * (1 - share), 1e-6) / (whole + 2.0)))
    value, low, high = (
        float(np.clip(one, limit["low"], limit["high"])) for one in (share, share - spread, share + spread)
    )
    return Factor(name, value, low, high, source, since)  # fmt: skip
