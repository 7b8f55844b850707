# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The journal of a fetch under way: every whole answer, on the disk as soon as it came, so that a kill loses nothing.

An answer counts when its receipt is there and its bytes are those of the receipt. The receipt is written last.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skillshed.sources.fetching.answer import Answer, Receipt
from skillshed.sources.snapshot import unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.home import Home
    from skillshed.sources.fetching.call import Call
    from skillshed.sources.fetching.plan import Batch

_STEP = 1 << 20


@dataclass(frozen=True)
class Journal:
    """The answers of one batch so far.

    Args:
        folder: `fetching/<source>/<table>/<batch>/` in the home.
    """

    folder: Path

    @classmethod
    def open(cls, home: Home, source: str, batch: Batch) -> Journal:
        """Go on with the batch's journal, or begin one; journals of the same table in an earlier state are taken away.

        Raises:
            StorageError: the home cannot be written.
        """
        table = hashlib.sha256(batch.table.encode()).hexdigest()[:16]
        place = home.fetching / source / table
        try:
            (place / batch.name).mkdir(
                mode=0o700, parents=True, exist_ok=True
            )  # answers may hold personal data until their original is made
            for other in place.iterdir():
                if other.name != batch.name:
                    shutil.rmtree(other, ignore_errors=True)
        except OSError as problem:
            raise unwritable(place, problem) from problem
        return cls(place / batch.name)

    def body(self, call: Call) -> Path:
        """Where the answer to a call lies, or will lie."""
        return self.folder / f"{call.name[:32]}.body"

    def find(self, call: Call) -> Answer | None:
        """Give the answer that came before the fetch was interrupted, if it is whole."""
        path = self.body(call)
        try:
            receipt = Receipt(**json.loads(self._receipt(call).read_text(encoding="utf-8")))
            whole = _digest(path) == receipt.sha256
        except (OSError, ValueError, TypeError):
            return None
        return Answer(call=call, receipt=receipt, path=path) if whole else None

    def keep(self, answer: Answer) -> None:
        """Write the receipt of an answer whose bytes lie in place.

        Raises:
            StorageError: the home cannot be written.
        """
        place = self._receipt(answer.call)
        draft = place.with_suffix(f".{os.getpid()}")
        try:
            with draft.open("w", encoding="utf-8") as file:
                json.dump(answer.receipt.as_dict(), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
        except OSError as problem:
            raise unwritable(self.folder, problem) from problem

    def close(self) -> None:
        """Take the answers away: what was made of them is kept now."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _receipt(self, call: Call) -> Path:
        return self.body(call).with_suffix(".json")


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_STEP):
            digest.update(part)
    return digest.hexdigest()
