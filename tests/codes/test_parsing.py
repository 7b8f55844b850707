# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.codes import (
    classification,
    education_level_of,
    parse_age,
    parse_education_level,
    parse_occupation,
    parse_sex,
)
from skillshed.codes.age import bounds
from skillshed.errors import UnknownCodeError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("men", "1"),
        ("women", "2"),
        ("män", "1"),
        ("Kvinnor", "2"),
        ("Males", "1"),
        ("Females", "2"),
        ("totalt", "T"),
        ("1", "1"),
        ("2 kvinnor", "2"),
        ("1+2", "T"),
        ("båda könen", "T"),
        ("TOT", "T"),
    ],
)
def test_sex(text, code):
    assert parse_sex(text) == code


@pytest.mark.parametrize("text", ["", "3", "2 män", "x"])
def test_sex_refused(text):
    with pytest.raises(UnknownCodeError):
        parse_sex(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("16-24 years", "16-24"), ("065-69", "65-69"), ("100+", "100+"), ("<15", "-14"), ("49+", "49+"), ("65- år", "65+"),
        ("no information", "unknown"), ("0 år", "0"), ("tot", "T"), ("100+ år", "100+"), ("16–24 år", "16-24"), ("-14 år", "-14"),
        ("80 years and over", "80+"), ("80 år eller äldre", "80+"), ("75-w", "75+"), ("totalt ålder", "T"), ("7", "7"), ("1 year", "1"),
        ("15 years or younger", "-15"), ("uppgift saknas", "unknown"), (">64", "65+"), ("16 to 24 years of age", "16-24"), ("samtliga åldrar", "T"),
    ],
)  # fmt: skip
def test_age(text, code):
    assert parse_age(text) == code


@pytest.mark.parametrize("text", ["", "24-16", "<0", "2017", "100", "16-24-30", "år", "-", "12 months"])
def test_age_refused(text):
    with pytest.raises(UnknownCodeError):
        parse_age(text)


@given(st.integers(0, 99), st.integers(0, 99))
@settings(max_examples=50, deadline=None)
def test_an_age_code_is_read_as_itself(low, high):
    band = f"{min(low, high)}-{max(low, high)}" if low != high else str(low)
    for code in (band, f"{low}+", f"-{low}"):
        assert parse_age(code) == code
        first, last = bounds(code)
        assert last is None or first <= last


@given(st.text(alphabet=st.sampled_from(list("0123456789-+<> åärwyesotal")), max_size=12))
@settings(max_examples=300, deadline=None)
def test_an_age_is_read_into_the_contract_or_refused(text):
    try:
        assert re.fullmatch(r"\d{1,2}|\d{1,3}\+|-\d{1,3}|\d{1,3}-\d{1,3}|T|unknown", parse_age(text))
    except UnknownCodeError as error:
        assert str(error)  # noqa: PT017 - either answer is right, silence is not


@pytest.mark.parametrize("code", ["T", "unknown", "x"])
def test_what_is_no_age_has_no_bounds(code):
    with pytest.raises(UnknownCodeError):
        bounds(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("011 Commissioned armed forces officers", "011"), ("0002 occupations unidentifiable", "unknown"), ("0001 Other professions", "other"),
        ("0000 All", "T"), ("0110", "0110"), ("Grundutbildade sjuksköterskor", "2221"), ("Alla yrken", "T"), ("2", "2"),
    ],
)  # fmt: skip
def test_occupation(text, code):
    assert parse_occupation(text) == code


@pytest.mark.parametrize("text", ["", "999", "110", "Drakflygare", "01100"])
def test_occupation_refused(text):
    with pytest.raises(UnknownCodeError):
        parse_occupation(text)


def test_occupation_of_the_older_standard():
    assert parse_occupation("111 Legislators and senior government officials", standard="ssyk96") == "111"
    with pytest.raises(UnknownCodeError):
        parse_occupation("962", standard="ssyk96")


@pytest.mark.parametrize("standard", ["ssyk2012", "ssyk96", "isco08"])
def test_every_occupation_leads_back(standard):
    known = classification(standard)
    for code in known:
        assert parse_occupation(f"{code} {known.name(code).sv}", standard=standard) == code


def test_a_misspelt_occupation_gets_its_neighbours():
    with pytest.raises(UnknownCodeError) as error:
        parse_occupation("Grundutbildade sjukskötare")
    assert "2221" in str(error.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("upper secondary education 3 years (ISCED97 3A)", "4"), ("post-secondary education, less than 3 years (ISCED97 4+5B)", "5"),
        ("no information about level of educational attainment", "unknown"), ("Forskarutbildning", "7"), ("3", "3"),
        ("förgymnasial utbildning kortare än 9 år", "1"), ("eftergymnasial utbildning, 3 år eller mer", "6"), ("totalt", "T"), ("US", "unknown"),
    ],
)  # fmt: skip
def test_education_level(text, code):
    assert parse_education_level(text) == code


def test_education_level_refused():
    with pytest.raises(UnknownCodeError):
        parse_education_level("kvällskurs")


def test_every_level_of_sun_is_in_one_group():
    assert {education_level_of(code) for code in classification("sun2020_level").codes(level=3)} == {
        *"1234567",
        "unknown",
    }
