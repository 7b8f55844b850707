# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Every page is in the reader's language all through: none of our words stand there in the other one."""

import ast
import re
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import addresses
import pytest

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
SAY = re.compile(r"""{%\s*say\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*')""")
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-stop", "data-label")
BETWEEN = re.compile(r"{[^}]*}|%\([a-z_]+\)[sd]")
LETTERS, WHOLE = 4, 15
NAMES = {"Riket"}
"""What the demo world's country is called, in every language."""
OTHER = {"sv": 1, "en": 0}


@cache
def pairs():
    """Our words in both languages: of templates, of the catalogue, of every `Text` of the package."""
    found = set()
    for path in (ROOT / "src" / "skillshed").rglob("*.html"):
        found |= {(sv[1:-1], en[1:-1]) for sv, en in SAY.findall(path.read_text(encoding="utf-8"))}
    sys.path.append(str(ROOT / "frontend"))
    messages = pytest.importorskip("messages")
    found |= {(one.id, one.string) for one in messages.catalogue() if isinstance(one.id, str)}
    for path in (ROOT / "src" / "skillshed").rglob("*.py"):
        found |= set(_texts(ast.parse(path.read_text(encoding="utf-8"))))
    return {(sv.strip(), en.strip()) for sv, en in found if sv and en}


def _texts(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
            told = {one.arg: one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)}
            if isinstance(told.get("sv"), str) and isinstance(told.get("en"), str):
                yield told["sv"], told["en"]


@cache
def foreign(language):
    """Words that a page in a language may not hold: those of the other that mean nothing in this one."""
    other = OTHER[language]
    own = {pair[1 - other].casefold() for pair in pairs()}
    words = {pair[other] for pair in pairs() if pair[0].casefold() != pair[1].casefold()}
    return frozenset(one for one in words if "{" not in one and "%" not in one and len(one) >= LETTERS and one.casefold() not in own)  # fmt: skip


@cache
def parts(language):
    """The longest piece between the figures of each sentence in the other language."""
    other = OTHER[language]
    own = " ".join(pair[1 - other] for pair in pairs())
    pieces = {
        max(BETWEEN.split(pair[other]), key=len).strip() for pair in pairs() if BETWEEN.search(pair[other])
    }
    return sorted(one for one in pieces if len(one) >= WHOLE and " " in one and one not in own)


class Words(HTMLParser):
    """What a page says to its reader, piece by piece; what is marked as of another language or as no words to translate is left out, and so is code."""

    def __init__(self, language):
        super().__init__()
        self.language, self.said, self._silent = language, [], []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag in {"br", "input", "img", "link", "meta", "path", "rect", "circle", "use", "line"}:
            self._attributes(told)
            return
        silent = bool(self._silent and self._silent[-1][1])
        foreign_words = tag != "html" and told.get("lang") not in {None, self.language}
        self._silent.append(
            (
                tag,
                silent
                or tag in {"script", "style", "code"}
                or foreign_words
                or told.get("translate") == "no",
            )
        )
        if not self._silent[-1][1]:
            self._attributes(told)

    def _attributes(self, told):
        self.said += [told[name] for name in SPOKEN if told.get(name)]

    def handle_endtag(self, tag):
        while self._silent:
            if self._silent.pop()[0] == tag:
                return

    def handle_data(self, data):
        if data.strip() and not (self._silent and self._silent[-1][1]):
            self.said.append(" ".join(data.split()))


def strange(page, language):
    """What of a page is our words in the other language, as they are or with figures put in."""
    reader = Words(language)
    reader.feed(page)
    whole = " ".join(reader.said)
    return sorted((set(reader.said) & foreign(language)) - NAMES) + [
        one for one in parts(language) if one in whole
    ]


def walked(client, pages, language):
    client.cookies["django_language"] = language
    found = []
    for address in pages:
        page = client.get(address, follow=True).content.decode()
        assert f'<html lang="{language}"' in page, address
        found += [f"{address}: {words}" for words in strange(page, language)]
    return found


def test_the_reader_hears_what_is_wrong():
    page = (
        '<html lang="en"><p>Välj område</p><button lang="sv">Svenska</button><code>Välj område</code></html>'
    )
    assert strange(page, "en") == ["Välj område"]
    assert strange(page, "sv") == []
    assert len(foreign("en")) > 1000


@pytest.mark.parametrize("language", ["sv", "en"])
def test_open_pages(client, open_there, language):
    found = walked(client, addresses.public(open_there), language)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_members_pages(as_person, there, language):
    for person in addresses.PEOPLE:
        pages = [
            one
            for one in addresses.members(there, person)
            if not one.startswith(("/konto/andra-steget/totp", "/konto/lamna"))
        ]
        found = walked(as_person(person), pages, language)
        assert not found, "\n".join(found)
