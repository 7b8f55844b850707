# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import sys

import pytest

from skillshed.errors import InputError
from skillshed.sources.importing import import_paths


def test_esco_is_asked_for_a_version_and_gives_every_occupation(services):
    services.quirk("esco", page=100)
    frame = services.frame("esco", tables=("occupations",))
    assert len(frame) == 6
    assert frame["isco"].str.fullmatch(r"\d{4}").all()
    assert frame["label"].notna().all()
    skills = services.frame("esco", tables=("occupation_skills",))
    assert set(skills["relation"]) == {"essential"}


def test_eurostat_by_place_with_flags(services):
    frame = services.frame("eurostat", tables=("employment_by_education",))
    assert set(frame["area"]) >= {"SE", "SE31"}
    missing = frame[frame["figure"].isna()]
    assert set(missing["reason"]) <= {"secret", "unavailable"}
    assert len(missing)
    assert set(frame["breakdown"]) == {"sex=T"}


def test_eurostat_that_answers_later_is_told(services):
    services.quirk("eurostat", asynchronous=True)
    failed = services.failed("eurostat", select={"dataset": "big"})
    assert "ASYNCHRONOUS" in str(failed.error)


def test_reports_wherever_their_header_stands(services):
    even = services.frame("siris", tables=("pupils",), years=(2024, 2024))
    odd = services.frame("siris", tables=("pupils",), years=(2023, 2023))
    for frame in (even, odd):
        assert set(frame["breakdown"]) == {"programme=VO", "programme=NA"}
        assert {"00", "20", "2080"} <= set(frame["area"])
        assert frame["figure"].isna().any()
        assert (frame["reason"].notna() | frame["figure"].notna()).all()


def test_a_year_that_is_not_out_is_no_year_of_noughts(services):
    failed = services.failed("siris", tables=("pupils",), years=(2026, 2026))
    assert "inte publicerat" in str(failed.error)
    assert services.snapshots() == 0


def test_a_round_of_applications(services):
    frame = services.frame("myh", years=(2024, 2024))
    assert set(frame["decision"]) == {"granted", "refused"}
    assert set(frame["municipality"]) == {"2080", "several"}
    assert (frame["round"] == 2024).all()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_escos_own_files_are_taken_in(services, tmp_path, language):
    path = tmp_path / f"occupations_{language}.csv"
    path.write_text(
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,code\n"
        'Occupation,http://x/1,5321,undersköterska,"vårdare\nskötare",5321.1\n',
        encoding="utf-8",
    )
    (taken,) = import_paths(services.home, [path])
    assert taken.kind.id == "esco_concepts"
    assert taken.rows == 1


def test_sdmx_gives_the_same_shape(services):
    frame = services.frame("eurostat", select={"flow": "lfst_r_lfe2eedu", "key": "A.T.SE31"}).set_index(
        "year"
    )
    assert frame.loc[2023, "figure"] == 12.5
    assert frame.loc[2024, "reason"] == "secret"
    assert set(frame["breakdown"]) == {"sex=T"}


def test_a_large_set_that_is_only_promised_is_told(services):
    services.quirk("eurostat", asynchronous=True)
    failed = services.failed("eurostat", select={"flow": "x", "key": "all"})
    assert "Too large" in str(failed.error)


def test_without_the_library_it_is_said_what_to_install(services, monkeypatch):
    monkeypatch.setitem(sys.modules, "sdmx", None)
    with pytest.raises(InputError, match="SDMX"):
        services.fetch("eurostat", select={"flow": "x", "key": "all"})
