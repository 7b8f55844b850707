# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A search ends with the best so far when who watches is content with it."""

from contextlib import nullcontext
from pathlib import Path

from skillshed.places.case import Case
from skillshed.places.fixed import hold
from skillshed.places.planning import solve

CASE = Path(__file__).parent / "cases" / "three_municipalities.yaml"


class Content:
    """Somebody for whom anything will do."""

    def task(self, *_, **__):
        return nullcontext(self)

    def advance(self, steps=1):
        pass

    def tell(self, words, **figures):
        pass

    def enough(self):
        return True


def test_the_best_so_far_is_a_whole_plan_with_what_is_proven_of_it():
    case = Case.read(CASE)
    plan, best = solve(case, gap=0.0, progress=Content()), solve(case, gap=0.0)
    assert plan.proof.stopped in {"content", "gap"}
    assert plan.proof.bound <= best.proof.value <= plan.proof.value + 1e-6
    assert hold(plan.program, plan.x[plan.program.columns["groups"]]) is not None
