# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of the historical ads: a packed file a year."""

from __future__ import annotations

from skillshed.sources.fetching.call import Call

PACKED = ("application/zip", "application/x-zip-compressed", "application/octet-stream")


def year_call(url: str, file: str) -> Call:
    """Ask for the file of a year."""
    return Call(url=f"{url}/{file}", accepts=PACKED)
