# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the outlook's work takes, against its limits: a national panel of series, a county, a scenario, a back-test.

Run: `python benchmarks/outlook.py [--referee [PYTHON]] [--record]`. With `--referee` statsforecast's AutoETS forecasts a sample of the
same panel in the same run, for the ratio of time and of error. It needs pandas < 3 and so an environment of its own: PYTHON is the
interpreter of one where it is installed; without PYTHON one is made for the run and taken away after it (600 MB, half a minute).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
import venv
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from recording import record
from skillshed.home import Home
from skillshed.outlook.demand.drawing import by_region
from skillshed.outlook.demand.fitting import Fitted, fit
from skillshed.outlook.demand.intervals import Shocks
from skillshed.outlook.demand.panel import read_panel
from skillshed.outlook.demand.smoothing import choose, damped_trend
from skillshed.outlook.demand.table import frame
from skillshed.outlook.one_thread import one_thread
from skillshed.outlook.scenario import Period, Places, Scenario, run
from skillshed.outlook.scenario.baseline import baseline_of
from skillshed.outlook.stage import stages
from skillshed.warehouse.build import build
from skillshed.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from skillshed.warehouse.release import Release

REGIONS, OCCUPATIONS, YEARS, HORIZON, DRAWS = 290, 148, 20, 10, 1000
SAMPLE, HELD_BACK = 1000, 5
NEW, STATSFORECAST = "new", "statsforecast==2.1.1"


@dataclass
class Row:
    """One line of the table; seconds."""

    what: str
    limit: float | None
    wall: float = 0.0
    processor: float = 0.0
    note: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Write it as Markdown; a limit is held when the processor time of two cores, or the wall time, is within it."""
        held = (
            ""
            if self.limit is None
            else ("held" if min(self.wall, self.processor) <= self.limit else "**missed**")
        )
        limit = "" if self.limit is None else f"{self.limit:g} s"
        return f"| {self.what} | {self.wall:.1f} s | {self.processor:.1f} s | {limit} | {held} | {'; '.join(self.note)} |"


def main() -> None:
    """Measure, print, and record when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--referee", nargs="?", const=NEW, help="Python of an environment with statsforecast; none: make one"
    )
    parser.add_argument("--record", action="store_true", help="add the table to RESULTS.md")
    asked = parser.parse_args()
    table = ["| what | wall time | processor time | limit | | note |", "|---|---|---|---|---|---|"]
    for row in (*national(asked.referee), *county()):
        print(row.line(), flush=True)
        table.append(row.line())
    if asked.record:
        record("Outlook", table)


def timed(what: str, limit: float | None, work: Callable[[], Any]) -> tuple[Row, Any]:
    """Run once and tell how long it took."""
    wall, processor = time.perf_counter(), time.process_time()
    made = work()
    return Row(what, limit, time.perf_counter() - wall, time.process_time() - processor), made


def national(referee: str | None) -> Iterator[Row]:
    """42,920 series: read, forecast, weigh, reconcile, intervals, and 1,000 drawn paths of every cell."""
    told = panel(REGIONS, OCCUPATIONS, YEARS)
    row, inside = timed(
        f"{REGIONS * OCCUPATIONS:,} series, reconciled, {DRAWS:,} draws",
        5.0,
        one_thread()(lambda: _project(told)),
    )
    row.note.append(f"{inside:.1%} of the paths inside the exact 80 % interval")
    yield row
    series = told["value"].to_numpy().reshape(-1, YEARS)
    past, came = series[:, :-HELD_BACK], series[:, -HELD_BACK:]
    ours, made = timed(
        f"damped trend, {len(past):,} series",
        None,
        lambda: damped_trend(past, HELD_BACK, damped=choose(past)),
    )
    some = np.linspace(0, len(past) - 1, SAMPLE).astype(int)
    ours.note.append(f"WAPE of {SAMPLE:,} series {wape(made[some], came[some]):.4f}")
    yield ours
    if referee is None:
        print("| AutoETS left out: give --referee, or --referee PYTHON where statsforecast is installed |")
        return
    yield _referee(referee, past[some], came[some], ours=ours, series=len(past))


def panel(regions: int, occupations: int, years: int) -> pd.DataFrame:
    """Make a panel with national, regional, occupational and own random walks, and measurement noise."""
    source = np.random.default_rng(1)
    size = np.exp(source.normal(5, 1.3, (regions, occupations, 1)))
    walks = (
        np.cumsum(source.normal(0.01, 0.012, (1, 1, years)), axis=2)
        + np.cumsum(source.normal(0, 0.006, (regions, 1, years)), axis=2)
        + np.cumsum(source.normal(0, 0.025, (1, occupations, years)), axis=2)
        + np.cumsum(source.normal(0, 0.03, (regions, occupations, years)), axis=2)
    )
    persons = source.poisson(size * np.exp(walks)).astype(float)
    names = [[f"{1000 + one}" for one in range(regions)], [f"{111 + one}" for one in range(occupations)]]
    index = pd.MultiIndex.from_product(
        [*names, range(2024 - years, 2024)], names=["region", "occupation", "year"]
    )
    return pd.DataFrame({"value": persons.reshape(-1)}, index=index).reset_index()


def _project(told: pd.DataFrame) -> float:
    """Share of the paths inside the exact interval: every path is looked at, none is kept."""
    fitted = fit(read_panel(told, base=2023), horizon=HORIZON)
    table = frame(fitted, base=2023, level=0.8, margins=False)
    low, high = (_bounds(table, name, fitted) for name in ("low", "high"))
    cells = np.concatenate([fitted.now[..., None], fitted.cells], axis=-1)
    shocks = Shocks(fitted.spread, fitted.tree.families, fitted.whole)

    inside = [
        float(np.mean((drawn[..., 1:] >= low[region]) & (drawn[..., 1:] <= high[region])))
        for region, drawn in enumerate(by_region(cells, shocks=shocks, draws=DRAWS, seed=0))
    ]
    return float(np.mean(inside))


def _bounds(table: pd.DataFrame, name: str, fitted: Fitted) -> np.ndarray:
    return table[name].to_numpy(dtype=np.float32).reshape(fitted.cells.shape)


def _referee(python: str, past: np.ndarray, came: np.ndarray, *, ours: Row, series: int) -> Row:
    """Let AutoETS forecast a sample in its own environment."""
    with tempfile.TemporaryDirectory() as folder:
        np.save(Path(folder) / "past.npy", past)
        told = subprocess.run(
            [_made(Path(folder)) if python == NEW else python, "-c", AUTO_ETS, folder, str(HELD_BACK)],
            capture_output=True,
            text=True,
            check=True,
        )
        made = np.load(Path(folder) / "made.npy")
    spent = json.loads(told.stdout.splitlines()[-1])
    row = Row(
        f"statsforecast {spent['version']} AutoETS, {len(past):,} of the same series",
        None,
        spent["wall"],
        spent["processor"],
    )
    whole = spent["processor"] * series / len(past)
    row.note += [
        f"WAPE {wape(made, came):.4f}",
        f"all series {whole:.0f} s, {whole / ours.processor:.0f} × damped trend",
    ]
    return row


def _made(folder: Path) -> str:
    """Make an environment with statsforecast in a folder, and give its Python."""
    venv.create(folder / "referee", with_pip=True)
    python = str(folder / "referee" / "bin" / "python")
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, STATSFORECAST], check=True)
    return python


AUTO_ETS = """
import json, sys, time, numpy as np, pandas as pd, statsforecast
from statsforecast import StatsForecast
from statsforecast.models import AutoETS
past = np.load(sys.argv[1] + "/past.npy")
count, years = past.shape
told = pd.DataFrame({"unique_id": np.repeat(np.arange(count), years), "ds": np.tile(np.arange(years), count), "y": past.ravel()})
run = lambda rows: StatsForecast([AutoETS(model="ZZN")], freq=1, n_jobs=1).forecast(df=rows, h=int(sys.argv[2]))
run(told.head(5 * years))  # compiled before the clock starts
wall, processor = time.perf_counter(), time.process_time()
made = run(told)
spent = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor, "version": statsforecast.__version__}
np.save(sys.argv[1] + "/made.npy", made["AutoETS"].to_numpy().reshape(count, -1))
print(json.dumps(spent))
"""


def wape(made: np.ndarray, came: np.ndarray) -> float:
    """Sum of errors over the sum of outcomes."""
    return float(np.abs(made - came).sum() / came.sum())


def county() -> Iterator[Row]:
    """Measure the demo county: 12 municipalities and the rest of the country, 60 education groups."""
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(Home(Path(folder) / "demo"))
        space.demo()
        home = space.home
        outlook = {stage.subject: stage for stage in stages(horizon=15, draws=DRAWS)}
        backtest = outlook.pop("backtest")
        reading, _ = timed("", None, lambda: build(home))
        row, release = timed(
            f"a county's whole outlook, {DRAWS:,} draws",
            10.0,
            lambda: build(home, stages=list(outlook.values())),
        )
        yield _less(row, reading, note="reading the datasets, which every build does, taken off")
        yield _less(
            *(timed("back-test of a county", 60.0, lambda: build(home, stages=[backtest]))[0], reading)
        )
        yield from _scenarios(release)


def _less(row: Row, reading: Row, *, note: str = "") -> Row:
    row.note += [note] if note else []
    row.wall, row.processor = row.wall - reading.wall, row.processor - reading.processor
    return row


def _scenarios(release: Release) -> Iterator[Row]:
    region = next(code for code in baseline_of(release).told() if code != "00")[:2]

    def asked(starters: float) -> Scenario:
        return Scenario(
            "Places", (Places(programme="VO", area=region, starters=starters, period=Period(2026)),)
        )

    first, _ = timed(
        "a first scenario, fitting included", None, lambda: run(asked(50), release, region=region)
    )
    yield first
    again, _ = timed("a scenario re-run", 3.0, lambda: run(asked(80), release, region=region))
    yield again


if __name__ == "__main__":
    main()
