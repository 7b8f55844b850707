# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""An analyst takes the table behind a chart, and finds the same number in the API and in the Parquet file."""

from pathlib import Path

import pandas as pd
import pytest
from browsing import visiting

from skillshed.report.numbers import Numbers
from skillshed.web.outlook.figures.area import view_of


def downloaded(visitor, link):
    """The file that a link gives."""
    with visitor.page.expect_download() as got:
        link.click()
    return Path(got.value.path())


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_same_number_behind_the_chart_in_the_api_and_in_parquet(shown, browser, live_server, scripts):
    with visiting(browser, live_server, scripts=scripts) as analyst:
        page = analyst.page
        analyst.go("/")
        page.get_by_role("main").get_by_role("link", name="Almdalas län").click()
        page.get_by_role("main").get_by_role("link", name="Yrken").click()
        page.get_by_role("link", name=view_of(shown, "31").occupation("532"), exact=True).click()
        chart = page.get_by_role("figure").filter(has=page.get_by_role("link", name="CSV")).first
        lines = downloaded(analyst, chart.get_by_role("link", name="CSV")).read_text(encoding="utf-8-sig")
        told = next(line.split(";")[1] for line in lines.splitlines() if line.startswith("2040;"))

        page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Tabeller").click()
        page.get_by_role("link", name="Väntad sysselsättning efter yrke", exact=True).click()
        for column, value in (("region", "31"), ("occupation", "532"), ("year", "2040")):
            page.get_by_label(column, exact=True).select_option(value)
        page.get_by_role("button", name="Visa raderna").click()
        found = pd.read_parquet(downloaded(analyst, page.get_by_role("link", name="Parquet")))
        assert len(found) == 1

        asked = "region=31&occupation=532&year=2040"
        answer = page.request.get(f"{live_server.url}/api/v1/datasets/outlook_employment/data?{asked}")
        [row] = answer.json()["rows"]
        assert row["mean"] == found["mean"].iloc[0]
        assert told == Numbers("sv").expected(row["mean"], low=row["low"], high=row["high"])
