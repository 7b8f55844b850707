# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which release is current: one small file, switched at once, and a log of every switch."""

from __future__ import annotations

import getpass
import json
import os
import re
import tempfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skillshed.errors import ReleaseError, StorageError, system_says
from skillshed.language import Text
from skillshed.warehouse.draft import sync
from skillshed.warehouse.lock import exclusive
from skillshed.warehouse.release import Release

if TYPE_CHECKING:
    from skillshed.home import Home

_ID = re.compile(r"r[0-9a-f]{12}")


def releases(home: Home) -> list[Release]:
    """Give every release of a home that can be read, the newest built first."""
    if not home.releases.is_dir():
        return []
    found = [Release(path) for path in sorted(home.releases.iterdir()) if _ID.fullmatch(path.name)]
    readable = [release for release in found if _built_at(release)]
    return sorted(readable, key=lambda release: (_built_at(release), release.id), reverse=True)


def unreadable(home: Home) -> list[Release]:
    """Give the releases whose manifest cannot be read."""
    if not home.releases.is_dir():
        return []
    found = [Release(path) for path in sorted(home.releases.iterdir()) if _ID.fullmatch(path.name)]
    return [release for release in found if not _built_at(release)]


def _built_at(release: Release) -> str:
    try:
        return str(release.manifest["built_at"])
    except (ReleaseError, KeyError):
        return ""


def find(home: Home, identity: str) -> Release:
    """Find a release by its id, or by the beginning of it.

    Raises:
        ReleaseError: none or several begin so; those there are, are named.
    """
    known = releases(home)
    found = [release for release in known if release.id.startswith(identity)] if identity else []
    if len(found) == 1:
        return found[0]
    names = ", ".join(release.id for release in (found or known)) or "–"
    what = (
        Text(sv=f"Flera releaser börjar på {identity}.", en=f"Several releases begin with {identity}.")
        if found
        else Text(sv=f"Det finns ingen release {identity}.", en=f"There is no release {identity}.")
    )
    mend = Text(sv=f"Välj en av: {names}.", en=f"Choose one of: {names}.")
    raise ReleaseError(what, where=str(home.releases), mend=mend)


def current(home: Home) -> Release:
    """Give the published release.

    Raises:
        ReleaseError: none is published, or the one named is gone.
    """
    identity = current_id(home)
    if identity is None:
        raise ReleaseError(
            Text(sv="Ingen release är publicerad än.", en="No release is published yet."),
            where=str(home.path),
            mend=Text(
                sv="Bygg en med skillshed build, eller gör demovärlden med skillshed demo.",
                en="Build one with skillshed build, or make the demo world with skillshed demo.",
            ),
        )
    try:
        return find(home, identity)
    except ReleaseError as problem:
        raise ReleaseError(
            Text(
                sv="Den gällande releasen är borta eller skadad.",
                en="The current release is gone or damaged.",
            ),
            where=str(home.current),
            why=problem.what,
            mend=Text(
                sv="Bygg den igen med skillshed build, eller välj en annan med skillshed releases publish.",
                en="Build it again with skillshed build, or choose another with skillshed releases publish.",
            ),
        ) from problem


def current_id(home: Home) -> str | None:
    """The id of the published release; nothing where none is."""
    try:
        return home.current.read_text(encoding="utf-8", errors="replace").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def publish(home: Home, identity: str, *, why: str = "") -> Release:
    """Make a release the current one, at once: whoever reads sees the old one or the new one.

    Args:
        home: where the release is.
        identity: its id, or the beginning of it.
        why: for the log.

    Raises:
        ReleaseError: there is no such release, or it is damaged.
        StorageError: the home cannot be written.
    """
    release = find(home, identity)
    _refuse_damaged(release)
    with _switching(home):
        _switch(home, release.id, {"action": "publish", "why": why})
    return release


def rollback(home: Home, *, why: str = "") -> Release:
    """Go back to the release that was current before this one; again, and to the one before that.

    Raises:
        ReleaseError: there is none to go back to, or it is gone or damaged.
        StorageError: the home cannot be written.
    """
    with _switching(home):
        earlier = standing(home)[:-1]
        if not earlier:
            raise ReleaseError(
                Text(
                    sv="Det finns ingen tidigare release att gå tillbaka till.",
                    en="There is no earlier release to go back to.",
                ),
                where=str(home.publications),
                mend=Text(
                    sv="Publicera en annan release: skillshed releases publish.",
                    en="Publish another release: skillshed releases publish.",
                ),
            )
        release = find(home, earlier[-1])
        _refuse_damaged(release)
        _switch(home, release.id, {"action": "rollback", "why": why})
    return release


def history(home: Home) -> list[dict[str, Any]]:
    """Every publish and rollback, oldest first: at, action, release, before, who, why.

    A last line that a killed process left unfinished is passed over.
    """
    if not home.publications.is_file():
        return []
    entries = []
    for line in home.publications.read_text(encoding="utf-8").splitlines():
        try:
            entries.append(json.loads(line))
        except ValueError:
            continue
    return entries


def standing(home: Home) -> list[str]:
    """The releases published and not rolled back, oldest first; the last is current.

    The pointer is the truth: where the log does not lead to it (a process was killed between the two), the log
    gives way.
    """
    stack: list[str] = []
    for entry in history(home):
        stack = _down_to(stack, entry["before"])
        if entry["action"] == "rollback":
            stack = _down_to(stack, entry["release"])
        if not stack or stack[-1] != entry["release"]:
            stack.append(entry["release"])
    now = current_id(home)
    stack = _down_to(stack, now)
    return stack if now is None or stack[-1:] == [now] else [*stack, now]


def _down_to(stack: list[str], identity: str | None) -> list[str]:
    """Take off what was put on after a release; all of it stays where the release is not there."""
    return stack[: len(stack) - stack[::-1].index(identity)] if identity in stack else stack


def _refuse_damaged(release: Release) -> None:
    damage = release.verify()
    if damage:
        files = ", ".join(damage)
        raise ReleaseError(
            Text(
                sv=f"Releasen {release.id} är skadad och publiceras inte.",
                en=f"The release {release.id} is damaged and is not published.",
            ),
            where=str(release.path),
            why=Text(sv=f"Saknas eller ändrade: {files}.", en=f"Missing or changed: {files}."),
            mend=Text(sv="Bygg den igen: skillshed build.", en="Build it again: skillshed build."),
        )


def _switching(home: Home) -> Any:
    return exclusive(home.path / ".publishing.lock", holder="skillshed publish", wait=True)


def _switch(home: Home, identity: str, entry: dict[str, str]) -> None:
    """Write the log's line, then the pointer: first beside it, then in its place in one step."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "action": entry["action"],
        "release": identity,
        "before": current_id(home),
        "who": _who(),
        "why": entry["why"],
    }
    try:
        _append(home, json.dumps(line, ensure_ascii=False))
        _point(home, identity)
    except OSError as problem:
        raise StorageError(
            Text(
                sv="Releasen kunde inte publiceras; den gällande är som den var.",
                en="The release could not be published; the current one is as it was.",
            ),
            where=str(home.path),
            why=system_says(problem),
            mend=Text(
                sv="Frigör utrymme eller ändra rättigheterna.",
                en="Free some space or change the permissions.",
            ),
        ) from problem


def _append(home: Home, line: str) -> None:
    with home.publications.open("a+b") as file:
        if file.tell() and not _ends_whole(home):
            file.write(b"\n")
        file.write(line.encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _ends_whole(home: Home) -> bool:
    with home.publications.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _point(home: Home, identity: str) -> None:
    handle, name = tempfile.mkstemp(prefix=".current-", dir=home.path)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(identity + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)  # noqa: PTH101 - mkstemp gives a name, not a Path
        os.replace(name, home.current)  # noqa: PTH105
    except OSError:
        os.unlink(name)  # noqa: PTH108
        raise
    sync(home.path)


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
