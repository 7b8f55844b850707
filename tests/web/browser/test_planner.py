# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A planner: from the start page to a programme at a school in three clicks, lock, solve again, see what it costs, take the memo."""

from pathlib import Path

import pytest
from browsing import visiting

from skillshed.web.planning import tasks
from skillshed.web.planning.models import Plan
from skillshed.web.work.models import Job


@pytest.fixture
def quick(monkeypatch):
    """A solver that takes what it has found after some seconds, and judges on few futures: the page is tried, not the plan."""
    monkeypatch.setattr(tasks, "SECONDS", 4.0)
    monkeypatch.setattr(tasks, "FUTURES", 5)


def solved(job):
    """What the worker does with a job that waits."""
    return tasks.solve.func(str(job.pk), **job.task.args_kwargs["kwargs"])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_three_clicks_lock_cost_memo(planned, cell, quick, browser, live_server, scripts):
    with visiting(browser, live_server, scripts=scripts, person="anna") as planner:
        page = planner.page
        planner.go("/")
        page.get_by_role("main").get_by_role("link", name="Planera platser").click()
        page.get_by_role("link", name=planned.title).click()
        page.locator(f"a[href$='/cell/{cell['programme']}/{cell['site']}/']:visible").first.click()

        page.get_by_label("Högst så många grupper").fill("1")
        page.get_by_label("Varför").fill("Ingen sal ledig")
        page.get_by_role("button", name="Lås och räkna om").click()
        assert "/arbete/" in page.url
        again = Plan.objects.get(base=planned)
        assert again.locks[0]["max_groups"] == 1
        assert again.locks[0]["why"] == "Ingen sal ledig"
        if not scripts:  # the same pages; solving once is enough
            return
        solved(Job.objects.get())
        planner.go(f"/planering/plan/{again.pk}/")
        against = page.get_by_role("main").get_by_text(f"Mot {planned.title}")
        assert against.is_visible()
        assert "kronor" in page.get_by_role("main").inner_text()
        with page.expect_download() as got:
            page.evaluate("document.querySelector(\"a[href$='pm.pdf']\").setAttribute('download', 'pm.pdf')")
            page.get_by_role("link", name="Beslutsunderlag (PDF)").click()
        assert Path(got.value.path()).read_bytes().startswith(b"%PDF-")
