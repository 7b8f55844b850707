# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""What things are called: areas, occupations, education, industries, and the crosswalks between them."""

from skillshed.codes.age import parse_age
from skillshed.codes.area import KINDS, NATION, Area, AreaList
from skillshed.codes.classification import Classification, Item
from skillshed.codes.crosswalk import Crosswalk, Row
from skillshed.codes.education_group import EducationGroups, education_groups, read_education_groups
from skillshed.codes.education_level import education_level_of, parse_education_level
from skillshed.codes.joints import crosswalk, crosswalk_from_key, crosswalks, local_labour_markets
from skillshed.codes.missing import Missing
from skillshed.codes.occupation import parse_occupation
from skillshed.codes.own_areas import read_areas
from skillshed.codes.programme import Programme, national_programmes, programme, programmes, seqf_of_education
from skillshed.codes.reading import classification, classifications
from skillshed.codes.region import parse_region
from skillshed.codes.sex import parse_sex

__all__ = [
    "KINDS",
    "NATION",
    "Area",
    "AreaList",
    "Classification",
    "Crosswalk",
    "EducationGroups",
    "Item",
    "Missing",
    "Programme",
    "Row",
    "classification",
    "classifications",
    "crosswalk",
    "crosswalk_from_key",
    "crosswalks",
    "education_groups",
    "education_level_of",
    "local_labour_markets",
    "national_programmes",
    "parse_age",
    "parse_education_level",
    "parse_occupation",
    "parse_region",
    "parse_sex",
    "programme",
    "programmes",
    "read_areas",
    "read_education_groups",
    "seqf_of_education",
]
