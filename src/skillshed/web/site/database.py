# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The site's own database: SQLite in the home, or PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dj_database_url

from skillshed.language import Text
from skillshed.web.site.environment import DATABASE_URL

if TYPE_CHECKING:
    from pathlib import Path

FILE = "site.sqlite3"
_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",  # a writer waits for its turn at once, instead of failing half-way
    "timeout": 10,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;",
}


def database(folder: Path) -> dict[str, Any]:
    """Give Django's description of the database.

    Args:
        folder: where SQLite keeps its file.

    Raises:
        SettingError: the address is not one of PostgreSQL.
    """
    address = DATABASE_URL.text()
    if not address:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / FILE, "OPTIONS": dict(_SQLITE)}
    scheme = address.partition(":")[0]
    if scheme not in {"postgres", "postgresql"}:
        raise DATABASE_URL.wrong(
            f"{scheme}:…",
            Text(
                sv="Börja med postgres://, eller ta bort den för SQLite",
                en="Begin with postgres://, or remove it for SQLite",
            ),
        )
    return dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
