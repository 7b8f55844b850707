# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Words of a page in both languages, side by side where they stand: none can lack its translation."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from skillshed.language import Text

register = template.Library()


@register.simple_tag
def say(sv: str, en: str, **values: Any) -> SafeString:
    """Write a text in the reader's language: `{% say "Bok {n}" "Book {n}" n=count %}`; values are escaped."""
    safe = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(str(Text(sv=sv, en=en)).format(**safe))  # noqa: S308 - the words stand in our own templates, the values are escaped
