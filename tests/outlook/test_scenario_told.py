# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named scenarios, run for a release and kept beside it."""

import pytest

from skillshed.errors import InputError
from skillshed.home import Home
from skillshed.outlook.scenario import from_form, run
from skillshed.outlook.scenario.named import named
from skillshed.outlook.scenario.telling import tell
from skillshed.outlook.told import folder, names_of, rows_told

MORE = {"name": "Fler i arbete", "shocks": [{"kind": "participation", "points": 2, "from": 2025}]}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return Home(tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="module")
def judged_release(small_release):
    return small_release(education=True)


@pytest.fixture(scope="module", autouse=True)
def made(home, judged_release):
    home.scenarios.mkdir()
    (home.scenarios / "nowhere.yaml").write_text(
        "name: Ingenstans\nshocks:\n  - {kind: participation, points: 1, area: '9999', from: 2025}\n"
    )
    return tell(home, judged_release)


def test_it_works(made, home, judged_release):
    kept = names_of(home, judged_release)
    assert kept == made.names
    assert "more-at-work" in kept
    assert set(rows_told(home, judged_release, "balance", scenario="more-at-work")["measure"]) == {"demand", "supply", "gap"}  # fmt: skip


def test_it_is_the_same_as_running_the_scenario(home, judged_release):
    release = judged_release
    alone = (
        run(from_form(MORE), release, region="31")
        .table("balance")
        .set_index(["education", "measure", "year"])
    )
    rows = rows_told(home, release, "balance", scenario="more-at-work", region="31").set_index(["education", "measure", "year"])  # fmt: skip
    both = rows.merge(alone, left_index=True, right_index=True, suffixes=("", "_alone")).dropna(
        subset=["difference"]
    )
    assert len(both)
    assert both["difference"].tolist() == pytest.approx(both["difference_alone"].tolist())


def test_what_does_not_fit_is_left_out_with_the_reason(made):
    assert "Ingenstans" in {title.sv for title, _ in made.left}
    assert all(why.sv for _, why in made.left)


def test_verdicts_come_from_probabilities(home, judged_release):
    judged = rows_told(home, judged_release, "verdicts")
    assert judged[["p_shortage", "p_surplus"]].ge(0).all(axis=None)
    assert judged["p_shortage"].add(judged["p_surplus"]).le(1 + 1e-9).all()


def test_a_saved_scenario_that_cannot_be_read_changes_nothing(home, judged_release):
    broken = home.scenarios / "trasig.yaml"
    broken.write_text("name: [")
    before = (folder(home, judged_release) / "names.json").read_bytes()
    with pytest.raises(InputError):
        tell(home, judged_release)
    broken.unlink()
    assert (folder(home, judged_release) / "names.json").read_bytes() == before


def test_named_scenarios_begin_after_what_is_known():
    assert all(shock.period.first > 2023 for one in named(base=2023) for shock in one.scenario.shocks)
