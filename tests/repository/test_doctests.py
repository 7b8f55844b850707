# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every example in a docstring gives what it says."""

import doctest
import importlib
import pkgutil

import pytest

import skillshed

MODULES = ["skillshed", *(module.name for module in pkgutil.walk_packages(skillshed.__path__, "skillshed."))]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_examples_in_docstrings(name):
    failures, _ = doctest.testmod(
        importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    )
    assert not failures
