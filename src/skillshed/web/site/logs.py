# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The log: one event a line, without personal data. Who asked is told by a number, never by name or address."""

from __future__ import annotations

import json
import logging as python_logging
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

REQUESTS = python_logging.getLogger("skillshed.requests")
_TOLD = ("event", "method", "route", "status", "ms", "user", "task", "release")


class AsJson(python_logging.Formatter):
    """An event as one line of JSON: the fields it was given, and no others."""

    def format(self, record: python_logging.LogRecord) -> str:
        """Write one record."""
        return json.dumps(_told(record), ensure_ascii=False, default=str)


class AsText(python_logging.Formatter):
    """The same for people to read: when, how grave, by whom, what, and the rest by name."""

    def format(self, record: python_logging.LogRecord) -> str:
        """Write one record."""
        told = _told(record)
        first = " ".join(str(told.pop(name)) for name in ("at", "level", "logger", "message"))
        return " ".join([first, *(f"{name}={value}" for name, value in told.items())])


def _told(record: python_logging.LogRecord) -> dict[str, Any]:
    """What is told of a record; a failure by its kind and place, not by values that may be personal."""
    told: dict[str, Any] = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
        "level": record.levelname.casefold(),
        "logger": record.name,
        "message": _without_address(record),
    }
    told |= {name: record.__dict__[name] for name in _TOLD if name in record.__dict__}
    if record.exc_info and record.exc_info[0]:
        told |= {"error": record.exc_info[0].__name__, "places": _places(record.exc_info[2])}
    return told


def _without_address(record: python_logging.LogRecord) -> str:
    """What happened, without the address that Django puts there: it may hold a search, or an invitation's secret."""
    request = getattr(record, "request", None)
    path = getattr(request, "path", "")
    return record.getMessage().replace(path, "…") if len(path) > 1 else record.getMessage()


def _places(trace: Any) -> list[str]:
    places = []
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('site-packages/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]


class RequestLog:
    """Log every request by its route (`plans/<id>`), never by its address, which may hold what somebody searched for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and write one line about it."""
        began = time.perf_counter()
        response = self.get_response(request)
        if REQUESTS.isEnabledFor(python_logging.INFO):
            REQUESTS.info("request", extra=_facts(request, response, time.perf_counter() - began))
        return response


def _facts(request: HttpRequest, response: HttpResponseBase, seconds: float) -> dict[str, Any]:
    match = request.resolver_match
    user = request.__dict__.get("_cached_user")
    return {
        "method": request.method,
        "route": match.route if match else "",
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "user": getattr(user, "pk", None),
    }


def logging(*, form: str) -> dict[str, Any]:
    """Describe the log for Python: everything to stderr in one form.

    Args:
        form: `json`, or `text`, which leaves out the requests that went well.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "skillshed.web.site.logs.AsJson"},
            "text": {"()": "skillshed.web.site.logs.AsText"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "skillshed": {"level": "INFO"},
            "skillshed.requests": {"level": "INFO" if form == "json" else "WARNING"},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
