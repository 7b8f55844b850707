# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files look as the real tables do, and say everywhere that they are fictitious."""

import json
import math

import pytest

from skillshed.sources.fictitious import MARK, PUBLISHER

# table id and variables in the order the real table has them (public descriptions of the Statistical Database)
REAL = {
    "folkmangd": ("TAB638", ["Region", "Alder", "Kon", "ContentsCode", "Tid"], "BE0101N1"),
    "doda": ("DodaFodelsearK", ["Region", "Alder", "Kon", "ContentsCode", "Tid"], "BE0101D8"),
    "fodda": ("FoddaK", ["Region", "AlderModer", "Kon", "ContentsCode", "Tid"], "BE0101E2"),
    "flyttningar": ("TAB1212", ["Region", "Alder", "Kon", "ContentsCode", "Tid"], "BE0101A2"),
    "anstallda_yrke_kon_bas": ("TAB4434", ["Region", "Yrke2012", "Kon", "ContentsCode", "Tid"], None),
    "anstallda_yrke_kon_rams": ("TAB3119", ["Region", "Yrke2012", "Kon", "ContentsCode", "Tid"], None),
    "anstallda_yrke_alder_bas": (
        "YREG57BAS",
        ["Region", "Yrke2012", "Alder", "Kon", "ContentsCode", "Tid"],
        None,
    ),
    "anstallda_yrke_naringsgren": (
        "TAB4436",
        ["Region", "Yrke2012", "SNI2007", "Kon", "ContentsCode", "Tid"],
        None,
    ),
    "utbildning_u1a": ("RegionInd19U1aN1", ["Region", "Utbildngrupp", "ContentsCode", "Tid"], None),
    "utbildning_u1b": ("TAB6368", ["Region", "Utbildngrupp", "Kon", "ContentsCode", "Tid"], "000007ID"),
    "utbildning_u2": ("TAB6369", ["Region", "Utbildngrupp", "Kon", "ContentsCode", "Tid"], "000005SJ"),
    "utbildning_u3": ("RegionInd19U3N1", ["Region", "Utbildngrupp", "Kon", "ContentsCode", "Tid"], None),
    "utbildningsniva": (
        "TAB3981",
        ["Region", "Alder", "UtbildningsNiva", "Kon", "ContentsCode", "Tid"],
        "UF0506A1",
    ),
    "pendling": ("TAB1830", ["Kon", "Bostadskommun", "Arbetsstallekommun", "ContentsCode", "Tid"], None),
}


@pytest.fixture(scope="module")
def documents(county):
    return {name: json.loads(cube.encode()) for name, cube in county.cubes.items()}


@pytest.mark.parametrize("name", REAL)
def test_id_variables_and_contents_are_those_of_the_real_table(documents, name):
    table, variables, content = REAL[name]
    document = documents[name]
    assert document["extension"]["px"]["tableid"] == table
    assert document["id"] == variables
    assert content is None or content in document["dimension"]["ContentsCode"]["category"]["label"]


def test_every_document_is_whole_json_stat(documents):
    for document in documents.values():
        assert document["version"] == "2.0"
        assert document["role"] == {"time": ["Tid"], "metric": ["ContentsCode"]}
        assert len(document["value"]) == math.prod(document["size"])
        for code, size in zip(document["id"], document["size"], strict=True):
            category = document["dimension"][code]["category"]
            assert list(category["index"].values()) == list(range(size))
            assert list(category["index"]) == list(category["label"])
        missing = [i for i, value in enumerate(document["value"]) if value is None]
        assert sorted(map(int, document.get("status", {}))) == missing
        assert set(document.get("status", {"": ".."}).values()) == {".."}


def test_every_document_says_that_it_is_fictitious(documents):
    for document in documents.values():
        assert document["label"].startswith(MARK)
        assert document["source"] == PUBLISHER
        assert document["note"][0].startswith(MARK)
        assert document["extension"]["noteMandatory"]["0"]
        assert not document["extension"]["px"]["official-statistics"]


def test_every_row_of_a_record_says_that_it_is_fictitious(county):
    for content in county.records.values():
        lines = content.decode().splitlines()
        assert len(lines) > 10
        assert all(line.endswith(f",{MARK}") for line in lines[1:])


def test_small_cells_of_municipalities_are_withheld_and_nothing_else(county):
    cube = county.cubes["anstallda_yrke_kon_bas"]
    codes = list(cube.variables[0].codes)
    municipal = [len(code) == 4 for code in codes]
    shown = cube.figures[municipal][~cube.secret[municipal]]
    assert not ((shown > 0) & (shown < 5)).any()
    assert cube.secret[municipal].any()
    assert not cube.secret[[not one for one in municipal]].any()


def test_a_frame_says_the_same_as_the_document(county, documents):
    frame = county.frame("anstallda_yrke_kon_bas")
    values = documents["anstallda_yrke_kon_bas"]["value"]
    assert len(frame) == len(values)
    assert frame["value"].isna().sum() == values.count(None)
    assert frame["value"].sum() == sum(value for value in values if value is not None)
    assert set(frame["flag"].dropna()) == {"secret"}
    assert frame["flag"].notna().equals(frame["value"].isna())
