# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skillshed.errors import StorageError
from skillshed.home import Home
from skillshed.language import Text
from skillshed.sources import snapshot as room
from skillshed.sources.snapshot import About, SnapshotStore, safe_name

ABOUT = About(
    kind="population",
    title="Folkmängd",
    publisher="SCB",
    licence="CC0-1.0",
    remarks=(Text(sv="två år", en="two years"),),
)


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(Home(tmp_path / "home"))


def test_an_original_is_kept_byte_for_byte_and_read_only(store):
    kept = store.add(b"a;b\n1;2\n", ABOUT, filename="x.csv")
    assert kept.path.read_bytes() == b"a;b\n1;2\n"
    assert kept.path.stat().st_mode & 0o222 == 0
    assert kept.path.parent.name == kept.sha256
    assert kept.short == kept.sha256[:12]


def test_what_is_kept_is_read_back_the_same(store):
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    kept = store.add(b"x", ABOUT, filename="x.csv", retrieved_at=moment)
    assert store.get(kept.sha256) == kept
    assert store.get(kept.short) == kept
    assert list(store) == [kept]
    assert kept.retrieved_at == "2026-01-02T03:04:05+00:00"


def test_the_same_bytes_are_kept_once(store):
    first = store.add(b"x", ABOUT, filename="first.csv")
    second = store.add(b"x", ABOUT, filename="second.csv")
    assert second == first
    assert len(store) == 1


def test_a_path_is_kept_under_its_own_name(store, tmp_path):
    (tmp_path / "exporten åäö.csv").write_bytes(b"1")
    kept = store.add(tmp_path / "exporten åäö.csv", ABOUT)
    assert kept.filename == "exporten åäö.csv"
    assert kept.origin == "exporten åäö.csv"


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "", "snapshot.json", "C:\\x\\y.csv", "a\0b"])
def test_no_name_leaves_the_snapshots_own_folder(store, name):
    kept = store.add(b"x", ABOUT, filename=name)
    assert kept.path.parent.parent == store.folder
    assert kept.path.read_bytes() == b"x"
    assert kept.filename != "snapshot.json"
    assert safe_name(kept.filename) == kept.filename


def test_a_full_disk_leaves_nothing_behind(store, monkeypatch):
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(room.os, "fsync", full)
    with pytest.raises(StorageError) as caught:
        store.add(b"x", ABOUT, filename="x.csv")
    assert "full" in caught.value.why.en
    assert list(store.folder.iterdir()) == []


def test_a_kill_before_the_rename_leaves_no_snapshot(store, monkeypatch):
    monkeypatch.setattr(room, "_settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        store.add(b"x", ABOUT, filename="x.csv")
    assert list(store) == []


def test_an_unknown_snapshot_is_told(store):
    with pytest.raises(StorageError):
        store.get("abc")
    with pytest.raises(StorageError):
        store.get("")


def test_a_damaged_snapshot_is_told(store):
    kept = store.add(b"x", ABOUT, filename="x.csv")
    facts = kept.path.parent / "snapshot.json"
    facts.chmod(0o644)
    facts.write_text("{", encoding="utf-8")
    with pytest.raises(StorageError):
        list(store)


def test_facts_are_plain_json_without_a_place_on_this_machine(store):
    kept = store.add(b"x", ABOUT, filename="x.csv")
    told = json.dumps(kept.facts())
    assert str(store.folder) not in told
    assert kept.facts()["remarks"] == [{"sv": "två år", "en": "two years"}]
