# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The style guide shows every component that some page wears."""

import re
from pathlib import Path

import pytest

import skillshed.web

WEB = Path(skillshed.web.__file__).parent
FRAME = frozenset(
    [
        "brand",
        "foot",
        "inner",
        "skip",
        "tools",
        "top",
        "plain",
        "fictitious",
        "hidden",
        "ds-sr-only",
        "eyebrow",
    ]
)
"""Every page's own frame, the style guide's too, and what is heard but not seen."""
PLACING = frozenset(
    [
        "actions",
        "c",
        "cell",
        "close",
        "columns",
        "dot",
        "even",
        "first",
        "inline",
        "lock",
        "members",
        "moved",
        "narrowonly",
        "noprint",
        "place",
        "places",
        "plain-list",
        "qr",
        "same",
        "short",
        "sites",
        "small",
        "small-title",
        "split",
        "stack",
        "sum",
        "t",
        "tall",
        "tight",
        "together",
        "whole",
        "wide",
        "wideonly",
        "head",
        "part",
        "row",
        "grid",
    ]
)
"""Where something stands, how tightly, on which window: no look of its own."""


def worn(page):
    """The classes that a template or a page wears."""
    told = re.findall(r'class="([^"]*)"', page)
    return {name for one in told for name in re.sub(r"{[{%].*?[%}]}", " ", one).split()}


@pytest.mark.django_db
@pytest.mark.usefixtures("shown")
def test_nothing_in_use_is_missing(client):
    guide = worn(client.get("/stilguide/").content.decode())
    used = {}
    for template in WEB.rglob("*.html"):
        for name in worn(template.read_text(encoding="utf-8")) - FRAME - PLACING:
            used.setdefault(name, template.name)
    missing = {name: where for name, where in used.items() if name not in guide}
    assert not missing
    assert len(guide) > 60
