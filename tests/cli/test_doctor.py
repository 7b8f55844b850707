# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import json


def test_it_works(built_once, skillshed):
    answer = skillshed("--demo", "doctor", home=built_once[0])
    assert answer.code == 0, answer.said
    assert "alla oförändrade" in answer.said


def test_a_changed_original_is_found(demo_home, skillshed):
    original = next((demo_home / "demo" / "snapshots").glob("*/*.csv"))
    original.chmod(0o644)
    original.write_text("changed", encoding="utf-8")
    answer = skillshed("--demo", "doctor", home=demo_home)
    assert answer.code == 1
    assert original.name in answer.said


def test_a_damaged_release_is_found(demo_home, skillshed):
    table = next((demo_home / "demo" / "releases").glob("*/**/*.parquet"))
    table.chmod(0o644)
    table.write_bytes(b"damaged")
    told = json.loads(skillshed("--demo", "doctor", "--json", home=demo_home).out)
    assert any(not finding["well"] and finding["mend"] for finding in told)


def test_an_empty_home_is_well(skillshed):
    assert skillshed("doctor").code == 0


def test_a_release_without_a_readable_manifest_is_found(demo_home, skillshed):
    manifest = next((demo_home / "demo" / "releases").glob("r*/manifest.json"))
    manifest.chmod(0o644)
    manifest.write_text("{", encoding="utf-8")
    answer = skillshed("--demo", "doctor", home=demo_home)
    assert answer.code == 1
    assert f"{manifest.parent.name} går inte att läsa" in answer.said
