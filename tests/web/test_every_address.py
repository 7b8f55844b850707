# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every address of the site, also those that take something: no fault, no write by a GET, few queries, nothing for others, no way out."""

import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from test_rules import WRITES

from skillshed.language import Text
from skillshed.web.people import invitations
from skillshed.web.planning.models import Agreement
from skillshed.web.planning.tasks import solve
from skillshed.web.work import jobs

pytestmark = pytest.mark.django_db
MOST_QUERIES = 14
PART = re.compile(r"<(?:\w+:)?(\w+)>")
ALLAUTH = re.compile(r"^konto/(?!$|nyckel|mina|lamna|inbjudan|organisation)")
OTHERS = ("admin/", "static/", "api/v1/docs", "api/v1/openapi")
AWAY = (
    "../../../../etc/passwd",
    "..%2f..%2fsecret_key",
    "' OR '1'='1",
    "=1+1",
    "x" * 300,
    "<script>",
    "31\r\nSet-Cookie: a=b",
)
FORMS = {"pm.": "pdf", "dokument": "pdf", "/plan.": "xlsx"}
LEAKS = ("root:x:", "Traceback", "SELECT ")


def routes(patterns, before=""):
    """Every address of ours as its pattern says it."""
    for one in patterns:
        here = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from routes(one.url_patterns, here)
        elif (
            not here.startswith(OTHERS) and not ALLAUTH.match(here) and "(?P" not in here and "^" not in here
        ):
            yield here


def every():
    return sorted(set(routes(get_resolver().url_patterns)))


@pytest.fixture
def things(planned, cast, cell, settings, tmp_path):
    """What addresses are filled with; all of it Anna's or her organisation's."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    agreement = Agreement.objects.create(
        organisation=cast.region, title="Dalen", kind="primary", parties=["3101", "3103", "3104"], prices={"VO": 1.0}, holds_from="2027-07-01"
    )  # fmt: skip
    agreement.document.save("avtal.pdf", ContentFile(b"%PDF-1.7"))
    job = jobs.start(solve, owner=cast.anna, title=Text(sv="Planen", en="The plan"), plan=str(planned.pk))
    membership = cast.region.memberships.filter(user=cast.anna).first()
    _, secret = invitations.invite(cast.anna, cast.region, email="ny@example.se", role="planner")
    return {
        "planering/plan": planned.pk, "planering/avtal": agreement.pk, "arbete": job.pk, "konto/organisation": cast.region.pk, "api/v1/jobs": job.pk,
        "api/v1/plans": planned.pk, "membership": membership.pk, "invitation": cast.region.invitations.first().pk, "secret": secret,
        "region": "31", "regions": "31,3101", "programme": cell["programme"], "site": cell["site"], "state": "proposed", "what": "front", "kind": "county",
        "figure": "balans", "search": "",
    }  # fmt: skip


def filled(route, things, **instead):
    """The address with its parts filled in."""

    def fill(part):
        name = part.group(1)
        if name in instead:
            return instead[name]
        if name == "identity":
            return str(
                next(
                    (value for start, value in things.items() if route.startswith(start)),
                    "00000000-0000-0000-0000-000000000000",
                )
            )
        if name == "form":
            return next((form for part, form in FORMS.items() if part in route), "csv")
        if name == "code":
            return "G811" if "yrke" not in route else "153"
        if name == "name":
            return "outlook_balance" if "codes" not in route else "ssyk2012"
        return str(things[name])

    return "/" + PART.sub(fill, re.sub(r"\{(\w+)\}", r"<\1>", route))


def test_every_address_answers_without_fault_writes_nothing_by_a_get_and_asks_few_questions(
    things, as_person
):
    anna, found, shown = as_person("anna"), [], 0
    assert len(every()) > 60
    for route in every():
        with CaptureQueriesContext(connection) as asked:
            answer = anna.get(filled(route, things))
        shown += answer.status_code == 200
        wrong = answer.status_code >= 500 or any(WRITES.match(one["sql"]) for one in asked)
        if wrong or len(asked) > MOST_QUERIES:
            found.append(
                (
                    route,
                    answer.status_code,
                    len(asked),
                    [one["sql"][:80] for one in asked if WRITES.match(one["sql"])],
                )
            )
    assert not found
    assert shown > 50


@pytest.mark.parametrize("name", ["gun", "farid", None])
def test_what_is_annas_is_nobody_elses(things, as_person, name):
    browser, open_to_them = as_person(name), []
    for route in every():
        if "<uuid:identity>" in route or "{identity}" in route or "{uuid:identity}" in route:
            for ask in (browser.get, browser.post):
                answer = ask(filled(route, things))
                led_to_sign_in = answer.status_code == 302 and "/login/" in answer.headers["Location"]
                if not led_to_sign_in and answer.status_code not in {401, 403, 404, 405}:
                    open_to_them.append((route, ask.__name__, answer.status_code))
    assert not open_to_them


def test_no_address_leads_out_or_falls_over_whatever_is_written_in_it(things, as_person):
    anna, found = as_person("anna"), []
    for route in every():
        names = set(PART.findall(re.sub(r"\{(\w+)\}", r"<\1>", route))) - {
            "identity",
            "invitation",
            "membership",
        }
        for name in sorted(names):
            for told in AWAY:
                answer = anna.get(filled(route, things, **{name: told}))
                text = b"".join(answer.streaming_content) if answer.streaming else answer.content
                leaked = [leak for leak in LEAKS if leak.encode() in text]
                if answer.status_code >= 500 or leaked or "Set-Cookie: a" in str(answer.headers):
                    found.append((route, name, told[:20], answer.status_code, leaked))
    assert not found
