# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The peer: a plain Django page, a small template and nothing else, under the same server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.template import Context, Template
from django.urls import path

if TYPE_CHECKING:
    from django.http import HttpRequest

settings.configure(
    SECRET_KEY="a benchmark keeps no secrets",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
application = get_wsgi_application()
PAGE = Template(
    "<!DOCTYPE html><title>Plain</title><table>{% for row in rows %}<tr><td>{{ row }}</td></tr>{% endfor %}</table>"
)


def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the shape of a view
    """Give a table of a hundred rows."""
    return HttpResponse(PAGE.render(Context({"rows": range(100)})))


urlpatterns = [path("", page)]
