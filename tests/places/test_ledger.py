# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger is only ever added to: order, corrections, crashes, forgers and many writers at once."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.errors import InputError, StorageError
from skillshed.home import Home
from skillshed.places.ledger import STEPS, Entry, Ledger, Place

CARE = Place("VO", "gymnasium", "3101", "90001001", 2027)
DECISION = {"decided_by": "Utbildningsnämnden", "decided_on": "2026-11-20", "agreement": "PSO-FA61"}


@pytest.fixture
def ledger(tmp_path):
    return Ledger(Home(tmp_path))


def through(place=CARE, counts=(40, 40, 40, 44, 38, 37, 25, 20)):
    return [
        Entry(place, step, count, **(DECISION if step == "decided" else {}))
        for step, count in zip(STEPS, counts, strict=True)
    ]


def test_a_place_goes_through_every_step_and_keeps_its_decision(ledger):
    for entry in through():
        ledger.enter([entry], by="Anna")
    row = ledger.rows().iloc[0]
    assert [row[step] for step in STEPS] == [40, 40, 40, 44, 38, 37, 25, 20]
    assert row["decided_by"] == "Utbildningsnämnden"
    assert ledger.verify() == len(STEPS)


@pytest.mark.parametrize("step", [step for step in STEPS if step != "proposed"])
def test_no_step_comes_before_the_one_it_rests_on(ledger, step):
    with pytest.raises(InputError, match="saknas"):
        ledger.enter([Entry(CARE, step, 10, **(DECISION if step == "decided" else {}))], by="Anna")
    assert ledger.entries().empty


def test_a_correction_is_a_new_entry_and_the_old_one_stays(ledger):
    ledger.enter([Entry(CARE, "proposed", 40)], by="Anna")
    with pytest.raises(InputError, match="rättelse"):
        ledger.enter([Entry(CARE, "proposed", 60)], by="Anna")
    ledger.enter([Entry(CARE, "proposed", 60, corrects=True, note="fel i filen")], by="Bo")
    assert ledger.rows()["proposed"].item() == 60
    assert ledger.entries()["count"].tolist() == [40, 60]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"step": "decided"}, "dag"),
        ({"step": "decided", "decided_on": "2026-11-20"}, "vem"),
        ({"step": "dreamt"}, "Stegen"),
        ({"count": -1.0}, "negativt"),
        ({"count": float("nan")}, "negativt"),
        ({"corrects": True}, "skäl"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(change, word):
    with pytest.raises(InputError, match=word):
        Entry(**{"place": CARE, "step": "proposed", "count": 10.0, **change})


def test_more_cannot_start_than_were_admitted(ledger):
    with pytest.raises(InputError, match="steget före"):
        ledger.enter(through(counts=(40, 40, 40, 44, 30, 37, 25, 20)), by="Anna")


def test_all_or_nothing(ledger):
    other = Place("EE", "gymnasium", "3101", "90001001", 2027)
    with pytest.raises(InputError):
        ledger.enter([Entry(CARE, "proposed", 40), Entry(other, "offered", 16)], by="Anna")
    assert ledger.entries().empty


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 200), min_size=1, max_size=6))
def test_what_was_entered_is_never_changed_by_what_comes_after(tmp_path_factory, counts):
    ledger = Ledger(Home(tmp_path_factory.mktemp("ledger")))
    seen = b""
    for number, count in enumerate(counts):
        entry = Entry(CARE, "proposed", count, corrects=number > 0, note="ny" if number else "")
        ledger.enter([entry], by="Anna")
        now = ledger.path.read_bytes()
        assert now.startswith(seen)
        seen = now
    assert ledger.rows()["proposed"].item() == counts[-1]


def test_a_changed_line_is_found(ledger):
    ledger.enter(through()[:2], by="Anna")
    ledger.enter(through()[2:3], by="Anna")
    lines = ledger.path.read_text(encoding="utf-8").splitlines()
    forged = json.loads(lines[0])
    forged["entries"][0]["count"] = 400
    ledger.path.write_text("\n".join([json.dumps(forged), *lines[1:]]) + "\n", encoding="utf-8")
    with pytest.raises(StorageError, match="efterhand"):
        ledger.verify()
    with pytest.raises(StorageError):
        ledger.enter(through()[3:4], by="Anna")


def test_a_line_taken_away_is_found(ledger):
    for entry in through()[:3]:
        ledger.enter([entry], by="Anna")
    lines = ledger.path.read_bytes().splitlines(keepends=True)
    ledger.path.write_bytes(lines[0] + lines[2])
    with pytest.raises(StorageError):
        ledger.rows()


def test_a_line_cut_off_by_a_crash_was_never_entered(ledger):
    ledger.enter(through()[:1], by="Anna")
    with ledger.path.open("ab") as file:
        file.write(b'{"number": 2, "by": "An')
    assert len(ledger.entries()) == 1
    ledger.enter([through()[1]], by="Anna")
    assert ledger.verify() == 2


def test_many_writers_at_once_lose_nothing(ledger):
    places = [Place("VO", "gymnasium", "3101", f"site{n}", 2027) for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(lambda place: ledger.enter([Entry(place, "proposed", 20)], by="x"), places))
    assert sorted(numbers) == list(range(1, 13))
    assert len(ledger.rows()) == 12


def test_decided_places_become_starters_those_who_started_as_they_are(ledger):
    other = Place("EE", "gymnasium", "3101", "90001001", 2027)
    ledger.enter([*through()[:6], *through(other)[:2]], by="Anna")
    told = ledger.decided().set_index("programme")["starters"]
    assert told["VO"] == 37
    assert told["EE"] == pytest.approx(36)
