# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from skillshed.sources.kolada import client
from skillshed.sources.snapshot import SnapshotStore


def test_figures_of_areas_and_years_with_their_names(services):
    frame = services.frame("kolada", tables=("labour_market",), regions=("20",), years=(2024, 2025))
    assert set(frame["area"]) == {"00", "20", "2080", "2081", "2085"}
    assert set(frame["year"]) == {2024, 2025}
    assert frame["indicator_name"].str.contains("arbetslöshet", case=False).all()
    assert set(frame["breakdown"]) == {"sex=T", "sex=1", "sex=2"}


def test_deleted_figures_are_dropped_and_missing_ones_have_a_reason(services):
    frame = services.frame("kolada", tables=("labour_market",))
    assert not (frame["figure"] == 999).any()
    missing = frame[frame["figure"].isna()]
    assert len(missing)
    assert (missing["reason"] == "unavailable").all()


def test_pages_are_followed_to_the_last(services):
    services.quirk("kolada", page=37)
    paged = services.frame("kolada", tables=("labour_market",))
    assert len(paged) == 297
    assert sum("/data/" in path for _, path in services.play.manners["kolada"].seen) > 2


def test_no_segment_holds_more_than_twenty_five_ids(services):
    areas = tuple(f"{code:04}" for code in range(1000, 1060))
    calls = list(client.data_calls("x", {"kpi": ["N1"], "municipality": areas, "year": []}))
    assert [call.url.count(",") + 1 for call in calls] == [25, 25, 10]
    services.fetched("kolada", tables=("labour_market",), regions=(*areas, "2080"))


def test_only_what_has_changed_is_asked_for_again(services):
    services.fetched("kolada", tables=("labour_market",))
    (again,) = services.fetch("kolada", tables=("labour_market",)).outcomes
    assert type(again).__name__ == "Known"
    services.quirk("kolada", changed=True)
    services.fetched("kolada", tables=("labour_market",))


def test_an_id_that_is_not_known_is_told(services):
    failed = services.failed("kolada", select={"kpi": "N00000"})
    assert "nyckeltal" in str(failed.error)
    assert services.snapshots() == 0


def test_every_figure_knows_where_it_came_from(services):
    snapshot = services.fetched("kolada", tables=("labour_market",)).imported.snapshot
    (receipt,) = SnapshotStore(services.home).get(snapshot.sha256).fetched.receipts
    assert receipt.url.startswith(f"{services.base}/kolada/v3/data/kpi/N03937")
    assert len(receipt.sha256) == 64
    assert snapshot.licence == "CC0-1.0"
    assert snapshot.fictitious


def test_a_county_of_a_made_up_world_is_asked_for_as_it_is(services):
    failed = services.fetch("kolada", tables=("labour_market",), regions=("31",))
    assert not failed.failed
