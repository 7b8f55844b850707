# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A site's plans of places: read, asked for, waited for. Proposing and deciding is for people, on the site's pages."""

from __future__ import annotations

import time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from skillshed.client.answers import JobFacts, Plan, PlanFacts
from skillshed.client.connection import words
from skillshed.client.refusals import unfinished

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from skillshed.client.connection import Connection

LOOK_EVERY: Final = 1.0  # seconds between two looks at a job


class Plans:
    """Plans of a site. Decided ones are open; for an organisation's own a token with the scope `plans` is needed."""

    def __init__(self, site: Connection) -> None:
        self._site = site

    def all(self, state: str = "") -> list[PlanFacts]:
        """List the plans that may be read, the latest first; of one state, where it is named."""
        found: list[PlanFacts] = []
        while True:
            page = self._site.json("plans", {"state": state, "offset": str(len(found))})
            found += [PlanFacts.of(one) for one in page["plans"]]
            if page["next"] is None:
                return found

    def one(self, identity: str | UUID) -> Plan:
        """Give a plan.

        Raises:
            UnknownCodeError: there is none, or it is not for the token's owner.
        """
        return Plan.of(self._site.json(f"plans/{identity}"))

    def table(self, plan: str | UUID | PlanFacts, name: str = "plan", **codes: object) -> pd.DataFrame:
        """Give one of a plan's tables.

        Args:
            plan: the plan or its id.
            name: of the table; `Plan.tables` lists them.
            codes: column → a code, or several: `programme="VO"`, `year=[2027, 2028]`.

        Raises:
            InputError: there is no such column.
            UnknownCodeError: there is no such plan or table, or no row has such a code.
        """
        identity = plan.id if isinstance(plan, PlanFacts) else plan
        asked = {column: words(wanted) for column, wanted in codes.items()}
        content = self._site.get(f"plans/{identity}/tables/{name}", {**asked, "format": "parquet"})
        return pd.read_parquet(BytesIO(content))

    def make(self, title: str, area: str, *, years: Sequence[int], **said: Any) -> JobFacts:
        """Ask for a plan; it is solved in the background. Needs a token with the scope `plans:write`.

        Args:
            title: what the plan is called.
            area: a county, a cooperation area, or municipalities with commas between.
            years: the planned autumns, in order.
            said: `organisation`, `futures`, `cooperation`, `forms`, `weights`, `locks`, `base`, as the API describes them.

        Raises:
            InputError: something in it cannot be; told by field.
            FetchError: the token is not one for this, or there is too much unfinished work.
        """
        asked = {"title": title, "area": area, "first_year": years[0], "last_year": years[-1], **said}
        return JobFacts.of(self._site.post("plans", asked))

    def job(self, identity: str | UUID) -> JobFacts:
        """Tell how a job goes."""
        return JobFacts.of(self._site.json(f"jobs/{identity}"))

    def cancel(self, job: JobFacts) -> JobFacts:
        """Cancel a job; one that is over stays as it ended."""
        return JobFacts.of(self._site.post(f"jobs/{job.id}/cancel"))

    def enough(self, job: JobFacts) -> JobFacts:
        """End the search for a plan with the best so far."""
        return JobFacts.of(self._site.post(f"jobs/{job.id}/enough"))

    def again(self, job: JobFacts) -> JobFacts:
        """Run a job that is over once more."""
        return JobFacts.of(self._site.post(f"jobs/{job.id}/again"))

    def wait(self, job: JobFacts, *, seconds: float = 600.0) -> Plan:
        """Wait until a plan is solved; gives it.

        Raises:
            FetchError: it failed or was cancelled, in the site's words, or took longer than one would wait.
        """
        until = time.monotonic() + seconds
        while not job.over and time.monotonic() < until:
            time.sleep(LOOK_EVERY)
            job = self.job(job.id)
        if job.state != "done" or job.plan is None:
            raise unfinished(job.address, job.state, job.problem)
        return self.one(job.plan)
