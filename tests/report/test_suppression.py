# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No small count is shown, drawn, or given away by the other parts of its sum."""

import json
import re

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.report.charts import drawing
from skillshed.report.documents.county import render
from skillshed.report.suppression import hidden

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=12)


@settings(deadline=None, max_examples=60)
@given(COUNTS)
def test_what_the_sum_and_the_shown_parts_give_away_is_never_a_small_count(counts):
    parts = pd.Series([float(count) for count in counts])
    unseen = hidden(parts, k=5)
    assert unseen[parts < 5].all()
    assert unseen.sum() != 1 or len(parts) == 1
    assert unseen.sum() - (parts < 5).sum() <= 1  # no more is hidden than the rule asks


def test_the_next_smallest_is_hidden_beside_a_single_one():
    parts = pd.Series({"a": 300.0, "b": 2.0, "c": 17.0, "d": float("nan")})
    assert hidden(parts, k=5).to_dict() == {"a": False, "b": True, "c": True, "d": False}
    assert not hidden(parts.drop("b"), k=5).any()


def few_old(tables):
    frame = tables["population"].copy()
    one = (frame["age"].astype(str) == "100+") & (frame["sex"].astype(str) == "2")
    frame["value"] = frame["value"].where(~one, 3.0)
    return {"population": frame}


def test_the_pyramid_hides_a_second_group_and_says_why(tables, make_release):
    page = render(make_release(few_old(tables)), "31")
    figure = re.search(r'<figure id="pyramid".*?</figure>', page, flags=re.DOTALL)[0]
    row = re.search(r'<th scope="row">100\+</th>(.*?)</tr>', figure, flags=re.DOTALL)[1]
    assert re.findall(r"<td[^>]*>([^<]*)</td>", row) == ["dold", "färre än 5"]
    assert "döljs även det näst minsta" in figure


def small_town(tables):
    """A place of few: every occupation has at least one year with 1 to 4 employed."""
    frame = tables["employment_by_occupation"].copy()
    frame["value"] = (frame["value"] / 40).round() + 1
    odd = frame["year"].eq(2016) & frame["sex"].astype(str).eq("1")
    frame["value"] = frame["value"].where(~frame["year"].eq(2016), odd.map({True: 3.0, False: 0.0}))
    return frame


def test_small_counts_are_in_no_line_of_any_chart(tables, make_release, monkeypatch):
    seen = []
    monkeypatch.setattr(drawing, "_drawn", lambda spec, _: seen.append(json.loads(spec)) or "<svg />")
    births = tables["births"].copy()
    births["value"] = 1.0
    given_ = {**tables, **few_old(tables), "employment_by_occupation": small_town(tables), "births": births}
    page = render(make_release(given_), "31")
    drawn = [value for spec in seen for value in _figures(spec)]
    assert len(drawn) > 500
    assert [value for value in drawn if 0 < abs(value) < 5] == []
    courses = re.search(r'<figure id="occupations-courses".*?</figure>', page, flags=re.DOTALL)[0]
    assert "färre än 5" in courses


def _figures(spec):
    """Every observed count that a specification draws."""
    if isinstance(spec, dict):
        for name, each in spec.items():
            if name == "values" and isinstance(each, list):
                rows = [row for row in each if isinstance(row, dict) and row.keys() & {"year", "lower"}]
                yield from (
                    row[key] for row in rows for key in ("value", "now", "later") if row.get(key) is not None
                )
            else:
                yield from _figures(each)
    elif isinstance(spec, list):
        for each in spec:
            yield from _figures(each)


def test_births_of_a_few_hide_what_would_give_them_away(tables, make_release):
    births = tables["births"].copy()
    births["value"] = births["value"].where(births["year"] != 2010, 2.0)
    less = {name: tables[name] for name in ("population", "deaths")} | {"births": births}
    page = render(make_release(less), "31")
    figure = re.search(r'<figure id="change-components".*?</figure>', page, flags=re.DOTALL)[0]
    row = re.search(r'<th scope="row">2010</th>(.*?)</tr>', figure, flags=re.DOTALL)[1]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    assert cells[0] == "färre än 5"
    assert "dold" in cells[1:3]
