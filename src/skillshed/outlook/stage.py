# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outlook as stages of the build: the only file that knows both the datasets' names and the models."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillshed.codes.reading import load_yaml
from skillshed.language import Text
from skillshed.outlook.demand.bar import Shown
from skillshed.outlook.one_thread import one_thread
from skillshed.outlook.tables.backtest import Trial, backtest_tables, employment_trial, population_trial
from skillshed.outlook.tables.backtest_balance import balance_trial, openings_trial, supply_trial
from skillshed.outlook.tables.balance import Datasets as BalanceData
from skillshed.outlook.tables.balance import balance_tables
from skillshed.outlook.tables.blend import SUBJECTS, blend_tables
from skillshed.outlook.tables.employment import employment_tables
from skillshed.outlook.tables.jobs import Jobs
from skillshed.outlook.tables.population import population_tables
from skillshed.outlook.tables.settings import Settings
from skillshed.outlook.tables.staffing import staffing_tables
from skillshed.outlook.tables.survey import joined_survey
from skillshed.warehouse.stage import Datasets, StageResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from skillshed.progress import Progress

    Made = tuple[dict[str, pd.DataFrame], list[Text]]
    Maker = Callable[[Datasets, Settings], Made]

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class OutlookStage:
    """One subject of the outlook: its tables, what was assumed, and what cannot be said.

    Each subject is a stage of its own, so that the manifest tells exactly which files its figures come from.

    Attributes:
        subject: `population`, `employment`, `balance`, …; the gaps that concern it are told with it.
        title: what the progress bar says.
        make: from datasets to tables.
        horizon: years ahead of the datasets' last year.
        draws: how many futures an interval is made of.
        contracts: where the contracts of its tables lie.
        earlier: tables made so far in the same build, shared by its stages; a stage that reads one also asks for the datasets
            behind it, so that its sources are told.
    """

    subject: str
    title: Text
    make: Maker
    horizon: int
    draws: int
    contracts: Path = field(default=FOLDER / "tables", repr=False)
    earlier: dict[str, pd.DataFrame] = field(default_factory=dict, repr=False, compare=False)

    @property
    def name(self) -> str:
        """What the manifest calls the time it took."""
        return f"outlook-{self.subject}"

    def __call__(self, datasets: Datasets, seed: int, progress: Progress, /) -> StageResult:
        """Make the tables; what is missing becomes a gap with its reason, never a guess."""
        settings = Settings(self.horizon, self.draws, seed)
        with progress.task(self.title, total=1) as task, one_thread():
            tables, remarks = self.make(datasets, settings)
            task.advance()
        self.earlier.update(tables)
        assumptions = _assumptions(self.subject, settings, remarks) if tables else []
        return StageResult(tables, assumptions=assumptions, gaps=_gaps(self.subject, datasets))


def stages(*, horizon: int, draws: int) -> list[OutlookStage]:
    """Give the outlook's stages, in the order they are made."""
    made: dict[str, pd.DataFrame] = {}
    jobs = Jobs()
    makers: dict[str, Maker] = {
        "population": _population,
        "employment": partial(_employment, jobs),
        "balance": partial(_balance, (made, jobs)),
        "staffing": _staffing,
        "survey": _survey,
        "backtest": _backtest,
        "blend": partial(_blend, made),
    }
    return [
        OutlookStage(subject, _TITLES[subject], make, horizon, draws, earlier=made)
        for subject, make in makers.items()
    ]


_TITLES = {
    "population": Text(sv="Skriver fram befolkningen", en="Projecting the population"),
    "employment": Text(sv="Skriver fram yrkena", en="Projecting the occupations"),
    "balance": Text(sv="Ställer efterfrågan mot tillgång", en="Setting demand against supply"),
    "staffing": Text(sv="Läser yrkena genom näringsgrenarna", en="Reading occupations through industries"),
    "survey": Text(sv="Fogar ihop undersökningens serier", en="Joining the survey's series"),
    "backtest": Text(sv="Prövar mot utfallet", en="Testing against the outcome"),
    "blend": Text(sv="Ställer andras prognoser bredvid", en="Setting others' outlooks beside"),
}


def _population(datasets: Datasets, settings: Settings) -> Made:
    people = datasets.frame("population")
    if people is None:
        return {}, []
    deaths, births = datasets.frame("deaths"), datasets.frame("births")
    return population_tables(
        people, deaths, births, _moves(datasets), areas=datasets.areas, settings=settings
    )


def _moves(datasets: Datasets) -> list[pd.DataFrame | None]:
    return [datasets.frame(name) for name in ("migration", "moves_between")]


def _employment(projected: Jobs, datasets: Datasets, settings: Settings) -> Made:
    jobs = datasets.frame("employment_by_occupation")
    if jobs is None:
        return {}, []
    ages = datasets.frame("employment_by_occupation_age")
    return employment_tables(jobs, ages, areas=datasets.areas, settings=settings, projected=projected)


def _balance_trials(datasets: Datasets, settings: Settings) -> list[Trial]:
    jobs, ages = datasets.frame("employment_by_occupation"), datasets.frame("employment_by_occupation_age")
    stock, flows = datasets.frame("education_stock"), datasets.frame("education_flows")
    made = []
    if stock is not None and flows is not None:
        known = BalanceData(
            stock,
            flows,
            datasets.frame("education_labour_force"),
            datasets.frame("education_commuting"),
            jobs,
        )
        made.append(supply_trial(known, settings=settings))
        made.append(balance_trial(known, areas=datasets.areas, settings=settings))
    if jobs is not None and ages is not None:
        made.append(openings_trial(jobs, ages, settings=settings))
    return [one for one in made if one is not None]


def _balance(made: tuple[Mapping[str, pd.DataFrame], Jobs], datasets: Datasets, settings: Settings) -> Made:
    earlier, projected = made
    stock, flows = datasets.frame("education_stock"), datasets.frame("education_flows")
    if stock is None or flows is None:
        return {}, []
    expected = earlier.get("outlook_population")
    for behind in ("deaths", "births") if expected is not None else ():
        datasets.frame(behind)  # the projection's sources are told with the balance's
    known = BalanceData(
        stock,
        flows,
        datasets.frame("education_labour_force"),
        datasets.frame("education_commuting"),
        datasets.frame("employment_by_occupation"),
        datasets.frame("population") if expected is not None else None,
        expected,
        datasets.frame("job_ads"),
        datasets.frame("vacancies"),
    )
    return balance_tables(known, areas=datasets.areas, settings=settings, projected=projected)


def _staffing(datasets: Datasets, settings: Settings) -> Made:
    industries, staffing = (
        datasets.frame("employment_by_industry"),
        datasets.frame("employment_by_occupation_industry"),
    )
    if industries is None or staffing is None:
        return {}, []
    return staffing_tables(industries, staffing, settings=settings)


def _survey(datasets: Datasets, _: Settings) -> Made:
    older, newer = datasets.frame("employment_survey_ssyk96"), datasets.frame("employment_survey")
    if older is None or newer is None:
        return {}, []
    return joined_survey(older, newer)


def _backtest(datasets: Datasets, settings: Settings) -> Made:
    trials = []
    people, jobs = datasets.frame("population"), datasets.frame("employment_by_occupation")
    if people is not None:
        deaths, births = datasets.frame("deaths"), datasets.frame("births")
        trials.append(population_trial(people, deaths, births, _moves(datasets), settings=settings))
    if jobs is not None:
        trials.append(employment_trial(jobs, settings=settings))
    trials += _balance_trials(datasets, settings)
    return backtest_tables(trials, settings=settings), []


def _blend(earlier: Mapping[str, pd.DataFrame], datasets: Datasets, settings: Settings) -> Made:
    external, verdicts = datasets.frame("outlook_external"), datasets.frame("outlook_verdict")
    if external is None and verdicts is None:
        return {}, []
    behind = (
        "employment_by_occupation",
        *(("education_stock", "education_flows") if SUBJECTS["education"].table in earlier else ()),
    )
    for name in behind:
        datasets.frame(name)  # the sources of ours are told with the blend's
    return blend_tables(external, verdicts, made=earlier, settings=settings)


def _assumptions(subject: str, settings: Settings, remarks: list[Text]) -> list[dict[str, Any]]:
    stated = {
        "level": (
            settings.level,
            "share",
            Text(
                sv="Intervallen ska rymma utfallet i åtta fall av tio.",
                en="The intervals should hold the outcome in eight cases out of ten.",
            ),
        ),
        "draws": (
            settings.draws,
            "futures",
            Text(
                sv="Så många slumpade framtider bygger intervallen på.",
                en="So many random futures are behind the intervals.",
            ),
        ),
    }
    rows = [
        {
            "key": f"{subject}.{key}",
            "value": value,
            "unit": unit,
            "source": "Skillshed",
            "note": note._asdict(),
        }
        for key, (value, unit, note) in stated.items()
    ]
    noticed = [
        {
            "key": f"{subject}.{'shown' if isinstance(one, Shown) else 'remark'}",
            "value": None,
            "unit": "",
            "source": "Skillshed",
            "note": Text(*one)._asdict(),
        }
        for one in remarks
    ]
    return rows + noticed


@cache
def _known_gaps() -> dict[str, dict[str, Any]]:
    told = load_yaml((FOLDER / "parameters" / "gaps.yaml").read_text(encoding="utf-8"))
    return dict(told["gaps"]["value"])


def _gaps(subject: str, datasets: Datasets) -> list[dict[str, Any]]:
    present = set(datasets.names())
    return [
        {key: gap[key] for key in ("subject", "reason", "adds")} | {"region": None, "missing": name}
        for name, gap in _known_gaps().items()
        if gap["told_by"] == subject and name not in present
    ]
