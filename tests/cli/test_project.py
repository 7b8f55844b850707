# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pandas as pd
import pytest

import skillshed as library


@pytest.fixture(scope="module")
def tables(built_once, tmp_path_factory):
    """The demo world's own tables as files, as a user would have them."""
    folder = tmp_path_factory.mktemp("tables")
    release = library.open(built_once[0], demo=True).release()
    for name in ("population", "deaths", "births", "employment_by_occupation"):
        frame = release.table(name)
        frame = frame[frame["region"].isin(["31", "32"])].drop(columns=["flag", "source"])
        frame.to_csv(folder / f"{name}.csv", index=False)
    return folder


def test_it_works(skillshed, tables, tmp_path):
    out = tmp_path / "people.csv"
    answer = skillshed(
        *("project", "population", "--in", tables / "population.csv", "--deaths", tables / "deaths.csv"),
        *("--births", tables / "births.csv", "--base", 2020, "--horizon", 5, "--draws", 50, "--out", out),
    )
    assert answer.code == 0, answer.err
    made = pd.read_csv(out, dtype={"region": str, "sex": str, "age": str})
    assert list(made.columns) == ["region", "sex", "age", "year", "mean", "low", "high"]
    assert set(made["year"]) == set(range(2021, 2026))
    assert (made["low"] <= made["high"]).all()


def test_employment_is_written_as_parquet(skillshed, tables, tmp_path):
    out = tmp_path / "jobs.parquet"
    answer = skillshed(
        *("project", "employment", "--in", tables / "employment_by_occupation.csv"),
        *("--base", 2023, "--horizon", 3, "--out", out),
    )
    assert answer.code == 0, answer.err
    made = pd.read_parquet(out)
    assert set(made["occupation"].str.len()) <= {3, 5, 7}
    assert not made[["mean", "low", "high"]].isna().any().any()


def test_education_is_projected(skillshed, tmp_path):
    rows = [
        {
            "region": "31",
            "sex": sex,
            "age_group": band,
            "education": level,
            "year": year,
            "value": 100 + year - 2010,
        }
        for sex in "12"
        for band in ("25-34", "35-44", "45-54")
        for level in ("3", "6")
        for year in range(2010, 2021)
    ]
    pd.DataFrame(rows).to_csv(tmp_path / "stock.csv", index=False)
    answer = skillshed("project", "education", "--in", tmp_path / "stock.csv", "--base", 2020, "--horizon", 5)
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[0] == "region,sex,age_group,education,year,mean,low,high"


def test_a_base_year_beyond_the_table_is_told(skillshed, tables):
    answer = skillshed(
        "project", "population", "--in", tables / "population.csv", "--base", 2050, "--horizon", 5
    )
    assert answer.code == 3
    assert "2050" in answer.said


def test_a_file_that_is_not_a_table_is_told(skillshed, tmp_path):
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"not parquet")
    answer = skillshed("project", "employment", "--in", broken, "--base", 2020, "--horizon", 5)
    assert answer.code == 3
    assert "Gör så här" in answer.said


def test_another_format_is_refused(skillshed, tmp_path):
    answer = skillshed("project", "employment", "--in", tmp_path / "t.docx", "--base", 2020, "--horizon", 5)
    assert answer.code == 3
    assert ".parquet" in answer.said
