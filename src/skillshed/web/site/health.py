# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two questions a machine asks: does the process answer, and is everything there that pages need?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from skillshed.errors import SkillshedError
from skillshed.web.site import releases

if TYPE_CHECKING:
    from collections.abc import Callable


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - the shape of a view
    """The process answers; nothing else is asked."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Say for each thing that pages need whether it is there; 503 unless all are."""
    answers = {name: _holds(question) for name, question in QUESTIONS.items()}
    whole = all(answers.values())
    return JsonResponse({"ready": whole, **answers}, status=200 if whole else 503)


def _holds(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except (DatabaseError, SkillshedError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def migrated() -> bool:
    """Tell whether the database has every table and column this version needs."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _release() -> bool:
    return bool(releases.current().tables())


QUESTIONS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": migrated,
    "release": _release,
}
