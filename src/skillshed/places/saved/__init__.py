# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Plans that are kept: with name, author, base release, weights, locks and the solver's proof; read back and compared row by row."""

from skillshed.places.saved.comparison import Difference, compare
from skillshed.places.saved.direction import against_direction, read_direction
from skillshed.places.saved.plan import Proof, SavedPlan
from skillshed.places.saved.storage import find, kept, save

__all__ = [
    "Difference",
    "Proof",
    "SavedPlan",
    "against_direction",
    "compare",
    "find",
    "kept",
    "read_direction",
    "save",
]
