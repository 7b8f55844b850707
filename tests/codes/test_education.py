# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from copy import deepcopy
from datetime import date

import pytest
import yaml

from skillshed.codes import (
    classification,
    crosswalk,
    education_groups,
    national_programmes,
    programme,
    programmes,
    read_education_groups,
    seqf_of_education,
)
from skillshed.codes.reading import packaged_facts
from skillshed.errors import InputError, UnknownCodeError

GROUPS = education_groups()
LEVELS = classification("sun2020_level").codes(level=3)
FIELDS = classification("sun2020_field").codes(level=3)


def test_the_groups_part_sun():
    for level in LEVELS:
        for field in FIELDS:
            holding = [group.code for group in GROUPS.groups.values() if group.holds(level, field)]
            assert holding == [GROUPS.group_of(level, field)]
    assert sum(len(GROUPS.pairs(code)) for code in GROUPS.groups) == len(LEVELS) * len(FIELDS)


def test_there_are_as_many_groups_as_outlooks_have():
    assert 60 <= len(GROUPS.groups) <= 90
    names = [group.name for group in GROUPS.groups.values()]
    assert len({name.sv for name in names}) == len({name.en for name in names}) == len(names)


@pytest.mark.parametrize(
    ("level", "field", "name"),
    [
        ("537", "723a", "Sjuksköterskeutbildning"),
        ("547", "723n", "Specialistsjuksköterske- och barnmorskeutbildning"),
        ("337", "723", "Vård- och omsorgsutbildning, gymnasial"),
        ("557", "721", "Läkarutbildning"),
        ("336", "010", "Naturvetenskaplig, samhällsvetenskaplig eller humanistisk utbildning, gymnasial"),
        ("206", "010", "Förgymnasial utbildning"),
        ("999", "999", "Okänd utbildning"),
    ],
)
def test_known_educations(level, field, name):
    assert GROUPS.groups[GROUPS.group_of(level, field)].name.sv == name


@pytest.mark.parametrize(("level", "field"), [("538", "723"), ("537", "728"), ("53", "723"), ("537", "72")])
def test_what_sun_does_not_have_is_refused(level, field):
    with pytest.raises(UnknownCodeError):
        GROUPS.group_of(level, field)


def test_a_users_own_groups(tmp_path):
    facts = deepcopy(packaged_facts("education_groups"))
    facts["groups"]["H723"]["levels"].append("54")
    path = tmp_path / "groups.yaml"
    path.write_text(yaml.safe_dump(facts), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_education_groups(path)
    assert "HS723" in str(error.value)
    facts["groups"]["HS723"]["levels"] = ["55"]
    path.write_text(yaml.safe_dump(facts), encoding="utf-8")
    assert read_education_groups(path).group_of("547", "723") == "H723"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "groups: 3",
        "groups: {A: {}}",
        "a: [",
        "groups: {A: {name: {sv: x, en: x}, levels: ['9'], fields: ['']}}",
    ],
)
def test_a_broken_file_of_groups_is_refused(tmp_path, text):
    path = tmp_path / "groups.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        read_education_groups(path)


@pytest.mark.parametrize(
    ("day", "has", "lacks"),
    [
        (date(2015, 8, 15), "HA HV", "FS FR"),
        (date(2023, 8, 15), "FS HV", "HA FR"),
        (date(2025, 8, 15), "FS FR", "HA HV"),
    ],
)
def test_eighteen_national_programmes_at_all_times(day, has, lacks):
    offered = national_programmes(day)
    assert len([one for one in offered if one.type == "vocational"]) == 12
    assert len([one for one in offered if one.type == "preparatory"]) == 6
    codes = {one.code for one in offered}
    assert codes >= set(has.split())
    assert not codes & set(lacks.split())


def test_programmes_lead_to_groups_that_exist():
    for one in programmes().values():
        assert set(one.education_groups) <= set(GROUPS.groups)
        assert one.seqf in {4, 5, None}
    walk = crosswalk("programme", "education_group")
    assert walk.of("VO") == {"G72": 1.0}
    assert walk.loss_of("FT") == pytest.approx(0.5)


def test_an_orientation_belongs_to_its_programme():
    assert programme("EEELT").code == "EE"
    assert programme("IMVBA").code == "IMV"
    with pytest.raises(UnknownCodeError):
        programme("QQ")


def test_from_programme_to_seqf():
    vo = programme("VO")
    (group,) = vo.education_groups
    levels = {seqf_of_education(level) for level, _ in GROUPS.pairs(group)}
    assert vo.seqf in levels
    assert levels <= {4, None}
    assert {seqf_of_education(level) for level in LEVELS} == {2, 4, 5, 6, 7, 8, None}


def test_sun_to_group_loses_nothing_and_back_does():
    there = crosswalk("sun2020", "education_group")
    assert there.loss == 0
    assert there.of("537723") == {"H723": 1.0}
    back = crosswalk("education_group", "sun2020")
    assert set(back.splits) == set(GROUPS.groups)
    assert 0 < back.loss < 1
    assert back.then(there).splits.keys() == back.splits.keys()
    for code, ends in back.then(there).splits.items():
        assert ends == {code: pytest.approx(1)}
