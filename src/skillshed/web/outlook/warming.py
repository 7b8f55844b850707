# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages most visited are made before anybody asks: those of the counties, at the start and when another release is published."""

from __future__ import annotations

import logging
import time
from threading import Thread
from typing import TYPE_CHECKING, Final

from skillshed.warehouse import publishing
from skillshed.web.outlook.figures import area
from skillshed.web.site import releases
from skillshed.web.site.counties import told

if TYPE_CHECKING:
    from skillshed.warehouse.release import Release

LOOK_EVERY: Final = 5.0  # seconds between two looks at which release is published
_LOG: Final = logging.getLogger(__name__)


def keep_warm() -> None:
    """Begin to make ready whatever release is published, beside the answering of pages."""
    Thread(target=_keep_warm, name="warming", daemon=True).start()


def _keep_warm() -> None:
    ready: str | None = None
    while True:
        published = publishing.current_id(releases.home())
        if published and published != ready:
            ready = published
            _try()
        time.sleep(LOOK_EVERY)


def _try() -> None:
    """Make the published release ready; what is wrong with it, the page itself tells its reader."""
    try:
        warm(releases.current())
    except Exception:  # noqa: BLE001 - nobody is there to be told, and the next release is to be made ready too
        _LOG.exception("the release could not be made ready")


def warm(release: Release) -> None:
    """Make what the counties' pages say, in the site's own language, and draw their charts."""
    for county in told(release):
        area.page(release, county.code)
        for chapter in area.findings(release, county.code):
            for figure in chapter.figures:
                _ = figure.drawing.wide, figure.drawing.narrow
