# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Components of change: from moves where they are known, ahead with intervals where those are."""

import re

from skillshed.report.documents.county import render
from skillshed.report.movement import movement
from skillshed.report.view import View

PARTS = ("population", "births", "deaths")


def chapter(page):
    return re.search(r'<section id="change".*?</section>', page, flags=re.DOTALL)[0]


def test_net_migration_is_counted_from_moves_where_the_release_has_them(tables, make_release):
    found = movement(View(make_release(tables), "31"))
    flows = tables["migration"].groupby(["flow", "year"], observed=True)["value"].sum()
    net = flows["in_domestic"] - flows["out_domestic"] + flows["immigration"] - flows["emigration"]
    assert not found.calculated
    assert found.known["moved"].to_dict() == net.to_dict()
    known = found.known
    assert (known["growth"] - known["births"] + known["deaths"] != known["moved"]).any()  # not the residual


def test_without_moves_the_residual_is_shown_and_called_calculated(tables, make_release):
    less = {name: tables[name] for name in PARTS}
    found = movement(View(make_release(less), "31"))
    assert found.calculated
    assert (
        found.known["births"] - found.known["deaths"] + found.known["moved"] == found.known["growth"]
    ).all()
    page = chapter(render(make_release(less), "31"))
    assert "Flyttnettot är beräknat" in page
    assert 'id="change-moves"' not in page


def test_history_goes_on_with_intervals(tables, make_release):
    chosen = {name: tables[name] for name in (*PARTS, "migration", "outlook_population_change")}
    page = chapter(render(make_release(chosen), "31"))
    row = re.search(r'<th scope="row">2032</th>(.*?)</tr>', page, flags=re.DOTALL)[1]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    assert cells[0] == "1\xa0450 (1\xa0090–1\xa0810)"
    assert cells[2] == "+310 (−50\xa0till\xa0670)"
    assert cells[3] == "–"
    assert "Streckat och skuggat" in page


def test_moves_in_and_out_stand_apart(tables, make_release):
    page = chapter(render(make_release({name: tables[name] for name in (*PARTS, "migration")}), "31"))
    assert "2020 gav flyttningar inom landet −160 personer och flyttningar över landets gräns +300" in page


def test_municipalities_moves_are_not_added_up_to_a_county(tables, make_release):
    frame = tables["migration"].assign(region="3101").astype({"region": "category"})
    found = movement(View(make_release({**{name: tables[name] for name in PARTS}, "migration": frame}), "31"))
    assert found.calculated
