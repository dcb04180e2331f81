"""Which proposals a bare noun may take up again, and which adjectives only judge one."""

from __future__ import annotations

from functools import cache, lru_cache

from store.extraction.actors.words import OPEN_QUOTES
from store.extraction.actors.workspace import Draft
from store.extraction.words import Word
from store.lexicon import load_lexicon
from store.lexicon.gazetteer import Gazetteer

DESCRIBED_BACK = 3  # sentences within which "un texte « indigne »" describes what was named


@lru_cache(maxsize=256)
def picks(gazetteer: Gazetteer, noun: str) -> frozenset[str]:
    """The nouns of the proposals that a bare "le `noun`" may mean: those of its sort and of its table."""
    found = gazetteer.words.get(f"pickup.{noun}", frozenset())
    if noun in gazetteer.words["undertaking.names"]:
        found |= gazetteer.words["proposal.works"] | gazetteer.words["undertaking.building"]
    for key, words in gazetteer.words.items():
        if key.startswith("sort.") and noun in words:
            found |= words
    return found


@cache
def _judgements() -> frozenset[str]:
    return frozenset(load_lexicon().evaluations)


def judging(token: Word) -> bool:
    """ "juge le texte inacceptable", "un accord « inique »": an adjective that says what somebody thinks."""
    after = token.nbor(1).plain if token.i + 1 < len(token.doc) else ""
    if token.pos_ not in {"ADJ", "ADV", "VERB"} or after in {"à", "au", "aux"}:
        return False
    word = token.plain.rstrip("s")
    bare = (word.removesuffix("e"), word.removesuffix("le"))
    masculine = (
        word[:-2] + "x" if word.endswith("euse") else word[:-2] + "f" if word.endswith("ive") else word
    )
    return not _judgements().isdisjoint((token.plain, word, *bare, masculine))


def before_noun(work: Draft, i: int) -> str:
    """The word before token `i`, past an opening quotation mark (*un « texte juste »*)."""
    k = i - 2 if i > 1 and work.doc[i - 1].text in OPEN_QUOTES else i - 1
    return work.low[k] if k >= 0 else ""


def describes(work: Draft, start: int, end: int) -> bool:
    """ "dénonce un texte « indigne »": the noun at [start, end) is described, its verb brings in nothing."""
    after = work.doc[end] if end < len(work.doc) else None
    if after is None:
        return False
    if not (after.text in OPEN_QUOTES or after.plain == "qui" or judging(after) or _criticised(work, after)):
        return False
    return not brings_in(work, start)


def _criticised(work: Draft, after: Word) -> bool:
    """ "rejette un texte accusé de …", "une loi décriée par X": what somebody said of it."""
    if "Part" not in after.morph.get("VerbForm", ()) and after.dep_ not in {"acl", "amod"}:
        return False
    return after.folded.startswith(tuple(work.gazetteer.words["act.criticised"]))


def brings_in(work: Draft, i: int) -> bool:
    """Whether the noun at `i` is of a verb that says that somebody wants, makes or tables it."""
    return work.doc[i].head.folded.startswith(tuple(work.gazetteer.words["proposal.bringing"]))


def wanted(work: Draft, i: int) -> bool:
    """ "appelle à une « trêve »", "plaide pour une « paix juste »": whether what is quoted is called for."""
    asked = any(c.dep_ == "case" and c.plain in {"à", "pour"} for c in work.doc[i].children)
    return asked and brings_in(work, i)


def described_near(work: Draft, named: int, i: int) -> bool:
    """Whether what was named at token `named` is near enough to be described at token `i`."""
    return work.sentence_of[i] - work.sentence_of[named] <= DESCRIBED_BACK
