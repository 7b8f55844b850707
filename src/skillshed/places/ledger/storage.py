# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger's file: one line per act, chained by hashes, added whole or not at all, by one writer at a time."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, Final

from skillshed.errors import StorageError, system_says
from skillshed.language import Text

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING: Final = "0" * 64


def read(path: Path) -> list[dict[str, Any]]:
    """Every act, oldest first; a last line that was cut off by a crash was never entered.

    Raises:
        StorageError: the file cannot be read, or somebody has changed it.
    """
    if not path.exists():
        return []
    try:
        text = path.read_bytes()
    except OSError as problem:
        raise _unwritable(path, problem) from None
    whole = text[: text.rfind(b"\n") + 1].splitlines()
    acts, before = [], BEGINNING
    for number, line in enumerate(whole, start=1):
        act = _act(path, line, number)
        if act.get("before") != before or act.get("hash") != digest(act) or act.get("number") != number:
            raise _changed(path, number)
        before = act["hash"]
        acts.append(act)
    return acts


def add(path: Path, act: dict[str, Any], acts: list[dict[str, Any]]) -> dict[str, Any]:
    """Write one act after those that were read under the same lock; gives it with number and hash."""
    full = {"number": len(acts) + 1, **act, "before": acts[-1]["hash"] if acts else BEGINNING}
    full["hash"] = digest(full)
    line = (json.dumps(full, ensure_ascii=False, sort_keys=True) + "\n").encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _drop_torn(path)
        with path.open("ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise _unwritable(path, problem) from None
    return full


def digest(act: dict[str, Any]) -> str:
    """The hash of an act, which holds the hash of the one before it."""
    told = {key: value for key, value in act.items() if key != "hash"}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _drop_torn(path: Path) -> None:
    """Take away a last line without an end: it was being written when the machine stopped."""
    if not path.exists():
        return
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with path.open("r+b") as file:
            file.truncate(whole)


def _act(path: Path, line: bytes, number: int) -> dict[str, Any]:
    try:
        act = json.loads(line)
    except ValueError:
        raise _changed(path, number) from None
    if not isinstance(act, dict):
        raise _changed(path, number)
    return act


def _changed(path: Path, number: int) -> StorageError:
    return StorageError(
        Text(sv="Liggaren har ändrats i efterhand.", en="The ledger has been changed afterwards."),
        where=f"{path}, {number}",
        why=Text(sv="Radens kontrollsumma stämmer inte med raden före.", en="The line's hash does not fit the line before."),
        mend=Text(sv="Lägg tillbaka filen från en säkerhetskopia.", en="Restore the file from a backup."),
    )  # fmt: skip


def _unwritable(path: Path, problem: OSError) -> StorageError:
    return StorageError(
        Text(sv="Liggaren kan inte läsas eller skrivas.", en="The ledger cannot be read or written."),
        where=str(path),
        why=system_says(problem),
        mend=Text(sv="Kör skillshed doctor.", en="Run skillshed doctor."),
    )
