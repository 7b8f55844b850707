# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The robust plan against the plan for the mean and today's offer, over 1,000 futures that none of them was made for.

    python benchmarks/places_judging.py [--seeds 1 2 3] [--homes FOLDER]

Makes a demo county for each seed (about half a minute each; `--homes` keeps them), plans it for 40 futures and for their mean with the same procedure, and judges both,
the solver's own plan and today's offer with pupils' free choice. Times are processor seconds of this process.

| what | limit |
|---|---|
| robust plan, solver and refining | 60 s, 2 GB |
| a plan judged on 1,000 futures of five years | 10 s |
| unmet need, mean and mean of the worst tenth | robust least |
| weighed together | robust least |
| cost | robust no more than today |
| unmet wishes | told: need comes first |
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.home import Home
from skillshed.places.asking import Effort
from skillshed.places.basis import basis
from skillshed.places.deciding import decide
from skillshed.places.judging import as_today, judge
from skillshed.places.planning import solve
from skillshed.sources.demo import generate
from skillshed.warehouse.publishing import current
from skillshed.workspace import Workspace

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release

YEARS = range(2027, 2032)
FUTURES, UNSEEN = 200, 1_000
SHOWN = ("unmet_need", "unmet_wish", "cost", "weighed")


def county(folder: Path, seed: int) -> Release:
    """The demo county of a seed, built where it is not already."""
    path = folder / f"county{seed}"
    if not path.exists():
        generate(Home(path), seed=seed)
        Workspace.open(path).build()
    return current(Home(path))


def tried(release: Release, seed: int) -> None:
    """Plan and judge one county."""
    known = basis(release, "31", YEARS, futures=FUTURES, seed=1)
    unseen = basis(release, "31", YEARS, futures=UNSEEN, seed=77).case
    case, model = known.case, known.applicants.model
    plans = {"today": as_today(case), "solver": solve(case.mean, gap=0.01).groups}
    for name, planned in (("mean", 1), ("robust", 40)):
        began = time.process_time()
        plans[name] = decide(case, model=model, effort=Effort(planned=planned, seconds=300)).groups
        print(f"seed {seed}: {name} made in {time.process_time() - began:.1f} s CPU", flush=True)
    began = time.process_time()
    told = judge(unseen, plans, model=model, seed=99).summary().set_index(["plan", "measure"])
    took = (time.process_time() - began) / len(plans)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"seed {seed}: one plan judged on {UNSEEN} futures {took:.2f} s CPU; {memory:.2f} GB")
    print(
        f"| seed {seed} | unmet need | worst tenth | unmet wishes | cost, SEK m | weighed, SEK m |\n|---|---|---|---|---|---|"
    )
    for name in plans:
        need, wish, cost, weighed = (told.loc[(name, measure)] for measure in SHOWN)
        print(f"| {name} | {need['mean']:.0f} | {need['worst']:.0f} | {wish['mean']:.0f} | {cost['mean'] / 1e6:.0f} | {weighed['mean'] / 1e6:.0f} |", flush=True)  # fmt: skip


def main() -> None:
    """Try every county that is asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    asked.add_argument("--homes", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for seed in given.seeds:
            tried(county(given.homes or Path(folder), seed), seed)


if __name__ == "__main__":
    main()
