# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Damaged files: each is either taken in whole or refused in words, and never leaves half a snapshot."""

import gzip
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.home import Home
from skillshed.sources.importing import Imported, Refused, import_paths
from skillshed.sources.snapshot import SnapshotStore
from skillshed.sources.tidy import tidy


def flip(content, place, byte):
    place %= len(content)
    return content[:place] + bytes([byte]) + content[place + 1 :]


def cut(content, place, _byte):
    return content[: place % len(content)]


def repeat_line(content, place, _byte):
    lines = content.splitlines(keepends=True)
    return b"".join([*lines[: place % len(lines) + 1], *lines[place % len(lines) :]])


def drop_line(content, place, _byte):
    lines = content.splitlines(keepends=True)
    del lines[place % len(lines)]
    return b"".join(lines)


def swap_separators(content, place, byte):
    old, new = ((b",", b";"), (b",", b"\t"), (b'"', b""), (b"\r\n", b"\r"), (b":", b","))[byte % 5]
    return content.replace(old, new, place % 50 or -1)


def change_numbers(content, place, byte):
    digits = [index for index, char in enumerate(content) if 48 <= char <= 57]
    index = digits[place % len(digits)] if digits else 0
    return (
        content[:index] + (b"-", b"9999999999999", b"..", b"", b"1e400", b"\xa0")[byte % 6] + content[index:]
    )


def insert(content, place, byte):
    place %= len(content)
    return content[:place] + bytes([byte]) * (1 + byte % 7) + content[place:]


MUTATIONS = [flip, cut, repeat_line, drop_line, swap_separators, change_numbers, insert]


def seed(writing, form):
    match form:
        case "csv":
            return writing.wide(writing.population_rows(ages=range(4))).encode()
        case "latin":
            return writing.wide(writing.population_rows(ages=range(4)), separator=";").encode("cp1252")
        case "json":
            return writing.jsonstat()
        case "px":
            return writing.px()
        case "keyed":
            return writing.px(keys=True)
        case _:
            return gzip.compress(writing.wide(writing.population_rows(ages=range(4))).encode(), mtime=0)


@pytest.mark.parametrize("form", ["csv", "latin", "json", "px", "keyed", "gz"])
@settings(max_examples=20, deadline=None)
@given(
    changes=st.lists(
        st.tuples(st.sampled_from(MUTATIONS), st.integers(0, 10**6), st.integers(0, 255)),
        min_size=1,
        max_size=3,
    )
)
def test_a_damaged_file_is_whole_or_refused(tmp_path_factory, writing, *, form, changes):
    content = seed(writing, form)
    for change, place, byte in changes:
        content = change(content, place, byte) or b""
        if not content:
            break
    folder = tmp_path_factory.mktemp("mutation")
    try:
        whole_or_refused(folder, form, content)
    finally:
        shutil.rmtree(folder)


def whole_or_refused(folder: Path, form: str, content: bytes) -> None:
    path = folder / f"population.{form}"
    path.write_bytes(content)
    home = Home(folder / "home")
    (answer,) = import_paths(home, [path])
    kept = list(SnapshotStore(home))
    if isinstance(answer, Refused):
        assert kept == []
        assert "Unexpected" not in (answer.error.why.en if answer.error.why else ""), answer.error
        assert answer.error.mend.sv
    else:
        assert isinstance(answer, Imported)
        assert kept == [answer.snapshot]
        assert kept[0].path.read_bytes() == content
        frame = tidy(kept[0])
        assert len(frame) == answer.rows
        assert (frame["flag"].notna() | frame["value"].notna()).all()
        assert not (frame["value"] < 0).any()
    assert [item.name for item in home.snapshots.glob(".*")] == []


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_at_all_are_answered(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("bytes")
    try:
        whole_or_refused(folder, "bin", content)
    finally:
        shutil.rmtree(folder)
