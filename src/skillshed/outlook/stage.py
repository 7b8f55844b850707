# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outlook as a stage of the build: the only file that knows both datasets' names and models."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.language import Text
from skillshed.outlook.tables.employment import employment_tables
from skillshed.outlook.tables.population import population_tables
from skillshed.outlook.tables.settings import Settings
from skillshed.warehouse.stage import Datasets, StageResult

if TYPE_CHECKING:
    import pandas as pd

    from skillshed.progress import Progress

FOLDER = Path(__file__).parent
Made = tuple[dict[str, "pd.DataFrame"], list[Text]]


@dataclass(frozen=True)
class OutlookStage:
    """Population, employment, openings and their back-tests, from the datasets there are.

    Attributes:
        horizon: years ahead of each dataset's own last year.
        draws: how many futures an interval is made of.
        contracts: where the contracts of its tables lie.
    """

    horizon: int = 15
    draws: int = 500
    contracts: Path = field(default=FOLDER / "tables", repr=False)

    def __call__(self, datasets: Datasets, seed: int, progress: Progress, /) -> StageResult:
        """Make the outlook's tables; what is missing becomes a gap with its reason, never a guess."""
        settings = Settings(self.horizon, self.draws, seed)
        tables: dict[str, pd.DataFrame] = {}
        remarks: dict[str, list[Text]] = {}
        steps = {"population": _population, "employment": _employment}
        with progress.task(Text(sv="Räknar utblicken", en="Making the outlook"), total=len(steps)) as task:
            for subject, step in steps.items():
                made, remarks[subject] = step(datasets, settings)
                tables |= made
                task.advance()
        return StageResult(tables, assumptions=_assumptions(settings, remarks), gaps=_gaps(datasets))


def _population(datasets: Datasets, settings: Settings) -> Made:
    people = datasets.frame("population")
    if people is None:
        return {}, []
    return population_tables(people, datasets.frame("deaths"), datasets.frame("births"), settings=settings)


def _employment(datasets: Datasets, settings: Settings) -> Made:
    jobs = datasets.frame("employment_by_occupation")
    if jobs is None:
        return {}, []
    return employment_tables(jobs, datasets.frame("employment_by_occupation_age"), settings=settings)


def _assumptions(settings: Settings, remarks: dict[str, list[Text]]) -> list[dict[str, Any]]:
    level = {
        "key": "interval",
        "value": settings.level,
        "unit": "share",
        "source": "Skillshed",
        "note": Text(
            sv="Intervallen ska rymma utfallet i åtta fall av tio.",
            en="The intervals should hold the outcome in eight cases out of ten.",
        )._asdict(),
    }
    noticed = [
        {"key": subject, "value": None, "unit": "", "source": "Skillshed", "note": Text(*remark)._asdict()}
        for subject, several in remarks.items()
        for remark in several
    ]
    return [level, *noticed]


@cache
def _known_gaps() -> dict[str, dict[str, Any]]:
    told = yaml.safe_load((FOLDER / "parameters" / "gaps.yaml").read_text(encoding="utf-8"))
    return dict(told["gaps"]["value"])


def _gaps(datasets: Datasets) -> list[dict[str, Any]]:
    present = set(datasets.names())
    return [
        {
            "subject": gap["subject"],
            "region": None,
            "missing": name,
            "reason": gap["reason"],
            "adds": gap["adds"],
        }
        for name, gap in _known_gaps().items()
        if name not in present
    ]
