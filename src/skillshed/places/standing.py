# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How a search stands: the best value, the best bound, and the gap between them, told live to whoever watches."""

from __future__ import annotations

import math
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.language import Text

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from skillshed.progress import Task


@dataclass
class Standing:
    """What is found and what is proven so far; the value only falls and the bound only rises, so the gap only shrinks.

    Attributes:
        task: who is told, as figures `value` and `bound` (million kronor) and `gap` (share of the value), each as soon as there is one.
        value: of the best plan so far, million kronor.
        bound: no plan weighs less, million kronor.
    """

    task: Task
    value: float = math.inf
    bound: float = -math.inf

    @property
    def gap(self) -> float:
        """How far from the best the best plan so far can be at most, share of its value; infinite without one."""
        if not math.isfinite(self.value - self.bound):
            return math.inf
        return max(0.0, (self.value - self.bound) / abs(self.value)) if self.value else 0.0

    def enough(self) -> bool:
        """Whether there is a plan and who watches is content with it."""
        return math.isfinite(self.value) and self.task.enough()

    def better(self, *, value: float = math.inf, bound: float = -math.inf) -> None:
        """Take a plan's value, or a bound, where it is better than what there was; tell it."""
        if not (value < self.value or bound > self.bound):
            return
        self.value = min(self.value, value)
        self.bound = max(self.bound, bound)
        self.task.tell(self._words(), **self._figures())

    def _figures(self) -> dict[str, float]:
        """What can be told: JSON has no infinity."""
        told = {"value": self.value, "bound": self.bound, "gap": self.gap}
        return {name: one for name, one in told.items() if math.isfinite(one)}

    def _words(self) -> Text:
        if not math.isfinite(self.gap):
            return Text(sv="ingen plan än", en="no plan yet") if math.isinf(self.value) else Text(sv="gränsen söks", en="seeking the bound")  # fmt: skip
        told = f"{100 * self.gap:.1f}"
        return Text(sv=f"gap {told.replace('.', ',')} %", en=f"gap {told} %")


@dataclass
class Within:
    """Who watches a search inside another: of what it finds only the bound holds outside."""

    standing: Standing

    def task(self, *_: object, **__: object) -> AbstractContextManager[Task]:
        """Open the inner search's task."""
        return nullcontext(self)

    def advance(self, steps: int = 1) -> None:
        """Count nothing: the outer search counts."""

    def tell(self, words: Text, **figures: float) -> None:  # noqa: ARG002 - the protocol's shape
        """Pass on the bound."""
        self.standing.better(bound=figures.get("bound", -math.inf))

    def enough(self) -> bool:
        """Ask who watches the outer search."""
        return self.standing.enough()
