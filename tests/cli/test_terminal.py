# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever the terminal, the folder and the moment: an answer, never a traceback."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

PROGRAM = [sys.executable, "-c", "from skillshed.cli import main; main()"]


def test_a_terminal_without_swedish_letters_gets_plain_ones(built_once, skillshed):
    home = built_once[0]
    answer = skillshed("--demo", "outlook", home=home, PYTHONIOENCODING="ascii")
    assert answer.code == 0, answer.err
    assert "Almdalas lan (31)" in answer.out
    assert "aldre" in answer.out
    assert answer.out.isascii()


def test_json_is_escaped_where_letters_are_lacking(built_once, skillshed):
    words = ("--demo", "outlook", "--json")
    ascii_only = skillshed(*words, home=built_once[0], PYTHONIOENCODING="ascii").out
    assert ascii_only.isascii()
    assert json.loads(ascii_only)["name"]["sv"] == "Almdalas län"


@pytest.mark.parametrize("words", [("--help",), ("doctor",), ("codes", "areas", "-s", "Västerås")])
def test_every_verb_writes_to_an_ascii_terminal(words, skillshed):
    answer = skillshed(*words, PYTHONIOENCODING="ascii")
    assert answer.code == 0
    assert "Traceback" not in answer.err


def test_a_path_may_look_like_markup(demo_home, skillshed):
    page = demo_home / "[bold] [x] å.html"
    answer = skillshed("--demo", "report", "--out", page, home=demo_home)
    assert answer.code == 0, answer.err
    assert str(page) in answer.out
    assert page.exists()


def test_the_doctor_shows_a_home_that_looks_like_markup(tmp_path, skillshed):
    home = tmp_path / "[bold] [/x]"
    assert str(home) in skillshed("doctor", home=home).said


@pytest.mark.parametrize(
    "words", [("doctor",), ("releases", "list"), ("outlook",), ("build",), ("demo", "--no-serve")]
)
def test_a_home_that_is_a_file_is_an_answer(words, tmp_path, skillshed):
    home = tmp_path / "file"
    home.write_text("not a folder", encoding="utf-8")
    answer = skillshed(*words, home=home)
    assert "Traceback" not in answer.err
    assert answer.code in {0, 1, 5, 6, 7}
    assert home.read_text(encoding="utf-8") == "not a folder"


def test_the_doctor_finds_a_home_that_is_a_file(tmp_path, skillshed):
    home = tmp_path / "file"
    home.touch()
    answer = skillshed("doctor", home=home)
    assert answer.code == 1
    assert "går inte att skriva i" in answer.said


@pytest.mark.parametrize("pointer", [b"rnonsense", b"\xff\xfe", b"../../etc", b"[bold]"])
def test_a_damaged_pointer_is_told_and_mended(pointer, demo_home, skillshed):
    (demo_home / "demo" / "current").write_bytes(pointer)
    answer = skillshed("--demo", "outlook", home=demo_home)
    assert answer.code == 5
    assert "borta eller skadad" in answer.said
    assert "releases publish" in answer.said
    release = json.loads(skillshed("--demo", "releases", "list", "--json", home=demo_home).out)[0]["id"]
    assert skillshed("--demo", "doctor", home=demo_home).code == 1
    assert skillshed("--demo", "releases", "publish", release, home=demo_home).code == 0
    assert skillshed("--demo", "outlook", home=demo_home).code == 0


def test_ctrl_c_says_that_nothing_is_lost(tmp_path):
    run = subprocess.Popen(
        [*PROGRAM, "demo", "--no-serve"],
        env={**os.environ, "SKILLSHED_HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no threads here
    )
    time.sleep(2)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert "Avbrutet" in said


def test_a_reader_who_stops_listening_is_no_error(tmp_path):
    command = " ".join(
        [f'"{PROGRAM[0]}"', "-c", f"'{PROGRAM[2]}'", "codes", "ssyk2012", "| head -1; exit ${PIPESTATUS[0]}"]
    )
    answer = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "SKILLSHED_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert "Traceback" not in answer.stderr
