# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The older survey: two series, joined only where the release states the loss."""

import re

import pytest

from skillshed.report.documents.county import render

NO_KEY = "en nyckel mellan SSYK 96 och SSYK 2012 med angiven förlust finns inte"
REMARK = {
    "key": "survey.remark", "value": None, "unit": "", "source": "Skillshed",
    "note": {"sv": "Nyckeln är skattad; 35% av personerna är osäkra.", "en": "The crosswalk is estimated; 35% of the persons are uncertain."},
}  # fmt: skip


@pytest.fixture(scope="module")
def page(survey_tables, make_release):
    return render(make_release(survey_tables, names={}, assumptions=(REMARK,)), "19")


def figure(page, name="survey-joined"):
    return re.search(rf'<figure id="{name}".*?</figure>', page, flags=re.DOTALL)[0]


def test_converted_years_look_different_and_the_break_is_drawn(page):
    drawn = re.search(r"<svg .*?</svg>", figure(page), flags=re.DOTALL)[0]
    assert drawn.count('stroke-dasharray="4,3"') == 6  # converted: one dashed line for each occupation
    assert drawn.count('stroke-dasharray="2,3"') == 6  # the break
    assert len(re.findall(r'fill="#ffffff" stroke="#a8470f"', drawn)) == 6 * 11  # rings, 2003-2013
    assert len(re.findall(r'fill="#0b5563" stroke="#0b5563"', drawn)) == 6 * 5  # filled, 2014-2018


def test_the_loss_stands_in_figure_table_and_words(page):
    shown = figure(page)
    assert (
        "Över brottet 2013–2014: bland de största yrkena i Östra Mellansverige är mellan 10\xa0% och 60\xa0%"
        in shown
    )
    assert "omräknat till 2013, förlust 10\xa0%" in shown
    assert "35\xa0% av personerna är osäkra" in shown
    row = re.search(r'<th scope="row">111 .*?</tr>', shown, flags=re.DOTALL)[0]
    assert re.findall(r"<td[^>]*>([^<]*)</td>", row) == [
        "9\xa0000",
        "9\xa0600",
        "9\xa0660",
        "9\xa0900",
        "10\xa0%",
    ]


def test_the_want_of_a_crosswalk_is_told_only_when_it_is_wanting(page, survey_tables, make_release):
    assert NO_KEY not in page
    less = {name: frame for name, frame in survey_tables.items() if name != "employment_survey_joined"}
    without = render(make_release(less, names={}), "19")
    assert NO_KEY in without
    assert 'id="survey-joined"' not in without


def test_a_missing_year_is_a_gap_in_the_line(survey_tables, make_release):
    frame = survey_tables["employment_survey_joined"]
    gap = frame[(frame["occupation"] != "111") | (frame["year"] != 2008)]
    drawn = figure(render(make_release({**survey_tables, "employment_survey_joined": gap}, names={}), "19"))
    first = re.search(r"<svg .*?</svg>", drawn, flags=re.DOTALL)[0]
    paths = re.findall(
        r'<path [^>]*d="([^"]*)"[^>]*stroke-dasharray="4,3"|<path [^>]*stroke-dasharray="4,3"[^>]*d="([^"]*)"',
        first,
    )
    assert sorted(path.count("M") for pair in paths for path in pair if path) == [1, 1, 1, 1, 1, 2]
