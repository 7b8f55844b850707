# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of the site's settings, from `web/site/environment.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.web.site.environment import SETTINGS

if TYPE_CHECKING:
    from skillshed.web.site.environment import Setting

OPENING = """\
# Settings of the site

*Made from the program's own list of settings.*

Given as environment variables to `skillshed serve`. What is not given is safe; what cannot be understood stops the start
with an error that names the setting ([exit code](../exit-codes.md) 9).

| setting | meaning | default |
|---|---|---|
"""


def page() -> str:
    """Give the whole page as Markdown."""
    return OPENING + "\n".join(map(_row, SETTINGS)) + "\n"


def _row(setting: Setting) -> str:
    choices = f" One of: {', '.join(f'`{choice}`' for choice in setting.choices)}." if setting.choices else ""
    default = f"`{setting.default}`" if setting.default else ""
    return f"| `{setting.name}` | {setting.about.en}{choices} | {default} |"
