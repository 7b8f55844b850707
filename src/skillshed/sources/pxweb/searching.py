# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Finding a table: `skillshed sources search WORDS`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from skillshed.sources.fetching.session import Session
from skillshed.sources.pxweb.client import open_service
from skillshed.sources.registry import service_of

if TYPE_CHECKING:
    from skillshed.home import Home
    from skillshed.sources.pxweb.table import Found


def search(home: Home, words: str, *, name: str = "scb", url: str = "") -> list[Found]:
    """Ask a PxWeb for tables.

    Args:
        home: whose settings hold.
        words: of the table's title or variables; the service's own rules of search hold.
        name: of the source.
        url: of another PxWeb.

    Raises:
        FetchError: the service does not answer.
    """
    service = service_of(name, home)
    if url:
        service = replace(service, urls={"main": url.rstrip("/")})
    client, _ = open_service(Session(service), service.url, language=service.language)
    return list(client.search(words))
