# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Yrkesbarometern: one array, occupations with several codes in a cell, questions without an answer, several occupations of one code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse
from starlette.routing import Route

from skillshed.sources.servers.fiction import OCCUPATIONS, called, draw, municipalities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown

_WORDS: dict[str, Sequence[str | None]] = {
    "jobbmojligheter": ("små", "medelstora", "stora", None),
    "rekryteringssituation": ("överskott", "balans", "paradox", "brist", None),
    "prognos": ("öka", "vara oförändrad", "minska", None),
}


def routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the one file."""
    issue = str(manners.quirks.get("issue", "2026-1"))
    counties = sorted({code[:2] for code in municipalities(shelf)})
    rows = [
        _row(county, code, label, issue=issue)
        for county in ("00", *counties)
        for code, (_, label) in OCCUPATIONS.items()
    ]
    rows += [_row(county, "2341, 2221", "Två yrken i en rad", issue=issue) for county in counties]

    async def file(_: Request) -> JSONResponse:
        return JSONResponse(rows)

    return [Route("/yrkesbarometer.json", file)]


def _row(county: str, code: str, label: str, *, issue: str) -> dict[str, Any]:
    said = {question: words[draw(len(words), county, code, question)] for question, words in _WORDS.items()}
    return {
        "yrkesomrade": "Alla",
        "yb_yrke": called(label),
        "lan": county,
        "ssyk": code,
        "paradox": [],
        "omgang": issue,
        "taxonomi_version": 30,
    } | said
