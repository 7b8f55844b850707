# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of Yrkesbarometern: one file."""

from __future__ import annotations

from skillshed.sources.fetching.call import Call


def call(url: str) -> Call:
    """Ask for all verdicts; a server of files may call JSON plain text."""
    return Call(
        url=f"{url}/yrkesbarometer.json",
        accepts=("application/json", "text/plain", "application/octet-stream"),
    )
