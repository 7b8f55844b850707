# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every table is made with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Years ahead, number of futures, and the seed they come from.

    Attributes:
        horizon: years ahead of each dataset's own last year.
        draws: how many futures an interval is made of.
        seed: the same seed and datasets give the same tables.
        level: share of outcomes an interval should hold.
    """

    horizon: int
    draws: int
    seed: int
    level: float = 0.8
