# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The scenario switch of an education group: whole runs that were kept when the release was built."""

import pytest
from django.conf import settings

from skillshed.home import Home
from skillshed.outlook.told import names_of, rows_told
from skillshed.web.outlook.figures import whatif

pytestmark = pytest.mark.django_db
GROUP = "/omrade/31/utbildning/G72/"


def test_it_works(shown, client):
    home = settings.SKILLSHED_HOME
    for key, (title, words) in names_of(home, shown).items():
        page = client.get(f"{GROUP}?tank={key}").content.decode().split('id="tank-om"')[1]
        case = whatif.case(shown, "31", code="G72", key=key)
        assert title.sv in page
        assert words.sv in page
        assert case.gap in page
        assert case.figure.finding in page


def test_the_figures_behind_it_are_files(shown, client):
    key = next(iter(names_of(settings.SKILLSHED_HOME, shown)))
    table = client.get(f"{GROUP}siffror/scenario-{key}.csv").content.decode("utf-8-sig")
    assert table.splitlines()[0].startswith("År;Gap, väntat;Gap, scenario")
    assert client.get(f"{GROUP}siffror/scenario-finnsinte.csv").status_code == 404


def test_more_people_at_work_make_every_shortage_smaller(shown):
    asked = {"scenario": "more-at-work", "region": "31", "education": "G72"}
    rows = rows_told(settings.SKILLSHED_HOME, shown, "balance", **asked)
    last = rows[rows["year"] == rows["year"].max()].set_index("measure")
    assert last.loc["supply", "difference"] > 0
    assert last.loc["gap", "difference"] < 0
    assert last.loc["gap", "figure"] == pytest.approx(last.loc["gap", "base"] + last.loc["gap", "difference"])


def test_what_is_not_there_is_as_expected(shown, client):
    page = client.get(f"{GROUP}?tank=finnsinte")
    assert page.status_code == 200
    assert 'value="" selected' not in page.content.decode()


def test_a_release_whose_scenarios_are_not_run_has_no_switch(shown, tmp_path):
    assert names_of(Home(tmp_path), shown) == {}
