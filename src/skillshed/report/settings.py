# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The report's settings, read from dated and sourced parameters."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Settings:
    """What the report shows and hides; units stand in `parameters/county_report.yaml`."""

    older_from: int
    pyramid_group: int
    occupations_in_chart: int
    growing_in_chart: int
    smallest_for_growth: int
    smallest_for_age_share: int
    series_in_small_charts: int
    groups_each_way: int


@cache
def settings() -> Settings:
    """Read the settings that come with the package."""
    text = files("skillshed.report").joinpath("parameters", "county_report.yaml").read_text(encoding="utf-8")
    given = yaml.safe_load(text)
    return Settings(**{each.name: int(given[each.name]["value"]) for each in fields(Settings)})
