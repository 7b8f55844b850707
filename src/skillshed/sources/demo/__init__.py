# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The fictitious demo world: a documented process that writes the shapes of the real tables and keeps its truth."""

from skillshed.sources.demo.generate import generate, write_files
from skillshed.sources.demo.geography import SIZES, Size, geography
from skillshed.sources.demo.truth import true_frames, truth
from skillshed.sources.demo.world import DemoWorld, world

__all__ = [
    "SIZES",
    "DemoWorld",
    "Size",
    "generate",
    "geography",
    "true_frames",
    "truth",
    "world",
    "write_files",
]
