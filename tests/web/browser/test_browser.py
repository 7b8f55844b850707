# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every public page in a real browser: no accessibility finding, no error, no request elsewhere, no sideways scroll."""

from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe

from skillshed.report.numbers import Numbers
from skillshed.web.outlook.figures.area import judged

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PAGES = [
    "/",
    "/omraden/",
    "/omrade/31/",
    "/omrade/31/utbildningar/",
    "/omrade/31/yrke/532/",
    "/omrade/31/dokument/",
    "/jamfor/?omrade=31&omrade=3101",
    "/karta/",
    "/metod/",
    "/tabeller/",
    "/tabeller/outlook_balance/?region=31",
    "/lasinstallningar/",
    "/stilguide/",
    "/konto/login/",
]
LOOKS = {
    "light": ("scheme-light", 1280),
    "dark": ("scheme-dark", 1280),
    "phone": ("scheme-light", 390),
    "easy": ("scheme-light.easy-yes.text-larger.spacing-wide.font-hyperlegible", 390),
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Debian's Chromium ({CHROMIUM}) is not installed"),
]


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module", autouse=True)
def _queries_beside_a_browser():
    """Playwright's loop runs in this thread; Django must let the test's own queries through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


def _context(browser, server, look, *, scripts=True):
    cookie, width = LOOKS[look]
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    context.add_cookies([{"name": "lasning", "value": cookie, "url": server.url}])
    return context


@pytest.mark.parametrize("look", list(LOOKS))
def test_every_page(shown, browser, live_server, look):
    context, problems = _context(browser, live_server, look), []
    page = context.new_page()
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            problems.append(asked.url) if not asked.url.startswith((live_server.url, "data:")) else None
        ),
    )
    for address in [*PAGES, *_groups(shown)]:
        page.goto(live_server.url + address)
        found = Axe().run(page).response["violations"]
        problems += [f"{address} {one['id']}: {one['nodes'][0]['html'][:150]}" for one in found]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > LOOKS[look][1]:
            problems.append(f"{address} is {wide} pixels wide")
    context.close()
    assert not problems, "\n".join(problems)


def _groups(release):
    return [f"/omrade/31/utbildning/{judged(release, '31')[0].code}/"]


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_start_to_a_verdict_in_three_steps(shown, browser, live_server, scripts):
    """What a politician does on a phone."""
    context = _context(browser, live_server, "phone", scripts=scripts)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_role("main").get_by_role("link", name="Almdalas län").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Almdalas län"
    first = page.locator("section[aria-labelledby=omdomen] .list a").first
    name = first.inner_text()
    first.click()
    assert page.get_by_role("heading", level=1).inner_text() == name
    assert page.locator("figure.chart svg").count() > 0
    context.close()


def test_the_keyboard_reaches_the_content_first(shown, browser, live_server):
    context = _context(browser, live_server, "light")
    page = context.new_page()
    page.goto(live_server.url + "/omraden/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    context.close()


def test_an_analyst_finds_the_number_behind_a_chart_in_the_api_and_in_parquet(shown, browser, live_server):
    context = _context(browser, live_server, "light")
    page, asked = context.new_page(), "region=31&occupation=532&year=2040"
    page.goto(live_server.url + "/omrade/31/yrke/532/")
    with page.expect_download() as got:
        page.locator("figure.chart").get_by_role("link", name="CSV").first.click()
    lines = Path(got.value.path()).read_text(encoding="utf-8-sig").splitlines()
    told = next(line.split(";")[1] for line in lines if line.startswith("2040;"))
    base = live_server.url
    row = page.request.get(f"{base}/api/v1/datasets/outlook_employment/data?{asked}").json()["rows"][0]
    file = pd.read_parquet(
        BytesIO(page.request.get(f"{base}/tabeller/outlook_employment.parquet?{asked}").body())
    )
    assert row["mean"] == file["mean"].iloc[0]
    assert told == Numbers("sv").expected(row["mean"], low=row["low"], high=row["high"])
    context.close()


def test_a_chart_tells_its_figures_when_there_are_scripts(shown, browser, live_server):
    context = _context(browser, live_server, "light")
    page = context.new_page()
    page.goto(live_server.url + "/omrade/31/yrke/532/")
    page.wait_for_selector("figure.chart[data-explored=yes]")
    assert page.locator("figure.chart .wide svg").count() == 1
    context.close()
