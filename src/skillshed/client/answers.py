# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a site answers, with types."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Self


class Answer:
    """Something that a site answers."""

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        """Read it from an answer; what a newer site says more is passed over."""
        named = (field.name for field in fields(cls))  # type: ignore[arg-type] # every kind is a dataclass
        return cls(**{name: told[name] for name in named})


@dataclass(frozen=True)
class ReleaseFacts(Answer):
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


@dataclass(frozen=True)
class Dataset(Answer):
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


@dataclass(frozen=True)
class PlanFacts(Answer):
    """The few facts about a plan; `state` is solving, draft, proposed, reviewed, decided or rejected."""

    id: str
    title: str
    organisation: str
    area: str
    years: list[int]
    futures: int
    cooperation: str
    forms: list[str]
    state: str
    version: int
    made: str


@dataclass(frozen=True)
class Plan(PlanFacts):
    """A plan; `release`, `proof` (value, bound, gap …) and `tables` (name, title, columns, rows) are empty while it is solved."""

    base: str | None
    weights: dict[str, float]
    locks: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    release: str | None
    fictitious: bool | None
    proof: dict[str, Any] | None
    tables: list[dict[str, Any]]


@dataclass(frozen=True)
class JobFacts(Answer):
    """A piece of work; `facts` are figures told while it goes on, `problem` what went wrong and what to do about it."""

    id: str
    title: str
    state: str
    over: bool
    step: str
    done: int
    total: int | None
    facts: dict[str, Any]
    problem: dict[str, str] | None
    plan: str | None
    address: str
