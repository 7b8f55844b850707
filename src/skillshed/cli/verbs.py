# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every verb of the command line, in the order a user meets them."""

from __future__ import annotations

from skillshed.cli import (
    backtest,
    build,
    codes,
    demo,
    dev_servers,
    doctor,
    fetch,
    import_files,
    ledger,
    map_file,
    outlook,
    plan,
    project,
    releases,
    report,
    scenario,
    serve,
    site,
    sources,
)
from skillshed.cli.app import app, run
from skillshed.cli.wording import bilingual

app.command("demo", help=demo.HELP, epilog=demo.EXAMPLES)(demo.demo)
app.command("import", help=import_files.HELP, epilog=import_files.EXAMPLES)(import_files.import_files)
app.command("map", help=map_file.HELP, epilog=map_file.EXAMPLES)(map_file.map_file)
app.command("fetch", help=fetch.HELP, epilog=fetch.EXAMPLES)(fetch.fetch)
app.add_typer(
    sources.app,
    name="sources",
    help=bilingual(
        "Källorna: adresser, villkor, ålder och vad som är dags att hämta.",
        "The sources: addresses, terms, age and what is due.",
    ),
)
app.command("build", help=build.HELP, epilog=build.EXAMPLES)(build.build)
app.command("outlook", help=outlook.HELP, epilog=outlook.EXAMPLES)(outlook.outlook)
app.command("scenario", help=scenario.HELP, epilog=scenario.EXAMPLES)(scenario.scenario)
app.add_typer(
    plan.app,
    name="plan",
    help=bilingual(
        "Planera utbildningsplatser: från behov och sökande till antal, skola och pris.",
        "Plan places in education: from need and applicants to number, school and price.",
    ),
)
app.add_typer(
    ledger.app,
    name="ledger",
    help=bilingual(
        "Liggaren över platser: föreslagna, beslutade, antagna, avslutade, i arbete.",
        "The ledger of places: proposed, decided, admitted, completed, in work.",
    ),
)
app.command("report", help=report.HELP, epilog=report.EXAMPLES)(report.report)
app.command("backtest", help=backtest.HELP, epilog=backtest.EXAMPLES)(backtest.backtest)
app.add_typer(
    project.app,
    name="project",
    help=bilingual("Kör en modell på en egen tabell.", "Run one model on a table of your own."),
)
app.add_typer(
    releases.app,
    name="releases",
    help=bilingual(
        "Lista, publicera, återgå till och jämför releaser.", "List, publish, roll back and compare releases."
    ),
)
app.command("serve", help=serve.HELP, epilog=serve.EXAMPLES)(serve.serve)
app.add_typer(
    site.app,
    name="site",
    help=bilingual(
        "Gör webbplatsen färdig, säkerhetskopiera och läs tillbaka.",
        "Make the site ready, back it up and restore it.",
    ),
)
app.command("codes", help=codes.HELP, epilog=codes.EXAMPLES)(codes.codes)
app.command("doctor", help=doctor.HELP, epilog=doctor.EXAMPLES)(doctor.doctor)

app.command("dev-servers", help=dev_servers.HELP, epilog=dev_servers.EXAMPLES)(dev_servers.dev_servers)

__all__ = ["run"]
