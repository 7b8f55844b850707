# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""ESCO's own CSV file of skills of occupations beside what the services told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS: Final = ["framework", "from_concept", "to_concept", "relation", "strength", "source"]


def step(frames: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Give ESCO's file the shape of the others."""
    return [_shaped(frame) if "occupation_uri" in frame else frame for frame in frames]


def _shaped(frame: pd.DataFrame) -> pd.DataFrame:
    named = frame.rename(
        columns={"occupation_uri": "from_concept", "skill_uri": "to_concept", "relation_type": "relation"}
    )
    return named.assign(framework="esco", strength=np.nan)[_COLUMNS]
