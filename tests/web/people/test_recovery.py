# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A forgotten password or a lost telephone: by mail where there is a mail server, else by whoever runs the site."""

import base64
import hashlib
import hmac
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from passwords import PASSWORD

from skillshed.errors import InputError
from skillshed.web.people import recovery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
NEW = "nya ord som ingen annan vet"


@pytest.fixture(autouse=True)
def nobody_has_tried_before():
    cache.clear()


def choose(client, link):
    """Follow a link and choose a new password."""
    form = client.get(link, follow=True).redirect_chain[-1][0]
    return client.post(form, {"password1": NEW, "password2": NEW})


def signs_in(client, password):
    answer = client.post("/konto/login/", {"login": "bengt@example.se", "password": password})
    return answer.status_code == 302


def test_by_mail(client, cast, monkeypatch):
    monkeypatch.setattr(settings, "MAILS", True)
    page = client.post("/konto/password/reset/", {"email": "bengt@example.se"}, follow=True).content.decode()
    assert "Titta i din e-post" in page
    [letter] = mail.outbox
    assert "Nytt lösenord" in letter.subject
    assert "Någon, antagligen du" in letter.body
    choose(client, re.search(r"http://testserver(/\S+)", letter.body)[1])
    assert signs_in(client, NEW)


def test_an_address_without_an_account_learns_how_one_gets_one_and_the_page_says_the_same(
    client, cast, monkeypatch
):
    monkeypatch.setattr(settings, "MAILS", True)
    page = client.post("/konto/password/reset/", {"email": "ingen@example.se"}, follow=True).content.decode()
    assert "Titta i din e-post" in page
    assert "inbjudan" in mail.outbox[0].body
    assert "signup" not in mail.outbox[0].body


def test_a_site_without_mail_says_so_and_promises_nothing(client, monkeypatch):
    monkeypatch.setattr(settings, "MAILS", False)
    page = client.get("/konto/password/reset/").content.decode()
    assert "kan inte skicka e-post" in page
    assert 'type="email"' not in page
    assert "Inget är skickat" in client.get("/konto/password/reset/done/").content.decode()


def test_from_the_command_line_once(client, cast):
    Authenticator.objects.create(user=cast.bengt, type="totp", data={"secret": "x"})
    link = recovery.way_in("Bengt@example.se", second_factor=True).removeprefix("http://localhost:8000")
    assert not Authenticator.objects.exists()
    choose(client, link)
    assert not signs_in(client, PASSWORD)
    assert signs_in(client, NEW)
    page = client.get("/konto/").content.decode()
    assert "togs fram på servern" in page
    assert "bytte lösenord" in page
    client.post("/konto/logout/")
    assert "gäller inte längre" in client.get(link, follow=True).content.decode()


def test_nobody_unknown_is_let_in(cast):
    with pytest.raises(InputError, match="inget konto"):
        recovery.way_in("ingen@example.se")


def test_the_second_factor_is_set_up_used_and_taken_away(client, cast, django_capture_on_commit_callbacks):
    """As its owner does: a wrong code, the right one, the codes to keep, out, in with one of them, away."""
    client.post("/konto/login/", {"login": "bengt@example.se", "password": PASSWORD})
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = client.get("/konto/andra-steget/totp/activate/").content.decode()
    assert "Koppla en app" in page
    secret = re.search(r'id="authenticator_secret" value="(\w+)"', page)[1]
    wrong = client.post("/konto/andra-steget/totp/activate/", {"code": "000000"}).content.decode()
    assert 'role="alert"' in wrong
    assert secret in wrong  # the picture that was scanned still holds
    with django_capture_on_commit_callbacks(execute=True):
        told = client.post("/konto/andra-steget/totp/activate/", {"code": code_now(secret)}, follow=True)
    kept = re.findall(r"<code>(\w+)</code>", told.content.decode())
    assert len(kept) == 10
    client.post("/konto/logout/")
    asked = client.post("/konto/login/", {"login": "bengt@example.se", "password": PASSWORD}, follow=True)
    assert "Skriv koden ur din app" in asked.content.decode()
    assert client.get("/arbete/").status_code == 302  # the password alone opens nothing
    client.post("/konto/andra-steget/authenticate/", {"code": kept[0]})
    assert client.get("/arbete/").status_code == 200
    log = client.get("/konto/").content.decode()
    assert "lade till ett andra steg" in log
    again = client.post(
        "/konto/andra-steget/totp/deactivate/"
    ).url  # who takes it away says the password once more
    client.post(again, {"password": PASSWORD})
    assert not Authenticator.objects.filter(user=cast.bengt).exists()


def code_now(secret):
    """What an app for sign-in codes shows (RFC 6238)."""
    key, step = base64.b32decode(secret + "=" * (-len(secret) % 8)), int(time.time()) // 30
    digest = hmac.digest(key, step.to_bytes(8), hashlib.sha1)
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"
