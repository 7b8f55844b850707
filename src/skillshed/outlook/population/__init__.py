# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Population by region, sex and single year of age, with an interval for every figure."""

from skillshed.outlook.population.aggregation import BANDS, aggregate
from skillshed.outlook.population.projection import components, project

__all__ = ["BANDS", "aggregate", "components", "project"]
