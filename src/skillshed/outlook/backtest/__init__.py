# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The proof: forecasts against what came, and against forecasts that anybody could have made."""

from skillshed.outlook.backtest.evaluation import Evaluation, evaluate
from skillshed.outlook.backtest.naive import NAIVE, naive_forecasts

__all__ = ["NAIVE", "Evaluation", "evaluate", "naive_forecasts"]
