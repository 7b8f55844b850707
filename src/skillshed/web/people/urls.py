# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses of accounts: ours, then the part of allauth's that we use."""

from __future__ import annotations

from allauth.account import views as accounts
from allauth.urls import build_provider_urlpatterns
from django.urls import include, path, re_path

from skillshed.web.people.views import account, joining, organisation

ours = [
    path("", account.show, name="account"),
    path("nyckel", account.make_token, name="make-token"),
    path("nyckel/<uuid:identity>/ta-bort", account.take_token, name="take-token"),
    path("mina-uppgifter", account.export, name="export"),
    path("lamna", account.leave, name="leave"),
    path("inbjudan/<str:secret>/", joining.join, name="join"),
    path("organisation/<uuid:identity>/", organisation.show, name="organisation"),
    path("organisation/<uuid:identity>/bjud-in", organisation.invite, name="invite"),
    path(
        "organisation/<uuid:identity>/inbjudan/<uuid:invitation>/ta-bort",
        organisation.take_back,
        name="take-invitation",
    ),
    path(
        "organisation/<uuid:identity>/roll/<int:membership>/ta-bort", organisation.take_role, name="take-role"
    ),
]
allauths = [
    path("login/", accounts.login, name="account_login"),
    path("logout/", accounts.logout, name="account_logout"),
    path("inactive/", accounts.account_inactive, name="account_inactive"),
    path("signup/", accounts.signup, name="account_signup"),
    path("reauthenticate/", accounts.reauthenticate, name="account_reauthenticate"),
    path("password/change/", accounts.password_change, name="account_change_password"),
    path("password/set/", accounts.password_set, name="account_set_password"),
    path("password/reset/", accounts.password_reset, name="account_reset_password"),
    path("password/reset/done/", accounts.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        accounts.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        accounts.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("andra-steget/", include("allauth.mfa.urls")),
    path("annan-inloggning/", include("allauth.socialaccount.urls")),
    *build_provider_urlpatterns(),
]
urlpatterns = [path("", include((ours, "people"))), *allauths]
