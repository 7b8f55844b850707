# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The release that pages are made from: read-only, opened once per id, the same one through a whole request.

Publishing and rolling back switch one small file. A request that began in one release ends in it; the next
request meets the new one. Nothing has to be restarted, and no request fails on the way.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from django.conf import settings

from skillshed.errors import ReleaseError
from skillshed.language import Text, current_language
from skillshed.warehouse import publishing
from skillshed.warehouse.release import Release

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from django.http import HttpRequest

    from skillshed.home import Home

KEPT = 2  # the current one, and the one before it while its last requests end
P = ParamSpec("P")
R = TypeVar("R")


def home() -> Home:
    """Give the home whose releases the site shows."""
    found: Home = settings.SKILLSHED_HOME
    return found


def current() -> Release:
    """Give the published release.

    Raises:
        ReleaseError: none is published, or the one named is gone.
    """
    identity = publishing.current_id(home())
    if identity is None:
        raise ReleaseError(
            Text(sv="Ingen release är publicerad än.", en="No release is published yet."),
            mend=Text(sv="Bygg en med skillshed build.", en="Build one with skillshed build."),
        )
    return opened(home().releases / identity)


@lru_cache(maxsize=KEPT)
def opened(path: Path) -> Release:
    """Open a release once.

    Raises:
        ReleaseError: its manifest is missing or damaged; the next call tries again.
    """
    release = Release(path)
    release.manifest  # noqa: B018 - asked for now, so that a release that is not whole is never kept
    return release


def of(request: HttpRequest) -> Release:
    """Give the release of this request: the published one when first asked for, the same one until the end.

    Raises:
        ReleaseError: none is published, or the one named is gone.
    """
    found: Release | None = request.__dict__.get("_release")
    if found is None:
        found = request.__dict__["_release"] = current()
    return found


def by_release(
    work: Callable[Concatenate[Release, P], R],
) -> Callable[Concatenate[Release, P], R]:
    """Do a piece of work once per release, language and arguments; the arguments must be hashable.

    A release never changes, so what was made from it holds for as long as it is kept.
    """

    @lru_cache(maxsize=2_000)
    def done(release: Release, language: str, *args: P.args, **kwargs: P.kwargs) -> R:  # noqa: ARG001 - part of the key
        return work(release, *args, **kwargs)

    @wraps(work)
    def asked(release: Release, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return done(release, current_language(), *args, **kwargs)  # type: ignore[arg-type] # hashable, as promised

    return asked
