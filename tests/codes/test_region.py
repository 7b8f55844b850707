# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.codes import Area, AreaList, parse_region
from skillshed.errors import UnknownCodeError
from skillshed.language import same

SWEDEN = list(AreaList.packaged())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01 Stockholm county", "01"),
        ("SE02 East-Central Sweden", "SE12"),
        ("SE0A West Sweden", "SE23"),
        ("SE12 East-Central Sweden", "SE12"),
        ("SE12", "SE12"),
        ("Vastmanland", "19"),
        ("Gotaland", "14"),
        ("Västmanlands län", "19"),
        ("Region Västmanland", "19"),
        ("99 County unknown", "99"),
        ("Riket", "00"),
        ("00 Riket", "00"),
        ("0114 Upplands Väsby", "0114"),
        ("Upplands Väsby", "0114"),
        ("Upplands Väsby kommun", "0114"),
        ("Västerås kommun", "1980"),
        ("0138 Tyresö", "0138"),
        ("Stockholm", "01"),
        ("Stockholms kommun", "0180"),
        ("Östra Mellansverige", "SE12"),
        ("  19  ", "19"),
        ("FA24", "FA24"),
        ("LA2333", "LA2333"),
        ("Gotlands län", "09"),
    ],
)
def test_what_real_files_hold(text, code):
    assert parse_region(text) == code


@pytest.mark.parametrize("text", ["", "Mordor", "9999", "SE44", "0114x", "19 Stockholms län", "3101"])
def test_what_is_refused(text):
    with pytest.raises(UnknownCodeError):
        parse_region(text)


def test_a_misspelling_gets_its_neighbours():
    with pytest.raises(UnknownCodeError) as error:
        parse_region("Vestmanlands län")
    assert "19 Västmanlands län" in str(error.value)


def test_the_kind_decides_between_namesakes():
    assert parse_region("Stockholm", kind="municipality") == "0180"
    assert parse_region("Stockholm", kind="nuts2") == "SE11"
    assert parse_region("Stockholm", kind="functional") == "FA23"


def test_areas_of_ones_own():
    own = AreaList.packaged().with_areas([Area("31", "county", same("Demolän"), "00")])
    assert parse_region("31 Demolän", areas=own) == parse_region("Demolän", areas=own) == "31"


@given(st.sampled_from(SWEDEN), st.sampled_from(["sv", "en"]))
@settings(max_examples=100, deadline=None)
def test_code_and_name_lead_back(area, language):
    assert parse_region(f"{area.code} {area.name.within(language)}") == area.code
    if area.kind in {"county", "municipality", "nuts2", "functional"}:
        assert parse_region(area.name.within(language), kind=area.kind) == area.code


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_anything_is_read_or_refused_in_words(text):
    try:
        assert parse_region(text) in AreaList.packaged()
    except UnknownCodeError as error:
        assert str(error)  # noqa: PT017 - either answer is right, silence is not
