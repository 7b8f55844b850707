# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed doctor`: is everything as it should be, and what to do if it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from skillshed.cli.console import OUT, show_json
from skillshed.cli.options import AsJson
from skillshed.cli.wording import bilingual

if TYPE_CHECKING:
    from skillshed.doctor import Finding

HELP = bilingual(
    "Undersök hemmet: går det att skriva, är filer och releaser hela, vad saknas.",
    "Examine the home: can it be written, are files and releases whole, what is missing.",
)
EXAMPLES = bilingual(
    "[bold]skillshed doctor[/]   [bold]skillshed doctor --json[/]",
    "[bold]skillshed doctor[/]   [bold]skillshed doctor --json[/]",
)


def doctor(context: typer.Context, *, as_json: AsJson = False) -> None:
    findings = context.obj.workspace().doctor()
    if as_json:
        show_json([finding.as_dict() for finding in findings])
    else:
        for finding in findings:
            _show(finding)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _show(finding: Finding) -> None:
    mark = "[green]✓[/]" if finding.well else "[red]✗[/]"
    OUT.print(f"{mark} [bold]{finding.subject}[/]  {escape(str(finding.detail))}")
    if finding.mend:
        OUT.print(f"    {escape(str(finding.mend))}")
