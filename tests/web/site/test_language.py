# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Both languages are complete: no Swedish word of a page lacks its English, and the compiled catalogue is the written one."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[3] / "frontend"))
messages = pytest.importorskip("messages")


def _singular(message):
    return message if isinstance(message, str) else message[0]


def test_every_message_has_its_english():
    known = messages.catalogue()
    lacking = []
    for message, context, place in messages.messages():
        found = known.get(_singular(message), context)
        words = found.string if found else ""
        if not (all(words) if isinstance(words, tuple) else words):
            lacking.append(f"{place}: {message}")
    assert lacking == [], "write the English in django.po; see frontend/messages.py"


def test_the_catalogue_is_compiled_from_what_is_written():
    compiled = messages.PO.with_suffix(".mo").read_bytes()
    assert compiled == messages.compiled(messages.catalogue()), "run python frontend/messages.py"


def test_no_message_is_left_that_no_page_says():
    said = {(_singular(message), context) for message, context, _ in messages.messages()}
    kept = {(_singular(message.id), message.context) for message in messages.catalogue() if message.id}
    assert kept <= said


def test_pages_speak_english(client, db, home):
    client.cookies["django_language"] = "en"
    page = client.get("/stilguide/").content.decode()
    assert "Skip to the content" in page
    assert "Style guide" in page
