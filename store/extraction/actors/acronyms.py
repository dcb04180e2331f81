"""Acronyms that an article spells out itself: "le Programme alimentaire mondial (PAM)"."""

from __future__ import annotations

import re

from store.extraction.actors.words import Name, is_acronym
from store.extraction.words import Text
from store.lexicon.gazetteer import Gazetteer, fold

LINKED = re.compile(r"\b(?:d[eu]s?|d['’]|aux?|à) ?(?:la |l['’])?$")  # "… de la" before a name
FURTHER = 6  # tokens that a name may have beyond the letters of its acronym
LONG = 4  # letters that are no chance: among their words may be one that is also a title (*socialiste*)
SMALL = 3  # letters of "les", "sur", "des", which an acronym often leaves out


def redefined(doc: Text, names: list[Name], gazetteer: Gazetteer) -> set[str]:
    """The acronyms among the known `names` that stand in brackets after another name with these initials."""
    found: set[str] = set()
    for name in names:
        i = name.start
        if name.known is None or name.end > i + 1 or i < 2 or doc[i - 1].text != "(":
            continue
        text = doc[i].text
        if not is_acronym(text) or not text.isalpha() or i + 1 >= len(doc) or doc[i + 1].text != ")":
            continue
        start = spelt_from(doc, i - 1, text)
        if start < 0:
            continue
        spelt = {fold(n) for n in (gazetteer.known[name.known].name, *gazetteer.known[name.known].names)}
        before = [fold(" ".join(doc.surface(k, i - 1).split())) for k in range(max(0, start - 1), i - 1)]
        if not spelt.intersection(before):
            found.add(text)
    return found


def find_spelt_out(
    doc: Text, bodies: list[Name], known: list[Name], titles: set[int], gazetteer: Gazetteer
) -> list[Name]:
    """`bodies`, with the names that the acronym in brackets after them shows to be one body's."""
    found: list[Name] = []
    ends = {name.end: name for name in (*known, *bodies)}
    for i in doc.places.get("(", ()):
        text = doc[i + 1].text if i + 2 < len(doc) and doc[i + 2].text == ")" else ""
        if not is_acronym(text) or not text.isalpha() or _owns(ends.get(i), text, gazetteer):
            continue
        start = spelt_from(doc, i, text)
        if start < 0 or start in titles or doc[start].folded in gazetteer.given:
            continue
        if len(text) < LONG and not titles.isdisjoint(range(start, i)):
            continue
        found.append(Name(start, i, "body", "organisation"))
    spelt = {i for n in found for i in range(n.start, n.end)}
    return [b for b in bodies if spelt.isdisjoint(range(b.start, b.end))] + found


def _owns(name: Name | None, acronym: str, gazetteer: Gazetteer) -> bool:
    """Whether the acronym after `name` is its own, and not that of a longer name that ends in a state's."""
    entry = gazetteer.known.get(name.known or "") if name else None
    if entry is None or entry.kind != "country":
        return name is not None
    return acronym in entry.names


def part_of(name: str, acronym: str, gazetteer: Gazetteer) -> str | None:
    """The id of the known one, named at the end of `name`, whose own acronym it is: "… de la République
    centrafricaine (RCA)".
    """
    for hit in gazetteer.names.scan(name) if acronym else ():
        entry = gazetteer.known.get(hit.value)
        linked = LINKED.search(name[: hit.start]) is not None and hit.end == len(name)
        if entry is not None and linked and acronym in entry.names:
            return entry.id
    return None


def spelt_from(doc: Text, end: int, acronym: str) -> int:
    """Where the words before token `end` begin whose initials make `acronym`; -1 if nowhere."""
    letters, k = list(fold(acronym)), end - 1
    while k >= 0 and end - k <= len(acronym) + FURTHER and doc[k].sent is doc[end].sent:
        word = doc[k].folded
        if not word[:1].isalpha():
            return -1
        if word[0] == letters[-1]:
            letters.pop()
            if not letters:
                return k if doc[k].capital else -1
        elif len(word) > SMALL:
            return -1
        k -= 1
    return -1
