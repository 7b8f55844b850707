# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""PxWeb of both generations, against local services that behave as the real ones do."""

import json
from dataclasses import replace

import numpy as np
import pytest

from skillshed.errors import FetchError
from skillshed.home import Home
from skillshed.language import use_language
from skillshed.sources.fetching.call import Call
from skillshed.sources.fetching.plan import Wish
from skillshed.sources.fetching.run import Failed, Fetched
from skillshed.sources.fetching.session import Session
from skillshed.sources.fetching.visiting import fetch
from skillshed.sources.files import jsonstat
from skillshed.sources.pxweb.client import open_service
from skillshed.sources.pxweb.searching import search
from skillshed.sources.pxweb.v1 import V1
from skillshed.sources.pxweb.v2 import V2
from skillshed.sources.pxweb.v2 import _table as described
from skillshed.sources.servers.manners import Fault
from skillshed.sources.tidy import tidy

WISH = Wish(tables=("TAB1",), kind="population")
OLDER = Wish(tables=("BE/BE0101/Folk",), kind="population")


def url(served):
    return f"{served[0]}/pxweb/v1"


def one(visit):
    (outcome,) = visit.outcomes
    return outcome


def values_of(outcome):
    return jsonstat.read(outcome.imported.snapshot.path.read_bytes()).frame["value"].to_numpy()


WHOLE = np.array([0, np.nan, *range(2, 72)])


def test_one_answer_is_kept_byte_for_byte(world):
    home, manners, _ = world
    outcome = one(fetch(home, "pxweb", WISH))
    assert json.loads(outcome.imported.snapshot.path.read_text())["source"] == "SCB"
    assert [path for verb, path in manners.seen if verb == "POST"] == ["/pxweb/v2/tables/TAB1/data"]
    np.testing.assert_array_equal(values_of(outcome), WHOLE)


@pytest.mark.parametrize("cells", [7, 10, 31, 71])
@pytest.mark.parametrize("generation", [2, 1])
def test_a_table_over_the_limit_comes_whole_in_parts(world, served, *, cells, generation):
    home, manners, _ = world
    manners.quirks = {"cells": cells}
    wish = WISH if generation == 2 else Wish(tables=OLDER.tables, kind="population", url=url(served))
    outcome = one(fetch(home, "pxweb", wish))
    assert isinstance(outcome, Fetched), outcome
    assert len(outcome.imported.snapshot.fetched.receipts) == len(outcome.batch.calls) > 1
    np.testing.assert_array_equal(values_of(outcome), WHOLE)


def test_the_answer_in_parts_and_at_once_say_the_same(world):
    home, manners, _ = world
    whole = tidy(one(fetch(home, "pxweb", WISH)).imported.snapshot).drop(columns="source")
    manners.quirks = {"cells": 7}
    other = Home(home.path / "other")
    other.path.mkdir()
    (other.path / "services.yaml").write_text((home.path / "services.yaml").read_text())
    parts = tidy(one(fetch(other, "pxweb", WISH)).imported.snapshot).drop(columns="source")
    assert whole.astype(str).equals(parts.astype(str))


@pytest.mark.parametrize("refusal", [(400, "Too many cells selected"), (403, "Forbidden")])
def test_a_limit_that_is_lower_than_told_is_met_with_smaller_calls(world, refusal):
    home, manners, _ = world
    manners.quirks = {"cells": 20, "told cells": 150_000, "too many": refusal}
    np.testing.assert_array_equal(values_of(one(fetch(home, "pxweb", WISH))), WHOLE)


def test_sparse_values_and_marks_are_read(world):
    home, manners, _ = world
    manners.quirks = {"sparse": True, "cells": 30}
    outcome = one(fetch(home, "pxweb", WISH))
    np.testing.assert_array_equal(values_of(outcome), WHOLE)
    assert outcome.imported.missing == {"unavailable": 1}


def test_the_mark_of_a_missing_figure_keeps_its_place_when_parts_are_joined(world):
    home, manners, _ = world
    manners.quirks = {"cells": 7}
    told = json.loads(one(fetch(home, "pxweb", WISH)).imported.snapshot.path.read_bytes())
    assert told["status"] == {"1": ".."}
    assert told["value"][1] is None


def test_limits_are_read_when_it_runs(world, served, play):
    _, manners, _ = world
    manners.calls, manners.seconds, manners.quirks = 5, 2.0, {"cells": 500}
    session = Session(play.service(f"{served[0]}/pxweb/v2"))
    _, limits = open_service(session, session.service.url, language="sv")
    assert (limits.cells, session.pace.rate.calls) == (500, 5)
    assert (
        2.0 < session.pace.rate.seconds < 2.5
    )  # a little slower: calls may arrive closer together than they were sent
    assert limits.licence == "CC0-1.0"


def test_the_pace_that_the_service_tells_is_kept(world):
    home, manners, _ = world
    manners.calls, manners.seconds, manners.quirks = 5, 1.0, {"cells": 7}
    visit = fetch(home, "pxweb", WISH)
    assert visit.plan.calls > 5
    assert visit.setbacks == ()


def test_one_generation_is_told_from_the_other(served, play):
    for base, kind in ((f"{served[0]}/pxweb/v2", V2), (url(served), V1)):
        session = Session(play.service(base))
        assert isinstance(open_service(session, base, language="sv")[0], kind)


def test_capital_code_lists_are_found(served, play, world):
    _, manners, shelf = world
    shelf[0] = play.shelve_with_groups()
    found = {}
    for capital in (False, True):
        manners.quirks = {"codeLists": capital}
        table = V2(Session(play.service(f"{served[0]}/pxweb/v2")), f"{served[0]}/pxweb/v2").table("TAB1")
        found[capital] = table.variable("Alder").codelists
    assert found[False] == found[True] == {"agg_Ålder": "agg_Ålder"}


def test_groups_of_a_code_list_are_asked_for_by_its_codes(play, world):
    home, _, shelf = world
    shelf[0] = play.shelve_with_groups()
    wish = Wish(
        tables=("TAB1",), kind="population", select={"Alder@agg_Ålder": "*", "Region": "*", "Kon": "*"}
    )
    outcome = one(fetch(home, "pxweb", wish))
    frame = jsonstat.read(outcome.imported.snapshot.path.read_bytes()).frame
    assert set(frame["Alder"]) == {"-1", "2+"}
    assert frame["value"][2] == 2 + 8


def test_a_byte_order_mark_is_passed_over(served, play):
    session = Session(play.service(url(served)))
    client = V1(session, url(served))
    assert client.newer_name(client.table("BE/BE0101/Folk")) == "TAB1"


def test_keys_that_do_not_hold_are_missing_in_the_first_generation(served, play):
    table = V1(Session(play.service(url(served))), url(served)).table("BE/BE0101/Folk")
    told = {variable.code: (variable.elimination, variable.time) for variable in table.variables}
    assert told["Tid"] == (False, True)
    assert told["Region"] == (True, False)
    assert told["Alder"] == (False, False)
    assert table.updated == "2026-03-05T07:00:00Z"


def test_values_that_the_description_leaves_out_are_found(world, served, play):
    _, manners, _ = world
    manners.quirks = {"maxValues": 2}
    table = V1(Session(play.service(url(served))), url(served)).table("BE/BE0101/Folk")
    assert list(table.variable("Region").values) == ["00", "20", "2080", "2081"]
    assert list(table.variable("Tid").values) == ["2021", "2022", "2023"]


def test_an_older_server_without_a_cell_limit_is_asked_within_ours(world, served):
    home, manners, _ = world
    manners.quirks = {"no maxCells": True}
    outcome = one(fetch(home, "pxweb", Wish(tables=OLDER.tables, kind="population", url=url(served))))
    np.testing.assert_array_equal(values_of(outcome), WHOLE)


def test_a_folder_is_no_table(world, served):
    home, _, _ = world
    outcome = one(fetch(home, "pxweb", Wish(tables=("BE/BE0101",), url=url(served))))
    with use_language("en"):
        assert isinstance(outcome, Failed)
        assert "a folder" in str(outcome.error)


def test_a_dry_run_counts_and_fetches_nothing(world):
    home, manners, _ = world
    manners.quirks = {"cells": 10}
    visit = fetch(home, "pxweb", WISH, dry_run=True)
    assert (visit.plan.calls, visit.plan.cells, visit.outcomes) == (8, 72, ())
    assert all(verb == "GET" for verb, _ in manners.seen)
    assert not home.snapshots.exists()


def test_offline_calls_nobody(world):
    home, manners, _ = world
    with pytest.raises(FetchError):
        fetch(home, "pxweb", WISH, offline=True)
    assert manners.seen == []


def test_provenance_reaches_the_last_answer(world):
    home, manners, _ = world
    manners.quirks = {"cells": 10}
    manners.faults.append(Fault("unavailable", path="/data"))
    snapshot = one(fetch(home, "pxweb", WISH)).imported.snapshot
    told = json.loads((snapshot.path.parent / "snapshot.json").read_text())["fetched"]
    assert told["version"] == "2.3.2"
    assert told["updated"] == "2026-03-05T07:00:00Z"
    assert len(told["receipts"]) == 8
    assert {"url", "body", "fetched_at", "sha256", "size"} <= told["receipts"][0].keys()
    assert told["setbacks"][0].startswith("503")
    assert snapshot.licence == "CC0-1.0"
    assert "example.se" not in json.dumps(told)


def test_a_table_may_be_written_to_a_folder_instead(world, tmp_path):
    home, _, _ = world
    outcome = one(fetch(home, "pxweb", Wish(tables=("TAB1",)), out=tmp_path / "out"))
    assert json.loads(outcome.path.read_text())["size"] == [4, 3, 2, 1, 3]
    assert not home.snapshots.exists()


def test_tables_are_found_on_every_page(world, play):
    home, _, shelf = world
    shelf[:] = [play.shown(table=f"TAB{number}") for number in range(230)]
    assert len(search(home, "folkmängden", name="pxweb")) == 230
    assert search(home, "inget sådant", name="pxweb") == []


def test_tables_of_the_first_generation_are_found_by_their_path(world, served):
    home, _, _ = world
    (found,) = search(home, "folkmängden", url=url(served))
    assert found.id == "BE/BE0101/Folk"


def test_labels_that_repeat_are_no_trouble(world):
    """pxwebpy keys its rows by label; RegionInd19E3N2 has two values called `totalt`."""
    home, manners, shelf = world
    manners.quirks = {"cells": 10}
    labels = shelf[0].variables["Alder"] | {"0": "totalt", "1": "totalt"}
    shelf[0] = replace(shelf[0], variables=shelf[0].variables | {"Alder": labels})
    outcome = one(fetch(home, "pxweb", Wish(tables=("TAB1",)), out=home.path / "out"))
    np.testing.assert_array_equal(jsonstat.read(outcome.path.read_bytes()).frame["value"].to_numpy(), WHOLE)


def test_a_dimension_that_is_no_variable_is_passed_over():
    """Skolverket's answers hold a ContentsCode that is not in `id`."""
    told = {
        "label": "Mått", "id": ["time"], "role": {"time": ["time"]},
        "dimension": {
            "time": {"label": "Läsår", "category": {"index": {"2025": 1, "2024": 0}, "label": {"2024": "2024/25"}}},
            "ContentsCode": {"label": "tabellinnehåll", "category": {"index": {"Elever": 0}}},
        },
    }  # fmt: skip
    table = described("T", told)
    assert [variable.code for variable in table.variables] == ["time"]
    assert list(table.time.values) == ["2024", "2025"]


def test_an_unknown_table_is_told_whichever_status_says_so(served, play):
    """On /data the status is 400 and the body says 404."""
    session = Session(play.service(f"{served[0]}/pxweb/v2"))
    call = Call(url=f"{served[0]}/pxweb/v2/tables/TAB9/data", body='{"selection":[]}')
    with use_language("en"), pytest.raises(FetchError, match="400: Non-existent table"):
        session.json(call)


def test_nothing_asked_is_not_everything_on_the_server_and_is_never_what_we_ask(world, served, play):
    """The server's default selection is a small cut; a user who selects nothing means the whole table."""
    home, _, _ = world
    session = Session(play.service(f"{served[0]}/pxweb/v2"))
    told = session.json(Call(url=f"{served[0]}/pxweb/v2/tables/TAB1/data", body='{"selection":[]}'))
    assert told["size"] == [1, 1, 1, 1, 1]
    np.testing.assert_array_equal(values_of(one(fetch(home, "pxweb", WISH))), WHOLE)
