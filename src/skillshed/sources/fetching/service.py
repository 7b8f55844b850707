# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is known of a service before it is asked: addresses, limits, licence; and what the user has set instead.

The service's own folder says what holds for everybody, in `service.yaml`. The home's `services.yaml` and the environment
say what holds here: another address (a mirror, a local server), a slower pace, the contact that services are told.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import yaml

from skillshed.language import Text
from skillshed.sources.fetching.pace import Rate
from skillshed.sources.fetching.refusals import unusable_setting

if TYPE_CHECKING:
    from pathlib import Path

    from skillshed.home import Home

FILE = "service.yaml"
SETTINGS = "services.yaml"
NOT_TOLD = Text(sv="", en="")
_ENV = "SKILLSHED_"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How a service may be asked; what it says itself at run time goes before `calls`, `seconds` and `cells`.

    Args:
        calls, seconds: at most so many calls in any window of so many seconds.
        parallel: at most so many calls under way at once.
        cells: at most so many figures in one answer; 0 where the service has no such limit.
        connect, silence: seconds to wait for a connection, and for the next byte.
        whole: seconds that one answer may take in all.
        attempts: how often one call is tried.
        longest_wait: seconds; a service that asks for a longer pause is left in peace and the user is told.
    """

    calls: int = 5
    seconds: float = 1.0
    parallel: int = 2
    cells: int = 0
    connect: float = 10.0
    silence: float = 60.0
    whole: float = 300.0
    attempts: int = 6
    longest_wait: float = 120.0

    @property
    def rate(self) -> Rate:
        """How fast it may be asked."""
        return Rate(self.calls, self.seconds)


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service.

    Args:
        id: its name on the command line, and of its folder.
        name: in words.
        urls: what each part of it is called -> its address, without a slash at the end; the first is the main one.
        language: that it is asked in.
        licence: SPDX name; what the service says itself goes before.
        citation: how its figures are cited.
        terms: where its terms are told.
        limits: how it may be asked.
        interval: days after which its tables are worth asking after again.
        contact: an address that the service can write to; it goes into the User-Agent.
        offline: nothing may be asked.
        own_pace: the user has set a pace, which stands where it is the slower one.
        fictitious: what answers at this address plays the demo world: everything it tells is kept as made up.
    """

    id: str
    name: Text
    urls: dict[str, str]
    language: str = "sv"
    licence: str = ""
    citation: Text = NOT_TOLD
    terms: str = ""
    limits: Limits = Limits()
    interval: int = 30
    contact: str = ""
    offline: bool = False
    own_pace: bool = False
    fictitious: bool = False

    @property
    def url(self) -> str:
        """The main address."""
        return next(iter(self.urls.values()))


def load(folder: Path, home: Home | None = None) -> Service:
    """Read a service from its folder, with what the home and the environment set instead.

    Args:
        folder: holds `service.yaml`.
        home: whose `services.yaml` is read; none unless given.

    Raises:
        InputError: a setting cannot be used; its place is told.
    """
    service = understand(yaml.safe_load((folder / FILE).read_text(encoding="utf-8")))
    told = _settings(home)
    own = (told.get("services") or {}).get(service.id) or {}
    if not isinstance(own, dict):
        raise unusable_setting(SETTINGS, f"services.{service.id}: {own!r}")
    service = _changed(service, own)
    return replace(
        service,
        urls={key: _address(service, key) for key in service.urls},
        contact=os.environ.get(f"{_ENV}CONTACT") or str(told.get("contact") or ""),
        offline=_yes(os.environ.get(f"{_ENV}OFFLINE")) or bool(told.get("offline")),
    )


def understand(told: dict[str, Any]) -> Service:
    """Make a service of what its file says."""
    return Service(
        id=told["id"],
        name=Text(**told["name"]),
        urls={key: str(url).rstrip("/") for key, url in told["urls"].items()},
        language=told.get("language", "sv"),
        licence=told.get("licence", ""),
        citation=Text(**told["citation"]) if "citation" in told else NOT_TOLD,
        terms=told.get("terms", ""),
        interval=int(told.get("interval", 30)),
        limits=_limits(Limits(), told.get("limits") or {}),
    )


def _changed(service: Service, own: dict[str, Any]) -> Service:
    """What the home's settings say instead: `urls` (or `url`), `language`, `limits`."""
    urls = dict(service.urls) | {key: str(url).rstrip("/") for key, url in (own.get("urls") or {}).items()}
    if own.get("url"):
        urls |= {next(iter(service.urls)): str(own["url"]).rstrip("/")}
    return replace(
        service,
        urls=urls,
        language=str(own.get("language") or service.language),
        limits=_limits(service.limits, own.get("limits") or {}),
        own_pace="calls" in (own.get("limits") or {}),
        fictitious=bool(own.get("fictitious")),
    )


def _limits(limits: Limits, told: dict[str, Any]) -> Limits:
    known = {item.name: type(getattr(limits, item.name)) for item in fields(Limits)}
    try:
        return replace(limits, **{name: known[name](value) for name, value in told.items()})
    except (KeyError, TypeError, ValueError) as problem:
        raise unusable_setting("limits", str(problem)) from problem


def _address(service: Service, key: str) -> str:
    """`SKILLSHED_SCB_URL` for the main address, `SKILLSHED_SCB_V1_URL` for another."""
    name = re.sub(r"\W", "_", service.id).upper()
    main = key == next(iter(service.urls))
    told = os.environ.get(f"{_ENV}{name}_{key.upper()}_URL") or (
        os.environ.get(f"{_ENV}{name}_URL") if main else None
    )
    return (told or service.urls[key]).rstrip("/")


def _settings(home: Home | None) -> dict[str, Any]:
    path = None if home is None else home.path / SETTINGS
    if path is None or not path.is_file():
        return {}
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise unusable_setting(str(path), str(problem)) from problem
    if not isinstance(told, dict):
        raise unusable_setting(str(path), type(told).__name__)
    return told


def _yes(said: str | None) -> bool:
    return (said or "").strip().casefold() in {"1", "true", "yes", "ja", "on"}
