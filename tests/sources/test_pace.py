# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

from hypothesis import given, settings
from hypothesis import strategies as st

from skillshed.sources.fetching.pace import Pace, Rate
from skillshed.sources.fetching.patience import Patience, Setback, seconds_of
from skillshed.sources.fetching.service import Limits


class Watch:
    """Time that only passes when somebody waits."""

    def __init__(self):
        self.time = 0.0

    def now(self):
        return self.time

    def sleep(self, seconds):
        self.time += seconds


@given(st.integers(1, 8), st.integers(1, 20), st.lists(st.floats(0, 5), min_size=1, max_size=30))
@settings(max_examples=50, deadline=None)
def test_no_window_ever_holds_more_calls_than_the_rate(calls, seconds, pauses):
    watch = Watch()
    pace = Pace(Rate(calls, seconds), watch)
    made = []
    for pause in pauses:
        watch.sleep(pause)
        pace.wait()
        made.append(watch.now())
    for first in made:
        assert sum(first <= moment < first + seconds - 1e-6 for moment in made) <= calls


def test_the_period_is_waited_for_and_not_the_number_of_calls():
    """rOpenGov/pxweb sleeps as many seconds as there are calls in a period; ten calls in one second take one second here."""
    watch = Watch()
    pace = Pace(Rate(10, 1.0), watch)
    for _ in range(11):
        pace.wait()
    assert watch.now() == 1.0


def test_a_pause_that_the_service_asks_for_holds_for_everybody():
    watch = Watch()
    pace = Pace(Rate(100, 1.0), watch)
    pace.wait()
    pace.pause(7)
    pace.wait()
    assert watch.now() == 7.0


def test_a_service_that_says_how_long_is_never_asked_sooner():
    patience = Patience(Limits(), Watch())
    assert all(patience.pause(Setback("u", "429", asked="9")) >= 9 for _ in range(50))


def test_waits_grow_differ_and_end_somewhere():
    patience = Patience(Limits(longest_wait=20), Watch())
    waits = [patience.pause(Setback("u", "503", attempt=attempt)) for attempt in range(1, 12)]
    assert waits[0] <= 1.0
    assert max(waits) <= 20
    assert len(set(waits)) == len(waits)


def test_retry_after_may_be_a_date():
    assert seconds_of("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0
