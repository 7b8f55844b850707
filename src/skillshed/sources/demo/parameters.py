# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The figures that make the demo world: sourced YAML beside the code, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def parameters(name: str) -> Any:
    """Read one file of `parameters/`; do not change what comes back, it is shared.

    Args:
        name: the file's name without `.yaml`, as `population`.
    """
    text = (files("skillshed.sources.demo") / "parameters" / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
