# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The real files of the house: all are understood, and their totals are the files' own."""

import time

import pytest

from skillshed.home import Home
from skillshed.sources.importing import Imported, import_paths
from skillshed.sources.tidy import tidy

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def answers(real, tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("real"))
    found = import_paths(home, [real / "scb", real / "population_county", real / "codes"])
    return {answer.path.name.split("_", maxsplit=1)[0] + "/" + answer.path.name: answer for answer in found}


def one(answers, part):
    (answer,) = [answer for name, answer in answers.items() if part in name]
    assert isinstance(answer, Imported), answer
    return answer


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("000000CV", "employees_by_occupation_education"),
        ("000000CD", "employees_survey"),
        ("000000CG", "wages_survey"),
        ("AM0110A2", "wages_survey_ssyk96"),
        ("AM0110A4", "employees_survey_ssyk96"),
        ("TAB4442", "employees_by_occupation_age"),
        ("UF0506A1", "population_by_education_level"),
        ("000000NK", "employees_by_occupation_age"),
        ("000000NL", "employees_by_occupation"),
        ("births", "births"),
        ("deaths", "deaths"),
        ("popn", "population"),
        ("isco08_key", "ssyk_isco_key"),
        ("titles", "occupation_titles"),
        ("suncode-2000", "sun2000"),
        ("suncode-2020", "sun2020"),
    ],
)
def test_every_file_is_taken_for_what_it_is(answers, part, kind):
    assert one(answers, part).kind.id == kind


def test_nothing_is_refused(answers):
    assert [answer for answer in answers.values() if not isinstance(answer, Imported)] == []


def test_swedens_population_is_the_sum_of_its_counties(answers):
    frame = tidy(one(answers, "popn").snapshot)
    assert frame.loc[frame["year"] == 2005, "value"].sum() == 9_047_752
    assert set(frame["age"]) == {*map(str, range(100)), "100+"}
    assert frame["region"].nunique() == 21


def test_occupations_of_a_county_add_up_to_the_file(answers, real):
    frame = tidy(one(answers, "000000NL").snapshot)
    lines = (real / "scb" / one(answers, "000000NL").path.name).read_text(encoding="utf-8").splitlines()
    expected = sum(int(line.rsplit(",", 1)[1]) for line in lines if line.startswith('"19 '))
    in_2017 = frame[(frame["region"] == "19") & (frame["year"] == 2017)]
    assert in_2017["value"].sum() == expected
    assert set(frame["occupation"]) >= {"011", "unknown"}


def test_old_region_codes_are_known_by_their_names(answers):
    frame = tidy(one(answers, "000000NK").snapshot)
    assert set(frame["region"]) == {"SE11", "SE12", "SE21", "SE22", "SE23", "SE31", "SE32", "SE33"}
    assert set(frame["age"]) == {"16-24", *(f"{low}-{low + 4}" for low in range(25, 65, 5))}


def test_missing_cells_keep_their_reason(answers):
    answer = one(answers, "000000CD")
    assert answer.missing == {"unavailable": 6572}


def test_the_table_without_a_region_is_the_nations(answers):
    frame = tidy(one(answers, "TAB4442").snapshot)
    assert set(frame["region"]) == {"00"}
    assert set(frame["sex"]) == {"T"}
    assert "65-69" in set(frame["age"])


def test_what_the_wording_calls_wages_is_told(answers):
    assert any("lön" in remark.sv for remark in one(answers, "000000CV").remarks)


def test_ages_of_mothers(answers):
    assert set(tidy(one(answers, "births").snapshot)["age"]) >= {"-14", "49+", "unknown"}


def test_the_largest_file_is_quick(real, tmp_path):
    began = time.perf_counter()
    import_paths(Home(tmp_path), [real / "scb" / "YREG_000000NK_county_ssyk3_age_sex_2017.csv"])
    assert time.perf_counter() - began < 2
