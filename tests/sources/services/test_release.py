# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""From the services over HTTP to datasets in a release; and a fetch that is broken off goes on where it was."""

from __future__ import annotations

import pandas as pd
import pytest

from skillshed.codes import AreaList
from skillshed.home import Home
from skillshed.sources.fetching import session
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.registry import SOURCES
from skillshed.sources.servers.app import SERVICES, TELLS_ITSELF, Play, running, settings
from skillshed.sources.tidy import tidy
from skillshed.warehouse.build import build
from skillshed.warehouse.datasets.job_ads import step

WISHES = {
    "jobsearch": Wish(regions=("20",)),
    "historical_ads": Wish(years=(2024, 2025)),
    "siris": Wish(years=(2024, 2024)),
    "myh": Wish(years=(2024, 2024)),
}


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("services"))
    with pytest.MonkeyPatch.context() as patch, running(Play([])) as base:
        patch.setattr("skillshed.sources.fetching.pace.Pace.wait", lambda _: None)
        (home.path / "services.yaml").write_text(settings(base, real=SERVICES), encoding="utf-8")
        for name in set(SOURCES) - TELLS_ITSELF:
            done = fetch(home, name, WISHES.get(name, Wish()))
            assert not done.failed, done.failed
    return build(home, stages=[], seed=1)


@pytest.mark.parametrize(
    "dataset",
    [
        "admission_points",
        "concept_relations",
        "concepts",
        "education_offers",
        "indicators",
        "job_ads",
        "outlook_verdict",
        "schools",
        "study_programmes",
        "yh_programmes",
    ],
)
def test_what_the_services_tell_becomes_a_dataset(release, dataset):
    frame = release.table(dataset)
    assert len(frame)
    assert frame["source"].notna().all()


def test_ads_are_counted_by_area_occupation_and_month(release):
    ads = release.table("job_ads")
    whole = ads[ads["region"].isin(["01", "14", "20"]) & (ads["occupation"] == "T")].astype({"month": str})
    assert {"2024-12", "2025-12", "2026-11"} <= set(whole["month"])
    assert whole.loc[whole["month"].str.startswith("2024"), "ads"].sum() == 400


def test_ads_of_some_counties_are_not_the_nations(release):
    assert "00" not in set(release.table("job_ads")["region"])


@pytest.mark.parametrize(
    "counties", [[area.code for area in AreaList.packaged().kind("county")], ["31", "32"]]
)
def test_ads_of_every_county_are_the_nations(counties):
    counts = pd.DataFrame(
        {
            "municipality": "unknown",
            "region": counties,
            "occupation": "2221",
            "month": "2024-05",
            "ads": 7.0,
            "vacancies": 9.0,
            "source": "x",
        }
    )
    (made,) = step([counts])
    nation = made[(made["region"] == "00") & (made["occupation"] == "T")]
    assert nation["ads"].tolist() == [7.0 * len(counties)]
    assert set(made["region"]) == {"00", *counties}


def test_a_month_that_was_not_followed_to_its_end_says_so(release):
    ads = release.table("job_ads").astype({"month": str})
    told = ads[ads["ads"].notna()]
    assert (told.loc[told["month"] >= "2026", "flag"] == "estimated").all()
    assert told.loc[told["month"] < "2026", "flag"].isna().all()


def test_few_ads_are_not_shown(release):
    ads = release.table("job_ads")
    small = ads[ads["flag"] == "secret"]
    assert len(small)
    assert small[["ads", "vacancies", "open"]].isna().all(axis=None)
    assert ads["ads"].min() >= 5
    assert ads["open"].isin([1, 2, 3, 4]).sum() == 0


def test_an_ad_that_is_told_again_or_gone_is_counted_once(services):
    services.fetched("jobstream")
    first = services.frame("jobstream", whole=True)
    services.quirk("jobstream", changed=(3, 5), removed=tuple(range(50)))
    later = services.frame("jobstream")
    (once,) = step([first])
    (again,) = step([first, later, later])
    nation = [
        frame[frame["region"].isin(["01", "14", "20"]) & (frame["occupation"] == "T")]
        for frame in (once, again)
    ]
    assert nation[0]["ads"].sum() == nation[1]["ads"].sum() == 400
    assert nation[1]["open"].sum() < nation[0]["open"].sum()


@pytest.mark.parametrize("call", range(2, 8))
def test_a_fetch_that_is_broken_off_goes_on_and_loses_nothing(services, monkeypatch, call):
    """Six pages after one call that counts: at any of them the process is stopped."""
    whole = services.frame("planned_educations", tables=("adult_education",))
    services.quirk("planned_educations", page=25)
    made, genuine = 0, session.Session.fetch

    def breaking(self, *args, **kwargs):
        nonlocal made
        made += 1
        if made == call:
            raise KeyboardInterrupt
        return genuine(self, *args, **kwargs)

    monkeypatch.setattr(session.Session, "fetch", breaking)
    with pytest.raises(KeyboardInterrupt):
        services.fetch("planned_educations", tables=("adult_education",), whole=True)
    done = services.fetched("planned_educations", tables=("adult_education",), whole=True)
    assert set(tidy(done.imported.snapshot)["offer"]) == set(whole["offer"])
    assert done.continued >= (call > 3)


def test_a_folder_of_real_files_plays_only_what_it_holds(tmp_path):
    (tmp_path / "yh").mkdir()
    (tmp_path / "yh" / "resultat-ansokningsomgang-2023.xlsx").write_bytes(b"x")
    play = Play.of_folder(tmp_path)
    assert play.only == {"pxweb", "myh"}
    assert play.manners["myh"].quirks["folder"] == tmp_path / "yh"
