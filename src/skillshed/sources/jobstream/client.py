# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What JobStream's calls look like: the whole stock, or what has happened since a moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from skillshed.sources.fetching.call import Call

LINES: Final = ("application/jsonl", "application/x-ndjson")
OVERLAP: Final = timedelta(minutes=5)
REMEMBERED: Final = timedelta(days=90)
_STOCKHOLM: Final = ZoneInfo("Europe/Stockholm")


def snapshot_call(url: str, ads: int | None) -> Call:
    """Ask for all current ads, one per line."""
    return Call(url=f"{url}/v2/snapshot", accepts=LINES, cells=ads)


def stream_call(url: str, since: datetime) -> Call:
    """Ask for what has changed or been removed since a moment; the service tells time as Swedish clocks do, without a zone.

    Never by place or occupation: an ad that is edited so that it no longer fits would come as removed.
    """
    moment = since.astimezone(_STOCKHOLM).strftime("%Y-%m-%dT%H:%M:%S")
    return Call(url=f"{url}/v2/stream", parameters=(("updated-after", moment),), accepts=LINES)


def total_call(url: str) -> Call:
    """Ask JobSearch how many ads there are."""
    return Call(url=f"{url}/search", parameters=(("limit", "0"),), headers=(("X-Fields", "total{value}"),))
