"""*soutenu tant par X que par Y*, *rejeté par X comme par Y*: a second agent beside the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

LINKS = frozenset({"que", "qu'", "comme", "et"})
APART = 9  # tokens within which the first agent stands
AGENTS = frozenset({"obl:agent", "obl", "nmod"})


def correlate(text: Text) -> None:
    """Hang every such second agent from the first, in place."""
    for i in text.places.get("par", ()):
        par = text[i]
        if i == par.sent.start or text[i - 1].plain not in LINKS or par.dep_ != "case":
            continue
        first, second = _first(par), par.head
        if first is None or second is first or second.dep_ == "conj" or second in first.above:
            continue
        link = text[i - 1]
        hang(second, first, "conj")
        if link.head is not second and second not in link.above and link not in second.above:
            hang(link, second, "cc")


def _first(par: Word) -> Word | None:
    """The agent before the link, when no verb with a subject of its own stands between."""
    for k in range(par.i - 2, max(par.i - APART, par.sent.start) - 1, -1):
        word = par.doc[k]
        if word.finite or word.text in {";", ":"}:
            return None
        if word.plain == "par" and word.dep_ == "case" and word.head.dep_ in AGENTS:
            return word.head
    return None
