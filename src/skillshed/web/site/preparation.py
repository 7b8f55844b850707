# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a start needs: the database's tables, and the static files under hashed names."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from skillshed.errors import SettingError, StorageError
from skillshed.language import Text
from skillshed.version import __version__
from skillshed.web.site.files import UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

STAMP = "made-from"


def prepare_database(*, migrate: bool = False) -> None:
    """Make the tables of a new database; refuse to change an old one unless asked to.

    Raises:
        SettingError: the database is an older version's, or cannot be reached.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        raise _unreachable(problem) from problem
    if waiting and executor.loader.applied_migrations and not migrate:
        raise _older(len(waiting))
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)


def _unreachable(problem: DatabaseError) -> SettingError:
    told = type(problem).__name__  # the library's own words may hold the address with its password
    return SettingError(
        Text(sv="Databasen svarar inte.", en="The database does not answer."),
        where=str(connection.settings_dict.get("HOST") or connection.settings_dict["NAME"]),
        why=Text(sv=f"{told}.", en=f"{told}."),
        mend=Text(sv="Starta den, eller rätta DATABASE_URL.", en="Start it, or correct DATABASE_URL."),
    )


def _older(steps: int) -> SettingError:
    return SettingError(
        Text(
            sv=f"Databasen är från en äldre version: {steps} ändringar väntar.",
            en=f"The database is an older version's: {steps} changes wait.",
        ),
        mend=Text(
            sv="Säkerhetskopiera med den gamla versionen (skillshed site backup), starta sedan med skillshed serve --migrate.",
            en="Take a backup with the old version (skillshed site backup), then start with skillshed serve --migrate.",
        ),
    )


def prepare_files() -> None:
    """Copy static files under hashed names, unless they are there from the same version and files.

    Raises:
        StorageError: the home cannot be written.
    """
    root, made_from = Path(settings.STATIC_ROOT), _made_from()
    stamp = root / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == made_from:
        return
    try:
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=list(UNUSED))
        stamp.write_text(made_from, encoding="ascii")
    except OSError as problem:
        raise StorageError(
            Text(
                sv="Webbplatsens filer kan inte läggas i hemmet.",
                en="The site's files cannot be put in the home.",
            ),
            where=str(root),
            mend=Text(
                sv="Frigör utrymme eller ändra rättigheterna.",
                en="Free some space or change the permissions.",
            ),
        ) from problem


def _made_from() -> str:
    digest = hashlib.sha256(__version__.encode())
    for name, path in sorted(_static_files()):
        facts = path.stat()
        digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _static_files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list(None):
            yield name, Path(storage.path(name))
