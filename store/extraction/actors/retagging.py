"""Verbs after an object pronoun that the tagger took for nouns with an article: "X l'accuse de …"."""

from __future__ import annotations

from store.extraction.actors.words import low
from store.extraction.words import Text
from store.lexicon.gazetteer import Gazetteer

ARTICLES = frozenset({"le", "la", "l'", "les"})
BEFORE = frozenset({"PROPN", "NOUN", "PRON", "PUNCT", "CCONJ", "ADV", "SPACE", "ADJ", "NUM", "X"})


def recall_verbs(doc: Text, gazetteer: Gazetteer) -> None:
    """Tag such words, and the pronoun before them, as what they are. Changes `doc` in place."""
    verbs = gazetteer.words["speech.verbs_only"]
    nouns_too = gazetteer.words["speech.verbs_too"]
    for i in range(2, len(doc)):
        verb, clitic, before = doc[i], doc[i - 1], doc[i - 2]
        named = before.pos_ == "PROPN" and not (i + 1 < len(doc) and doc[i + 1].capital)
        if low(verb) not in verbs and not (named and low(verb) in nouns_too):
            continue
        if low(clitic) not in ARTICLES or before.pos_ not in BEFORE:
            continue
        if verb.pos_ == "VERB" and clitic.pos_ == "PRON":
            continue
        verb.pos_ = "VERB"
        if clitic.pos_ == "PRON" and clitic.head is verb:
            continue
        if clitic.head is not clitic:
            clitic.head.children.remove(clitic)
        clitic.pos_, clitic.dep_, clitic.head = "PRON", "obj", verb
        verb.children.insert(0, clitic)
