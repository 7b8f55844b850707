# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The outlook, codes and releases through the API."""

import pytest

from skillshed.outlook.area import AreaOutlook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


def test_it_works(client, demo_release):
    told = client.get("/api/v1/outlook/31").json()
    assert told["release"] == demo_release.id
    assert told["fictitious"] is True
    assert {row["verdict"] for row in told["balance"]} & {"shortage", "surplus", "balance"}
    assert told["openings"][0]["year"] > 2000


def test_it_tells_what_python_tells_of_the_area(client, demo_release):
    told, known = client.get("/api/v1/outlook/3101").json(), AreaOutlook.of(demo_release, "3101")
    openings = known.table("openings").query("component == 'openings'")
    for rows, frame in ((told["balance"], known.table("balance")), (told["openings"], openings)):
        assert [row["mean"] for row in rows] == frame["mean"].astype(object).where(
            frame["mean"].notna(), None
        ).tolist()
    assert told["gaps"] == known.gaps


def test_an_unknown_area_is_told_as_such(client):
    answer = client.get("/api/v1/outlook/9999")
    assert answer.status_code == 404
    assert answer.json()["mend"]


def test_codes_are_found_by_words(client):
    found = client.get("/api/v1/codes/ssyk2012?search=sjuksköter").json()
    assert any(one["code"].startswith("222") for one in found)
    assert client.get("/api/v1/codes/nothing").status_code == 404


def test_crosswalks_tell_their_loss(client):
    for name in client.get("/api/v1/codes/crosswalks").json():
        told = client.get(f"/api/v1/codes/crosswalks/{name}").json()
        assert 0 <= told["loss"] <= 1
        assert told["steps"]
    assert client.get("/api/v1/codes/crosswalks/a-b").status_code == 404


def test_areas_are_the_releases_own(client):
    assert "31" in {one["code"] for one in client.get("/api/v1/codes/areas").json()}


def test_the_release_tells_what_it_was_made_from(client, demo_release):
    told = client.get("/api/v1/releases/current").json()
    assert told["id"] == demo_release.id
    assert told["sources"]
    assert told["current"] is True


def test_without_a_release_it_says_so(client, home):
    answer = client.get("/api/v1/datasets")
    assert answer.status_code == 503
    assert answer.json()["what"]
