# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The education groups of `skillshed.codes` as the demo world sees them: stage, field, how common, how many women."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from skillshed.codes import classification
from skillshed.sources.demo.parameters import parameters

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAGES = ("compulsory", "upper", "short", "long")
LEVELS = {
    "1": "förgymnasial utbildning kortare än 9 år",
    "2": "förgymnasial utbildning, 9 (10) år",
    "3": "gymnasial utbildning, högst 2 år",
    "4": "gymnasial utbildning, 3 år",
    "5": "eftergymnasial utbildning, mindre än 3 år",
    "6": "eftergymnasial utbildning, 3 år eller mer",
    "7": "forskarutbildning",
    "US": "uppgift om utbildningsnivå saknas",
}


@dataclass(frozen=True)
class Groups:
    """All education groups; every array has one entry per group.

    Attributes:
        codes, names: as `skillshed.codes` has them, names in Swedish.
        stage: index into STAGES.
        level: index into LEVELS; the shorter of two where a group spans two.
        field: first digit of the group's first SUN field.
        source: what a person of the group is when they study further: a stage, or for upper-secondary vocational or preparatory.
        mix: share of the people of a stage who are of the group, [sex, group], sums to 1 within a stage.
        flow: the same of those who newly reach the stage.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    stage: NDArray[np.int64]
    level: NDArray[np.int64]
    field: tuple[str, ...]
    source: tuple[str, ...]
    mix: NDArray[np.float64]
    flow: NDArray[np.float64]

    @property
    def compulsory(self) -> int:
        """Where everybody is who has not finished upper-secondary school."""
        return self.source.index("compulsory")

    @property
    def vocational(self) -> NDArray[np.bool_]:
        """Which groups are upper-secondary vocational ones."""
        return np.array([source == "vocational" for source in self.source])


@dataclass(frozen=True)
class ProgrammeMix:
    """From programmes to groups: `leads_to` [programme, group], rows sum to 1; `usual` [sex, group] of a year's diplomas."""

    leads_to: NDArray[np.float64]
    usual: NDArray[np.float64]


@cache
def education_groups() -> Groups:
    """Read the groups and weigh them by `education.yaml`."""
    known = classification("education_group")
    codes = tuple(known.codes())
    stage = np.array([_stage(code) for code in codes])
    fields = tuple(_field(known.item(code)) for code in codes)
    mix = _weights(codes, stage, fields)
    growth = np.array([parameters("education")["groups"].get(code, {}).get("flow", 1.0) for code in codes])
    return Groups(
        codes,
        tuple(known.name(code).sv for code in codes),
        stage,
        np.array([list(LEVELS).index(_level(code)) for code in codes]),
        fields,
        tuple(_source(code) for code in codes),
        _within(mix, stage),
        _within(mix * growth, stage),
    )


def _stage(code: str) -> int:
    """The stage by the group's first letter: P compulsory, G upper-secondary, K under three years, H and F at least three."""
    return {"P": 0, "G": 1, "K": 2, "H": 3, "F": 3, "U": 0}[code[0]]


def _level(code: str) -> str:
    return {"P": "2", "G": "4", "K": "5", "H": "6", "F": "7", "U": "US"}[code[0]]


def _source(code: str) -> str:
    if code.startswith("GS"):
        return "preparatory"
    return {"P": "compulsory", "G": "vocational", "K": "short", "H": "long", "F": "doctor", "U": "unknown"}[
        code[0]
    ]


def _field(item: Any) -> str:
    """The first digit of the first SUN field that the group names; 0 where it takes every field."""
    text = str(item.facts.get("fields", "")).strip("[]\"' ")
    return text[0] if text[:1].isdigit() else "0"


def _weights(
    codes: tuple[str, ...], stage: NDArray[np.int64], fields: tuple[str, ...]
) -> NDArray[np.float64]:
    """How common each group is within its stage, by sex, [sex, group]; a field's share is divided by its groups' sizes."""
    facts = parameters("education")
    weight = np.zeros((2, len(codes)))
    for i, code in enumerate(codes):
        own = facts["groups"].get(code, {})
        share, women = facts["fields"][STAGES[stage[i]]].get(fields[i], (0.01, 0.5))
        share = facts["unknown"] if code.startswith("U") else share
        alike = [
            j
            for j in range(len(codes))
            if stage[j] == stage[i] and fields[j] == fields[i] and codes[j][0] != "U"
        ]
        sizes = sum(facts["groups"].get(codes[j], {}).get("size", 1.0) for j in alike) or 1.0
        part = share if code.startswith("U") else share * own.get("size", 1.0) / sizes
        women = own.get("women", women)
        weight[:, i] = part * (1 - women), part * women
    return weight


def _within(weight: NDArray[np.float64], stage: NDArray[np.int64]) -> NDArray[np.float64]:
    total = np.stack([weight[:, stage == k].sum(axis=1) for k in range(len(STAGES))], axis=1)
    return np.asarray(weight / total[:, stage])


@cache
def programme_mix() -> ProgrammeMix:
    """Which groups the upper-secondary programmes lead to, as `skillshed.codes` says."""
    codes = education_groups().codes
    programmes = parameters("schools")["programmes"]
    known = classification("programme")
    leads_to = np.zeros((len(programmes), len(codes)))
    for i, programme in enumerate(programmes):
        targets = str(known.item(programme).facts["education_groups"]).split()
        for target in targets:
            leads_to[i, codes.index(target)] = 1 / len(targets)
    asked = np.array(
        [[one[key] * one["complete"] for one in programmes.values()] for key in ("boys", "girls")]
    )
    return ProgrammeMix(leads_to, (asked / asked.sum(axis=1, keepdims=True)) @ leads_to)
