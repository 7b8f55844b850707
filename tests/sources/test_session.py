# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What goes wrong between a session and a service, each thing once, against a real server on this machine."""

import json
import time
from collections import deque
from dataclasses import replace

import pytest

from skillshed.errors import FetchError
from skillshed.language import use_language
from skillshed.sources.fetching.call import Call
from skillshed.sources.fetching.session import Session
from skillshed.sources.servers.app import Play, running
from skillshed.sources.servers.manners import Fault, Manners


@pytest.fixture(scope="module")
def served(play):
    manners = Manners()
    with running(Play([play.shown()], {"pxweb": manners})) as base:
        yield base, manners


@pytest.fixture
def visit(play, served):
    """A session, the manners it will meet, and a call that is good."""
    base, manners = served
    manners.faults = deque()
    manners.seen.clear()
    session = Session(play.service(f"{base}/pxweb/v2"))
    return session, manners, Call(url=f"{base}/pxweb/v2/tables/TAB1/metadata")


def whats(session):
    return [setback.what for setback in session.setbacks]


def test_busy_is_waited_out_as_long_as_asked_and_told(visit):
    session, manners, call = visit
    manners.faults.append(Fault("busy", seconds=1))
    begun = time.monotonic()
    assert session.json(call)["label"].startswith("Folkmängden")
    assert time.monotonic() - begun >= 1
    assert whats(session) == ["429"]


def test_unavailable_twice_is_mended_by_asking_again(visit):
    session, manners, call = visit
    manners.faults.extend([Fault("unavailable"), Fault("unavailable")])
    assert session.json(call)["label"].startswith("Folkmängden")
    assert whats(session) == ["503", "503"]


def test_a_body_cut_in_the_middle_is_never_believed(visit, tmp_path):
    session, manners, call = visit
    manners.faults.append(Fault("cut"))
    answer = session.fetch(call, tmp_path / "answer")
    assert json.loads(answer.read())["label"].startswith("Folkmängden")
    assert len(session.setbacks) == 1


def test_silence_ends_at_the_time_out_and_is_asked_again(visit):
    session, manners, call = visit
    manners.faults.append(Fault("hang", seconds=4))
    begun = time.monotonic()
    session.json(call)
    assert time.monotonic() - begun < 4
    assert whats(session) == ["ReadTimeoutError"]


def test_a_web_page_instead_of_json_is_refused_at_once(visit):
    session, manners, call = visit
    manners.faults.append(Fault("web page"))
    with use_language("en"), pytest.raises(FetchError, match="proxy or a log-in page") as caught:
        session.json(call)
    assert "Logga in" not in str(caught.value)
    assert len(manners.seen) == 1


def test_a_service_that_stays_down_is_given_up_after_the_attempts_and_leaves_nothing(visit, tmp_path):
    session, manners, call = visit
    manners.faults.extend([Fault("unavailable")] * 9)
    impatient = Session(replace(session.service, limits=replace(session.service.limits, attempts=2)))
    with use_language("en"), pytest.raises(FetchError, match="no whole answer in 2 attempts"):
        impatient.fetch(call, tmp_path / "answer")
    assert list(tmp_path.iterdir()) == []


def test_a_pause_nobody_sits_through_is_told(visit):
    session, manners, call = visit
    manners.faults.append(Fault("busy", seconds=3600))
    with use_language("en"), pytest.raises(FetchError, match="a pause of 60 minutes"):
        session.json(call)


def test_other_refusals_are_not_repeated_and_only_their_title_is_told(visit):
    session, manners, _ = visit
    base = session.service.url
    with use_language("en"), pytest.raises(FetchError, match="404: Non-existent table"):
        session.json(Call(url=f"{base}/tables/TAB9/metadata"))
    assert len(manners.seen) == 1


def test_offline_never_calls_out(visit):
    session, manners, call = visit
    quiet = Session(replace(session.service, offline=True))
    with pytest.raises(FetchError):
        quiet.json(call)
    assert manners.seen == []


def test_nobody_at_home_is_told_with_the_address(play):
    session = Session(play.service("http://127.0.0.1:9", attempts=1))
    with use_language("en"), pytest.raises(FetchError, match=r"127\.0\.0\.1:9"):
        session.json(Call(url="http://127.0.0.1:9/config"))


def test_the_receipt_tells_question_time_and_hash(visit, tmp_path):
    session, _, call = visit
    receipt = session.fetch(call, tmp_path / "answer").receipt
    assert (receipt.verb, receipt.url, receipt.media_type) == ("GET", call.url, "application/json")
    assert receipt.fetched_at.endswith("+00:00")
    assert len(receipt.sha256) == 64
    assert receipt.size == (tmp_path / "answer").stat().st_size


def test_codes_of_any_letters_are_percent_encoded():
    call = Call(
        url="https://x/data",
        parameters=(("codelist[Ålder]", "agg_Ålder10årJ"), ("valuecodes[A]", "01.4,02 03")),
    )
    assert (
        call.address
        == "https://x/data?codelist%5B%C3%85lder%5D=agg_%C3%85lder10%C3%A5rJ&valuecodes%5BA%5D=01.4,02%2003"
    )
