"""Spans of time after a verb that the parser took for its object: *a accusé la semaine dernière X de mentir*,
*s'est déclaré la veille hostile à la loi*.

What stands behind them goes with the verb, as if nobody had said when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Word

# alone with their article, and those that need a word that says which
EVES = frozenset({"veille", "avant-veille", "lendemain", "surlendemain"})
STRETCHES = frozenset(
    {
        "semaine",
        "an",
        "année",
        "mois",
        "week-end",
        "jour",
        "jours",
        "nuit",
        "soir",
        "soirée",
        "matin",
        "matinée",
    }
    | {"journée", "après-midi", "été", "hiver", "printemps", "automne", "trimestre", "semestre", "siècle"}
    | {"semaines", "années"}
)
SPANNING = EVES | STRETCHES
WHICH = frozenset(
    {"dernier", "dernière", "derniers", "dernières", "passé", "passée", "prochain", "prochaine", "précédent"}
    | {"précédente", "suivant", "suivante", "même", "durant", "écoulé", "écoulée", "ci"}
)
THESE = frozenset({"ce", "cet", "cette", "ces"})
ARTICLES = frozenset({"le", "la", "l'", "les"})
NAMED = frozenset({"NOUN", "PROPN", "PRON"})


def free(span: Word) -> None:
    """Hang `span`, where it only says when, and what the parser hung on it, on the verb before it."""
    verb, words = span.head, _words(span)
    if (
        verb.pos_ != "VERB"
        or verb.i > span.i
        or not words
        or span.dep_ not in {"obj", "obl", "nmod", "xcomp"}
    ):
        return
    if any(w.pos_ not in {"ADV", "AUX", "PRON"} for w in span.doc[verb.i + 1 : words[0].i]):
        return
    taken = span.dep_ == "obj"
    span.dep_ = "obl"
    for word in words:
        if word is not span and word.head is not span and word not in span.above:
            hang(word, span, "amod" if word.plain in WHICH else "det")
    for child in [c for c in span.children if c.i > words[-1].i]:
        _rehang(child, verb)
    for child in [c for c in verb.children if c.i > words[-1].i] if taken else ():
        bare = (
            child.dep_ == "obl" and child.pos_ in NAMED and not any(c.dep_ == "case" for c in child.children)
        )
        if bare and child.i <= words[-1].i + 3 and child.plain not in SPANNING:
            child.dep_ = "obj"
            return


def _rehang(child: Word, verb: Word) -> None:
    """Hang on `verb` what follows a time: its object, its predicate (*hostile à X*), or an addition."""
    if child.pos_ in NAMED and not any(c.dep_ == "case" for c in child.children):
        free_verb = not any(c.dep_ == "obj" and c.pos_ in NAMED and c.i > verb.i for c in verb.children)
        hang(
            child, verb, "obj" if free_verb and child.dep_ in {"nmod", "appos", "flat", "obj"} else child.dep_
        )
    elif child.pos_ == "ADJ" or child.dep_ in {"amod", "acl"}:
        felt = any(c.plain in {"se", "s'"} for c in verb.children)
        child.pos_ = "ADJ" if felt and "Part" in child.morph.get("VerbForm", ()) else child.pos_
        hang(child, verb, "xcomp" if child.pos_ == "ADJ" else child.dep_)
    elif child.dep_ == "nmod":
        hang(child, verb, "obl")


def _words(span: Word) -> list[Word]:
    """The words of the phrase of `span` where it says when (*la semaine dernière*), else none."""
    doc, first, last = span.doc, span.i - 1, span.i
    while first > span.sent.start and doc[first].plain in WHICH:
        first -= 1  # "ces derniers jours"
    if first <= span.sent.start:
        return []
    opening = doc[first].plain
    if last + 1 < span.sent.end and doc[last + 1].plain in WHICH:
        last += 1
    told = span.plain in EVES or last > span.i or first < span.i - 1
    if opening in THESE or (opening in ARTICLES and told):
        after = doc[last + 1].plain if last + 1 < span.sent.end else ""
        owned = after in {"de", "du", "des", "d'"} and span.plain in EVES
        return [] if owned or doc[first - 1].pos_ == "ADP" else list(doc[first : last + 1])
    return []
