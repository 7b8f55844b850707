# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One browser for all tests in a browser; they are left out, with the reason, where Debian's is not installed."""

import pytest
from browsing import CHROMIUM, FLAGS


def pytest_collection_modifyitems(items):
    """Mark what is in this folder."""
    absent = pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"Debian's Chromium ({CHROMIUM}) is not installed"
    )
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker(absent)


@pytest.fixture(scope="module", autouse=True)
def browser():
    """Chromium, as long as a file's tests last: Playwright's loop runs in this thread, and no other test may meet it."""
    playwright = pytest.importorskip("playwright.sync_api")
    with pytest.MonkeyPatch.context() as patch, playwright.sync_playwright() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the tests' own queries run beside that loop
        opened = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()
