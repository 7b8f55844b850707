# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every setting of the site: its name, what it means, its default. The reference page is made from this list.

A setting that cannot be understood stops the start with an error that says which one and what it may be.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from skillshed.errors import SettingError
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_YES: Final = {
    "1": True,
    "true": True,
    "yes": True,
    "ja": True,
    "0": False,
    "false": False,
    "no": False,
    "nej": False,
}


@dataclass(frozen=True)
class Setting:
    """One setting, given as an environment variable.

    Args:
        name: of the variable.
        about: what it means.
        default: what holds when it is not given, as it would be written.
        choices: what it may be, where only some words are understood.
    """

    name: str
    about: Text
    default: str = ""
    choices: tuple[str, ...] = ()

    def text(self, given: Mapping[str, str] = os.environ) -> str:
        """Give the setting as text.

        Raises:
            SettingError: it is not one of the choices.
        """
        value = given.get(self.name, "").strip() or self.default
        if self.choices and value not in self.choices:
            raise self.wrong(
                value,
                Text(
                    sv=f"Välj en av: {', '.join(self.choices)}",
                    en=f"Choose one of: {', '.join(self.choices)}",
                ),
            )
        return value

    def words(self, given: Mapping[str, str] = os.environ) -> list[str]:
        """Give the words of a setting that is a list with commas."""
        return [word.strip() for word in self.text(given).split(",") if word.strip()]

    def yes(self, given: Mapping[str, str] = os.environ) -> bool:
        """Give a setting that is yes or no.

        Raises:
            SettingError: it is neither.
        """
        value = self.text(given).casefold()
        if value not in _YES:
            raise self.wrong(
                value, Text(sv="Skriv 1 för ja eller 0 för nej", en="Write 1 for yes or 0 for no")
            )
        return _YES[value]

    def number(self, given: Mapping[str, str] = os.environ, *, least: int = 0) -> int:
        """Give a setting that is a whole number.

        Raises:
            SettingError: it is no whole number, or too small.
        """
        value = self.text(given)
        if not value.isdecimal() or int(value) < least:
            raise self.wrong(
                value,
                Text(sv=f"Skriv ett heltal, minst {least}", en=f"Write a whole number, at least {least}"),
            )
        return int(value)

    def wrong(self, value: str, mend: Text) -> SettingError:
        """Make the error that says what is wrong with a value."""
        return SettingError(
            Text(
                sv=f"Inställningen {self.name} kan inte vara ”{value}”.",
                en=f"The setting {self.name} cannot be “{value}”.",
            ),
            where=self.name,
            mend=mend,
        )


HOSTS = Setting(
    "SKILLSHED_HOSTS",
    Text(
        sv="De namn som webbplatsen svarar på, med komma emellan. Alla andra avvisas.",
        en="The names the site answers to, with commas between. All others are refused.",
    ),
    default="localhost,127.0.0.1,[::1]",
)
HTTPS = Setting(
    "SKILLSHED_HTTPS",
    Text(
        sv="Säkra kakor, HSTS och omdirigering till https. Förval: ja så snart ett namn inte är den egna datorn.",
        en="Secure cookies, HSTS and redirection to https. Default: yes as soon as a name is not this computer.",
    ),
    default="auto",
    choices=("auto", "0", "1"),
)
PROXIES = Setting(
    "SKILLSHED_PROXIES",
    Text(
        sv="Hur många omvända proxyservrar som står framför och sätter X-Forwarded-For och X-Forwarded-Proto.",
        en="How many reverse proxies stand before the site and set X-Forwarded-For and X-Forwarded-Proto.",
    ),
    default="0",
)
SECRET_KEY = Setting(
    "SKILLSHED_SECRET_KEY",
    Text(
        sv="Nyckeln som sessioner och länkar undertecknas med, minst 50 tecken. Förval: en som skapas i hemmet vid första starten.",
        en="The key that signs sessions and links, at least 50 characters. Default: one made in the home at the first start.",
    ),
)
DATABASE_URL = Setting(
    "DATABASE_URL",
    Text(
        sv="Databasen, till exempel postgres://namn:lösenord@värd/databas. Förval: SQLite i hemmet.",
        en="The database, for example postgres://name:password@host/database. Default: SQLite in the home.",
    ),
)
DEMO = Setting(
    "SKILLSHED_DEMO",
    Text(
        sv="Visa den fiktiva demovärlden, med dess eget hem, egen databas och demokonton.",
        en="Show the fictitious demo world, with its own home, database and demo accounts.",
    ),
    default="0",
)
DEBUG = Setting(
    "SKILLSHED_DEBUG",
    Text(
        sv="Visa felsidor för utvecklare. Vägras om webbplatsen svarar på något annat namn än den egna datorns.",
        en="Show error pages for developers. Refused where the site answers to any name but this computer's.",
    ),
    default="0",
)
EMAIL_URL = Setting(
    "EMAIL_URL",
    Text(
        sv="Servern för e-post, till exempel smtp+tls://namn:lösenord@värd:587. Förval: ingen; inbjudningar visas då som länkar.",
        en="The mail server, for example smtp+tls://name:password@host:587. Default: none; invitations are then shown as links.",
    ),
)
EMAIL_FROM = Setting(
    "SKILLSHED_EMAIL_FROM",
    Text(sv="Avsändaren i e-post.", en="The sender of mail."),
    default="skillshed@localhost",
)
MFA = Setting(
    "SKILLSHED_MFA",
    Text(
        sv="Vem som måste ha ett andra steg vid inloggning: ingen, administratörer eller alla.",
        en="Who must have a second factor: nobody, administrators or everyone.",
    ),
    default="administrators",
    choices=("nobody", "administrators", "everyone"),
)
OIDC_URL = Setting(
    "SKILLSHED_OIDC_URL",
    Text(
        sv="Adressen till organisationens inloggning (OpenID Connect), utan /.well-known/openid-configuration.",
        en="The address of the organisation's sign-in (OpenID Connect), without /.well-known/openid-configuration.",
    ),
)
OIDC_CLIENT = Setting(
    "SKILLSHED_OIDC_CLIENT",
    Text(sv="Klientens namn hos inloggningen.", en="The client's name at the sign-in."),
)
OIDC_SECRET = Setting(
    "SKILLSHED_OIDC_SECRET",
    Text(sv="Klientens hemlighet hos inloggningen.", en="The client's secret at the sign-in."),
)
OIDC_NAME = Setting(
    "SKILLSHED_OIDC_NAME",
    Text(sv="Vad inloggningsknappen säger.", en="What the sign-in button says."),
    default="Organisationens inloggning",
)
THEME = Setting(
    "SKILLSHED_THEME",
    Text(
        sv="Filen med regionens namn, logotyp och färger. Förval: Skillsheds egna.",
        en="The file with the region's name, logo and colours. Default: Skillshed's own.",
    ),
)
PROCESSES = Setting(
    "SKILLSHED_PROCESSES",
    Text(sv="Hur många processer som svarar på sidor.", en="How many processes answer pages."),
    default="1",
)
API_RATE = Setting(
    "SKILLSHED_API_RATE",
    Text(
        sv="Hur många frågor i minuten API:et svarar en adress på; med nyckel tio gånger fler. Svar som redan är gjorda räknas inte.",
        en="How many questions a minute the API answers one address; ten times as many with a token. Answers already made do not count.",
    ),
    default="300",
)
LOG = Setting(
    "SKILLSHED_LOG",
    Text(
        sv="Loggens form: json (en händelse per rad) eller text.",
        en="The form of the log: json (one event a line) or text.",
    ),
    default="json",
    choices=("json", "text"),
)
LOG_KEPT = Setting(
    "SKILLSHED_LOG_KEPT",
    Text(sv="Hur många dagar åtkomstloggen sparas; skillshed site prune gallrar det äldre.", en="How many days the access log is kept; skillshed site prune takes away what is older."),
    default="730",
)  # fmt: skip
SETTINGS: Final = (
    HOSTS, HTTPS, PROXIES, SECRET_KEY, DATABASE_URL, DEMO, DEBUG, EMAIL_URL, EMAIL_FROM, MFA, OIDC_URL, OIDC_CLIENT,
    OIDC_SECRET, OIDC_NAME, THEME, PROCESSES, API_RATE, LOG, LOG_KEPT,
)  # fmt: skip


def https() -> bool:
    """Tell whether the site is met over https only."""
    asked = HTTPS.text()
    return bool(set(HOSTS.words()) - LOCAL) if asked == "auto" else asked == "1"


def debug() -> bool:
    """Tell whether developers' error pages are shown.

    Raises:
        SettingError: they were asked for on a site that others can reach.
    """
    asked = DEBUG.yes()
    if asked and set(HOSTS.words()) - LOCAL:
        raise DEBUG.wrong(
            "1",
            Text(
                sv="Felsidor för utvecklare visar hemligheter: ta bort SKILLSHED_DEBUG eller de andra namnen i SKILLSHED_HOSTS",
                en="Developers' error pages show secrets: remove SKILLSHED_DEBUG, or the other names in SKILLSHED_HOSTS",
            ),
        )
    return asked
