# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Errors that say what, where, why and how to mend it, in the user's language."""

from __future__ import annotations

import errno
from typing import Final

from skillshed.language import Text


class SkillshedError(Exception):
    """Something a user can understand and mend.

    Args:
        what: what went wrong, one sentence.
        where: file, line, column, code or setting it concerns; empty when there is none.
        why: the reason, when it is known.
        mend: what the user can do about it.
    """

    exit_code = 1

    def __init__(self, what: Text, *, mend: Text, where: str = "", why: Text | None = None) -> None:
        super().__init__(what.en)
        self.what = what
        self.where = where
        self.why = why
        self.mend = mend

    def __str__(self) -> str:
        what = str(self.what).removesuffix(".")
        place = f" ({self.where})" if self.where else ""
        reason = f" {_sentence(self.why)}" if self.why else ""
        return f"{what}{place}.{reason} {_sentence(self.mend)}"


def _sentence(text: Text) -> str:
    words = str(text)
    return words if words.endswith((".", "?", "!")) else f"{words}."


class InputError(SkillshedError):
    """A file or a figure that somebody gave cannot be used; nothing was changed."""

    exit_code = 3


class UnknownCodeError(SkillshedError):
    """A code or a name that no classification knows."""

    exit_code = 4


class ReleaseError(SkillshedError):
    """A release that is missing, damaged or cannot be published."""

    exit_code = 5


class BuildError(SkillshedError):
    """A build that stopped; the current release is as it was."""

    exit_code = 6


class StorageError(SkillshedError):
    """The disk is full, or the home folder cannot be read or written."""

    exit_code = 7


class FetchError(SkillshedError):
    """A service gave no usable answer; what was whole before is whole still."""

    exit_code = 8


class SettingError(SkillshedError):
    """A setting of the site that cannot be used, or an action that the site as it is set up does not allow."""

    exit_code = 9


_FULL: Final = Text(sv="Disken är full.", en="The disk is full.")
_CLOSED: Final = Text(sv="Rättigheten saknas.", en="Permission is denied.")
_SYSTEM: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: Text(sv="Disken går bara att läsa.", en="The disk can only be read."),
    errno.ENOENT: Text(sv="Filen eller mappen finns inte.", en="There is no such file or folder."),
    errno.ENOTDIR: Text(
        sv="En del av sökvägen är en fil, inte en mapp.", en="A part of the path is a file, not a folder."
    ),
    errno.EISDIR: Text(sv="Det är en mapp, inte en fil.", en="It is a folder, not a file."),
}


def system_says(problem: OSError) -> Text:
    """Why the system refused, in the user's language where the reason is a common one."""
    if problem.errno in _SYSTEM:
        return _SYSTEM[problem.errno]
    reason = problem.strerror or str(problem)
    if "No space left" in reason:  # libraries that write by themselves give the words without the number
        return _FULL
    return Text(sv=f"Systemet svarar: {reason}.", en=f"The system says: {reason}.")
