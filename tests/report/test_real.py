# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Västmanland from real figures: what the page says is what the release and the original files say."""

import csv
import re
from pathlib import Path
from time import process_time

import pytest

from skillshed.report.charts import drawing
from skillshed.report.documents.county import render

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not DATA.is_dir(), reason="the real figures are not beside the repository (../shared/data)"
    ),
]


@pytest.fixture(scope="module")
def page(pages):
    return pages("real").read_text(encoding="utf-8")


def key_figures(page):
    found = re.findall(r'<dt>([^<]*)</dt><dd><span class="number">([^<]*)</span>', page)
    return {label: value.replace("\xa0", "") for label, value in found}


def test_the_population_is_the_releases_and_the_files(page, real_release):
    frame = real_release.table("population")
    here = frame[(frame["region"] == "19") & (frame["year"] == 2005)]
    assert here["value"].sum() == 261_391
    assert key_figures(page)["Invånare 2005"] == "261391"


def test_the_employed_are_the_files_own(page):
    total = 0
    path = DATA / "scb" / "YREG_000000NL_county_ssyk3_sex_2014_2017.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            region = next(value for name, value in row.items() if name.startswith("region"))
            cell = next(value for name, value in row.items() if "2017" in name)
            total += int(cell) if region.startswith("19 ") and cell.isdigit() else 0
    assert total > 100_000
    assert key_figures(page)["Anställda 2017"] == str(total)


def test_the_expected_are_the_releases(page, real_release):
    frame = real_release.table("outlook_population_change")
    births = frame[(frame["region"] == "19") & (frame["component"] == "births")].sort_values("year").iloc[0]
    row = re.search(
        rf'<th scope="row">{births["year"]}</th>(.*?)</tr>',
        page.split('id="change-components"')[1],
        flags=re.DOTALL,
    )[1]
    shown = int(re.match(r'<td class="number">([\d\xa0]+) \(', row)[1].replace("\xa0", ""))
    assert shown == pytest.approx(births["mean"], abs=10)


def test_its_own_back_tests_are_counted(page, real_release):
    frame = real_release.table("outlook_backtest")
    own = frame[(frame["region"] == "19") & (frame["subject"] == "population")]
    inside = own["actual"].between(own["low"], own["high"]).sum()
    assert (
        f"I {len(own)} återtester för Västmanlands län var utfallet inom intervallet {inside} gånger" in page
    )


def test_the_survey_is_joined_with_its_loss_and_moves_are_calculated(page):
    assert 'id="survey-joined"' in page
    assert re.search(r"omräknat till 2013, förlust \d+\xa0%", page)
    assert "Flyttnettot är beräknat" in page
    assert "Västmanlands län lånar från Östra Mellansverige" in page


def test_it_is_written_in_at_most_ten_seconds(real_release):
    drawing._drawn.cache_clear()
    started = process_time()  # the processor's time: tests share the machine
    render(real_release, "19")
    assert process_time() - started < 10
