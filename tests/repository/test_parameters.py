# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every parameter has a value, a unit, a date and a source: in its own entry, or once for its whole file."""

from datetime import date
from pathlib import Path

import pytest
import yaml

PACKAGE = Path(__file__).parents[2] / "src" / "skillshed"
FILES = sorted(PACKAGE.rglob("parameters/*.yaml"))
DATES = ("from", "since")


def entries(node, path=()):
    """Every mapping with a `value`, and the way to it."""
    if isinstance(node, dict) and "value" in node:
        yield ".".join(path), node
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from entries(child, (*path, str(key)))
    elif isinstance(node, list):
        for position, child in enumerate(node):
            yield from entries(child, (*path, str(position)))


def is_dated(node):
    return any(isinstance(node.get(key), date) for key in DATES)


def has_source(node):
    return isinstance(node.get("source"), str) and len(node["source"]) >= 8


def test_there_are_parameters():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_parameter_is_dated_and_sourced(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if is_dated(content) and has_source(content):
        return
    found = list(entries(content))
    assert found, "no entry with a value, and no `source` and `since` for the whole file"
    assert not [
        name for name, entry in found if not (is_dated(entry) and has_source(entry) and entry.get("unit"))
    ]
