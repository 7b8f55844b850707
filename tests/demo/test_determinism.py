# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The same seed gives the same bytes; another seed another world on the same map; more future does not change the past."""

import numpy as np

from skillshed.sources.demo import true_frames, world, write_files


def _bytes(made, folder):
    folder.mkdir()
    return {path.name: path.read_bytes() for path in write_files(made, folder)}


def test_same_seed_same_bytes_other_seed_other_bytes(county, tmp_path):
    first = _bytes(county, tmp_path / "a")
    again = _bytes(world("county", 1), tmp_path / "b")
    other = _bytes(world("county", 2), tmp_path / "c")
    assert first == again
    assert first.keys() == other.keys()
    assert first["fiktiv_omraden.csv"] == other["fiktiv_omraden.csv"]
    figures = [name for name in first if name.endswith(".json")]
    assert all(first[name] != other[name] for name in figures)


def test_truth_starts_with_what_was_published_and_goes_on(county):
    truth = true_frames(county)
    people = truth["population"]
    assert people["year"].max() == 2040
    published = county.frame("folkmangd")
    for region in ("00", "31", "3107"):
        known = published[(published["region"] == region) & (published["year"] == 2025)]["value"].sum()
        assert people[(people["region"] == region) & (people["year"] == 2025)]["value"].sum() == known
    work = truth["employment"]
    assert set(work["year"]) == set(range(2008, 2041))
    assert np.isfinite(work["value"]).all()
