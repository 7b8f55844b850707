# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import gzip
import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.sources.files import read_content
from skillshed.sources.files.figures import number, parse

figures = st.lists(st.one_of(st.none(), st.integers(0, 10**7)), min_size=36, max_size=36)


def same(found, wanted):
    return all((w is None and math.isnan(f)) or f == w for f, w in zip(found, wanted, strict=True))


@settings(max_examples=25, deadline=None)
@given(values=figures, sparse=st.booleans())
def test_jsonstat_comes_back_as_written(writing, values, sparse):
    raw = read_content(writing.jsonstat(values=values, sparse=sparse))
    assert same(raw.frame["value"], values)
    assert (raw.frame["flag"].notna() == raw.frame["value"].isna()).all()
    assert [variable.code for variable in raw.variables] == ["Region", "Alder", "Kon", "Tid"]
    assert raw.contents.labels == {"BE0101N1": "Folkmängd"}


@settings(max_examples=25, deadline=None)
@given(values=figures, encoding=st.sampled_from(["cp1252", "utf-8", "cp850"]), keys=st.booleans())
def test_px_comes_back_as_written(writing, *, values, encoding, keys):
    raw = read_content(writing.px(values=values, encoding=encoding, keys=keys))
    assert same(raw.frame["value"], values)
    assert raw.title == "Folkmängden efter region, ålder och kön"
    assert raw.variable("Region").labels["19"] == "Västmanlands län"
    assert raw.notes == ("Rad ett rad tvåfortsätter",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "cp850"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_every_encoding_and_separator(writing, encoding, separator):
    text = writing.wide(writing.population_rows(), separator=separator)
    raw = read_content(text.encode(encoding))
    assert len(raw.frame) == 96
    assert list(raw.frame["value"][:3]) == [1000, 1010, 1000]
    assert set(raw.frame["region"]) == {"01 Stockholms län", "19 Västmanlands län"}


def test_csv_with_a_title_above_and_notes_below(writing):
    text = (
        '"Folkmängden efter region, ålder och kön"\n\n'
        + writing.wide(writing.population_rows())
        + '\n"Källa: SCB"\n'
    )
    raw = read_content(text.encode())
    assert raw.title == "Folkmängden efter region, ålder och kön"
    assert raw.notes == ("Källa: SCB",)
    assert raw.lines.of(0) == (4, "2023")


def test_long_csv_with_several_measures():
    text = "region;år;Folkmängd;Folkökning\n01;2023;1 000;5\n01;2024;1 005;..\n"
    raw = read_content(text.encode())
    assert list(raw.contents.labels) == ["Folkmängd", "Folkökning"]
    assert same(raw.frame["value"], [1000, 5, 1005, None])
    assert raw.frame["flag"][3] == "unavailable"


@pytest.mark.parametrize("declared", ["rot13", "zlib", "x" * 500, "utf-16"])
def test_a_px_file_with_an_encoding_that_is_none(writing, declared):
    content = writing.px().replace(b"iso-8859-1", declared.encode())
    assert read_content(content).variable("Region").labels["19"] == "Västmanlands län"


@pytest.mark.parametrize("declared", ["\0", "utf-8"])
def test_a_px_file_that_lies_about_its_encoding(writing, declared):
    with pytest.raises(InputError):
        read_content(writing.px().replace(b"iso-8859-1", declared.encode()))


def test_gzip_is_opened_and_its_cut_is_told(writing):
    packed = gzip.compress(writing.wide(writing.population_rows()).encode())
    assert len(read_content(packed).frame) == 96
    with pytest.raises(InputError) as caught:
        read_content(packed[:-20])
    assert "cut" in caught.value.what.en


def test_jsonstat_oddities(writing):
    extra = {"ContentsCode2": {"label": "x", "category": {"index": {"a": 0}}}}
    told = json.loads(writing.jsonstat())
    told["dimension"] |= extra
    told["dimension"]["ContentsCode"]["category"] = {"label": {"BE0101N1": "Folkmängd"}}
    told["dimension"]["Kon"]["category"]["index"] = ["1", "2"]
    told["value"][4] = None
    told["status"] = {"4": "."}
    raw = read_content(b"\xef\xbb\xbf" + json.dumps(told).encode())
    assert [variable.code for variable in raw.variables] == ["Region", "Alder", "Kon", "Tid"]
    assert raw.frame["flag"][4] == "not_applicable"
    assert raw.table_id == "TAB638"
    assert "Secret Person" not in repr(raw)


@pytest.mark.parametrize("status", ["..", [".."], None])
def test_a_missing_value_always_has_a_reason(writing, status):
    values = [None] * 36
    raw = read_content(writing.jsonstat(values=values, status=status))
    assert set(raw.frame["flag"]) == {"unavailable"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("12,5", 12.5),
        ("-", 0),
        ("–", 0),
        ("\u22127", -7),
        ("1e3", 1000),
    ],
)
def test_numbers_as_offices_write_them(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["1 23", "12a", "1,2,3", "0x10", "inf", "1_000", "½", "²"])
def test_what_is_no_number(text):
    assert number(text) is None
    values, _, wrong = parse(["1", text])
    assert wrong == 1
    assert np.isnan(values[1])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12))
def test_any_cell_is_a_number_a_mark_or_wrong(text):
    values, flags, wrong = parse([text])
    assert (wrong == 0) or (flags[0] is not None) or math.isfinite(values[0])
