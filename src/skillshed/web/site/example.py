# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A chart and a form for the style guide: made-up figures in the charts' one look, and a field with something to correct."""

from __future__ import annotations

from django import forms

from skillshed.language import Text, current_language
from skillshed.report.charts.drawing import draw
from skillshed.report.charts.ranked import Dots, dots
from skillshed.report.parts import Column, Figure, Source, Table

_FINDING = Text(
    sv="Exempel: rubriken säger vad diagrammet visar", en="Example: the heading says what the chart shows"
)
_SHOWS = Text(
    sv="Påhittade tal. Punkten är det väntade, bandet är 80 % intervall.",
    en="Made-up figures. The dot is what is expected, the band an 80% interval.",
)
_ROWS = (
    (Text(sv="Vård och omsorg", en="Health and care"), 860, 210, 1_550),
    (Text(sv="Bygg och anläggning", en="Building and construction"), 240, -170, 660),
    (Text(sv="Ekonomi", en="Economics"), -150, -420, 110),
)
_HEADS = (
    Text(sv="Grupp", en="Group"),
    Text(sv="Gap", en="Gap"),
    Text(sv="80 % intervall", en="80% interval"),
)
_PLACES = Text(sv="Antal platser", en="Number of places")
_HELP = Text(sv="Nybörjare på ett år.", en="Starters in one year.")
_WHY = Text(sv="Varför", en="Why")
_FORMS = Text(sv="Skolformer", en="School forms")
_FORM_NAMES = (
    ("gy", Text(sv="Gymnasieskola", en="Upper-secondary school")),
    ("vux", Text(sv="Komvux", en="Municipal adult education")),
)
_AGREED = Text(sv="Parterna är överens", en="The parties agree")
_SOURCE = Text(sv="Källa: påhittat för stilguiden.", en="Source: made up for the style guide.")


def example_chart() -> Figure:
    """Make the chart."""
    marks = [
        Dots(str(name), after=mean, low=low, high=high, label=f"{mean:+}") for name, mean, low, high in _ROWS
    ]
    finding = str(_FINDING)
    return Figure(
        id="exempel-diagram",
        finding=finding,
        shows=str(_SHOWS),
        summary=finding,
        drawing=draw(
            lambda layout: dots(marks, layout, number="+,.0f"),
            name="exempel",
            summary=finding,
            language=current_language(),
        ),
        table=Table(
            caption=finding,
            columns=[Column(str(head), numeric=place > 0) for place, head in enumerate(_HEADS)],
            rows=[[str(name), f"{mean:+}", f"{low:+} … {high:+}"] for name, mean, low, high in _ROWS],
        ),
        source=Source(str(_SOURCE)),
    )


def example_form() -> forms.Form:
    """Make a form with one field filled in wrongly, one left out, and a box to tick."""
    fields: dict[str, forms.Field] = {
        "places": forms.IntegerField(label=str(_PLACES), help_text=str(_HELP), min_value=1),
        "why": forms.CharField(label=str(_WHY), required=False, widget=forms.Textarea(attrs={"rows": 2})),
        "forms": forms.MultipleChoiceField(
            label=str(_FORMS),
            choices=[(name, str(words)) for name, words in _FORM_NAMES],
            widget=forms.CheckboxSelectMultiple,
        ),
        "agreed": forms.BooleanField(label=str(_AGREED), required=False),
    }
    form = forms.Form({"exempel-places": "-"}, prefix="exempel")
    form.fields |= fields
    return form
