# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Golden formulations: every rule's rows on a small case, written out, and the equation beside them.

A change of a rule shows as a change of its file. To write them anew: delete the file, run the test, read the difference.
"""

from pathlib import Path

import numpy as np
import pytest

from skillshed.places.columns import BLOCKS
from skillshed.places.program import program
from skillshed.places.reading import case_from, read_document
from skillshed.places.rules import RULES

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
HEAD = "# SPDX-FileCopyrightText: 2026 The Skillshed contributors\n# SPDX-License-Identifier: EUPL-1.2\n#"
SMALL = {
    "years": "2027-2028",
    "teacher_need": [{"programme": "VO", "subject_area": "vård", "teachers": 1.5}],
    "teachers": [{"place": "1983", "subject_area": "vård", "teachers": 4}],
    "workplaces": [{"place": "1983", "programme": "VO", "places": 9}],
    "budgets": [{"payer": "1983", "year": 2027, "kronor": 20_000_000}],
    "locks": [{"programme": "IN", "site": "vasa", "max_groups": 0, "who": "Anna", "why": "beslut"}],
    "limits": {"travel": 20, "travel_share": 0.5, "selection": 1},
    "caps": {"cost": 40_000_000, "unmet_need": 12},
    "offer": [{"programme": "VO", "site": "ullvi", "year": 2026, "groups": 1}],
}


@pytest.fixture(scope="module")
def small():
    told = read_document(HERE / "cases" / "three_municipalities.yaml")
    programmes = [{**one, "workplaces": 0.1} for one in told["programmes"]]
    return program(case_from({**told, **SMALL, "programmes": programmes}))


def named(made):
    """Every column as its symbol and labels."""
    names = {}
    for block, (axes, symbol, _) in BLOCKS.items():
        numbers = made.columns[block]
        if block == "covered":
            labels = [str(number) for number in range(numbers.size)]
        else:
            frame = made.network.labels(*axes) if axes else None
            labels = [""] if frame is None else [",".join(map(str, row)) for row in frame.to_numpy()]
        names |= {
            int(number): f"{symbol}[{label}]" for number, label in zip(numbers.ravel(), labels, strict=True)
        }
    return names


def written(made, rule):
    names, first, count = named(made), made.first[rule], len(made.rows[rule])
    lines = [HEAD, f"# {RULES[rule].equation}"]
    for row in range(first, first + count):
        entries = made.matrix[[row]].tocoo()
        order = np.argsort(entries.col)
        terms = " ".join(f"{entries.data[at]:+g} {names[int(entries.col[at])]}" for at in order)
        lines.append(f"{made.lower[row]:g} <= {terms} <= {made.upper[row]:g}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("rule", list(RULES))
def test_the_rule_is_written_as_it_was(small, rule):
    path = GOLDEN / f"{rule}.lp.txt"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(small, rule), encoding="utf-8")
        pytest.fail(f"{path.name} was written anew: read it, and run again")
    assert written(small, rule) == path.read_text(encoding="utf-8")
    assert len(small.rows[rule])
