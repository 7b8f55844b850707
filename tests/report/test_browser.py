# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The report as a browser meets it: no request, no error, nothing that leaves the screen, nothing axe complains of."""

from importlib.resources import files
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
]  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="Debian's Chromium (/usr/bin/chromium) is not installed"
    ),
]


@pytest.fixture(scope="session")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, pages):
    """Open a report at a width and in a colour scheme; gives the page and what went on while it opened."""
    contexts = []

    def open_page(width, scheme="light", *, name="memory", language="sv", javascript=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        heard = {"requests": [], "complaints": []}
        page.on("request", lambda each: heard["requests"].append(each.url))
        page.on("console", lambda each: heard["complaints"].append(each.text))
        page.on("pageerror", lambda each: heard["complaints"].append(str(each)))
        page.goto(pages(name, language).as_uri())
        return page, heard

    yield open_page
    for context in contexts:
        context.close()


def unfold(page):
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")


def test_it_asks_for_nothing_but_itself_and_complains_of_nothing(visit, pages):
    _, heard = visit(1280)
    assert heard == {"requests": [pages("memory").as_uri()], "complaints": []}


WORLDS = [
    "memory",
    pytest.param("real", marks=pytest.mark.real),
    "demo",
]


@pytest.mark.parametrize("name", WORLDS)
def test_nothing_leaves_the_screen_sideways(visit, name):
    page, _ = visit(1280, name=name)
    unfold(page)
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "width", "scheme", "language"),
    [
        ("memory", 1280, "dark", "en"),
        ("memory", 390, "light", "sv"),
        pytest.param("real", 1280, "light", "sv", marks=pytest.mark.real),
        ("demo", 390, "dark", "sv"),
    ],
)
def test_axe_finds_nothing(visit, *, name, width, scheme, language):
    # axe-core (MPL-2.0) is read from the installed axe-playwright-python (MIT), for this test only
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    page, _ = visit(width, scheme, name=name, language=language)
    if name == "memory":  # the small page with every table unfolded, the large ones as they open
        unfold(page)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_text_in_charts_is_readable_at_the_width_it_is_shown(visit, width):
    page, _ = visit(width)
    sizes = page.evaluate(
        """[...document.querySelectorAll('.drawing svg')].filter(svg => svg.getBoundingClientRect().width > 0).flatMap(svg => {
             const shrunk = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
             return [...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize) * shrunk)
           })"""
    )
    assert sizes
    assert min(sizes) >= 13


def test_one_drawing_of_each_chart_is_shown(visit):
    for width, shown, hidden in ((1280, ".wide", ".narrow"), (390, ".narrow", ".wide")):
        page, _ = visit(width)
        count = page.locator("figure").count()
        assert page.locator(f".drawing{shown}:visible").count() == count
        assert page.locator(f".drawing{hidden}:visible").count() == 0


def test_everything_stands_there_without_javascript(visit):
    page, _ = visit(1280, javascript=False)
    assert page.locator("h1").inner_text()
    assert page.locator(".drawing.wide:visible").count() > 3


def test_the_keyboard_reaches_the_content_first(visit):
    page, _ = visit(1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
