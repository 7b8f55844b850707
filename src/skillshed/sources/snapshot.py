# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Originals, untouched, named by what they hold: the ground every figure stands on."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from skillshed.errors import StorageError, system_says
from skillshed.language import Text
from skillshed.sources.fetching.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillshed.home import Home

FACTS = "snapshot.json"
_READ_ONLY = 0o444


@dataclass(frozen=True, kw_only=True)
class About:
    """What is known of an original when it is kept.

    Args:
        kind: what the table is, a `TableKind.id`.
        title, publisher, licence: of the table; the licence by its SPDX name.
        origin: where the file came from: its path as given, an address, or the demo world's process.
        updated: when the publisher last changed the table, as the file says.
        fictitious: the figures are made up.
        encoding, format: as the reader found them.
        remarks: what was done or noticed when the table was read.
        fetched: every call it was made of, where it was fetched from a service.
    """

    kind: str
    title: str
    publisher: str
    licence: str
    origin: str = ""
    updated: str | None = None
    fictitious: bool = False
    encoding: str = "utf-8"
    format: str = ""
    remarks: tuple[Text, ...] = ()
    fetched: Provenance | None = None


@dataclass(frozen=True, kw_only=True)
class Snapshot(About):
    """One original file and what is known of it.

    Args:
        sha256: of the original's bytes; the snapshot's name.
        filename: the original's name.
        size: bytes.
        retrieved_at: when it was taken in, ISO 8601 in UTC.
        path: the original itself.
    """

    sha256: str
    filename: str
    size: int
    retrieved_at: str
    path: Path

    @property
    def short(self) -> str:
        """The first twelve digits of the hash: how a figure names its source."""
        return self.sha256[:12]

    def facts(self) -> dict[str, Any]:
        """Everything but the place on this machine, ready for JSON."""
        told = {key: value for key, value in asdict(self).items() if key != "path"}
        return told | {"remarks": [remark._asdict() for remark in self.remarks]}


class SnapshotStore:
    """All snapshots of one home, in the order of their hashes."""

    def __init__(self, home: Home) -> None:
        self.folder = home.snapshots

    def __iter__(self) -> Iterator[Snapshot]:
        if not self.folder.is_dir():
            return
        for place in sorted(self.folder.iterdir()):
            if (place / FACTS).is_file() and not place.name.startswith("."):
                yield _read(place)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and (self.folder / sha256 / FACTS).is_file()

    def known(self) -> set[str]:
        """The hashes of all snapshots, without reading them."""
        return {place.parent.name for place in self.folder.glob(f"[!.]*/{FACTS}")}

    def get(self, sha256: str) -> Snapshot:
        """Find a snapshot by its hash, or by the first digits of it.

        Raises:
            StorageError: there is none, or it is damaged.
        """
        if sha256 in self:
            return _read(self.folder / sha256)
        for snapshot in self if sha256 else ():
            if snapshot.sha256.startswith(sha256):
                return snapshot
        raise StorageError(
            Text(sv=f"Originalet {sha256} finns inte", en=f"There is no snapshot {sha256}"),
            where=str(self.folder),
            mend=Text(sv="Importera filen igen", en="Import the file again"),
        )

    def add(
        self,
        original: Path | bytes,
        about: About,
        *,
        filename: str | None = None,
        retrieved_at: datetime | None = None,
    ) -> Snapshot:
        """Keep an original as it is: whole or not at all, and once however often it is given.

        The file is written beside its final place, flushed to the disk and renamed, so that a snapshot
        that can be seen is complete. The same bytes again give the snapshot that was there.

        Args:
            original: the file, or its bytes (then `filename` is needed).
            about: what the original is.
            filename: the original's name; the path's own unless given.
            retrieved_at: when it was fetched; now unless given.

        Raises:
            StorageError: the disk is full, or the home cannot be written.
        """
        content = original if isinstance(original, bytes) else original.read_bytes()
        name = filename or (original.name if isinstance(original, Path) else "")
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 in self:
            return self.get(sha256)
        told = {item.name: getattr(about, item.name) for item in fields(About)}
        snapshot = Snapshot(
            **told | {"origin": about.origin or name},
            sha256=sha256,
            filename=safe_name(name),
            size=len(content),
            retrieved_at=(retrieved_at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
            path=self.folder / sha256 / safe_name(name),
        )
        self._keep(snapshot, content)
        return snapshot

    def remove(self, snapshot: Snapshot) -> None:
        """Take a snapshot away; the releases made of it stay as they are.

        Only what the program can make again is ever removed: an earlier demo world.

        Raises:
            StorageError: the home cannot be written.
        """
        aside = self.folder / f".removed-{snapshot.sha256}"
        try:
            snapshot.path.parent.rename(aside)
        except OSError as problem:
            raise unwritable(self.folder, problem) from problem
        shutil.rmtree(aside, ignore_errors=True)

    def _keep(self, snapshot: Snapshot, content: bytes) -> None:
        draft: Path | None = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=self.folder))
            _write(draft / snapshot.filename, content)
            told = json.dumps(snapshot.facts(), ensure_ascii=False, indent=2, sort_keys=True)
            _write(draft / FACTS, told.encode())
            draft.chmod(0o755)
            _settle(draft, self.folder / snapshot.sha256)
        except OSError as problem:
            raise unwritable(self.folder, problem) from problem
        finally:
            if draft is not None:
                shutil.rmtree(draft, ignore_errors=True)


def safe_name(name: str) -> str:
    """Give a file name that is only a name: no folders, never our own `snapshot.json`, never empty."""
    bare = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1].replace("\0", "")
    if bare in {"", ".", "..", FACTS}:
        return f"original-{bare.strip('.')}" if bare.strip(".") else "original"
    return bare


def unwritable(folder: Path, problem: OSError) -> StorageError:
    """Say that the home cannot be written, and why."""
    return StorageError(
        Text(
            sv="Originalet kunde inte sparas; ingenting är ändrat",
            en="The original could not be kept; nothing is changed",
        ),
        where=str(folder),
        why=system_says(problem),
        mend=Text(
            sv="Frigör utrymme eller ge en annan mapp i SKILLSHED_HOME, och importera igen",
            en="Free some space or name another folder in SKILLSHED_HOME, and import again",
        ),
    )


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_READ_ONLY)


def _settle(draft: Path, place: Path) -> None:
    """Rename into place; another process may have kept the same bytes a moment before."""
    try:
        draft.rename(place)
    except OSError:
        if not (place / FACTS).is_file():
            raise


def _read(place: Path) -> Snapshot:
    try:
        told = json.loads((place / FACTS).read_text(encoding="utf-8"))
        remarks = tuple(Text(**remark) for remark in told.pop("remarks"))
        fetched = Provenance.of(told["fetched"]) if told.get("fetched") else None
        known = {item.name for item in fields(Snapshot)}
        facts = {key: value for key, value in told.items() if key in known}
        return Snapshot(**facts | {"fetched": fetched}, remarks=remarks, path=place / told["filename"])
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise StorageError(
            Text(sv="Ett sparat original är skadat", en="A kept original is damaged"),
            where=str(place),
            why=Text(sv=f"{problem}.", en=f"{problem}."),
            mend=Text(
                sv="Ta bort mappen och importera filen igen", en="Remove the folder and import the file again"
            ),
        ) from problem
