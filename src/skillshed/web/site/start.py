# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Django started inside another program: the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillshed.home import Home


def start_django(home: Home, *, demo: bool) -> None:
    """Start Django for a home.

    Args:
        home: of real figures; the demo world's lies in it.
        demo: show the demo world.
    """
    os.environ |= surroundings(home, demo=demo)
    import django  # noqa: PLC0415 - reads the settings, which read what was just set

    django.setup()


def surroundings(home: Home, *, demo: bool) -> dict[str, str]:
    """Give the environment that the site's processes are started in."""
    return {
        "SKILLSHED_HOME": str(home.path.parent if demo else home.path),
        "SKILLSHED_DEMO": "1" if demo else "0",
        "DJANGO_SETTINGS_MODULE": "skillshed.web.site.settings",
    }
