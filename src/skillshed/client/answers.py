# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a site answers, with types."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True)
class ReleaseFacts:
    """The few facts about a release of a site."""

    id: str
    current: bool
    built_at: str
    fictitious: bool
    code_version: str
    seed: int
    tables: int
    rows: int
    warnings: int

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """Read it from an answer; what a newer site says more is passed over."""
        return cls(**{field.name: told[field.name] for field in fields(cls)})


@dataclass(frozen=True)
class Dataset:
    """One dataset of a site's published release."""

    name: str
    title: str
    description: str
    dimensions: list[str]
    figures: list[str]
    unit: str
    licence: str
    rows: int
    vintage: str | None

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """Read it from an answer; what a newer site says more is passed over."""
        return cls(**{field.name: told[field.name] for field in fields(cls)})
