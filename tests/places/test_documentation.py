# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page's equations are the program's: each rule, goal and column stands in it as the code has it."""

from pathlib import Path

import pytest

from skillshed.places.columns import BLOCKS
from skillshed.places.goals import GOALS
from skillshed.places.rules import RULES

PAGE = (Path(__file__).parents[2] / "docs/explanation/places.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*RULES])
def test_every_rule_stands_in_the_page(name):
    assert f"**{RULES[name].title.en}** (`{name}`)\n\n$${RULES[name].equation}$$" in PAGE


@pytest.mark.parametrize("name", [*GOALS])
def test_every_goal_stands_in_the_page(name):
    assert f"| {GOALS[name].title.en} | {GOALS[name].unit.en} | ${GOALS[name].equation}$ |" in PAGE


@pytest.mark.parametrize("name", [*BLOCKS])
def test_every_column_stands_in_the_page(name):
    _, symbol, what = BLOCKS[name]
    assert f"| ${symbol}$ | {what} |" in PAGE
