# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is written of a cooperation agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from skillshed.codes.programme import programmes
from skillshed.codes.reading import parameter_on
from skillshed.web.planning.models import Agreement
from skillshed.web.site import releases

if TYPE_CHECKING:
    from datetime import date

LARGEST_FILE: Final = 5_000_000


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
