# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from skillshed.errors import ReleaseError
from skillshed.warehouse import publishing
from skillshed.warehouse.build import build


@pytest.fixture
def three(home, keep, population):
    keep(home, "population", population())
    return [build(home, seed=seed).id for seed in (1, 2, 3)]


@pytest.mark.usefixtures("three")
def test_nothing_is_published_until_somebody_does(home):
    with pytest.raises(ReleaseError) as told:
        publishing.current(home)
    assert "skillshed build" in told.value.mend.sv
    assert len(publishing.releases(home)) == 3


def test_it_works(home, three):
    publishing.publish(home, three[0], why="första")
    assert publishing.current(home).id == three[0]
    assert home.current.read_text() == three[0] + "\n"
    entry = json.loads(home.publications.read_text())
    assert {key: entry[key] for key in ("action", "release", "before", "why")} == {
        "action": "publish",
        "release": three[0],
        "before": None,
        "why": "första",
    }
    assert entry["at"].endswith("+00:00")


def test_the_beginning_of_an_id_is_enough_when_it_is_one_only(home, three):
    assert publishing.find(home, three[1][:9]).id == three[1]
    for vague in ("r", "", "r0000zzz"):
        with pytest.raises(ReleaseError) as told:
            publishing.find(home, vague)
        assert three[0] in told.value.mend.sv


def test_rolling_back_goes_one_step_each_time(home, three):
    for identity in three:
        publishing.publish(home, identity)
    assert publishing.rollback(home, why="fel år").id == three[1]
    assert publishing.rollback(home).id == three[0]
    assert publishing.current(home).id == three[0]
    with pytest.raises(ReleaseError):
        publishing.rollback(home)
    actions = [entry["action"] for entry in publishing.history(home)]
    assert actions == ["publish"] * 3 + ["rollback"] * 2


def test_after_rolling_back_a_new_release_can_be_rolled_back_too(home, three):
    publishing.publish(home, three[0])
    publishing.publish(home, three[1])
    publishing.rollback(home)
    publishing.publish(home, three[2])
    assert publishing.rollback(home).id == three[0]


def test_publishing_the_same_again_is_no_step(home, three):
    for identity in (three[0], three[1], three[1]):
        publishing.publish(home, identity)
    assert publishing.rollback(home).id == three[0]


def test_the_pointer_is_believed_where_a_killed_process_left_only_the_log(home, three):
    publishing.publish(home, three[0])
    publishing.publish(home, three[1])
    line = {"at": "", "action": "publish", "release": three[2], "before": three[1], "who": "", "why": ""}
    with home.publications.open("a") as log:
        log.write(json.dumps(line) + "\n" + '{"at": "2025')
    assert publishing.current(home).id == three[1]
    assert publishing.standing(home) == three[:2]
    publishing.publish(home, three[2])
    assert publishing.rollback(home).id == three[1]
    assert publishing.rollback(home).id == three[0]


@pytest.mark.parametrize("file", ["population.parquet", "manifest.json", "datapackage.json", "README.md"])
def test_a_damaged_release_is_refused(home, three, file):
    publishing.publish(home, three[0])
    path = publishing.find(home, three[1]).path / file
    damage = b"{" if file.endswith("json") else b""
    if file == "README.md":
        path.unlink()
    else:
        path.write_bytes(damage)
    with pytest.raises(ReleaseError):
        publishing.publish(home, three[1])
    assert publishing.current(home).id == three[0]
    assert file == "manifest.json" or publishing.find(home, three[1]).verify() == [file]


def test_a_changed_manifest_is_found(home, three):
    release = publishing.find(home, three[0])
    path = release.path / "manifest.json"
    path.write_text(path.read_text().replace('"seed": 1', '"seed": 4'))
    assert publishing.find(home, three[0]).verify() == ["manifest.json"]


def test_one_unreadable_release_does_not_hide_the_others(home, three):
    (home.releases / three[2] / "manifest.json").write_text("{")
    assert {release.id for release in publishing.releases(home)} == set(three[:2])
    assert [release.id for release in publishing.unreadable(home)] == [three[2]]


def test_many_at_once_end_in_one_of_them_with_every_switch_in_the_log(home, three):
    wanted = three * 4
    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda identity: publishing.publish(home, identity), wanted))
    log = publishing.history(home)
    assert len(log) == 12
    assert publishing.current(home).id == log[-1]["release"]
    assert [entry["before"] for entry in log[1:]] == [entry["release"] for entry in log[:-1]]
    assert not list(home.path.glob(".current-*"))
