# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody at Debian's Chromium: how they look at the site, who they are, and what went wrong meanwhile."""

from contextlib import contextmanager
from pathlib import Path

from passwords import PASSWORD

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
LOOKS = {
    "light": ("scheme-light", 1280),
    "dark": ("scheme-dark", 1280),
    "phone": ("scheme-light", 390),
    "easy": ("scheme-light.easy-yes.text-larger.spacing-wide.font-hyperlegible", 390),
}
"""The reader's settings as their cookie tells them, and the width of the window in pixels."""


class Visitor:
    """A person with a browser window: `page` is Playwright's, `problems` what they should never have met."""

    def __init__(self, context, base, unheard=None):
        self.base, self.problems, self._unheard = base, [], unheard
        self.page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("request", self._asked)

    def _heard(self, said):
        if said.type == "error" and not (self._unheard and self._unheard in said.text):
            self.problems.append(f"{self.page.url}: {said.text}")

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:", "blob:" + self.base)):
            self.problems.append(f"{self.page.url} asked {request.url}")

    def go(self, address):
        """Open an address of the site; what it answered."""
        return self.page.goto(self.base + address)

    def sign_in(self, name):
        """Sign in as one of the cast, as anybody does."""
        self.go("/konto/login/")
        self.page.get_by_label("E-postadress").fill(f"{name}@example.se")
        self.page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Logga in").click()

    def say_the_password_again(self):
        """What is asked for before somebody changes how they sign in."""
        self.go("/konto/reauthenticate/?next=/konto/")
        self.page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button").click()
        self.page.wait_for_url("**/konto/")


@contextmanager
def visiting(browser, server, look="light", *, scripts=True, person=None, unheard=None):
    """Let somebody visit; whatever they met that nobody should fails the test, but for errors that say `unheard`."""
    cookie, width = LOOKS[look]
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="sv-SE"
    )
    context.add_cookies([{"name": "lasning", "value": cookie, "url": server.url}])
    visitor = Visitor(context, server.url, unheard)
    try:
        if person:
            visitor.sign_in(person)
        yield visitor
    finally:
        context.close()
    assert not visitor.problems, "\n".join(visitor.problems)
