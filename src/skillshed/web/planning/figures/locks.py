# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The locks of a plan, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillshed.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.web.planning.models import Plan

_EXACT = Text(sv="precis {least}", en="exactly {least}")
_BOTH = Text(sv="minst {least}, högst {most}", en="at least {least}, at most {most}")
_LEAST = Text(sv="minst {least}", en="at least {least}")
_MOST = Text(sv="högst {most}", en="at most {most}")

_FROM = Text(sv=" från {first}", en=" from {first}")
_IN = Text(sv=" hösten {year}", en=" in autumn {year}")
_ALL = Text(sv="", en="")


@dataclass(frozen=True)
class Lock:
    """A programme at a site that is held, how, and why."""

    programme: str
    site: str
    name: str
    site_name: str
    bounds: str
    why: str


def locks(plan: Plan, names: Mapping[str, str]) -> list[Lock]:
    """Give a plan's locks in the order they were set."""
    return [
        Lock(one["programme"], one["site"], names.get(one["programme"], one["programme"]), names.get(one["site"], one["site"]), bounds(one), one["why"])
        for one in plan.locks
    ]  # fmt: skip


def bounds(lock: Mapping[str, Any]) -> str:
    """Say how many groups a lock asks for, and in which autumns where it is not all."""
    least, most = lock["min_groups"], lock["max_groups"]
    text = _MOST if least is None else _LEAST if most is None else _EXACT if least == most else _BOTH
    when = _FROM if lock.get("first") else _IN if lock.get("year") else _ALL
    return str(text).format(least=least, most=most) + str(when).format(**lock)
