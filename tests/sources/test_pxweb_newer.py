# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Only what is newer is fetched, and a table that changes is never a mixture of what it was and what it is."""

from skillshed.language import use_language
from skillshed.sources.fetching.kept import Kept
from skillshed.sources.fetching.plan import Known, Wish
from skillshed.sources.fetching.run import Failed, Fetched
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.servers.app import Play, running
from skillshed.sources.servers.manners import Manners

WISH = Wish(tables=("TAB1",), kind="population")


def one(visit):
    (outcome,) = visit.outcomes
    return outcome


def test_nothing_newer_is_not_asked_for_again(world):
    home, manners, _ = world
    fetch(home, "pxweb", WISH)
    manners.seen.clear()
    assert isinstance(one(fetch(home, "pxweb", WISH)), Known)
    assert [verb for verb, _ in manners.seen] == ["GET", "GET"]
    assert len(Kept(home).of("pxweb", one(fetch(home, "pxweb", WISH)).table)) == 1


def test_only_new_periods_and_the_last_known_ones_are_fetched(world, play):
    home, _, shelf = world
    fetch(home, "pxweb", WISH)
    shelf[0] = play.shown(periods=("2021", "2022", "2023", "2024"), updated="2027-03-05T07:00:00Z")
    outcome = one(fetch(home, "pxweb", WISH))
    assert outcome.imported.years == (2022, 2023, 2024)
    assert "--whole" in str(outcome.imported.remarks[0])
    assert one(
        fetch(home, "pxweb", Wish(tables=("TAB1",), kind="population", whole=True))
    ).imported.years == (2021, 2022, 2023, 2024)


def test_a_changed_code_list_is_another_table_and_fetched_whole(world, play):
    home, _, shelf = world
    fetch(home, "pxweb", WISH)
    shelf[0] = play.shown(regions=("00", "20", "2080", "2082"), updated="2027-03-05T07:00:00Z")
    assert one(fetch(home, "pxweb", WISH)).imported.years == (2021, 2022, 2023)


def test_a_table_updated_while_it_is_fetched_is_never_a_mixture(world, play):
    home, manners, shelf = world
    manners.quirks = {"cells": 7}
    newer = play.shown(updated="2027-03-05T07:00:00Z")
    real = shelf[0]

    class Changing(list):
        def __iter__(self):
            posts = sum(verb == "POST" for verb, _ in manners.seen)
            return iter([newer if posts > 4 else real])

    shelf[:] = [real]
    playing = Play(Changing([real]), {"pxweb": manners})
    with running(playing) as base:
        (home.path / "services.yaml").write_text(play.settings_text(base))
        outcome = one(fetch(home, "pxweb", WISH))
        with use_language("en"):
            assert isinstance(outcome, Failed)
            assert "updated while it was fetched" in str(outcome.error)
        assert isinstance(one(fetch(home, "pxweb", WISH)), Fetched)


def test_an_answer_about_other_codes_is_told_and_nothing_is_kept(world, play):
    home, manners, shelf = world
    other = play.shown(regions=("00", "20", "2080", "2099"))

    class Lying(list):
        def __iter__(self):
            return iter([other if any(verb == "POST" for verb, _ in manners.seen) else shelf[0]])

    with running(Play(Lying([shelf[0]]), {"pxweb": Manners(seen=manners.seen)})) as base:
        (home.path / "services.yaml").write_text(play.settings_text(base))
        outcome = one(fetch(home, "pxweb", WISH))
    with use_language("en"):
        assert isinstance(outcome, Failed)
        assert "400: Non-existent value" in str(outcome.error)
    assert list(home.snapshots.glob("*")) == []
