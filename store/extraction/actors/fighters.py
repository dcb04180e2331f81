"""Those whom a people or a creed names: "les milices chiites", "la communauté juive"."""

from __future__ import annotations

from store.extraction.actors.words import Name, is_capital, leaning
from store.extraction.words import Text
from store.lexicon.gazetteer import Gazetteer
from store.model import ActorKind

OF = frozenset({"de", "d'", "du", "des"})
ONE = frozenset({"la", "une", "cette"})
SOME = frozenset({"certains", "certaines", "plusieurs", "quelques", "autres"})
ADJECTIVES = 3  # that may stand between the noun and who they are of: "milices armées locales chiites"


def find_fighters(doc: Text, lows: list[str], taken: dict[int, Name], gazetteer: Gazetteer) -> list[Name]:
    """The groups outside the tokens `taken` that their noun and an adjective name."""
    words = gazetteer.words
    armed, peaceful = words["group.fighters"] | words["group.forces"], words["group.communities"]
    found: list[Name] = []
    for i in doc.among(armed | peaceful):
        if i in taken or i + 1 >= len(doc) or is_capital(doc[i]):
            continue
        before = lows[i - 1] if i else ""
        if before in SOME or (lows[i] in peaceful and before not in ONE):
            continue
        whose = words["group.peoples"]
        if lows[i] in words["group.fighters"]:
            whose = whose.union(words["group.sides"], gazetteer.demonyms)
        elif lows[i] in peaceful:
            whose = whose.union(words["group.minorities"], gazetteer.demonyms)
        end = _told(doc, lows, i, taken, whose, leaning(gazetteer))
        if end:
            kind: ActorKind = "armed_group" if lows[i] in armed else "organisation"
            found.append(Name(i, end, "group", kind, lower=True))
    return found


def _told(
    doc: Text, lows: list[str], i: int, taken: dict[int, Name], whose: frozenset[str], sides: tuple[str, ...]
) -> int:
    """The index after the adjective of `whose`, or that begins as one of `sides`, that says who the group at
    token `i` is, and those behind it; 0 where there is none, or where a name says it.
    """
    end, k = 0, i + 1
    while k < len(doc) and k - i <= ADJECTIVES and k not in taken and not is_capital(doc[k]):
        if lows[k] in whose or lows[k].startswith(sides):
            end = k + 1
        elif doc[k].pos_ != "ADJ":
            break
        k += 1
    if not end or end >= len(doc):
        return end
    n = end + 1 + (end + 1 < len(doc) and lows[end + 1] in {"la", "l'", "les", "le"})
    named = n < len(doc) and (n in taken or is_capital(doc[n])) and lows[end] in OF
    return 0 if named or is_capital(doc[end]) or end in taken else end
