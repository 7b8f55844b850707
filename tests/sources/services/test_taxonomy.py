# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations


def test_occupations_with_ssyk_and_isco(services):
    frame = services.frame("taxonomy", tables=("occupations",))
    assert set(frame["concept_type"]) == {"ssyk-level-4", "occupation-name"}
    assert frame["ssyk"].str.fullmatch(r"\d{4}").all()
    names = frame[frame["concept_type"] == "occupation-name"]
    assert set(names["broader"]) <= set(frame["concept"])


def test_edges_are_taken_once_and_have_their_direction(services):
    frame = services.frame("taxonomy", tables=("nearby",))
    assert set(frame["strength"]) == {75, 25}
    pairs = set(zip(frame["from_concept"], frame["to_concept"], strict=True))
    assert len(pairs) == len(frame) == 12
    assert any((b, a) not in pairs for a, b in pairs)


def test_errors_with_status_200_are_errors(services):
    services.quirk("taxonomy", errors=True)
    assert "Cannot query field" in str(services.failed("taxonomy", tables=("skills",)).error)
    assert services.snapshots() == 0


def test_the_newest_version_once(services):
    done = services.fetched("taxonomy", tables=("skills",))
    assert done.batch.version == "31"
    (again,) = services.fetch("taxonomy", tables=("skills",)).outcomes
    assert type(again).__name__ == "Known"


def test_jobed_is_asked_without_a_body(services):
    frame = services.frame("jobed", regions=("2080",))
    assert set(frame["from_concept"]) == {f"i.sv.yh.2080.{number}" for number in range(3)}
    assert set(frame["relation"]) == {"leads_to"}
    assert frame["strength"].between(0, 1).all()
