# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What weights, limits, caps and the order of goals of a case may be."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from skillshed.errors import InputError
from skillshed.language import Text
from skillshed.places.goals import GOALS

if TYPE_CHECKING:
    from skillshed.places.case import Case

AT_MOST: Final = {"travel_share": 1.0, "tail": 1.0}
"""Limits that are shares."""
SOME: Final = {"tail"}
"""Limits that must be above nil."""


def check_settings(case: Case) -> None:
    """Hold a case's weights, limits and caps against what they may be.

    Raises:
        InputError: the first that is no number, below nil or too large, a cap on a goal that there is not, or an order of goals that cannot be followed.
    """
    for goal in case.caps:
        if goal not in GOALS:
            why = Text(sv=f"Målen är {', '.join(GOALS)}.", en=f"The goals are {', '.join(GOALS)}.")
            raise _wrong(f"caps: {goal}", why)
    _order(case)
    groups = {"weights": vars(case.weights), "limits": vars(case.limits), "caps": case.caps}
    for group, told in groups.items():
        for name, value in told.items():
            _hold(f"{group}.{name}", value, most=AT_MOST.get(name, math.inf), some=name in SOME)


def _order(case: Case) -> None:
    for goal in case.order:
        if goal not in GOALS or case.order.count(goal) > 1:
            raise InputError(
                Text(sv="Målens ordning går inte att följa.", en="The order of goals cannot be followed."),
                where=f"order: {', '.join(case.order)}",
                why=Text(sv=f"{goal} saknas, eller står två gånger.", en=f"{goal} is missing, or stands twice."),
                mend=Text(sv=f"Välj bland {', '.join(GOALS)}.", en=f"Choose among {', '.join(GOALS)}."),
            )  # fmt: skip


def _hold(where: str, value: object, *, most: float, some: bool) -> None:
    """Refuse what is no number between nil and the most."""
    number = float(value) if isinstance(value, int | float) else math.nan
    if not 0 <= number <= most or (some and number == 0):
        least = (
            Text(sv="större än 0", en="more than 0") if some else Text(sv="0 eller större", en="0 or more")
        )
        end = (
            Text(sv="", en="") if math.isinf(most) else Text(sv=f", högst {most:g}", en=f", at most {most:g}")
        )
        raise _wrong(f"{where}: {value}", Text(sv=f"Det ska vara ett tal, {least.sv}{end.sv}.", en=f"It must be a number, {least.en}{end.en}."))  # fmt: skip


def _wrong(where: str, why: Text) -> InputError:
    return InputError(
        Text(sv="En vikt, en gräns eller ett tak går inte att använda.", en="A weight, a limit or a cap cannot be used."),
        where=where,
        why=why,
        mend=Text(sv="Rätta värdet, eller ta bort raden så gäller det vanliga.", en="Correct the value, or remove the line: then the usual holds."),
    )  # fmt: skip
