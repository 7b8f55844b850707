# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The way out of the machine: the system's own certificates and proxies, as municipal networks need them."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore
import urllib3

if TYPE_CHECKING:
    from skillshed.sources.fetching.service import Limits


def connect(url: str, limits: Limits, *, parallel: int) -> urllib3.PoolManager:
    """Open a pool of connections to where an address lies, through the proxy that the system names for it.

    Certificates are judged by the system's own store, where an organisation keeps those of its own gateways.
    """
    timeout = urllib3.Timeout(connect=limits.connect, read=limits.silence)
    trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    proxy = _proxy(url)
    if proxy:
        return urllib3.ProxyManager(proxy, timeout=timeout, maxsize=parallel, ssl_context=trusted)
    return urllib3.PoolManager(timeout=timeout, maxsize=parallel, ssl_context=trusted)


def _proxy(url: str) -> str | None:
    place = urlsplit(url)
    if not place.hostname or proxy_bypass(place.hostname):
        return None
    proxies = getproxies()
    return proxies.get(place.scheme) or proxies.get("all")
