# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import numpy as np
import pandas as pd
import pytest

from skillshed.codes import Crosswalk, Row
from skillshed.codes.crosswalk import uniform
from skillshed.codes.estimation import estimate_weights
from skillshed.errors import InputError
from skillshed.language import same

TRUTH = {"A": {"x": 0.8, "y": 0.2}, "B": {"y": 1.0}, "C": {"x": 0.1, "z": 0.9}}


def even():
    return Crosswalk(
        "a", "b", uniform((s, t) for s, ends in TRUTH.items() for t in ends), same("even."), "test", "CC0-1.0"
    )


def true():
    rows = tuple(Row(s, t, w) for s, ends in TRUTH.items() for t, w in ends.items())
    return Crosswalk("a", "b", rows, same("true"), "test", "CC0-1.0")


def before(cells=12, seed=3):
    rng = np.random.default_rng(seed)
    rows = [(f"{cell:02d}", code, float(rng.integers(50, 5000))) for cell in range(cells) for code in TRUTH]
    return pd.DataFrame(rows, columns=["region", "occupation", "value"])


def test_the_truth_is_found_from_enough_cells():
    old = before()
    fitted = estimate_weights(even(), before=old, after=true().apply(old, dimension="occupation"))
    for code, ends in TRUTH.items():
        for end, share in ends.items():
            assert fitted.of(code)[end] == pytest.approx(share, abs=0.02)
    assert fitted.method.sv.endswith("brottet.")
    assert fitted.loss < even().loss


def test_growth_between_the_years_does_no_harm():
    old = before()
    new = true().apply(old, dimension="occupation")
    new["value"] *= 1.07
    fitted = estimate_weights(even(), before=old, after=new)
    assert fitted.of("A")["x"] == pytest.approx(0.8, abs=0.02)


def test_a_code_without_figures_keeps_its_weights():
    old = before().query("occupation != 'C'")
    fitted = estimate_weights(even(), before=old, after=true().apply(old, dimension="occupation"))
    assert fitted.of("C") == {"x": 0.5, "z": 0.5}


def test_it_gives_the_same_answer_whatever_the_order():
    old = before()
    new = true().apply(old, dimension="occupation")
    one = estimate_weights(even(), before=old, after=new)
    other = estimate_weights(even(), before=old.sample(frac=1, random_state=1), after=new.iloc[::-1])
    assert one.rows == other.rows


def test_nothing_in_common_is_refused():
    old = before()
    with pytest.raises(InputError):
        estimate_weights(even(), before=old, after=old.assign(region="xx"))
