# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reconciliation and earned weights."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from skillshed.outlook.demand.forecasters import CELL_FORECASTERS
from skillshed.outlook.demand.reconciliation import reconcile
from skillshed.outlook.demand.weights import earned, prior, shrink


def by_hand(cells, regional, nation, *, total, variances):
    """The same by the textbook: y - W C' (C W C')^-1 C y with every matrix written out."""
    rows, columns = cells.shape
    figures = np.concatenate([cells.ravel(), regional, nation, [total]])
    spread = np.diag(np.concatenate([variances[0].ravel(), variances[1], variances[2], [variances[3]]]))
    constraints = np.zeros((rows + columns + 1, figures.size))
    for row in range(rows):
        constraints[row, row * columns : (row + 1) * columns] = 1
    for column in range(columns):
        constraints[rows + column, column : rows * columns : columns] = 1
    constraints[-1, : rows * columns] = 1
    constraints[:, rows * columns :] = -np.eye(rows + columns + 1)
    gain = spread @ constraints.T @ np.linalg.inv(constraints @ spread @ constraints.T)
    return (figures - gain @ constraints @ figures)[: rows * columns].reshape(rows, columns)


def one_year(cells, regional, nation, *, total, variances):
    found = reconcile(
        cells[..., None], regional[:, None], nation[:, None], total=np.array([total]), variances=variances
    )
    return found[..., 0]


def test_constraint_form_equals_the_dense_textbook():
    source = np.random.default_rng(3)
    cells = source.uniform(50, 100, (3, 4))
    arguments = (cells, cells.sum(axis=1) * 1.1, cells.sum(axis=0) * 0.95)
    spreads = (source.uniform(1, 9, (3, 4)), source.uniform(1, 9, 3), source.uniform(1, 9, 4), 2.0)
    found = one_year(*arguments, total=cells.sum() * 1.02, variances=spreads)
    assert found == pytest.approx(by_hand(*arguments, total=cells.sum() * 1.02, variances=spreads))


def test_coherent_forecasts_stay():
    cells = np.array([[10.0, 20.0], [30.0, 40.0]])
    spreads = (cells, np.ones(2), np.ones(2), 1.0)
    found = one_year(cells, cells.sum(axis=1), cells.sum(axis=0), total=100.0, variances=spreads)
    assert found == pytest.approx(cells)


def test_a_certain_margin_is_met():
    cells = np.array([[10.0, 20.0], [30.0, 40.0]])
    spreads = (cells**2, np.full(2, 1e9), np.full(2, 1e-9), 1e9)
    found = one_year(cells, np.array([30.0, 70.0]), np.array([44.0, 66.0]), total=100.0, variances=spreads)
    assert found.sum(axis=0) == pytest.approx([44, 66])


@given(arrays(np.float64, (3, 3), elements=st.floats(0, 1e4)), st.floats(0, 2))
@settings(max_examples=40, deadline=None)
def test_never_negative_never_nan(cells, pull):
    spreads = (cells**2 + cells, np.full(3, 1.0), np.full(3, 1.0), 1.0)
    found = one_year(cells, cells.sum(axis=1) * pull, cells.sum(axis=0), total=cells.sum(), variances=spreads)
    assert np.isfinite(found).all()
    assert (found >= 0).all()


def test_weights_find_the_forecaster_that_is_right():
    source = np.random.default_rng(0)
    came = source.uniform(100, 1000, 300)
    said = np.stack([came * source.uniform(0.5, 1.5, 300), came + source.normal(0, 1, 300)])
    weights = earned(said, came, scale=np.sqrt(came))
    assert weights.sum() == pytest.approx(1)
    assert weights[1] > 0.98


def test_weights_are_never_negative():
    source = np.random.default_rng(0)
    came = source.uniform(100, 1000, 200)
    said = np.stack([came * 1.3, came * 1.4, came * 2])
    weights = earned(said, came, scale=came)
    assert weights == pytest.approx([1, 0, 0], abs=1e-6)


def test_few_origins_trust_the_prior():
    plain = prior(CELL_FORECASTERS, years=4, ahead=1)
    found = np.eye(len(CELL_FORECASTERS))[0]
    assert shrink(found, plain, origins=0) == pytest.approx(plain)
    assert shrink(found, plain, origins=3) == pytest.approx((found + plain) / 2)


def test_undamped_trends_count_less_farther_ahead():
    place = CELL_FORECASTERS.index("drift")
    near, far = (prior(CELL_FORECASTERS, years=3, ahead=ahead)[place] for ahead in (1, 10))
    assert far < near / 3
    assert prior(CELL_FORECASTERS, years=3, ahead=10).sum() == pytest.approx(1)
