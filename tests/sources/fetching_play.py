# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Small tables for the local services, and a service that is asked impatiently so that tests are quick."""

import json
from dataclasses import replace

import numpy as np

from skillshed.language import Text
from skillshed.sources.fetching.service import Limits, Service
from skillshed.sources.servers.shelf import shelve

QUICK = {"connect": 2, "silence": 1, "whole": 5, "longest_wait": 3, "attempts": 4, "parallel": 2}
NOTE = "Från 2025 används Cell Key Method (CKM)."


def document(
    *,
    regions=("00", "20", "2080", "2081"),
    periods=("2021", "2022", "2023"),
    table="TAB1",
    updated="2026-03-05T07:00:00Z",
    **more,
):
    """A population table whose every figure is its own place, with one secret cell."""
    sizes = (len(regions), 3, 2, 1, len(periods))
    values = np.arange(np.prod(sizes)).tolist()
    values[1] = None

    def dimension(label, codes, **extension):
        index = {code: i for i, code in enumerate(codes)}
        return {
            "label": label,
            "category": {"index": index, "label": {code: f"{code}" for code in codes}},
            "extension": extension,
        }

    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Folkmängden efter region, ålder och kön",
        "source": "SCB",
        "updated": updated,
        "note": [NOTE],
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": ["Region", "Alder", "Kon", "ContentsCode", "Tid"],
        "size": list(sizes),
        "dimension": {
            "Region": dimension("region", regions, elimination=True),
            "Alder": dimension("ålder", ("0", "1", "2+")),
            "Kon": dimension("kön", ("1", "2"), elimination=True),
            "ContentsCode": dimension("tabellinnehåll", ("BE0101N1",)),
            "Tid": dimension("år", periods),
        },
        "extension": {"px": {"tableid": table}, "contact": [{"name": "Någon", "mail": "nagon@example.se"}]},
        "value": values,
        "status": {"1": ".."},
        **more,
    }


def shown(path="BE/BE0101/Folk", **options):
    told = document(**options)
    return shelve(json.dumps(told).encode(), name=told["extension"]["px"]["tableid"], path=path)


def service(base, **limits):
    """The local PxWeb as a service that is given up quickly."""
    return Service(
        id="pxweb",
        name=Text(sv="PxWeb", en="PxWeb"),
        urls={"main": base},
        limits=Limits(**{"calls": 1000, **QUICK, **limits}),
    )


def settings_text(base, **limits):
    """A home's `services.yaml` for SCB and PxWeb, with impatient limits."""
    quick = {**QUICK, "calls": 1000, "seconds": 1, **limits}
    return json.dumps(
        {
            "services": {
                "scb": {"urls": {"v2": f"{base}/pxweb/v2", "v1": f"{base}/pxweb/v1"}, "limits": quick},
                "pxweb": {"url": f"{base}/pxweb/v2", "limits": quick},
            }
        }
    )


def shelve_with_groups():
    """The same table with a code list of ages, whose members the service tells in no order."""
    return replace(shown(), groups={"agg_Ålder": ("Alder", {"-1": ("0", "1"), "2+": ("2+",)})})
