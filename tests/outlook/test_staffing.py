# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from skillshed.outlook import staffing
from skillshed.outlook.mix.settings import setting

AXES = (["00", "01", "02"], ["A", "Q"], ["222", "611"])


def employees(year=2023):
    cells = {"01": [[0, 90], [60, 30]], "02": [[10, 900], [4000, 1000]]}
    cells["00"] = (np.array(cells["01"]) + np.array(cells["02"])).tolist()
    rows = [
        (region, AXES[1][i], AXES[2][o], year, float(cells[region][i][o]))
        for region in cells
        for i in (0, 1)
        for o in (0, 1)
    ]
    return pd.DataFrame(rows, columns=["region", "industry", "occupation", "year", "value"])


def test_patterns_are_shares_drawn_to_the_nation_by_hand():
    found = staffing.patterns(employees(), AXES, base=2023)
    assert np.allclose(found.sum(axis=2), 1)
    k, nation = setting("staffing.prior_persons"), 4060 / 5090
    assert found[1, 1, 0] == pytest.approx((60 + k * nation) / (90 + k))
    assert found[0, 1, 0] == pytest.approx(nation)


def test_a_growing_industry_carries_its_occupations():
    rows = [
        (region, industry, year, level * (1.03 ** (year - 2010) if industry == "Q" else 1.0))
        for region, level in (("01", 100.0), ("02", 5000.0))
        for industry in AXES[1]
        for year in range(2010, 2024)
    ]
    industries = pd.DataFrame(rows, columns=["region", "industry", "year", "value"])
    told = staffing.project(industries, employees(), base=2023, horizon=5)
    wide = told[told["region"] == "02"].pivot_table(index="year", columns="occupation", values="mean")
    assert wide.loc[2028, "222"] > 1.04 * wide.loc[2024, "222"]
    assert wide.loc[2028, "611"] < 1.04 * wide.loc[2024, "611"]


def test_later_staffing_is_never_looked_at():
    later = pd.concat([employees(), employees(2025).assign(value=1.0)])
    assert np.array_equal(
        staffing.patterns(later, AXES, base=2023), staffing.patterns(employees(), AXES, base=2023)
    )
