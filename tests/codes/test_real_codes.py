# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every code and label of the real files is read."""

import json

import pandas as pd
import pytest

from skillshed.codes import (
    classification,
    crosswalk,
    crosswalk_from_key,
    local_labour_markets,
    parse_age,
    parse_education_level,
    parse_occupation,
    parse_region,
    parse_sex,
    programme,
)
from skillshed.codes.area import AreaList
from skillshed.codes.estimation import estimate_weights

pytestmark = pytest.mark.real

FILES = {
    "scb/YREG_000000NK_county_ssyk3_age_sex_2017.csv": "ssyk2012",
    "scb/YREG_000000NL_county_ssyk3_sex_2014_2017.csv": "ssyk2012",
    "scb/SLP_AM0110A4_nuts2_ssyk96_sex_employees_2003_2013.csv": "ssyk96",
    "scb/SLP_AM0110A2_nuts2_ssyk96_sex_wage_2003_2013.csv": "ssyk96",
    "scb/SLP_000000CD_nuts2_ssyk3_sex_employees_2014_2018.csv": "ssyk2012",
    "scb/SLP_000000CG_nuts2_ssyk3_sex_wage_2014_2018.csv": "ssyk2012",
    "scb/UF0506A1_nuts2_age_edulevel_sex_1985_2010.csv": "",
    "scb/000000CV_employees_ssyk_edulevel_2014_2018.csv": "ssyk2012",
    "population_county/popn_1968_2005.csv.gz": "",
    "population_county/births_1968_2005.csv.gz": "",
    "population_county/deaths_1968_2005.csv.gz": "",
}
READERS = {
    "region": parse_region,
    "age": parse_age,
    "sex": parse_sex,
    "level of education": parse_education_level,
}


@pytest.mark.parametrize("name", FILES)
def test_every_label_is_read_and_no_two_become_one(real_data, name):
    frame = pd.read_csv(real_data / name, dtype=str, na_filter=False)
    read = 0
    for column in frame.columns:
        reader = READERS.get(column)
        if "SSYK" in column:
            reader = lambda text: parse_occupation(text, standard=FILES[name])  # noqa: E731
        if reader is not None:
            labels = frame[column].unique()
            assert len({reader(label) for label in labels}) == len(labels)
            read += 1
    assert read >= 2


def test_the_json_answer_is_read(real_data):
    told = json.loads(
        (real_data / "scb/TAB4442_yreg54bas_ssyk4_age_2020_2024.json").read_text(encoding="utf-8")
    )
    for code in told["dimension"]["Yrke2012"]["category"]["index"]:
        assert parse_occupation(code) in {code, "unknown"}
    ages = told["dimension"]["Alder"]["category"]["index"]
    assert [parse_age(code) for code in ages][-1] == "65-69"


def test_municipalities_and_counties_are_those_of_the_files(real_data):
    areas = AreaList.packaged()
    table = pd.read_csv(real_data / "geo/municipalities.csv", dtype=str)
    for row in table.itertuples():
        assert parse_region(row.municipality_name, kind="municipality") == row.municipality_code
        assert areas.county_of(row.municipality_code) == row.county_code
    for row in pd.read_csv(real_data / "geo/counties.csv", dtype=str).itertuples():
        assert parse_region(row.county_name) == parse_region(row.county_name_short) == row.county_code


@pytest.mark.parametrize("year", ["2020", "2021", "2022", "2023"])
def test_local_labour_markets_are_those_of_the_file(real_data, year):
    table = pd.read_excel(
        real_data / "geo/la_regioner_2020_2023.xlsx", sheet_name=year, dtype=str, engine="calamine"
    )
    walk = local_labour_markets(int(year))
    assert {row.kod: {row.Kod.strip(): 1.0} for row in table.itertuples()} == walk.splits


def test_the_packaged_key_is_the_real_one_cured(real_data):
    typed = pd.read_csv(real_data / "codes/ssyk2012_isco08_key.csv", dtype=str)
    assert crosswalk_from_key(typed).splits == crosswalk("ssyk2012", "isco08").splits
    assert len(typed) == 429


def test_programme_codes_of_the_schools_agency_belong_to_programmes(real_data):
    table = pd.read_csv(real_data / "skolverket/gymnasieprogram_nyckel.csv", dtype=str, na_filter=False)
    national = table[table["Gymnasieprogramstyp"].isin(["Yrkesprogram", "Högskoleförberedande program"])]
    kinds = {"Yrkesprogram": {"vocational"}, "Högskoleförberedande program": {"preparatory", "fourth_year"}}
    assert len(national) > 500
    for row in national.itertuples():
        one = programme(row.Gymnasieprogram_kod[:2])
        assert one.type in kinds[row.Gymnasieprogramstyp]


def test_sun_is_that_of_the_workbook(real_data):
    for sheet, name in ((0, "sun2020_level"), (1, "sun2020_field")):
        table = pd.read_excel(
            real_data / "codes/suncode-2020.xlsx", sheet_name=sheet, header=None, dtype=str, engine="calamine"
        )
        codes = table[6].dropna()
        assert set(codes[codes.str.fullmatch(r"\d{3}")]) <= set(classification(name).codes(level=3)), name


def wage_survey(real_data, name, *, year, standard):
    frame = pd.read_csv(real_data / name, na_values="..")
    column = next(one for one in frame.columns if "SSYK" in one)
    tidy = pd.DataFrame({"region": frame["region"], "sex": frame["sex"], "value": frame[year]})
    tidy["occupation"] = [parse_occupation(label, standard=standard) for label in frame[column]]
    return tidy.dropna()


def test_weights_from_the_break_fit_better_than_even_ones(real_data):
    before = wage_survey(
        real_data, "scb/SLP_AM0110A4_nuts2_ssyk96_sex_employees_2003_2013.csv", year="2013", standard="ssyk96"
    )
    after = wage_survey(
        real_data,
        "scb/SLP_000000CD_nuts2_ssyk3_sex_employees_2014_2018.csv",
        year="2014",
        standard="ssyk2012",
    )
    even = crosswalk("ssyk96", "ssyk2012")
    fitted = estimate_weights(even, before=before, after=after, by=("region", "sex"))
    persons = before.groupby("occupation")["value"].sum().to_dict()

    def miss(walk):
        made = (
            walk.apply(before, dimension="occupation").groupby(["region", "sex", "occupation"])["value"].sum()
        )
        real = after.groupby(["region", "sex", "occupation"])["value"].sum()
        both = pd.concat([made, real], axis=1, keys=["made", "real"]).fillna(0)
        return (both["made"] - both["real"]).abs().sum() / both["real"].sum()

    assert miss(fitted) < 0.35  # 0.70 with even weights; the survey itself is rounded and lacks cells
    assert miss(fitted) < 0.5 * miss(even)
    assert fitted.loss_by(persons) < even.loss_by(persons)
