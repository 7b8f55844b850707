# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Demand and education on the real series: better than the best naive forecast, and intervals that hold."""

import runpy
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data" / "scb"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real figures in ../shared/data are not here"),
]


@pytest.fixture(scope="module")
def employment():
    return runpy.run_path(str(ROOT / "benchmarks" / "employment_backtest.py"))


@pytest.fixture(scope="module")
def education():
    return runpy.run_path(str(ROOT / "benchmarks" / "education_backtest.py"))


@pytest.mark.parametrize(
    "title",
    [
        "NUTS2 × SSYK96, survey 2003-2013",
        "NUTS2 × SSYK2012, survey 2014-2018",
        "county × SSYK3, register 2014-2017",
    ],
)
def test_employment(employment, title):
    made = employment["cases"](employment["read"](DATA / employment["SETS"][title]))
    for _, one in made[made["horizon"] <= 7].groupby(
        "horizon"
    ):  # beyond, one or two origins are all there is
        found = employment["measures"](one)
        assert found["closer_than_best"] > 0.5
        assert found["wape_ours"] <= 1.001 * min(found[f"wape_{name}"] for name in employment["NAIVE"])
        assert 0.75 <= found["within_80"] <= 0.85


def test_education(education):
    stock = education["read"](DATA / education["FILE"])
    made = pd.concat([education["from_origin"](stock, base) for base in (1990, 1995, 2000)])
    for horizon, bounds in {5: (0.75, 0.90), 10: (0.75, 0.88)}.items():
        found = education["measures"](made[made["horizon"] == horizon])
        assert found["closer_than_best"] > 0.6
        assert found["wape_ours"] < 0.8 * min(found[f"wape_{name}"] for name in education["NAIVE"])
        assert bounds[0] <= found["within_80"] <= bounds[1]
