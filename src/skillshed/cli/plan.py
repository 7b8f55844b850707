# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`skillshed plan`: how many places of what, where, with whom, at what price, and why."""

from __future__ import annotations

import typer

from skillshed.cli import plan_basis, plan_make, plan_saved

app = typer.Typer(invoke_without_command=True, callback=plan_make.make)
app.command("explain", help=plan_make.HELP_EXPLAIN)(plan_make.explain)
app.command("front", help=plan_make.HELP_FRONT)(plan_make.front)
app.command("alone", help=plan_make.HELP_ALONE)(plan_make.alone)
app.command("national", help=plan_make.HELP_NATIONAL)(plan_make.national)
app.command("starters", help=plan_basis.HELP_STARTERS)(plan_basis.starters)
app.command("applicants", help=plan_basis.HELP_APPLICANTS)(plan_basis.applicants)
app.command("list", help=plan_saved.HELP_LIST)(plan_saved.list_plans)
app.command("show", help=plan_saved.HELP_SHOW)(plan_saved.show)
app.command("compare", help=plan_saved.HELP_COMPARE)(plan_saved.compare)
app.command("direction", help=plan_saved.HELP_DIRECTION)(plan_saved.direction)
