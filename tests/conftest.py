# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""No test meets the home folder or the language of whoever runs it."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_our_own(tmp_path_factory: pytest.TempPathFactory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKILLSHED_HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("SKILLSHED_LANG", "FORCE_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield
