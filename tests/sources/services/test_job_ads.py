# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from skillshed.sources.ads.ad import COLUMNS
from skillshed.sources.ads.reading import newest
from skillshed.sources.jobsearch.client import Slice, slices
from skillshed.sources.jobstream.client import stream_call
from skillshed.sources.servers import job_ads
from skillshed.sources.servers.manners import Fault

WITHHELD = [job_ads.PERSON, "person@example.se", "070-000", "1901010000", "s väg 1"]


def test_all_ads_and_of_each_only_what_may_be_kept(services):
    frame = services.frame("jobstream")
    assert len(frame) == 400
    assert set(frame["removed"]) == {"0"}
    assert frame["municipality"].str.fullmatch(r"\d{4}").all()
    kept = services.kept().decode("utf-8", "replace")
    assert not [word for word in WITHHELD if word in kept]


def test_no_field_is_read_that_is_not_named():
    assert not set(COLUMNS) & {
        "employer",
        "description",
        "headline",
        "application_contacts",
        "application_details",
    }


@pytest.mark.parametrize("quirk", [{"cut": True}, {"short": 200}])
def test_a_snapshot_that_stops_early_with_status_200_is_asked_for_again(services, quirk):
    services.quirk("jobstream", **quirk)
    done = services.fetched("jobstream")
    assert done.imported.rows == 400
    assert done.setbacks


def test_a_snapshot_that_always_stops_early_keeps_nothing(services, monkeypatch):
    monkeypatch.setattr("skillshed.sources.servers.jobtech._lines", lambda _: b'{"id":"1"}\n{"id":')
    failed = services.failed("jobstream")
    assert "inget helt svar" in str(failed.error)
    assert services.snapshots() == 0


def test_too_many_calls_are_waited_out(services):
    services.play.manners["jobstream"].faults.append(Fault("busy", seconds=1))
    assert services.fetched("jobstream").setbacks


def test_afterwards_only_what_has_happened_since(services):
    services.fetched("jobstream")
    services.quirk("jobstream", changed=(3, 5), removed=(7,))
    frame = services.frame("jobstream")
    assert len(frame) == 3
    assert list(frame.loc[frame["removed"] == "1", "ad"]) == ["29000007"]
    asked = [path for _, path in services.play.manners["jobstream"].seen]
    assert [path.rsplit("/", maxsplit=1)[-1] for path in asked] == ["snapshot", "stream"]


def test_nothing_new_is_no_fault_and_keeps_nothing(services):
    services.fetched("jobstream")
    (outcome,) = services.fetch("jobstream").outcomes
    assert type(outcome).__name__ == "Known"
    assert services.snapshots() == 1


def test_the_stream_is_asked_in_swedish_time_and_from_before_the_last_answer_began(services):
    summer = stream_call("x", datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert dict(summer.parameters)["updated-after"] == "2026-07-01T14:00:00"
    done = services.fetched("jobstream")
    services.quirk("jobstream", changed=(1,))
    (receipt,) = services.fetched("jobstream").imported.snapshot.fetched.receipts
    (first,) = done.imported.snapshot.fetched.receipts
    asked = datetime.fromisoformat(receipt.url.rsplit("=", maxsplit=1)[-1].replace("%3A", ":"))
    before = datetime.fromisoformat(first.fetched_at).astimezone().replace(tzinfo=None) - asked
    assert before.total_seconds() % 3600 >= 5 * 60 or before.total_seconds() >= 5 * 60


def test_the_same_ad_any_number_of_times_is_the_same_ad():
    old, new = ("1", 10, 0, "old"), ("1", 20, 0, "new")
    assert newest([new, old, new, old]) == newest([old, new]) == {("1", 0): new}
    gone = ("1", 30, 1, None)
    assert newest([gone, new])[("1", 0)] == new


def test_a_slice_is_cut_until_its_ads_can_be_reached_and_loses_none():
    moments = [datetime(2026, 1, 1 + i % 28, i % 24) for i in range(5000)]  # noqa: DTZ001 - Swedish time, as the service

    def total(part):
        return sum(
            (part.after is None or part.after < m) and (part.before is None or m < part.before)
            for m in moments
        )

    whole = Slice((), None, None)
    parts = list(slices(whole, total, most=2100, oldest=datetime(2025, 12, 1), now=datetime(2026, 2, 1)))  # noqa: DTZ001
    assert max(count for _, count in parts) <= 2100
    reached = {
        m
        for part, _ in parts
        for m in moments
        if (part.after is None or part.after < m) and (part.before is None or m < part.before)
    }
    assert reached == set(moments)


def test_jobsearch_reaches_more_ads_than_one_question_can(services):
    services.quirk("jobsearch", ads=3600)
    frame = services.frame("jobsearch", regions=("20",))
    assert len(frame) > 2100
    assert frame["ad"].is_unique
    assert (frame["region"] == "20").all()


def test_jobsearch_is_asked_about_an_area(services):
    assert "--region" in str(services.failed("jobsearch").error)


def test_historical_ads_are_counted_once_however_their_fields_are_written(services):
    frame = services.frame("historical_ads", years=(2024, 2024))
    assert frame["ads"].sum() == 400
    assert frame["month"].str.startswith("2024-").all()
    assert set(frame["occupation"]) <= {"2221", "2341", "2512", "5321", "7231", "8332"}
    assert type(services.fetch("historical_ads", years=(2024, 2024)).outcomes[0]).__name__ == "Known"


def test_a_packed_year_that_was_cut_is_refused(services):
    services.play.manners["historical_ads"].faults.extend([Fault("cut")])
    assert services.fetched("historical_ads", years=(2023, 2023)).setbacks


def test_a_line_that_is_no_ad_is_told_by_its_number_alone(services, monkeypatch):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2022.jsonl", json.dumps({"id": "1"}) + f'\n{{"id": {job_ads.PERSON}\n')
    monkeypatch.setattr("skillshed.sources.servers.jobtech.io.BytesIO", lambda: io.BytesIO(packed.getvalue()))
    monkeypatch.setattr("zipfile.ZipFile.writestr", lambda *_: None)
    failed = services.failed("historical_ads", years=(2022, 2022))
    assert job_ads.PERSON not in str(failed.error)
    assert services.snapshots() == 0
