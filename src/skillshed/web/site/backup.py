# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Backup and restore of what people have written: one file, the same for SQLite and PostgreSQL.

The file is a zip: `backup.json` (version, migrations, counts), `data.json` (every row, by Django's serialisers), and
what the home keeps beside the database: which release is current, its log, scenarios, plans, the ledger, uploads. Releases and
snapshots are not in it: they are files that never change, and any file copy keeps them.
"""

from __future__ import annotations

import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from skillshed.errors import InputError, StorageError, system_says
from skillshed.language import Text
from skillshed.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

FORMAT: Final = 1
ABOUT, DATA = "backup.json", "data.json"
BESIDE: Final = ("current", "publications.jsonl", "scenarios", "plans", "ledger", "uploads")
_MADE_ANEW: Final = {"contenttypes.contenttype", "auth.permission", "sessions.session"}
_BATCH = 500


def backup(target: Path) -> dict[str, Any]:
    """Write a backup; the file is whole or not there. Gives what was kept: rows by table.

    Args:
        target: the zip file, replaced where it exists.

    Raises:
        StorageError: it cannot be written.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            about = _write(archive)
        draft.chmod(0o600)
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise StorageError(
            Text(sv="Säkerhetskopian kunde inte skrivas.", en="The backup could not be written."),
            where=str(target),
            why=system_says(problem),
            mend=Text(
                sv="Välj en annan plats eller frigör utrymme.", en="Choose another place, or free some space."
            ),
        ) from problem
    return about


def _write(archive: zipfile.ZipFile) -> dict[str, Any]:
    counts: dict[str, int] = {}
    with transaction.atomic():
        _one_moment()
        with archive.open(DATA, "w") as file:
            file.write(_rows(counts))
    about = {
        "format": FORMAT, "version": __version__, "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": _migrations(), "rows": counts,
    }  # fmt: skip
    archive.writestr(ABOUT, json.dumps(about, indent=2))
    for path in _beside():
        archive.write(path, f"home/{path.relative_to(_home())}")
    return about


def _one_moment() -> None:
    """Let all tables be read as they were at one moment; SQLite does so by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _rows(counts: dict[str, int]) -> bytes:
    def everything() -> Iterator[Model]:
        for model in _models():
            rows = model._default_manager.order_by("pk")  # noqa: SLF001 - Django's documented name
            counts[model._meta.label_lower] = rows.count()  # noqa: SLF001
            yield from rows.iterator(_BATCH)

    text: str = serializers.serialize("json", everything())
    return text.encode()


def _models() -> list[type[Model]]:
    return [
        model
        for model in serializers.sort_dependencies([(app, None) for app in apps.get_app_configs()])
        if model._meta.label_lower not in _MADE_ANEW and model._meta.managed and not model._meta.proxy  # noqa: SLF001
    ]


def _migrations() -> list[list[str]]:
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def _home() -> Path:
    return Path(settings.SKILLSHED_HOME.path)


def _beside() -> Iterator[Path]:
    for name in BESIDE:
        path = _home() / name
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if file.is_file())


def restore(source: Path, *, replace: bool = False) -> dict[str, Any]:
    """Read a backup back; all of it or nothing.

    Args:
        source: the zip file.
        replace: take away what the database holds now.

    Raises:
        InputError: the file is no backup or of another version, or the database is not empty.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            about = json.loads(archive.read(ABOUT))
            _refuse(about, source, replace=replace)
            rows = list(serializers.deserialize("json", archive.read(DATA).decode()))
            with transaction.atomic():
                _empty()
                for row in rows:
                    row.save()
                _check_counts(about)
            _put_beside(archive)
    except (
        OSError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        serializers.base.DeserializationError,
    ) as problem:
        raise _unusable(
            source, Text(sv="Filen är ingen hel säkerhetskopia.", en="The file is no whole backup.")
        ) from problem
    return dict(about)


def _refuse(about: dict[str, Any], source: Path, *, replace: bool) -> None:
    if about["format"] != FORMAT or about["migrations"] != _migrations():
        why = Text(
            sv=f"Den är från version {about['version']}, med en annan databas än den här versionens ({__version__}).",
            en=f"It is from version {about['version']}, with another database than this version's ({__version__}).",
        )
        raise _unusable(source, why)
    if not replace and any(model._default_manager.exists() for model in _models()):  # noqa: SLF001
        raise InputError(
            Text(sv="Databasen är inte tom.", en="The database is not empty."),
            mend=Text(
                sv="Ta bort det som finns med --replace, efter en säkerhetskopia.",
                en="Take away what is there with --replace, after a backup.",
            ),
        )


def _empty() -> None:
    for model in reversed(_models()):
        model._default_manager.all()._raw_delete(using=connection.alias)  # noqa: SLF001 - no signals, no one-by-one


def _check_counts(about: dict[str, Any]) -> None:
    now = {model._meta.label_lower: model._default_manager.count() for model in _models()}  # noqa: SLF001
    if now != about["rows"]:
        raise ValueError("rows are missing")


def _put_beside(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        folder, _, inside = name.partition("/")
        if folder == "home" and inside.partition("/")[0] in BESIDE and ".." not in Path(inside).parts:
            archive_to = _home() / inside
            archive_to.parent.mkdir(parents=True, exist_ok=True)
            archive_to.write_bytes(archive.read(name))


def _unusable(source: Path, why: Text) -> InputError:
    return InputError(
        Text(
            sv="Säkerhetskopian kan inte läsas tillbaka; inget har ändrats.",
            en="The backup cannot be restored; nothing was changed.",
        ),
        where=str(source),
        why=why,
        mend=Text(
            sv="Välj en annan kopia, eller installera den version som gjorde den.",
            en="Choose another backup, or install the version that made it.",
        ),
    )
