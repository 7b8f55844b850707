# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from skillshed.codes import Area, AreaList, crosswalk, local_labour_markets
from skillshed.errors import UnknownCodeError
from skillshed.language import same

SWEDEN = AreaList.packaged()


def test_sweden_is_whole():
    assert len(SWEDEN.members("00")) == 290
    for kind in ("nuts2", "county", "functional"):
        parts = [code for area in SWEDEN.kind(kind) for code in SWEDEN.members(area.code)]
        assert sorted(parts) == list(SWEDEN.members("00")), kind


def test_vastmanland():
    assert SWEDEN.get("19").name == ("Västmanlands län", "Västmanland county")
    assert len(SWEDEN.members("19")) == 10
    assert SWEDEN.county_of("1980") == SWEDEN.county_of("19") == "19"
    assert SWEDEN.nuts2_of("1980") == SWEDEN.nuts2_of("19") == "SE12"
    assert SWEDEN.get("SE12").members == ("03", "04", "05", "18", "19")
    assert SWEDEN.nation.name.sv == "Riket"


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023])
def test_local_labour_markets_part_the_country_every_year(year):
    walk = local_labour_markets(year)
    assert sorted(walk.splits) == list(SWEDEN.members("00"))
    assert walk.loss == 0
    assert len(walk.targets) == (69 if year == 2020 else 67)
    assert all(SWEDEN.get(code).kind == "local_labour_market" for code in walk.targets)


def test_no_local_labour_markets_of_another_year():
    with pytest.raises(UnknownCodeError):
        local_labour_markets(2010)


def test_a_world_of_its_own():
    county = Area("31", "county", same("Demolän"), "00")
    place = Area("3101", "municipality", same("Demokommun"), "31")
    more = SWEDEN.with_areas([county, place])
    assert more.members("31") == ("3101",)
    assert more.county_of("3101") == "31"
    assert "31" not in SWEDEN
    alone = more.among(["31", "3101"])
    assert [area.code for area in alone.kind("county")] == ["31"]
    assert alone.members("00") == ("3101",)
    with pytest.raises(UnknownCodeError):
        more.nuts2_of("3101")


def test_an_unknown_area_is_refused():
    with pytest.raises(UnknownCodeError) as error:
        SWEDEN.get("1999")
    assert "1999" in str(error.value)


@pytest.mark.parametrize(
    "pair",
    [
        ("municipality", "county"),
        ("county", "nuts2"),
        ("municipality", "nuts2"),
        ("municipality", "functional"),
    ],
)
def test_larger_areas_lose_nothing(pair):
    walk = crosswalk(*pair)
    assert walk.loss == 0
    assert set(walk.splits) == {area.code for area in SWEDEN.kind(pair[0])}
    assert walk.targets == {area.code for area in SWEDEN.kind(pair[1])}


def test_steps_and_leap_lead_to_the_same_place():
    steps = crosswalk("municipality", "county").then(crosswalk("county", "nuts2"))
    assert steps.splits == crosswalk("municipality", "nuts2").splits
