"""Phrases that the parser hung on the day before them: *accuse samedi Kiev*, *s'émeut jeudi du sort de X*.

The day only says when: what stands right after it belongs to the verb that the day goes with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.edtf import MONTHS, WEEKDAYS
from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Word

DATED = frozenset({*WEEKDAYS, *MONTHS})
WHEN = frozenset({*DATED, "matin", "midi", "soir", "après-midi", "nuit", "dernier", "prochain"})


def unhang(day: Word) -> None:
    """Hang on the verb what the parser hung on `day`, the name of a weekday or month after that verb."""
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
