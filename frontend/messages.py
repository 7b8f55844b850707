# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""The English of the pages' Swedish words: `python frontend/messages.py` adds new messages to the catalogue and compiles it.

Write the English in `src/skillshed/web/locale/en/LC_MESSAGES/django.po` and run it once more. No tool but Babel is needed;
the compiled catalogue is kept beside the other, so that running the site needs neither.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB: Final = Path(__file__).parents[1] / "src" / "skillshed" / "web"
PO: Final = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
_KEYWORDS: Final = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
_HEAD: Final = """\
# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2
"""
Message = str | tuple[str, ...]


def messages() -> Iterator[tuple[Message, str | None, str]]:
    """Give every message of the pages with its context and where it stands, in the order of the files."""
    for path in sorted(WEB.rglob("*")):
        if path.suffix == ".html":
            content = templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode()
        elif path.suffix == ".py":
            content = path.read_bytes()
        else:
            continue
        for _, message, _, context in extract("python", io.BytesIO(content), _KEYWORDS):
            yield message, context, str(path.relative_to(WEB))


def catalogue() -> Catalog:
    """Read the catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def renewed(old: Catalog) -> Catalog:
    """Give the catalogue of today's messages with the English that was known."""
    new = Catalog(
        locale="en", header_comment=_HEAD.strip(), project="Skillshed", fuzzy=False, creation_date=old.creation_date
    )  # fmt: skip
    for message, context, place in messages():
        known = old.get(message if isinstance(message, str) else message[0], context)
        new.add(message, known.string if known else None, locations=[(place, 0)], context=context)
    return new


def compiled(source: Catalog) -> bytes:
    """Compile a catalogue."""
    kept = io.BytesIO()
    write_mo(kept, source)
    return kept.getvalue()


def main() -> None:
    """Renew and compile the catalogue; say what lacks its English."""
    old = catalogue() if PO.exists() else Catalog(locale="en")
    new = renewed(old)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, new, include_lineno=False, sort_output=False, width=120, omit_header=False)
    PO.with_suffix(".mo").write_bytes(compiled(catalogue()))
    for message in catalogue():
        if message.id and not message.string:
            print(f"No English: {message.id}")  # noqa: T201 - a developer's script


if __name__ == "__main__":
    main()
