# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import sys
from datetime import date
from subprocess import run

import pandas as pd
import pytest

from skillshed import codes
from skillshed.errors import InputError, UnknownCodeError

HEAD = {
    "id": "own",
    "name": {"sv": "Egen", "en": "Own"},
    "version": "1",
    "valid_from": date(2020, 1, 1),
    "source": "test",
    "licence": "CC0-1.0",
}


@pytest.mark.parametrize("name", codes.classifications())
def test_every_list_hangs_together(name):
    one = codes.classification(name)
    assert len(one) == len(one.codes()) > 1
    for code in one:
        assert all(one.name(code))
        assert code in one
        parent = one.parent(code)
        assert parent is None or code in one.children(parent)
        assert one.ancestor(code, one.level(code)) == code
    assert one.source
    assert one.licence


@pytest.mark.parametrize(
    ("name", "level", "count"),
    [
        ("ssyk2012", 1, 10),
        ("ssyk2012", 2, 46),
        ("ssyk2012", 3, 148),
        ("ssyk2012", 4, 429),
        ("ssyk96", 1, 10),
        ("ssyk96", 3, 114),
        ("isco08", 1, 10),
        ("isco08", 2, 43),
        ("isco08", 3, 130),
        ("isco08", 4, 436),
        ("sni2007", 1, 21),
        ("sni2007", 2, 88),
        ("areas", "county", 21),
        ("areas", "municipality", 290),
        ("areas", "nuts2", 8),
        ("areas", "functional", 60),
        ("education_level", 1, 7),
        ("seqf", 1, 8),
        ("sun2020_level", 1, 8),
    ],
)
def test_lists_have_as_many_codes_as_their_standards(name, level, count):
    assert len(codes.classification(name).codes(level=level)) == count


def test_a_name_in_both_languages():
    occupations = codes.classification("ssyk2012")
    assert occupations.name("2221") == ("Grundutbildade sjuksköterskor", occupations.name("2221").en)
    assert occupations.name("22").en == "Health care professionals"
    assert occupations.name("T").sv == "Alla yrken"
    assert "unknown" in occupations
    assert "unknown" not in occupations.codes()


def test_up_and_down():
    occupations = codes.classification("ssyk2012")
    assert occupations.parent("2221") == "222"
    assert occupations.ancestor("2221", 1) == "2"
    assert "2221" in occupations.children("222")
    assert codes.classification("region").ancestor("1980", "county") == "19"
    with pytest.raises(UnknownCodeError):
        occupations.ancestor("222", 4)


def test_the_version_in_force_on_a_day():
    assert codes.classification("ssyk", on=date(2010, 5, 1)).id == "ssyk96"
    assert codes.classification("ssyk", on=date(2014, 1, 1)).id == "ssyk2012"
    assert codes.classification("ssyk").id == "ssyk2012"
    with pytest.raises(UnknownCodeError, match="gällde inte"):
        codes.classification("ssyk2012", on=date(2001, 1, 1))


def test_an_unknown_list_tells_which_there_are():
    with pytest.raises(UnknownCodeError) as error:
        codes.classification("ssyk2025")
    assert "ssyk2012" in str(error.value)


def test_an_unknown_code_is_refused_with_the_nearest():
    with pytest.raises(UnknownCodeError) as error:
        codes.classification("ssyk2012").item("22210")
    assert "2221" in str(error.value)


def test_search_finds_beginnings_first_whatever_the_accents():
    occupations = codes.classification("ssyk2012")
    assert occupations.search("SJUKSKOTERSKOR")[0] == "222"
    assert occupations.search("22")[0] == "22"
    assert "2221" in occupations.search("grundutbildade")
    assert occupations.search("finns inte alls") == ()
    assert len(occupations.search("chef", limit=5)) == 5


def test_a_list_from_a_frame():
    frame = pd.DataFrame({"code": ["1", "11", "12"], "sv": ["a", "b", "c"], "parent": [None, "1", "1"]})
    own = codes.Classification.from_frame(frame, HEAD)
    assert own.children("1") == ("11", "12")
    assert own.name("12") == ("c", "c")
    assert own.level("11") == 2


@pytest.mark.parametrize(
    "rows",
    [
        [{"code": "1", "sv": "a"}, {"code": "1", "sv": "b"}],
        [{"code": "1", "sv": "a", "parent": "0"}],
        [{"code": "1", "sv": ""}],
    ],
)
def test_a_broken_list_is_refused(rows):
    with pytest.raises(InputError, match="hänger inte ihop"):
        codes.Classification.from_frame(pd.DataFrame(rows), HEAD)


def test_a_list_without_its_head_is_refused():
    with pytest.raises(InputError):
        codes.Classification.from_rows([], {"id": "own"})


def test_lists_are_read_without_pandas():
    program = "import sys; from skillshed import codes; codes.classification('ssyk2012'); codes.crosswalk('ssyk96', 'ssyk2012'); sys.exit('pandas' in sys.modules)"
    assert run([sys.executable, "-c", program], check=False).returncode == 0
