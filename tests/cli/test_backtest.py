# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json

import pandas as pd
import pytest


def test_it_works(built_once, skillshed):
    answer = skillshed("--demo", "backtest", home=built_once[0])
    assert answer.code == 0, answer.err
    assert "Befolkning" in answer.out
    assert "I intervallet" in answer.out


def test_json_holds_every_horizon(built_once, skillshed):
    told = json.loads(skillshed("--demo", "backtest", "--json", home=built_once[0]).out)
    assert {row["subject"] for row in told} >= {"population", "employment"}
    assert all(0 <= row["coverage"] <= 1 for row in told)


@pytest.fixture
def files(tmp_path):
    years = range(2010, 2021)
    train = pd.DataFrame(
        [{"region": r, "year": y, "value": 100.0 + y - 2010} for r in ("01", "03") for y in years]
    )
    actual = pd.DataFrame(
        [{"region": r, "year": y, "value": 100.0 + y - 2010} for r in ("01", "03") for y in (2021, 2022)]
    )
    forecast = actual.assign(mean=actual["value"], low=actual["value"] - 1, high=actual["value"] + 1)
    for name, frame in (("train", train), ("actual", actual), ("forecast", forecast.drop(columns="value"))):
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    return tmp_path


def _three(folder):
    return [
        word for name in ("forecast", "actual", "train") for word in (f"--{name}", folder / f"{name}.csv")
    ]


def test_a_perfect_forecast_of_ones_own_is_seen_as_such(skillshed, files):
    told = json.loads(skillshed("backtest", *_three(files), "--json").out)
    assert told["pooled"][0]["wape"] == 0
    assert told["pooled"][0]["coverage"] == 1


def test_it_is_explained_in_words(skillshed, files):
    answer = skillshed("backtest", *_three(files), "--lang", "en")
    assert answer.code == 0, answer.err
    assert "%" in answer.out


def test_two_tables_are_not_enough(skillshed, files):
    answer = skillshed("backtest", "--forecast", files / "forecast.csv", "--actual", files / "actual.csv")
    assert answer.code == 3
    assert "--train" in answer.said


def test_without_a_release_it_says_what_to_do(skillshed):
    answer = skillshed("backtest")
    assert answer.code == 5
    assert "skillshed build" in answer.said
