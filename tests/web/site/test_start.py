# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The start page."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_works(client, shown):
    answer = client.get("/")
    assert answer.status_code == 200
    assert b'<html lang="sv"' in answer.content


def test_it_speaks_english_to_whoever_asks_for_it(client, shown):
    client.cookies["django_language"] = "en"
    assert b'<html lang="en"' in client.get("/").content


def test_it_may_load_nothing_from_elsewhere_and_run_nothing_inline(client, shown):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_without_a_release_it_still_answers(client, home):
    assert client.get("/").status_code == 200


def test_a_forged_host_is_refused(client, shown):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
