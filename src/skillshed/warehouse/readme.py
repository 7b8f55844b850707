# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""`README.md` inside a release: for whoever finds the folder and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from skillshed.warehouse.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from skillshed.warehouse.contract import Contract

README = "README.md"

_TEMPLATE = """# Skillshed {id}

{fictitious}Denna mapp är en *release*: tabeller om regional kompetensförsörjning, gjorda av de källor som står nedan. Den ändras
aldrig. Samma källor, program och slumpfrö ger samma filer igen.

This folder is a *release*: tables on regional skills supply, made of the sources below. It never changes. The same
sources, program and seed give the same files again.

| fil / file | vad / what | rader / rows |
|---|---|---|
{tables}

- `manifest.json`: källor, kontroller, antaganden och luckor / sources, checks, assumptions and gaps
- `datapackage.json`: kolumner, koder och licenser enligt Data Package 2 / columns, codes and licences by Data Package 2

```python
import pandas as pd

frame = pd.read_parquet("{first}.parquet")
```

Saknade tal har ett skäl i kolumnen `flag`; `source` är början av källfilens sha256.
Missing figures have a reason in the column `flag`; `source` is the beginning of the source file's sha256.

## Källor / Sources

| `source` | utgivare / publisher | tabell / table | fil / file | licens / licence |
|---|---|---|---|---|
{sources}

Program / program: Skillshed {code_version} (EUPL-1.2). Slumpfrö / seed: {seed}.
"""

_MARK = """> **FIKTIVA UPPGIFTER. Alla tal är påhittade: de kommer ur Skillsheds demovärld och säger inget om verkligheten.**
>
> **FICTITIOUS FIGURES. Every number is made up: they come from the demo world of Skillshed and say nothing about reality.**

"""


def write(manifest: Mapping[str, Any], contracts: Mapping[str, Contract]) -> str:
    """Write the text, in both languages."""
    tables = [
        f"| `{name}.parquet` | {contracts[name].title.sv} / {contracts[name].title.en} | {number(facts['rows']).sv} |"
        for name, facts in manifest["tables"].items()
    ]
    sources = [
        f"| `{line['sha256'][:12]}` | {_safe(line['publisher'])} | {_safe(line['title'])} | {_safe(line['filename'])} | {line['licence']} |"
        for line in manifest["snapshots"]
    ]
    return _TEMPLATE.format(
        id=manifest["id"],
        fictitious=_MARK if manifest["fictitious"] else "",
        tables="\n".join(tables),
        first=next(iter(manifest["tables"])),
        sources="\n".join(sources),
        code_version=manifest["code_version"],
        seed=manifest["seed"],
    )


def _safe(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
