"""Whom an article is about: the person whom it names far more often than any other."""

from __future__ import annotations

from collections import Counter

from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.workspace import Draft
from store.extraction.words import Word

NAMED = 3  # the least times that the article names its protagonist
LEAD = 2  # sentences at the head of an article where a name counts twice
TIMES = 2  # how much more often than anybody else
HEADS = frozenset({"NOUN", "ADJ", "VERB"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PRONE = frozenset(
    {"de", "d'", "du", "monsieur", "m.", "mme"}
)  # "la mort de X", "la mort de l'ancien ministre X"


def protagonist(work: Draft) -> int | None:
    """The entity of the person whom the whole article is about; None where two share it."""
    entities = work.registry.entities
    named: Counter[int] = Counter()
    for m in work.map.mentions:
        if m.form == "name" and entities[m.entity].kind == "person":
            named[m.entity] += 1 + (work.sentence_of[m.start] < LEAD)
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < NAMED or (len(ranked) > 1 and ranked[0][1] < TIMES * ranked[1][1]):
        return None
    return ranked[0][0]


def mourned(work: Draft) -> int | None:
    """The person whose death the head of the article tells: *X est mort*, *le décès de X*."""
    words = work.gazetteer.words
    nouns, verbs = words["act.deaths"], words["act.dying"]
    for i in work.doc.among(nouns | verbs):
        if work.sentence_of[i] > LEAD + 1:
            return None
        token = work.doc[i]
        subjects = [c for c in token.children if c.dep_ in SUBJECTS]
        owners = [c for c in token.children if c.dep_ == "nmod" and work.low[c.i - 1] in PRONE]
        dead = subjects if work.low[i] in verbs else owners
        for m in [m for word in dead for name in (word, *word.children) for m in work.map.headed(name.i)]:
            if work.registry.entities[m.entity].kind == "person":
                return m.entity
    return None


def paid_tribute(work: Draft, token: Word) -> bool:
    """Whether the clitic `token` is whom one honours: *lui a rendu hommage*, *l'a salué*."""
    said = {work.low[token.head.i], *(work.low[c.i] for c in token.head.children if c.dep_ == "obj")}
    return not said.isdisjoint(work.gazetteer.words["act.tributes"])


def fronted(work: Draft, token: Word) -> set[int]:
    """Those named in what opens the sentence of subject pronoun `token` and only says who it is:
    *Juge au tribunal de Brest, elle poursuit X*.
    """
    doc, low = work.doc, token.sent.start
    while low < token.i and doc[low].pos_ in {"SPACE", "PUNCT"}:
        low += 1
    if token.i - low < 2 or doc[token.i - 1].text != "," or any(word.finite for word in doc[low : token.i]):
        return set()
    named = [m for m in work.map.mentions if low < m.start < token.i]
    if doc[low].pos_ not in HEADS:  # "Avec l'appui de son avocate X, elle …"
        named = [m for m in named if m.form in {"name", "title"} and work.low[m.start - 1] in POSSESSIVE]
    return {m.entity for m in named}
