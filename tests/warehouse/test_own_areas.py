# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas that users defined, in a release: known by name, the newest definition, never real beside fictitious."""

from datetime import UTC, datetime

import pytest

from skillshed.errors import BuildError
from skillshed.home import Home
from skillshed.sources.snapshot import About, SnapshotStore
from skillshed.warehouse.build import build

POPULATION = "region;kön;ålder;år;Folkmängd\n" + "".join(
    f"{region};{sex};{age};{year};{100 + year - 2000}\n"
    for region in ("01 Stockholms län", "03 Uppsala län")
    for sex in ("män", "kvinnor")
    for age in ("30 år", "31 år")
    for year in (2003, 2004)
)
AREAS = """
areas:
  - code: VMV
    kind: cooperation
    name: {sv: Västra Mälardalen, en: Western Mälardalen}
    members: [%s]
"""
FOUR, THREE = '"0484", "1960", "1983", "1984"', '"1960", "1983", "1984"'


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "home")
    keep(home, "population", POPULATION, name="folkmangd.csv")
    return home


def keep(home, kind, content, *, name, day=1, fictitious=False):
    about = About(kind=kind, title=kind, publisher="SCB", licence="CC0-1.0", fictitious=fictitious)
    at = datetime(2026, 3, day, tzinfo=UTC)
    return SnapshotStore(home).add(content.encode(), about, filename=name, retrieved_at=at)


def test_it_works(home):
    snapshot = keep(home, "own_areas", AREAS % FOUR, name="areas.yaml")
    release = build(home)
    area = release.areas().get("VMV")
    assert area.members == ("0484", "1960", "1983", "1984")
    assert area.name.en == "Western Mälardalen"
    assert [fact["sha256"] for fact in release.sources("own_areas")] == [snapshot.sha256]
    assert not release.verify()


def test_the_same_file_gives_the_same_release_and_another_one_another(home):
    bare = build(home).id
    keep(home, "own_areas", AREAS % FOUR, name="areas.yaml")
    first = build(home)
    assert first.id != bare
    assert build(home).id == first.id


def test_the_newest_definition_holds_for_the_whole_area(home):
    keep(home, "own_areas", AREAS % FOUR, name="old.yaml")
    keep(home, "own_areas", AREAS % THREE, name="new.yaml", day=2)
    assert build(home).areas().members("VMV") == ("1960", "1983", "1984")


def test_areas_alone_are_nothing_to_build_from(tmp_path):
    home = Home(tmp_path / "home")
    keep(home, "own_areas", AREAS % FOUR, name="areas.yaml")
    with pytest.raises(BuildError, match="inga filer"):
        build(home)


def test_areas_take_the_nature_of_their_home(home):
    keep(home, "own_areas", AREAS % FOUR, name="areas.yaml", fictitious=True)
    assert "VMV" in build(home).areas()


def test_a_member_that_the_world_lacks_stops_the_build(home):
    keep(home, "own_areas", AREAS % '"3101", "3102", "3103"', name="areas.yaml")
    with pytest.raises(BuildError) as stopped:
        build(home)
    assert "areas.yaml" in stopped.value.where
