# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files that are sent in: refused before they are received, where they are larger than anything the site asks for."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

LARGEST: Final = 6_000_000
"""Bytes of one request with a file: an agreement of 5 MB, and its form."""


class Limited(FileUploadHandler):
    """Refuse a request that says it is too large, and stop one that proves to be."""

    def handle_raw_input(self, *said: Any, **_: Any) -> None:
        """Look at what the request says of itself.

        Raises:
            RequestDataTooBig: it is too large.
        """
        self.received, (_input, _about, length, *_rest) = 0, said
        if length > LARGEST:
            raise RequestDataTooBig("more than any form takes")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        """Count what comes, whatever the request said.

        Raises:
            StopUpload: it is too large.
        """
        self.received += len(raw_data)
        if self.received > LARGEST:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers after this one."""
