"""Phrases that the parser hung on the time before them: *accuse samedi Kiev*, *s'émeut jeudi du sort de X*,
*a défilé il y a un mois à Lyon contre la loi*.

The time only says when: what stands right after it belongs to the verb that the time goes with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.edtf import MONTHS, WEEKDAYS
from store.extraction.clauses import SUBJECTS, hang
from store.extraction.spans import SPANNING, free

if TYPE_CHECKING:
    from store.extraction.words import Word

DATED = frozenset({*WEEKDAYS, *MONTHS})
TIMES = DATED | SPANNING
WHEN = frozenset({*DATED, "matin", "midi", "soir", "après-midi", "nuit", "dernier", "prochain"})
SPANS = frozenset(
    {"an", "ans", "année", "années", "mois", "semaine", "semaines", "jour", "jours", "heure", "heures"}
)
COUNTING = frozenset({"DET", "NUM", "ADV", "ADP", "ADJ"})  # "à peine un", "près de deux"


def unhang(day: Word) -> None:
    """Hang on the verb what the parser hung on `day`, a weekday, a month or a span of time after it."""
    if day.plain in SPANNING:
        free(day)
        return
    verb = day.head
    while (verb.plain in WHEN or verb.plain.isdigit()) and verb.head is not verb:
        verb = verb.head
    if verb.pos_ != "VERB" or verb.i > day.i:
        return
    if day.dep_ == "obj" and day.head is verb:
        day.dep_ = "obl"
    below = [*day.children, *(c for part in day.children if part.plain in WHEN for c in part.children)]
    for word in below:
        if word.i < day.i or word.plain in WHEN or word.pos_ not in {"NOUN", "PROPN", "PRON"}:
            continue
        opening = [c.plain for c in word.children if c.dep_ == "case"]
        if opening:
            hang(word, verb, "obl")
        elif word.dep_ in {"nmod", "appos", "flat", "obj"} and not _has_object(verb):
            hang(word, verb, "obj")


def _has_object(verb: Word) -> bool:
    passive = any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
    return passive or any(c.dep_ == "obj" and c.plain not in WHEN for c in verb.children)


def unhang_ago(has: Word) -> None:
    """*qui manifestaient il y a un mois à Lyon contre X*: make of *il y a* (`has` is its verb), right after a
    verb and before a span of time, the preposition that it is; what hung on it goes to that verb.
    """
    doc, low, high = has.doc, has.sent.start, has.sent.end
    k = has.i + 1
    while k < high and doc[k].pos_ in COUNTING and k < has.i + 5:
        k += 1
    if k >= high or doc[k].plain not in SPANS or has.i < low + 3 or doc[has.i - 2].plain != "il":
        return
    span, verb = doc[k], doc[has.i - 3]
    while verb.pos_ == "ADV" and verb.i > low:
        verb = doc[verb.i - 1]
    if verb.pos_ != "VERB" or has.dep_ == "case":
        return
    below = [c for word in (has, span) for c in word.children if c not in {has, span}]
    top = next((c for c in below if c is verb or c in verb.above), None)
    later = [c for c in below if c.i > span.i and c.pos_ == "VERB" and not _begun(c)]
    if top is not None:
        main = verb if top is verb else later[0] if later else top
        hang(main, main if has.head is has else has.head, has.dep_)
        if main is not top and main is not verb:
            hang(top, main, "nsubj")
    hang(span, verb, "obl")
    hang(has, span, "case")
    has.pos_ = "ADP"
    for child in below:
        if has.i - 2 <= child.i < has.i:
            hang(child, has, "fixed")
        elif child.i > span.i and child.head in {has, span}:
            hang(child, verb, "obl" if child.dep_ == "nmod" else child.dep_)


def _begun(verb: Word) -> bool:
    """Whether the clause of `verb` has a subject, or a word that joins it to another."""
    return any(c.dep_ in SUBJECTS | {"mark", "cc"} and c.i < verb.i for c in verb.children)
