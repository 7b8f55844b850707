# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a plan rests on: from a release and the region's own files to the case that is planned."""

from skillshed.places.basis.assembly import Basis, basis

__all__ = ["Basis", "basis"]
