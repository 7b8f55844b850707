# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import errno
import json
from datetime import UTC, date, datetime

import pytest

from skillshed.errors import BuildError, StorageError
from skillshed.warehouse import build as building
from skillshed.warehouse import parquet, publishing
from skillshed.warehouse.build import build
from skillshed.warehouse.lock import exclusive


def check(release, dataset, name):
    return next(
        line for line in release.manifest["checks"] if (line["dataset"], line["check"]) == (dataset, name)
    )


def test_it_works(home, keep, population):
    keep(home, "population", population())
    release = build(home)
    frame = release.table("population")
    assert list(frame.columns) == ["region", "sex", "age", "year", "value", "flag", "source"]
    assert frame["year"].dtype == "int16"
    assert frame["value"].dtype == "float64"
    assert frame["region"].dtype == "category"
    nation = frame[(frame["region"] == "00") & (frame["year"] == 2005)]
    assert nation["value"].sum() == 21 * 4 * 1005
    assert set(nation["source"]) == {release.sources("population")[0]["sha256"][:12]}
    assert check(release, "population", "summed: nation")["figures"] == {"made": 3, "incomplete": 0}
    assert release.verify() == []
    assert not release.fictitious


def test_rows_stand_in_the_order_of_the_key_with_ages_by_years(home, keep, population):
    frame = population()
    keep(home, "population", frame.sample(frac=1, random_state=3))
    table = build(home).table("population")
    key = list(
        zip(
            table["region"],
            table["sex"],
            table["age"].map(lambda age: int(age.strip("+"))),
            table["year"],
            strict=True,
        )
    )
    assert key == sorted(key)


def test_a_nation_is_not_summed_from_some_of_its_counties(home, keep, population):
    keep(home, "population", population(counties=["01", "19"]))
    release = build(home)
    assert "00" not in set(release.table("population")["region"])
    assert check(release, "population", "summed: nation")["figures"] == {"made": 0, "incomplete": 3}


def test_the_same_again_is_told_as_unchanged(home, keep, population):
    keep(home, "population", population())
    first = build(home)
    again = build(home)
    assert again.id == first.id
    assert (first.unchanged, again.unchanged) == (False, True)
    assert [release.id for release in publishing.releases(home)] == [first.id]


def test_another_seed_is_another_release(home, keep, population):
    keep(home, "population", population())
    assert build(home, seed=1).id != build(home, seed=2).id


def test_a_damaged_release_is_built_anew(home, keep, population):
    keep(home, "population", population())
    first = build(home)
    (first.path / "population.parquet").write_bytes(b"")
    again = build(home)
    assert not again.unchanged
    assert again.verify() == []
    assert sorted(path.name for path in home.releases.iterdir()) == [".lock", first.id]


def test_nothing_to_build_from(home):
    with pytest.raises(BuildError) as told:
        build(home)
    assert "skillshed import" in told.value.mend.en


def test_real_and_fictitious_figures_never_meet(home, keep, population):
    keep(home, "population", population())
    keep(home, "deaths", population(plus=-900), fictitious=True)
    with pytest.raises(BuildError) as told:
        build(home)
    assert "deaths.csv" in told.value.why.sv
    assert publishing.releases(home) == []


def test_a_fictitious_release_says_so_in_every_file(home, keep, population):
    keep(home, "population", population(), fictitious=True)
    release = build(home)
    assert release.fictitious
    assert "FIKTIVA UPPGIFTER" in (release.path / "README.md").read_text()
    described = json.loads((release.path / "datapackage.json").read_text())
    assert described["fictitious"]
    assert all(resource["fictitious"] for resource in described["resources"])
    assert "FIKTIVA" in described["title"]


def test_as_of_leaves_out_what_came_later(home, keep, population):
    keep(home, "population", population(years=(2003,)))
    keep(home, "population", population(years=(2004,)), at=datetime(2025, 6, 1, tzinfo=UTC))
    early = build(home, as_of=date(2025, 5, 31))
    assert set(early.table("population")["year"]) == {2003}
    assert early.manifest["as_of"] == "2025-05-31"
    assert set(build(home).table("population")["year"]) == {2003, 2004}


@pytest.mark.parametrize(
    "broken",
    [
        (lambda f: f.assign(value=-f["value"]), "negativa"),
        (lambda f: f.assign(region=f["region"].replace("19", "77")), "77"),
        (lambda f: f.assign(age=f["age"].replace("30", "trettio")), "trettio"),
        (lambda f: f.assign(value=f["value"].where(f["region"] != "19")), "utan skäl"),
        (lambda f: f.assign(age=f["age"].replace("31+", "25+")), "två gånger"),
        (lambda f: f.assign(sex=f["sex"].where((f["sex"] == "1") | (f["age"] == "30"), "T")), "två gånger"),
    ],
)
def test_a_broken_contract_stops_the_build(home, keep, population, *, broken):
    spoil, rule = broken
    keep(home, "population", population())
    good = build(home)
    publishing.publish(home, good.id)
    bad = keep(home, "population", spoil(population(years=(2006,))), filename="fel.csv")
    with pytest.raises(BuildError) as told:
        build(home)
    assert rule in told.value.why.sv
    assert f"fel.csv ({bad.short})" in told.value.where
    assert publishing.current(home).id == good.id
    assert publishing.current(home).verify() == []
    assert not list(home.releases.glob(".building-*"))


def test_the_same_cell_twice_in_one_file(home, keep, population):
    frame = population()
    keep(home, "population", frame.iloc[[0, *range(len(frame))]])
    with pytest.raises(BuildError) as told:
        build(home)
    assert "mer än en gång" in told.value.why.sv
    assert "region 01, sex 1, age 30, year 2003" in told.value.where


def test_what_a_killed_build_left_is_removed(home, keep, population):
    keep(home, "population", population())
    left = home.releases / ".building-gone"
    left.mkdir(parents=True)
    (left / "population.parquet").write_bytes(b"half")
    assert publishing.releases(home) == []
    build(home)
    assert not left.exists()


def test_two_builds_at_once_say_so_and_leave_each_other_alone(home, keep, population):
    keep(home, "population", population())
    other = home.releases / ".building-other"
    other.mkdir(parents=True)
    with exclusive(home.releases / ".lock", holder="skillshed build"), pytest.raises(BuildError) as told:
        build(home)
    assert "pid" in told.value.where
    assert other.exists()
    assert build(home).verify() == []


def test_a_full_disk_loses_nothing(home, keep, population, *, monkeypatch):
    keep(home, "population", population())
    good = build(home)
    publishing.publish(home, good.id)
    keep(home, "deaths", population().assign(value=1))

    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(parquet.pq, "write_table", full)
        with pytest.raises(StorageError) as told:
            build(home)
    assert told.value.why.sv == "Disken är full."
    assert publishing.current(home).verify() == []
    assert not list(home.releases.glob(".building-*"))


def test_progress_is_told(home, keep, population):
    keep(home, "population", population())
    seen = []

    class Watching:
        def task(self, title, *, total=None):
            seen.append((title.en, total))
            return building.SILENT.task(title, total=total)

    build(home, progress=Watching())
    assert seen == [("Reading and checking datasets", 1), ("Writing the release", 1)]
