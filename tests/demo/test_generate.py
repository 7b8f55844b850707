# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The files go in by the ordinary door, each taken for what it is, and the truth is kept where no build looks."""

import pytest

from skillshed.errors import InputError
from skillshed.home import Home
from skillshed.sources.demo import generate, truth
from skillshed.sources.fictitious import MARK, PUBLISHER
from skillshed.sources.snapshot import About, SnapshotStore

KINDS = {
    "fiktiv_omraden.csv": "areas",
    "fiktiv_skolor.csv": "schools",
    "fiktiv_programplatser.csv": "programme_places",
    "fiktiv_sokande.csv": "applications",
    "fiktiv_larare.csv": "teachers",
    "fiktiv_avtal.csv": "agreements",
    "fiktiv_vuxenplatser.csv": "adult_places",
    "fiktiv_platsannonser.csv": "job_ad_counts",
    "fiktiv_andras_prognoser.csv": "outlook_external",
    "fiktiv_andras_bedomningar.csv": "outlook_verdict",
    "fiktiv_folkmangd.json": "population",
    "fiktiv_fodda.json": "births",
    "fiktiv_doda.json": "deaths",
    "fiktiv_flyttningar.json": "migration",
    "fiktiv_flyttmatris.json": "moves_between",
    "fiktiv_anstallda_yrke_kon_rams.json": "employees_by_occupation",
    "fiktiv_anstallda_yrke_kon_bas.json": "employees_by_occupation",
    "fiktiv_anstallda_yrke_alder_rams.json": "employees_by_occupation_age",
    "fiktiv_anstallda_yrke_alder_bas.json": "employees_by_occupation_age",
    "fiktiv_anstallda_yrke_naringsgren.json": "employees_by_occupation_industry",
    "fiktiv_sysselsatta_naringsgren_rams.json": "employment_by_industry",
    "fiktiv_sysselsatta_naringsgren_bas.json": "employment_by_industry",
    "fiktiv_pendling.json": "commuting",
    "fiktiv_utbildning_u1a.json": "education_stock",
    "fiktiv_utbildning_u1b.json": "education_labour_force",
    "fiktiv_utbildning_u2.json": "education_commuting",
    "fiktiv_utbildning_u3.json": "education_flows",
    "fiktiv_utbildningsniva.json": "population_by_education_level",
    "fiktiv_arbetsmarknadsstatus.json": "labour_status",
    "fiktiv_arbetsmarknadsstatus_manad.json": "labour_status_monthly",
    "fiktiv_lediga_jobb.json": "vacancies",
    "fiktiv_framskrivning.json": "population_projection",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    made = Home(tmp_path_factory.mktemp("home"))
    generate(made, size="county", seed=1)
    return made


def test_every_file_is_taken_for_what_it_is(home):
    taken = {snapshot.filename: snapshot.kind for snapshot in SnapshotStore(home)}
    assert taken == KINDS


def test_every_snapshot_is_marked_fictitious(home):
    for snapshot in SnapshotStore(home):
        assert snapshot.fictitious
        assert snapshot.publisher == PUBLISHER
        assert snapshot.title.startswith(MARK)
        assert snapshot.filename.startswith("fiktiv_")
        assert MARK.encode() in snapshot.path.read_bytes()[:100_000]


def test_the_truth_is_kept_beside_the_snapshots(home):
    frames = truth(home)
    assert {"population", "employment", "openings", "education", "rates"} == frames.keys()
    assert frames["population"]["year"].max() == 2040


def test_a_home_without_a_demo_world_has_no_truth(tmp_path):
    with pytest.raises(InputError):
        truth(Home(tmp_path))


def test_another_seed_replaces_the_world_and_never_mixes_with_it(tmp_path):
    home = Home(tmp_path)
    generate(home, size="county", seed=1, years=(2021, 2025), horizon=1)
    first = SnapshotStore(home).known()
    generate(home, size="county", seed=2, years=(2021, 2025), horizon=1)
    second = list(SnapshotStore(home))
    assert len({snapshot.filename for snapshot in second}) == len(second)
    generate(home, size="county", seed=1, years=(2021, 2025), horizon=1)
    assert SnapshotStore(home).known() == first


def test_what_is_not_a_demo_worlds_stays_when_it_is_replaced(tmp_path):
    home = Home(tmp_path)
    about = About(kind="population", title="mine", publisher="me", licence="CC0-1.0")
    mine = SnapshotStore(home).add(b"mine", about, filename="fiktiv_min.csv")
    generate(home, size="county", seed=1, years=(2021, 2025), horizon=1)
    generate(home, size="county", seed=2, years=(2021, 2025), horizon=1)
    assert mine.sha256 in SnapshotStore(home)
