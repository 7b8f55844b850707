# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why a figure is missing: the reason is kept from the source to the last screen."""

from __future__ import annotations

from enum import StrEnum

from skillshed.language import Text


class Missing(StrEnum):
    """The reason a value is absent, or a warning that goes with a value that is there."""

    UNAVAILABLE = "unavailable"
    NOT_APPLICABLE = "not_applicable"
    SECRET = "secret"  # noqa: S105 - statistical secrecy, not a password
    NOT_DIVIDED = "not_divided"
    ESTIMATED = "estimated"

    @property
    def reason(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    Missing.UNAVAILABLE: Text(
        sv="uppgiften finns inte eller är för osäker", en="not available or too uncertain"
    ),
    Missing.NOT_APPLICABLE: Text(sv="uppgiften kan inte förekomma", en="not applicable"),
    Missing.SECRET: Text(sv="skyddas av sekretess", en="withheld for confidentiality"),
    Missing.NOT_DIVIDED: Text(
        sv="källan delar inte upp uppgiften så här", en="the source does not divide it this way"
    ),
    Missing.ESTIMATED: Text(sv="beräknad, inte observerad", en="estimated, not observed"),
}
