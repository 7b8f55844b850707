# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Settings: safe where nothing is said, loud where something is wrong."""

import os
import subprocess
import sys

import pytest

from skillshed.errors import SettingError
from skillshed.web.site import environment as given
from skillshed.web.site import outside
from skillshed.web.site.database import database
from skillshed.web.site.secret import secret_key


def test_nothing_said_is_safe(monkeypatch, tmp_path):
    for setting in given.SETTINGS:
        monkeypatch.delenv(setting.name, raising=False)
    assert not given.debug()
    assert not given.https()
    assert set(given.HOSTS.words()) == given.LOCAL
    assert database(tmp_path)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_another_name_than_this_computers_means_https(monkeypatch):
    monkeypatch.setenv("SKILLSHED_HOSTS", "kompetens.example.se")
    monkeypatch.delenv("SKILLSHED_HTTPS", raising=False)
    assert given.https()


def test_developers_pages_are_refused_where_others_can_reach_them(monkeypatch):
    monkeypatch.setenv("SKILLSHED_HOSTS", "kompetens.example.se")
    monkeypatch.setenv("SKILLSHED_DEBUG", "1")
    with pytest.raises(SettingError, match="SKILLSHED_DEBUG"):
        given.debug()


@pytest.mark.parametrize(
    ("given_as", "ask"),
    [
        (("SKILLSHED_DEMO", "maybe"), given.DEMO.yes),
        (("SKILLSHED_MFA", "sometimes"), given.MFA.text),
        (("SKILLSHED_PROXIES", "-1"), given.PROXIES.number),
        (("SKILLSHED_PROCESSES", "0"), lambda: given.PROCESSES.number(least=1)),
        (("EMAIL_URL", "ftp://mail"), outside.email),
        (("SKILLSHED_OIDC_URL", "login.example.se"), outside.oidc),
        (("DATABASE_URL", "mysql://x"), lambda: database(None)),
        (("SKILLSHED_SECRET_KEY", "short"), lambda: secret_key(None)),
    ],
)
def test_a_wrong_value_is_told_by_name(monkeypatch, given_as, ask):
    name, value = given_as
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as told:
        ask()
    assert told.value.where == name
    assert str(told.value.mend)


def test_half_a_sign_in_is_told_before_somebody_presses_its_button(monkeypatch):
    monkeypatch.setenv("SKILLSHED_OIDC_URL", "https://login.example.se")
    monkeypatch.setenv("SKILLSHED_OIDC_CLIENT", "skillshed")
    monkeypatch.delenv("SKILLSHED_OIDC_SECRET", raising=False)
    with pytest.raises(SettingError) as told:
        outside.oidc()
    assert told.value.where == "SKILLSHED_OIDC_SECRET"


def test_a_theme_that_cannot_be_used_stops_the_start(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", "import skillshed.web.site.settings"],
        env=os.environ | {"SKILLSHED_HOME": str(tmp_path), "SKILLSHED_THEME": "/finns/inte.toml"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode != 0
    assert "SKILLSHED_THEME=/finns/inte.toml" in told.stderr


def test_a_secret_is_never_repeated_in_an_error(monkeypatch):
    monkeypatch.setenv("SKILLSHED_SECRET_KEY", "hunter2")
    with pytest.raises(SettingError) as told:
        secret_key(None)
    assert "hunter2" not in str(told.value)


def test_the_key_is_made_once_and_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("SKILLSHED_SECRET_KEY", raising=False)
    key = secret_key(tmp_path / "home")
    assert len(key) >= 50
    assert secret_key(tmp_path / "home") == key
    assert (tmp_path / "home" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_mail_is_read_from_one_address(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://user:word@mail.example.se")
    told = outside.email()
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_USE_TLS"]) == ("mail.example.se", 587, True)
