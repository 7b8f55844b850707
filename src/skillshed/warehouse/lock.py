# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One at a time: a lock on a file that the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class HeldError(Exception):
    """Somebody else holds the lock; the text is what they wrote in it."""


@contextmanager
def exclusive(path: Path, *, holder: str, wait: bool = False) -> Iterator[None]:
    """Hold a file's lock for as long as the block lasts.

    Args:
        path: the lock's file; it is left behind, empty of meaning.
        holder: who holds it, for those who find it held.
        wait: wait for it; else find out at once.

    Raises:
        HeldError: somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        if not _take(file, wait=wait):
            file.seek(0)
            raise HeldError(file.read().strip())
        try:
            file.truncate(0)
            file.write(f"{holder} (pid {os.getpid()})\n")
            file.flush()
            yield
        finally:
            _let_go(file)


if sys.platform == "win32":
    import msvcrt

    # The region far behind the text, so that others can read who holds the lock.
    _AT = 1 << 20

    def _take(file: IO[str], *, wait: bool) -> bool:
        file.seek(_AT)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(file: IO[str]) -> None:
        file.seek(_AT)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: IO[str], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
