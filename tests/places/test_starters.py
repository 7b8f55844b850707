# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The chain keeps its identities: its lines are the need, a gap that stands still asks for today's starters, and who changed what is told."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError
from skillshed.places.starters import Override, chains, read_overrides
from skillshed.places.starters.factor import assumed, counted
from skillshed.places.starters.need import FLOWS, LINES, Outlook, lines, participation
from skillshed.places.starters.parameters import parameters

YEARS = range(2026, 2033)


def outlook_of(*, graduated=100.0, leavers=80.0, moved_out=20.0, gap_growth=0.0, further=15.0):
    """One group whose stock moves as its flows say, and whose gap grows by so much a year."""
    stock = {2026: 3000.0}
    for year in YEARS[1:]:
        stock[year] = stock[year - 1] - leavers - moved_out + 10 + graduated - further
    flow = {
        "graduated": graduated,
        "leavers": leavers,
        "moved_in": 10.0,
        "moved_out": moved_out,
        "further_educated": further,
    }

    def frame(values):
        return pd.DataFrame([values], index=pd.Index(["G72"], name="education"), columns=[*values])

    flows = {name: frame(dict.fromkeys(YEARS, flow.get(name, 0.0))) for name in FLOWS}
    supply = {year: 0.9 * count for year, count in stock.items()}
    gap = {year: gap_growth * (year - 2026) for year in YEARS}
    demand = {year: supply[year] + gap[year] for year in YEARS}
    width = {year: 5.0 * (year - 2026) for year in YEARS}
    balance = {
        "mean": frame(gap),
        "low": frame({year: gap[year] - width[year] for year in YEARS}),
        "high": frame({year: gap[year] + width[year] for year in YEARS}),
        "demand": frame(demand),
        "supply": frame(supply),
    }
    return Outlook({**flows, "stock": frame(stock)}, balance)


NO_RECORDS = pd.DataFrame(
    {name: pd.Series(dtype=float) for name in ("education", "year", "started", "completed")}
)
RECORDS = pd.DataFrame(
    {"education": "G72", "year": [2021, 2022], "started": [60.0, 60.0], "completed": [42.0, 42.0]}
)


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "graduated": st.floats(40, 300),
            "leavers": st.floats(0, 200),
            "moved_out": st.floats(0, 60),
            "gap_growth": st.floats(-40, 40),
            "further": st.floats(0, 30),
        }
    )
)
def test_the_lines_add_up_to_what_keeps_and_closes_the_gap(flows):
    told = outlook_of(**flows)
    graduated, gap_growth = flows["graduated"], flows["gap_growth"]
    fs, stays = pd.Series({"G72": 0.2}), pd.Series({"G72": 0.9})
    made = lines(told, further_study=fs, stays=stays)
    p = participation(told).loc["G72", 2030]
    assert set(made.columns) == set(LINES)
    assert made.loc[("G72", 2030)].sum() == pytest.approx(graduated * p * 0.8 * 0.9 + gap_growth)


def test_a_gap_that_stands_still_asks_for_the_starters_that_give_todays_graduates():
    one = next(c for c in chains(outlook_of(), RECORDS, [2027]) if c.school_form == "gymnasium")
    f = one.factors
    assert one.finish == 2030
    assert one.expected == pytest.approx(100 * f["share"].value / f["completion"].value)


def test_each_school_form_has_a_number_with_an_interval_and_the_futures_agree_with_it():
    made = {one.school_form: one for one in chains(outlook_of(gap_growth=10), RECORDS, [2027], futures=4000)}
    assert set(made) == {"gymnasium", "komvux", "folkhögskola"}
    for one in made.values():
        low, high = one.interval()
        assert low < one.expected < high
        assert one.draws().mean() == pytest.approx(one.expected, rel=0.12)


def test_too_many_already_asks_for_nobody():
    one = chains(outlook_of(gap_growth=-300), RECORDS, [2027])[0]
    assert one.expected == 0
    assert (one.draws() >= 0).all()


def test_an_override_changes_the_number_and_is_remembered_with_who_and_why():
    change = Override(
        factor="completion", value=0.5, who="Anna Ek", why="ny stödmodell", date="2026-10-01", education="G72"
    )
    plain = chains(outlook_of(), RECORDS, [2027])[0]
    changed = chains(outlook_of(), RECORDS, [2027], overrides=[change])[0]
    assert changed.expected == pytest.approx(plain.expected * plain.factors["completion"].value / 0.5)
    row = changed.table().query("who == 'Anna Ek'")
    assert row["why"].item() == "ny stödmodell"
    assert row["value"].item() == 0.5


def test_the_table_begins_with_the_need_and_ends_with_the_starters():
    one = chains(outlook_of(), RECORDS, [2027])[0]
    table = one.table()
    assert table["value"].iloc[: len(LINES)].sum() == pytest.approx(table["value"].iloc[len(LINES)])
    assert table["value"].iloc[-1] == pytest.approx(one.expected)
    assert table["source"].iloc[len(LINES) + 1 : -1].notna().all()


def test_where_no_table_reaches_a_dated_parameter_stands():
    one = chains(outlook_of(), NO_RECORDS, [2027], forms=["komvux"])[0]
    assert one.factors["completion"].value == parameters()["completion"]["komvux"]["value"]
    assert one.factors["completion"].since


def test_counts_give_a_narrower_interval_the_more_there_are():
    few, many = (counted("completion", 0.7 * n, n, source="", since="") for n in (20, 2000))
    assert few.high - few.low > 5 * (many.high - many.low)


def test_a_factor_stays_within_what_is_possible():
    one = assumed("completion", {"value": 0.95, "low": 0.7, "high": 1.2, "source": "", "since": ""})
    assert one.high == 1.0
    assert one.draws(np.array([-50.0, 50.0])).tolist() == [0.05, 1.0]


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("factor: completion\nvalue: 1.4\nwho: A\nwhy: b\ndate: 2026-01-01", "0.05"),
        ("factor: nonsense\nvalue: 0.4\nwho: A\nwhy: b\ndate: 2026-01-01", "completion"),
        ("factor: completion\nvalue: 0.4\nwho: A\ndate: 2026-01-01", "why"),
    ],
)
def test_an_override_that_cannot_be_is_refused_with_the_remedy(tmp_path, told, word):
    file = tmp_path / "andringar.yaml"
    file.write_text("- " + told.replace("\n", "\n  "), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_overrides(file)
    assert word in str(refused.value.why)


def test_the_demo_county_has_a_chain_for_care_by_school_and_by_komvux(county_basis):
    care = {
        one.school_form: one for one in county_basis.chains if one.education == "G72" and one.start == 2027
    }
    assert care["gymnasium"].finish == 2030
    assert care["komvux"].finish == 2028
    assert 40 < care["gymnasium"].expected < 400
    assert "programme_places" in care["gymnasium"].factors["completion"].source
