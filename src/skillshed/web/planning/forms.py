# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What planners fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from skillshed.errors import UnknownCodeError
from skillshed.language import Text, current_language
from skillshed.places.area import planned_area
from skillshed.places.asking import PLANNED
from skillshed.places.defaults import weights
from skillshed.places.forms import ADULTS, GYMNASIUM
from skillshed.report.numbers import Numbers
from skillshed.web.planning.figures.names import FORMS
from skillshed.web.site import releases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms import BoundField

    from skillshed.web.people.models import Organisation

MOST_YEARS: Final = 10
WEIGHTS: Final = {
    "unmet_need": _("En nybörjare som arbetslivet behöver men som inte får plats, kronor"),
    "unmet_wish": _("En elev vars förstahandsval inte får plats, kronor"),
    "travel": _("En minut längre resa, enkel väg, per elev, kronor"),
    "change": _("En grupp mer eller mindre än i dag, kronor"),
}
"""The weights that are asked for, in plain units; the others stand as the region's parameters say."""


_WEIGHT: Final = "weight_"


def _usual(weight: str) -> str:
    """What a weight is where nobody writes another."""
    value = Numbers(current_language()).decimal(float(getattr(weights(), weight)))
    return str(Text(sv=f"Lämna tomt för {value} kronor.", en=f"Leave empty for {value} kronor."))


def _foreseen(year: int) -> int:
    """Give a year that the outlook says something of; any other cannot be planned."""
    told = releases.current().table("outlook_population")["year"]
    first, last = int(told.min()), int(told.max())
    if not first <= year <= last:
        words = Text(
            sv=f"Prognosen räcker från {first} till {last}. Välj ett år däremellan.",
            en=f"The outlook reaches from {first} to {last}. Choose a year in between.",
        )
        raise forms.ValidationError(str(words))
    return year


def _recorded() -> set[str]:
    """The school forms for adults that the release knows the places of."""
    release = releases.current()
    return set(release.table(ADULTS)["school_form"].astype(str)) if ADULTS in release.tables() else set()


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

    forms = forms.MultipleChoiceField(
        label=_("Skolformer utöver gymnasiet"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Gymnasiet är alltid med. Vuxnas utbildning räknas då i samma plan, med egna sökande och eget behov."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined] # a choice among what the person plans for
        known = _recorded()
        self.fields["forms"].choices = [(one, str(words)) for one, words in FORMS.items() if one in known]  # type: ignore[attr-defined] # a choice
        if not known:
            del self.fields["forms"]
        for name, label in WEIGHTS.items():
            self.fields[f"{_WEIGHT}{name}"] = forms.FloatField(
                label=label,
                min_value=0,
                max_value=1e9,
                required=False,
                help_text=_usual(name),
            )

    def plain(self) -> list[BoundField]:
        """Give the fields that are no weights."""
        return [one for one in self.visible_fields() if not one.name.startswith(_WEIGHT)]

    def weighed(self) -> list[BoundField]:
        """Give the weights' fields, which stand under a heading of their own."""
        return [one for one in self.visible_fields() if one.name.startswith(_WEIGHT)]

    def clean_first_year(self) -> int:
        """Hold the first autumn against the outlook."""
        return _foreseen(self.cleaned_data["first_year"])

    def clean_last_year(self) -> int:
        """Hold the last autumn against the outlook."""
        return _foreseen(self.cleaned_data["last_year"])

    def clean_area(self) -> str:
        """Hold the area against the release."""
        asked = str(self.cleaned_data["area"])
        try:
            planned_area(releases.current(), asked)
        except UnknownCodeError as problem:
            raise forms.ValidationError(str(problem)) from problem
        return asked

    def clean(self) -> dict[str, Any] | None:
        """Hold the years against each other; upper-secondary school is always planned."""
        told = super().clean()
        self.cleaned_data["forms"] = [GYMNASIUM, *self.cleaned_data.get("forms", [])]
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
            name: value
            for name in WEIGHTS
            if (value := self.cleaned_data.get(f"{_WEIGHT}{name}")) is not None
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
    first = forms.TypedChoiceField(label=_("Från hösten"), coerce=int, empty_value=None, required=False)
    why = forms.CharField(
        label=_("Varför"),
        max_length=200,
        help_text=_("Står i planen, med er organisations namn. Alla läser det när planen är beslutad."),
    )

    def __init__(self, *args: Any, years: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [str(year) for year in years]  # words: a number would be written 2 031
        self.fields["first"].choices = [("", told[0] if told else ""), *((one, one) for one in told[1:])]  # type: ignore[attr-defined] # a choice

    def clean(self) -> dict[str, Any] | None:
        """At least one bound, and not against each other."""
        told = super().clean()
        least, most = self.cleaned_data.get("min_groups"), self.cleaned_data.get("max_groups")
        if least is None and most is None:
            self.add_error("min_groups", _("Skriv minst eller högst, eller båda."))
        elif least is not None and most is not None and least > most:
            self.add_error("max_groups", _("Högst kan inte vara mindre än minst."))
        return told


class _Locks(forms.BaseFormSet[LockCell]):
    def add_fields(self, form: LockCell, index: int | None) -> None:
        """Call it what it does."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Ta bort låset")


LockSet = forms.formset_factory(LockCell, formset=_Locks, extra=0, can_delete=True)
"""The locks of a plan, to be changed or taken away."""


class Say(forms.Form):
    """A comment on a programme at a site."""

    programme = forms.CharField(max_length=10, widget=forms.HiddenInput)
    site = forms.CharField(max_length=40, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Kommentar"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Läses av dem som planerar i länet, aldrig av allmänheten."),
    )  # fmt: skip


class TakeStep(forms.Form):
    """Propose, review, decide or reject."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Motivering"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Följer med planen. Ditt namn ser bara er organisation."),
    )  # fmt: skip


class Decide(TakeStep):
    """A decision, by whom and when."""

    body = forms.CharField(
        label=_("Vem som beslutar"), max_length=200, help_text=_("Till exempel utbildningsnämnden.")
    )
    on = forms.DateField(label=_("Beslutsdatum"), widget=forms.DateInput(attrs={"type": "date"}))
