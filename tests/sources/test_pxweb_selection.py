# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Expressions become the codes that the server would take: held against the local server, which was written apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.language import use_language
from skillshed.sources.pxweb.selection import expand, items, select
from skillshed.sources.pxweb.table import PxTable, PxVariable
from skillshed.sources.servers.pxweb.asking import _chosen

YEARS = {str(year): str(year) for year in range(2014, 2025)}
TIME = PxVariable(code="Tid", label="år", values=YEARS, time=True)
OTHER = PxVariable(
    code="Yrke2012",
    label="yrke",
    values={code: code for code in ("0002", "011", "231", "2341", "235", "5321")},
)
ODD = PxVariable(
    code="Alder", label="ålder", values={"-4": "0-4 år", "01.4,02,03.1": "x", "0-9": "0-9 år", "[a]": "a"}
)
EXPRESSIONS = st.sampled_from(
    [
        "*",
        "23*",
        "*1",
        "*3*",
        "?35",
        "TOP(2)",
        "top(2,1)",
        "BOTTOM(3)",
        "bottom(1,1)",
        "2341",
        "Range(231,235)",
    ]
)
PERIODS = st.sampled_from(
    ["*", "top(1)", "TOP(3,2)", "BOTTOM(2)", "range(2016,2019)", "FROM(2022)", "to(2015)", "2014", "201?"]
)


@given(EXPRESSIONS)
@settings(max_examples=30, deadline=None)
def test_other_variables_are_read_as_the_server_reads_them(expression):
    assert expand(expression, OTHER) == _chosen(list(OTHER.values), items(expression), time=False)


@given(PERIODS)
@settings(max_examples=30, deadline=None)
def test_periods_are_read_as_the_server_reads_them(expression):
    assert expand(expression, TIME) == _chosen(list(YEARS), items(expression), time=True)


def test_top_of_time_is_the_newest_and_of_others_the_first():
    """pxstatspy takes the first ones of any list, which gives the wrong years."""
    assert expand("top(2)", TIME) == ("2023", "2024")
    assert expand("top(2)", OTHER) == ("0002", "011")


def test_codes_with_commas_and_signs_are_codes():
    assert expand("[01.4,02,03.1],-4", ODD) == ("-4", "01.4,02,03.1")
    assert expand("0-9", ODD) == ("0-9",)


def test_case_makes_no_difference_and_time_is_an_alias():
    table = PxTable(
        id="T",
        title="t",
        variables=(TIME, PxVariable(code="Kon", label="kön", values={"TotSa": "t", "1": "m"})),
    )
    assert select(table, {"KON": "totsa", "time": "top(1)"}) == {"Tid": ("2024",), "Kon": ("TotSa",)}


def test_a_variable_left_out_is_eliminated_or_taken_whole():
    free = PxVariable(code="Kon", label="kön", values={"1": "m", "2": "k"}, elimination=True)
    assert select(PxTable(id="T", title="t", variables=(free, TIME)), {}) == {"Tid": tuple(YEARS)}


def test_a_renamed_variable_is_told_with_the_names_there_are():
    with use_language("en"), pytest.raises(InputError, match=r"no variable Yrke2012.*Tid \(år\)"):
        select(PxTable(id="TAB1", title="t", variables=(TIME,)), {"Yrke2012": "*"})


def test_a_changed_code_list_is_told_with_the_codes_there_are():
    with use_language("en"), pytest.raises(InputError, match="no value 9999"):
        expand("2341,9999", OTHER)


def test_a_regular_expression_chooses_single_ages_only():
    ages = PxVariable(
        code="Alder", label="ålder", values=dict.fromkeys(["0", "TotSA", "-4", "0-9", "1", "99", "100+"], "")
    )
    assert expand(r"/\d{1,3}\+?/", ages) == ("0", "1", "99", "100+")
    assert expand(r"/\d{1,3}\+?|tots?a?/", ages) == ("0", "TotSA", "1", "99", "100+")
