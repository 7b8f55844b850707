# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Other outlooks beside ours: weights that are earned, disagreement that is shown, verdicts that are compared."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.home import Home
from skillshed.outlook.blend import OURS, agreement, blend, direction, disagreement, earn, step
from skillshed.outlook.blend.disagreement import explain
from skillshed.sources.importing import import_paths
from skillshed.sources.snapshot import SnapshotStore
from skillshed.sources.tidy import tidy

ITEMS = [f"{code}" for code in range(211, 241)]
ISSUES = (2014, 2016, 2018, 2020)


@pytest.fixture(scope="module")
def truth():
    rng = np.random.default_rng(5)
    rows = [
        (region, item, year, 1000 * (1 + number % 7) * (1 + 0.01 * (year - 2014)) * rng.normal(1, 0.01))
        for region in ("31", "32")
        for number, item in enumerate(ITEMS)
        for year in range(2014, 2026)
    ]
    return pd.DataFrame(rows, columns=["region", "item", "year", "value"])


def said_of(truth, *, outlook, error, seed):
    """What an outlook with a given relative error said of each issue's two years ahead."""
    rng = np.random.default_rng(seed)
    parts = [truth[truth["year"] == issue + 2].assign(issue=issue) for issue in ISSUES]
    told = pd.concat(parts, ignore_index=True)
    return told.assign(outlook=outlook, value=told["value"] * np.exp(error * rng.standard_normal(len(told))))


@pytest.fixture(scope="module")
def past(truth):
    return pd.concat(
        [
            said_of(truth, outlook="god", error=0.03, seed=1),
            said_of(truth, outlook="dålig", error=0.12, seed=2),
        ]
    )


def test_the_better_outlook_weighs_more(past, truth):
    weights = earn(["god", "dålig"], past, truth)
    assert weights.earned
    assert weights.share["god"] > 0.7
    assert sum(weights.share.values()) == pytest.approx(1)
    assert weights.errors["god"] < weights.errors["dålig"]
    assert "intjänade" in weights.explain().sv
    assert weights.issues == ISSUES


def test_more_issues_move_weights_farther_from_equal(past, truth):
    few = earn(["god", "dålig"], past[past["issue"] == 2014], truth)
    assert 0.5 < few.share["god"] < earn(["god", "dålig"], past, truth).share["god"]


def test_without_a_past_all_weigh_alike_and_it_is_said(past, truth):
    for known in (past.iloc[:0], past[past["outlook"] == "god"], past.groupby("outlook").head(5)):
        weights = earn(["god", "dålig"], known, truth)
        assert weights.share == {"dålig": 0.5, "god": 0.5}
        assert not weights.earned
        assert "väger lika" in weights.explain().sv


def test_what_was_said_of_known_years_earns_nothing(past, truth):
    cheating = past.assign(year=past["issue"])
    assert not earn(["god", "dålig"], cheating, truth).earned


def test_the_blend_beats_the_worse_and_equal_weights(past, truth):
    held_out = truth[truth["year"] == 2025]
    rng = np.random.default_rng(9)
    ours = held_out.assign(mean=held_out["value"] * np.exp(0.12 * rng.standard_normal(len(held_out))))
    ours = ours.assign(low=0.85 * ours["mean"], high=1.15 * ours["mean"])
    better = held_out.assign(
        outlook="god", issue=2023, value=held_out["value"] * np.exp(0.03 * rng.standard_normal(len(held_out)))
    )
    renamed = past.replace({"dålig": OURS})

    def error(weights):
        made = blend(ours, better, weights=weights).merge(held_out, on=["region", "item", "year"])
        return float((made["mean"] - made["value"]).abs().sum())

    earned, equal = earn([OURS, "god"], renamed, truth), earn([OURS, "god"], renamed.iloc[:0], truth)
    assert error(earned) < error(equal) < float((ours["mean"] - ours["value"]).abs().sum())


OWN = pd.DataFrame(
    {
        "region": "31",
        "item": ["211", "212"],
        "year": 2030,
        "mean": [100.0, 200.0],
        "low": [90.0, 180.0],
        "high": [110.0, 220.0],
    }
)


def other(value, item="211", **more):
    return pd.DataFrame(
        {
            "outlook": ["SCB"],
            "issue": [2024],
            "region": ["31"],
            "item": [item],
            "year": [2030],
            "value": [value],
            **more,
        }
    )


def test_disagreement_widens_the_blend():
    weights = earn([OURS, "SCB"], pd.DataFrame(), pd.DataFrame())
    near, far = (
        blend(OWN, other(value), weights=weights).set_index("item").loc["211"] for value in (101.0, 150.0)
    )
    assert far["high"] - far["low"] > 2 * (near["high"] - near["low"])
    assert near["mean"] == pytest.approx(100.5)
    assert near["outlooks"] == f"{OURS}, SCB"


def test_what_only_we_tell_stays_as_we_told_it():
    weights = earn([OURS, "SCB"], pd.DataFrame(), pd.DataFrame())
    row = blend(OWN, other(150.0), weights=weights).set_index("item").loc["212"]
    assert row[["mean", "low", "high"]].tolist() == pytest.approx([200, 180, 220])
    assert row["weight"] == 1


def test_disagreement_is_told_in_widths_and_hides_nobody():
    others = pd.concat([other(150.0), other(201.0, item="212"), other(77.0, item="999")])
    table = disagreement(OWN, others)
    assert table["item"].tolist() == ["211", "212", "999"]
    assert table["widths"].tolist()[:2] == pytest.approx([5.0, 0.05])
    assert table["outside"].tolist()[:2] == [True, False]
    assert pd.isna(table["ours"].iloc[2])
    assert "1 av 2" in explain(table).sv
    assert "1 figures only SCB" in explain(table).en


def test_only_the_newest_issue_speaks():
    table = disagreement(OWN, pd.concat([other(150.0), other(120.0).assign(issue=2025)]))
    assert table["value"].tolist() == [120.0]


@settings(max_examples=25, deadline=None)
@given(values=st.lists(st.floats(0, 1e6), min_size=1, max_size=5))
def test_a_blend_lies_between_the_outlooks(values):
    others = pd.concat([other(value).assign(outlook=f"o{number}") for number, value in enumerate(values)])
    weights = earn([OURS, *others["outlook"]], pd.DataFrame(), pd.DataFrame())
    row = blend(OWN, others, weights=weights).set_index("item").loc["211"]
    assert min(100.0, *values) - 1e-6 <= row["mean"] <= max(100.0, *values) + 1e-6
    assert row["low"] <= row["mean"] <= row["high"]


@pytest.mark.parametrize(
    "wrong",
    [
        other(-1.0),
        other(5.0, low=[6.0], high=[7.0]),
        pd.concat([other(1.0), other(2.0)]),
        other(1.0).drop(columns="item"),
    ],
)
def test_forecasts_that_make_no_sense_are_refused(wrong):
    with pytest.raises(InputError):
        disagreement(OWN, wrong)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "prognoser.csv").write_text(
        "prognos,utgåva,område,ämne,kod,år,värde\nSCB,2024,31,occupation,211,2030,150\nSCB,2024,31,education,G72,2030,90\n",
        encoding="utf-8",
    )
    (tmp_path / "bedömningar.csv").write_text(
        "prognos,utgåva,område,ämne,kod,år,bedömning\nYrkesbarometern,2025,31,occupation,211,2030,Stor brist\n",
        encoding="utf-8",
    )
    home = Home(tmp_path / "home")
    import_paths(home, [tmp_path / "prognoser.csv", tmp_path / "bedömningar.csv"])
    return home


def test_files_of_other_outlooks_are_taken_in_and_set_beside_ours(home):
    kept = {snapshot.kind: tidy(snapshot) for snapshot in SnapshotStore(home)}
    assert set(kept) == {"outlook_external", "outlook_verdict"}
    others = kept["outlook_external"]
    table = disagreement(OWN, others[others["subject"] == "occupation"])
    assert table["value"].tolist() == [150]
    own = pd.DataFrame({"region": ["31"], "item": ["211"], "step": [1.0]})
    assert agreement(kept["outlook_verdict"], own).rows["agree"].tolist() == [True]


def verdicts(*said):
    rows = [("Yrkesbarometern", 2025, "31", item, 2030, word) for item, word in said]
    return pd.DataFrame(rows, columns=["outlook", "issue", "region", "item", "year", "verdict"])


def test_verdicts_are_compared_with_our_direction():
    ours = pd.DataFrame({"region": "31", "item": ["211", "212", "213"], "step": [2.0, -1.0, 0.0]})
    told = agreement(
        verdicts(
            ("211", "Stor brist"), ("212", "brist"), ("213", "balans"), ("214", "brist"), ("211x", "oklart")
        ),
        ours,
    )
    row = told.summary.iloc[0]
    assert (row["told"], row["compared"], row["unread"]) == (5, 3, 1)
    assert row["agree"] == pytest.approx(2 / 3)
    assert row["opposite"] == pytest.approx(1 / 3)
    assert len(told.rows) == 5
    assert "67 %" in told.explain().sv


def test_verdicts_that_cannot_be_compared_are_told_too():
    told = agreement(
        verdicts(("999", "brist")), pd.DataFrame({"region": ["31"], "item": ["211"], "verdict": ["brist"]})
    )
    assert "ingen av 1" in told.explain().sv
    assert len(told.rows) == 1


@pytest.mark.parametrize(
    ("word", "value"), [("Mycket stora möjligheter till arbete", 2), ("  ÖKA ", 1), ("3", 0), ("surplus", -1)]
)
def test_words_have_their_place_on_the_scale(word, value):
    assert step(word) == value


def test_our_direction_is_surer_where_the_interval_says_so():
    rows = [
        ("31", item, year, *figures)
        for item, now, then in (
            ("a", 100, (130, 120, 140)),
            ("b", 100, (104, 90, 120)),
            ("c", 100, (100.1, 90, 110)),
            ("d", 100, (60, 50, 70)),
        )
        for year, figures in ((2025, (now, now, now)), (2030, then))
    ]
    made = direction(
        pd.DataFrame(rows, columns=["region", "item", "year", "mean", "low", "high"]), years=(2025, 2030)
    )
    assert made["step"].tolist() == [2, 1, 0, -2]
