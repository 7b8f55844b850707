# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Small writers of the formats that the readers read, and a table to write."""

import json
from itertools import product
from math import prod

CUBE = {
    "Region": {"00": "Riket", "01": "Stockholms län", "19": "Västmanlands län"},
    "Alder": {"0-15": "0-15 år", "16-64": "16-64 år", "65+": "65+ år"},
    "Kon": {"1": "män", "2": "kvinnor"},
    "ContentsCode": {"BE0101N1": "Folkmängd"},
    "Tid": {"2023": "2023", "2024": "2024"},
}
LABELS = {"Region": "region", "Alder": "ålder", "Kon": "kön", "ContentsCode": "tabellinnehåll", "Tid": "år"}


def size(cube):
    return prod(len(values) for values in cube.values())


def values_of(cube):
    """Figures that add up: the nation is the sum of its two counties here."""
    return [100 + 7 * place for place in range(size(cube))]


def jsonstat(cube=None, values=None, *, status=None, sparse=False, **more):
    cube = cube or CUBE
    values = values_of(cube) if values is None else values
    dimension = {
        code: {
            "label": LABELS.get(code, code),
            "category": {"index": {key: place for place, key in enumerate(labels)}, "label": labels},
        }
        for code, labels in cube.items()
    }
    told = {
        "version": "2.0",
        "class": "dataset",
        "label": "Folkmängden efter region, ålder och kön",
        "source": "SCB",
        "updated": "2025-02-21T07:00:00Z",
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": list(cube),
        "size": [len(labels) for labels in cube.values()],
        "dimension": dimension,
        "value": {str(place): value for place, value in enumerate(values) if value is not None}
        if sparse
        else values,
        "extension": {
            "px": {"tableid": "TAB638"},
            "contact": [{"name": "Secret Person", "mail": "x@example.se"}],
        },
    }
    return json.dumps(
        told | ({"status": status} if status is not None else {}) | more, ensure_ascii=False
    ).encode()


def px(cube=None, values=None, *, encoding="cp1252", head="", keys=False):
    cube = cube or CUBE
    values = values_of(cube) if values is None else values
    names = [LABELS.get(code, code) for code in cube]
    lines = [
        'CHARSET="ANSI";',
        f'CODEPAGE="{"iso-8859-1" if encoding == "cp1252" else encoding}";',
        'LANGUAGE="sv";',
        'LANGUAGES="sv","en";',
        'MATRIX="TAB638";',
        'TITLE="Folkmängden efter region, ålder och kön";',
        'TITLE[en]="Population by region; age and sex";',
        'CONTENTS="Folkmängd";',
        'UNITS="antal";',
        'SOURCE="SCB";',
        'NOTE="Rad ett#rad två"\n"fortsätter";',
        'CONTVARIABLE="tabellinnehåll";',
        "STUB=" + ",".join(f'"{name}"' for name in names[:-1]) + ";",
        f'HEADING="{names[-1]}";',
    ]
    for (code, labels), name in zip(cube.items(), names, strict=True):
        lines += [
            f'VARIABLECODE("{name}")="{code}";',
            f'VALUES("{name}")=' + ",\n".join(f'"{label}"' for label in labels.values()) + ";",
            f'VALUES[en]("{name}")=' + ",".join(f'"en {label}"' for label in labels.values()) + ";",
            f'CODES("{name}")=' + ",".join(f'"{key}"' for key in labels) + ";",
        ]
        if keys and name != names[-1]:
            lines.append(f'KEYS("{name}")=CODES;')
    body = _keyed(cube, values) if keys else _dense(values, len(list(cube.values())[-1]))
    return (head + "\n".join(lines) + "\nDATA=\n" + body + ";\n").encode(encoding)


def _figure(value):
    return '".."' if value is None else str(value)


def _dense(values, width):
    rows = [values[start : start + width] for start in range(0, len(values), width)]
    return "\n".join(" ".join(map(_figure, row)) + " " for row in rows)


def _keyed(cube, values):
    *stub, heading = cube.values()
    width = len(heading)
    rows = []
    for row, keys in enumerate(product(*stub)):
        figures = values[row * width : (row + 1) * width]
        if any(value != 0 for value in figures):
            rows.append(",".join(f'"{key}"' for key in keys) + "," + " ".join(map(_figure, figures)))
    return "\n".join(rows)


def wide(rows, years=("2023", "2024"), *, separator=",", header=("region", "ålder", "kön")):
    """A wide CSV as SCB exports it: rows of (labels…, figures…)."""
    lines = [separator.join(f'"{cell}"' for cell in (*header, *years))]
    for row in rows:
        keys, figures = row[: len(header)], row[len(header) :]
        lines.append(separator.join([*(f'"{key}"' for key in keys), *map(str, figures)]))
    return "\r\n".join(lines) + "\r\n"


def population_rows(areas=("01 Stockholms län", "19 Västmanlands län"), ages=range(12)):
    return [
        (area, f"{age} år", sex, 1000 + age + place, 1010 + age + place)
        for place, area in enumerate(areas)
        for age in ages
        for sex in ("män", "kvinnor")
    ]
