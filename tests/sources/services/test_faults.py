# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every service on its worst day: no record lost, doubled or changed, and what cannot be mended is told."""

from __future__ import annotations

import pytest

from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.run import Fetched
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.servers.manners import Fault

WISHES = {
    "kolada": {"tables": ("labour_market",)},
    "jobstream": {},
    "jobsearch": {"regions": ("20",)},
    "historical_ads": {"years": (2024, 2024)},
    "yrkesbarometern": {},
    "taxonomy": {"tables": ("occupations",)},
    "jobed": {"regions": ("2080",)},
    "planned_educations": {"tables": ("upper_secondary",)},
    "school_units": {"regions": ("2080",)},
    "syllabus": {},
    "susa": {},
    "siris": {"tables": ("pupils",), "years": (2024, 2024)},
    "myh": {"years": (2024, 2024)},
    "esco": {"tables": ("occupations",)},
    "eurostat": {"tables": ("early_leavers",)},
}
MENDED = ("busy", "unavailable", "unavailable", "cut")


@pytest.mark.parametrize("name", WISHES)
def test_what_passes_is_waited_out_and_changes_nothing(services, name):
    before = services.fetched(name, **WISHES[name]).imported.snapshot.sha256
    services.play.manners[name].faults.extend(Fault(what) for what in MENDED)
    done = fetch(services.home, name, Wish(**WISHES[name], whole=True))
    (outcome,) = done.outcomes
    assert isinstance(outcome, Fetched), outcome
    assert outcome.imported.snapshot.sha256 == before
    assert len(done.setbacks) >= 2
    assert services.snapshots() == 1


@pytest.mark.parametrize("name", sorted(set(WISHES) - {"historical_ads"}))
def test_a_page_for_people_is_never_taken_for_an_answer(services, name):
    services.play.manners[name].faults.extend([Fault("web page")] * 99)
    try:
        done = services.fetch(name, **WISHES[name])
    except Exception as problem:  # noqa: BLE001 - before any table is planned the whole visit fails
        said = str(problem)
    else:
        said = str(done.failed[0].error)
    assert "text/html" in said or "annat slag" in said
    assert services.snapshots() == 0
