# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Static files: named by their content, compressed, kept by browsers for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # WhiteNoise ships no types
    """WhiteNoise's storage, which also hashes what JavaScript modules import."""

    support_js_module_import_aggregation = True


UNUSED = ("hx-*.js", "htmx-2-compat*")
"""django-htmx's extensions: not used here, and two of them name a file that is not there in a comment, which hashing stops at."""

DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The content type of each form that a document is sent in."""
