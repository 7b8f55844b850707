# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Assumptions as sentences, sources in short, and totals with an interval where the release has one."""

import re

import pandas as pd
import pytest

from skillshed.report.documents.county import render


@pytest.fixture(scope="module")
def page(pages):
    return pages("memory").read_text(encoding="utf-8")


def rows(page, section):
    chapter = re.search(rf'<section id="{section}".*?</section>', page, flags=re.DOTALL)[0]
    return [
        re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)
        for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", chapter)
    ]


def test_assumptions_are_sentences_with_value_and_unit(page):
    told = rows(page, "methods")
    assert [
        "Alla delar",
        "Intervallen rymmer utfallet åtta gånger av tio.",
        "80\xa0%",
        "architecture.md",
    ] in told
    assert ["Alla delar", "Riktålder för pension.", "66\xa0år", "Pensionsmyndigheten 2026"] in told
    assert "None" not in page
    assert not re.search(r"(population|employment)\.(draws|remark)", page)


def test_what_several_parts_share_is_said_once(page):
    assert [row for row in rows(page, "methods") if "slumpade" in row[1]] == [
        ["Alla delar", "Så många slumpade framtider.", "500\xa0framtider", "Skillshed"]
    ]


def test_long_lists_of_regions_are_summarised_by_name(page):
    notes = [row for row in rows(page, "methods") if "Lånar" in row[1]]
    assert notes == [[
        "Anställda och rekryteringsbehov",
        "Lånar en annans: Ekebygds län lånar från Östra Mellansverige, och så gör 4 regioner till.", "", "Skillshed",
    ]]  # fmt: skip


def test_sources_are_named_in_the_readers_language_and_the_files_own_title_only_in_the_chapter(pages):
    english = pages("memory", "en").read_text(encoding="utf-8")
    lines = re.findall(r'<p class="source">(.*?)</p>', english)
    assert any("SCB, Population by region, sex and age" in line for line in lines)
    assert not any("Table population" in line for line in lines)
    assert "Table population" in {row[0] for row in rows(english, "sources")}


def test_more_than_two_sources_are_shortened_with_a_link(page):
    figure = re.search(r'<figure id="change-components".*?</figure>', page, flags=re.DOTALL)[0]
    line = re.search(r'<p class="source">(.*?)</p>', figure)[1]
    assert line.count("hämtad") == 2
    assert line.endswith('<a href="#sources">och 2 källor till</a>.')


def test_the_total_of_openings_has_its_interval_where_the_release_has_it(tables, make_release):
    frame = tables["outlook_openings"]
    total = frame[frame["occupation"] == "111"].assign(
        occupation="T", cumulative_mean=8000.0, cumulative_low=7000.0, cumulative_high=9000.0
    )
    with_total = {**tables, "outlook_openings": pd.concat([frame, total])}
    chosen = {name: with_total[name] for name in ("employment_by_occupation", "outlook_openings")}
    page = render(make_release(chosen), "31")
    assert "Omkring 8\xa0000 personer (80 % intervall 7\xa0000–9\xa0000) behöver rekryteras" in page
    assert '<span class="number">8\xa0000</span><span class="detail">80 % intervall 7\xa0000–9\xa0000' in page
    assert "Länssumman är summan" not in page
    without = render(make_release({**chosen, "outlook_openings": frame}), "31")
    assert "Länssumman är summan" in without
