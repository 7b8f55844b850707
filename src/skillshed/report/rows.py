# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The rows of a frame, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Give each row with its columns as attributes; what they hold, the caller knows from the frame."""
    return iter(frame.itertuples())
