# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

import pytest

from skillshed.sources.demo import DemoWorld, world


@pytest.fixture(scope="session")
def county() -> DemoWorld:
    return world("county", 1)
