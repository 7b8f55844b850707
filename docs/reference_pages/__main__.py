# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`make reference`: write docs/reference/cli.md anew."""

from __future__ import annotations

from reference_pages import CLI
from reference_pages.command_line import page

CLI.write_text(page(), encoding="utf-8")
