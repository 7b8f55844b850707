# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Real files, served by the local services or taken in: their own totals come out."""

from __future__ import annotations

import pytest

from skillshed.home import Home
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.importing import import_paths
from skillshed.sources.servers.app import SERVICES, Play, running, settings
from skillshed.sources.servers.manners import Manners
from skillshed.sources.tidy import tidy
from skillshed.warehouse.build import build

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def release(real, tmp_path_factory):
    """The taxonomy and all rounds of YH over HTTP, ESCO and courses from files, built."""
    home = Home(tmp_path_factory.mktemp("real-services"))
    manners = {
        "taxonomy": Manners(quirks={"folder": real / "jobtech_taxonomy"}),
        "myh": Manners(quirks={"folder": real / "yh"}),
    }
    with running(Play([], manners)) as base:
        (home.path / "services.yaml").write_text(settings(base, real=SERVICES), encoding="utf-8")
        for name, wish in (
            ("myh", Wish(years=(2020, 2023))),
            ("taxonomy", Wish(tables=("occupations", "skills_by_occupation"))),
        ):
            assert not fetch(home, name, wish).failed
    files = [
        *(real / "yh").glob("beviljade-kurser-*.xlsx"),
        *(real / "esco").glob("v1.0.8_occupations_*.csv"),
    ]
    taken = import_paths(home, files)
    assert [one.rows for one in taken if hasattr(one, "rows")] == [len(tidy(one.snapshot)) for one in taken]
    return build(home, stages=[], seed=1)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (("programme", 2020), (1903, 39758)),
        (("programme", 2021), (1586, 35131)),
        (("programme", 2022), (1621, 35087)),
        (("programme", 2023), (1258, 40702)),
        (("course", 2022), (482, 11379)),
        (("course", 2023), (280, 9546)),
    ],
)
def test_every_years_headings_are_understood(release, form, expected):
    frame = release.table("yh_programmes")
    some = frame[(frame["form"] == form[0]) & (frame["round"] == form[1])]
    assert (len(some), some["places_granted"].sum()) == expected
    assert not some.duplicated(["application", "municipality"]).any()
    refused = some[some["decision"] == "refused"]
    assert refused["places_granted"].sum() == 0


def test_every_municipality_that_is_named_is_found(release):
    frame = release.table("yh_programmes")
    whole = frame[frame["round"].isin([2020, 2021, 2022]) & (frame["form"] == "programme")]
    assert not (whole["municipality"] == "several").any()


def test_occupations_have_ssyk_and_isco(release):
    concepts = release.table("concepts")
    groups = concepts[concepts["concept_type"] == "ssyk-level-4"]
    assert len(groups) == 400
    assert groups["ssyk"].str.fullmatch(r"\d{4}").all()
    assert groups["isco"].notna().mean() > 0.95
    assert len(release.table("concept_relations")) == 13704


def test_esco_is_joined_over_its_languages(release):
    concepts = release.table("concepts")
    esco = concepts[concepts["framework"] == "esco"]
    assert len(esco) == 2942
    assert esco["label_en"].notna().all()
    assert esco["label"].str.contains("[åäöÅÄÖ]").mean() > 0.2
    assert (esco["label"].astype(str) != esco["label_en"].astype(str)).mean() > 0.9
