# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""How Sphinx builds the documentation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import skillshed

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))
import reference_pages

project = "Skillshed"
author = "The Skillshed contributors"
copyright = "2026, The Skillshed contributors, EUPL-1.2"  # noqa: A001 - Sphinx's own name for it
release = skillshed.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.mathjax"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["dollarmath", "amsmath", "deflist"]
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"

suppress_warnings = ["misc.highlighting_failure"]  # sketches of interfaces are not whole programs

html_theme = "furo"
html_title = f"Skillshed {release}"
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": []}


def setup(app: Sphinx) -> None:
    """Write the pages that are made from the program's own contracts before Sphinx reads anything."""
    app.connect("builder-inited", lambda _: reference_pages.write_generated())
