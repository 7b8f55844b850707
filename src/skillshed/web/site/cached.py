# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Answers that depend on the release alone are made once per release and given again, with an ETag.

A view says so with `@by_release_alone`. What is kept is the finished answer, compressed, with all its headers; the key
is the release, the address and every cookie that can change a page (language, reader's settings). Whoever is signed
in, or sends a token, gets an answer of their own. A new release has new keys: nothing is ever emptied by hand.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from functools import wraps
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, Final, NamedTuple, ParamSpec, cast

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from skillshed.warehouse import publishing
from skillshed.web.site.language import chosen
from skillshed.web.site.releases import home

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
MARK: Final = "_by_release_alone"
ROOM: Final = 48_000_000  # bytes of kept answers in one process
LARGEST: Final = 2_000_000  # bytes of one answer worth keeping
FRESH: Final = 60  # seconds a reader's own browser may show it without asking


def by_release_alone(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Say that a view's answer depends on the release, the address and the reader's cookies, and on nothing else.

    Not for a page with a form that is posted: its seal is its reader's own.
    """

    @wraps(view)
    def marked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        setattr(request, MARK, True)
        return view(request, *args, **kwargs)

    return marked


class Kept(NamedTuple):
    """A finished answer."""

    content: bytes
    headers: tuple[tuple[str, str], ...]


class Shelf:
    """Finished answers, the least lately used thrown away first when there is no more room."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._answers: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        """Give an answer, if it is here."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: str, answer: Kept) -> None:
        """Keep an answer."""
        with self._lock:
            if key not in self._answers:
                self._size += len(answer.content)
            self._answers[key] = answer
            while self._size > self.room:
                _, old = self._answers.popitem(last=False)
                self._size -= len(old.content)


class ReleaseCache:
    """Give kept answers, and keep those that may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from the shelf, or have it made."""
        key = _key(request)
        if key is None:
            return self.get_response(request)
        request.get_host()  # a forged host gets nothing from the shelf either
        kept = None if _with_token(request) else self.shelf.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _by_release(request, response, key=key):
                return response
            if not isinstance(response, HttpResponse) or _with_token(request):
                return _tagged(request, response, key=key)
            kept = self._keep(key, response)
        return _answer(request, kept)

    def _keep(self, key: str, response: HttpResponse) -> Kept:
        response["ETag"] = f'W/"{key}"'
        response["Cache-Control"] = f"public, max-age={FRESH}"
        patch_vary_headers(response, ("Accept-Encoding", "Cookie", "HX-Request"))
        kept = Kept(response.content, tuple(response.headers.items()))
        if len(kept.content) <= LARGEST:
            self.shelf.put(key, kept)
        return kept


def _key(request: HttpRequest) -> str | None:
    """Name the answer; None where it is somebody's own."""
    personal = settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
    if personal or request.method not in {"GET", "HEAD"}:
        return None
    release = publishing.current_id(home())
    if release is None:
        return None
    cookies = sorted(
        (name, value) for name, value in request.COOKIES.items() if name != settings.CSRF_COOKIE_NAME
    )
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    told = (
        request.scheme,
        request.headers.get("Host"),
        request.get_full_path(),
        cookies,
        chosen(request),
        zipped,
        request.headers.get("HX-Request"),
    )
    return f"{release}-{hashlib.sha256(repr(told).encode()).hexdigest()[:20]}"


def _with_token(request: HttpRequest) -> bool:
    """A token is checked and counted every time, though what is open is the same for all."""
    return "Authorization" in request.headers


def _by_release(request: HttpRequest, response: HttpResponseBase, *, key: str) -> bool:
    """Only what a view has marked, that went well, sets no cookie and was made from the release that its key names."""
    release = request.__dict__.get("_release")
    same = release is None or key.startswith(f"{release.id}-")
    sealed = bool(request.META.get("CSRF_COOKIE_NEEDS_UPDATE")) or bool(response.cookies)
    return getattr(request, MARK, False) and same and not sealed and response.status_code == HTTPStatus.OK


def _tagged(request: HttpRequest, response: HttpResponseBase, *, key: str) -> HttpResponseBase:
    """Name an answer that is not kept here, and spare its reader what they have."""
    response["ETag"] = f'W/"{key}"'
    patch_cache_control(response, **{"private" if _with_token(request) else "public": True}, max_age=FRESH)
    patch_vary_headers(response, ("Accept-Encoding", "Authorization", "Cookie"))
    return _unless_known(request, response)


def _answer(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    return _unless_known(request, HttpResponse(kept.content, headers=dict(kept.headers)))


def _unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Answer 304 to whoever has it already, by the rules of RFC 9110."""
    plain = cast("HttpResponse", response)  # streamed answers are told by the same headers
    answer = get_conditional_response(request, etag=response["ETag"], response=plain) or response
    if answer is not response and isinstance(response, FileResponse) and response.file_to_stream:
        response.file_to_stream.close()
    return answer
