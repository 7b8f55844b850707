# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What tables are called in the second generation: nobody publishes the list, but the first generation tells, table by table."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from skillshed.errors import FetchError
from skillshed.language import Text
from skillshed.sources.fetching.pace import Rate
from skillshed.sources.fetching.session import Session
from skillshed.sources.pxweb.v1 import V1
from skillshed.sources.snapshot import unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.sources.fetching.plan import Visit
    from skillshed.sources.pxweb.declared import Declared


@dataclass
class NewerNames:
    """Finds names, and remembers them in the home: they do not change.

    Args:
        path: where they are remembered.
        session: a visit to the older service, at its own pace.
        known: path in the first generation -> id in the second.
    """

    path: Path
    session: Session
    known: dict[str, str]
    client: V1 | None = None

    @classmethod
    def of(cls, visit: Visit) -> NewerNames:
        """Read what is remembered."""
        path = visit.home.fetching / "scb-names.json"
        older = replace(visit.service, urls={"v1": visit.service.urls["v1"]})
        session = Session(older, clock=visit.session.clock, setbacks=visit.session.setbacks)
        try:
            known = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = {}
        return cls(path, session, known if isinstance(known, dict) else {})

    def find(self, declared: Declared) -> str:
        """Give a table's id in the second generation.

        Raises:
            FetchError: the older service does not answer, or does not tell.
        """
        if declared.v2:
            return declared.v2
        if declared.v1 not in self.known:
            self.known[declared.v1] = self._ask(declared)
            self._remember()
        return self.known[declared.v1]

    def _ask(self, declared: Declared) -> str:
        client = self._open()
        name = client.newer_name(client.table(declared.v1))
        if name is None:
            raise FetchError(
                Text(
                    sv=f"Den äldre tjänsten säger inte vad tabellen {declared.name} heter i den nya",
                    en=f"The older service does not tell what the table {declared.name} is called in the new one",
                ),
                where=declared.v1,
                mend=Text(
                    sv="Sök tabellen på SCB:s webbplats och hämta den med skillshed fetch pxweb --table TAB…",
                    en="Search for the table on SCB's website and fetch it with skillshed fetch pxweb --table TAB…",
                ),
            )
        return name

    def _open(self) -> V1:
        if self.client is None:
            self.client = V1(self.session, self.session.service.urls["v1"])
            limits = self.client.limits()
            self.session.learn(Rate(limits.calls, limits.seconds))
        return self.client

    def _remember(self) -> None:
        draft = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(self.known, indent=1, sort_keys=True), encoding="utf-8")
            draft.replace(self.path)
        except OSError as problem:
            raise unwritable(self.path.parent, problem) from problem
