# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forms about people."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from skillshed.web.people.models import Membership, Token, User


class SignInForm(LoginForm):  # type: ignore[misc] # allauth ships no types
    """Address and password; the way to a new password stands after the form, not between its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class InvitationForm(forms.Form):
    """Whom to invite, in which role."""

    email = forms.EmailField(label=_("E-postadress"))
    role = forms.ChoiceField(label=_("Roll"), choices=Membership.Role.choices, initial=Membership.Role.READER)


class JoinForm(forms.Form):
    """A new account: a name and a password."""

    name = forms.CharField(label=_("Ditt namn"), max_length=120, help_text=_("Syns för dem du arbetar med."))
    password = forms.CharField(
        label=_("Lösenord"),
        strip=False,
        help_text=_("Minst 12 tecken. Några ord efter varandra är lättast att minnas."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Refuse a password that is short or common."""
        password = str(self.cleaned_data["password"])
        validate_password(password, User(name=self.cleaned_data.get("name", "")))
        return password


class TokenForm(forms.Form):
    """What a token is called, and what it may be used for."""

    name = forms.CharField(label=_("Vad nyckeln ska användas till"), max_length=80)
    scope = forms.ChoiceField(label=_("Vad nyckeln får"), choices=Token.Scope.choices)

    def scopes(self) -> list[str]:
        """Give the scopes that were chosen: who may make plans may read them."""
        chosen = str(self.cleaned_data["scope"])
        return [Token.Scope.PLANS, chosen] if chosen == Token.Scope.PLANS_WRITE else [chosen]


class DeletionForm(forms.Form):
    """Deleting an account takes its address, written once more."""

    email = forms.EmailField(label=_("Skriv din e-postadress för att bekräfta"))

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        """Refuse another address."""
        if self.cleaned_data["email"].casefold() != self.person.email:
            raise ValidationError(_("Det är inte kontots adress."))
        return str(self.cleaned_data["email"])
