# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Others' outlooks in the build: the tables, the earned weights, and the sentences where outlooks disagree."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from skillshed.outlook.others import others
from skillshed.outlook.tables.blend import blend_tables
from skillshed.outlook.tables.settings import Settings

SETTINGS = Settings(horizon=5, draws=100, seed=1)
ITEMS = [f"{code}" for code in range(211, 236)]


def employment(years=range(2025, 2030)):
    rows = [
        ("31", item, year, 100.0 + at, 90.0 + at, 110.0 + at)
        for at, item in enumerate(ITEMS)
        for year in years
    ]
    return pd.DataFrame(rows, columns=["region", "occupation", "year", "mean", "low", "high"])


def external(persons, *, year=2029, issue=2024, name="Institutet"):
    return pd.DataFrame(
        {
            "outlook": name,
            "issue": issue,
            "region": "31",
            "subject": "occupation",
            "item": ITEMS,
            "year": year,
            "persons": persons,
            "source": "x",
        }
    )


def backtest(error):
    actual = 100.0 + np.arange(len(ITEMS))
    return pd.DataFrame(
        {
            "subject": "employment",
            "region": "31",
            "item": ITEMS,
            "origin": 2019,
            "year": 2024,
            "forecast": actual * error,
            "actual": actual,
        }
    )


@pytest.fixture(scope="module")
def made():
    truth = 100.0 + np.arange(len(ITEMS))
    said = pd.concat([external(truth * 1.5), external(truth, year=2024, issue=2019)])
    words = external(truth).drop(columns="persons").assign(verdict="brist", outlook="Kompassen")
    tables = {"outlook_employment": employment(), "outlook_backtest": backtest(1.2)}
    return blend_tables(said, words, made=tables, settings=SETTINGS)


def test_who_was_right_weighs_more(made):
    weights = made[0]["outlook_blend_weights"].set_index("outlook")
    assert weights.loc["Institutet", "weight"] > 0.55
    assert weights["weight"].sum() == pytest.approx(1)
    assert weights.loc["skillshed", "error"] == pytest.approx(0.2)
    assert weights.loc["skillshed", "issues"] == "2019"


def test_the_blend_lies_between_and_is_as_wide_as_the_disagreement(made):
    blend = made[0]["outlook_blend"]
    assert len(blend) == len(ITEMS)
    assert set(blend["year"]) == {2029}
    assert ((blend["mean"] > 100) & (blend["high"] - blend["low"] > 20)).all()


def test_every_disagreement_is_told_and_the_remarks_say_where_weights_come_from(made):
    tables, remarks = made
    assert tables["outlook_disagreement"]["outside"].all()
    assert not tables["outlook_agreement"].empty
    assert any("intjänade" in one.sv for one in remarks)


def test_without_others_there_is_nothing():
    assert blend_tables(None, None, made={"outlook_employment": employment()}, settings=SETTINGS) == ({}, [])


def test_without_our_own_outlook_nothing_is_compared():
    assert blend_tables(external(1.0), None, made={}, settings=SETTINGS) == ({}, [])


def release(tables):
    known = tables | {"outlook_employment": employment()}
    return SimpleNamespace(
        id="r1",
        path=Path(f"r{id(tables)}"),
        tables=lambda: sorted(known),
        table=lambda name: known[name].copy(),
        areas=lambda: None,
    )


def test_a_sentence_names_what_is_farthest_apart(made):
    told = others(release(made[0]), "31")
    text = " ".join(one.sv for one in told.sentences())
    assert f"{len(ITEMS)} av {len(ITEMS)} siffror ligger utanför vårt intervall" in text
    assert "235" in text
    assert "Kompassen" in text


def test_an_area_that_nobody_else_tells_of_has_no_sentence(made):
    told = others(release(made[0]), "32")
    assert not told
    assert told.sentences() == []
