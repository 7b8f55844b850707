# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The Python API: one workspace, the same nouns and verbs as the command line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from skillshed.home import Home
from skillshed.language import Language, current_language
from skillshed.progress import SILENT, Progress

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from datetime import date
    from typing import Unpack

    from skillshed.doctor import Finding
    from skillshed.outlook.area import AreaOutlook
    from skillshed.outlook.scenario import Comparison, Scenario, ScenarioResult
    from skillshed.outlook.scenario.telling import Told
    from skillshed.places.desk import Desk
    from skillshed.sources.demo import DemoWorld, Size
    from skillshed.sources.fetching.plan import Wishes
    from skillshed.sources.fetching.status import Status
    from skillshed.sources.fetching.visiting import Fetch
    from skillshed.sources.importing import Imported, Refused
    from skillshed.sources.pxweb.table import Found
    from skillshed.warehouse.difference import Difference
    from skillshed.warehouse.release import Release

HORIZON = 15
DRAWS = 500


class Workspace:
    """Everything in one home folder: import, build, ask, report.

    >>> workspace = Workspace.open("/tmp/region")  # doctest: +SKIP
    >>> workspace.import_files("exports/")  # doctest: +SKIP
    >>> workspace.build()  # doctest: +SKIP
    >>> workspace.outlook(region="19").openings  # doctest: +SKIP
    """

    def __init__(self, home: Home) -> None:
        self.home = home

    def __repr__(self) -> str:
        return f"Workspace({str(self.home.path)!r}, release={self.current_id()})"

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None, *, demo: bool = False) -> Workspace:
        """Open the workspace in a folder; nothing is created until something is kept there."""
        return cls(Home.find(path, demo=demo))

    def import_files(
        self,
        *paths: str | os.PathLike[str],
        kind: str | None = None,
        mapping: str | os.PathLike[str] | None = None,
        licence: str | None = None,
        progress: Progress = SILENT,
    ) -> list[Imported | Refused]:
        """Take in files and folders of statistics; each file whole or not at all.

        Args:
            paths: files, or folders that are walked.
            kind: what the table is, where the file itself cannot say.
            mapping: a file that says which columns of the tables are which of ours; refused where it cannot be used.
            licence: the licence of the figures, where it is not the publisher's usual.
            progress: who watches.
        """
        from skillshed.sources.importing import import_paths  # noqa: PLC0415 - heavy rooms open when entered

        own = Path(mapping) if mapping is not None else None
        return import_paths(
            self.home, map(Path, paths), kind=kind, mapping=own, licence=licence, progress=progress
        )

    def fetch(
        self,
        *sources: str,
        dry_run: bool = False,
        offline: bool = False,
        out: str | os.PathLike[str] | None = None,
        progress: Progress = SILENT,
        **wish: Unpack[Wishes],
    ) -> list[Fetch]:
        """Fetch from services what is newer than what is kept, and take it in; an interrupted fetch goes on.

        Args:
            sources: names of sources; all that need not be told what to fetch unless given.
            dry_run: only tell what would be fetched.
            offline: never call out.
            out: a folder where tables are written instead of being taken in.
            progress: who watches.
            **wish: the parts of a `Wish`: regions, tables, years, …

        Raises:
            FetchError: offline. A table that fails, or a service that does not answer, is an outcome.
            InputError: there is no such source, or a setting cannot be used.
        """
        from skillshed.sources.fetching.visiting import fetch_all  # noqa: PLC0415

        how = {"dry_run": dry_run, "offline": offline}
        return fetch_all(self.home, sources, wish, out=Path(out) if out else None, progress=progress, **how)

    def sources(self) -> list[Status]:
        """Tell how old what has been fetched is, and what is due; asks nobody."""
        from skillshed.sources.fetching.status import status  # noqa: PLC0415

        return status(self.home)

    def search(self, words: str, *, url: str = "") -> list[Found]:
        """Search for tables at Statistics Sweden, or at the PxWeb of an address; raises `FetchError` where it is silent."""
        from skillshed.sources.pxweb.searching import search  # noqa: PLC0415

        return search(self.home, words, url=url)

    def demo(self, *, size: Size = "county", seed: int = 1, progress: Progress = SILENT) -> DemoWorld:
        """Generate the fictitious demo world in this home."""
        from skillshed.sources.demo import generate  # noqa: PLC0415

        return generate(self.home, size=size, seed=seed, progress=progress)

    def build(
        self,
        *,
        seed: int = 1,
        draws: int = DRAWS,
        horizon: int = HORIZON,
        as_of: date | None = None,
        publish: bool = True,
        progress: Progress = SILENT,
    ) -> Release:
        """Make a release of all snapshots: datasets, checks and outlook; publish it if all holds.

        Args:
            seed: of every random draw; it stands in the manifest.
            draws: how many futures the intervals are made from.
            horizon: years ahead, at most 30.
            as_of: use only snapshots that were known on that day.
            publish: make it the current release.
            progress: who watches.

        Raises:
            BuildError: a check failed; the current release is as it was.
        """
        from skillshed.outlook.stage import stages  # noqa: PLC0415
        from skillshed.warehouse import publishing  # noqa: PLC0415
        from skillshed.warehouse.build import build  # noqa: PLC0415

        release = build(
            self.home, stages=stages(horizon=horizon, draws=draws), seed=seed, as_of=as_of, progress=progress
        )
        if publish:
            publishing.publish(self.home, release.id)
        return release

    def release(self, identity: str | None = None) -> Release:
        """Open the current release, or a named one."""
        from skillshed.warehouse import publishing  # noqa: PLC0415

        return publishing.find(self.home, identity) if identity else publishing.current(self.home)

    def releases(self) -> Sequence[Release]:
        """List the releases of this home, newest first."""
        from skillshed.warehouse import publishing  # noqa: PLC0415

        return publishing.releases(self.home)

    def publish(self, identity: str, *, why: str = "") -> Release:
        """Make a release the current one."""
        from skillshed.warehouse import publishing  # noqa: PLC0415

        return publishing.publish(self.home, identity, why=why)

    def rollback(self, *, why: str = "") -> Release:
        """Go back to the release that was current before this one."""
        from skillshed.warehouse import publishing  # noqa: PLC0415

        return publishing.rollback(self.home, why=why)

    def diff(self, old: str, new: str | None = None) -> Difference:
        """Tell what changed between two releases; the second is the current one unless named."""
        from skillshed.warehouse.difference import diff  # noqa: PLC0415

        return diff(self.release(old), self.release(new))

    def outlook(self, region: str | None = None) -> AreaOutlook:
        """Give what is known and expected for one area of the current release."""
        from skillshed.outlook.area import AreaOutlook, find_area  # noqa: PLC0415

        release = self.release()
        return AreaOutlook.of(release, find_area(release, region))

    def scenario(
        self, scenario: str | os.PathLike[str] | Scenario, region: str | None = None
    ) -> ScenarioResult:
        """Tell what a scenario (a file, a saved one's name, a `Scenario`) changes in an area, or in all that it names; same draws as the outlook's."""
        from skillshed.outlook.scenario import Scenario, run  # noqa: PLC0415
        from skillshed.outlook.scenario.saved import find  # noqa: PLC0415

        asked = scenario if isinstance(scenario, Scenario) else find(self.home, scenario)
        return run(asked, self.release(asked.base_release or None), region=region)

    def compare(self, *scenarios: str | os.PathLike[str] | Scenario, region: str | None = None) -> Comparison:
        """Put scenarios side by side, beside the outlook; all are told for the areas that any of them names."""
        from skillshed.outlook.scenario import Scenario, compare  # noqa: PLC0415
        from skillshed.outlook.scenario.run import run_all  # noqa: PLC0415
        from skillshed.outlook.scenario.saved import find  # noqa: PLC0415

        asked = [one if isinstance(one, Scenario) else find(self.home, one) for one in scenarios]
        named = {one.base_release for one in asked if one.base_release}
        release = self.release(next(iter(named)) if len(named) == 1 else None)
        return compare(*run_all(asked, release, region=region))

    def scenarios(self) -> dict[str, Scenario]:
        """Read the saved scenarios: name → scenario."""
        from skillshed.outlook.scenario import read_scenario  # noqa: PLC0415
        from skillshed.outlook.scenario.saved import saved  # noqa: PLC0415

        return {name: read_scenario(path) for name, path in saved(self.home).items()}

    def tell_scenarios(self, identity: str | None = None, *, progress: Progress = SILENT) -> Told | None:
        """Run the named and the saved scenarios against a release, and keep what they do to its balance for the site; see `told.tell`."""
        from skillshed.outlook.scenario.telling import tell  # noqa: PLC0415

        return tell(self.home, self.release(identity), progress=progress)

    def save_scenario(self, path: str | os.PathLike[str]) -> Path:
        """Keep a scenario's file in the home, so that it can be run by name; gives where it is."""
        from skillshed.outlook.scenario.saved import save  # noqa: PLC0415

        return save(self.home, path)

    @property
    def places(self) -> Desk:
        """The planner's desk: the plan of places, what it rests on, saved plans and the ledger."""
        from skillshed.places.desk import Desk  # noqa: PLC0415

        return Desk(self.home)

    def report(  # noqa: PLR0913 - by name, one for each option of the command
        self,
        region: str | None = None,
        *,
        out: str | os.PathLike[str] | None = None,
        language: Language | None = None,
        kind: str = "county",
        format: str | None = None,  # noqa: A002 - the word users know
        industry: str = "health_care",
        author: str = "",
        letterhead: str | os.PathLike[str] | None = None,
        plan: str = "",
    ) -> Path:
        """Write a document about one area to a file; gives its path.

        Args:
            region: the area's code or name; the release's first county unless given.
            out: where to write; `rapport-<code>.html` in the current folder unless given.
            language: sv or en; the current language unless given.
            kind: `county` (planning document), `municipality` (two pages) or `industry` (in depth).
            format: `html`, `pdf`, `docx` or `xlsx`; what the file's name ends with unless given.
            industry: which industry, for the kind `industry`: `health_care`, `school`, `manufacturing`.
            author: who stands behind the document; nobody is named unless given.
            letterhead: a Word template of one's own, for `docx`.
            plan: name of a saved plan of places that a planning document also tells of.

        Raises:
            SkillshedError: no such kind or format, or its library is not installed; nothing was written.
        """
        from skillshed.outlook.area import find_area  # noqa: PLC0415
        from skillshed.report.documents import make  # noqa: PLC0415
        from skillshed.report.writers import write  # noqa: PLC0415
        from skillshed.report.writing import goal, save  # noqa: PLC0415

        code = find_area(release := self.release(), region)
        name = {"county": "rapport", "municipality": "kommun", "industry": industry}.get(kind, kind)
        path, form = goal(out, f"{name}-{code}", form=format)
        said, paper = language or current_language(), Path(letterhead) if letterhead else None
        chosen = self.places.saved(plan) if plan else None
        document = make(release, code, kind=kind, language=said, industry_code=industry, plan=chosen)
        return save(write(replace(document, author=author), form, letterhead=paper), path)

    def current_id(self) -> str | None:
        """Tell which release is current, if any."""
        from skillshed.warehouse import publishing  # noqa: PLC0415

        return publishing.current_id(self.home)

    def doctor(self) -> list[Finding]:
        """Examine the home: is everything as it should be, and what to do if it is not."""
        from skillshed.doctor import examine  # noqa: PLC0415

        return examine(self.home)
