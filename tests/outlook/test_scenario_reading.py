# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Scenarios as files: what is understood, and how a slip of the pen is told."""

import pytest

from skillshed.errors import InputError
from skillshed.home import Home
from skillshed.language import use_language
from skillshed.outlook.scenario import Employer, Period, StaffingTrend, from_form, read_scenario, read_text
from skillshed.outlook.scenario.saved import find, save, saved

GOOD = """name: Gruvan öppnar        # vad det heter
author: Anna
shocks:
  - kind: employer_opens
    area: 0114
    from: 2028
    to: 2030
    jobs: 400
    occupations: {811: 0.6, 0110: 0.4}
  - kind: staffing_trend
    occupations: ["411"]
    percent: -2.5
    from: 2027
"""


def test_it_works():
    scenario = read_text(GOOD, name="gruva.yaml")
    employer, trend = scenario.shocks
    assert isinstance(employer, Employer)
    assert employer.period == Period(2028, 2030)
    assert isinstance(trend, StaffingTrend)
    assert trend.percent == -2.5


def test_codes_are_read_as_written():
    employer = read_text(GOOD, name="gruva.yaml").shocks[0]
    assert employer.area == "0114"
    assert employer.occupations == {"811": 0.6, "0110": 0.4}


def test_a_form_says_the_same_as_a_file():
    shock = {"kind": "staffing_trend", "occupations": ["411"], "percent": -2.5, "from": 2027}
    made = from_form({"name": "Automation", "shocks": [shock]})
    assert made.shocks[0] == read_text(GOOD, name="x").shocks[1]


def test_persons_may_stand_instead_of_shares():
    text = GOOD.replace("    jobs: 400\n", "").replace("{811: 0.6, 0110: 0.4}", "{811: 240, 723: 160}")
    employer = read_text(text, name="x").shocks[0]
    assert employer.jobs == 400
    assert employer.shares() == {"811": 0.6, "723": 0.4}


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


WRONG = [
    (changed("employer_opens", "employer_open"), 4, "employer_opens"),
    (changed("    jobs: 400", "    job: 400"), 8, "jobs"),
    (changed("jobs: 400", "jobs: många"), 8, "inget tal"),
    (changed("jobs: 400", "jobs: -400"), 8, "orimligt"),
    (changed("jobs: 400", "jobs: 4000000"), 8, "orimligt"),
    (changed("jobs: 400", "jobs: .nan"), 8, "inget tal"),
    (changed("0110: 0.4", "0110: 0.7"), 9, "går inte ihop"),
    (changed("0110: 0.4", "0110: -0.4"), 9, "går inte ihop"),
    (changed("to: 2030", "to: 2020"), 7, "före"),
    (changed("from: 2028", "from: 2028.5"), 6, "årtal"),
    (changed("    area: 0114\n", ""), 4, "area"),
    (changed("percent: -2.5", "percent: -80"), 12, "orimligt"),
    (changed("author: Anna", "auhtor: Anna"), 2, "author"),
    (changed("from: 2027", "from: 2027\n    from: 2029"), 14, "två gånger"),
    (changed("name: Gruvan öppnar ", "name: [a, b] "), 1, "name"),
    (changed('["411"]', "[]"), 11, "occupations"),
    (changed("    occupations: {811: 0.6, 0110: 0.4}\n", ""), 4, "näringsgren"),
    (GOOD + GOOD[GOOD.index("  - kind: staffing") :], 14, "samma sak"),
    ("name: x\nshocks: {}\n", 2, "lista"),
    ("name: x\nshocks: []\n", 0, "händelser"),
    ("name: [\n", 0, "YAML"),
    ("", 0, "tom"),
    ("- 1\n- 2\n", 1, "fält"),
    ("name: x\nshocks: [hej]\n", 2, "fält"),
    ("name: &a [*a]\nshocks: []\n", 0, ""),
]


@pytest.mark.parametrize(("text", "line", "told"), WRONG)
def test_a_slip_is_told_with_its_line_and_remedy(text, line, told):
    with pytest.raises(InputError) as refused:
        read_text(text, name="gruva.yaml")
    error = refused.value
    assert told in str(error)
    assert error.mend.sv
    assert not line or f"rad {line}" in error.where
    with use_language("en"):
        assert error.what.en != error.what.sv


def test_an_overlap_is_no_overlap_when_the_years_part():
    text = GOOD.replace("from: 2027", "from: 2027\n    to: 2029") + GOOD[
        GOOD.index("  - kind: staffing") :
    ].replace("2027", "2030")
    assert len(read_text(text, name="x").shocks) == 3


def test_a_finer_occupation_overlaps_the_one_that_holds_it():
    with pytest.raises(InputError, match=r"same thing|samma sak"):
        read_text(GOOD + GOOD[GOOD.index("  - kind: staffing") :].replace("411", "4111"), name="x")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError):
        read_scenario(tmp_path / "borta.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        read_scenario(tmp_path / "binary.yaml")


def test_a_saved_scenario_is_found_by_its_name(tmp_path):
    home, file = Home(tmp_path / "home"), tmp_path / "mitt.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert saved(home) == {}
    kept = save(home, file)
    assert kept.read_text(encoding="utf-8") == GOOD
    assert find(home, "gruvan-oppnar") == read_scenario(file)
    assert save(home, kept) == kept
    with pytest.raises(InputError) as refused:
        find(home, "gruvan-opnar")
    assert "gruvan-oppnar" in str(refused.value.mend)


def test_a_broken_file_is_not_saved(tmp_path):
    file = tmp_path / "trasig.yaml"
    file.write_text(GOOD.replace("400", "x"), encoding="utf-8")
    with pytest.raises(InputError):
        save(Home(tmp_path / "home"), file)
    assert saved(Home(tmp_path / "home")) == {}
