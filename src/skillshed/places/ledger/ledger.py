# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The ledger: enter, read, and give the decided plan on to the outlook."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.language import Text
from skillshed.places.ledger import storage
from skillshed.places.ledger.entry import STEPS, Entry, Place, refusal
from skillshed.warehouse.lock import exclusive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillshed.home import Home

KEY: Final = ["programme", "school_form", "provider", "site", "start"]
FILLED: Final = 0.9
"""Share of decided places that pupils start at, where no record tells."""


class Ledger:
    """The ledger of one home.

    >>> Ledger(home).rows()  # doctest: +SKIP
    """

    def __init__(self, home: Home) -> None:
        self.path = home.ledger

    def enter(self, entries: Sequence[Entry], *, by: str, at: datetime | None = None) -> int:
        """Enter several things at once: all or none; gives the number of the act.

        Args:
            entries: what is said.
            by: who says it.
            at: when; now unless given.

        Raises:
            InputError: an entry that cannot be, given those before it; nothing is entered.
            StorageError: the file cannot be written, or has been changed by hand.
        """
        if not by or not entries:
            raise refusal(by or "by", Text(sv="Vem som för in, och minst en rad, behövs.", en="Who enters, and at least one row, are needed."))  # fmt: skip
        with exclusive(self.path.with_suffix(".lock"), holder=by, wait=True):
            acts = storage.read(self.path)
            _check(acts, entries)
            when = (at or datetime.now(UTC)).isoformat(timespec="seconds")
            act = {"at": when, "by": by, "entries": [one.as_dict() for one in entries]}
            return int(storage.add(self.path, act, acts)["number"])

    def anew(self, entries: Sequence[Entry], *, why: str) -> list[Entry]:
        """Give what of it is to be entered.

        What stands in the same words already is left out: somebody was interrupted, and asks again. What takes the place of another
        count is a correction, with `why` as its reason.
        """
        stands = {
            (one.place, one.step): one
            for act in storage.read(self.path)
            for one in map(Entry.of, act["entries"])
        }
        return [
            replace(one, corrects=True, note=one.note or why) if (one.place, one.step) in stands else one
            for one in entries
            if not _same(one, stands.get((one.place, one.step)))
        ]

    def entries(self) -> pd.DataFrame:
        """Everything that was ever entered, oldest first: act, at, by, the place, step, count and what is said of it."""
        rows = [
            {"act": act["number"], "at": act["at"], "by": act["by"], **asdict(one.place), **_said(one)}
            for act in storage.read(self.path)
            for one in map(Entry.of, act["entries"])
        ]
        columns = ["act", "at", "by", *KEY, "step", "count", "decided_by", "decided_on", "agreement", "source", "corrects", "note"]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)

    def rows(self) -> pd.DataFrame:
        """One row per place: the latest count of each step, NA where it is not told yet, and the decision."""
        told = self.entries()
        if told.empty:
            return pd.DataFrame(columns=[*KEY, *STEPS, "decided_by", "decided_on", "agreement"])
        last = told.drop_duplicates([*KEY, "step"], keep="last")
        wide = last.pivot_table(index=KEY, columns="step", values="count").reindex(columns=list(STEPS))
        decision = last[last["step"] == "decided"].set_index(KEY)[["decided_by", "decided_on", "agreement"]]
        return wide.join(decision).reset_index()

    def verify(self) -> int:
        """Hold every line against the one before it; gives how many there are.

        Raises:
            StorageError: the file has been changed afterwards.
        """
        return len(storage.read(self.path))

    def decided(self, filled: pd.Series | None = None) -> pd.DataFrame:
        """Starters that the decided places lead to: region (county of the provider's site), programme, year, starters.

        Args:
            filled: programme → share of places that pupils start at; FILLED where it says nothing. What has started is as it is.

        Returns:
            What `outlook.scenario.plan_of_places` takes; sites without a municipality in their provider's code are left to the caller.
        """
        rows = self.rows()
        rows = rows[rows["decided"].notna()]
        share = rows["programme"].map(filled if filled is not None else {}).astype(float).fillna(FILLED)
        starters = rows["started"].astype(float).fillna(rows["decided"].astype(float) * share)
        made = pd.DataFrame({"site": rows["site"], "provider": rows["provider"], "programme": rows["programme"], "year": rows["start"], "starters": starters})  # fmt: skip
        return made.reset_index(drop=True)


def _same(one: Entry, stands: Entry | None) -> bool:
    return stands is not None and replace(one, corrects=stands.corrects, note=stands.note) == stands


def _said(one: Entry) -> dict[str, Any]:
    return {key: value for key, value in asdict(one).items() if key != "place"}


def _check(acts: list[dict[str, Any]], entries: Sequence[Entry]) -> None:
    """Hold the entries, one after the other, against what stands for their places."""
    wanted = {one.place for one in entries}
    standing: dict[Place, dict[str, float]] = {place: {} for place in wanted}
    for act in acts:
        for told in act["entries"]:
            one = Entry.of(told)
            if one.place in wanted:
                standing[one.place][one.step] = one.count
    for one in entries:
        one.check_after(standing[one.place])
        standing[one.place][one.step] = one.count
