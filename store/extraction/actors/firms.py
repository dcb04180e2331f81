"""Is an unknown name a firm's? What stands beside it says so: "les actionnaires d'Altavia"."""

from __future__ import annotations

from store.extraction.actors.names import ENGLISH
from store.extraction.actors.words import Name, is_capital, low
from store.extraction.actors.workspace import Draft

LINKS = frozenset({"de", "d'", "du"})


def firm(work: Draft, name: Name) -> bool:
    """Whether the run of capitals `name` is a body's: by its last word, or by what stands before it or
    before the same name elsewhere in the article. Nobody with a first name is one.
    """
    words, first = work.gazetteer.words, work.doc[name.start]
    long = name.end - name.start > 1
    if long and low(first) in work.gazetteer.given:
        return False
    if long and work.low[name.end - 1] in words["firm.last"]:
        return True
    if long and not ENGLISH.isdisjoint(work.low[name.start : name.end]):
        return True  # "Friends of the Valley"
    return any(_owned(work, token.i) for token in work.doc.like(first) if token.text == first.text)


def _owned(work: Draft, i: int) -> bool:
    """Whether right before the name at token `i` stands what it has, or what it is."""
    linked = i > 0 and work.low[i - 1] in LINKS
    k = i - 1 - linked
    while k > 0 and work.doc[k].pos_ == "ADJ":
        k -= 1
    nouns = work.gazetteer.words["firm.owned" if linked else "firm.named"]
    return k >= 0 and work.doc[k].pos_ == "NOUN" and work.low[k] in nouns


def national_firm(work: Draft, name: Name) -> bool:
    """ "la finlandaise X", "l'américain X": a firm, by an adjective; a person has a capital there."""
    doc, i = work.doc, name.start
    if name.end - i > 1 or i < 2 or is_capital(doc[i - 1]) or work.low[i - 1] not in work.gazetteer.demonyms:
        return False
    return work.low[i - 2] in {"le", "la", "l'", "du", "au"}
