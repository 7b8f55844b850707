# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Areas of one's own come in as a file like any: into a home of real figures, or into the demo world."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.codes import AreaList
from skillshed.errors import SkillshedError
from skillshed.home import Home
from skillshed.sources import own_areas
from skillshed.sources.importing import Imported, Refused, import_paths
from skillshed.sources.limits import limits
from skillshed.sources.own_areas import recognise_areas
from skillshed.sources.snapshot import SnapshotStore
from skillshed.sources.tidy import tidy

REAL = """
areas:
  - code: VMV
    kind: cooperation
    name: {sv: Västra Mälardalen, en: Western Mälardalen}
    members: ["1983", Arboga kommun, Kungsör, "0484"]
"""
DEMO = REAL.replace('"1983", Arboga kommun, Kungsör, "0484"', '"3101", Alvik, "3103"')
WORLD = """code,kind,name,parent,functional_region,latitude,longitude
00,nation,Riket,,,60,15
31,county,Ekebygds län,00,,60,15
3101,municipality,Ekeby,31,,60,15
3102,municipality,Alvik,31,,60,15
3103,municipality,Norrby,31,,60,15
"""


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def take(tmp_path, home):
    """Write a file and import it."""

    def take(text, name="areas.yaml", **settings):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return import_paths(home, [path], **settings)[0]

    return take


def test_it_works(take, home):
    answer = take(REAL)
    assert isinstance(answer, Imported)
    assert answer.kind.id == "own_areas"
    assert answer.regions == ("VMV",)
    assert answer.mapping == {"VMV Västra Mälardalen": "0484, 1960, 1983, 1984"}
    snapshot = SnapshotStore(home).get(answer.snapshot.sha256)
    assert (snapshot.origin, snapshot.fictitious, snapshot.format) == ("areas.yaml", False, "yaml")
    row = tidy(snapshot).iloc[0]
    assert (row["members"], row["source"]) == ("0484+1960+1983+1984", snapshot.short)


def test_in_the_demo_world_members_are_its_own_and_the_file_is_marked(take):
    take(WORLD, "omraden.csv", fictitious=True)
    answer = take(DEMO)
    assert isinstance(answer, Imported), answer
    assert answer.mapping == {"VMV Västra Mälardalen": "3101, 3102, 3103"}
    assert answer.snapshot.fictitious
    assert answer.snapshot.title.startswith("FIKTIVA DATA")


def test_members_of_another_world_are_refused_with_their_line(take):
    assert "rad 6" in take(DEMO).error.where
    take(WORLD, "omraden.csv", fictitious=True)
    refused = take(REAL, "real.yaml")
    assert isinstance(refused, Refused)
    assert "VMV, members" in refused.error.where


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (REAL.replace(', Kungsör, "0484"', ""), "minst 3"),
        ("name: something else\n", "areas"),
        ("areas: [", "rad 1"),
        ("", "tom"),
        ("[" * 100_000, "läsa"),
    ],
)
def test_what_breaks_the_rules_is_refused_and_nothing_kept(take, home, text, *, said):
    refused = take(text)
    assert isinstance(refused, Refused)
    assert said in str(refused.error)
    assert not list(SnapshotStore(home))


def test_a_document_too_large_to_be_one_is_refused(take, monkeypatch):
    monkeypatch.setattr(own_areas, "limits", lambda: replace(limits(), document_bytes=10))
    assert "för stor" in str(take(REAL).error)


def test_another_ending_needs_to_be_told(take):
    assert isinstance(take(REAL, "areas.txt"), Refused)
    assert isinstance(take(REAL, "areas.txt", kind="own_areas"), Imported)


def test_a_definition_that_replaces_an_earlier_one_is_remarked(take):
    take(REAL)
    again = take(REAL.replace(', "0484"', ""), "again.yaml")
    assert "VMV fanns i en tidigare fil" in str(again.remarks[0])


def test_no_table_is_taken_for_a_file_of_areas(take):
    header = "code,kind,name,name_en,parent,members\nX,cooperation,X,X,00,1983\n"
    assert isinstance(take(header, "areas.csv"), Refused)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, len(REAL) - 1), cut=st.integers(0, 12), put=st.text(max_size=4))
def test_no_mutation_goes_without_an_answer(at, cut, put):
    mutated = (REAL[:at] + put + REAL[at + cut :]).encode("utf-8", "ignore")
    refused = None
    try:
        recognise_areas(mutated, areas=AreaList.packaged())
    except SkillshedError as error:
        refused = error
    assert refused is None or (refused.what and refused.mend)
