# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A page opened in Chromium over a slow 4G, with nothing kept from before: when something is seen, and what is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

CHROMIUM: Final = "/usr/bin/chromium"
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
SLOW_4G: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
"""Lighthouse's slow 4G (web.dev, throttling): 150 ms there and back, 1.6 Mbit/s down, 0.75 up. The processor is as it is."""
PAINT: Final = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity"
TO_THE_END: Final = """async () => { for (let y = 0; y < document.body.scrollHeight; y += 400) {
  window.scrollTo(0, y); await new Promise(done => setTimeout(done, 30)); } }"""


@dataclass(frozen=True)
class Opening:
    """One page opened: first contentful paint (ms), and bytes over the wire when it has been read to the end."""

    page: str
    paint: float
    bytes: int
    has_map: bool


def opened(base: str, pages: Sequence[str]) -> list[Opening]:
    """Open pages, each in a browser window of its own."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            _open(browser, base, pages[0])  # the browser's own start is no page's
            return [_open(browser, base, page) for page in pages]
        finally:
            browser.close()


def _open(browser: Browser, base: str, page: str) -> Opening:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        window, fetched = context.new_page(), []
        link = context.new_cdp_session(window)

        def count(told: dict[str, Any]) -> None:
            fetched.append(int(told["encodedDataLength"]))

        link.on("Network.loadingFinished", count)
        link.send("Network.enable")
        link.send("Network.emulateNetworkConditions", SLOW_4G)
        window.goto(base + page, wait_until="load")
        paint = float(window.evaluate(PAINT))
        window.evaluate(TO_THE_END)
        window.wait_for_load_state("networkidle")
        mapped = window.locator("[data-map]").count() > 0
        return Opening(page, paint, sum(fetched), mapped)
    finally:
        context.close()
