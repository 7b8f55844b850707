# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Is everything in a home as it should be, and what to do if it is not."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.errors import SkillshedError, system_says
from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from skillshed.home import Home

_REBUILD = Text(sv="Bygg om den: skillshed build", en="Build it again: skillshed build")
ROOM_NEEDED = 1_000_000_000
"""Bytes that a build of a nation may take; less than this free is worth a word."""


@dataclass(frozen=True)
class Finding:
    """One thing examined.

    Attributes:
        subject: what was examined.
        well: whether it is as it should be.
        detail: what was found.
        mend: what to do, where it is not.
    """

    subject: Text
    well: bool
    detail: Text
    mend: Text | None = None

    def __repr__(self) -> str:
        remedy = f" {self.mend}" if self.mend else ""
        return f"{'✓' if self.well else '✗'} {self.subject}: {self.detail}{remedy}"

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain values, for JSON."""
        words = {"subject": self.subject, "detail": self.detail, "mend": self.mend}
        return {"well": self.well} | {key: str(text) for key, text in words.items() if text}


def examine(home: Home) -> list[Finding]:
    """Examine a home: the folder, the room left, each snapshot and each release."""
    return [*_folder(home), *_room(home), *_snapshots(home), *_releases(home), *_current(home)]


def _folder(home: Home) -> Iterator[Finding]:
    subject = Text(sv="Hemmet", en="The home")
    try:
        home.path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.path):
            pass
    except OSError as problem:
        detail = Text(
            sv=f"{home.path} går inte att skriva i. {system_says(problem).sv}",
            en=f"{home.path} cannot be written. {system_says(problem).en}",
        )
        mend = Text(
            sv="Ändra rättigheterna, eller välj en annan mapp med SKILLSHED_HOME.",
            en="Change the permissions, or choose another folder with SKILLSHED_HOME.",
        )
        yield Finding(subject, well=False, detail=detail, mend=mend)
    else:
        where = Text(sv=f"{home.path} går att skriva i", en=f"{home.path} can be written")
        yield Finding(subject, well=True, detail=where)


def _room(home: Home) -> Iterator[Finding]:
    free = shutil.disk_usage(_existing(home.path)).free
    amount = f"{free / 1e9:.1f} GB"
    yield Finding(
        Text(sv="Ledigt utrymme", en="Free space"),
        well=free > ROOM_NEEDED,
        detail=Text(sv=f"{amount} ledigt".replace(".", ","), en=f"{amount} free"),
        mend=None
        if free > ROOM_NEEDED
        else Text(sv="Gör plats: minst 1 GB behövs.", en="Make room: at least 1 GB is needed."),
    )


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)


def _snapshots(home: Home) -> Iterator[Finding]:
    from skillshed.sources.snapshot import SnapshotStore  # noqa: PLC0415 - heavy, and only needed here

    snapshots = list(SnapshotStore(home))
    broken = [snapshot for snapshot in snapshots if _hash(snapshot.path) != snapshot.sha256]
    for snapshot in broken:
        yield Finding(
            Text(sv="Inläst fil", en="Imported file"),
            well=False,
            detail=Text(
                sv=f"{snapshot.filename} har ändrats eller försvunnit sedan den lästes in",
                en=f"{snapshot.filename} has been changed or lost since it was imported",
            ),
            mend=Text(
                sv=f"Ta bort {snapshot.path.parent} och läs in originalet igen.",
                en=f"Remove {snapshot.path.parent} and import the original again.",
            ),
        )
    if not broken:
        count = len(snapshots)
        yield Finding(
            Text(sv="Inlästa filer", en="Imported files"),
            well=True,
            detail=Text(sv=f"{count} filer, alla oförändrade", en=f"{count} files, all unchanged"),
        )


def _hash(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as original:
        return hashlib.file_digest(original, "sha256").hexdigest()


def _releases(home: Home) -> Iterator[Finding]:
    from skillshed.warehouse import publishing  # noqa: PLC0415

    for release in publishing.unreadable(home):
        yield Finding(
            Text(sv="Release", en="Release"),
            well=False,
            detail=Text(
                sv=f"{release.id} går inte att läsa: manifest.json är borta eller skadad",
                en=f"{release.id} cannot be read: manifest.json is gone or damaged",
            ),
            mend=_REBUILD,
        )
    for release in publishing.releases(home):
        damage = release.verify()
        yield Finding(
            Text(sv="Release", en="Release"),
            well=not damage,
            detail=Text(sv=f"{release.id} är hel", en=f"{release.id} is whole")
            if not damage
            else Text(
                sv=f"{release.id} är skadad: {', '.join(damage)}",
                en=f"{release.id} is damaged: {', '.join(damage)}",
            ),
            mend=_REBUILD if damage else None,
        )


def _current(home: Home) -> Iterator[Finding]:
    from skillshed.warehouse import publishing  # noqa: PLC0415

    subject = Text(sv="Gällande release", en="Current release")
    try:
        release = publishing.current(home)
    except SkillshedError as problem:
        yield Finding(subject, well=not home.current.exists(), detail=problem.what, mend=problem.mend)
        return
    gaps = len(release.manifest["gaps"])
    detail = Text(
        sv=f"{release.id}; {gaps} saker kan inte sägas med de filer som finns",
        en=f"{release.id}; {gaps} things cannot be said with the files there are",
    )
    yield Finding(subject, well=os.access(release.path, os.R_OK), detail=detail)
