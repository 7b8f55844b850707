# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The access log: in words, for as long as it is kept, and no longer."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from skillshed.web.people import actions, log
from skillshed.web.people.models import LoggedAction

pytestmark = pytest.mark.django_db
WEB = Path(actions.__file__).parents[1]


def test_what_is_done_is_told_in_words_to_who_did_it_and_to_who_administers(shown, cast, as_person):
    log.record(cast.anna, "plan.decided", subject="x", organisation=cast.region)
    mine = as_person("anna").get("/konto/").content.decode()
    assert "beslutade en plan" in mine
    assert "plan.decided" not in mine
    assert (
        "beslutade en plan"
        in as_person("anna").get(f"/konto/organisation/{cast.region.pk}/").content.decode()
    )
    english = as_person("anna")
    english.cookies["django_language"] = "en"
    assert "decided a plan" in english.get("/konto/").content.decode()


def test_every_action_has_words(cast):
    written = {
        name
        for path in WEB.rglob("*.py")
        for call in path.read_text(encoding="utf-8").split("record(")[1:]
        for name in [part.split('"')[1] for part in call[:80].split(",")[1:2] if part.strip().startswith('"')]
        if "." in name
    }
    assert len(written) > 8
    assert written <= set(actions.WORDS)


def test_what_is_older_than_it_is_kept_is_taken_away_and_that_is_told(cast):
    log.record(cast.anna, "plan.make")
    log.record(cast.anna, "plan.comment")
    LoggedAction.objects.filter(action="plan.make").update(at=timezone.now() - timedelta(days=731))
    assert log.prune(kept=timedelta(days=730)) == 1
    assert set(LoggedAction.objects.values_list("action", flat=True)) == {"plan.comment", "log.prune"}
    assert log.prune(kept=timedelta(days=730)) == 0
