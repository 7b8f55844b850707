# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The map: sizes, codes, groupings, and no name of a real place."""

import csv
from importlib.resources import files

import numpy as np
import pytest

from skillshed.errors import UnknownCodeError
from skillshed.sources.demo import SIZES, geography


@pytest.mark.parametrize(
    ("size", "municipalities", "counties"), [("county", 12, 2), ("malardalen", 57, 7), ("nation", 290, 21)]
)
def test_sizes(size, municipalities, counties):
    made = geography(size)
    assert len(made.municipalities) == municipalities
    assert len(made.counties) == counties
    assert made.has_rest == (size != "nation")


def test_no_place_has_the_name_of_a_real_one():
    with (files("skillshed.codes") / "data" / "areas.csv").open(encoding="utf-8") as file:
        real = {row["sv"].casefold().removesuffix(" län") for row in csv.DictReader(file)} - {"riket"}
    assert len(real) > 300
    made = geography("nation")
    invented = [place.name for place in made.places]
    invented += [name.removesuffix(" län") for name in made.counties.values()]
    for name in invented:
        assert name.casefold() not in real
        assert name.casefold().removesuffix("s") not in {one.removesuffix("s") for one in real}
    assert len({place.name for place in made.places}) == 290


@pytest.mark.parametrize("size", SIZES)
def test_codes_and_groupings_cover_every_place_once(size):
    made = geography(size)
    codes = [place.code for place in made.places]
    assert codes == sorted(codes)
    assert all(int(code[:2]) > 30 for code in codes)
    members = [code for group in made.functional.values() for code in group]
    assert sorted(members) == sorted(codes)
    assert sorted(code for group in made.nuts2.values() for code in group) == sorted(made.counties)
    assert all(int(code.removeprefix("FA")) > 60 for code in made.functional)


def test_places_lie_apart_but_within_reach_of_their_centre():
    made = geography("county")
    far = made.distances()[:12, :12]
    assert far[np.triu_indices(12, 1)].min() > 5
    assert far[0].max() < 90


def test_an_unknown_size_is_told():
    with pytest.raises(UnknownCodeError) as told:
        geography("village")
    assert told.value.where == "village"
    assert "malardalen" in told.value.mend.sv
