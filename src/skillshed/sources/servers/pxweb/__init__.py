# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""A PxWeb of both generations, as PxTools/PxWebApi 2.6 and the older services behave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillshed.sources.servers.pxweb import v1, v2

if TYPE_CHECKING:
    from starlette.routing import Route

    from skillshed.sources.servers.manners import Manners
    from skillshed.sources.servers.shelf import Shown


def routes(shelf: list[Shown], manners: Manners) -> list[Route]:
    """Give the calls of both generations: `/v2/…` and `/v1/…`."""
    return [*v2.routes(shelf, manners), *v1.routes(shelf, manners)]
