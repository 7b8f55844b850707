# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A case as a planner writes it, and every way in which it can be wrong."""

from pathlib import Path

import pytest

from skillshed.errors import InputError
from skillshed.places.case import Case
from skillshed.places.reading import case_from, read_document

CASES = Path(__file__).parent / "cases"
THREE = CASES / "three_municipalities.yaml"


def told(**changes):
    return {**read_document(THREE), **changes}


def refused(**changes):
    with pytest.raises(InputError) as caught:
        case_from(told(**changes))
    assert str(caught.value.what)
    assert str(caught.value.mend)
    return caught.value


def test_it_works():
    case = Case.read(THREE)
    assert case.years == (2027,)
    assert float(case.wishes.sel(municipality="1960", programme="VO").sum()) == 3
    assert float(case.minutes.sel(municipality="1984", site="ullvi")) == 22
    assert set(map(tuple, case.possible.to_numpy())) == {
        (p, s) for p in ("VO", "IN") for s in ("ullvi", "vasa")
    }
    assert case.futures == ("expected",)
    assert case.weights.unmet_wish == 600_000


def test_a_row_without_a_year_stands_for_every_year():
    case = case_from(told(years="2027-2029", offer=[{"programme": "VO", "site": "ullvi", "groups": 2}]))
    assert case.years == (2027, 2028, 2029)
    assert float(case.wishes.sum()) == 63
    assert case.today["groups"].tolist() == [2]


def test_the_mean_of_futures_is_one_future():
    rows = [
        {"municipality": "1983", "programme": "VO", "future": name, "pupils": n}
        for name, n in (("a", 10), ("b", 20))
    ]
    case = case_from(told(futures={"a": 0.25, "b": 0.75}, wishes=rows)).mean
    assert case.futures == ("mean",)
    assert float(case.wishes.sum()) == 17.5


def test_no_applicants_are_refused():
    assert refused(wishes=[]).where == "wishes"


def test_a_site_with_groups_and_no_premises_is_refused():
    error = refused(
        premises=[{"site": "vasa", "groups": 3}], offer=[{"programme": "VO", "site": "ullvi", "groups": 1}]
    )
    assert error.where == "ullvi"


def test_contradictory_locks_are_refused_and_tell_whose_they_are():
    locks = [
        {"programme": "VO", "site": "ullvi", "min_groups": 2, "who": "Anna", "why": "beslut"},
        {"programme": "VO", "site": "ullvi", "year": 2027, "max_groups": 1, "who": "Bengt", "why": "lokaler"},
    ]
    error = refused(locks=locks)
    assert "VO · ullvi · 2027" in error.where
    assert "Anna: beslut; Bengt: lokaler" in error.why.sv


def test_an_agreement_of_two_municipalities_is_refused_by_law():
    parties = [{"agreement": "A", "municipality": code, "price": 100} for code in ("1983", "1984")]
    assert "minst 3" in refused(agreements=parties).why.sv


def test_a_pair_that_the_travel_matrix_misses_is_named():
    assert (
        refused(minutes={"1983": {"ullvi": 8, "vasa": 22}, "1984": {"ullvi": 22, "vasa": 7}}).where
        == "1960 → ullvi"
    )


def test_a_negative_price_is_refused():
    parties = [{"agreement": "A", "municipality": code, "price": -1} for code in ("1983", "1984", "1960")]
    error = refused(agreements=parties)
    assert "pris" in error.what.sv
    assert "agreements.price" in error.where


@pytest.mark.parametrize(
    "changes",
    [
        {"sajter": []},
        {"years": "snart"},
        {"limits": {"resa": 1}},
        {"weights": {"pengar": 1}},
        {"cooperation": "kanske"},
        {"programmes": [{"programme": "VO"}]},
        {"futures": {"a": 0.4}},
        {"offer": [{"programme": "XX", "site": "ullvi", "groups": 1}]},
        {"wishes": [{"municipality": "1983", "programme": "VO"}]},
        {"wishes": [{"municipality": "1983", "programme": "VO", "pupils": -3}]},
    ],
)  # fmt: skip
def test_what_no_case_can_say_is_refused(changes):
    refused(**changes)


def test_a_file_that_is_no_case_is_refused(tmp_path):
    path = tmp_path / "fall.yaml"
    for content in ("- bara en lista", "a: [", "\xe5"):
        path.write_bytes(content.encode("latin-1"))
        with pytest.raises(InputError, match="läsa"):
            Case.read(path)


def test_a_lock_in_places_is_one_in_whole_groups():
    locks = [{"programme": "VO", "site": "ullvi", "min_places": 17, "max_places": 47}]
    lock = case_from(told(locks=locks)).locks.iloc[0]
    assert (lock["min_groups"], lock["max_groups"]) == (2, 2)


BAD = {
    "no applicants": ({"wishes": []}, "Ingen söker"),
    "a word for a price": ({"budgets": [{"payer": "1983", "year": 2027, "kronor": "dyrt"}]}, "inget tal"),
    "a word for pupils": ({"wishes": [{"municipality": "1983", "programme": "VO", "pupils": "tio"}]}, "inget tal"),
    "a negative weight": ({"weights": {"cost": -1}}, "weights.cost: -1"),
    "a word for a weight": ({"weights": {"cost": "mycket"}}, "weights.cost: mycket"),
    "a share above one": ({"limits": {"travel_share": 2}}, "högst 1"),
    "no tail": ({"limits": {"tail": 0}}, "större än 0"),
    "a negative reach": ({"limits": {"reach": -5}}, "limits.reach"),
    "a cap on what is no goal": ({"caps": {"kostnad": 1}}, "caps: kostnad"),
    "a word for a cap": ({"caps": {"cost": "låg"}}, "caps.cost"),
    "a budget of nobody": ({"budgets": [{"payer": "9999", "year": 2027, "kronor": 1}]}, "9999"),
    "minutes to no site": ({"minutes": {h: {"ullvi": 8, "vasa": 9, "borta": 7} for h in ("1983", "1984", "1960")}}, "borta"),
    "minutes from nowhere": ({"minutes": {h: {"ullvi": 8, "vasa": 9} for h in ("1983", "1984", "1960", "9999")}}, "9999"),
    "a site twice": ({"sites": [{"site": "ullvi", "municipality": "1983", "provider": "1983"}] * 2}, "två gånger"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(BAD))
def test_bad_input_is_told_with_where_and_remedy(name):
    changes, words = BAD[name]
    with pytest.raises(InputError) as caught:
        case_from({**read_document(THREE), **changes}, where="fall.yaml")
    assert words in str(caught.value)
    assert caught.value.where
    assert caught.value.mend.sv
    assert caught.value.mend.en
