# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Plans are kept whole, read back as they were, compared row by row, set against a list, and written as planners want them."""

import json
from dataclasses import asdict, replace

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from skillshed.errors import InputError
from skillshed.home import Home
from skillshed.language import use_language
from skillshed.places import results
from skillshed.places.export import write
from skillshed.places.judging import as_today, judge
from skillshed.places.ledger import Ledger
from skillshed.places.ledger.outlook import with_decided
from skillshed.places.ledger.plans import decided, outcomes, proposed
from skillshed.places.saved import (
    Proof,
    SavedPlan,
    against_direction,
    compare,
    find,
    kept,
    read_direction,
    save,
)
from skillshed.places.saved.tables import named
from skillshed.places.what_if import applicants_if


@pytest.fixture(scope="module")
def plan(county_basis):
    """Today's offer with one group more of care at each school, and the first humanities closed."""
    case = county_basis.case
    today = as_today(case)
    first = today.loc[today["programme"] == "HU", "site"].iloc[0]
    groups = today[(today["programme"] != "HU") | (today["site"] != first)]
    groups = groups.assign(groups=groups["groups"] + (groups["programme"] == "VO"))
    judged = judge(case, {"plan": groups, "today": today})
    lock = pd.DataFrame({"programme": ["HU"], "site": [first], "year": pd.array([pd.NA], "Int64"), "min_groups": pd.array([pd.NA], "Int64"), "max_groups": pd.array([0], "Int64"), "who": ["nämnden"], "why": ["för få sökande"]})  # fmt: skip
    frames = {**results.tables(county_basis, groups), "judged": judged.summary(), "regret": judged.regret(), "locks": lock}  # fmt: skip
    return SavedPlan(
        name="Vård 2027", author="Anna Ek", made_at="2026-11-25T10:00:00+00:00", release=county_basis.release, code_version="0", fictitious=True,
        area="31", years=case.years, futures=20, seed=3, planned=1, cooperation="within", weights=asdict(case.weights), limits=asdict(case.limits),
        proof=Proof("optimal", 2.0, 1.99, 0.005, 1.0, "HiGHS"), frames=frames,
    )  # fmt: skip


def test_a_plan_is_read_back_as_it_was(tmp_path, plan):
    home = Home(tmp_path)
    save(home, plan)
    again = find(home, "Vård 2027")
    assert again.head() == plan.head()
    for name, frame in plan.frames.items():
        assert len(again.frames[name]) == len(frame)
    pd.testing.assert_frame_equal(again.frames["plan"], plan.frames["plan"], check_dtype=False)
    assert list(kept(home)) == ["vard-2027"]


def test_for_a_machine_there_is_what_readers_meet_and_no_working_table(plan):
    placed = pd.DataFrame([{"home": "3101", "programme": "VO", "site": "90001001", "pupils": 1.2}])
    told = plan.with_frames(placed=placed).as_dict()["tables"]
    assert list(told) == named(plan.frames)
    assert "placed" not in told


def test_a_name_is_not_taken_twice_unless_asked(tmp_path, plan):
    home = Home(tmp_path)
    save(home, plan)
    with pytest.raises(InputError, match="redan"):
        save(home, plan)
    save(home, replace(plan, note="ny"), replace=True)
    assert find(home, "Vård 2027").note == "ny"


def test_a_plan_that_is_not_there_is_told_with_those_that_are(tmp_path, plan):
    save(Home(tmp_path), plan)
    with pytest.raises(InputError) as refused:
        find(Home(tmp_path), "Vrd 2027")
    assert "vard-2027" in str(refused.value.mend)


def test_what_changes_and_who_is_affected(plan):
    change = plan.frames["change"]
    assert set(change.loc[change["programme"] == "VO", "kind"]) == {"more"}
    assert (change["kind"] == "closes").sum() == 1
    affected = plan.frames["affected"]
    assert set(affected["programme"]) <= {"VO", "HU"}
    assert (affected["applicants"].dropna() >= results.SMALLEST).all()
    assert affected.loc[affected["few"], "applicants"].isna().all()


def test_two_plans_row_by_row_with_the_lock_as_reason(plan, county_basis):
    today = as_today(county_basis.case)
    other = replace(plan, name="I dag", frames={**plan.frames, "plan": results.planned(county_basis.case, today), "locks": plan.frames["locks"].iloc[:0]})  # fmt: skip
    made = compare(plan, other)
    closed = made.rows[made.rows["programme"] == "HU"]
    assert (closed["difference"] > 0).all()
    assert set(closed["why"]) == {"Vård 2027: nämnden: för få sökande"}
    assert made.settings.empty
    assert compare(plan, plan).rows.empty
    unlike = compare(plan, replace(other, weights={**plan.weights, "cost": 2.0}))
    assert unlike.settings["setting"].tolist() == ["weights.cost"]
    assert "weights.cost" in set(unlike.rows.loc[unlike.rows["programme"] == "VO", "why"].str.removeprefix("olika ")).pop()  # fmt: skip


@pytest.mark.parametrize("header", ["program;riktning", "Programkod;Bedömning"])
def test_against_a_list_of_directions(tmp_path, plan, header):
    file = tmp_path / "riktning.csv"
    file.write_text(f"{header}\nVO;Öka\nHumanistiska programmet;oförändrat\nEE;Öka\n", encoding="utf-8")
    made = against_direction(plan, read_direction(file)).set_index("programme")
    assert made.loc["VO", "agree"]
    assert not made.loc["HU", "agree"]
    assert not made.loc["EE", "agree"]
    assert "behov" in made.loc["EE", "why"]


def test_a_list_for_other_areas_is_refused_not_read_as_empty(tmp_path):
    file = tmp_path / "riktning.csv"
    file.write_text("län;program;bedömning\n14;VO;öka\n31;EE;minska\n", encoding="utf-8")
    assert read_direction(file, area="31")["programme"].tolist() == ["EE"]
    with pytest.raises(InputError) as refused:
        read_direction(file, area="19")
    assert "14, 31" in str(refused.value.why)


def test_a_direction_that_is_not_understood_is_refused(tmp_path):
    file = tmp_path / "riktning.csv"
    file.write_text("program;riktning\nVO;kanske\nEE;öka\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_direction(file)
    assert "kanske" in refused.value.where


@pytest.mark.parametrize(("language", "sheet", "head"), [("sv", "Förändring", "Skola"), ("en", "Change", "School")])  # fmt: skip
def test_the_workbook_can_be_sent_on(tmp_path, plan, *, language, sheet, head):
    pytest.importorskip("xlsxwriter")
    with use_language(language):
        one, two = (write(plan, tmp_path / f"{name}.xlsx").read_bytes() for name in ("one", "two"))
    assert one == two
    book = CalamineWorkbook.from_path(tmp_path / "one.xlsx")
    assert sheet in book.sheet_names
    rows = book.get_sheet_by_name(sheet).to_python()
    assert head in rows[2]
    assert "FIK" in rows[1][0] or "FIC" in rows[1][0]
    assert len(rows) == 3 + len(plan.frames["change"])


def test_csv_and_json_say_that_the_figures_are_fictitious(tmp_path, plan):
    text = write(plan, tmp_path / "plan.csv").read_text(encoding="utf-8-sig")
    assert "FIKTIVA" in text.splitlines()[1]
    told = json.loads(write(plan, tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert told["fictitious"]
    assert told["proof"]["gap"] == 0.005
    assert "NaN" not in (tmp_path / "plan.json").read_text(encoding="utf-8")
    write(plan, tmp_path / "folder")
    assert (tmp_path / "folder" / "change.csv").exists()
    with pytest.raises(InputError, match="format"):
        write(plan, tmp_path / "plan.pdf")


def test_a_decided_plan_goes_through_the_ledger_to_the_outlook(tmp_path, plan, demo_release):
    ledger = Ledger(Home(tmp_path))
    ledger.enter(proposed(plan), by="Anna")
    with pytest.raises(InputError, match="beslutade"):
        with_decided(demo_release, ledger, "31")
    ledger.enter(decided(plan, body="nämnden", on="2026-12-01", agreement="PSO-FA61"), by="Anna")
    made = with_decided(demo_release, ledger, "31")
    care = made[made["education"] == "G72"].set_index("year")["difference"]
    assert care[2035] < 0  # more places in care: less of a shortage
    assert 2029 not in care.index  # whoever starts in 2027 finishes in 2030


def test_outcomes_from_a_file(tmp_path, plan):
    ledger = Ledger(Home(tmp_path))
    ledger.enter([*proposed(plan), *decided(plan, body="nämnden", on="2026-12-01")], by="Anna")
    row = ledger.rows().iloc[0]
    file = tmp_path / "utfall.csv"
    key = f"{row['programme']},gymnasium,{row['provider']},{row['site']},{row['start']}"
    file.write_text(
        f"programme,school_form,provider,site,start,step,count\n{key},offered,32\n{key},applied,40\n",
        encoding="utf-8",
    )
    ledger.enter(outcomes(file), by="Anna")
    assert ledger.rows().iloc[0][["offered", "applied"]].tolist() == [32, 40]
    file.write_text("programme,site\nVO,1\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        outcomes(file)
    assert "school_form" in str(refused.value.why)  # fmt: skip


def test_opening_a_programme_draws_applicants_from_its_neighbours(county_basis):
    case = county_basis.case
    offered = set(zip(case.today["programme"], case.today["site"], strict=True))
    site = next(site for site in case.sites["site"] if ("VO", site) not in offered)
    made = applicants_if(county_basis, opens=[f"VO@{site}"]).set_index(["programme", "site"])
    assert made.loc[("VO", site), "difference"] > 0
    assert (made["difference"] < 0).any()
    with pytest.raises(InputError) as refused:
        applicants_if(county_basis, closes=[f"VO@{site}"])
    assert "inte i dag" in str(refused.value.why)
