# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the named scenarios do to the balance of a release: run once when it is built, kept in the home beside it.

A release is never written again, and who saves a scenario later gets its tables by `tell` once more. What is kept may be shown to others:
counts of too few persons are withheld.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from skillshed.errors import SkillshedError
from skillshed.language import Text
from skillshed.outlook.scenario.baseline import Baseline
from skillshed.outlook.scenario.gap import after, beside_base, verdicts
from skillshed.outlook.scenario.named import Named, named, saved_ones
from skillshed.outlook.scenario.run import jobs_of
from skillshed.outlook.scenario.withheld import withheld
from skillshed.outlook.told import FRAMES, Names, folder
from skillshed.outlook.withholding import withhold
from skillshed.progress import SILENT

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.progress import Progress
    from skillshed.warehouse.release import Release

_STEP = Text(sv="Räknar på scenarierna", en="Working out the scenarios")


@dataclass(frozen=True)
class Told:
    """What was run: the scenarios that fit the release, and those that do not, with the reason."""

    names: Names
    left: tuple[tuple[Text, Text], ...] = ()


def tell(home: Home, release: Release, *, progress: Progress = SILENT) -> Told | None:
    """Run every named scenario that can change the balance, with the draws of the release (common random numbers), and keep what they give.

    Returns:
        What is kept; nothing where the release has no balance of its own. A scenario that does not fit the release is left out, with the reason.

    Raises:
        InputError: a saved scenario cannot be read.
    """
    baseline = Baseline(release)
    if baseline.courses is None:
        return None
    base = int(baseline.courses.outlook.supply.years[0])
    asked = [one for one in [*named(base=base), *saved_ones(home)] if one.scenario.reaching("balance")]
    names, parts, left = {}, [], []
    with progress.task(_STEP, total=len(asked)) as bar:
        for one in asked:
            try:
                parts.append(_run(one, baseline))
                names[one.key] = (one.title, one.words)
            except SkillshedError as problem:
                left.append((one.title, problem.what))
            bar.advance()
    if not parts:
        return None
    frames = (pd.concat(each, ignore_index=True) for each in zip(*parts, strict=True))
    _keep(names, dict(zip(FRAMES, frames, strict=True)), folder(home, release))
    return Told(names, tuple(left))


def _run(one: Named, baseline: Baseline) -> tuple[pd.DataFrame, pd.DataFrame]:
    jobs = None if baseline.expected_jobs is None else jobs_of(one.scenario, baseline)
    then = after(baseline, jobs, one.scenario.shocks)
    assert then is not None
    regions = then.outlook.regions
    frame = beside_base(baseline, then, regions)
    shown = withhold(frame, baseline.areas, unseen=withheld(baseline.release, "balance", frame))
    return shown.rename(columns={"scenario": "figure"}).assign(scenario=one.key), verdicts(then, regions).assign(scenario=one.key)  # fmt: skip


def _keep(names: Names, frames: dict[str, pd.DataFrame], place: Path) -> None:
    """Write all of it, or nothing: a folder that takes the other's place."""
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    draft.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        frame.sort_values(["region", "education"], kind="stable").to_parquet(
            draft / f"{name}.parquet", index=False
        )
    words = {key: [title._asdict(), text._asdict()] for key, (title, text) in names.items()}
    (draft / "names.json").write_text(json.dumps(words, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.rmtree(place, ignore_errors=True)
    draft.replace(place)
