# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a site that refuses, or is silent, says to its client's user."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from skillshed.errors import FetchError, InputError, SkillshedError, UnknownCodeError
from skillshed.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: dict[int, type[SkillshedError]] = {400: InputError, 404: UnknownCodeError, 422: InputError}


def refused(address: str, status: int, content: bytes) -> SkillshedError:
    """Make the error of a refusal, in the site's own words where it gave any."""
    kind = _KINDS.get(status, FetchError)
    try:
        told = json.loads(content)
        return kind(same(told["what"]), where=told.get("where") or address, mend=same(told["mend"]))
    except (ValueError, KeyError, TypeError):
        return silent(address, f"HTTP {status}")


def silent(address: str, why: str) -> FetchError:
    """Make the error of a site that gave no usable answer."""
    return FetchError(
        Text(sv="Webbplatsen gav inget användbart svar.", en="The site gave no usable answer."),
        where=address,
        why=same(why),
        mend=Text(
            sv="Kontrollera adressen, och försök igen om en stund.",
            en="Check the address, and try again in a while.",
        ),
    )


def unfinished(address: str, state: str, problem: Mapping[str, str] | None) -> FetchError:
    """Make the error of work that did not come to its end."""
    told = problem or {}
    return FetchError(
        Text(sv="Planen blev inte klar.", en="The plan was not finished."),
        where=address,
        why=same(told.get("what", state)),
        mend=same(told["mend"]) if "mend" in told else Text(sv="Vänta längre, eller kör den igen.", en="Wait longer, or run it again."),
    )  # fmt: skip
