# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who applies for what and where: a nested logit of pupils' first choices, learnt on application files."""

from skillshed.places.applicants.backtest import backtest
from skillshed.places.applicants.model import ChoiceModel, Offers, fit

__all__ = ["ChoiceModel", "Offers", "backtest", "fit"]
