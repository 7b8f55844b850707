# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Pupils drawn one by one choose as the nested logit says, whatever is open; and they are as many as the case's wishes say."""

import numpy as np
import pytest

from skillshed.places.applicants.tastes import Liking, inclusive_value, log_stable
from skillshed.places.judging import as_today
from skillshed.places.outcome import Trial

PROGRAMME = np.array([0, 0, 0, 1, 1, 2])
SCHOOL = np.array([0.4, -0.3, -1.0, 0.1, 0.0, -0.2])
WISH = np.array([0.0, 0.5, -0.7])


def shares(inclusive, is_open):
    """First choices by the formula of the nested logit."""
    school = np.where(is_open, SCHOOL, -np.inf)
    value = inclusive_value(school, PROGRAMME, 3)
    upper = np.exp(WISH + inclusive * value) * (np.bincount(PROGRAMME[is_open], minlength=3) > 0)
    return np.where(is_open, (upper / upper.sum())[PROGRAMME] * np.exp(school - value[PROGRAMME]), 0.0)


@pytest.mark.parametrize("inclusive", [0.2, 0.6, 1.0])
@pytest.mark.parametrize("closed", [(), (0,), (3, 4)])
def test_first_choices_are_the_nested_logits_whatever_is_open(inclusive, closed):
    is_open = ~np.isin(np.arange(6), closed)
    drawn = Liking(PROGRAMME, SCHOOL, WISH, inclusive).draw(60_000, np.random.default_rng(5))
    first = np.where(is_open, drawn, -np.inf).argmax(axis=1)
    made = np.bincount(first, minlength=6) / len(first)
    assert made == pytest.approx(shares(inclusive, is_open), abs=0.008)


def test_a_stable_variable_has_its_laplace_transform():
    drawn = log_stable(0.5, (100_000, 1), np.random.default_rng(2))
    assert np.exp(-np.exp(drawn / 0.5)).mean() == pytest.approx(np.exp(-1), abs=0.005)


def test_as_many_wish_each_programme_as_the_case_says_and_a_closed_school_sends_them_on(county_basis):
    case = county_basis.case
    trial = Trial.of(case, model=county_basis.applicants.model, seed=4)
    year = case.years[0]
    counts = trial.applying.counts[year].mean(axis=1)
    asked = case.wishes.sel(
        year=year, municipality=trial.applying.homes, programme=list(case.programmes["programme"])
    )
    assert counts.sum() == pytest.approx(float(asked.mean("future").sum()), rel=0.02)
    groups = trial.groups(as_today(case))[:, 0]
    plenty = groups * 20
    before = trial.autumn(year, plenty).admitted
    assert np.array_equal(
        before.unmet, before.without
    )  # with places enough, everybody who reaches any has what they wish
    offers = trial.applying.offers
    closed = int(np.argmax(groups * (offers["programme"] == "EK")))
    after = trial.autumn(year, np.where(np.arange(len(groups)) == closed, 0, plenty)).admitted
    moved = after.offer.mean(axis=1) - before.offer.mean(axis=1)
    same = (offers["programme"] == "EK").to_numpy() & (np.arange(len(groups)) != closed)
    assert moved[closed] < 0
    assert moved.sum() == pytest.approx((before.without - after.without).mean(axis=1).sum(), abs=1e-6)
    assert moved[same].sum() > 0.5 * -moved[closed]  # most take the programme elsewhere
    assert moved[~same & (np.arange(len(groups)) != closed)].sum() > 0  # some another one
