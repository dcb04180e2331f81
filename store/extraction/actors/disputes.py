"""Things that only what somebody does to them shows to be in dispute: *interdire les trottinettes*."""

from __future__ import annotations

from functools import lru_cache

from store.extraction.actors.evidence import first_conjunct
from store.extraction.actors.things import name_span
from store.extraction.actors.words import OPEN_QUOTES, gender, is_plural, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Latent, Measure
from store.extraction.words import Word
from store.lexicon.gazetteer import Gazetteer, fold

DEFINITE = frozenset({"le", "la", "l'", "les", "du", "au", "aux", "des"})
INDEFINITE = frozenset({"un", "une"})
COMPLEMENTS = frozenset({"obl", "obl:arg", "obl:mod", "nmod"})
STEM = 5  # letters that tell a verb
SLOTS = {"pour": "after_pour", "contre": "after_contre", "à": "after_a", "de": "after_de"}


def collect_disputed(work: Draft, taken: set[int]) -> None:
    """What is in dispute though its noun does not say so, outside the tokens `taken`."""
    doc = work.doc
    for token in doc:
        i = token.i
        if token.pos_ != "NOUN" or i in taken or i in work.map.latent or not _governed(work, token):
            continue
        if not _disputable(work.gazetteer, work.low[i]) or work.map.at(token):
            continue
        end, _ = name_span(work, i + 1)
        if _determined(work, i, end) and not _somebodys(work, i, end):
            measure = Measure(surface(doc, i, end), "f" if gender(token) == "f" else "m", is_plural(token))
            work.map.latent[i] = Latent(i, end, measure)


def _governed(work: Draft, token: Word) -> bool:
    """Whether `token` is what a word says that takes a side on a thing, or is listed after it."""
    words, first = work.gazetteer.words, first_conjunct(token)
    if first.dep_ in {"obj", "nsubj:pass"}:
        return _one_of(first.head, words["dispute.objects"])
    if first.dep_ not in COMPLEMENTS:
        return False
    case = next((child.lemma_ for child in first.children if child.dep_ == "case"), "")
    if case == "à" and first.i < first.head.i:
        return False  # "À l'inverse, X y est favorable"
    return case in SLOTS and _one_of(first.head, words[f"dispute.{SLOTS[case]}"])


def _one_of(word: Word, lemmas: frozenset[str]) -> bool:
    """Whether `word` is a form of one of `lemmas`, also where the parser has made up its lemma."""
    if fold(word.lemma_) in lemmas:
        return True
    return word.pos_ == "VERB" and word.folded.startswith(_stems(lemmas))


@lru_cache(maxsize=8)
def _stems(lemmas: frozenset[str]) -> tuple[str, ...]:
    """What all forms of those of `lemmas` begin with that are long enough to be told by it."""
    return tuple(lemma[:-2] for lemma in lemmas if len(lemma) - 2 >= STEM)


def _disputable(gazetteer: Gazetteer, noun: str) -> bool:
    """Whether people can be of two minds on what `noun` names, and it names nobody."""
    words = gazetteer.words
    for form in (noun, noun.removesuffix("s"), noun.removesuffix("x")):
        if form in words["dispute.undisputed"] or form in words["dispute.people"]:
            return False
        if (form,) in gazetteer.titles.by_first.get(form, ()):
            return False
    return True


def _determined(work: Draft, i: int, end: int) -> bool:
    """Whether the noun at `i` names one thing or all of a kind: *les trottinettes*, *la chasse à courre*."""
    doc, k = work.doc, i - 1
    while k >= 0 and doc[k].pos_ == "ADJ":
        k -= 1
    if k < 0 or doc[k].text in OPEN_QUOTES:
        return False
    if k > 0 and doc[k - 1].text in OPEN_QUOTES:  # «une justice de nuit»: a judgement
        return False
    return low(doc[k]) in DEFINITE or (low(doc[k]) in INDEFINITE and end > i + 1)


def _somebodys(work: Draft, i: int, end: int) -> bool:
    """*la campagne de X*: whether tokens [i, end) name somebody who is no state."""
    entities = work.registry.entities
    return any(
        m.form != "pronoun" and entities[m.entity].kind not in {"country", "proposal"}
        for k in range(i, end)
        for m in work.map.starting(k)
    )
