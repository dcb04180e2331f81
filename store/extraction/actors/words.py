"""Small questions about tokens that the actor finder asks everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer
from store.model import ActorKind

ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une", "des", "du", "d'", "de", "au", "aux"})
ROMAN = re.compile(r"[IVX]{1,5}|Ier|1er")
ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9&.\-+]*[A-ZÀ-Þ0-9+]s?|[A-Z][0-9]+")
OPEN_QUOTES = frozenset('«“„"')
CLOSE_QUOTES = frozenset('»”"')


@dataclass(slots=True)
class Name:
    """A proper name in the text, tokens [start, end), before it is attached to an actor.

    `form`: name | seat | capital | place | body | acronym | demonym (a noun: "les Américains").
    `known` is an id of the gazetteer; `kind` "" while unknown.
    """

    start: int
    end: int
    form: str
    kind: ActorKind | None = None
    known: str | None = None
    lower: bool = False  # written without a capital: "armée malienne"
    of: int | None = None  # entity that the name itself names as its owner ("Parlement turc")
    entity: int | None = None


@lru_cache(maxsize=4)
def leaning(gazetteer: Gazetteer) -> tuple[str, ...]:
    """How words begin that say with a hyphen whose side one is on: *pro-russe*, *anti-Biya*."""
    return tuple(f"{side}-" for name in ("for", "against") for side in gazetteer.words[f"leaning.{name}"])


def low(token: Word) -> str:
    """The token without case and accents."""
    return token.folded


def is_capital(token: Word) -> bool:
    """True for a token written like a name: a capital first, or an article prefix (al-Sissi)."""
    return token.capital


def is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 9 and ACRONYM.fullmatch(text) is not None and sum(c.isupper() for c in text) > 1


def starts_sentence(token: Word) -> bool:
    """True where a capital says nothing: after a full stop, a colon, an opening quote, a dash."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1).text
    return before in {".", "!", "?", "…", ":", "-", "–", "—", "("} or before in OPEN_QUOTES or "\n" in before


def span_head(doc: Text, start: int, end: int) -> int:
    """Index of the token of [start, end) that the rest of the sentence hangs from."""
    for token in doc[start:end]:
        head = token.head.i
        if (head == token.i or not start <= head < end) and token.dep_ not in {"det", "case", "punct"}:
            return token.i
    return start


def preposition(doc: Text, start: int, head: int) -> str:
    """The preposition that governs the phrase starting at `start`, folded ("" when there is none)."""
    cases = [c for c in doc[head].children if c.dep_ == "case" and c.i <= start]
    if cases:
        return low(cases[-1])
    i = start - 1
    while i >= 0 and (doc[i].pos_ == "DET" or low(doc[i]) in {"le", "la", "les", "l'"}):
        i -= 1
    return low(doc[i]) if i >= 0 and doc[i].pos_ == "ADP" else ""


def demonym(gazetteer: Gazetteer, token: Word, preferred: Iterable[str] = ()) -> str | None:
    """Id of the state or body whose demonym `token` is; the preferred one when several share it."""
    ids = gazetteer.demonyms.get(low(token))
    if not ids:
        return None
    for wanted in preferred:
        if wanted in ids:
            return wanted
    return ids[0]


def of_those(gazetteer: Gazetteer, state: str, named: Iterable[str]) -> str:
    """ "le président congolais": of `state` and those that share its adjective, the one that is `named`."""
    known, named = gazetteer.known, list(named)
    own = set(known[state].demonyms)
    sharing = (other for other in named if other in known and own & set(known[other].demonyms))
    return state if state in named else next(sharing, state)


def gender(token: Word) -> str:
    value = token.morph.get("Gender", ())
    return {"Masc": "m", "Fem": "f"}.get(value[0], "") if value else ""


def is_plural(token: Word) -> bool:
    return "Plur" in token.morph.get("Number", ())


def is_singular(token: Word) -> bool:
    return "Sing" in token.morph.get("Number", ())


@lru_cache(maxsize=4)
def regions(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """Folded nouns for who is from a part of a state, each with the ids of the states that may be."""
    found: dict[str, frozenset[str]] = {}
    for table, nouns in gazetteer.words.items():
        kind, _, ident = table.partition(".")
        for noun in nouns if kind == "origin" else ():
            found[noun] = found.get(noun, frozenset()) | {ident}
    return found
