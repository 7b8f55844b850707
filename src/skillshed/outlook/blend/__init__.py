# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Several outlooks: weighed by what they earned, with their disagreement beside and nobody left out."""

from skillshed.outlook.blend.combination import blend
from skillshed.outlook.blend.disagreement import disagreement
from skillshed.outlook.blend.opinions import OURS, latest, opinions
from skillshed.outlook.blend.verdicts import Agreement, agreement, direction, step
from skillshed.outlook.blend.weights import Weights, earn

__all__ = [
    "OURS",
    "Agreement",
    "Weights",
    "agreement",
    "blend",
    "direction",
    "disagreement",
    "earn",
    "latest",
    "opinions",
    "step",
]
