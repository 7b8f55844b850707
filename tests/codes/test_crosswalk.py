# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.codes import Crosswalk, Row, classification, crosswalk, crosswalk_from_key, crosswalks
from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import same


def walk(splits, *, source="a", target="b"):
    rows = tuple(Row(code, end, share) for code, ends in splits.items() for end, share in ends.items())
    return Crosswalk(source, target, rows, same("test"), "test", "CC0-1.0")


@st.composite
def walks(draw, source="a", target="b"):
    codes = draw(st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=6, unique=True))
    splits = {}
    for code in codes:
        ends = draw(st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=6, unique=True))
        raw = [draw(st.integers(1, 20)) for _ in ends]
        splits[code] = {end: share / sum(raw) for end, share in zip(ends, raw, strict=True)}
    return walk(splits, source=source, target=target)


@given(walks(), st.data())
@settings(max_examples=20, deadline=None)
def test_mass_is_kept_in_every_group(one, data):
    codes = sorted(one.splits)
    rows = data.draw(
        st.lists(
            st.tuples(st.sampled_from(codes), st.sampled_from(["01", "19"]), st.integers(0, 10**6)),
            min_size=1,
            max_size=20,
            unique_by=lambda row: row[:2],
        )
    )
    frame = pd.DataFrame(rows, columns=["occupation", "region", "value"]).astype({"value": "float64"})
    out = one.apply(frame, dimension="occupation")
    assert list(out.columns) == list(frame.columns)
    assert not out.duplicated(["occupation", "region"]).any()
    before, after = frame.groupby("region")["value"].sum(), out.groupby("region")["value"].sum()
    np.testing.assert_allclose(after.reindex(before.index), before, rtol=1e-12, atol=1e-9)
    assert set(out["occupation"]) <= one.targets


@given(walks(), st.dictionaries(st.sampled_from("ABCDEFG"), st.floats(0, 1e6), max_size=7))
@settings(max_examples=20, deadline=None)
def test_loss_lies_between_nothing_and_all(one, mass):
    assert 0 <= one.loss < 1
    assert 0 <= one.loss_by(mass) <= 1
    assert one.loss_by(dict.fromkeys(one.splits, 1.0)) == pytest.approx(one.loss)


@given(walks(), st.data())
@settings(max_examples=15, deadline=None)
def test_a_chain_multiplies_what_survives(one, data):
    ends = {
        end: data.draw(st.sampled_from([{"1": 1.0}, {"1": 0.5, "2": 0.5}, {"2": 0.25, "3": 0.75}]))
        for end in sorted(one.targets)
    }
    other = walk(ends, source="b", target="c")
    chain = one.then(other)
    assert 1 - chain.loss == pytest.approx((1 - one.loss) * (1 - other.loss))
    assert chain.loss >= max(one.loss, other.loss) - 1e-12
    frame = pd.DataFrame({"occupation": sorted(one.splits), "value": 100.0})
    steps = other.apply(one.apply(frame, dimension="occupation"), dimension="occupation")
    at_once = chain.apply(frame, dimension="occupation")
    pd.testing.assert_frame_equal(steps, at_once)


@given(walks())
@settings(max_examples=15, deadline=None)
def test_there_and_back_keeps_the_sources_totals(one):
    mass = {code: float(i + 1) for i, code in enumerate(sorted(one.splits))}
    frame = pd.DataFrame({"code": list(mass), "value": list(mass.values())})
    back = one.reverse(mass).apply(one.apply(frame, dimension="code"), dimension="code")
    np.testing.assert_allclose(back.set_index("code")["value"].reindex(list(mass)), list(mass.values()))


def test_loss_of_one_code():
    one = walk(
        {"A": {"x": 1.0}, "B": {"x": 0.5, "y": 0.5}, "C": {"w": 0.25, "x": 0.25, "y": 0.25, "z": 0.25}}
    )
    assert [one.loss_of(code) for code in "ABC"] == [0.0, 0.5, 0.75]
    assert one.loss == pytest.approx(1.25 / 3)
    assert one.loss_by({"A": 90, "B": 10}) == pytest.approx(0.05)
    assert one.loss_by({"A": 50, "Q": 50}) == 0.5
    assert one.loss_by({"T": 50, "unknown": 1}) == 0
    with pytest.raises(InputError):
        one.loss_by({"A": -1.0})


@pytest.mark.parametrize(
    "splits",
    [
        {"A": {"x": 0.9}},
        {"A": {"x": 1.2, "y": -0.2}},
        {"A": {"x": 0.0, "y": 1.0}},
        {"A": {"x": float("nan")}},
    ],
)
def test_weights_that_do_not_add_up_are_refused(splits):
    with pytest.raises(InputError):
        walk(splits)


def test_a_pair_stands_once():
    with pytest.raises(InputError):
        Crosswalk("a", "b", (Row("A", "x", 0.5), Row("A", "x", 0.5)), same("test"), "test", "CC0-1.0")


def test_what_has_no_way_on_is_refused():
    one = walk({"A": {"x": 1.0}})
    with pytest.raises(UnknownCodeError):
        one.apply(pd.DataFrame({"code": ["Q"], "value": [1.0]}), dimension="code")
    with pytest.raises(InputError, match="koppla ihop"):
        one.then(one)
    with pytest.raises(UnknownCodeError):
        crosswalk("ssyk2012", "esco")


def test_total_and_unknown_pass():
    out = walk({"A": {"x": 1.0}}).apply(
        pd.DataFrame({"code": ["A", "T", "unknown"], "value": [1.0, 2.0, 3.0]}), dimension="code"
    )
    assert dict(zip(out["code"], out["value"], strict=True)) == {"x": 1, "T": 2, "unknown": 3}


def tidy():
    frame = pd.DataFrame(
        {
            "region": pd.Categorical(["19", "19", "01"]),
            "occupation": pd.Categorical(["A", "B", "A"]),
            "year": np.array([2013, 2013, 2013], dtype="int16"),
            "value": [10.0, np.nan, 4.0],
            "flag": pd.array([None, "secret", None], dtype="string"),
            "source": "abc",
        }
    )
    return frame, walk({"A": {"x": 1.0}, "B": {"x": 0.5, "y": 0.5}})


def test_a_missing_part_makes_the_sum_missing():
    frame, one = tidy()
    out = one.apply(frame, dimension="occupation").set_index(["region", "occupation"])
    assert pd.isna(out.loc[("19", "x"), "value"])
    assert out.loc[("19", "x"), "flag"] == "secret"
    assert out.loc[("01", "x"), "value"] == 4
    assert pd.isna(out.loc[("01", "x"), "flag"])


def test_or_is_left_out_when_that_is_asked_for_and_then_marked():
    frame, one = tidy()
    out = one.apply(frame, dimension="occupation", missing="skip")
    assert out["year"].dtype == np.int16
    assert isinstance(out["occupation"].dtype, pd.CategoricalDtype)
    known = out.set_index(["region", "occupation"])
    assert known.loc[("19", "x"), "value"] == 10
    assert known.loc[("19", "x"), "flag"] == "estimated"
    assert pd.isna(known.loc[("19", "y"), "value"])


@pytest.mark.parametrize("pair", crosswalks())
def test_every_packaged_crosswalk_says_what_it_is(pair):
    one = crosswalk(*pair)
    assert (one.source, one.target) == pair
    assert all(one.method)
    assert one.origin
    assert 0 <= one.loss < 1


def test_the_older_occupations_all_have_a_way_and_every_newer_is_reached():
    one = crosswalk("ssyk96", "ssyk2012")
    assert set(one.splits) == set(classification("ssyk96").codes(level=3))
    assert one.targets == set(classification("ssyk2012").codes(level=3))
    assert one.valid == (date(2001, 1, 1), None)


def test_ssyk_to_isco_covers_every_occupation():
    one = crosswalk("ssyk2012", "isco08")
    assert set(one.splits) == set(classification("ssyk2012").codes(level=4))
    assert one.targets <= set(classification("isco08").codes(level=4))
    assert one.of("0210") == {"0110": 0.5, "0210": 0.5}


def test_a_key_as_people_type_it():
    typed = pd.DataFrame({"ssyk2012": ["110", "4322", 2359], "isco08": [110, "4321,4322", "2330,  2354"]})
    one = crosswalk_from_key(typed)
    assert one.splits == {
        "0110": {"0110": 1.0},
        "4322": {"4321": 0.5, "4322": 0.5},
        "2359": {"2330": 0.5, "2354": 0.5},
    }
    with pytest.raises(UnknownCodeError):
        crosswalk_from_key(pd.DataFrame({"ssyk2012": ["2221"], "isco08": ["9999"]}))
