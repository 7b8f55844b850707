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
# file -> why its content needs no date and source
VOCABULARIES = {
    "sources/parameters/variables.yaml": "the words by which columns are recognised: nothing is calculated with them",
    "report/parameters/tables.yaml": "what the report calls its tables: nothing is calculated with them",
}
DEMO = PACKAGE / "sources" / "demo" / "parameters"  # the demo world's own making: a page explains every file


def entries(node, path=()):
    """Every mapping with a `value`, or with `values` by date, and the way to it."""
    if isinstance(node, dict) and {"value", "values"} & node.keys():
        yield ".".join(path), node
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from entries(child, (*path, str(key)))
    elif isinstance(node, list):
        for position, child in enumerate(node):
            yield from entries(child, (*path, str(position)))


def is_dated(node):
    values = node.get("values")
    if isinstance(values, dict):
        return bool(values) and all(isinstance(day, date) for day in values)
    return any(isinstance(node.get(key), date) for key in DATES)


def has_source(node):
    return isinstance(node.get("source"), str) and len(node["source"]) >= 8


def test_there_are_parameters():
    assert FILES


def test_vocabularies_still_exist():
    assert all((PACKAGE / name).is_file() for name in VOCABULARIES)


def test_the_demo_world_explains_every_file():
    page = (PACKAGE.parents[1] / "docs" / "explanation" / "demo-world.md").read_text(encoding="utf-8")
    assert not [path.name for path in DEMO.glob("*.yaml") if f"`{path.name}`" not in page]


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.parent != DEMO and str(path.relative_to(PACKAGE)) not in VOCABULARIES],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_every_parameter_is_dated_and_sourced(path):
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if is_dated(content) and has_source(content):
        return
    found = list(entries(content))
    assert found, "no entry with a value, and no `source` and `since` for the whole file"
    assert not [
        name for name, entry in found if not (is_dated(entry) and has_source(entry) and entry.get("unit"))
    ]
