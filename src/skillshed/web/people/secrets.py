# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Secrets that are shown once: only their hash is kept, so that whoever reads the database cannot use them."""

from __future__ import annotations

import hashlib
import secrets


def new_secret(prefix: str = "") -> tuple[str, str]:
    """Make a secret; gives it and its hash.

    Args:
        prefix: tells what it is to whoever finds it, and to programs that look for leaked ones.
    """
    secret = prefix + secrets.token_urlsafe(32)
    return secret, hashed(secret)


def hashed(secret: str) -> str:
    """Give a secret's hash. The secret is random and long, so a quick hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
