# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Form fields as the design system wants them, with what a screen reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.forms import CheckboxInput, RadioSelect, Select

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def drawn(field: BoundField) -> SafeString:
    """Draw a field's control; an error is announced with it. Labels say what a field is for, no words inside it."""
    field.field.widget.attrs.pop("placeholder", None)
    attributes: dict[str, str | bool] = (
        {} if isinstance(field.field.widget, RadioSelect) else {"class": "ds-input"}
    )
    if field.errors:
        attributes["aria-invalid"] = "true"
    told = " ".join(
        f"{field.auto_id}_{part}"
        for part, words in (("error", field.errors), ("helptext", field.help_text))
        if words
    )
    if told:
        attributes["aria-describedby"] = told
    return field.as_widget(attrs=attributes)


@register.filter
def is_tick(field: BoundField) -> bool:
    """Tell whether a field is one box to tick, whose label stands after it."""
    return isinstance(field.field.widget, CheckboxInput) and not isinstance(field.field.widget, Select)
