# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Releases: which there are, and which one is shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.decorators import decorate_view

from skillshed.warehouse import publishing
from skillshed.web.api.problems import Problem
from skillshed.web.site import releases
from skillshed.web.site.cached import by_release_alone

router = Router(tags=["releases"])


class Summary(Schema):
    """The few facts about a release."""

    id: str
    current: bool
    built_at: str
    fictitious: bool
    code_version: str
    seed: int
    tables: int
    rows: int
    warnings: int


class Source(Schema):
    """A snapshot behind the release."""

    sha256: str
    publisher: str
    title: str
    licence: str
    retrieved_at: str


class Gap(Schema):
    """What cannot be said, and why."""

    subject: str
    region: str | None
    missing: str
    reason: dict[str, str]
    adds: dict[str, str]


class Release(Summary):
    """A release: what it was made from, assumed, and what cannot be said."""

    sources: list[Source]
    assumptions: list[dict[str, Any]]
    gaps: list[Gap]


@router.get("", response=list[Summary], summary="All releases")
def every(request: HttpRequest) -> Any:  # noqa: ARG001 - the shape of a view
    """List the releases of this site, the newest first."""
    now = publishing.current_id(releases.home())
    return [_summary(one, now) for one in publishing.releases(releases.home())]


@router.get("/current", response={200: Release, 503: Problem}, summary="The published release")
@decorate_view(by_release_alone)
def current(request: HttpRequest) -> Any:
    """Tell what the published release was made from, what was assumed and what cannot be said."""
    release = releases.of(request)
    told = release.manifest
    facts = {"sources": told["snapshots"], "assumptions": told["assumptions"], "gaps": told["gaps"]}
    return _summary(release, release.id) | facts


def _summary(release: Any, now: str | None) -> dict[str, Any]:
    return {**release.summary(), "current": release.id == now}
