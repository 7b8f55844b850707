# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fetch → build → report over HTTP, on the demo world and on real figures."""

import pandas as pd
import pytest

import skillshed
from skillshed.home import Home
from skillshed.sources.demo import generate
from skillshed.sources.demo.generate import write_files
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.run import Fetched
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.importing import import_paths
from skillshed.sources.scb.source import tables
from skillshed.sources.servers.app import Play, running
from skillshed.sources.servers.manners import Manners
from skillshed.sources.servers.shelf import of_folder, of_world
from skillshed.warehouse.build import build

FEWER = {"moves_between"}  # fetched for the last five years only
CELLS = 40_000


def same_figures(ours, theirs):
    """Compare two datasets to the last cell, whatever snapshots they come from."""
    assert len(ours) == len(theirs)
    assert list(ours) == list(theirs)
    for column in set(ours) - {"source"}:
        mine, other = ours[column], theirs[column]
        if isinstance(mine.dtype, pd.CategoricalDtype):
            assert set(mine.cat.categories) == set(other.cat.categories), column
            mine, other = mine.cat.codes, other.cat.set_categories(mine.cat.categories).cat.codes
        pd.testing.assert_series_equal(mine, other, check_dtype=False, obj=column)


@pytest.fixture(scope="module")
def direct(tmp_path_factory):
    """The demo world taken in from its files: world, release."""
    home = Home(tmp_path_factory.mktemp("direct"))
    return generate(home, size="county", seed=1), build(home)


@pytest.fixture(scope="module")
def fetched(direct, play, tmp_path_factory):
    """The same world over HTTP, at a limit that divides most tables: workspace, the visit."""
    world, _ = direct
    folder = tmp_path_factory.mktemp("fetched")
    workspace = skillshed.open(folder / "home")
    files = write_files(world, tmp_path_factory.mktemp("files"))
    import_paths(workspace.home, [path for path in files if path.suffix == ".csv"], fictitious=True)
    shelf = of_world(world, {declared.name: declared.v1 for declared in tables()})
    with running(Play(shelf, {"pxweb": Manners(quirks={"cells": CELLS})})) as base:
        (workspace.home.path / "services.yaml").write_text(play.settings_text(base))
        visit = fetch(workspace.home, "scb")
    return workspace, visit


@pytest.fixture(scope="module")
def over_http(fetched):
    """The release of what was fetched, with its outlook."""
    return fetched[0].build(draws=10, horizon=2)


def test_every_declared_table_is_fetched_and_understood(fetched):
    _, visit = fetched
    assert visit.failed == []
    ours = [declared for declared in tables() if not declared.by_name]
    assert len(visit.fetched) == len(ours)
    assert max(len(one.batch.calls) for one in visit.fetched) > 3
    assert all(
        one.imported.kind.id == declared.kind for one, declared in zip(visit.fetched, ours, strict=True)
    )


def test_the_figures_are_those_of_the_files_to_the_last_cell(direct, over_http):
    _, release = direct
    assert over_http.fictitious
    for name in sorted(set(release.tables()) - FEWER):
        same_figures(over_http.table(name), release.table(name))


def test_the_manifest_tells_every_call(fetched, over_http):
    _, visit = fetched
    told = {line["sha256"]: line for line in over_http.manifest["snapshots"]}
    for one in visit.fetched:
        line = told[one.imported.snapshot.sha256]
        assert len(line["fetched"]["receipts"]) == len(one.batch.calls)
        assert line["origin"].startswith("http://127.0.0.1")


def test_it_goes_all_the_way_to_a_report(fetched, over_http, tmp_path):
    assert over_http.id == fetched[0].current_id()
    page = fetched[0].report(out=tmp_path / "rapport.html").read_text()
    assert "FIKTIVA" in page
    assert "http://127.0.0.1" not in page.split("<body")[0]


@pytest.mark.real
def test_real_figures_go_over_http_as_they_go_from_files(real, play, tmp_path):
    names = ("TAB4442_yreg54bas_ssyk4_age_2020_2024.json", "YREG_000000NL_county_ssyk3_sex_2014_2017.csv")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(real / "scb" / name)
    files, service = skillshed.open(tmp_path / "files"), skillshed.open(tmp_path / "service")
    files.import_files(*[folder / name for name in names])
    shelf = of_folder(folder)
    with running(Play(shelf, {"pxweb": Manners(quirks={"cells": 5_000})})) as base:
        service.home.path.mkdir()
        (service.home.path / "services.yaml").write_text(play.settings_text(base))
        wish = Wish(tables=tuple(shown.id for shown in shelf))
        outcomes = fetch(service.home, "pxweb", wish).outcomes
    assert all(isinstance(outcome, Fetched) for outcome in outcomes), outcomes
    ours, theirs = build(service.home), build(files.home)
    assert (
        set(ours.tables())
        == set(theirs.tables())
        >= {"employment_by_occupation", "employment_by_occupation_age"}
    )
    for name in ours.tables():
        same_figures(ours.table(name), theirs.table(name))
    service.build(draws=10, horizon=2)
    page = service.report("19", out=tmp_path / "vastmanland.html").read_text()
    assert "Västmanlands län" in page
    assert "Fiktiva" not in page
    known = ours.table("employment_by_occupation")
    last = known[(known["region"] == "19") & (known["year"] == known["year"].max())]
    assert f"{int(last['value'].sum()):,}".replace(",", "\N{NO-BREAK SPACE}") in page
