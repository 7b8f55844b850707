# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What goes wrong around the site: releases switched under load, a database locked or gone, too much sent in."""

import shutil
import sqlite3
import threading

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from passwords import PASSWORD

from skillshed.home import Home
from skillshed.warehouse import publishing
from skillshed.web.people.models import LoggedAction

OTHER = "r0123456789ab"


@pytest.fixture
def two_releases(demo_release, tmp_path, monkeypatch):
    """A home with two releases, the first of them published."""
    home = Home(tmp_path / "home")
    shutil.copytree(demo_release.path, home.releases / demo_release.id)
    shutil.copytree(demo_release.path, home.releases / OTHER)
    home.current.write_text(f"{demo_release.id}\n", encoding="utf-8")
    monkeypatch.setattr(settings, "SKILLSHED_HOME", home)
    monkeypatch.setattr(settings, "API_RATE", 1_000_000)
    return home, demo_release.id


@pytest.mark.django_db
def test_a_release_switched_and_rolled_back_under_load_fails_nobody(two_releases):
    home, first = two_releases
    answers, over = [], threading.Event()

    def ask(number):
        browser = Client()
        for turn in range(40):
            answer = browser.get(
                f"/api/v1/datasets/outlook_balance/data?region=31&limit={1 + (turn + number) % 9}"
            )
            answers.append((answer.status_code, answer.json().get("release")))

    def switch():
        while not over.is_set():
            for identity in (OTHER, first):
                publishing._point(home, identity)

    switcher = threading.Thread(target=switch)
    switcher.start()
    readers = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    over.set()
    switcher.join()
    assert len(answers) == 160
    assert {status for status, _ in answers} == {200}
    assert {release for _, release in answers} == {first, OTHER}


@pytest.mark.django_db
def test_a_published_release_that_is_gone_is_a_calm_page(client, home):
    home.path.mkdir(parents=True)
    home.current.write_text("r0123456789ab\n", encoding="utf-8")
    answer = client.get("/api/v1/datasets")
    assert answer.status_code == 503
    assert str(home.path) not in answer.content.decode()
    assert client.get("/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/omrade/31/", "/konto/", "/planering/"])
def test_a_database_that_is_gone_is_a_calm_page_also_for_whoever_is_signed_in(as_person, shown, address):
    def gone(*_):
        raise OperationalError("unable to open database file")

    bengt = as_person("bengt")
    with connection.execute_wrapper(gone):
        answer = bengt.get(address)
    assert answer.status_code == 503
    assert "kan inte spara eller hämta just nu" in answer.content.decode()
    assert bengt.get("/konto/").status_code == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite locks the whole database")
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_a_calm_page_and_nothing_is_half_written(client, cast, shown):
    connection.cursor().execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(connection.settings_dict["NAME"])
    other.execute("BEGIN EXCLUSIVE")
    try:
        answer = client.post("/konto/login/", {"login": "anna@example.se", "password": PASSWORD})
        assert answer.status_code == 503
        assert int(answer["Retry-After"]) > 0
        assert "Inget har sparats till hälften" in answer.content.decode()
    finally:
        other.rollback()
        other.close()
    assert not LoggedAction.objects.exists()
    assert client.post("/konto/login/", {"login": "anna@example.se", "password": PASSWORD}).status_code == 302


@pytest.mark.django_db
def test_without_a_database_what_is_open_can_still_be_read(client, shown, monkeypatch):
    def gone(*_, **__):
        raise OperationalError("could not connect to server at db.internal as skillshed")

    monkeypatch.setattr(connection, "cursor", gone)
    assert client.get("/").status_code == 200
    assert client.get("/api/v1/outlook/31").status_code == 200
    answer = client.post("/konto/login/", {"login": "anna@example.se", "password": PASSWORD})
    assert answer.status_code == 503
    assert "db.internal" not in answer.content.decode()


@pytest.mark.django_db
def test_too_much_sent_in_is_refused(client, shown):
    answer = client.post("/konto/login/", {"login": "x" * 3_000_000})
    assert answer.status_code == 400
    many = client.post("/konto/login/", {f"field{number}": "" for number in range(3_000)})
    assert many.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/static/../secret_key", "/static/%2e%2e/secret_key", "/static/..%2fsite.sqlite3"]
)
def test_no_path_leads_out_of_the_static_files(client, shown, path):
    assert client.get(path).status_code in {400, 404}


@pytest.mark.django_db
def test_a_fault_of_ours_is_a_calm_page_that_tells_no_secrets(shown, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("hemligt")

    monkeypatch.setattr("skillshed.web.site.views.render", broken)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "hemligt" not in answer.content.decode()
    assert "Felet är vårt" in answer.content.decode()
