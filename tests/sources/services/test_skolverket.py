# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import pytest

from skillshed.sources.servers import skolverket, susa
from skillshed.sources.servers.pxweb import v1

PERSONS = [skolverket.PERSON, susa.PERSON, "rektor@example.se", "person@example.se", "070-000"]


def _no_persons(services):
    kept = services.kept().decode("utf-8", "replace")
    return not [word for word in PERSONS if word in kept]


def test_points_keep_their_reason(services):
    frame = services.frame("planned_educations", tables=("upper_secondary",))
    assert frame["lowest_points"].isna().any()
    assert (frame["reason"].notna() | frame["lowest_points"].notna()).all()
    assert set(frame["reason"].dropna()) <= {"secret", "estimated", "unavailable", "not_applicable"}
    assert set(frame["organiser_type"]) <= {"Kommun", "Enskild"}
    assert _no_persons(services)


def test_offers_of_an_area_and_of_its_towns(services):
    frame = services.frame("planned_educations", tables=("adult_education",))
    assert set(frame["municipality"]) == {"2080", "2081", "2085", "0180", "1480"}
    assert "open" in set(frame["last_application"])
    assert (frame["pace"] == 100).all()
    assert _no_persons(services)


def test_a_filter_that_is_silently_ignored_is_told(services):
    frame = services.frame("planned_educations", tables=("adult_education",), regions=("2080",))
    assert len(frame) == 30
    services.quirk("planned_educations", deaf=True)
    failed = services.failed("planned_educations", tables=("adult_education",), regions=("2081",))
    assert "läste inte parametern" in str(failed.error)


def test_pages_hold_what_was_promised_or_nothing_is_kept(services):
    services.quirk("planned_educations", page=40)
    assert services.fetched("planned_educations", tables=("adult_education",)).imported.rows == 150
    before = services.snapshots()
    services.quirk("planned_educations", lost=True)
    failed = services.failed("planned_educations", tables=("adult_education",))
    assert "utlovade" in str(failed.error)
    assert services.snapshots() == before


def test_schools_without_their_persons(services):
    frame = services.frame("school_units")
    assert (frame["programmes"] == "BF25 EK25 NA25 VO25").all()
    assert frame["latitude"].isna().any()
    assert (frame["latitude"].isna() == frame["longitude"].isna()).all()
    assert not (frame["latitude"] == 0).any()
    assert _no_persons(services)


def test_schools_of_a_municipality(services):
    assert list(services.frame("school_units", regions=("2080",))["school"]) == ["12080001"]


def test_empty_lists_that_are_not_found_are_empty(services):
    frame = services.frame("syllabus")
    assert {"NA", "NA25", "VÅ", "VO25"} <= set(frame["programme_code"])


def test_both_generations_of_programmes_stand_side_by_side(services):
    frame = services.frame("syllabus").set_index("programme_code")
    assert frame.loc["NA", "valid_from"] == "2011-07-01"
    assert frame.loc["NA", "valid_until"] == "2025-07-01"
    assert frame.loc["NA25", "valid_from"] == "2025-07-01"
    assert frame.loc["NAABC", "parent_programme"] == "NA25"
    assert not frame["programme_name"].str.contains("\u00ad|&shy;").any()


def test_susa_is_waited_for_at_night(services):
    services.quirk("susa", night=2)
    assert services.fetched("susa").imported.rows == 31


def test_what_has_no_content_is_deleted_whatever_it_says(services):
    frame = services.frame("susa").set_index("offer")
    assert frame.loc["e.sv.deleted.1", "status"] == "DELETED"
    assert (frame["status"] == "CANCELLED").sum() == 5


def test_offers_tell_what_where_and_when(services):
    services.quirk("susa", page=4)
    frame = services.frame("susa")
    told = frame[frame["status"] != "DELETED"]
    assert told["offer_title"].str.startswith("Drifttekniker").all()
    assert told["url"].str.startswith("https://").all()
    assert (told["sun"] == "521").all()
    assert (told["level"] == "5").all()
    assert _no_persons(services)


@pytest.mark.parametrize("updated", [0, 2])
def test_afterwards_only_what_is_updated(services, updated):
    services.fetched("susa")
    services.quirk("susa", updated=updated)
    (again,) = services.fetch("susa").outcomes
    assert type(again).__name__ == ("Fetched" if updated else "Known")


def test_every_table_of_the_database_with_its_marks(services):
    frame = services.frame("skolverket", years=(2024, 2025))
    assert {"00", "A1", "2080"} <= set(frame["area"])
    assert set(frame["year"]) == {2024, 2025}
    missing = frame[frame["figure"].isna()]
    assert sorted(missing["reason"]) == ["secret", "unavailable"]
    assert frame["indicator_name"].str.startswith("Elever").all()


def test_a_variable_that_is_described_but_not_counted_is_none(services, monkeypatch):
    genuine = v1.dataset

    def with_another(shown, axes):
        told = genuine(shown, axes)
        told["dimension"]["ContentsCode"] = {
            "label": "x",
            "category": {"index": {"E": 0}, "label": {"E": "Elever"}},
        }
        return told

    monkeypatch.setattr(v1, "dataset", with_another)
    assert len(services.frame("skolverket")) == 14


def test_a_table_that_is_not_newer_is_known(services):
    services.fetched("skolverket")
    (again,) = services.fetch("skolverket").outcomes
    assert type(again).__name__ == "Known"


def test_a_county_means_its_municipalities(services):
    assert set(services.frame("school_units", regions=("20",))["municipality"]) == {"2080", "2081", "2085"}
    offers = services.frame("planned_educations", tables=("adult_education",), regions=("20", "0180"))
    assert set(offers["municipality"]) == {"2080", "2081", "2085", "0180"}
