# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What planners fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from skillshed.codes.programme import programmes
from skillshed.codes.reading import parameter_on
from skillshed.errors import UnknownCodeError
from skillshed.language import Text, current_language
from skillshed.places.area import planned_area
from skillshed.places.asking import PLANNED
from skillshed.places.defaults import weights
from skillshed.report.numbers import Numbers
from skillshed.web.planning.models import Agreement
from skillshed.web.site import releases

if TYPE_CHECKING:
    from datetime import date

    from skillshed.web.people.models import Organisation

MOST_YEARS: Final = 10
LARGEST_FILE: Final = 5_000_000
WEIGHTS: Final = {
    "unmet_need": _("En nybörjare som arbetslivet behöver men som inte får plats, kronor"),
    "unmet_wish": _("En elev vars förstahandsval inte får plats, kronor"),
    "travel": _("En minut längre resa, enkel väg, per elev, kronor"),
    "change": _("En grupp mer eller mindre än i dag, kronor"),
}
"""The weights that are asked for, in plain units; the others stand as the region's parameters say."""


def _usual(weight: str) -> str:
    """What a weight is where nobody writes another."""
    value = Numbers(current_language()).decimal(float(getattr(weights(), weight)))
    return str(Text(sv=f"Lämna tomt för {value} kronor.", en=f"Leave empty for {value} kronor."))


class NewPlan(forms.Form):
    """A plan to be solved."""

    title = forms.CharField(label=_("Vad planen ska heta"), max_length=80)
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        queryset=None, label=_("För vem den görs"), empty_label=None
    )
    area = forms.CharField(
        label=_("Område"),
        max_length=60,
        help_text=_("Ett län, ett samverkansområde eller kommuner med komma emellan."),
    )
    first_year = forms.IntegerField(label=_("Första hösten"), min_value=2000, max_value=2100)
    last_year = forms.IntegerField(label=_("Sista hösten"), min_value=2000, max_value=2100)
    futures = forms.TypedChoiceField(
        label=_("Framtider"), coerce=int, initial=PLANNED,
        choices=[(PLANNED, _("40 tänkbara: en plan som håller i flera")), (1, _("Den väntade"))],
    )  # fmt: skip
    cooperation = forms.ChoiceField(
        label=_("Samverkan"), initial="within",
        choices=[
            ("alone", _("Varje kommun för sig")),
            ("within", _("Inom samverkansområden och avtal")),
            ("across", _("Överallt inom räckhåll")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined] # a choice among what the person plans for
        for name, label in WEIGHTS.items():
            self.fields[f"weight_{name}"] = forms.FloatField(
                label=label,
                min_value=0,
                max_value=1e9,
                required=False,
                help_text=_usual(name),
            )

    def clean_area(self) -> str:
        """Hold the area against the release."""
        asked = str(self.cleaned_data["area"])
        try:
            planned_area(releases.current(), asked)
        except UnknownCodeError as problem:
            raise forms.ValidationError(str(problem)) from problem
        return asked

    def clean(self) -> dict[str, Any] | None:
        """Hold the years against each other."""
        told = super().clean()
        first, last = self.cleaned_data.get("first_year"), self.cleaned_data.get("last_year")
        if first and last and not first <= last < first + MOST_YEARS:
            self.add_error(
                "last_year",
                _("Sista hösten ska vara samma som den första eller senare, högst tio höstar i allt."),
            )
        return told

    def weights(self) -> dict[str, float]:
        """Give the weights that were written."""
        return {
            name: value for name in WEIGHTS if (value := self.cleaned_data.get(f"weight_{name}")) is not None
        }


class LockCell(forms.Form):
    """Hold a programme at a site."""

    programme = forms.CharField(max_length=10, widget=forms.HiddenInput)
    site = forms.CharField(max_length=40, widget=forms.HiddenInput)
    min_groups = forms.IntegerField(
        label=_("Minst så många grupper"), min_value=0, max_value=50, required=False
    )
    max_groups = forms.IntegerField(
        label=_("Högst så många grupper"), min_value=0, max_value=50, required=False
    )
    why = forms.CharField(label=_("Varför"), max_length=200)

    def clean(self) -> dict[str, Any] | None:
        """At least one bound, and not against each other."""
        told = super().clean()
        least, most = self.cleaned_data.get("min_groups"), self.cleaned_data.get("max_groups")
        if least is None and most is None:
            self.add_error("min_groups", _("Skriv minst eller högst, eller båda."))
        elif least is not None and most is not None and least > most:
            self.add_error("max_groups", _("Högst kan inte vara mindre än minst."))
        return told


class Say(forms.Form):
    """A comment on a programme at a site."""

    programme = forms.CharField(max_length=10, widget=forms.HiddenInput)
    site = forms.CharField(max_length=40, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Kommentar"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class TakeStep(forms.Form):
    """Propose, review, decide or reject."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Motivering"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class Decide(TakeStep):
    """A decision, by whom and when."""

    body = forms.CharField(
        label=_("Vem som beslutar"), max_length=200, help_text=_("Till exempel utbildningsnämnden.")
    )
    on = forms.DateField(label=_("Beslutsdatum"), widget=forms.DateInput(attrs={"type": "date"}))


class AgreementForm(forms.ModelForm):  # type: ignore[type-arg] # the stubs want a parameter that Django does not take
    """A cooperation agreement; of one that is changed, the version that its writer saw."""

    overtaken = False
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    parties = forms.CharField(
        label=_("Parter"),
        max_length=2000,
        help_text=_("Kommunernas koder eller namn, med komma emellan. Ett primärt avtal har minst tre."),
    )
    prices = forms.CharField(
        label=_("Program och priser"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ett program per rad: kod och pris i kronor per elev och läsår, till exempel VO 128000."),
    )  # fmt: skip

    class Meta:
        model = Agreement
        fields = (
            "title",
            "kind",
            "organisation",
            "holds_from",
            "holds_to",
            "decided_by",
            "decided_on",
            "remind_on",
            "document",
        )
        widgets = {
            name: forms.DateInput(attrs={"type": "date"})
            for name in ("holds_from", "holds_to", "decided_on", "remind_on")
        }

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined] # a choice among what the person plans for
        adding = self.instance._state.adding  # noqa: SLF001 - Django's documented name
        self.initial["version"] = None if adding else self.instance.version
        if self.instance.parties:
            self.initial["parties"] = ", ".join(self.instance.parties)
            self.initial["prices"] = "\n".join(
                f"{code} {price:.0f}" for code, price in self.instance.prices.items()
            )

    def clean_parties(self) -> list[str]:
        """Find every municipality."""
        areas, found = releases.current().areas(), []
        names = {str(area.name.sv).casefold(): area.code for area in areas.kind("municipality")}
        for told in str(self.cleaned_data["parties"]).split(","):
            code = told.strip() if told.strip() in areas else names.get(told.strip().casefold())
            if code is None:
                raise forms.ValidationError(_("Ingen kommun heter %(name)s."), params={"name": told.strip()})
            found.append(code)
        return sorted(set(found))

    def clean_prices(self) -> dict[str, float]:
        """Read a programme and a price from every line."""
        found: dict[str, float] = {}
        for line in str(self.cleaned_data["prices"]).splitlines():
            if not line.strip():
                continue
            code, _gap, price = line.strip().partition(" ")
            plain = price.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
            if code.upper() not in programmes() or not plain.replace(".", "", 1).isdigit():
                raise forms.ValidationError(
                    _("Raden ”%(line)s” är inte ett program och ett pris."), params={"line": line.strip()}
                )
            found[code.upper()] = float(plain)
        return found

    def clean_document(self) -> Any:
        """Take in a PDF of a reasonable size and nothing else."""
        sent = self.cleaned_data.get("document")
        if sent and hasattr(sent, "content_type"):
            start = sent.read(5)
            sent.seek(0)
            if sent.size > LARGEST_FILE or start != b"%PDF-":
                raise forms.ValidationError(_("Avtalet ska vara en PDF på högst 5 MB."))
        return sent

    def clean(self) -> dict[str, Any] | None:
        """Hold the law's number of parties, and the dates."""
        told = super().clean()
        parties = self.cleaned_data.get("parties") or []
        least, _source = parameter_on(
            "cooperation", "smallest_number_of_municipalities", on=self.cleaned_data.get("holds_from")
        )
        if self.cleaned_data.get("kind") == Agreement.Kind.PRIMARY and parties and len(parties) < least:
            self.add_error(
                "parties",
                _("Ett primärt samverkansområde har minst %(least)s kommuner (skollagen).")
                % {"least": least},
            )
        first, last = self.cleaned_data.get("holds_from"), self.cleaned_data.get("holds_to")
        if _before(last, first):
            self.add_error("holds_to", _("Sista dagen är före den första."))
        self._hold_against_what_stands()
        return told

    def _hold_against_what_stands(self) -> None:
        """Tell where somebody has changed the agreement since its writer opened it; what was sent stays, and may be sent again."""
        stands = self.initial["version"]
        if stands is None or str(self.data.get("version")) == str(stands):
            return
        for name in set(self.changed_data) - {"version", "document"}:
            self.add_error(name, _("Nu står det: %(stands)s") % {"stands": self.initial.get(name) or _("ingenting")})  # fmt: skip
        self.add_error(None, _("Någon annan har ändrat avtalet sedan du öppnade det. Inget är sparat. Jämför, och spara igen om ditt ska gälla."))  # fmt: skip
        self.overtaken = True
        self.data = {**dict(self.data.items()), "version": str(stands)}

    def save(self, commit: bool = True) -> Agreement:  # noqa: FBT001, FBT002 - Django's signature
        """Keep parties and prices as they were read."""
        self.instance.parties = self.cleaned_data["parties"]
        self.instance.prices = self.cleaned_data["prices"]
        kept: Agreement = super().save(commit=commit)
        return kept


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
