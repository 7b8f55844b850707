# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One application that plays every service, each below its own path; and running it for as long as somebody needs it."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.routing import Mount

from skillshed.sources.fetching.service import SETTINGS
from skillshed.sources.servers import (
    europe,
    jobtech,
    kolada,
    pxweb,
    skolverket,
    susa,
    taxonomy,
    workbooks,
    yrkesbarometern,
)
from skillshed.sources.servers.manners import Mannered, Manners
from skillshed.sources.servers.shelf import of_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from typing import Any

    from starlette.routing import BaseRoute

    from skillshed.home import Home
    from skillshed.sources.servers.shelf import Shown

    Routes = Callable[[list[Shown], Manners], list[BaseRoute]]

SERVICES: Final[dict[str, Any]] = {
    "pxweb": pxweb.routes,
    "kolada": kolada.routes,
    "jobstream": jobtech.stream_routes,
    "jobsearch": jobtech.search_routes,
    "historical_ads": jobtech.historical_routes,
    "yrkesbarometern": yrkesbarometern.routes,
    "taxonomy": taxonomy.taxonomy_routes,
    "jobed": taxonomy.jobed_routes,
    "skolverket": skolverket.database_routes,
    "planned_educations": skolverket.planned_routes,
    "school_units": skolverket.unit_routes,
    "syllabus": skolverket.syllabus_routes,
    "susa": susa.routes,
    "esco": europe.esco_routes,
    "eurostat": europe.eurostat_routes,
    "siris": workbooks.siris_routes,
    "myh": workbooks.myh_routes,
}
"""Path of a service -> what it answers. A service is one line here and a folder beside this file."""

REAL_FILES: Final = {"taxonomy": "skills_with_ssyk4.json", "myh": "resultat-ansokningsomgang-*.xlsx"}
"""Services that can serve real files -> how one of them is called."""

ADDRESSES: Final = {
    "scb": {"v2": "/pxweb/v2", "v1": "/pxweb/v1"},
    "pxweb": {"main": "/pxweb/v2"},
    "skolverket": {"main": "/skolverket/v1"},
    "kolada": {"v3": "/kolada/v3"},
    "eurostat": {"main": "/eurostat", "sdmx": "/eurostat/sdmx"},
} | {
    name: {"main": f"/{name}"}
    for name in SERVICES
    if name not in {"pxweb", "kolada", "eurostat", "skolverket"}
}
"""Source -> where each of its parts lives on the local server."""


@dataclass
class Play:
    """What the local services have and how they behave.

    Args:
        shelf: the tables of the statistics office.
        manners: by service.
        only: the services that are played; all unless told.
    """

    shelf: list[Shown]
    manners: dict[str, Manners] = field(default_factory=dict)
    only: frozenset[str] = frozenset(SERVICES)

    @classmethod
    def of_folder(cls, folder: Path) -> Play:
        """Play the services whose real files lie in a folder, and no others: nothing made up stands among them."""
        manners = {
            name: Manners(quirks={"folder": found.parent})
            for name, pattern in REAL_FILES.items()
            if (found := next(iter(sorted(folder.rglob(pattern))), None)) is not None
        }
        return cls(of_folder(folder), manners, only=frozenset({"pxweb", *manners}))

    def application(self) -> Starlette:
        """Make the application."""
        mounts = []
        for name, routes in SERVICES.items():
            if name not in self.only:
                continue
            manners = self.manners.setdefault(name, Manners())
            inner = Starlette(routes=list(routes(self.shelf, manners)))
            mounts.append(Mount(f"/{name}", app=Mannered(inner, manners)))
        return Starlette(routes=mounts)


TELLS_ITSELF: Final = frozenset({"scb", "pxweb"})
"""Sources whose tables say themselves whether they are made up; of the others everything is, unless it comes from real files."""


def settings(base: str, *, real: Collection[str] = ()) -> str:
    """What to write into a home's `services.yaml` so that every source asks the local server.

    Args:
        base: the server's address.
        real: sources that serve real files; what the others tell is kept as made up.
    """
    told = {
        name: {
            "urls": {key: base + path for key, path in urls.items()},
            "fictitious": name not in TELLS_ITSELF and name not in real,
        }
        for name, urls in ADDRESSES.items()
    }
    return yaml.safe_dump({"services": told}, sort_keys=False)


def server(play: Play, *, host: str = "127.0.0.1", port: int = 0) -> uvicorn.Server:
    """Make the server; only this machine reaches it unless somebody says otherwise."""
    config = uvicorn.Config(
        play.application(), host=host, port=port, log_level="critical", lifespan="off", ws="none"
    )
    return uvicorn.Server(config)


@contextmanager
def used_by(home: Home, base: str, *, real: Collection[str] = ()) -> Iterator[None]:
    """Let a home ask the local services for as long as the block lasts; its own settings come back afterwards."""
    path = home.path / SETTINGS
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(settings(base, real=real), encoding="utf-8")
    try:
        yield
    finally:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(before, encoding="utf-8")


@contextmanager
def running(play: Play) -> Iterator[str]:
    """Play the services on a free port for as long as the block lasts; gives the address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    playing = server(play)
    thread = threading.Thread(target=playing.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        playing.should_exit = playing.force_exit = True
        thread.join(timeout=10)
        listening.close()
