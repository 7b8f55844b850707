# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The planner's desk: the same nouns and verbs as `skillshed plan` and `skillshed ledger`, for Python.

The models are imported by the verbs that make a plan: who only reads plans and the ledger, as pages do, stays light.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from skillshed.outlook.area import find_area
from skillshed.places.export import write
from skillshed.places.forms import GYMNASIUM
from skillshed.places.ledger import Ledger
from skillshed.places.ledger.plans import decided, outcomes, proposed
from skillshed.places.saved import against_direction, compare, find, kept, read_direction, save
from skillshed.places.starters import read_overrides
from skillshed.progress import SILENT
from skillshed.warehouse.publishing import current

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from skillshed.home import Home
    from skillshed.places.asking import About, Effort
    from skillshed.places.basis import Basis
    from skillshed.places.ledger import Entry
    from skillshed.places.saved import Difference, SavedPlan
    from skillshed.progress import Progress
    from skillshed.warehouse.release import Release

AUTUMNS: Final = 5


class Desk:
    """Everything about places in one home.

    >>> desk = skillshed.open("/tmp/region").places  # doctest: +SKIP
    >>> desk.basis("19", years=range(2027, 2032)).chains  # doctest: +SKIP
    """

    def __init__(self, home: Home) -> None:
        self.home = home

    def basis(  # noqa: PLR0913 - by name, and each a thing of its own
        self,
        area: str | None = None,
        *,
        years: Sequence[int] | None = None,
        futures: int = 200,
        seed: int = 1,
        own: Mapping[str, Any] | None = None,
        factors: str | os.PathLike[str] | None = None,
        agreements: pd.DataFrame | None = None,
        national: bool = False,
        forms: Sequence[str] = (GYMNASIUM,),
        progress: Progress = SILENT,
    ) -> Basis:
        """Gather what a plan of places rests on: the case, the choice model, and the chain from need to starters.

        Args:
            area: a county, several, a cooperation area or municipalities; the release's first county unless given.
            years: the planned autumns; five from the second after the release's last figures unless given.
            futures: how many futures of need and of applicants.
            seed: of the draws.
            own: what the region's own file says, under the headings of a case.
            factors: a YAML list of factors that somebody has changed.
            forms: the school forms that are planned: gymnasium, and komvux, yh, folkhögskola where the release has their records.
            national: ask for the area's share of the nation's need instead of its own.
            agreements: cooperation agreements beside the release's, as its own are told.
            progress: who watches.
        """
        from skillshed.places.basis import basis  # noqa: PLC0415 - the models are heavy

        release = current(self.home)
        code = area or find_area(release, None)
        autumns = years or next_autumns(release)
        changed = read_overrides(factors) if factors else ()
        return basis(
            release, code, autumns, futures=futures, seed=seed, overrides=changed, own=own, agreements=agreements, national=national, forms=forms, progress=progress
        )  # fmt: skip

    def make(
        self,
        basis: Basis,
        about: About,
        *,
        effort: Effort | None = None,
        base: SavedPlan | None = None,
        progress: Progress = SILENT,
    ) -> SavedPlan:
        """Plan, judge and explain; the plan is not kept until `keep` is asked.

        Args:
            basis: what it rests on.
            about: what it is called and whose it is.
            effort: how long to look.
            base: a plan that is the same but for fewer locks: only those added, and what they lead to near them, are then changed.
            progress: who watches.
        """
        from skillshed.places.making import make_plan  # noqa: PLC0415 - the models are heavy

        before = None if base is None else base.frames["plan"][["programme", "site", "year", "groups"]]
        return make_plan(basis, about, effort=effort, base=before, progress=progress)

    def keep(self, plan: SavedPlan, *, replace: bool = False) -> Path:
        """Keep a plan by its name; gives where."""
        return save(self.home, plan, replace=replace)

    def front(
        self, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
    ) -> pd.DataFrame:
        """Give several plans of which none betters another; the columns stand at `front.front`."""
        from skillshed.places.front import front  # noqa: PLC0415 - the models are heavy

        return front(basis.case, model=basis.applicants.model, effort=effort, progress=progress)

    def cooperation(
        self, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
    ) -> dict[str, pd.DataFrame]:
        """Plan alone, within and across cooperation areas, and share the gain; the columns stand at `cooperation.cooperation`."""
        from skillshed.places.cooperation import cooperation  # noqa: PLC0415 - the models are heavy

        return cooperation(basis.case, model=basis.applicants.model, effort=effort, progress=progress)

    def allocation(
        self, own: Basis, nations: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
    ) -> dict[str, pd.DataFrame]:
        """Plan for the area's own need and for its share of the nation's; the columns stand at `allocation.allocation`."""
        from skillshed.places.allocation import allocation  # noqa: PLC0415 - the models are heavy

        return allocation(own, nations, effort=effort, progress=progress)

    def with_robustness(
        self, plan: SavedPlan, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
    ) -> SavedPlan:
        """Mark each of a plan's decisions no-regret, depends or option; it is not kept until `keep` is asked."""
        from skillshed.places.making import with_robustness  # noqa: PLC0415 - the models are heavy

        return with_robustness(plan, basis, effort=effort, progress=progress)

    def with_front(
        self, plan: SavedPlan, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
    ) -> SavedPlan:
        """Give a plan its front beside it; it is not kept until `keep` is asked."""
        from skillshed.places.making import with_front  # noqa: PLC0415 - the models are heavy

        return with_front(plan, basis, effort=effort, progress=progress)

    def with_cooperation(
        self, plan: SavedPlan, basis: Basis, *, effort: Effort | None = None, progress: Progress = SILENT
    ) -> SavedPlan:
        """Give a plan what cooperation gains; it is not kept until `keep` is asked."""
        from skillshed.places.making import with_cooperation  # noqa: PLC0415 - the models are heavy

        return with_cooperation(plan, basis, effort=effort, progress=progress)

    def plans(self) -> list[SavedPlan]:
        """Read the saved plans of places, in alphabetical order."""
        return [find(self.home, path) for path in kept(self.home).values()]

    def saved(self, name: str | os.PathLike[str]) -> SavedPlan:
        """Read a saved plan of places by its name."""
        return find(self.home, name)

    def export(self, plan: str | SavedPlan, out: str | os.PathLike[str]) -> Path:
        """Write a plan to .xlsx, .csv, .json or a folder of CSV; gives where."""
        return write(self.saved(plan) if isinstance(plan, str) else plan, out)

    def compare(self, one: str, other: str) -> Difference:
        """Compare two saved plans row by row."""
        return compare(self.saved(one), self.saved(other))

    def direction(
        self, plan: str, path: str | os.PathLike[str], *, columns: Mapping[str, str] | None = None
    ) -> pd.DataFrame:
        """Set a saved plan against a given list of directions."""
        told = self.saved(plan)
        return against_direction(told, read_direction(path, columns=columns, area=told.area))

    def ledger(self) -> Ledger:
        """Open the ledger of places."""
        return Ledger(self.home)

    def propose(self, plan: str, *, by: str) -> int:
        """Enter a saved plan's places in the ledger as proposed; gives how many starts. What another plan has proposed of the same start is corrected."""
        entries = proposed(self.saved(plan))
        self._enter(entries, by=by, why=plan)
        return len(entries)

    def decide(self, plan: str, *, by: str, body: str, on: str, agreement: str = "") -> int:
        """Enter a decision on a proposed plan in the ledger; gives how many starts. A decision made earlier on the same start is corrected."""
        entries = decided(self.saved(plan), body=body, on=on, agreement=agreement)
        self._enter(entries, by=by, why=plan)
        return len(entries)

    def _enter(self, entries: list[Entry], *, by: str, why: str) -> None:
        """Enter a plan's starts, those that are not there already; a plan that takes another's place says so."""
        if fresh := self.ledger().anew(entries, why=f"plan {why}"):
            self.ledger().enter(fresh, by=by)

    def record(self, path: str | os.PathLike[str], *, by: str) -> int:
        """Enter outcomes from a CSV file in the ledger; gives how many rows."""
        entries = outcomes(Path(path))
        self.ledger().enter(entries, by=by)
        return len(entries)

    def outlook_of_decided(self, region: str | None = None) -> pd.DataFrame:
        """Tell the balance of supply and demand without and with the decided places of the ledger."""
        from skillshed.places.ledger.outlook import with_decided  # noqa: PLC0415 - the models are heavy

        release = current(self.home)
        return with_decided(release, self.ledger(), find_area(release, region))


def next_autumns(release: Release) -> range:
    """The autumns that can still be planned: from the second year of the outlook."""
    first = int(release.table("outlook_population")["year"].min()) + 1
    return range(first, first + AUTUMNS)
