# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of paradoxes: where there are some, where there are none, and where nobody can tell."""

from types import SimpleNamespace

import pytest

from skillshed.report.sections.paradox import judged, paradox, rule
from skillshed.report.view import View
from skillshed.web.outlook.figures import easy
from skillshed.web.outlook.figures.easy import EASY, lix

pytestmark = pytest.mark.django_db


def seen(release, without=(), **states):
    """The county as if unfilled jobs had been measured: every group `no` but those named; some columns not kept."""

    def table(name):
        frame = release.table(name)
        if name == "outlook_balance":
            frame = frame.assign(
                paradox=frame["education"].astype(str).map(lambda code: states.get(code, "no"))
            ).drop(columns=list(without))
        return frame

    like = {name: getattr(release, name) for name in ("tables", "areas", "contract", "sources", "manifest", "id", "fictitious", "path", "provenance") if hasattr(release, name)}  # fmt: skip
    return View(SimpleNamespace(table=table, **like), "31", "sv")


def test_it_works(shown, client):
    page = client.get("/omrade/31/paradox/").content.decode()
    assert rule(View(shown, "31", "sv")) in page
    assert "/tabeller/outlook_balance.csv?region=31&amp;year=2040" in page
    assert client.get("/tabeller/outlook_balance.csv?region=31&year=2040").content.startswith(b"region,")


def test_it_says_where_both_are_many(shown):
    first = str(judged(View(shown, "31"))["education"].iloc[0])
    made = paradox(seen(shown, **{first: "yes"}))
    assert made.lead[0].startswith("I 1 av")
    assert made.figures[0].table.rows[0][1] == "ja"
    assert [row[1] for row in made.figures[0].table.rows].count("ja") == 1


def test_a_release_made_before_the_shares_were_kept_still_has_its_page(shown):
    first = str(judged(View(shown, "31"))["education"].iloc[0])
    kept = [name for name in ("unfilled", "unemployment") if name in shown.table("outlook_balance")]
    for state in ("yes", "no"):
        made = paradox(seen(shown, kept, **{first: state}))
        assert not any("nan" in sentence.casefold().split() for sentence in made.lead)
        assert made.figures or made.tables


def test_it_says_that_there_is_none(shown):
    made = paradox(seen(shown))
    assert made.lead[0].startswith("Ingen av")
    assert not made.figures


def test_it_says_why_nobody_knows(shown, client):
    everything = judged(View(shown, "31"))["education"].astype(str)
    made = paradox(seen(shown, **dict.fromkeys(everything, "unknown")))
    assert len(made.lead) == 1
    assert "inte mätta" in made.lead[0]
    if "job_ads" not in shown.tables():
        assert "Varför det inte går att säga" in client.get("/omrade/31/paradox/").content.decode()


@pytest.mark.parametrize("state", ["yes", "no", "unknown"])
def test_easy_read_is_easy(shown, state):
    everything = judged(View(shown, "31"))["education"].astype(str)
    view = seen(shown, **dict.fromkeys(everything, state))
    assert lix(" ".join(easy.paradox(view, judged(view)))) < EASY


def test_an_area_without_verdicts_shows_those_around_it(shown, client):
    assert client.get("/omrade/3101/paradox/").status_code == 200
    assert client.get("/omrade/9999/paradox/").status_code == 404
