# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""ESCO's own CSV files beside what the services told: one row per concept, with its labels in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS: Final = [
    "framework",
    "concept",
    "concept_type",
    "label",
    "label_en",
    "ssyk",
    "isco",
    "broader",
    "source",
]
_SWEDISH: Final = "[åäöÅÄÖ]"
# One label in fifty has a Swedish letter in English files (names), one in three in Swedish ones.
_SHARE: Final = 0.1


def step(frames: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """Give ESCO's files the shape of the others, and join its languages."""
    own = [frame for frame in frames if "uri" in frame]
    return [*(frame for frame in frames if "uri" not in frame), *([_joined(own)] if own else [])]


def _joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The files do not say their language; their letters do."""
    plain = [frame.astype("object").where(frame.notna(), None) for frame in frames]
    english = [frame for frame in plain if frame["label"].astype(str).str.contains(_SWEDISH).mean() < _SHARE]
    swedish = [frame for frame in plain if not any(frame is other for other in english)]
    told = pd.concat([*swedish, *english], ignore_index=True).drop_duplicates("uri")
    labels = {
        uri: label for frame in english for uri, label in zip(frame["uri"], frame["label"], strict=True)
    }
    return told.assign(
        framework="esco",
        concept=told["uri"],
        concept_type=told["concept_type"].astype(str).str.casefold(),
        label_en=told["uri"].map(labels),
        ssyk=None,
        isco=told["isco"].where(told["isco"].notna(), told["code"]),
        broader=None,
    )[COLUMNS]
