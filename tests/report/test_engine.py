# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The drawing engine's process: ends when idle, is started again, and is never shared with a fork."""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from skillshed.report.charts import drawing, engine
from skillshed.report.charts.engine import Engine

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>'
HURRIED = "from skillshed.report.charts import engine_process as it; it.IDLE = 0.2; it._LOOK_EVERY = 0.05; it.main()"
CLUMSY = "import sys; sys.stdin.readline()"


def spec(value):
    return {
        "data": {"values": [{"a": value}]},
        "mark": "point",
        "encoding": {"x": {"field": "a", "type": "quantitative"}},
    }


@pytest.fixture
def own():
    """An engine of the test's own."""
    made = Engine()
    yield made
    made.end()


def test_it_draws_text_pictures_and_facts(own):
    assert own.ask("vegalite_to_svg", json.dumps(spec(3)), format_locale="sv-SE").startswith("<svg")
    assert own.ask("svg_to_png", PICTURE, scale=1).startswith(b"\x89PNG")
    assert own.ask("get_format_locale", "sv-SE")["decimal"] == ","


def test_what_cannot_be_drawn_is_told_and_the_engine_goes_on(own):
    with pytest.raises(ValueError, match=r"\S"):
        own.ask("vegalite_to_svg", {"mark": {"type": []}})
    assert own.ask("svg_to_png", PICTURE, scale=1)


def test_a_killed_engine_is_started_again(own):
    own.ask("svg_to_png", PICTURE, scale=1)
    own._process.kill()
    own._process.wait()
    assert own.ask("svg_to_png", PICTURE, scale=1)


def test_an_idle_engine_ends_and_comes_back(own, monkeypatch):
    monkeypatch.setattr(engine, "_COMMAND", (sys.executable, "-c", HURRIED))
    own.ask("svg_to_png", PICTURE, scale=1)
    assert own._process.wait(20) == 0
    assert own.ask("svg_to_png", PICTURE, scale=1)


def test_an_engine_that_always_ends_is_told(own, monkeypatch):
    monkeypatch.setattr(engine, "_COMMAND", (sys.executable, "-c", CLUMSY))
    with pytest.raises(ChildProcessError, match="svg_to_png"):
        own.ask("svg_to_png", PICTURE, scale=1)


def test_many_may_ask_at_once(own):
    with ThreadPoolExecutor(4) as readers:
        drawn = list(readers.map(lambda value: own.ask("vegalite_to_vega", spec(value)), range(12)))
    assert [one["data"][0]["values"] for one in drawn] == [[{"a": value}] for value in range(12)]


def test_a_fork_has_an_engine_of_its_own(own):
    own.ask("svg_to_png", PICTURE, scale=1)
    ours = own._process
    child = os.fork()
    if child == 0:
        code = 1
        try:
            own.ask("svg_to_png", PICTURE, scale=1)
            code = 0 if own._process.pid != ours.pid else 2
            own.end()
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert own.ask("svg_to_png", PICTURE, scale=1)
    assert own._process is ours


def test_a_chart_is_drawn_when_it_is_shown_and_once(monkeypatch):
    asked = []
    monkeypatch.setattr(drawing, "_drawn", lambda spec, language: asked.append((spec, language)) or "<svg />")
    made = drawing.draw(lambda layout: {"width": layout.width}, name="x", summary="s", language="sv")
    assert [one["width"] for one in made.specs] == [800, 350]
    assert not asked
    assert made.narrow == made.narrow
    assert len(asked) == 1
