# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""One basis of the demo county for every test of the places."""

import pytest

from skillshed.places.basis import basis


@pytest.fixture(scope="session")
def county_basis(demo_release):
    """The demo county's five autumns with twenty futures."""
    return basis(demo_release, "31", range(2027, 2032), futures=20, seed=3)
