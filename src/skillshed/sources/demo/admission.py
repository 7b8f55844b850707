# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pupils apply, are admitted by merit, start and complete; places follow what was asked for the year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skillshed.sources.demo.parameters import parameters
from skillshed.sources.demo.schools import Offer, programme_codes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Persons = NDArray[np.int64]

ROUNDS = 3
"""First choice and two more, each among what still has room."""


@dataclass(frozen=True)
class Schooling:
    """Places and pupils of every year's start.

    Attributes:
        groups: groups offered, [year, offer].
        places: places offered, [year, offer].
        first_choice: first-choice applicants, [year, offer].
        wishes: the same by home, [year, home, offer].
        admitted: admitted, [year, offer].
        started: starters, [year, offer].
        completed: of those starters, with a diploma within three years, [year, offer].
        diplomas: the same by who they are, [year of start, home, sex, programme].
    """

    groups: Persons
    places: Persons
    first_choice: Persons
    wishes: NDArray[np.int16]
    admitted: Persons
    started: Persons
    completed: Persons
    diplomas: Persons


def school(offer: Offer, pupils: Persons, rng: np.random.Generator) -> Schooling:
    """Let every year's pupils apply and be admitted.

    Args:
        offer: what the schools offer.
        pupils: 16-year-olds, [year, home, sex]; homes without schools in reach are left out.
        rng: where chance comes from.
    """
    facts = parameters("schools")
    size = np.array([one["group"] for one in facts["programmes"].values()])[offer.programme]
    groups = _first_groups(offer, pupils[0], size)
    rows = []
    for t, year in enumerate(pupils):
        applicants = rng.binomial(year, facts["eligible"])
        appeal = _appeal(offer, t)
        places = groups * size
        wishes, home, where = _admit(applicants, appeal, (places, rng))
        first = wishes.sum(axis=0, dtype=np.int64)
        rows.append(
            (
                groups,
                places,
                first,
                wishes,
                np.bincount(where, minlength=len(size)),
                *_complete(offer, home, where, rng=rng),
            )
        )
        wanted = (1 - facts["react"]) * places + facts["react"] * first * _shift()[offer.programme]
        groups = np.maximum(np.rint(wanted / size), facts["groups_floor"]).astype(np.int64)
    return Schooling(*(np.stack(column) for column in zip(*rows, strict=True)))


def _shift() -> Floats:
    """How much of what is asked for is offered, [programme]; below 1 too little on purpose."""
    return np.array([one.get("shift", 1.0) for one in parameters("schools")["programmes"].values()])


def _first_groups(offer: Offer, pupils: Persons, size: NDArray[np.int64]) -> Persons:
    expected = np.einsum("hs,hso->o", pupils * parameters("schools")["eligible"], offer.appeal)
    wanted = expected * parameters("schools")["margin"] * _shift()[offer.programme]
    return np.asarray(np.maximum(np.ceil(wanted / size - 0.3), 1), dtype=np.int64)


def _appeal(offer: Offer, t: int) -> Floats:
    """The appeal after t years of the programmes' trends, [home, sex, offer]."""
    trend = np.array([one["trend"] for one in parameters("schools")["programmes"].values()])
    weight = offer.appeal * np.exp(trend / 100 * t)[offer.programme]
    return np.asarray(weight / np.maximum(weight.sum(axis=2, keepdims=True), 1e-300))


def _admit(
    applicants: Persons, appeal: Floats, given: tuple[Persons, np.random.Generator]
) -> tuple[NDArray[np.int16], NDArray[np.int64], NDArray[np.int64]]:
    """Serial dictatorship by merit, in rounds: who is not admitted tries again where there is room.

    Args:
        applicants: pupils who apply, [home, sex].
        appeal: probability of each offer, [home, sex, offer].
        given: places, [offer], and where chance comes from.

    Returns:
        First-choice applicants, [home, offer]; and of each admitted pupil the home-and-sex row and the offer.
    """
    places, rng = given
    waiting = np.repeat(np.arange(applicants.size), applicants.ravel())
    rng.shuffle(waiting)  # merit: the order of the queue
    free, count = places.copy(), appeal.shape[2]
    first = np.zeros((len(applicants), count), dtype=np.int16)
    rows, wheres = [], []
    for turn in range(ROUNDS):
        weight = appeal.reshape(-1, count) * ((free > 0) if turn else 1)
        some = weight.sum(axis=1) > 0
        waiting = waiting[some[waiting]]
        choice = _choose(weight, waiting, rng)
        if turn == 0:
            first = _by_home(waiting, choice, first.shape)
        accepted = _rank(choice) < free[choice]
        rows.append(waiting[accepted])
        wheres.append(choice[accepted])
        free = free - np.bincount(choice[accepted], minlength=count)
        waiting = waiting[~accepted]
    return first, np.concatenate(rows), np.concatenate(wheres)


def _by_home(row: NDArray[np.int64], choice: NDArray[np.int64], shape: tuple[int, ...]) -> NDArray[np.int16]:
    """Count choices by home and offer; a row is a home and a sex."""
    homes, count = shape
    cells = np.bincount((row // 2) * count + choice, minlength=homes * count)
    return cells.reshape(homes, count).astype(np.int16)


def _choose(weight: Floats, waiting: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """Draw one offer for each pupil from the weights of their row."""
    steps = np.cumsum(weight, axis=1)
    total = steps[:, -1:]
    steps = steps / np.where(total > 0, total, 1)
    table = (steps + np.arange(len(steps))[:, None]).ravel()
    found = np.searchsorted(table, waiting + rng.random(len(waiting)) * (1 - 1e-12), side="right")
    return np.asarray(found - waiting * weight.shape[1])


def _rank(choice: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each pupil in the queue to what they chose, counted from 0."""
    order = np.argsort(choice, kind="stable")
    sorted_choice = choice[order]
    begins = np.searchsorted(sorted_choice, sorted_choice, side="left")
    rank = np.empty(len(choice), dtype=np.int64)
    rank[order] = np.arange(len(choice)) - begins
    return rank


def _complete(
    offer: Offer, row: NDArray[np.int64], where: NDArray[np.int64], *, rng: np.random.Generator
) -> tuple[Persons, Persons, Persons]:
    """Who starts, and who has a diploma within three years: [offer], [offer], [home, sex, programme]."""
    facts = parameters("schools")
    starts = rng.random(len(where)) < facts["started"]
    share = np.array([one["complete"] for one in facts["programmes"].values()])
    done = starts & (rng.random(len(where)) < share[offer.programme[where]])
    homes, count = offer.appeal.shape[0], len(programme_codes())
    cell = row[done] * count + offer.programme[where[done]]
    diplomas = np.bincount(cell, minlength=homes * 2 * count).reshape(homes, 2, count)
    size = len(offer.programme)
    return np.bincount(where[starts], minlength=size), np.bincount(where[done], minlength=size), diplomas
