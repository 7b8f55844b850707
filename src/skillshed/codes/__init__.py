# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What things are called: areas, occupations, education, industries, and the crosswalks between them."""

from skillshed.codes.age import parse_age
from skillshed.codes.area import KINDS, NATION, Area, AreaList
from skillshed.codes.classification import Classification, Item
from skillshed.codes.education_level import education_level_of, parse_education_level
from skillshed.codes.missing import Missing
from skillshed.codes.occupation import parse_occupation
from skillshed.codes.reading import classification, classifications
from skillshed.codes.region import parse_region
from skillshed.codes.sex import parse_sex

__all__ = [
    "KINDS",
    "NATION",
    "Area",
    "AreaList",
    "Classification",
    "Item",
    "Missing",
    "classification",
    "classifications",
    "education_level_of",
    "parse_age",
    "parse_education_level",
    "parse_occupation",
    "parse_region",
    "parse_sex",
]
