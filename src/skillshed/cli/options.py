# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Options that several verbs share, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from skillshed.cli.wording import bilingual

AsJson = Annotated[
    bool,
    typer.Option(
        "--json", help=bilingual("Svara med JSON, för en maskin.", "Answer in JSON, for a machine.")
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        "-r",
        help=bilingual(
            "Områdets kod eller namn, till exempel 19 (förval: releasens första län).",
            "The area's code or name, for example 19 (default: the release's first county).",
        ),
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        help=bilingual(
            "Frö till allt som slumpas; samma frö ger samma svar.",
            "Seed of all that is random; the same seed gives the same answer.",
        ),
    ),
]
