# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from skillshed import __version__

VERBS = [
    "demo",
    "import",
    "build",
    "outlook",
    "scenario",
    "report",
    "backtest",
    "project",
    "releases",
    "serve",
    "site",
    "codes",
    "doctor",
]


def test_it_works(skillshed):
    answer = skillshed("--help")
    assert answer.code == 0
    assert all(f" {verb} " in answer.out for verb in VERBS)


def test_silence_asks_for_help(skillshed):
    answer = skillshed()
    assert "Kommandon" in answer.said


@pytest.mark.parametrize("verb", VERBS)
def test_swedish_is_spoken_first(skillshed, verb):
    said = skillshed(verb, "--help").said
    assert "Visa den här hjälpen" in said
    assert "Användning: skillshed" in said
    assert not any(word in said for word in ("Options", "OPTIONS", "COMMAND", "ARGS", "Usage"))
    assert "Show this message" not in said


@pytest.mark.parametrize("verb", VERBS)
def test_english_is_complete(skillshed, verb):
    said = skillshed(verb, "--help", "--lang", "en").said
    assert "Show this message and exit" in said
    assert not set("åäöÅÄÖ") & set(said)


def test_the_language_may_come_from_the_environment(skillshed):
    assert "Commands" in skillshed("--help", SKILLSHED_LANG="en").said


def test_global_choices_may_stand_after_the_verb(skillshed, tmp_path):
    answer = skillshed("doctor", "--home", tmp_path / "elsewhere", "--lang=en")
    assert answer.code == 0
    assert "elsewhere can be written" in answer.said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["report", "--regoin", "19"], "Flaggan --regoin finns inte"),
        (["bygg"], "Kommandot 'bygg' finns inte"),
        (["import"], "saknas"),
        (["build", "--draws", "många"], "Fel värde för"),
    ],
)
def test_a_wrong_command_line_is_told_in_swedish(skillshed, words, told):
    answer = skillshed(*words)
    assert answer.code == 2
    assert told in answer.said
    assert "--help" in answer.said


def test_the_version_is_told(skillshed):
    assert skillshed("--version").out.strip() == f"skillshed {__version__}"
