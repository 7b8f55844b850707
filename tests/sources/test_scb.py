# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json

import pytest

from skillshed.errors import InputError
from skillshed.language import use_language
from skillshed.sources.importing import Refused
from skillshed.sources.known_codes import education_group
from skillshed.sources.pxweb.areas import area_codes
from skillshed.sources.pxweb.selection import expand, items
from skillshed.sources.pxweb.table import PxVariable
from skillshed.sources.registry import SOURCES, service_of
from skillshed.sources.scb.breaks import breaks, remarks_on
from skillshed.sources.scb.source import tables
from skillshed.warehouse.contract import contracts

ODD = ("FA00", "0114A0010_DeSO2025", "0114R001_RegSO2025")
AREAS = ("00", "01", "0114", "19", "1980", "1981", "20", "2080", "99", "FA01", "SE12", *ODD)
REGION = PxVariable(code="Region", label="region", values=dict.fromkeys(AREAS, ""))


def test_every_declared_table_feeds_what_it_says():
    known = contracts()
    for declared in tables():
        assert declared.v1 or declared.v2, declared.name
        assert bool(declared.kind) == bool(declared.feeds), declared.name
        assert declared.kind or declared.by_name, declared.name
        for dataset in declared.feeds:
            assert declared.kind in known[dataset].kinds, declared.name


def test_every_expression_can_be_read():
    assert all(items(said) for declared in tables() for said in declared.select.values())


@pytest.mark.parametrize(
    ("regions", "codes"),
    [
        ((), ("00", "01", "0114", "19", "1980", "1981", "20", "2080", "99")),
        (("19",), ("00", "19", "1980", "1981")),
        (("1980",), ("00", "19", "1980")),
        (("19", "2080"), ("00", "19", "1980", "1981", "20", "2080")),
    ],
)
def test_a_region_brings_its_parts_its_county_and_the_nation(regions, codes):
    assert area_codes(REGION, ("nation", "county", "municipality"), regions) == codes


def test_areas_that_cross_counties_come_whole():
    assert area_codes(REGION, ("nation", "county", "functional"), ("19",)) == ("00", "19", "FA01")


def test_small_areas_and_codes_of_unknown_meaning_are_no_municipalities():
    assert not set(ODD) & set(area_codes(REGION, ("nation", "county", "municipality", "functional"), ()))


def test_totals_are_asked_for_where_parts_are_noisy():
    (noisy,) = [declared for declared in tables() if declared.name == "BefolkningCKM"]
    ages = PxVariable(
        code="Alder", label="ålder", values=dict.fromkeys(["0", "TotSA", "-4", "0-9", "100+"], "")
    )
    assert expand(noisy.select["Alder"], ages) == ("0", "TotSA", "100+")
    assert noisy.select["Kon"] == "*"


def test_every_address_is_https():
    assert all(url.startswith("https://") for name in SOURCES for url in service_of(name).urls.values())


def test_an_education_group_is_known_with_the_blank_that_ends_its_label():
    assert education_group("", "Förskollärarutbildning ") == education_group("", "förskollärarutbildning")


def test_an_area_that_is_not_there_is_told():
    with use_language("en"), pytest.raises(InputError, match="The area 77 is not in the table"):
        area_codes(REGION, ("county",), ("77",))


def said(table, periods, notes=()):
    with use_language("en"):
        return " ".join(map(str, remarks_on(table, periods, notes)))


def test_breaks_are_told_where_they_are():
    assert "16–69" in said("YREG58BAS", ("2022", "2023"))
    assert "16–69" not in said("YREG58BAS", ("2021", "2022"))
    assert "instead of RAMS" in said("YREG57BAS", ("2020",))
    assert "SSYK 2012" in said("YREG58N", ("2019",))
    assert "do not join" in said("ArbStDoNArNN", ("2020",))
    assert "SNI 2007" in said("DagSNI07KonK", ("2010",))
    assert said("BefolkningNy", ("2010", "2024")) == ""


def test_noise_is_told_by_the_tables_own_note():
    assert "random noise" in said("BefolkningCKM", ("2025",), ("… metoden heter Cell Key Method (CKM).",))
    assert said("BefolkningCKM", ("2025",)) == ""


def test_years_that_two_registers_tell_are_taken_from_the_newer_one():
    """2020-2021 exist in YREG58N and YREG58BAS; the older one is fetched to 2019 only."""
    chosen = {declared.name: declared.select.get("Tid") for declared in tables()}
    assert chosen["YREG58N"] == chosen["YREG57N"] == chosen["DagSNI07KonK"] == "to(2019)"
    assert chosen["YREG58BAS"] == chosen["YREG57BAS"] == chosen["ArbStDoNArNN"] == "from(2020)"


def test_a_break_has_a_source():
    assert len(breaks()) >= 6


def test_a_projection_whose_first_content_is_another_one_is_refused_and_not_misread(writing, take):
    table = writing.jsonstat()
    assert take("folk.json", table, kind="population_projection").kind.id == "population_projection"
    other = json.dumps(json.loads(table) | {"label": "x"}).replace("Folkm\\u00e4ngd", "F\\u00f6dda")
    assert isinstance(take("fodda.json", other, kind="population_projection"), Refused)
