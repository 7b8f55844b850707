# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How long 42,920 series take: forecast, weighed, reconciled, with intervals, and with 1,000 drawn paths.

Run: `python benchmarks/panel_forecast.py [--regions 290 --occupations 148 --years 20 --horizon 10 --draws 1000]`.
Referee (in an environment of its own, since it needs pandas < 3): `python benchmarks/panel_forecast.py --referee`
times AutoETS of statsforecast on a sample of the same panel.
"""

from __future__ import annotations

import argparse
import resource
import time

import numpy as np
import pandas as pd


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


def ours(frame: pd.DataFrame, *, horizon: int, draws: int) -> None:
    """Time our own forecasts, step by step."""
    from skillshed.outlook import demand  # noqa: PLC0415 - the referee's environment does not have us
    from skillshed.outlook.demand.fitting import fit  # noqa: PLC0415
    from skillshed.outlook.demand.intervals import Shocks, draw_paths  # noqa: PLC0415
    from skillshed.outlook.demand.panel import read_panel  # noqa: PLC0415

    start = time.perf_counter()
    block = read_panel(frame, base=2023)
    read = time.perf_counter()
    fitted = fit(block, horizon=horizon)
    done = time.perf_counter()
    print(f"read the long frame            {read - start:6.2f} s")
    print(f"forecast, weigh, reconcile     {done - read:6.2f} s   (8 origins, 9 forecasters)")
    one = fitted.cells[:10]
    paths = np.concatenate([fitted.now[:10, :, None], one], axis=-1)
    start = time.perf_counter()
    shocks = Shocks(fitted.spread, fitted.tree.families[:10], fitted.whole[:10], 1)
    draw_paths(paths, shocks=shocks, draws=draws, seed=0)
    drawn = (time.perf_counter() - start) / 10 * fitted.cells.shape[0]
    print(
        f"{draws} coherent paths of each    {drawn:6.2f} s   (10 regions timed, times {fitted.cells.shape[0] / 10:g})"
    )
    start = time.perf_counter()
    result = demand.project(frame, base=2023, horizon=horizon)
    print(
        f"demand.project, all of it      {time.perf_counter() - start:6.2f} s   {len(result):,} rows with intervals"
    )


def referee(frame: pd.DataFrame, *, horizon: int, sample: int = 1000) -> None:
    """Time AutoETS on a sample and scale it up."""
    from statsforecast import StatsForecast  # type: ignore[import-not-found]  # noqa: PLC0415 - never a dependency of ours
    from statsforecast.models import AutoETS  # type: ignore[import-not-found]  # noqa: PLC0415

    series = frame.assign(unique_id=frame["region"] + frame["occupation"], ds=frame["year"], y=frame["value"])
    names = series["unique_id"].drop_duplicates()
    chosen = series[series["unique_id"].isin(names.iloc[:sample])][["unique_id", "ds", "y"]]
    start = time.perf_counter()
    StatsForecast([AutoETS(model="ZZN")], freq=1, n_jobs=1).forecast(df=chosen, h=horizon, level=[80])
    taken = (time.perf_counter() - start) / sample * len(names)
    print(f"statsforecast AutoETS          {taken:6.1f} s   for {len(names):,} series, from {sample}")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in {
        "regions": 290,
        "occupations": 148,
        "years": 20,
        "horizon": 10,
        "draws": 1000,
    }.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--referee", action="store_true")
    given = parser.parse_args()
    frame = panel(given.regions, given.occupations, given.years)
    print(f"{given.regions * given.occupations:,} series of {given.years} years, {given.horizon} ahead")
    if given.referee:
        referee(frame, horizon=given.horizon)
    else:
        ours(frame, horizon=given.horizon, draws=given.draws)
    print(
        f"largest memory                 {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:6.2f} GB"
    )


if __name__ == "__main__":
    main()
