# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A crosswalk: how the codes of one list become the codes of another, and how much is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import isclose
from typing import TYPE_CHECKING, Literal, NamedTuple

from skillshed.errors import InputError, UnknownCodeError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    import pandas as pd

PASSING = frozenset({"T", "unknown", "other"})  # codes of a tidy frame that mean the same in every list


class Row(NamedTuple):
    """The share of one source code that goes to one target code."""

    source: str
    target: str
    weight: float


@dataclass(frozen=True)
class Crosswalk:
    """How each source code is shared out over target codes; each source's weights are positive and sum to 1.

    Attributes:
        source, target: ids of the classifications.
        method: in words, how the splits were made.
        origin: where the pairs come from.
        valid: the days between which it may be used; None where open.
        lost_before: for a chain, the part of the loss that its joints already had; see `loss`.

    Raises:
        InputError: a weight is not positive, a pair stands twice, or a source's weights do not sum to 1.
    """

    source: str
    target: str
    rows: tuple[Row, ...]
    method: Text
    origin: str
    licence: str
    valid: tuple[date | None, date | None] = (None, None)
    lost_before: float | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        pairs = {(row.source, row.target) for row in self.rows}
        wrong = [row.source for row in self.rows if not row.weight > 0]
        wrong += [
            code for code, parts in self.splits.items() if not isclose(sum(parts.values()), 1, abs_tol=1e-9)
        ]
        if wrong or len(pairs) != len(self.rows):
            raise _broken(self, wrong[0] if wrong else "")

    @cached_property
    def splits(self) -> dict[str, dict[str, float]]:
        """Source code → target code → weight."""
        known: dict[str, dict[str, float]] = {}
        for row in self.rows:
            known.setdefault(row.source, {})[row.target] = row.weight
        return known

    @property
    def targets(self) -> frozenset[str]:
        """The target codes that something reaches."""
        return frozenset(row.target for row in self.rows)

    def of(self, code: str) -> dict[str, float]:
        """The target codes of one source code, with weights that sum to 1.

        Raises:
            UnknownCodeError: the crosswalk does not lead from this code.
        """
        if code in PASSING and code not in self.splits:
            return {code: 1.0}
        try:
            return self.splits[code]
        except KeyError:
            raise self._no_way(code) from None

    def loss_of(self, code: str) -> float:
        """What is lost of one source code, 0 to below 1: `1 - sum over t of w_st squared`.

        It is the chance that two persons drawn from s belong to different targets (Gini 1912; Simpson 1949), and so also the
        share that would be misplaced if each person were put in a target by lot with the weights as odds.
        0 where the code has one target; 1/2 where it is halved; near 1 where it is spread thin.
        """
        return 1 - sum(weight**2 for weight in self.of(code).values())

    @property
    def loss(self) -> float:
        """The mean of `loss_of` over source codes, each counted alike; between 0 and 1.

        A chain's is `1 - (1 - l1)(1 - l2)`: what survives the first joint must survive the second too.
        """
        if self.lost_before is not None:
            return self.lost_before
        return sum(map(self.loss_of, self.splits)) / len(self.splits) if self.splits else 0.0

    def loss_by(self, mass: Mapping[str, float]) -> float:
        """The mean of `loss_of` over persons: source codes count by their mass.

        A code that the crosswalk does not lead from is wholly lost: it counts as 1.

        Args:
            mass: source code → persons (not negative); what passes unchanged (`T`, `unknown`, `other`) does not count.

        Raises:
            InputError: a mass is negative or not a number.
        """
        counted = {code: persons for code, persons in mass.items() if code not in PASSING}
        if any(not persons >= 0 for persons in counted.values()):
            raise InputError(
                Text(
                    sv="Vikterna måste vara tal som inte är negativa.",
                    en="The weights must be numbers, none negative.",
                ),
                where=f"{self.source} → {self.target}",
                mend=Text(sv="Ta bort eller rätta de raderna.", en="Remove or correct those rows."),
            )
        total = sum(counted.values())
        lost = sum(
            persons * (self.loss_of(code) if code in self.splits else 1.0)
            for code, persons in counted.items()
        )
        return lost / total if total else 0.0

    def apply(
        self,
        frame: pd.DataFrame,
        *,
        dimension: str,
        value: str = "value",
        missing: Literal["spread", "skip"] = "spread",
    ) -> pd.DataFrame:
        """Turn a tidy frame of source codes into one of target codes; see `conversion.convert`."""
        from skillshed.codes.conversion import convert  # noqa: PLC0415 - code lists are read without pandas

        return convert(self, frame, dimension=dimension, value=value, missing=missing)

    def then(self, other: Crosswalk) -> Crosswalk:
        """Go on by another crosswalk: weights multiply along every way, and so does what survives (`loss`).

        Raises:
            InputError: the other does not begin where this one ends.
            UnknownCodeError: a target of this one has no way on.
        """
        if self.target != other.source:
            raise _not_joined(self, other)
        rows = []
        for code, parts in self.splits.items():
            ends: dict[str, float] = {}
            for middle, weight in parts.items():
                for target, share in other.of(middle).items():
                    ends[target] = ends.get(target, 0.0) + weight * share
            rows += [Row(code, target, weight) for target, weight in sorted(ends.items())]
        return Crosswalk(
            self.source,
            other.target,
            tuple(rows),
            Text(
                sv=f"{self.method.sv} Därefter: {other.method.sv}",
                en=f"{self.method.en} Then: {other.method.en}",
            ),
            f"{self.origin}; {other.origin}",
            self.licence if self.licence == other.licence else f"{self.licence} AND {other.licence}",
            _overlap(self, other),
            lost_before=1 - (1 - self.loss) * (1 - other.loss),
        )

    def reverse(self, mass: Mapping[str, float] | None = None) -> Crosswalk:
        """Turn round, by Bayes' rule: of what reaches a target, the share that came from each source.

        Args:
            mass: source code → persons; each source alike without it, and for targets that nobody reaches.
        """
        arriving: dict[str, dict[str, float]] = {}
        for row in self.rows:
            persons = 1.0 if mass is None else mass.get(row.source, 0.0)
            arriving.setdefault(row.target, {})[row.source] = row.weight * persons
        rows = []
        for target, parts in sorted(arriving.items()):
            if sum(parts.values()) == 0:
                parts = {code: self.splits[code][target] for code in parts}  # noqa: PLW2901 - nobody reaches it: each alike
            total = sum(parts.values())
            rows += [Row(target, code, part / total) for code, part in sorted(parts.items()) if part > 0]
        told = Text(sv=f"Omvänd: {self.method.sv}", en=f"Reversed: {self.method.en}")
        return Crosswalk(self.target, self.source, tuple(rows), told, self.origin, self.licence, self.valid)

    def _no_way(self, code: str) -> UnknownCodeError:
        return UnknownCodeError(
            Text(sv=f"Nyckeln leder inte från {code!r}.", en=f"The crosswalk does not lead from {code!r}."),
            where=f"{self.source} → {self.target}",
            mend=Text(
                sv="Kontrollera att figurerna har nyckelns nivå, eller slå först ihop dem till den.",
                en="Check that the figures have the crosswalk's level, or aggregate them to it first.",
            ),
        )


def uniform(pairs: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """Rows that split each source evenly over its targets; a pair that stands twice counts once."""
    targets: dict[str, list[str]] = {}
    for source, target in dict.fromkeys(pairs):
        targets.setdefault(source, []).append(target)
    return tuple(Row(source, target, 1 / len(ends)) for source, ends in targets.items() for target in ends)


def _overlap(one: Crosswalk, other: Crosswalk) -> tuple[date | None, date | None]:
    starts = [day for day in (one.valid[0], other.valid[0]) if day is not None]
    ends = [day for day in (one.valid[1], other.valid[1]) if day is not None]
    return max(starts, default=None), min(ends, default=None)


def _broken(crosswalk: Crosswalk, code: str) -> InputError:
    return InputError(
        Text(
            sv="Nyckelns vikter går inte ihop: de ska vara större än noll och summera till 1 för varje källkod, och varje par får stå en gång.",
            en="The crosswalk's weights do not add up: they must be above zero and sum to 1 for each source code, and each pair may stand once.",
        ),
        where=f"{crosswalk.source} → {crosswalk.target} {code}".strip(),
        mend=Text(sv="Rätta raderna för koden.", en="Correct the rows of that code."),
    )


def _not_joined(one: Crosswalk, other: Crosswalk) -> InputError:
    return InputError(
        Text(
            sv=f"Nycklarna går inte att koppla ihop: den första slutar i {one.target}, den andra börjar i {other.source}.",
            en=f"The crosswalks cannot be chained: the first ends in {one.target}, the second begins in {other.source}.",
        ),
        mend=Text(sv="Vänd en av dem med reverse().", en="Turn one of them round with reverse()."),
    )
